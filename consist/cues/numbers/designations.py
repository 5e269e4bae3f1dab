"""Numbers that are part of a name: "Internet Explorer 7", "the Boeing 737", "Article 50"."""

from __future__ import annotations

from collections.abc import Sequence

from consist.calendar import MONTHS, WEEKDAYS
from consist.cues.numbers.bounds import Bounds
from consist.cues.numbers.counted import counts_something
from consist.cues.tokens import Token

DESIGNATION = "designation"

_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
# steps of a scale and numbers in a row, which differ only where the sides contradict each other
_SCALES = frozenset(
    "no number nr level phase stage grade category class week season episode day round version "
    "magnitude top about around over under nearly almost some".split()
)
_OPENS = frozenset(tuple(".!?:;“\"‘'(—–-•"))


def designated(tokens: Sequence[Token], bounds: Bounds) -> str:
    """Return the word whose name a bare number belongs to; empty where it is a quantity.

    A headline with a capital on most words tells no names, and a bare number that is followed by
    what it counts is no name either ("in Aleppo 31 civilians").
    """
    first = bounds.first
    if first < 2 or bounds.last != first + 1 or not _is_plain(tokens[first], bounds):
        return ""
    before = tokens[first - 1]
    if (
        before.kind != "word"
        or not before.text[0].isupper()
        or before.lower in _CALENDAR | _SCALES
        or tokens[first - 2].text in _OPENS
        or _all_capitals(tokens)
        or counts_something(tokens, bounds.last)
    ):
        return ""
    return before.lower


def _is_plain(token: Token, bounds: Bounds) -> bool:
    """Whether a number is written in figures alone and is no year."""
    year = len(token.text) == 4 and 1500 <= bounds.low <= 2100
    return (
        token.kind == "number"
        and token.text.replace(".", "").isdecimal()
        and bounds.low == bounds.high
        and not year
    )


def _all_capitals(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens[1:] if token.kind == "word" and len(token.text) > 3]
    return sum(token.text[0].isupper() for token in words) * 2 > max(4, len(words))
