"""A change told by its two ends, and the same told by how much: from 12 to 9, by a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from consist.cues.model import Cues, Quantity
from consist.cues.numbers.roles import MOVED

_FROM = re.compile(r"\bfrom (?:(?:about|around|some) )?$", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:f[ae]ll\w*|r[io]se\w*|drop\w*|climb\w*|grew|grow\w*|declin\w*|increas\w*|decreas\w*|"
    r"cut\w*|reduc\w*|rais\w+|jump\w*|slid\w*|slump\w*|lower\w*|shr[aiu]nk\w*|surg\w+|"
    r"slip\w*|up|down)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" to (?:(?:about|around|some) )?$", re.IGNORECASE)
_LONGEST = 40


def ends_of_change(ends: Cues, told: Cues, change: Quantity) -> Iterator[Quantity]:
    """Yield the level that something reached whose change the other side tells by how much."""
    if change.sense not in ("change", MOVED) or not _MOVES.search(told.text):
        return
    if not _MOVES.search(ends.text):
        return
    for before, after in pairwise(ends.quantities):
        between = ends.text[before.end : after.start]
        if (
            _FROM.search(ends.text[max(0, before.start - _LONGEST) : before.start])
            and len(between) <= _LONGEST
            and _BETWEEN.search(between)
            and _follows(before, after, change)
        ):
            yield after


def _follows(before: Quantity, after: Quantity, change: Quantity) -> bool:
    """Whether a change follows from two ends, within what they are rounded to.

    The finer of the ends tells it: 20,000 beside 18,500 is no round ten thousand.
    """
    if after.dimension is not before.dimension or not 0 < before.low == before.high:
        return False
    difference = abs(after.high - before.high)
    rounded = min(before.granule, after.granule)
    slack = max(rounded, change.granule)
    if change.dimension is after.dimension and abs(difference - change.high) <= slack / 2:
        return True
    relative = 100.0 * difference / before.high
    rough = 100.0 * rounded / before.high
    return change.unit == "percent" and abs(relative - change.high) <= rough + change.granule / 2
