"""The comparison of two sentences as named numbers for the decider."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consist.cues.comparison.alignment import counted_match, jaccard, overlap, same_dimension
from consist.cues.model import Comparison, CueKind, Cues, Verdict
from consist.cues.people.surnames import keys_beside
from consist.model import ClashType

_BEST = {
    "number": CueKind.QUANTITY,
    "date": CueKind.MOMENT,
    "polarity": CueKind.POLARITY,
    "outcome": CueKind.OUTCOME,
    "modality": CueKind.MODALITY,
    "cause": CueKind.CAUSE,
}

FEATURES = (
    *(f"cue_{name}_{verdict}" for name in _BEST for verdict in ("clash", "same")),
    "cue_number_compatible",
    "cue_date_compatible",
    "cue_name_clash",
    "cue_place_clash",
    "cue_sequence_clash",
    "cue_clash",
    "cue_name_overlap",
    "cue_counted_overlap",
    "cue_content_overlap",
    "cue_content_jaccard",
    "cue_context_overlap",
    "cue_unaligned_numbers",
    "cue_unaligned_moments",
    "cue_negations_differ",
)


def features(one: Cues, other: Cues, comparisons: Sequence[Comparison]) -> dict[str, float]:
    """Return the features named by `FEATURES`, each in [0, 1] and unchanged by a swap of sides.

    `*_clash`, `*_same` and `*_compatible` are the greatest strength of such a comparison. The
    overlaps are weighted shares of names, of counted things and of words of matter. The unaligned
    are the share of numbers or moments that met no partner. `cue_negations_differ` is 1 where one
    side has an odd and the other an even number of negations.
    """
    values = {
        f"cue_{name}_{verdict}": _best(comparisons, cue, verdict)
        for name, cue in _BEST.items()
        for verdict in ("clash", "same")
    }
    clashes = [found for found in comparisons if found.verdict is Verdict.CLASH]
    names = [found for found in clashes if found.cue is CueKind.NAME]
    values |= {
        "cue_number_compatible": _best(comparisons, CueKind.QUANTITY, "compatible"),
        "cue_date_compatible": _best(comparisons, CueKind.MOMENT, "compatible"),
        "cue_name_clash": _most(found for found in names if found.type is ClashType.ENTITY),
        "cue_place_clash": _most(found for found in names if found.type is ClashType.PLACE),
        "cue_sequence_clash": _most(f for f in clashes if f.type is ClashType.SEQUENCE),
        "cue_clash": _most(clashes),
        "cue_name_overlap": _name_overlap(one, other),
        "cue_counted_overlap": _counted(one, other),
        "cue_content_overlap": min(1.0, overlap(one.content, other.content)),
        "cue_content_jaccard": jaccard(one.content, other.content),
        "cue_context_overlap": _context(one, other),
        "cue_unaligned_numbers": _unaligned(one, other, comparisons, CueKind.QUANTITY),
        "cue_unaligned_moments": _unaligned(one, other, comparisons, CueKind.MOMENT),
        "cue_negations_differ": float((len(one.polarities) + len(other.polarities)) % 2),
    }
    return values


def _most(found: Iterable[Comparison]) -> float:
    return max((comparison.strength for comparison in found), default=0.0)


def _best(comparisons: Sequence[Comparison], cue: CueKind, verdict: str) -> float:
    return _most(found for found in comparisons if found.cue is cue and found.verdict == verdict)


def _name_overlap(one: Cues, other: Cues) -> float:
    return jaccard(*keys_beside(one, other))


def _counted(one: Cues, other: Cues) -> float:
    return max(
        (
            counted_match(first, second)
            for first in one.quantities
            for second in other.quantities
            if same_dimension(first, second)
        ),
        default=0.0,
    )


def _context(one: Cues, other: Cues) -> float:
    """Return the overlap of the sentences with what stands before them."""
    return min(1.0, overlap(one.content | one.context, other.content | other.context))


def _unaligned(one: Cues, other: Cues, comparisons: Sequence[Comparison], cue: CueKind) -> float:
    if cue is CueKind.QUANTITY:
        total = len(one.quantities) + len(other.quantities)
    else:
        total = len(one.moments) + len(other.moments)
    met = sum(2 for found in comparisons if found.cue is cue)
    return 1.0 - met / total if total else 0.0
