"""Which texts state the same: average linkage over the pairs that were compared."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import TypeAlias

Likeness: TypeAlias = Mapping[tuple[int, int], float]


def group(count: int, likeness: Likeness, *, least: float) -> list[tuple[int, ...]]:
    """Group the numbers below `count`, by the mean likeness of the known pairs between two groups.

    A pair that is not in `likeness` is unknown: it counts neither for nor against, but two groups
    without any known pair are never joined. Two groups are joined where the mean is at least
    `least`, the most alike first, so that a chain of half-alike texts does not form. Groups and
    their members come in ascending order.

    Args:
        count: How many items there are.
        likeness: By pair of numbers, the smaller first; minus infinity keeps two apart for good.
        least: The least mean likeness.
    """
    sums: dict[int, dict[int, tuple[float, int]]] = {number: {} for number in range(count)}
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = (value, 1)
    members: dict[int, tuple[int, ...]] = {number: (number,) for number in range(count)}
    waiting = [(-value, one, other) for (one, other), value in likeness.items() if value >= least]
    heapq.heapify(waiting)
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in members or other not in members:
            continue
        joined = count
        count += 1
        members[joined] = tuple(sorted(members.pop(one) + members.pop(other)))
        for near, (total, known) in _join(sums, one, other, joined).items():
            if total / known >= least:
                heapq.heappush(waiting, (-total / known, near, joined))
    return sorted(members.values())


def _join(
    sums: dict[int, dict[int, tuple[float, int]]], one: int, other: int, joined: int
) -> dict[int, tuple[float, int]]:
    """Replace two groups by one and return its sums and counts of likeness to every other."""
    mixed: dict[int, tuple[float, int]] = {}
    for part, partner in ((one, other), (other, one)):
        for near, (value, known) in sums.pop(part).items():
            if near == partner:
                continue
            total, met = mixed.get(near, (0.0, 0))
            mixed[near] = (total + value, met + known)
            sums[near].pop(part)
    sums[joined] = mixed
    for near, found in mixed.items():
        sums[near][joined] = found
    return mixed
