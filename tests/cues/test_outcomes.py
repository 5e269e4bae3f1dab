from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from consist.model import ClashType

OPPOSITE = (
    ("Weiss voted for the bill.", "Weiss voted against the bill."),
    ("Weiss voted in favour of the bill.", "Weiss voted against the bill."),
    ("Weiss backed the bill.", "Weiss voted against the bill."),
    ("Weiss opposed the bill.", "Weiss voted for the bill."),
    ("Senators voted against the nominee.", "Senators voted in favor of the nominee."),
    ("The council approved the plan.", "The council voted against the plan."),
    ("The council rejected the plan.", "The council voted for the plan."),
    ("Germany voted for the resolution.", "Germany voted against the resolution at the UN."),
    (
        "The mayor said residents had voted for the ban.",
        "The mayor said residents had voted against the ban.",
    ),
    ("The ferry passed its inspection.", "The ferry failed its inspection."),
    (
        "The bridge had passed a safety inspection in May.",
        "The bridge had failed a safety inspection in May.",
    ),
    ("The restaurant passed its health checks.", "The restaurant failed its health checks."),
    ("The driver passed a breath test.", "The driver failed a breath test."),
    ("The bank passed the stress test.", "The bank failed the stress test."),
    ("The fires have been put out.", "The fires are out of control."),
    ("The fire is under control.", "The fire is out of control."),
    ("The fire was extinguished.", "The fire is still burning."),
    ("The fire has been contained.", "The fire is out of control."),
    ("Crews managed to put out the fire.", "The fire is out of control."),
    ("Firefighters put out the blaze at the mill.", "The blaze at the mill is still raging."),
    ("The fire at the depot has not been put out.", "The fire at the depot has been put out."),
    ("The situation is under control.", "The situation is out of control."),
)

NO_CLASH = (
    ("Labour voted for the bill.", "The Conservatives voted against the bill."),
    ("Weiss voted for the bill.", "Berg voted against the bill."),
    ("52 MPs voted for the bill.", "48 MPs voted against the bill."),
    ("Five justices voted for the appeal.", "Four justices voted against the appeal."),
    ("Most members voted for the strike.", "Some members voted against the strike."),
    ("Weiss abstained on the bill.", "Weiss voted against the bill."),
    ("Weiss voted for the bill.", "Weiss abstained."),
    ("The council voted for the ban, 5 to 2.", "Two councillors voted against the ban."),
    ("The council voted for the plan.", "Residents protested against the plan."),
    ("The council voted for the plan.", "The council voted against the amendment to the plan."),
    ("Weiss first voted for the bill.", "Weiss voted against the bill."),
    ("Weiss voted for the bill.", "Weiss voted for the bill against the party line."),
    (
        "Germany voted for the resolution.",
        "Germany abstained, while Russia voted against the resolution.",
    ),
    ("The report on the fire contained errors.", "The fire report was clean."),
    ("The town is under control of the rebels.", "The car went out of control in the town."),
    ("Police put out a statement.", "The fire is out of control."),
    ("The fire is 40 percent contained.", "The fire is out of control."),
    ("Crews are trying to put out the fire.", "The fire is out of control."),
    ("Crews hope to have the fire under control by Monday.", "The fire is out of control."),
    ("Firefighters are battling to bring the blaze under control.", "The blaze is out of control."),
    ("The ferry failed its first inspection.", "The ferry passed its second inspection."),
    ("Weiss passed the exam.", "Weiss failed to appear."),
    ("The car passed the inspection centre.", "The car failed its inspection."),
)


def _outcomes_clash(one: str, other: str) -> bool:
    sides = [read_cues(text) for text in (one, other)]
    there, back = (
        any(
            found.cue is CueKind.OUTCOME
            and found.type is ClashType.NEGATION
            and found.verdict is Verdict.CLASH
            for found in compare(*pair)
        )
        for pair in (sides, sides[::-1])
    )
    assert there == back
    return there


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposite_outcomes_of_votes_tests_and_fires_clash(one: str, other: str) -> None:
    assert _outcomes_clash(one, other)


@pytest.mark.parametrize(("one", "other"), NO_CLASH)
def test_other_voters_tests_and_senses_do_not(one: str, other: str) -> None:
    assert not _outcomes_clash(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("52 MPs voted for the bill.", "48 MPs voted against the bill."),
        ("Five justices voted for the appeal.", "Four justices voted against the appeal."),
    ],
)
def test_votes_for_and_votes_against_are_two_counts(one: str, other: str) -> None:
    found = compare(read_cues(one), read_cues(other))
    assert not any(c.cue is CueKind.QUANTITY and c.verdict is Verdict.CLASH for c in found)
