"""One quotation that both sides print, from a speaker who may be one.

"A resident told AP" and "Bensu Elianita said" read as two speakers, and the NLI model finds a
contradiction in it; but one outlet names whom the other describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.attribution import Attribution, Speaker, same_speaker
from consist.attribution.quotes import quotations
from consist.decide.evidence import Evidence, Reading

FEWEST_WORDS = 5
"""A shorter quotation is a borrowed word, beside which the rest may clash."""

LEAST_OF_SIDE = 0.33
"""A quotation that is less of either sentence leaves room for another claim."""

SAME_SPEAKER = 0.5
_WORD = re.compile(r"\w+")


def from_one_mouth(item: Evidence) -> bool:
    """Return whether one quotation is a good part of both sides, and may be of one speaker."""
    shared = set(_quoted(item.left)) & set(_quoted(item.right))
    if not shared:
        return False
    longest = max(map(len, shared))
    sides = (item.left, item.right)
    if any(longest < LEAST_OF_SIDE * len(_words(side.sentence.text)) for side in sides):
        return False
    return _may_be_one(item.left.attribution, item.right.attribution)


def _may_be_one(one: Attribution, other: Attribution) -> bool:
    """Whether two speakers are one, or one of them is described as anybody: "a Halm resident"."""
    if one.who is None or other.who is None:
        return True
    if same_speaker(one, other) >= SAME_SPEAKER or set(one.who.names) & set(other.who.names):
        return True
    if one.who.of and other.who.of and not set(one.who.of) & set(other.who.of):
        return False
    return _is_anybody(one.who) != _is_anybody(other.who)


def _is_anybody(who: Speaker) -> bool:
    return who.text.lower().startswith(("a ", "an ", "one "))


def _quoted(side: Reading) -> Iterator[tuple[str, ...]]:
    text = side.sentence.text
    for quote in quotations([text])[0]:
        words = _words(text[quote.start : quote.end])
        if len(words) >= FEWEST_WORDS:
            yield words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))
