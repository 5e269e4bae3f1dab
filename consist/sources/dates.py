"""Publication dates as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

_EPOCH = re.compile(r"\d{9,10}(\.\d+)?|\d{12,13}(\.0+)?")
_MAIL = re.compile(
    r"(?!.*\d\s*[AaPp]\.?[Mm]\b).*\d(?:\s+(?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T))?(?:\s*\(.*\))?"
)
_LONGEST = 100
"""No date is longer, in characters; the parser of last resort is slow on long text."""

_NEAR, _FAR = timedelta(days=31), timedelta(days=62)

_SLASHED = re.compile(r"(\d{1,2})(?P<mark>[/-])(\d{1,2})(?P=mark)(?:\d{4}|(?<=/)\d\d)\b")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.\d")
_DAY_FIRST = {"DATE_ORDER": "DMY", "PREFER_LOCALE_DATE_ORDER": False}
_SETTINGS: dict[str, object] = {
    # A relative date ("yesterday") would depend on the day of the run.
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "TIMEZONE": "UTC",
    "RETURN_AS_TIMEZONE_AWARE": True,
}


def days_come_first(values: Iterable[object]) -> bool | None:
    """Whether dates of one source as "13/5/2017" have the day before the month; None: untold.

    One of them tells it, where no other says the opposite.
    """
    found = [match for value in values if (match := _slashed(value))]
    day, month = (any(int(match[place]) > 12 for match in found) for place in (1, 3))
    return None if day == month else day


def days_come_first_by_nearness(values: Iterable[object]) -> bool | None:
    """Which order brings doubtful dates near the others beside them, of which it is known; or None.

    Near is within a month of the time that the others span, and the other order must lead away by
    more than two. Dates that tell opposite orders tell none.

    >>> days_come_first_by_nearness(["2025-03-12", "12/03/2025"])
    True
    >>> days_come_first_by_nearness(["2025-03-12", "03/12/2025"])
    False
    """
    doubtful: set[str] = set()
    first: datetime | None = None
    last: datetime | None = None
    for value in values:
        if is_guess(value):
            doubtful.add(str(value))
        elif (moment := parse_date(value)) is not None:
            first = moment if first is None else min(first, moment)
            last = moment if last is None else max(last, moment)
    if first is None or last is None:
        return None
    told = {_nearer(value, first, last) for value in doubtful} - {None}
    return told.pop() if len(told) == 1 else None


def _nearer(value: str, first: datetime, last: datetime) -> bool | None:
    """Whether the day comes first in the one reading of a date that is near to some time."""
    away = [_away(parse_date(value, day_first=order), first, last) for order in (False, True)]
    if min(away) > _NEAR or max(away) < _FAR:
        return None
    return away[1] < away[0]


def _away(moment: datetime | None, first: datetime, last: datetime) -> timedelta:
    return timedelta.max if moment is None else max(first - moment, moment - last, timedelta())


def is_guess(value: object) -> bool:
    """Whether a value is another date if the day comes first, where nothing else tells the order.

    >>> is_guess("3/4/2025"), is_guess("13/4/2025"), is_guess("4/4/2025"), is_guess("2025-04-03")
    (True, False, False, False)
    """
    found = _slashed(value)
    if found is None:
        return False
    one, other = int(found[1]), int(found[3])
    return one != other and max(one, other) <= 12


def is_interchangeable(value: object) -> bool:
    """Whether whoever wrote a date may have taken its day for its month: not in ISO or in words.

    >>> is_interchangeable("3/12/2026"), is_interchangeable("3.12.2026")
    (True, True)
    >>> is_interchangeable("2026-12-03"), is_interchangeable("3 December 2026")
    (False, False)
    """
    if not isinstance(value, str):
        return False
    if found := _slashed(value):
        one, other = int(found[1]), int(found[3])
    elif found := _DOTTED.match(value.strip()):
        one, other = int(found[1]), int(found[2])
    else:
        return False
    return one != other and max(one, other) <= 12


def _slashed(value: object) -> re.Match[str] | None:
    return _SLASHED.match(value.strip()) if isinstance(value, str) else None


def parse_date(value: object, *, day_first: bool = False) -> datetime | None:
    """Return the moment that a value means, aware and in UTC, or None if it means none.

    Understands datetimes, dates (their midnight), ISO 8601, RFC 822, dates in words in many
    languages, and seconds or milliseconds since 1970 if they lie after 1973. Without a time zone it
    is UTC. In "4/5/2017" and "4-5-2017" the month comes first, as dateparser has it for English,
    unless `day_first`; in "4.5.2017" the day does. What depends on the day of reading ("yesterday",
    "10:30", "May 2013") means none.

    >>> parse_date("2 April 2013")
    datetime.datetime(2013, 4, 2, 0, 0, tzinfo=datetime.timezone.utc)
    """
    try:
        moment = _in_utc(_moment(value, day_first=day_first))
    except (ValueError, OverflowError, OSError):
        return None
    # 0001-01-01 and 9999-12-31 stand for no date, and days around them cannot be reckoned
    return moment if moment is not None and 1000 <= moment.year < 9000 else None


def _moment(value: object, *, day_first: bool) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = str(value) if isinstance(value, int) else f"{value:.3f}"
        return _written(number, day_first=day_first)
    if isinstance(value, str):
        return _written(value.strip(), day_first=day_first)
    return None


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _since_epoch(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000 if number >= 1e11 else number, tz=UTC)


@lru_cache(maxsize=4096)
def _written(text: str, *, day_first: bool) -> datetime | None:
    if not text or len(text) > _LONGEST:
        return None
    if _EPOCH.fullmatch(text):
        return _since_epoch(float(text))
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    if _MAIL.fullmatch(text):  # it passes over "PM" and zones that it does not know
        with suppress(ValueError, IndexError):
            return parsedate_to_datetime(text)
    return _in_words(text, day_first=day_first)


def _in_words(text: str, *, day_first: bool) -> datetime | None:
    if not re.search(r"\d", text):
        return None
    import dateparser

    order = _DAY_FIRST if _DOTTED.match(text) or (day_first and _SLASHED.match(text)) else {}
    found: datetime | None = dateparser.parse(text, settings={**_SETTINGS, **order})
    return found
