"""Pairs that read like a clash and are none.

They tell numbers in other units, print one quotation, or both deny one thing.
"""

from __future__ import annotations

from consist.cues import CueKind, Verdict
from consist.decide.conversions import converted
from consist.decide.denials import deny_alike
from consist.decide.evidence import Evidence
from consist.decide.quotations import from_one_mouth
from consist.model import Kind

CLASHING = 0.15
"""A cue that clashes so surely has its say."""

KEPT = 0.25
"""What a clash keeps of its probability. Set by hand, near what was seen (record 0031)."""

_CLASHES = (Kind.CONTRADICTION, Kind.DISPUTED, Kind.SUPERSEDED)


def reconciled(item: Evidence) -> bool:
    """Return whether what reads like a clash is accounted for, while no cue clashes.

    Where both sides deny, a negation may seem to.
    """
    clashing = {
        c.cue for c in item.comparisons if c.verdict is Verdict.CLASH and c.strength >= CLASHING
    }
    if not clashing and (converted(item) or from_one_mouth(item)):
        return True
    # a denial that the cues take for the other's claim: "deny having used it", "did not use it"
    return clashing <= {CueKind.POLARITY} and deny_alike(item)


def without_clash(shares: dict[str, float]) -> dict[str, float]:
    """Return the probabilities of such a pair: most of what a clash has goes to agreement.

    >>> without_clash({"contradiction": 0.8, "agreement": 0.2})
    {'contradiction': 0.2, 'agreement': 0.8}
    """
    kept = {name: share * KEPT if name in _CLASHES else share for name, share in shares.items()}
    lost = sum(shares.values()) - sum(kept.values())
    return kept | {"agreement": kept.get("agreement", 0.0) + lost}
