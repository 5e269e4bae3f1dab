"""Which of two accounts is the later one, and whether it updates the earlier.

A toll that rises, a cause that becomes known and talks that end are no contradiction: both accounts
were true at their dates. What tells them from one is the time between the publications, words by
which an account calls itself provisional ("so far", "not yet known", "by Sunday morning") and words
by which it calls itself an update ("has risen to", "in all", "now").
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from consist.model import Span

Side: TypeAlias = Literal["one", "other"]

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = "|".join(_DAYS)
_PART = r"(?:early |late |mid-?)?(?:morning|noon|midday|lunchtime|afternoon|evening|night|dawn|midnight)"
# Hours of the day at which a part of it ends, for ordering only.
_HOURS = {
    "dawn": 6,
    "morning": 11,
    "noon": 12,
    "midday": 12,
    "lunchtime": 13,
    "afternoon": 17,
    "evening": 21,
    "night": 23,
    "midnight": 24,
}
_PROVISIONAL = re.compile(
    rf"""\b(?:so\ far|until\ now|up\ to\ now|thus\ far|to\ date
    |(?:not|nobody\ is|no\ one\ is|nor\ is\ it|has|have|had|is|are|was|were)\ yet\b(?:\ \w+)?
    |(?:was|were|is|are|it\ was|it\ is)\ not\ (?:yet\ |immediately\ )?(?:immediately\ )?(?:known|clear|available|confirmed)
    |(?:remains?|remained|still)\ (?:unclear|unknown|unaccounted|missing|trapped|under|being|to\ be|waiting|searching)
    |no\ immediate|immediately\ (?:known|clear)|unclear\ (?:how|what|whether|who|why|if)
    |could\ not\ (?:immediately\ )?say|at\ (?:the\ )?time\ of\ writing|at\ press\ time|went\ to\ press
    |initial(?:ly)?|preliminary|provisional(?:ly)?|first\ (?:reports?|counts?|estimates?|tallies|tally|indications)
    |early\ (?:reports?|counts?|estimates?|indications|figures|results)|as\ of|by\ then|by\ nightfall
    |by\ (?:early\ |late\ |mid-?)?(?:{_DAY})(?:\ {_PART})?|by\ (?:{_PART})|by\ \d+(?:[.:]\d\d)?\ ?(?:a\.m\.|p\.m\.|am|pm)
    |(?:expected|likely|feared|set)\ to\ (?:rise|grow|climb|increase|change)|may\ rise|could\ rise
    |(?:is|are)\ (?:still\ )?being\ (?:questioned|held|investigated|treated|counted|searched|sought)
    |(?:talks|search|count|counting|work)\ (?:continue[sd]?|(?:is|are|was|were)\ (?:continuing|under\ way))
    |known\ to\ (?:be|have)|pending|under\ way|for\ the\ time\ being|for\ now)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UPDATE = re.compile(
    r"""\b(?:ha[sd]\ (?:since\ )?(?:risen|grown|climbed|increased|fallen|dropped|doubled|reached)
    |rose\ to|rises\ to|risen\ to|climbed\ to|grew\ to|grown\ to|jumped\ to|fell\ to|reached
    |rais(?:ed|es|ing)|widen(?:ed|s)|extend(?:ed|s)|expanded|upgraded|lowered
    |revis(?:ed|es|ing|ion)|updat(?:ed|es|e|ing)|correct(?:ed|ion|s)|amended|no\ longer
    |put\ the\ (?:number|toll|figure|count)|(?:toll|number|count|total|figure)\ (?:now\ )?(?:stands|stood)
    |now|since\ then|have\ since|ha[sd]\ since|since\ (?:been|yesterday|{days})
    |final(?:ly)?|in\ all|all\ told|altogether|in\ total|a\ total\ of|total(?:led|ed|s)?|by\ the\ end|in\ the\ end|eventually
    |up\ from|down\ from|compared\ with|more\ than\ twice\ as\ many|at\ first|originally|previously
    |earlier\ (?:reports?|figures?|counts?|estimates?|toll|statement|account|accounts)|had\ (?:initially|earlier|first|originally)
    |later|turned\ out|after\ (?:two|three|four|several|more|another|further|rescue)|more\ (?:bodies|deaths|victims|people)
    |died\ (?:in|of)\ (?:a\ |the\ )?(?:hospital|injuries|wounds)|were\ found|was\ found|been\ found
    |released|let\ go|suspended|freed\ without|confirmed|identified|blames?|traces?|concluded|established)\b
    """.replace("{days}", _DAY),
    re.IGNORECASE | re.VERBOSE,
)
_ANCHOR = re.compile(
    rf"\b(?P<how>by|as of|on|until|since|early|late)\s+(?:early |late |mid-?)?(?P<day>{_DAY})(?:['’]s)?"
    rf"(?: (?P<part>{_PART}))?\b|\b(?P<day2>{_DAY}) (?P<part2>{_PART})\b",
    re.IGNORECASE,
)
# Coefficients of a logistic regression on the training stories' superseded and contradicting pairs,
# rounded; see benchmarks/attribution.py. The first is the intercept.
_WEIGHTS = {
    "": -3.0,
    "hours_apart_log": 2.0,
    "provisional_in_earlier": 2.0,
    "update_in_later": 1.0,
    "anchors_apart": 1.5,
    "provisional_in_later": -0.5,
}
_WEEK = math.log1p(168.0)

