"""Moments of two sentences, compared at the granularity that both have."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from consist.cues.comparison.alignment import RANK, Sureness, align, sureness
from consist.cues.comparison.weights import MOMENT
from consist.cues.model import Comparison, CueKind, Cues, Granularity, Moment, Verdict
from consist.cues.times.zones import shifts_between
from consist.cues.tokens import content, tokens_of
from consist.model import ClashType

LEAST = 0.05
_OF_DAY = (Granularity.CLOCK, Granularity.PART)
_NEAR_MINUTES = 5


class _Match(NamedTuple):
    sure: Sureness
    verdict: Verdict
    one: Moment
    other: Moment

    def order(self) -> tuple[bool, float, int, int, int]:
        starts = sorted((self.one.start, self.other.start))
        clash = self.verdict is Verdict.CLASH
        return (clash, -self.sure.strength, RANK[self.verdict], starts[0], starts[1])


def compare_moments(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield the comparison of each moment with the one that it is most likely about."""
    used: set[tuple[str, int]] = set()
    for match in sorted(_matches(one, other), key=_Match.order):
        sides = {("one", match.one.start), ("other", match.other.start)}
        if sides & used:
            continue
        used |= sides
        first, second = match.one, match.other
        yield Comparison(
            ClashType.DATE_TIME,
            match.verdict,
            match.sure.strength,
            (first.start, first.end),
            (second.start, second.end),
            f"{one.text[first.start : first.end]} against {other.text[second.start : second.end]}",
            CueKind.MOMENT,
            match.sure.signs,
        )


def _matches(one: Cues, other: Cues) -> Iterator[_Match]:
    for first in one.moments:
        for second in other.moments:
            verdict = moments_agree(first, second)
            if verdict is Verdict.NOT_COMPARABLE:
                continue
            if verdict is Verdict.CLASH and _over_midnight(one, other, first, second):
                continue
            sure = _sure(one, other, first, second)
            if sure.strength >= LEAST:
                yield _Match(sure, verdict, first, second)


def _over_midnight(one: Cues, other: Cues, first: Moment, second: Moment) -> bool:
    """Whether two days follow each other and times of two zones tell why: Monday 8 p.m. EDT."""
    if first.weekday is None or second.weekday is None:
        return False
    return (first.weekday - second.weekday) % 7 in (1, 6) and any(
        shifts_between(a.zone, b.zone) != {0} for a, b in _clocks(one, other)
    )


def _clocks(one: Cues, other: Cues) -> list[tuple[Moment, Moment]]:
    """Return each time of the clock on one side with each on the other."""
    mine, theirs = (
        [moment for moment in side.moments if moment.granularity is Granularity.CLOCK]
        for side in (one, other)
    )
    return [(first, second) for first in mine for second in theirs]


def timed_apart(one: Cues, other: Cues, comparisons: Sequence[Comparison]) -> bool:
    """Whether all that differs is a time of day which two sentences tell in zones of their own.

    "09:42 local time" beside "12:42 UTC" is no clash, however it is read.
    """
    return not any(c.verdict is Verdict.CLASH for c in comparisons) and any(
        first.zone and second.zone and not shifts_between(first.zone, second.zone)
        for first, second in _clocks(one, other)
    )


def converted_times(one: Cues, other: Cues, comparison: Comparison) -> bool:
    """Whether a comparison is of two times of day that agree, and that two zones are told with."""
    return comparison.cue is CueKind.MOMENT and any(
        (first.start, second.start) == (comparison.one_span[0], comparison.other_span[0])
        and shifts_between(first.zone, second.zone) != {0}
        for first, second in _clocks(one, other)
    )


def _sure(one: Cues, other: Cues, first: Moment, second: Moment) -> Sureness:
    if one.text[first.start : first.end] != other.text[second.start : second.end]:
        mine = _words(one.text, first.start, first.end)
        theirs = _words(other.text, second.start, second.end)
        one = replace(one, content=one.content - (mine - theirs))
        other = replace(other, content=other.content - (theirs - mine))
    shared = align(one, other, first.around, second.around)
    return sureness(
        MOMENT,
        shared,
        alike=float(first.granularity is second.granularity),
        clock=float(first.granularity in _OF_DAY),
    )


