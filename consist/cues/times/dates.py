"""Dates with a day and a month as newspapers write them, and the year that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from consist.calendar import MONTHS, WEEKDAYS
from consist.cues.model import Granularity, Moment

MONTH = "|".join(
    name.capitalize() + ("" if len(name) > 4 or name in ("may", "june", "july") else r"\b\.?")
    for name in sorted(MONTHS, key=len, reverse=True)
)
YEAR = r"(?:1[5-9]|20)\d\d"
THAT_YEAR = r"(?:last|this|next)\syear\b(?!['’])"
"""A year told from the publication: "8 March last year", and not "8 March last year's winner"."""

_DAY_OF = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through)\s)"
_AND = rf"(?:{_TO}|\s(?:and|or)\s)"
_BEFORE_DATE = r"(?:,?\s(?:on\s)?|\s\()(?:the\s)?"
_BEHIND_DAY = r"\b(?!\.?\d|:|\s?(?:people|per|%))"
_BEHIND_RANGE = r"(?=[,.;:)]|$|\s(?:in|at|and|on|for|of|last|this|next)\b)"


def _rest(n: int) -> str:
    """Return the pattern of a date's year, and of the day of the week behind it."""
    return (
        rf"(?:,?\s(?:of\s)?(?:(?P<year{n}>{YEAR})\b|(?P<that{n}>{THAT_YEAR})))?"
        rf"(?:(?:,\sa\s|\s\()(?P<tail{n}>{_WEEKDAY})\b)?"
    )


DAY_OF_MONTH = rf"""
    \b(?:(?P<lead1>{_WEEKDAY}){_BEFORE_DATE})?
      (?:(?P<first1>{_DAY_OF}){_AND}(?:(?:{_WEEKDAY})\s)?(?:the\s)?)?
      (?P<day1>{_DAY_OF})\s(?:of\s)?(?P<month1>{MONTH})(?![a-z]){_rest(1)}
    |\b(?:(?P<lead2>{_WEEKDAY}){_BEFORE_DATE})?
      (?P<month2>{MONTH})\s(?:the\s)?(?P<day2>{_DAY_OF}){_BEHIND_DAY}
      (?:{_TO}(?P<last2>{_DAY_OF})\b{_BEHIND_RANGE})?{_rest(2)}
"""
"""The alternatives of a verbose pattern for a day and a month, whichever comes first."""

DATE_FOLLOWS = (
    rf"(?:\s(?:morning|afternoon|evening|night))?{_BEFORE_DATE}"
    rf"(?:{_DAY_OF}\s(?:of\s)?(?:{MONTH})(?![a-z])|(?:{MONTH})\s(?:the\s)?{_DAY_OF}{_BEHIND_DAY})"
)
"""What stands behind a day of the week that a date goes with."""

_DAY = timedelta(days=1)
_FAR = timedelta(days=240)
"""What lies farther ahead than so is rather of the year before: "28 December" told in January."""


def is_day_of_month(match: re.Match[str]) -> bool:
    """Whether the match is of `DAY_OF_MONTH`."""
    return match["day1"] is not None or match["day2"] is not None


def day_of_month(match: re.Match[str], published: datetime | None, *, ahead: bool) -> Moment:
    """Return the moment of a match of `DAY_OF_MONTH`.

    Where no year is told it is the one in which the day of the week fits, or the likeliest by the
    publication. A day of the week that fits none is a slip: the date counts.

    Args:
        match: The match.
        published: When the article came out.
        ahead: Whether the words before it speak of what is to come.
    """
    n = 1 if match["day1"] else 2
    month = MONTHS[match[f"month{n}"].lower().rstrip(".")]
    days = _days(match)
    told = _told_year(match[f"year{n}"], match[f"that{n}"], published)
    named = match[f"lead{n}"] or match[f"tail{n}"]
    weekday = WEEKDAYS.index(named.lower()) if named else None
    if told is not None or published is None:
        return _dated(match, told, month, days, weekday)
    return replace(
        _dated(match, _likely_year(published, month, days, weekday, ahead=ahead), month, days),
        open_year=True,
    )


def in_zone_of(moment: Moment, published: datetime | None) -> Moment:
    """Return the moment with its bounds in the zone of the publication."""
    if moment.earliest is None or moment.latest is None or published is None:
        return moment
    return replace(
        moment,
        earliest=moment.earliest.replace(tzinfo=published.tzinfo),
        latest=moment.latest.replace(tzinfo=published.tzinfo),
    )


def iso_day(match: re.Match[str], text: str) -> Moment:
    """Return the moment of a day told as in 2025-03-08."""
    year, month, day = (int(part) for part in text.split("-"))
    return _dated(match, year, month, (day, day))


def year_from(that: str, published: datetime) -> int:
    """Return the year that "last year", "this year" or "next year" is."""
    return published.year + {"last": -1, "next": 1}.get(that.split(maxsplit=1)[0], 0)


def _days(match: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last day of the month that are told."""
    if match["day1"]:
        first, last = match["first1"] or match["day1"], match["day1"]
    else:
        first, last = match["day2"], match["last2"] or match["day2"]
    begin, end = _number(first), _number(last)
    return (begin, end) if begin < end else (end, end)


def _number(day: str) -> int:
    return int("".join(char for char in day if char.isdigit()))


def _told_year(year: str | None, that: str | None, published: datetime | None) -> int | None:
    if year:
        return int(year)
    return year_from(that, published) if that and published is not None else None


def _likely_year(
    published: datetime, month: int, days: tuple[int, int], weekday: int | None, *, ahead: bool
) -> int:
    near = list(_near_years(published, month, days[0], ahead=ahead))
    for year, day in near:
        if day.weekday() == weekday:
            return year
    today = published.replace(tzinfo=None)
    for year, day in near:
        if day - today > -_FAR if ahead else day - today < _FAR:
            return year
    return published.year


def _near_years(
    published: datetime, month: int, day: int, *, ahead: bool
) -> Iterator[tuple[int, datetime]]:
    """Yield the year of the publication and the one beside it with the day's midnight."""
    for year in (published.year, published.year + (1 if ahead else -1)):
        if _is_day(year, month, day):
            yield year, datetime(year, month, day)  # noqa: DTZ001


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return False
    return True


def _dated(
    match: re.Match[str],
    year: int | None,
    month: int,
    days: tuple[int, int],
    weekday: int | None = None,
) -> Moment:
    """Return the moment; a day that the month does not have leaves the month alone."""
    moment = Moment(match.start(), match.end(), Granularity.DAY, month=month)
    if not all(_is_day(year or 2000, month, day) for day in days):
        return replace(moment, granularity=Granularity.MONTH)
    if year is None:
        return replace(moment, days=days, weekday=weekday, open_year=True)
    first, last = (datetime(year, month, day) for day in days)  # noqa: DTZ001
    of_week = first.weekday() if first == last else None
    return replace(moment, days=days, earliest=first, latest=last + _DAY, weekday=of_week)
