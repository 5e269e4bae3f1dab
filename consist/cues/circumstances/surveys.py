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
_NAME = r"\b[A-Z][\w&]{1,30}(?:[ /-][A-Z][\w&]{0,30}){0,3}"
_KIND = r"(?:weekly|daily|monthly|latest|new|online|exit|opinion|national|tracking|snap)"
_BEFORE = re.compile(
    rf"(?P<who>{_NAME}) (?:{_KIND} )?(?:poll|survey)\b"
    r"(?! (?:leads?|numbers|deficit|ratings?|tax|stations?|booths?|workers?))"
)
_BEHIND = re.compile(
    rf"\b(?:[Pp]oll|[Ss]urvey)(?: of [a-z]+)? by (?:the )?(?P<who>{_NAME})"
    rf"(?: for (?:the )?(?P<too>{_NAME}))?"
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
    named = [match["who"] for match in _BEFORE.finditer(text)]
    named += [name for match in _BEHIND.finditer(text) for name in match.groups() if name]
    words = (word.lower() for name in named for word in re.split(r"[ /-]", name))
    return Surveys(
        frozenset(number for number in numbers if number >= FEWEST), frozenset(words) - _NO_NAME
    )


def of_other_surveys(one: Surveys, other: Surveys) -> bool:
    """Whether two articles tell whom they asked, or who asked, and none of it may be one survey."""
    if one.sizes and other.sizes:
        return not any(abs(a - b) <= ROUNDED * max(a, b) for a in one.sizes for b in other.sizes)
    return bool(one.names) and bool(other.names) and not one.names & other.names