@lru_cache(maxsize=4096)  # a moment is compared with many
def _words(text: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of a moment's own words: a month that differs is no other happening."""
    phase = _PHASE.search(text[max(0, start - _PHASE_REACH) : start])
    return content(tokens_of((phase[0] if phase else "") + text[start:end]))


_PHASE = re.compile(
    r"\b(?:end|start|beginning|middle|close|summer|winter|spring|autumn|quarter|half) of (?:the )?$"
    r"|\b(?:summer|winter|spring|autumn) $"
)
"""What part of a year or a month is told before it: "by the end of 2026"."""
_PHASE_REACH = 24


def moments_agree(one: Moment, other: Moment) -> Verdict:
    """Compare two moments taken to be of the same happening; symmetric."""
    if one.granularity in _OF_DAY and other.granularity in _OF_DAY:
        verdict = _times_agree(one, other)
    elif one.granularity in _OF_DAY or other.granularity in _OF_DAY:
        return Verdict.NOT_COMPARABLE
    else:
        verdict = _days_agree(one, other)
    if verdict is Verdict.CLASH and one.bound != other.bound:
        return Verdict.NOT_COMPARABLE
    return verdict


def _times_agree(one: Moment, other: Moment) -> Verdict:
    shifts = shifts_between(one.zone, other.zone)
    if not one.minutes or not other.minutes or not shifts:
        return Verdict.NOT_COMPARABLE
    moved = [(low + shift, high + shift) for low, high in other.minutes for shift in shifts]
    near = min(_apart(first, second) for first in one.minutes for second in moved)
    if near == 0:
        both_clock = one.granularity is other.granularity is Granularity.CLOCK
        equal = both_clock and not {_of_day(time) for time in one.minutes}.isdisjoint(
            _of_day(time) for time in moved
        )
        return Verdict.SAME if equal else Verdict.COMPATIBLE
    return Verdict.COMPATIBLE if near <= _NEAR_MINUTES else Verdict.CLASH


def _of_day(stretch: tuple[int, int]) -> tuple[int, int]:
    low, high = stretch
    return low % 1440, low % 1440 + high - low


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return the minutes between two stretches of the day, the day taken as a ring."""
    gaps = []
    for shift in (-1440, 0, 1440):
        low, high = max(one[0], other[0] + shift), min(one[1], other[1] + shift)
        gaps.append(max(0, low - high + 1) if low >= high else 0)
    return min(gaps)


def _days_agree(one: Moment, other: Moment) -> Verdict:
    if one.earliest and one.latest and other.earliest and other.latest:
        verdict = _stretches_agree(one, other)
        if verdict is Verdict.CLASH and (one.open_year or other.open_year):
            return _years_aside(one, other)
        return verdict
    if one.month is None or other.month is None:
        return _weekdays_agree(one, other)
    return _months_agree(one, other)


def _weekdays_agree(one: Moment, other: Moment) -> Verdict:
    days = one.granularity is other.granularity is Granularity.DAY
    if not days or one.weekday is None or other.weekday is None:
        return Verdict.NOT_COMPARABLE
    return Verdict.SAME if one.weekday == other.weekday else Verdict.CLASH


def _months_agree(one: Moment, other: Moment) -> Verdict:
    if one.month != other.month:
        return Verdict.CLASH
    if one.days and other.days:
        if one.days == other.days:
            return Verdict.SAME
        apart = max(one.days[0], other.days[0]) > min(one.days[1], other.days[1])
        return Verdict.CLASH if apart else Verdict.COMPATIBLE
    return Verdict.SAME if one.granularity is other.granularity else Verdict.COMPATIBLE


def _years_aside(one: Moment, other: Moment) -> Verdict:
    """Compare two moments apart of which one leaves its year open: it may be the other's year."""
    if one.open_year and other.open_year:
        return _months_agree(one, other)
    day, fixed = (one, other) if one.open_year else (other, one)
    assert fixed.earliest is not None  # noqa: S101
    assert fixed.latest is not None  # noqa: S101
    years = {fixed.earliest.year, fixed.latest.year}
    if any(_stretches_agree(_in_year(day, year), fixed) is not Verdict.CLASH for year in years):
        return Verdict.NOT_COMPARABLE
    return Verdict.CLASH


def _in_year(day: Moment, year: int) -> Moment:
    assert day.earliest is not None  # noqa: S101
    assert day.latest is not None  # noqa: S101
    length = day.latest - day.earliest
    missing = (day.earliest.month, day.earliest.day) == (2, 29) and not isleap(year)
    earliest = day.earliest.replace(year=year, day=28 if missing else day.earliest.day)
    return replace(day, earliest=earliest, latest=earliest + length)


def _stretches_agree(one: Moment, other: Moment) -> Verdict:
    first, second = _bare(one.earliest), _bare(other.earliest)
    ends = _bare(one.latest), _bare(other.latest)
    if first == second and ends[0] == ends[1] and one.granularity is other.granularity:
        return Verdict.SAME
    if max(first, second) < min(ends):
        return Verdict.COMPATIBLE
    return Verdict.CLASH


def _bare(moment: datetime | None) -> datetime:
    """Return the wall clock time; a year in words has no zone."""
    assert moment is not None  # noqa: S101
    return moment.replace(tzinfo=None)