FEATURES = (
    "undated_any",
    "hours_apart_log",
    "days_apart",
    "provisional_any",
    "update_any",
    "provisional_in_earlier",
    "provisional_in_later",
    "update_in_later",
    "update_in_earlier",
    "anchors_both",
    "anchors_apart",
    "supersedes_score",
)


@dataclass(frozen=True, slots=True)
class Chronology:
    """How two accounts stand in time.

    `later` is the side published later, or else, where dates are missing or equal, the side whose
    words place it later; None where nothing tells. The cues are spans of each text. `score` in
    [0, 1] says how much the later account looks like an update of the earlier one.
    """

    later: Side | None
    one_cues: tuple[Span, ...]
    other_cues: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Account:
    provisional: tuple[Span, ...]
    update: tuple[Span, ...]
    anchor: datetime | None
    anchored: bool


def supersedes(
    one_text: str,
    one_published: datetime | None,
    other_text: str,
    other_published: datetime | None,
) -> Chronology:
    """Tell which account is later and whether it updates the other; swapping swaps the sides."""
    one, other = _account(one_text, one_published), _account(other_text, other_published)
    later = _later(one, one_published, other, other_published)
    values = _values(one, one_published, other, other_published, later)
    return Chronology(
        later=later,
        one_cues=_merged(one.provisional, one.update),
        other_cues=_merged(other.provisional, other.update),
        score=values["supersedes_score"],
    )


def features(
    one_text: str,
    one_published: datetime | None,
    other_text: str,
    other_published: datetime | None,
) -> dict[str, float]:
    """Return the fixed features of a pair by name, each in [0, 1]; they have no direction.

    `hours_apart_log` is the logarithm of the hours between the publications over that of a week,
    `days_apart` whether they are 18 hours or more apart.
    """
    one, other = _account(one_text, one_published), _account(other_text, other_published)
    later = _later(one, one_published, other, other_published)
    return _values(one, one_published, other, other_published, later)


def _account(text: str, published: datetime | None) -> _Account:
    found = [(match, _anchored(match, published)) for match in _ANCHOR.finditer(text)]
    times = [time for _, time in found if time is not None]
    return _Account(
        provisional=tuple(match.span() for match in _PROVISIONAL.finditer(text)),
        update=tuple(match.span() for match in _UPDATE.finditer(text)),
        anchor=max(times, default=None),
        anchored=bool(found),
    )


def _anchored(match: re.Match[str], published: datetime | None) -> datetime | None:
    """Resolve a weekday to the last one up to the publication; without a date there is nothing."""
    if published is None:
        return None
    day = (match["day"] or match["day2"]).lower()
    part = (match["part"] or match["part2"] or "noon").lower().split()[-1].removeprefix("mid-")
    back = (published.weekday() - _DAYS.index(day)) % 7
    midnight = published.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=back)
    return midnight + timedelta(hours=_HOURS.get(part, 12))


def _later(
    one: _Account,
    one_published: datetime | None,
    other: _Account,
    other_published: datetime | None,
) -> Side | None:
    if one_published is not None and other_published is not None:
        if one_published != other_published:
            return "one" if one_published > other_published else "other"
        if one.anchor is not None and other.anchor is not None and one.anchor != other.anchor:
            return "one" if one.anchor > other.anchor else "other"
    weight = _updating(one) - _updating(other)
    if weight == 0:
        return None
    return "one" if weight > 0 else "other"


def _updating(account: _Account) -> int:
    return bool(account.update) - bool(account.provisional)


def _values(
    one: _Account,
    one_published: datetime | None,
    other: _Account,
    other_published: datetime | None,
    later: Side | None,
) -> dict[str, float]:
    hours = _hours(one_published, other_published)
    after, before = (one, other) if later == "one" else (other, one)
    told = later is not None
    apart = _hours(one.anchor, other.anchor)
    values = {
        "undated_any": float(one_published is None or other_published is None),
        "hours_apart_log": min(math.log1p(hours) / _WEEK, 1.0),
        "days_apart": float(hours >= 18),
        "provisional_any": float(bool(one.provisional or other.provisional)),
        "update_any": float(bool(one.update or other.update)),
        "provisional_in_earlier": float(told and bool(before.provisional)),
        "provisional_in_later": float(told and bool(after.provisional)),
        "update_in_later": float(told and bool(after.update)),
        "update_in_earlier": float(told and bool(before.update)),
        "anchors_both": float(one.anchored and other.anchored),
        "anchors_apart": float(apart >= 6),
    }
    total = _WEIGHTS[""] + sum(_WEIGHTS.get(name, 0.0) * value for name, value in values.items())
    values["supersedes_score"] = 1.0 / (1.0 + math.exp(-total)) if told else 0.0
    return values


def _hours(one: datetime | None, other: datetime | None) -> float:
    if one is None or other is None:
        return 0.0
    return abs((one - other).total_seconds()) / 3600.0


def _merged(*spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join overlapping spans, in order."""
    merged: list[Span] = []
    for start, end in sorted(span for group in spans for span in group):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
