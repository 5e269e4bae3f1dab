"""What an article tells of its surveys: what two of them found may differ and both be so."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ASKED = re.compile(
    r"\b(?:asked|interviewed|polled|surveyed|questioned|canvassed|sample of|survey of|poll of)\s+"
    r"(?:(?:a total of|more than|just over|just under|about|around|some|nearly|almost|over)\s+)?"
    r"(?P<number>\d[\d,]{0,14})",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&]*(?:[ /-][A-Z][\w&]*){0,3}"
_BEFORE = re.compile(rf"(?P<who>{_NAME})(?:['’]s?)? (?:\w+ )?(?:poll|survey)\b")
_BEHIND = re.compile(
    rf"\b(?:[Pp]oll|[Ss]urvey)(?: \w+){{0,2}}? (?:by|from) (?:the )?(?P<who>{_NAME})"
)
_NO_NAME = frozenset(
    "a an the new latest exit opinion online national snap public in our this that one another "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december institute research group for of".split()
)
FEWEST = 100
"""Police ask forty witnesses; a survey asks more."""

ROUNDED = 0.05
"""So far apart, as a share of the greater, may be two roundings of one number."""


@dataclass(frozen=True, slots=True)
class Surveys:
    """How many the surveys of a text asked, and the words of the names of those who asked."""

    sizes: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


def surveys(text: str) -> Surveys:
    """Return what a text tells of its surveys.

    >>> found = surveys("A poll by Opinia asked 1,204 adults, like the Kantar/Metron survey.")
    >>> sorted(found.sizes), sorted(found.names)
    ([1204], ['kantar', 'metron', 'opinia'])
    """
    numbers = (int(match["number"].replace(",", "")) for match in _ASKED.finditer(text))
    named = (match["who"] for pattern in (_BEFORE, _BEHIND) for match in pattern.finditer(text))
    words = (word.lower() for name in named for word in re.split(r"[ /-]", name))
    return Surveys(
        frozenset(number for number in numbers if number >= FEWEST), frozenset(words) - _NO_NAME
    )


def of_other_surveys(one: Surveys, other: Surveys) -> bool:
    """Whether two articles tell whom they asked, or who asked, and none of it may be one survey."""
    if one.names and other.names and not one.names & other.names:
        return True
    return (
        bool(one.sizes)
        and bool(other.sizes)
        and not any(abs(a - b) <= ROUNDED * max(a, b) for a in one.sizes for b in other.sizes)
    )
