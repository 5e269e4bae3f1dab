from __future__ import annotations

import pytest

from consist.cues import of_other_surveys, sample_sizes


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Meridian asked 1,204 adults.", {1204}),
        ("It interviewed a total of 950 people in May.", {950}),
        ("A survey of some 2,000 drivers found it, and a poll of 800 did not.", {2000, 800}),
        ("Police asked 12 witnesses.", set()),
        ("The party is at 34 percent.", set()),
        ("They asked for 2,000 tents.", set()),
        (f"They asked {'9' * 5000} people.", {10**15 - 1}),
    ],
)
def test_reads_how_many_were_asked(text: str, sizes: set[int]) -> None:
    assert sample_sizes(text) == sizes


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({1204}, {2010}, True),
        ({1204}, {1200}, False),
        ({1204}, {2010, 1204}, False),
        ({1204}, set(), False),
        (set(), set(), False),
    ],
)
def test_two_surveys_asked_other_numbers(one: set[int], other: set[int], apart: bool) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert of_other_surveys(frozenset(mine), frozenset(theirs)) is apart
