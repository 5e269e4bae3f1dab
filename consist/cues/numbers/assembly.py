"""A quantity, put together from its bounds, its unit and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Dimension, Quantity
from consist.cues.numbers.aspects import aspects
from consist.cues.numbers.bounds import Bounds
from consist.cues.numbers.counted import Counted
from consist.cues.numbers.measures import Measure, sign_place
from consist.cues.numbers.parts import part_told
from consist.cues.numbers.roles import is_whole, sense
from consist.cues.tokens import Token, around


def assemble(
    tokens: Sequence[Token], bounds: Bounds, measure: Measure, counted: Counted
) -> Quantity | None:
    """Return the quantity in base units; none for a bare year ("2011"), which is a moment."""
    sign = sign_place(tokens, bounds.first)
    first = bounds.first if sign is None else sign
    last = max(bounds.last, measure.last)
    year = (
        measure.dimension is Dimension.COUNT
        and last == first + 1
        and len(tokens[first].text) == 4
        and 1500 <= bounds.low <= 2100
        and tokens[first].text.isdigit()
    )
    if year and not counted.stems:
        return None
    whole = is_whole(tokens, first)
    low, high = sorted(
        bound * measure.factor + measure.offset for bound in (bounds.low, bounds.high)
    )
    return Quantity(
        tokens[first].start,
        tokens[last - 1].end,
        low,
        high,
        bounds.approximate,
        bounds.granule * abs(measure.factor),
        measure.dimension,
        measure.unit,
        counted.stems,
        around(tokens, first, last),
        whole=whole,
        sense=sense(tokens, first, last, measure.dimension),
        aspects=aspects(tokens, first, last, measure.dimension),
        part="" if whole else part_told(tokens, first, last, measure.dimension),
    )
