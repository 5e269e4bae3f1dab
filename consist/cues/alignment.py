"""How sure it is that two cues of two sentences speak of the same thing."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from consist.cues.model import Cues, Dimension, Quantity

_PEOPLE = frozenset("people person man woman child other soldier passenger resident human".split())
_FATES = frozenset(
    "die injure miss arrest rescu trap displac evacuat hostage homeless wound treat hospitalis".split()
)


class Alignment(NamedTuple):
    """What two cues share, each in [0, 1]: words nearby, words of the sentences, names."""

    near: float
    wide: float
    named: float


def weight(stem: str) -> float:
    """Return how telling a shared stem is: longer words are rarer."""
    return min(1.5, 0.4 + 0.13 * len(stem))


def overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the weighted share that the two have in common of the smaller one, damped if tiny."""
    if not one or not other:
        return 0.0
    common = sum(sorted(weight(stem) for stem in one & other))
    least = min(sum(sorted(map(weight, one))), sum(sorted(map(weight, other))))
    return common / max(least, 2.5)


def jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the weighted share of shared stems among all."""
    every = sum(sorted(weight(stem) for stem in one | other))
    return sum(sorted(weight(stem) for stem in one & other)) / every if every else 0.0


def align(
    one: Cues, other: Cues, near_one: AbstractSet[str], near_other: AbstractSet[str]
) -> Alignment:
    """Return what two cues with these words nearby share."""
    near = overlap(near_one, near_other)
    wide = overlap(one.content, other.content)
    keys = {name.key for name in one.names}, {name.key for name in other.names}
    least = min(len(keys[0]), len(keys[1]))
    named = len(keys[0] & keys[1]) / least if least else 0.0
    return Alignment(min(1.0, near), min(1.0, wide), named)


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
    if head_one == head_other:
        return 1.0
    if set(one.counted) & set(other.counted):
        return 0.8
    if head_one in _PEOPLE | _FATES and head_other in _PEOPLE | _FATES:
        return 0.6
    if head_one in other.around or head_other in one.around:
        return 0.4
    return 0.0


def fates(quantity: Quantity) -> frozenset[str]:
    """Return what befell the counted people: killed and injured are never the same people."""
    return frozenset(quantity.counted) & _FATES


def same_dimension(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be compared at all."""
    if one.dimension is not other.dimension or one.unit != other.unit:
        return False
    if one.whole != other.whole or one.change != other.change:
        return False
    if one.dimension is Dimension.ORDINAL:
        return bool(one.counted) and bool(other.counted) and one.counted[0] == other.counted[0]
    return True


def quantity_strength(one: Cues, other: Cues, first: Quantity, second: Quantity) -> float:
    """Return how sure it is that two quantities of one dimension are about the same thing.

    The weights were fitted by benchmarks/cues.py on training pairs: contradictions and agreements
    on a number against look-alikes.
    """
    shared = align(one, other, first.around, second.around)
    match = counted_match(first, second)
    if match == 0.0:
        return 0.0
    measured = float(first.dimension is not Dimension.COUNT)
    return logistic(
        -3.0 + 2.2 * match + 2.2 * shared.near + 2.2 * shared.wide + 0.5 * shared.named
        + 0.6 * measured
    )  # fmt: skip
