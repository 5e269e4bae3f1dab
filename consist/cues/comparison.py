"""Two sentences, compared cue by cue."""

from __future__ import annotations

from consist.cues.compare_moments import compare_moments
from consist.cues.compare_quantities import compare_quantities
from consist.cues.compare_words import (
    compare_causes,
    compare_modalities,
    compare_names,
    compare_outcomes,
    compare_polarities,
)
from consist.cues.model import Comparison, Cues

_COMPARERS = (
    compare_quantities, compare_moments, compare_names, compare_polarities, compare_outcomes,
    compare_modalities, compare_causes,
)  # fmt: skip


def compare(one: Cues, other: Cues) -> tuple[Comparison, ...]:
    """Compare the cues of two sentences, aligned on what they are about; the surest first.

    Swapping the two mirrors every comparison and changes nothing else.
    """
    found = [comparison for comparer in _COMPARERS for comparison in comparer(one, other)]
    found.sort(key=_order)
    return tuple(found)


def _order(comparison: Comparison) -> tuple[float, str, str, tuple[tuple[int, int], ...]]:
    spans = tuple(sorted((comparison.one_span, comparison.other_span)))
    return (-comparison.strength, comparison.type, comparison.verdict, spans)
