from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.legible import legible

SPELLED = [
    ("A fine of €1.2bn.", "A fine of €1.2 billion."),
    ("It lost £40m and $3k.", "It lost £40 million and $3 thousand."),
    ("It is worth $5B or $ 7 tn.", "It is worth $5 billion or $ 7 trillion."),
    ("Some 1.4bn people live there.", "Some 1.4 billion people live there."),
    ("The boat was 12m long.", "The boat was 12m long."),  # of a boat it is metres
    ("It struck at 5.17am.", "It struck at 5:17 a.m."),
    ("It struck at 5:17 p.m. on Friday.", "It struck at 5:17 p.m. on Friday."),
    ("It opens at 9am today.", "It opens at 9 a.m. today."),
]


@pytest.mark.parametrize(("text", "asked"), SPELLED)
def test_amounts_and_times_are_spelled_out(text: str, asked: str) -> None:
    assert legible(text, "Nobody came.") == (asked, "Nobody came.")
    assert legible("Nobody came.", text) == ("Nobody came.", asked)


SLIPS = [
    ("It cost $8.8 million.", "It cost $88 million.", "It cost $9 million."),
    ("Up to 1.5 million came.", "Some 15 million came.", "Up to 2 million came."),
    ("It took 2.25 hours.", "It took 225 hours.", "It took 2 hours."),
    # of another measure, or told there as well
    ("It lost $1.5 billion.", "It lost $2 billion and closed 15 plants.", "It lost $1.5 billion."),
    ("It lost $1.5 billion.", "It lost $2 billion of $15 billion.", "It lost $1.5 billion."),
    ("It was a magnitude 7.5 quake.", "75 people died.", "It was a magnitude 7.5 quake."),
    ("It was 99.9% full.", "999 people came.", "It was 99.9% full."),
    ("He fell at 5.30 and died.", "530 people came.", "He fell at 5.30 and died."),
    # no such digits on the other side
    ("It cost $8.8 million.", "It cost $89 million.", "It cost $8.8 million."),
    ("It cost $8.8 million.", "It cost $8,800,000.", "It cost $8.8 million."),
    ("It cost $8.8 million.", "It took 8.88 or 88.1 days.", "It cost $8.8 million."),
    # no slip: both tell it
    ("It paid 88 people $8.8m.", "It paid $8.8 million.", "It paid 88 people $8.8 million."),
    ("It rose by 0.5 points.", "It rose by 05 points.", "It rose by 0.5 points."),
    ("Version 1.5.2 is out.", "Version 15 is out.", "Version 1.5.2 is out."),
]


@pytest.mark.parametrize(("text", "beside", "asked"), SLIPS)
def test_a_slip_of_the_point_is_rounded(text: str, beside: str, asked: str) -> None:
    assert legible(text, beside)[0] == asked
    assert legible(beside, text)[1] == asked


def test_what_both_tell_stays_as_it_is() -> None:
    assert legible("It paid $8.8 million.", "It paid 88 people $8.8 million.") == (
        "It paid $8.8 million.",
        "It paid 88 people $8.8 million.",
    )


NUMBERS = st.from_regex(r"[$€]?[0-9]{1,3}(\.[0-9]{1,2})? ?(m|bn|%|am|cats)?", fullmatch=True)


@given(NUMBERS, NUMBERS)
def test_each_side_is_asked_alike_whichever_comes_first(left: str, right: str) -> None:
    assert legible(left, right) == legible(right, left)[::-1]


@given(NUMBERS)
def test_one_text_is_asked_as_one(text: str) -> None:
    one, other = legible(text, text)
    assert one == other
    assert re.findall(r"\d+", one) == re.findall(r"\d+", text)
