"""Where a text quotes: stretches between quotation marks, also over several sentences.

Marks are read by their shape and by what stands beside them, not by counting, because a lost mark
must not turn the rest of an article inside out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_MARK = re.compile(
    r"""[“”„‟«»"]"""
    r"""|(?<![\w’'])[‘'‚](?=\w)"""  # a single mark opens only before a word
    r"""|(?<=[\w.,!?…])[’'](?!\w)"""  # and closes only after one
)
_MAX_SENTENCES = 15
_MAX_MARKS = 60  # looked at for one that closes; apostrophes are among them


class Quotation(NamedTuple):
    """The part of a quotation that lies in one sentence, its marks included.

    `number` is shared by all parts of one quotation over several sentences; `whole` tells a
    quotation that begins and ends in this sentence.
    """

    start: int
    end: int
    number: int
    whole: bool


class _Mark(NamedTuple):
    sentence: int
    at: int
    family: str
    opens: bool
    firm: bool


def quotations(sentences: Sequence[str]) -> list[list[Quotation]]:
    """Return for each sentence its quotations in order.

    A mark that opens and is never closed within fifteen sentences quotes to the end of its own
    sentence where another opens first (the habit of quoting several paragraphs), and nothing
    otherwise.
    """
    found: list[list[Quotation]] = [[] for _ in sentences]
    marks = [mark for number, text in enumerate(sentences) for mark in _marks(number, text)]
    number = 0
    after = (-1, -1)
    for place, mark in enumerate(marks):
        if not mark.opens or (mark.sentence, mark.at) < after:
            continue
        end = _closing(marks, place)
        if end is None:
            continue
        for part in _parts(sentences, mark, end, number):
            found[part[0]].append(part[1])
        number += 1
        after = (end.sentence, end.at + 1) if end.at >= 0 else (end.sentence + 1, 0)
    return found


def _marks(number: int, text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    for match in _MARK.finditer(text):
        char, at = match.group(), match.start()
        family = "single" if char in "‘’'‚" else "double"
        if char in "“„«‟‘‚":
            opens = True
        elif char in "”»’":
            opens = False
        else:
            opens = _opens(text, at)
        marks.append(_Mark(number, at, family, opens, family == "double" or _firm(text, at)))
    return marks


def _firm(text: str, at: int) -> bool:
    """Whether a single mark is surely none of an apostrophe: it closes behind a stop."""
    return at > 0 and text[at - 1] in ".,!?…"


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    following = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-:") and not following.isspace()


def _closing(marks: Sequence[_Mark], place: int) -> _Mark | None:
    """Find the mark that ends the quotation begun at `place`.

    In a later sentence a single mark ends it only behind a stop, or else it is an apostrophe.
    """
    start = marks[place]
    for mark in marks[place + 1 : place + 1 + _MAX_MARKS]:
        if mark.sentence - start.sentence > _MAX_SENTENCES:
            return None
        if mark.family != start.family or (mark.sentence > start.sentence and not mark.firm):
            continue
        if not mark.opens:
            return mark
        if start.family == "double" and mark.sentence > start.sentence:
            return _Mark(start.sentence, -1, start.family, opens=False, firm=True)
    return None


def _parts(
    sentences: Sequence[str], start: _Mark, end: _Mark, number: int
) -> list[tuple[int, Quotation]]:
    parts: list[tuple[int, Quotation]] = []
    for sentence in range(start.sentence, end.sentence + 1):
        text = sentences[sentence]
        first = start.at if sentence == start.sentence else 0
        ends_here = sentence == end.sentence and end.at >= 0
        last = end.at + 1 if ends_here else len(text)
        whole = start.sentence == end.sentence and ends_here
        if last > first:
            parts.append((sentence, Quotation(first, last, number, whole)))
    return parts
