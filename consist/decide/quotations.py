"""One quotation that both sides print, from a speaker who may be one.

"A resident told AP" and "Bensu Elianita said" read as two speakers, and the NLI model finds a
contradiction in it; but one outlet names whom the other describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.attribution import Attribution, SpeakerKind, same_speaker
from consist.attribution.quotes import quotations
from consist.decide.evidence import Evidence, Reading

FEWEST_WORDS = 5
"""A shorter quotation is a borrowed word, beside which the rest may clash."""

LEAST_OF_SIDE = 0.33
"""A quotation that is less of either sentence leaves room for another claim."""

SAME_SPEAKER = 0.5
_WORD = re.compile(r"\w+")


def from_one_mouth(item: Evidence) -> bool:
    """Return whether both sides are mostly one quotation, and no two people are named for it."""
    shared = set(_quoted(item.left)) & set(_quoted(item.right))
    if not shared:
        return False
    longest = max(map(len, shared))
    sides = (item.left, item.right)
    if any(longest < LEAST_OF_SIDE * len(_words(side.sentence.text)) for side in sides):
        return False
    return not _are_two(*(side.attribution for side in sides))


def _are_two(one: Attribution, other: Attribution) -> bool:
    """Whether both name who speaks, and nothing makes one person of the two."""
    if not (_is_named(one) and _is_named(other)) or same_speaker(one, other) >= SAME_SPEAKER:
        return False
    names = [set(said.who.names) for said in (one, other) if said.who is not None]
    return not set.intersection(*names)


def _is_named(said: Attribution) -> bool:
    """Whether a speaker is named, and not described: "a Halm resident"."""
    if said.who is None or said.who.kind is not SpeakerKind.NAMED:
        return False
    return not said.who.text.lower().startswith(("a ", "an ", "one "))


def _quoted(side: Reading) -> Iterator[tuple[str, ...]]:
    text = side.sentence.text
    for quote in quotations([text])[0]:
        words = _words(text[quote.start : quote.end])
        if len(words) >= FEWEST_WORDS:
            yield words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))
