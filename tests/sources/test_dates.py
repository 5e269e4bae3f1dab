from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.sources.dates import days_come_first, is_guess, parse_date

DAY = datetime(2013, 4, 2, tzinfo=UTC)
NOON = datetime(2013, 4, 2, 12, tzinfo=UTC)
ZONES = st.timezones() | st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2013-04-02", DAY),
        ("20130402", DAY),
        (20130402, DAY),
        ("2 April 2013", DAY),
        ("April 2, 2013", DAY),
        ("Tuesday, 2 April 2013", DAY),
        ("2 avril 2013", DAY),
        ("2. April 2013", DAY),
        ("2 апреля 2013", DAY),
        ("4/2/2013", DAY),
        ("02.04.2013", DAY),
        ("2.4.2013 12:00", NOON),
        ("13.04.2013", DAY.replace(day=13)),
        (date(2013, 4, 2), DAY),
        (datetime(2013, 4, 2, 12), NOON),  # noqa: DTZ001 - as Parquet gives it
        ("2013-04-02T14:00:00+02:00", NOON),
        ("2013-04-02T12:00:00Z", NOON),
        ("2013-04-02 12:00:00", NOON),
        ("2013-04-02 12:00:00 UTC", NOON),
        ("Tue, 02 Apr 2013 12:00:00 GMT", NOON),
        ("Tue, 2 Apr 2013 08:00:00 EDT", NOON),
        ("April 2, 2013 at 8:00 am EDT", NOON),
        ("March 12, 2025 10:30 PM", datetime(2025, 3, 12, 22, 30, tzinfo=UTC)),
        ("March 12, 2025 10:30 p.m.", datetime(2025, 3, 12, 22, 30, tzinfo=UTC)),
        ("March 12, 2025 12:30 AM", datetime(2025, 3, 12, 0, 30, tzinfo=UTC)),
        ("Wed, 12 Mar 2025 09:30:00 BST", datetime(2025, 3, 12, 8, 30, tzinfo=UTC)),
        ("1364904000", NOON),
        (1364904000, NOON),
        (1364904000.0, NOON),
        ("1364904000000", NOON),
        (1364904000000, NOON),
        ("2091-04-02", DAY.replace(year=2091)),
        ("1013-04-02", DAY.replace(year=1013)),
    ],
)
def test_a_date_is_a_moment_in_utc(value: object, moment: datetime) -> None:
    assert parse_date(value) == moment
    assert parse_date(value).tzinfo is UTC  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "  ",
        "yesterday",
        "3 days ago",
        "2 hours ago",
        "10:30",
        "April 2013",
        "2013",
        2013,
        0,
        True,
        "soon",
        "2013-02-30",
        None,
        [2013],
        {},
        float("nan"),
        float("inf"),
        10**40,
        -5,
        "9" * 5000,
        "0001-01-01T00:00:00+10:00",
        "9999-12-31T23:59:59-10:00",
        "99999-01-01",
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        date.min,
        datetime.max.replace(tzinfo=UTC),
        "\x00",
        "\ud800 1",
    ],
)
def test_what_names_no_day_of_its_own_is_none(value: object) -> None:
    assert parse_date(value) is None


@given(st.datetimes(datetime(1974, 1, 1), datetime(2200, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_what_machines_write_is_read_back(moment: datetime) -> None:
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        return
    # Compared in UTC: a time that the clock shows twice equals nothing outside its zone.
    same = moment.astimezone(UTC)
    assert parse_date(moment.isoformat()) == same
    assert parse_date(format_datetime(moment)) == same.replace(microsecond=0)
    assert parse_date(int(moment.timestamp())) == same.replace(microsecond=0)


@settings(max_examples=150, deadline=None)
@given(st.text("0123456789 :-/.,+TZ") | st.text(max_size=30).map(lambda text: f"{text} 12"))
def test_any_text_is_a_moment_in_utc_or_none(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC
    assert parse_date(text) == moment


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["12/05/2031", "13/05/2031"], True),
        (["12/05/2031", "05/13/2031"], False),
        (["12-05-2031", "13-05-2031 10:00"], True),
        (["13/05/2031", "05/13/2031"], None),
        (["12/05/2031", None, 7, "2031-05-13", "20-10-12", ""], None),
        ([], None),
    ],
)
def test_one_date_tells_the_order_of_all(values: list[object], expected: bool | None) -> None:
    assert days_come_first(values) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("03/04/2025", True),
        ("3-4-2025 10:30", True),
        ("3/4/25", True),
        ("04/04/2025", False),
        ("13/04/2025", False),
        ("04/13/2025", False),
        ("3.4.2025", False),
        ("2025-04-03", False),
        ("2025/04/03", False),
        (20250403, False),
        (None, False),
    ],
)
def test_what_may_be_two_days_is_a_guess(value: object, *, expected: bool) -> None:
    assert is_guess(value) is expected
    two = {parse_date(value, day_first=first) for first in (False, True)}
    assert len(two) == 1 + expected


def test_the_day_may_come_first() -> None:
    assert parse_date("12/05/2031") == datetime(2031, 12, 5, tzinfo=UTC)
    assert parse_date("12/05/2031", day_first=True) == datetime(2031, 5, 12, tzinfo=UTC)
    assert parse_date("2031-12-05", day_first=True) == datetime(2031, 12, 5, tzinfo=UTC)
