"""Numbers below nought: "-12°C", "minus 12 million euros", "12 degrees below zero"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from consist.cues.model import Dimension
from consist.cues.numbers.bounds import Bounds
from consist.cues.numbers.measures import (
    MINUS,
    Measure,
    measure_after,
    minus_place,
    scale_of_degrees,
    sign_before,
)
from consist.cues.tokens import Token, lower_at, stand

# behind other words "minus 12 million" is taken off something: "sales minus 12 million in costs"
_BEFORE_LEVEL = frozenset(
    "was is were are be been of to at from by between around about nearly a an and reached hit "
    "stood showed showing ( : recorded posted averaged averaging remained stayed fell rose".split()
)
_BELOW = (
    ("below", "zero"), ("below", "freezing"), ("below", "the", "freezing", "point"),
    ("below", "freezing", "point"), ("of", "frost"), ("under", "zero"), ("sub", "-", "zero"),
)  # fmt: skip
_DEGREE = Measure(0, Dimension.TEMPERATURE, 1.0, "degree Celsius")


def signed(tokens: Sequence[Token], first: int, middle: int, bounds: Bounds) -> Bounds:
    """Return the bounds with the minus before tokens[first] taken in, where it is one.

    A range, of which the first number ends before tokens[middle], may have a minus before the first
    number alone, which is meant for both or not: "minus 10 to 15 degrees".
    """
    minus = minus_place(tokens, first)
    if minus is None or not _is_level(tokens, minus, first, bounds):
        return bounds
    range_up = bounds.last > middle and lower_at(tokens, middle + 1) not in MINUS
    high = bounds.high if range_up else -bounds.low
    return bounds._replace(first=minus, low=-bounds.high, high=high)


def _is_level(tokens: Sequence[Token], minus: int, first: int, bounds: Bounds) -> bool:
    """Whether a minus makes a number negative, and is no dash and takes nothing off."""
    money = sign_before(tokens, first) is not None
    measure = measure_after(tokens, bounds.last)
    dimension = Dimension.MONEY if money else measure.dimension if measure else None
    if dimension is Dimension.TEMPERATURE or _below_zero(tokens, None, bounds.last) is not None:
        return True
    if dimension not in (Dimension.MONEY, Dimension.SHARE) or tokens[minus].text == "–":
        return False
    return minus == 0 or lower_at(tokens, minus - 1) in _BEFORE_LEVEL


def with_frost(
    tokens: Sequence[Token], bounds: Bounds, measure: Measure | None
) -> tuple[Bounds, Measure | None]:
    """Return bounds and measure with "below zero" taken in; nought is no floor of other degrees.

    "Below 3 degrees" may be minus 5.
    """
    below = _below_zero(tokens, measure, bounds.last) if bounds.high > 0 else None
    if below is not None:
        return bounds, below
    if measure is not None and measure.dimension is Dimension.TEMPERATURE and not bounds.low:
        bounds = bounds._replace(low=-math.inf if bounds.high > 0 else bounds.low)
    return bounds, measure


def _below_zero(tokens: Sequence[Token], measure: Measure | None, last: int) -> Measure | None:
    """Return the measure of degrees with "below zero" behind it, counted downwards; else none."""
    if measure is not None and measure.dimension is not Dimension.TEMPERATURE:
        return None
    at = last if measure is None else measure.last
    words = next((words for words in _BELOW if stand(tokens, at, words)), None)
    if words is None or (measure is None and words[0] == "of"):
        return None
    at += len(words)
    scale = scale_of_degrees(tokens, at)
    told = scale or measure or _DEGREE
    offset = told.offset if words[-1] == "zero" else 0.0
    return Measure(at + (scale is not None), Dimension.TEMPERATURE, -told.factor, told.unit, offset)
