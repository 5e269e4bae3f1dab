"""Findings about one clash, put together: one headline, with all outlets on each side.

Two findings of a kind belong together where they share a passage and light the same words of it:
three outlets that tell of sixty days and one that tells of ninety make one clash, not three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from consist.model import Finding, Passage, Span

Place: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one clash, the surest first, and the passages by the side they take.

    Passages of one side are in no finding against each other. There are more than two sides where
    three accounts all differ.
    """

    findings: tuple[Finding, ...]
    sides: tuple[tuple[Passage, ...], ...]

    @property
    def lead(self) -> Finding:
        """The surest finding, which stands for the group."""
        return self.findings[0]

    @property
    def outlets(self) -> tuple[tuple[str, ...], ...]:
        """The outlets of each side in the order of their names, prints of a copy included."""
        return tuple(
            tuple(
                sorted(
                    {passage.outlet for passage in side}
                    | {copy.outlet for passage in side for copy in passage.copies}
                )
            )
            for side in self.sides
        )

    @property
    def told(self) -> str:
        """Say who stands against whom."""
        return " against ".join(", ".join(outlets) for outlets in self.outlets)


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Return the groups of ranked findings in the rank of their surest; each finding is in one."""
    root = list(range(len(findings)))
    by_passage: dict[tuple[str, Place], list[int]] = {}
    for number, finding in enumerate(findings):
        for side in (finding.a, finding.b):
            met = by_passage.setdefault((finding.kind.value, _place(side)), [])
            for other in met:
                if _same_words(side, findings[other]):
                    _join(root, number, other)
            met.append(number)
    members: dict[int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        members.setdefault(_find(root, number), []).append(finding)
    return tuple(Group(tuple(found), _sides(found)) for found in members.values())


def _find(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number


def _join(root: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(root, one), _find(root, other)))
    root[second] = first


def _place(side: Passage) -> Place:
    return (side.article_id, side.start, side.end)


def _same_words(side: Passage, other: Finding) -> bool:
    """Whether the other finding lights words of the passage that this one lights, or both none."""
    theirs = next(each for each in (other.a, other.b) if _place(each) == _place(side))
    if not side.lit or not theirs.lit:
        return not side.lit and not theirs.lit
    return any(_overlap(mine, lit) for mine in side.lit for lit in theirs.lit)


def _overlap(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _sides(findings: Iterable[Finding]) -> tuple[tuple[Passage, ...], ...]:
    """Put each passage on the first side that it stands in no finding against."""
    found = list(findings)
    against: dict[Place, set[Place]] = {}
    passages: dict[Place, Passage] = {}
    for finding in found:
        one, other = _place(finding.a), _place(finding.b)
        passages.setdefault(one, finding.a)
        passages.setdefault(other, finding.b)
        against.setdefault(one, set()).add(other)
        against.setdefault(other, set()).add(one)
    sides: list[list[Place]] = []
    for place in _from_the_lead(found, against):
        free = (side for side in sides if not against[place] & set(side))
        side = next(free, None)
        if side is None:
            sides.append([place])
        else:
            side.append(place)
    return tuple(tuple(passages[place] for place in sorted(side)) for side in sides)


def _from_the_lead(findings: list[Finding], against: dict[Place, set[Place]]) -> list[Place]:
    """Return the places from the surest finding outwards, so that two sides suffice if they can."""
    rank = Counter({_place(findings[0].a): 2, _place(findings[0].b): 1})
    order, waiting = [_place(findings[0].a)], [_place(findings[0].a)]
    while waiting:
        place = waiting.pop(0)
        for other in sorted(against[place], key=lambda one: (-rank[one], one)):
            if other not in order:
                order.append(other)
                waiting.append(other)
    return order
