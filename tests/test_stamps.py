from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.stamps import told_at

AFTERNOON = datetime(2026, 5, 8, 16, 40, tzinfo=UTC)


def hours(*texts: str) -> list[str]:
    found = told_at(texts, AFTERNOON)
    return [f"{time:%d %H:%M}" for time in found if time is not None]


def test_an_entry_is_of_its_stamp_up_to_the_next_one() -> None:
    assert hours(
        "Follow the flood in Halm here.",
        "14.20: The road is shut.",
        "Drivers are waiting.",
        "13:05 GMT – The road is open.",
    ) == ["08 16:40", "08 14:20", "08 14:20", "08 13:05"]


def test_halves_of_the_day_and_the_night_before() -> None:
    assert hours("9.15am The road is shut.", "11:50 pm: The river rises.") == [
        "08 09:15",
        "07 23:50",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["14.20: The road is shut.", "Drivers are waiting."],
        ["12.5 percent of the homes are dark.", "14.3 percent were."],
        ["10:30 15:20 16:40"],
        ["The road was shut at 14.20.", "It was opened at 15.30."],
    ],
)
def test_no_live_blog_is_of_its_publication(texts: list[str]) -> None:
    assert told_at(texts, AFTERNOON) == [AFTERNOON] * len(texts)


@given(st.lists(st.text(max_size=12) | st.sampled_from(["9:15 It is.", "23.50: It rains."])))
def test_nothing_is_told_after_its_publication(texts: list[str]) -> None:
    assert told_at(texts, None) == [None] * len(texts)
    found = told_at(texts, AFTERNOON)
    assert len(found) == len(texts)
    assert all(
        time is not None and timedelta(0) <= AFTERNOON - time < timedelta(days=1) for time in found
    )
