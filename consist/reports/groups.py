"""Findings about one clash, put together: one headline, with all outlets on each side.

Two findings of a kind belong together where they share a passage and light the same words of it:
three outlets that tell of sixty days and one that tells of ninety make one clash, not three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TypeAlias

from consist.model import Finding, Passage

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
    by_passage: dict[tuple[str, Place], list[tuple[int, Passage]]] = {}
    for number, finding in enumerate(findings):
        for side in (finding.a, finding.b):
            by_passage.setdefault((finding.kind.value, _place(side)), []).append((number, side))
    for met in by_passage.values():
        for one, other in _same_words(met):
            _join(root, one, other)
    members: dict[int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        members.setdefault(_find(root, number), []).append(finding)
    return tuple(Group(tuple(found), _sides(found)) for found in members.values())


def _find(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]  # the next walk is half as long
        number = root[number]
    return number


def _join(root: list[int], one: int, other: int) -> None:
    first, second = sorted((_find(root, one), _find(root, other)))
    root[second] = first


def _place(side: Passage) -> Place:
    return (side.article_id, side.start, side.end)


def _same_words(met: Sequence[tuple[int, Passage]]) -> Iterator[tuple[int, int]]:
    """Yield findings of a passage that light the same words of it, or none of it, two by two.

    They are not all such twos, but enough to link whatever these link: of words in the order of
    their beginnings, those that overlap any before overlap those that reach farthest.
    """
    yield from pairwise(number for number, side in met if not side.lit)
    reach, farthest = 0, 0
    for start, end, number in sorted((*lit, number) for number, side in met for lit in side.lit):
        if start < min(reach, end):
            yield farthest, number
        if end > reach:
            reach, farthest = end, number


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
    side_of: dict[Place, int] = {}
    for place in _from_the_lead(found, against):
        taken = {side_of[other] for other in against[place] if other in side_of}
        side_of[place] = next(side for side in count() if side not in taken)
        if side_of[place] == len(sides):
            sides.append([])
        sides[side_of[place]].append(place)
    return tuple(tuple(passages[place] for place in sorted(side)) for side in sides)


def _from_the_lead(findings: list[Finding], against: dict[Place, set[Place]]) -> list[Place]:
    """Return the places from the surest finding outwards, so that two sides suffice if they can."""
    rank = Counter({_place(findings[0].a): 2, _place(findings[0].b): 1})
    order = [_place(findings[0].a)]
    met = set(order)
    for place in order:  # which grows on the way
        for other in sorted(against[place] - met, key=lambda one: (-rank[one], one)):
            met.add(other)
            order.append(other)
    return order
