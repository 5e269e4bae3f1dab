"""How far two sentences of one story may be of one event at all.

The annotated stories are of one event each, so nothing that is learned there knows that a story
that was found may hold a week of like events: shelling on Monday, shelling on Friday, in other
towns. The factors here are set by hand for that, and are 1 for nearly all pairs of annotated
stories.
"""

from __future__ import annotations

from datetime import date, timedelta

from consist import chronology
from consist.cues import (
    CueKind,
    Cues,
    Granularity,
    NameKind,
    Verdict,
    apart,
    of_other_surveys,
    timed_apart,
    told_apart,
)
from consist.decide import course
from consist.decide.evidence import Evidence
from consist.model import Judgement, Scores

SOON = timedelta(days=3)
"""Accounts published within it are probably of one event, in a story with one article an outlet."""

THE_SAME_DAY = timedelta(hours=18)
"""And within this in a story where an outlet reports more than once."""

LATER, MUCH_LATER = 0.2, 0.1
UNDATED = 0.56
"""Nothing tells whether both are of one time. On the undated news of ECB+ 64 % of what is reported
with it are right; of the 49 that 0.7 would report besides, 29 % are (record 0029)."""

OTHER_DAY = 0.15
OTHER_NAMES = 0.2
OTHER_PLACE = 0.4
OTHER_SURVEY, OTHER_COUNT = 0.15, 0.15
OTHER_MEASURE = 0.15
"""Two numbers of two measures, periods or places, and nothing else that differs: an NLI model reads
a clash as surely as if they were of one."""

NOT_READ, OF_OTHER_THINGS = 0.3, 0.4
"""Numbers that clash are of two things more often where the NLI model, which knows what they are
of, gives a contradiction so little in either direction."""

READ_AS_ONE = 0.6
"""Where the NLI model gives a contradiction so much both ways, it has read two accounts of one
event, and other names and places say nothing: of some forty such pairs that somebody had read all
but one were right (docs/decisions/0017-a-second-opinion.md)."""


def same_event(item: Evidence) -> float:
    """Return what the probability of anything but "none" is multiplied by, in (0, 1].

    It falls with the time between the publications, unless both tell the same day, and where both
    name places and none in common. Of two numbers that clash it falls too where the sentences name
    nothing in common, or tell different days and the later does not say that the number grew:
    those are the tolls of two events; and where the NLI model reads no clash. Names and places do
    not count where that model is sure of one. What two surveys found may both be so, what was known
    when half of the votes were counted and when all were, and what is told of two periods,
    measures, places or zones of time, however surely it is read as a clash.
    """
    left, right = item.left, item.right
    days, others = _days(left.cues), _days(right.cues)
    factor = 1.0 if days & others else _by_publication(item)
    numbers = any(
        c.cue is CueKind.QUANTITY and c.verdict is Verdict.CLASH for c in item.comparisons
    )
    if (numbers or item.surroundings.running) and apart(days, others) and not _grew(item):
        factor *= OTHER_DAY
    if numbers and _most_read(item.judgement) < NOT_READ:
        factor *= OF_OTHER_THINGS
    if left.cues.quantities and right.cues.quantities:
        factor *= OTHER_SURVEY if of_other_surveys(left.asked, right.asked) else 1.0
        factor *= OTHER_COUNT if apart(left.counted, right.counted) else 1.0
    factor *= OTHER_MEASURE if told_apart(left.cues, right.cues, item.comparisons) else 1.0
    factor *= OTHER_MEASURE if timed_apart(left.cues, right.cues, item.comparisons) else 1.0
    if item.judgement.contradiction >= READ_AS_ONE:
        return factor
    if numbers and apart(left.cues.name_keys(), right.cues.name_keys()):
        return factor * OTHER_NAMES
    places = left.cues.name_keys(NameKind.PLACE), right.cues.name_keys(NameKind.PLACE)
    return factor * (OTHER_PLACE if apart(*places) else 1.0)


def _most_read(judgement: Judgement) -> float:
    ways: list[Scores] = [judgement.forward, judgement.backward, *(judgement.claims or ())]
    return max(scores.contradiction for scores in ways)


def _grew(item: Evidence) -> bool:
    """Whether a number grew and the later account says that it brings it up to date."""
    left, right = item.left, item.right
    told = chronology.features(
        left.sentence.text, left.published_at, right.sentence.text, right.published_at
    )
    return bool(course.features(item)["number_grows"] and told["update_in_later"])


def _by_publication(item: Evidence) -> float:
    one, other = chronology.comparable(item.left.published_at, item.right.published_at)
    if one is None or other is None:
        return UNDATED
    gap = abs(one - other)
    if gap >= timedelta(days=7):
        return MUCH_LATER
    return LATER if gap > (THE_SAME_DAY if item.surroundings.running else SOON) else 1.0


def _days(cues: Cues) -> set[date]:
    return {
        moment.earliest.date()
        for moment in cues.moments
        if moment.granularity is Granularity.DAY and moment.earliest is not None
    }
