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


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_are_never_touched(left: str, right: str) -> None:
    for text, asked in zip((left, right), legible(left, right), strict=True):
        if not re.search(r"\d", text):
            assert asked == text


@given(st.text(alphabet="0123456789.,$€ mbnkaptx", max_size=40), st.text(max_size=10))
def test_asking_again_changes_nothing_more(left: str, right: str) -> None:
    once = legible(left, right)
    assert legible(*once) == once
