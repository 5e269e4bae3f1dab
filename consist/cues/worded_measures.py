"""Measures told in words around their unit: "an hour and a half", "half a mile", "for life"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from consist.cues.bounds import Bounds, bounded
from consist.cues.measures import Measure, measure_after
from consist.cues.model import Dimension
from consist.cues.tokens import Token

STEP = 0.2
"""The step to which half a unit is told, in units: half an hour may be 27 minutes."""

BARE_STEP = 0.5
"""The same of a bare unit: "about an hour" may be 75 minutes, and not 90."""

LIFE_YEARS = 50.0
"""From so many years on a term may be the same as one for life."""

_LIFE = tuple(
    tuple(words.split())
    for words in (
        "for life|to life|life sentence|life sentences|life imprisonment|life term|life terms|"
        "life in prison|life in jail|life behind bars|lifetime ban|life ban|"
        "for the rest of his life|for the rest of her life|for the rest of their lives"
    ).split("|")
)
_MEASURED = frozenset(
    {Dimension.DURATION, Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME, Dimension.AREA}
)
_BEHIND = {("and", "a", "half"): 1.5, ("and", "a", "quarter"): 1.25}
_BEFORE = {
    ("half", "a"): 0.5,
    ("half", "an"): 0.5,
    ("a", "quarter", "of", "a"): 0.25,
    ("a", "quarter", "of", "an"): 0.25,
    ("three", "quarters", "of", "a"): 0.75,
    ("three", "quarters", "of", "an"): 0.75,
}


def worded_measure(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    """Return the measure that begins at a token, where its unit stands amid its number.

    A bare "an hour" is a measure behind a bound alone: "nearly an hour", but not "$20 an hour".
    """
    return _for_life(tokens, at) or _part(tokens, at) or _one_and_part(tokens, at)


def _for_life(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    words = next((words for words in _LIFE if _stands(tokens, at, words)), None)
    if words is None:
        return None
    before = {token.lower for token in tokens[max(0, at - _REACH) : at]}
    if words in (("for", "life"), ("to", "life")) and not before & _SENTENCED:
        return None  # "prepared for life", "came to life"
    last = at + len(words)
    bounds = Bounds(at, last, LIFE_YEARS, math.inf, 1.0)
    return bounds, Measure(last, Dimension.DURATION, 365.25, "day")


_REACH = 6
_SENTENCED = frozenset(
    "sentenced condemned jailed imprisoned locked banned barred ban excluded suspended disqualified"
    " sentence prison jail sent exiled".split()
)


def _part(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    for words, value in _BEFORE.items():
        if not _stands(tokens, at, words):
            continue
        measure = _measure(tokens, at + len(words))
        if measure is not None:
            bounds = Bounds(at, at + len(words), value, value, STEP)
            return bounded(tokens, bounds), measure
    return None


def _one_and_part(tokens: Sequence[Token], at: int) -> tuple[Bounds, Measure] | None:
    if tokens[at].lower not in ("a", "an", "one"):
        return None
    measure = _measure(tokens, at + 1)
    if measure is None:
        return None
    for words, value in _BEHIND.items():
        if _stands(tokens, measure.last, words):
            bounds = bounded(tokens, Bounds(at, at + 1, value, value, STEP))
            return bounds, measure._replace(last=measure.last + len(words))
    bounds = bounded(tokens, Bounds(at, at + 1, 1.0, 1.0, BARE_STEP))
    return (bounds, measure) if bounds.first < at else None


def _measure(tokens: Sequence[Token], at: int) -> Measure | None:
    found = measure_after(tokens, at)
    return found if found is not None and found.dimension in _MEASURED else None


def _stands(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return [token.lower for token in tokens[at : at + len(words)]] == list(words)
