"""Which decisions would teach the decider most.

A decision teaches most where the decider is least sure, and the tenth decision on one story says
less than the first on another. So findings are asked for in rounds: each round takes, of every kind
in every story, the one nearest to the boundary. What was decided before counts as rounds already
taken, so that the rest keeps its places while an editor decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

BOUNDARY = 0.5
"""Where a finding is as probable as none."""

Group: TypeAlias = tuple[str | None, str]
"""A story and a kind."""


class Candidate(NamedTuple):
    """A finding that is open: what the order needs to know of it; `confidence` is in [0, 1]."""

    id: str
    story: str | None
    kind: str
    confidence: float


class Place(NamedTuple):
    """A candidate's place in the order: its round, how far from the boundary, and its id."""

    round: int
    distance: float
    id: str


def teaching_order(
    candidates: Iterable[Candidate],
    *,
    decided: Mapping[Group, int],
    boundary: float = BOUNDARY,
) -> list[Place]:
    """Return the candidates' places, what teaches most first.

    Args:
        candidates: The open findings.
        decided: How many findings of a story and kind have a decision.
        boundary: The confidence at which the decider is least sure, in [0, 1].

    >>> near, far = (Candidate(name, "s", "framing", sure) for name, sure in (("n", 0.5), ("f", 1)))
    >>> [place.id for place in teaching_order([far, near], decided={})]
    ['n', 'f']
    """
    groups: defaultdict[Group, list[tuple[float, str]]] = defaultdict(list)
    for item in candidates:
        groups[item.story, item.kind].append((abs(item.confidence - boundary), item.id))
    return sorted(
        Place(turn, distance, finding_id)
        for group, members in groups.items()
        for turn, (distance, finding_id) in enumerate(sorted(members), decided.get(group, 0))
    )
