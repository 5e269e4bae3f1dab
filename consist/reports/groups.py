"""Findings about one clash, put together: one headline, with all outlets on each side.

Two findings of a kind belong together where they share a passage and clash over the same words of
it: three outlets that tell of sixty days and one that tells of ninety make one clash, not three.
Over a number in one and a date in the other they are two matters, in however near words. Where
nothing says over what two accounts clash, all that differs is lit; then a word or two in common
says nothing: most of the words have to be the same, or a figure. Such a finding may be like two of
unlike matters, which then stand together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import NamedTuple, TypeAlias

from consist.model import Finding, Kind, Passage, Span
from consist.reports.matters import clashing

Place: TypeAlias = tuple[str, int, int]

MOST = 0.5
"""Where nothing names the matter, two findings light the same words from this share of those of
both on: the rest of them may be how the one tells it and not the other."""

CHARGED = ("framing.one_charged", "framing.both_charged")
"""The codes of reasons that name no word."""


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
        """Say who stands against whom; an outlet that tells several versions is named as such."""
        often = Counter(outlet for outlets in self.outlets for outlet in outlets)
        torn = [outlet for outlet in sorted(often) if often[outlet] > 1]
        sides = [
            [outlet for outlet in outlets if outlet not in torn] or outlets
            for outlets in self.outlets
        ]
        versions = [", ".join(outlets) for outlets in sides]
        two = len(versions) == 2
        notes = [] if two else [f"{len(versions)} versions"]
        if torn:
            stand = "stands" if len(torn) == 1 else "stand"
            notes.append(f"{_listed(torn)} {stand} on {'both' if two else 'several'} sides")
        told = " against ".join(versions) if two else "; ".join(versions)
        return f"{told} ({'; '.join(notes)})" if notes else told


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Return the groups of ranked findings in the rank of their surest; each finding is in one."""
    root = list(range(len(findings)))
    by_passage: dict[tuple[Kind, Place], list[_Side]] = {}
    for number, finding in enumerate(findings):
        matter = _matter(finding)
        for side in (finding.a, finding.b):
            met = by_passage.setdefault((finding.kind, _place(side)), [])
            met.append(_Side.of(number, side, matter))
    for met in by_passage.values():
        for one, other in _of_one_clash(met):
            _join(root, one, other)
    members: dict[int, list[Finding]] = {}
    for number, finding in enumerate(findings):
        members.setdefault(_find(root, number), []).append(finding)
    return tuple(Group(tuple(found), _sides(found)) for found in members.values())


class _Side(NamedTuple):
    """A finding's number, the words that it lights of a passage, and what names the matter.

    `places` are those of the lit characters, `figures` those of the digits among them.
    """

    finding: int
    lit: tuple[Span, ...]
    matter: str
    places: frozenset[int]
    figures: frozenset[int]

    @classmethod
    def of(cls, finding: int, side: Passage, matter: str) -> _Side:
        """Read one side of a finding."""
        places = frozenset(at for span in side.lit for at in range(*span))
        figures = (at for at in places if side.text[at - side.start :][:1].isdigit())
        return cls(finding, side.lit, matter, places, frozenset(figures))

    def is_like(self, other: _Side) -> bool:
        """Return whether both light a figure, or most of what both light is the same."""
        if not self.figures.isdisjoint(other.figures):
            return True
        both = len(self.places & other.places)
        return both >= MOST * (len(self.places) + len(other.places) - both)


def _matter(finding: Finding) -> str:
    """Return what the lit words are, by the surest cue that clashes; "" where none is known."""
    if finding.kind is Kind.FRAMING:
        codes = (reason.code for reason in finding.reasons)
        worded = any(code.startswith("framing.") and code not in CHARGED for code in codes)
        return "wording" if worded else ""
    return next((clash.value for clash in clashing(finding)), "")


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


def _of_one_clash(met: Sequence[_Side]) -> Iterator[tuple[int, int]]:
    """Yield findings of a passage that are of one clash, two by two.

    They are not all such twos, but enough to link whatever these link.
    """
    by_words: dict[tuple[tuple[Span, ...], str], list[_Side]] = {}
    for side in met:
        by_words.setdefault((side.lit, side.matter), []).append(side)
    for same in by_words.values():
        yield from pairwise(side.finding for side in same)
    firsts = [same[0] for same in by_words.values()]
    for matter in {side.matter for side in firsts} - {""}:
        yield from _overlapping([side for side in firsts if side.matter == matter])
    vague = [side for side in firsts if not side.matter]
    named = [side for side in firsts if side.matter]
    for place, one in enumerate(vague):
        for other in (*vague[place + 1 :], *named):
            if one.is_like(other):
                yield one.finding, other.finding


def _overlapping(met: Sequence[_Side]) -> Iterator[tuple[int, int]]:
    """Yield findings that light any word in common, two by two.

    Of words in the order of their beginnings, those that overlap any before overlap those that
    reach farthest.
    """
    reach, farthest = 0, 0
    for start, end, number in sorted((*lit, side.finding) for side in met for lit in side.lit):
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
