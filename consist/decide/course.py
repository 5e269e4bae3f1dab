"""Whether a number that clashes is greater in the later account, as in an update, or smaller.

A toll or a count of votes grows while it is told. Of the clashing numbers in annotated pairs that
bring an account up to date 96 of 106 grew, of those in contradictions 59 of 117.
"""

from __future__ import annotations

from consist.chronology import comparable
from consist.cues import Comparison, CueKind, Cues, Verdict
from consist.decide.evidence import Evidence
from consist.model import Span

FEATURES = ("number_grows", "number_shrinks")


def features(item: Evidence) -> dict[str, float]:
    """Return the features named by `FEATURES`; none changes when the sides are swapped.

    Of the surest clash of numbers one of the two is its strength, in [0, 1]. Both are zero where
    there is none, or nothing tells which account was published first.
    """
    found = dict.fromkeys(FEATURES, 0.0)
    clash = max(_clashes(item), key=lambda one: one.strength, default=None)
    one, other = comparable(item.left.published_at, item.right.published_at)
    if clash is None or one is None or other is None or one == other:
        return found
    sizes = _size(item.left.cues, clash.one_span), _size(item.right.cues, clash.other_span)
    before, after = sizes if one < other else sizes[::-1]
    if before != after:
        found["number_grows" if after > before else "number_shrinks"] = clash.strength
    return found


def _clashes(item: Evidence) -> list[Comparison]:
    return [
        found
        for found in item.comparisons
        if found.cue is CueKind.QUANTITY and found.verdict is Verdict.CLASH
    ]


def _size(cues: Cues, span: Span) -> float:
    return next(quantity.low for quantity in cues.quantities if quantity.start == span[0])
