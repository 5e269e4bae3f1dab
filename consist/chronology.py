"""Which of two accounts is the later one, and whether it updates the earlier.

A toll that rises, a cause that becomes known and talks that end are no contradiction: both accounts
were true at their dates. What tells them from one is the time between the publications, words by
which an account calls itself provisional ("so far", "not yet known", "by Sunday morning") and words
by which it calls itself an update ("has risen to", "in all", "now").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from consist.calendar import WEEKDAYS, midnight

Side: TypeAlias = Literal["one", "other"]

_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
# Hours of the day at which a part of it ends, for ordering only.
_HOURS = {
    "dawn": 6,
    "morning": 11,
    "noon": 12,
    "midday": 12,
    "lunchtime": 13,
    "afternoon": 17,
    "teatime": 17,
    "nightfall": 19,
    "evening": 21,
    "night": 23,
    "midnight": 24,
}
_PART = rf"(?:(?:early |late |mid-?)?(?:{'|'.join(_HOURS)}))"
_COURSE = (
    r"(?:talks|search|count|counting|work|deliberations|negotiations|(?:man)?hunt|rescue|voting)"
    r"(?: for (?:\w+ ){0,3}\w+)?"
)
# One expression a line; a blank stands for any white space.
_PROVISIONAL_TABLE = rf"""
so far
thus far
to date
(?:until|up to) now
for (?:now|the time being)
(?:not|nobody is|no one is|nor is it|ha[sd]|have|is|are|was|were) yet
(?:is|are|was|were) not (?:yet |immediately )*(?:known|clear|available|confirmed)
no immediate
immediately (?:known|clear)
(?:no one|nobody|none|no (?:\w+ )?group|not|\w+n['’]t) (?:\w+ )?immediately
unclear (?:how|what|whether|who|why|if)
(?:remains?|remained|still) (?:unclear|unknown|unaccounted|missing|trapped|under|being|to be)
still (?:waiting|searching|counting|burning|out)
still (?:deliberating|negotiating|talking|hunting|fighting|battling|tackling|tallying|voting)
(?:ha[sd]|have) still not
still (?:ha[sd]|have) not
(?:ha[sd]|have) (?:still|so far) to
(?:no|not|\w+n['’]t) (?:\w+ ){{1,5}}yet(?=[.,;:!?”"]|$)
without (?:yet )?reaching (?:a|any) (?:verdict|decision)
(?:jury|jurors|panel) (?:\w+ ){{0,4}}(?:sent home|retired|adjourned) (?:for|overnight|again)
(?:jury|jurors) (?:is|are|was|were|remains?) out
(?:remains?|remained|still) (?:at large|on the run)
too (?:early|soon|close) to (?:say|tell|know|call)
could not (?:immediately )?say
at (?:the )?time of writing
at press time
went to press
initial(?:ly)?
preliminary
provisional(?:ly)?
(?:first|early) (?:reports?|counts?|estimates?|tall(?:y|ies)|indications|figures|results)
as of
by (?:then|{_PART})
\d+ percent of the (?:\w+ )?(?:votes?|ballots|precincts|stations) (?:counted|reporting|tallied)
\d+ (?:out )?of (?:the )?\d+ (?:\w+ ){{0,2}}(?:declared|counted|reporting)
still (?:open|closed|shut|running|working|going)
(?:was|were|is|are) being (?:questioned|held|treated|searched)
(?:said|told \w+) at \d+(?:[.:]\d\d)? ?(?:a\.m|p\.m|am|pm)
by (?:early |late |mid-?)?{_DAY}(?: {_PART})?
by \d+(?:[.:]\d\d)? ?(?:a\.m|p\.m|am|pm)
(?:expected|likely|feared|set) to (?:rise|grow|climb|increase|change)
(?:may|could|might) (?:still )?(?:rise|grow|climb|change)
(?:is|are) (?:still )?being (?:questioned|held|investigated|treated|counted|searched|sought)
{_COURSE} (?:continue[sd]?|(?:is|are|was|were) (?:continuing|under way|ongoing))
{_COURSE} (?:(?:will|(?:is|are|was|were) (?:due |expected )?to) (?:resume|continue)|goes on|go on)
continu(?:es?|ed|ing) (?:its |their )?deliberations
continu(?:es?|ed|ing) to (?:deliberate|search|hunt|count|fight|battle)
known to (?:be|have)
pending
under way
"""
_UPDATE_TABLE = rf"""
ha(?:s|d|ve) (?:since |now )?(?:risen|grown|climbed|increased|fallen|dropped|doubled|reached)
(?:rose|rises|risen|climbed|grew|grown|jumped|fell|dropped) to
(?<!not\s)(?<!n['’]t\s)(?<!never\s)(?<!yet\s)reached
(?:return|deliver)(?:ed|ing) (?:a|an|its|their) (?:\w+ )?verdicts?
(?:rais|lower|upgrad|widen|extend|expand|revis|updat|correct|amend)(?:ed?s?|ing|ions?)
no longer
put the (?:number|toll|figure|count)
(?:toll|number|count|total|figure) (?:now )?(?:stands|stood)
now
since (?:then|been|yesterday|{_DAY})
(?:have|ha[sd]) since
final(?:ly)?
with (?:all|every) (?:\w+ ){{0,3}}(?:declared|counted|reporting|in)
in (?:all|total|the end)
all told
altogether
a total of
total(?:led|ed|s)?
by the end
eventually
the last of
(?:up|down) from
compared with
more than twice as many
at first
originally
previously
earlier (?:reports?|figures?|counts?|estimates?|toll|statements?|accounts?)
had (?:initially|earlier|first|originally)
(?:a|\w+) (?:hours?|days?|weeks?|months?|years?) later
later
turned out
after (?:two|three|four|five|several|more|another|further|rescue)
(?:more|further) (?:bodies|deaths|victims|people|arrests)
died (?:in|of) (?:a |the )?(?:hospital|injuries|wounds)
(?:were|was|been) found
released
let go
suspended
confirmed
identified
blames?
traces?
concluded
established
meanwhile
in the meantime
overnight
after all
(?:put|pushed) (?:off|back)
postponed
brought forward
ahead of (?:plan|schedule|time)
(?:sooner|later|earlier|longer|faster|slower) than (?:planned|expected|feared|hoped|announced)
(?:new|latest) (?:figures?|counts?|tall(?:y|ies)|tolls?|estimates?)
"""


def _expression(table: str) -> re.Pattern[str]:
    lines = "|".join(line.replace(" ", r"\s+") for line in table.strip().splitlines())
    return re.compile(rf"\b(?:{lines})\b", re.IGNORECASE)


_PROVISIONAL = _expression(_PROVISIONAL_TABLE)
_UPDATE = _expression(_UPDATE_TABLE)
_ANCHOR = re.compile(
    rf"\b(?:by|as of|on|until|since|early|late)\s+(?:early |late |mid-?)?(?P<day>{_DAY})(?:['’]s)?"
    rf"(?: (?P<part>{_PART}))?\b|\b(?P<day2>{_DAY}) (?P<part2>{_PART})\b",
    re.IGNORECASE,
)
# when something happened; a saying has a day of its own
_DAYS_BACK = {"today": 0, "overnight": 0, "yesterday": 1}
_HAPPENED = re.compile(
    rf"(?<!said )(?<!said on )(?<!told reporters )(?<!told reporters on )(?<!next )(?<!until )"
    rf"\b(?P<day>{_DAY}|{'|'.join(_DAYS_BACK)})\b",
    re.IGNORECASE,
)
# Coefficients of a logistic regression, rounded, of superseded against contradicting pairs of the
# training stories at even classes; see benchmarks/attribution.py. The first is the intercept.
_WEIGHTS = {
    "": -3.0,
    "hours_apart_log": 1.3,
    "days_apart": 1.6,
    "provisional_in_earlier": 1.9,
    "provisional_in_later": 1.0,
    "update_in_later": 1.8,
    "update_in_earlier": 0.2,
}
_WEEK = math.log1p(168.0)

FEATURES = (
    "hours_apart_log",
    "days_apart",
    "provisional_any",
    "update_any",
    "provisional_in_earlier",
    "provisional_in_later",
    "update_in_later",
    "update_in_earlier",
    "happened_since",
    "anchors_both",
    "anchors_apart",
    "supersedes_score",
)

TIMED = ("hours_apart_log", "days_apart", "supersedes_score")
"""Those that nothing is known of where a date is missing."""


@dataclass(frozen=True, slots=True)
class _Account:
    """What the words of an account tell of its time."""

    published: datetime | None
    provisional: bool
    update: bool
    anchor: datetime | None
    anchored: bool
    happened: datetime | None


def comparable(
    one: datetime | None, other: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return two publication times so that neither is earlier than is known.

    Beside a time of that day a day alone becomes this time, for nothing
    tells which came first; beside one before or after that day, the moment nearest to it.
    """
    if one is None or other is None or is_day_alone(one) == is_day_alone(other):
        return one, other
    return (_nearest(one, other), other) if is_day_alone(one) else (one, _nearest(other, one))


def surely_before(one: datetime | None, other: datetime | None) -> bool:
    """Whether a publication came before another whatever the hour of a day alone was."""
    one, other = comparable(one, other)
    return one is not None and other is not None and one < other


def is_day_alone(moment: datetime) -> bool:
    """Whether a publication time is a midnight, which is what a source gives that tells the day."""
    return moment == midnight(moment)


def _nearest(day: datetime, moment: datetime) -> datetime:
    return min(max(moment, day), datetime.combine(day, time.max, day.tzinfo))


def features(
    one_text: str,
    one_published: datetime | None,
    other_text: str,
    other_published: datetime | None,
) -> dict[str, float]:
    """Return the fixed features of a pair by name, each in [0, 1]; they have no direction.

    `hours_apart_log` is the logarithm of the hours between the publications over that of a week,
    `days_apart` whether they are 18 hours or more apart, `supersedes_score` how much the later
    account looks like an update of the earlier one. The three are NaN where a date is missing.
    """
    one_published, other_published = comparable(one_published, other_published)
    one, other = _account(one_text, one_published), _account(other_text, other_published)
    values = _values(one, other, _later(one, other))
    undated = one_published is None or other_published is None
    return values | dict.fromkeys(TIMED, math.nan) if undated else values


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _account(text: str, published: datetime | None) -> _Account:
    found = [(match, _anchored(match, published)) for match in _ANCHOR.finditer(text)]
    times = [time for _, time in found if time is not None]
    return _Account(
        published=published,
        provisional=_PROVISIONAL.search(text) is not None,
        update=_UPDATE.search(text) is not None,
        anchor=max(times, default=None),
        anchored=bool(found),
        happened=max(_days_told(text, published), default=None),
    )


def _days_told(text: str, published: datetime | None) -> Iterator[datetime]:
    """Yield the midnights at which the days begin on which a text says that something happened.

    The day of a saying is none: "the road is shut, police said on Monday".
    """
    if published is None:
        return
    for match in _HAPPENED.finditer(text):
        word = match["day"].lower()
        if word in _DAYS_BACK:
            yield midnight(published) - timedelta(days=_DAYS_BACK[word])
        else:
            yield _last(word, published)


def _anchored(match: re.Match[str], published: datetime | None) -> datetime | None:
    """Resolve a weekday to the last one up to the publication; without a date there is nothing."""
    if published is None:
        return None
    day = (match["day"] or match["day2"]).lower()
    part = (match["part"] or match["part2"] or "noon").lower().split()[-1].removeprefix("mid-")
    return _last(day, published) + timedelta(hours=_HOURS.get(part, 12))


def _last(day: str, published: datetime) -> datetime:
    """Return the midnight at which the last such weekday up to the publication began."""
    back = (published.weekday() - WEEKDAYS.index(day)) % 7
    return midnight(published) - timedelta(days=back)


def _later(one: _Account, other: _Account) -> Side | None:
    for mine, theirs in ((one.published, other.published), (one.anchor, other.anchor)):
        if mine is not None and theirs is not None and mine != theirs:
            return "one" if mine > theirs else "other"
    weight = _updating(one) - _updating(other)
    if weight == 0:
        return None
    return "one" if weight > 0 else "other"


def _is_since(after: _Account, before: _Account) -> bool:
    """Whether what the later account tells happened after the earlier one was published."""
    told, published = after.happened, before.published
    return told is not None and published is not None and told >= published


def _updating(account: _Account) -> int:
    return account.update - account.provisional


def _values(one: _Account, other: _Account, later: Side | None) -> dict[str, float]:
    hours = _hours(one.published, other.published)
    after, before = (one, other) if later == "one" else (other, one)
    told = later is not None
    apart = _hours(one.anchor, other.anchor)
    values = {
        "hours_apart_log": min(math.log1p(hours) / _WEEK, 1.0),
        "days_apart": float(hours >= 18),
        "provisional_any": float(one.provisional or other.provisional),
        "update_any": float(one.update or other.update),
        "provisional_in_earlier": float(told and before.provisional),
        "provisional_in_later": float(told and after.provisional),
        "update_in_later": float(told and after.update),
        "update_in_earlier": float(told and before.update),
        "happened_since": float(told and _is_since(after, before)),
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
