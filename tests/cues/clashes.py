"""Whether numbers of two sentences clash, whichever of them comes first."""

from __future__ import annotations

from datetime import UTC, datetime

from consist.cues import CueKind, Verdict, compare, read_cues

LEAST = 0.1
"""Below it two numbers are hardly of one thing, and nothing is told of them."""

TUESDAY = datetime(2025, 5, 20, 10, tzinfo=UTC)


def clashes(one: str, other: str) -> bool:
    """Return whether some number of one clashes with one of the other."""
    sides = [read_cues(text, published_at=TUESDAY) for text in (one, other)]
    there, back = (
        any(
            found.cue is CueKind.QUANTITY
            and found.verdict is Verdict.CLASH
            and found.strength >= LEAST
            for found in compare(*pair)
        )
        for pair in (sides, sides[::-1])
    )
    assert there == back
    return there
