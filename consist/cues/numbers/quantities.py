"""Quantities of a sentence: numbers with their bounds, unit and what they count."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Dimension, Quantity
from consist.cues.numbers.ages import age_measure
from consist.cues.numbers.assembly import assemble
from consist.cues.numbers.bounds import Bounds, bounded, spread
from consist.cues.numbers.counted import Counted, counted_after
from consist.cues.numbers.counted_people import fate_told
from consist.cues.numbers.designations import DESIGNATION, designated
from consist.cues.numbers.measures import Measure, measure_after, sign_before
from consist.cues.numbers.negatives import signed, with_frost
from consist.cues.numbers.numerals import read_numeral
from consist.cues.numbers.roles import is_incidental
from consist.cues.numbers.special import special_number
from consist.cues.numbers.worded_measures import worded_measure
from consist.cues.tokens import Token
from consist.model import Span

_NUMBERED = frozenset(
    "line room page article section chapter gate platform route flight highway channel phase "
    "terminal block unit number no division level stage window paragraph resolution junction "
    "track grade category class district ward precinct week version versions season episode".split()
)


def quantities(tokens: Sequence[Token], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """Return the quantities outside the `taken` spans, in the order of the text."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity_end = _quantity_at(tokens, at, taken)
        if quantity_end is None:
            at += 1
            continue
        quantity, at = quantity_end
        if quantity is not None and not (found and _is_converted(tokens, found[-1], quantity)):
            found.append(quantity)
    return tuple(found)


def _is_converted(tokens: Sequence[Token], told: Quantity, quantity: Quantity) -> bool:
    """Whether a measure stands in brackets behind the same one: "75 kilometres (47 miles)"."""
    between = [token.text for token in tokens if told.end <= token.start < quantity.start]
    if told.dimension is not quantity.dimension or between not in (["("], ["(", "about"]):
        return False
    return quantity.dimension in _CONVERTED


_CONVERTED = frozenset(
    {Dimension.MONEY, Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.MASS,
     Dimension.SPEED, Dimension.TEMPERATURE}
)  # fmt: skip


def _quantity_at(
    tokens: Sequence[Token], at: int, taken: Sequence[Span]
) -> tuple[Quantity | None, int] | None:
    if any(start <= tokens[at].start < end for start, end in taken):
        return None
    worded = worded_measure(tokens, at)
    if worded is not None:
        bounds, measure = worded
        return assemble(tokens, bounds, measure, counted_after(tokens, measure.last)), measure.last
    special = special_number(tokens, at)
    if special is not None:
        return special
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None
    if is_incidental(tokens, numeral):
        return None, numeral.last
    bounds = spread(tokens, numeral) or Bounds(
        at, numeral.last, numeral.low, numeral.high, numeral.granule, numeral.vague
    )
    bounds = signed(tokens, numeral.first, numeral.last, bounds)
    return _measured(tokens, bounded(tokens, bounds))


def _measured(tokens: Sequence[Token], bounds: Bounds) -> tuple[Quantity | None, int]:
    sign = _sign_within(tokens, bounds)
    measure = Measure(bounds.last, Dimension.MONEY, 1.0, sign) if sign else None
    measure = measure or age_measure(tokens, bounds) or measure_after(tokens, bounds.last)
    bounds, measure = with_frost(tokens, bounds, measure)
    if measure is not None and measure.dimension is Dimension.DURATION:
        bounds, measure = _compound(tokens, bounds, measure)
    numbered = _numbered(tokens, bounds)
    name = designated(tokens, bounds) if measure is None else ""
    if name:
        measure = Measure(bounds.last, Dimension.ORDINAL, 1.0, DESIGNATION)
        return assemble(tokens, bounds, measure, Counted((name,), bounds.last)), bounds.last
    if measure is None and numbered:
        bounds = bounds._replace(first=bounds.first - 1)
        measure = Measure(bounds.last, Dimension.ORDINAL, 1.0, "number")
    if measure is None:
        measure = Measure(bounds.last, Dimension.COUNT, 1.0, "count")
    counted = counted_after(tokens, measure.last)
    if numbered:
        counted = Counted((numbered,), bounds.last)
    elif measure.dimension is Dimension.COUNT:
        counted = _with_fate(tokens, bounds, counted)
    return assemble(tokens, bounds, measure, counted), max(measure.last, bounds.last)


def _with_fate(tokens: Sequence[Token], bounds: Bounds, counted: Counted) -> Counted:
    """Add what a verb before the number tells of the counted: "killed 12 people"."""
    fate = fate_told(tokens, bounds.first, counted.stems)
    if not fate or fate in counted.stems:
        return counted
    return counted._replace(stems=(*counted.stems, fate))


def _compound(tokens: Sequence[Token], bounds: Bounds, measure: Measure) -> tuple[Bounds, Measure]:
    """Join "two hours 24 minutes" and "two hours, three minutes and 40 seconds" into one."""
    at = measure.last
    if at < len(tokens) and tokens[at].lower in ("and", ","):
        at += 1
    following = read_numeral(tokens, at) if at < len(tokens) else None
    smaller = measure_after(tokens, following.last) if following is not None else None
    if following is None or smaller is None or smaller.dimension is not Dimension.DURATION:
        return bounds, measure
    if smaller.factor >= measure.factor:
        return bounds, measure
    days = following.high * smaller.factor / measure.factor
    joined = bounds._replace(
        low=bounds.low + days if bounds.low else 0.0,
        high=bounds.high + days,
        last=following.last,
        granule=following.granule * smaller.factor / measure.factor,
    )
    return _compound(tokens, joined, measure._replace(last=smaller.last))


def _sign_within(tokens: Sequence[Token], bounds: Bounds) -> str | None:
    for at in range(bounds.first, bounds.last):
        if sign_before(tokens, at) and at:
            return sign_before(tokens, at)
    return None


def _numbered(tokens: Sequence[Token], bounds: Bounds) -> str:
    before = tokens[bounds.first - 1].lower if bounds.first else ""
    return before if before in _NUMBERED and bounds.low == bounds.high else ""
