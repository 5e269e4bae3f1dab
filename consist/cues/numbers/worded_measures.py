"""Measures with words around their unit: "an hour and a half", "half a mile", "nearly a week"."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Dimension
from consist.cues.numbers.bounds import Bounds, bounded
from consist.cues.numbers.measures import Measure, measure_after
from consist.cues.tokens import Token, stand

STEP = 0.5
"""The step to which a part of a unit is told, in units: half an hour may be 40 minutes."""

SHARE_STEP = 0.05
"""The same of a percentage point: half a point is no quarter of one."""

BARE_STEP = 2 / 3
"""The same of a bare unit: about an hour may be 75 minutes, and not 90."""

_MEASURED = frozenset(
    {Dimension.DURATION, Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME, Dimension.AREA}
)
_OTHERWISE = frozenset(("second", "foot"))  # "under a second deal", "more than a foot soldier"
_BEHIND = {("and", "a", "half"): 1.5, ("and", "a", "quarter"): 1.25}
_BEFORE = {
    ("half", "a"): 0.5,
    ("half", "an"): 0.5,
    ("a", "quarter", "of", "a"): 0.25,
    ("a", "quarter", "of", "an"): 0.25,
    ("three", "quarters", "of", "a"): 0.75,
    ("three", "quarters", "of", "an"): 0.75,
}

_ONE = frozenset(("a", "an", "one"))
_OPENING = _ONE.union(words[0] for words in _BEFORE)


def worded_measure(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    """Return the measure that begins at a token, where its unit stands amid its number.

    A bare "an hour" is a measure behind a bound alone: "nearly an hour", but not "$20 an hour".
    """
    if tokens[at].lower not in _OPENING:
        return None
    return _part(tokens, at) or _one_and_part(tokens, at)


def _part(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    for words, value in _BEFORE.items():
        if not stand(tokens, at, words):
            continue
        measure = _measure(tokens, at + len(words))
        if measure is not None:
            share = measure.dimension is Dimension.SHARE
            bounds = Bounds(at, at + len(words), value, value, SHARE_STEP if share else STEP)
            return bounded(tokens, bounds), measure
    return None


def _one_and_part(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    if tokens[at].lower not in _ONE:
        return None
    measure = _measure(tokens, at + 1)
    if measure is None or measure.dimension is Dimension.SHARE:
        return None
    for words, value in _BEHIND.items():
        if stand(tokens, measure.last, words):
            bounds = bounded(tokens, Bounds(at, at + 1, value, value, STEP))
            return bounds, measure._replace(last=measure.last + len(words))
    bounds = bounded(tokens, Bounds(at, at + 1, 1.0, 1.0, BARE_STEP))
    told = bounds.first < at and tokens[at + 1].lower not in _OTHERWISE
    return (bounds, measure) if told else None


def _measure(tokens: Sequence[Token], at: int) -> Measure | None:
    found = measure_after(tokens, at)
    if found is None or found.unit == "percentage point":
        return found
    return found if found.dimension in _MEASURED else None
