"""What two contradicting accounts differ in: one of the named types.

The surest clashing cue names the type only where there is one, and words of time or of negation
clash beside whatever the accounts really differ in. So a regression over all cues, fitted on the
annotated contradictions, decides; without it the surest clash does. Cues alone say little of what
has no cue of its own, as a cause in other words, so it reads what both sentences are about as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from consist.cues import NameKind, Verdict
from consist.decide.decider import Layer
from consist.decide.evidence import Evidence
from consist.decide.reasons import clashes
from consist.model import ClashType

PLAIN = (
    "both_attributed", "both_direct", "both_own", "denial_any", "different_speaker",
    "direct_quote_any", "one_attributed", "same_speaker",
)  # fmt: skip
"""The features that it shares with the decider, beside those of cues."""

KINDS = (
    "quantities", "moments", "names", "polarities", "outcomes", "modalities", "causes",
)  # fmt: skip
LEAST_NORM = 1e-6  # of two vectors that are opposite
QUOTES = '"“”'
MEANING = tuple(f"type_meaning_{place:03}" for place in range(384))
"""By the bundled encoder's dimensions."""


def signs(item: Evidence, features: Mapping[str, float]) -> dict[str, float]:
    """Return the features of the type, each in [0, 1]; none changes when the sides are swapped.

    `type_clash_*` is the strength of the surest clash of that type. `type_both_*` says that both
    sides have such a cue, `type_one_*` that one alone has. `type_names_swapped` and
    `type_places_swapped` say that each side has one that the other lacks, `type_names_same` that
    the names are the same. `type_quotes` is the share of sides with a quotation. `type_meaning_*`,
    in [-1, 1], is the unit vector between those of the two sides, or NaN where they are not known.
    """
    one, other = item.left.cues, item.right.cues
    chosen = {k: v for k, v in features.items() if k.startswith("cue_") or k in PLAIN}
    for kind in ClashType:
        chosen[f"type_clash_{kind}"] = max(
            (c.strength for c in item.comparisons if c.verdict is Verdict.CLASH and c.type is kind),
            default=0.0,
        )
    for cue in KINDS:
        there = bool(getattr(one, cue)), bool(getattr(other, cue))
        chosen[f"type_both_{cue}"] = float(all(there))
        chosen[f"type_one_{cue}"] = float(there[0] != there[1])
    names, others = one.name_keys(), other.name_keys()
    places, elsewhere = one.name_keys(NameKind.PLACE), other.name_keys(NameKind.PLACE)
    quotes = [any(mark in side.text for mark in QUOTES) for side in (one, other)]
    return chosen | {
        "type_names_swapped": float(bool(names - others) and bool(others - names)),
        "type_names_same": float(bool(names) and names == others),
        "type_places_swapped": float(bool(places - elsewhere) and bool(elsewhere - places)),
        "type_quotes": sum(quotes) / 2,
        **dict(zip(MEANING, _between(item), strict=True)),
    }


def _between(item: Evidence) -> list[float]:
    one, other = item.left.vector, item.right.vector
    if one is None or other is None:
        return [math.nan] * len(MEANING)
    total = one.astype(np.float64) + other
    return [float(part) for part in total / max(float(np.linalg.norm(total)), LEAST_NORM)]


def clash_type(
    item: Evidence, features: Mapping[str, float], types: Layer | None = None
) -> ClashType:
    """Return what the two accounts probably differ in; OTHER where nothing tells."""
    if types is None:
        found = clashes(item)
        return found[0].type if found else ClashType.OTHER
    shares = types.probabilities([signs(item, features)])[0]
    return ClashType(max(sorted(shares), key=lambda name: shares[name]))
