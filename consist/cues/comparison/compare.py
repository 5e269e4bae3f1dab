"""Two sentences, compared cue by cue."""

from __future__ import annotations

import re

from consist.cues.comparison.moments import compare_moments
from consist.cues.comparison.names import compare_doers, compare_names
from consist.cues.comparison.quantities import compare_quantities
from consist.cues.comparison.words import (
    compare_causes,
    compare_modalities,
    compare_outcomes,
    compare_polarities,
)
from consist.cues.model import Comparison, CueKind, Cues, Verdict

_COMPARERS = (
    compare_quantities, compare_moments, compare_names, compare_doers, compare_polarities,
    compare_outcomes, compare_modalities, compare_causes,
)  # fmt: skip

_DIRECTIONS = frozenset(("rising", "increase"))
_TO = re.compile(r"(?: \w+){0,2} to(?: [\w-]+){0,3} ?")


def compare(one: Cues, other: Cues) -> tuple[Comparison, ...]:
    """Compare the cues of two sentences, aligned on what they are about; the surest first.

    Swapping the two mirrors every comparison and changes nothing else.
    """
    found = [
        comparison
        for comparer in _COMPARERS
        for comparison in comparer(one, other)
        if not _reached_from_both_sides(comparison, one, other)
    ]
    found.sort(key=_order)
    return tuple(found)


def _order(comparison: Comparison) -> tuple[float, str, str, tuple[tuple[int, int], ...]]:
    spans = tuple(sorted((comparison.one_span, comparison.other_span)))
    return (-comparison.strength, comparison.type, comparison.verdict, spans)


def _reached_from_both_sides(comparison: Comparison, one: Cues, other: Cues) -> bool:
    """Whether a number that recurs is where one side rose to and the other fell to.

    Then it is no sign that both tell the same.
    """
    if comparison.cue is not CueKind.QUANTITY or comparison.verdict is not Verdict.SAME:
        return False
    ways = _ways_to(one, comparison.one_span[0]), _ways_to(other, comparison.other_span[0])
    return {-way for way in ways[0]} & ways[1] != set()


def _ways_to(cues: Cues, start: int) -> set[int]:
    """Return the sides of words like "rose" and "cut" that lead to the place by a "to"."""
    return {
        outcome.side
        for outcome in cues.outcomes
        if outcome.concept in _DIRECTIONS and _TO.fullmatch(cues.text, outcome.end, start)
    }
