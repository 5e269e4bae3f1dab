"""How many people an article's survey asked: what two surveys found may differ and both be so."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\b(?:asked|interviewed|polled|surveyed|questioned|canvassed|sample of|survey of|poll of)\s+"
    r"(?:(?:a total of|more than|just over|just under|about|around|some|nearly|almost|over)\s+)?"
    r"(?P<number>\d[\d,]{0,14})",
    re.IGNORECASE,
)
FEWEST = 100
"""Police ask forty witnesses; a survey asks more."""

ROUNDED = 0.05
"""So far apart, as a share of the greater, may be two roundings of one number."""


def sample_sizes(text: str) -> frozenset[int]:
    """Return how many the surveys of a text asked.

    >>> sorted(sample_sizes("Meridian asked 1,204 adults."))
    [1204]
    """
    numbers = (int(match["number"].replace(",", "")) for match in _ASKED.finditer(text))
    return frozenset(number for number in numbers if number >= FEWEST)


def of_other_surveys(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two articles tell whom they asked, and none of it may be one survey."""
    return (
        bool(one)
        and bool(other)
        and not any(abs(a - b) <= ROUNDED * max(a, b) for a in one for b in other)
    )
