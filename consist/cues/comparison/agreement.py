"""Whether two quantities of one dimension can both be right."""

from __future__ import annotations

import math

from consist.cues.model import Dimension, Quantity, Verdict
from consist.cues.numbers.special import FRACTION

# How far an "about" may be off, as a share of the number.
ABOUT = 0.1
# Two units of one dimension are seldom converted more exactly than this ("six miles", "10 km").
CONVERTED = 0.06
# The most that rounding to the written step may move a number.
ROUNDED = 0.05
# An "over 200" for 900 is odd enough to be about something else.
FAR_BEYOND = 2.5
_EQUAL = 1e-6


def agree(one: Quantity, other: Quantity) -> Verdict:
    """Compare two quantities that are about the same thing; symmetric."""
    if _close(one.low, other.low) and _close(one.high, other.high):
        return Verdict.SAME if one.approximate == other.approximate else Verdict.COMPATIBLE
    if one.dimension in (Dimension.SCORE, Dimension.ORDINAL):
        return Verdict.COMPATIBLE if _may_be_unanimous(one, other) else Verdict.CLASH
    tolerance_one, tolerance_other = _tolerance(one, other), _tolerance(other, one)
    low = max(one.low - tolerance_one, other.low - tolerance_other)
    high = min(one.high + tolerance_one, other.high + tolerance_other)
    if low > high + _EQUAL * max(abs(low), abs(high)):
        return Verdict.CLASH
    return Verdict.NOT_COMPARABLE if _far_apart(one, other) else Verdict.COMPATIBLE


def _may_be_unanimous(one: Quantity, other: Quantity) -> bool:
    """Whether one vote is told to be unanimous, and nobody is told to have been against in two."""
    return one.low == other.low == 0.0 and math.inf in (one.high, other.high)


def _close(one: float, other: float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=_EQUAL, abs_tol=1e-9)


def _size(quantity: Quantity) -> float:
    return abs(quantity.high if math.isfinite(quantity.high) else quantity.low)


def _tolerance(one: Quantity, other: Quantity) -> float:
    size = _size(one)
    least = 0.0
    if one.approximate or other.approximate:
        least = size * ABOUT
    if _converted(one, other):
        least = max(least, size * CONVERTED)
    if one.dimension is Dimension.SHARE:
        return max(least if one.approximate else 0.0, _share_tolerance(one, other))
    return max(least, _rounding(one, other))


def _converted(one: Quantity, other: Quantity) -> bool:
    """Whether the two were told in different units: their written steps are no whole multiples."""
    if one.dimension in (Dimension.COUNT, Dimension.SHARE, Dimension.MONEY, Dimension.MULTIPLE):
        return False
    small, big = sorted((one.granule, other.granule))
    if small <= 0:
        return False
    steps = math.log10(big / small)
    return abs(steps - round(steps)) > 1e-3


def _share_tolerance(one: Quantity, other: Quantity) -> float:
    if FRACTION in (one.granule, other.granule):
        return 1.5
    if one.granule > other.granule:
        return min(one.granule, 1.0) / 2
    return 0.0


def _rounding(one: Quantity, other: Quantity) -> float:
    """Half of the written step, where the other number is written more finely."""
    if one.granule <= other.granule:
        return 0.0
    size = _size(one)
    scale = size / one.granule
    if one.granule < 1:
        return one.granule / 2
    if size < 1000 and other.granule >= 1:
        return min(one.granule / 2, 0.02 * size) if one.granule >= 100 else 0.0
    if other.granule < 1 and size < 1000:
        return one.granule / 2 if one.granule == 1 else 0.0
    return min(one.granule / 2, (ROUNDED if scale >= 10 else ROUNDED / 2) * size)


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether a bound is kept but by so much that it can hardly be meant: over 200 for 900."""
    small, big = sorted((one, other), key=lambda quantity: quantity.low)
    if math.isinf(small.high) and math.isfinite(big.high) and small.low > 0:
        return big.high > FAR_BEYOND * small.low
    small, big = sorted((one, other), key=_size)
    if big.low == 0.0 and big.high > 0 and small.low > 0:
        return small.high * FAR_BEYOND < big.high
    return False
