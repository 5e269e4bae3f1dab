from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from tests.cues.clashes import clashes

CLASHING = [
    ("It cut its rate by 25 basis points.", "It cut its rate by half a percentage point."),
    ("The rate rose by two percentage points.", "The rate rose by half a percentage point."),
    ("Every second household has a pump.", "One in ten households has a pump."),
    ("The risk is one in 500.", "The risk is 2 percent."),
]
AGREEING = [
    ("It cut its rate by 50 basis points.", "It cut its rate by half a percentage point."),
    ("It cut its rate by 0.25 percentage points.", "It cut its rate by 25 basis points."),
    ("Every second household has a pump.", "Half of households have a pump."),
    ("Every second counts at a household.", "One in ten households counts."),
    ("The risk is one in 500.", "The risk is 0.2 percent."),
    ("One in 2024 was closed.", "The risk is 2 percent."),
]
ONE_CHANGE = [
    ("The risk fell from 12.1 percent to 9.4 percent.", "The risk fell by 22 percent."),
    ("The risk fell from 12.1 percent to 9.4 percent.", "The risk fell by 2.7 percentage points."),
    ("Sales rose from 40 million euros to 50 million euros.", "Sales rose by 25 percent."),
    ("Pay rose from 40 euros an hour to 50 euros.", "Pay rose by 10 euros."),
]
OTHER_CHANGE = [
    ("The tax rose from 10 percent to 12 percent.", "The tax rose by 4 percentage points."),
    ("The risk rose from 10 percent to 12 percent.", "The risk rose by 50 percent."),
    ("Membership fell from 20,000 to 18,500.", "Membership fell by 6,000."),
    ("The risk fell from 12.1 percent to 9.4 percent.", "The risk fell by 40 percent."),
    ("The risk rose from 12.1 percent to 14.8 percent.", "The pay rose by 60 percent."),
    ("Trains ran from 10 to 12 percent of stops.", "Trains rose by 2 percent."),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_shares_in_other_words_clash(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), AGREEING + ONE_CHANGE)
def test_shares_in_other_words_agree(one: str, other: str) -> None:
    assert not clashes(one, other)


def _agrees(one: str, other: str) -> bool:
    found = compare(read_cues(one), read_cues(other))
    agreeing = (Verdict.SAME, Verdict.COMPATIBLE)
    return any(c.cue is CueKind.QUANTITY and c.verdict in agreeing for c in found)


@pytest.mark.parametrize(("one", "other"), ONE_CHANGE)
def test_a_change_agrees_with_its_two_ends(one: str, other: str) -> None:
    assert _agrees(one, other)
    assert _agrees(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_CHANGE)
def test_a_change_agrees_with_no_other_ends(one: str, other: str) -> None:
    assert not _agrees(one, other)
