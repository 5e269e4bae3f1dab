"""Numbers that agree though they are told in other units or rates: 40 metres and 131 feet.

An NLI model cannot convert, and reads a contradiction. Of 59 pairs of annotated stories whose
numbers agree so while no cue clashes 43 tell the same and none contradicts, not even those that the
model calls contradictions.
"""

from __future__ import annotations

import re

from consist.cues import Comparison, CueKind, Verdict, converted_times
from consist.cues.circumstances.rates import rate
from consist.cues.numbers.units import UNITS
from consist.decide.evidence import Evidence, Reading
from consist.model import Span

LEAST_STRENGTH = 0.1
"""Below it the numbers are hardly of one thing."""

_DEGREES = {"fahrenheit": "f", "f": "f", "celsius": "c", "centigrade": "c", "c": "c"}
_WORD = re.compile(r"[^\W\d_]+")


def converted(item: Evidence) -> bool:
    """Return whether a number of both sides agrees in other units, or a time in another zone."""
    return any(
        c.verdict in (Verdict.SAME, Verdict.COMPATIBLE)
        and c.strength >= LEAST_STRENGTH
        and (_in_other_units(item, c) or converted_times(item.left.cues, item.right.cues, c))
        for c in item.comparisons
    )


def _in_other_units(item: Evidence, c: Comparison) -> bool:
    return c.cue is CueKind.QUANTITY and (
        _differ(_unit(item.left, c.one_span), _unit(item.right, c.other_span))
        or _differ(_rate(item.left, c.one_span), _rate(item.right, c.other_span))
    )


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _rate(side: Reading, span: Span) -> object:
    return rate(side.cues.text, *span)


def _unit(side: Reading, span: Span) -> object:
    """Return what tells a written unit from others: its size, or the scale of its degrees."""
    for word in _WORD.findall(side.cues.text[slice(*span)].lower()):
        if word in _DEGREES:
            return _DEGREES[word]
        if word in UNITS:
            dimension, factor, _ = UNITS[word]
            return dimension, factor
    return None
