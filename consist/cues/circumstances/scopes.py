"""Of whom, where and when a sentence counts: women or men, a country or a town, after weeks."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from consist.cues.model import Cues, NameKind, Quantity

# Lines of one axis are apart: what two sentences tell by different words of it may both be so.
_AXES: tuple[dict[str, re.Pattern[str]], ...] = tuple(
    {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in axis.items()}
    for axis in (
        {
            "women": "women(?:['’]s)?|females?|girls(?:['’])?|mothers",
            "men": "men(?:['’]s)?|males?|boys(?:['’])?|fathers",
        },
        {"headline": "headline", "core": "core|underlying"},
        {
            "reported": "reported (?:figures?|profits?|loss|earnings|results?)|statutory",
            "adjusted": "adjusted|underlying|stripping (?:\\w+ ){1,3}out|"
            "excluding (?:one-offs?|those|these|them|exceptional)",
        },
        {"revenue": "revenues?|sales|turnover", "profit": "profits?|earnings|net income"},
        {
            "net": "net (?:profit|loss|income|earnings)",
            "operating": "operating (?:profit|loss|income|earnings)",
            "before tax": "(?:pre-?tax|gross) (?:profit|loss|income|earnings)",
        },
    )
)
_WORLD = re.compile(
    r"\b(?:worldwide|world-wide|globally|(?:around|across|throughout|in all) the world"
    r"|nationwide|nationally|countrywide|(?:around|across|throughout) the (?:country|nation))\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:turnout|toll|rate|price|population|count|figure|share|total|average|support)s? there\b"
    r"|\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should|"
    r"seems?|appears?|remains?)\b)",
    re.IGNORECASE,
)
"""A place told before; not that of "there is"."""
_FRAME = re.compile(r"\bafter (?P<frame>[\w-]+ (?:day|week|month|year)s?)\b", re.IGNORECASE)


def of_other_scopes(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether both sentences tell of whom, where or when they count, and none may be the same.

    "The life expectancy of women rose to 84 years" and "that of men to 79" may both be so, and so
    may what was sold "worldwide" and what "in Europe".
    """
    mine, theirs = one.text, other.text
    return (
        any(apart(a, b) for a, b in zip(_sides(mine), _sides(theirs), strict=True))
        or (
            apart(_frames(mine), _frames(theirs))
            and not (_is_told(mine, first) and _is_told(theirs, second))
        )
        or _is_within(one, other)
        or _is_within(other, one)
    )


def apart(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    """Whether both sides tell something and none of it is the same."""
    return bool(one) and bool(other) and not one & other


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _sides(text: str) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(name for name, pattern in axis.items() if pattern.search(text)) for axis in _AXES
    )


@lru_cache(maxsize=16384)
def _frames(text: str) -> frozenset[str]:
    return frozenset(match["frame"].lower() for match in _FRAME.finditer(text))


def _is_told(text: str, quantity: Quantity) -> bool:
    """Whether a number is that of a time which the sentence ends with, and no setting of others."""
    return any(0 < match.start() <= quantity.start < match.end() for match in _FRAME.finditer(text))


def _is_within(place: Cues, world: Cues) -> bool:
    """Whether one counts in a place of its own and the other in the whole world or country."""
    if _WORLD.search(place.text) or not _WORLD.search(world.text):
        return False
    named = place.name_keys(NameKind.PLACE) - world.name_keys(NameKind.PLACE)
    return bool(named) or _THERE.search(place.text) is not None
