"""Whether the later of two accounts brings the earlier up to date rather than contradicts it.

Of all that bears on a pair only time tells the two apart: both are one fact told in two ways. In
annotated stories updates are rare, and a decider of all kinds never dares to call a pair one. So a
layer of its own, which reads time alone, divides what the decider gives to both together.
"""

from __future__ import annotations

from collections.abc import Mapping

from consist.model import Kind

READS = (
    "days_apart",
    "happened_since",
    "hours_apart_log",
    "number_grows",
    "number_risen",
    "number_shrinks",
    "provisional_in_earlier",
    "supersedes_score",
    "update_in_later",
)
KINDS = (Kind.CONTRADICTION, Kind.SUPERSEDED)


def is_ordered(row: Mapping[str, float]) -> bool:
    """Whether it is known which of the two was published first; else time tells nothing."""
    return row.get("hours_apart_log", 0.0) > 0


def divided(shares: Mapping[str, float], update: float) -> dict[str, float]:
    """Return the probabilities with those of contradiction and update divided anew.

    Args:
        shares: The probability of each class.
        update: The probability of an update if it is one of the two, in [0, 1].
    """
    both = sum(shares.get(kind, 0.0) for kind in KINDS)
    return dict(shares) | {
        Kind.CONTRADICTION.value: both * (1.0 - update),
        Kind.SUPERSEDED.value: both * update,
    }
