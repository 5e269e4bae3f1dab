from __future__ import annotations

import pytest

from consist.cues import Surveys, of_other_surveys, surveys


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
    assert surveys(text).sizes == sizes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A poll by Opinia put her ahead.", {"opinia"}),
        ("The latest Kantar/Metron poll put her ahead.", {"kantar", "metron"}),
        ("A survey of voters by the Halmer Institute put her ahead.", {"halmer"}),
        ("An Opinia weekly survey put her ahead.", {"opinia"}),
        ("A poll by Opinia for the Halmer Post put her ahead.", {"opinia", "halmer", "post"}),
        ("Holt's poll numbers fell, and the Liberal poll lead too.", set()),
        ("Voters go to poll stations; Go to poll early.", set()),
        ("The poll was held on Sunday, and a Monday survey too.", set()),
        ("An exit poll put her ahead.", set()),
        ("The Opinion Poll from Monday put her ahead.", set()),
    ],
)
def test_reads_whose_polls_they_were(text: str, names: set[str]) -> None:
    assert surveys(text).names == names


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("opinia", "metron", True), ("opinia", "opinia metron", False), ("opinia", "", False)],
)
def test_two_pollsters_made_two_surveys(one: str, other: str, apart: bool) -> None:
    mine, theirs = (Surveys(names=frozenset(names.split())) for names in (one, other))
    assert of_other_surveys(mine, theirs) is apart
    assert of_other_surveys(theirs, mine) is apart


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
        assert of_other_surveys(Surveys(frozenset(mine)), Surveys(frozenset(theirs))) is apart
