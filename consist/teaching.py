"""Which decisions would teach the decider most.

A decision teaches most where the decider is least sure, and the tenth decision on one story says
less than the first on another. So findings are asked for in rounds: each round takes, of every kind
in every story, the one nearest to the boundary. What was decided before counts as rounds already
taken, so that the rest keeps its places while an editor decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

BOUNDARY = 0.5
"""Where a finding is as probable as none."""

Group: TypeAlias = tuple[str | None, str]
"""A story and a kind."""


Candidate: TypeAlias = tuple[str, str | None, str, float]
"""An open finding's id, story, kind and confidence; a bare tuple, since there may be thousands."""

Place: TypeAlias = tuple[int, float, str]
"""A candidate's round, how far it is from the boundary, and its id; places sort as they stand."""


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

    >>> found = [("far", "s", "framing", 0.9), ("near", "s", "framing", 0.5)]
    >>> [finding_id for _, _, finding_id in teaching_order(found, decided={})]
    ['near', 'far']
    """
    groups: defaultdict[Group, list[tuple[float, str]]] = defaultdict(list)
    for finding_id, story, kind, confidence in candidates:
        groups[story, kind].append((abs(confidence - boundary), finding_id))
    return sorted(
        (turn, distance, finding_id)
        for group, members in groups.items()
        for turn, (distance, finding_id) in enumerate(sorted(members), decided.get(group, 0))
    )
