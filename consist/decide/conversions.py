"""Numbers that agree though they are told in other units: 40 metres and 131 feet.

An NLI model cannot convert, and reads a contradiction. Of 73 pairs of annotated stories whose
numbers agree so while no cue clashes 44 tell the same, one contradicts and one is an update; of the
seven among them that the model calls contradictions one is.
"""

from __future__ import annotations

import re

from consist.cues import CueKind, Dimension, Verdict
from consist.decide.evidence import Evidence, Reading
from consist.model import Span

LEAST_STRENGTH = 0.1
"""Below it the numbers are hardly of one thing."""

_UNCONVERTED = (Dimension.COUNT, Dimension.MONEY, Dimension.ORDINAL, Dimension.SCORE)
_NUMBER = re.compile(r"\d+")


def converted(item: Evidence) -> bool:
    """Return whether a number of both sides agrees in other units."""
    return any(
        c.cue is CueKind.QUANTITY
        and c.verdict in (Verdict.SAME, Verdict.COMPATIBLE)
        and c.strength >= LEAST_STRENGTH
        and _in_other_units(item, c.one_span, c.other_span)
        for c in item.comparisons
    )


def _in_other_units(item: Evidence, one: Span, other: Span) -> bool:
    left, right = _words(item.left, one), _words(item.right, other)
    digits = [_NUMBER.findall(words) for words in (left, right)]
    if _unit(left) == _unit(right) or digits[0] == digits[1] != []:
        return False
    return _dimension(item.left, one) not in _UNCONVERTED


def _words(side: Reading, span: Span) -> str:
    return side.cues.text[slice(*span)].lower()


def _unit(words: str) -> str:
    return re.split(r"[\s-]", words)[-1].rstrip("s")


def _dimension(side: Reading, span: Span) -> Dimension:
    return next(found.dimension for found in side.cues.quantities if found.start == span[0])
