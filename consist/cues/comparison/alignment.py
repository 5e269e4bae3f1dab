"""How sure it is that two cues of two sentences speak of the same thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues, Dimension, Granularity, Quantity, Verdict
from consist.cues.numbers.counted_people import ANYBODY, FATES, PEOPLE, exclude_each_other, fates
from consist.cues.numbers.roles import MOVED
from consist.cues.people.surnames import keys_beside

RANK = {Verdict.SAME: 0, Verdict.COMPATIBLE: 1, Verdict.CLASH: 2, Verdict.NOT_COMPARABLE: 3}
"""Which of two matches that are equally sure comes first, by their verdicts."""

_OF_PEOPLE = PEOPLE | FATES


class Alignment(NamedTuple):
    """What two cues and their sentences share, each in [0, 1]; all unchanged by a swap of sides.

    `near`: words around the cues. `wide`: words of the sentences. `every`: words shared among all
    that either has. `named`: names in common among the fewer; `strangers`: both have names but none
    in common. `elsewhen`: days or years that differ, or that one side alone tells. `opposed`: words
    of one antonym set on opposite sides. `denied`: a negation on one side alone. `replaced`: words
    of matter that each side has in place of the other's. `past`: one side alone tells of
    something long before its article.
    """

    near: float
    wide: float
    every: float
    named: float
    strangers: float
    elsewhen: float
    opposed: float
    denied: float
    replaced: float
    past: float


@lru_cache(maxsize=65536)
def weight(stem: str) -> float:
    """Return how telling a shared stem is: longer words are rarer."""
    return min(1.5, 0.4 + 0.13 * len(stem))


@lru_cache(maxsize=32768)  # the words of a sentence are compared with many
def _total(stems: frozenset[str]) -> float:
    """Return the weight of all stems, added in one order so that no bit depends on the set's."""
    return sum(sorted(map(weight, stems)))


def overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the weighted share that the two have in common of the smaller one, damped if tiny."""
    if not one or not other:
        return 0.0
    common = sum(sorted(map(weight, one & other)))
    least = min(_total(frozenset(one)), _total(frozenset(other)))
    return common / max(least, 2.5)


def jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the weighted share of shared stems among all."""
    common = sum(sorted(map(weight, one & other)))
    every = _total(frozenset(one)) + _total(frozenset(other)) - common
    return common / every if every else 0.0


def align(
    one: Cues, other: Cues, near_one: AbstractSet[str], near_other: AbstractSet[str]
) -> Alignment:
    """Return what two cues with these words nearby share."""
    keys = keys_beside(one, other)
    least = min(len(keys[0]), len(keys[1]))
    named = len(keys[0] & keys[1]) / least if least else 0.0
    return Alignment(
        near=min(1.0, overlap(near_one, near_other)),
        wide=min(1.0, overlap(one.content, other.content)),
        every=jaccard(one.content, other.content),
        named=named,
        strangers=float(least > 0 and named == 0.0),
        elsewhen=_elsewhen(one, other),
        opposed=float(_opposed(one, other)),
        denied=float(bool(one.polarities) != bool(other.polarities)),
        replaced=min(1.0, _replaced(one, other) / 5),
        past=float(one.looks_back != other.looks_back),
    )


def _replaced(one: Cues, other: Cues) -> int:
    return min(len(one.content - other.content), len(other.content - one.content))


def _opposed(one: Cues, other: Cues) -> bool:
    mine, theirs = (
        {(outcome.concept, outcome.side, outcome.possible) for outcome in side.outcomes}
        for side in (one, other)
    )
    agreed = {sides[0] for sides in {m[:2] for m in mine} & {t[:2] for t in theirs}}
    return any(
        (concept, -side, possible) in theirs and concept not in agreed
        for concept, side, possible in mine
    )


_CALENDAR = (Granularity.YEAR, Granularity.MONTH)


def _elsewhen(one: Cues, other: Cues) -> float:
    """Return 1 where the sentences name days or years apart, 0.5 where one alone looks back."""
    days = [[m for m in side.moments if m.granularity is Granularity.DAY] for side in (one, other)]
    names = [{moment.weekday for moment in side} - {None} for side in days]
    if names[0] and names[1] and not names[0] & names[1]:
        return 1.0
    back = [
        {
            (m.granularity, m.earliest and m.earliest.year, m.month)
            for m in side.moments
            if m.granularity in _CALENDAR
        }
        for side in (one, other)
    ]
    if back[0] and back[1]:
        return float(not back[0] & back[1])
    ago = [any(quantity.sense == "ago" for quantity in side.quantities) for side in (one, other)]
    return 0.5 if back[0] or back[1] or ago[0] != ago[1] else 0.0


class Sureness(NamedTuple):
    """How sure it is that two cues speak of the same thing, and the signs of that."""

    strength: float
    signs: tuple[tuple[str, float], ...]


def sureness(weights: Mapping[str, float], shared: Alignment, **more: float) -> Sureness:
    """Return the probability, by these weights, that two cues speak of the same thing."""
    signs = (*shared._asdict().items(), *more.items())
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs)
    return Sureness(round(logistic(total), 6), signs)


def logistic(value: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-value))


def counted_match(one: Quantity, other: Quantity) -> float:
    """Return how well the counted things match: 1 same head, 0.5 unknown, 0 different things."""
    if not one.counted or not other.counted:
        known = one.counted or other.counted
        around = other.around if one.counted else one.around
        return 0.5 if not known or not set(known) & around else 0.8
    if fates(one) and fates(other) and not fates(one) & fates(other):
        return 0.0
    head_one, head_other = one.counted[0], other.counted[0]
    if exclude_each_other(head_one, head_other):
        return 0.0
    if head_one == head_other:
        return 1.0
    if _shared_words(one, other):
        return 0.8
    if head_one in _OF_PEOPLE and head_other in _OF_PEOPLE:
        return 0.6
    return 0.0 if one.dimension is Dimension.COUNT else 0.2


def _shared_words(one: Quantity, other: Quantity) -> bool:
    """Whether words in common tell one group: of two groups one fate may be told, as of any."""
    shared = set(one.counted) & set(other.counted)
    heads = {one.counted[0], other.counted[0]}
    return bool(shared - FATES) or (
        bool(shared) and (bool(heads & (ANYBODY | FATES)) or heads <= PEOPLE)
    )


def _may_be_one_sense(one: str, other: str) -> bool:
    """Whether what moved by a share may be told as a change, or as a level, on the other side."""
    return MOVED in (one, other) and {one, other} <= {MOVED, "change", ""}


def same_dimension(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be compared at all."""
    if one.dimension is not other.dimension or one.unit != other.unit:
        return False
    if one.sense != other.sense and not _may_be_one_sense(one.sense, other.sense):
        return False
    if one.dimension is Dimension.ORDINAL:
        return bool(one.counted) and bool(other.counted) and one.counted[0] == other.counted[0]
    return True
