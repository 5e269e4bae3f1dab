"""What the decider is asked of pairs, from their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from consist.decide import framing
from consist.decide.evidence import Evidence
from consist.decide.features import features
from consist.decide.reconciled import reconciled
from consist.decide.same_event import same_event
from consist.model import Pair


class Asked(NamedTuple):
    """The arguments of `Decider.opinions`, pair by pair."""

    pairs: tuple[Pair, ...]
    rows: tuple[Mapping[str, float], ...]
    factors: tuple[float, ...]
    in_one_light: tuple[bool, ...]
    reconciled: tuple[bool, ...]


def asked(items: Sequence[Evidence]) -> Asked:
    """Read the pairs, their features, and what is known of each beside them."""
    return Asked(
        tuple(item.judgement.pair for item in items),
        tuple(features(item) for item in items),
        tuple(same_event(item) for item in items),
        tuple(framing.in_one_light(item) for item in items),
        tuple(reconciled(item) for item in items),
    )
