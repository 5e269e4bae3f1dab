"""How far two sentences of one story may be of one event at all.

The annotated stories are of one event each, so nothing that is learned there knows that a story
that was found may hold a week of like events: shelling on Monday, shelling on Friday, in other
towns. The factors here are set by hand for that, and are 1 for nearly all pairs of annotated
stories.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from consist.cues import CueKind, Cues, Granularity, NameKind, Verdict
from consist.decide.evidence import Evidence

SOON = timedelta(days=3)
"""Accounts published within it are probably of one event."""

WITHIN_A_WEEK, LATER = 0.3, 0.1
OTHER_DAY = 0.15
OTHER_NAMES = 0.2
OTHER_PLACE = 0.4


def same_event(item: Evidence) -> float:
    """Return what the probability of anything but "none" is multiplied by, in (0, 1].

    It falls with the days between the publications, unless both tell the same day, and where both
    name places and none in common. Of two numbers that clash it falls too where the sentences tell
    different days or name nothing in common: those are the tolls of two events.
    """
    left, right = item.left, item.right
    days, others = _days(left.cues), _days(right.cues)
    factor = 1.0
    if left.published_at is not None and right.published_at is not None and not days & others:
        gap = abs(left.published_at - right.published_at)
        if gap > SOON:
            factor = WITHIN_A_WEEK if gap < timedelta(days=7) else LATER
    if any(c.cue is CueKind.QUANTITY and c.verdict is Verdict.CLASH for c in item.comparisons):
        if _apart(days, others):
            factor *= OTHER_DAY
        if _apart(_names(left.cues), _names(right.cues)):
            return factor * OTHER_NAMES
    places = _names(left.cues, NameKind.PLACE), _names(right.cues, NameKind.PLACE)
    return factor * (OTHER_PLACE if _apart(*places) else 1.0)


def _days(cues: Cues) -> set[date]:
    return {
        moment.earliest.date()
        for moment in cues.moments
        if moment.granularity is Granularity.DAY and moment.earliest is not None
    }


def _names(cues: Cues, kind: NameKind | None = None) -> set[str]:
    return {name.key for name in cues.names if kind is None or name.kind is kind}


def _apart(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    return bool(one) and bool(other) and not one & other
