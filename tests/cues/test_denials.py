"""What is denied, undone, possible or left standing, held against what the other side tells."""

from __future__ import annotations

import pytest

from consist.cues import CueKind, Mood, Verdict, compare, read_cues

_WORDS = (CueKind.POLARITY, CueKind.OUTCOME, CueKind.MODALITY)

AT_ONE = (
    # the negation stands on the subject
    (
        "No pool in the old town has yet been closed to swimmers.",
        "The pools in the old town are open.",
    ),
    ("None of the nine cinemas in Volm reopened.", "The nine cinemas in Volm stayed shut."),
    ("Nobody on the bus was hurt.", "All on the bus were unharmed."),
    ("The pass is not open to lorries.", "The pass was closed to lorries."),
    ("He did not win the seat of Kesby.", "He lost the seat of Kesby."),
    # what may come, and what is
    (
        "Volm may close its pools to swimmers if the heat goes on.",
        "The pools of Volm are open to swimmers for the time being.",
    ),
    ("Volm threatened to close its pools.", "The pools of Volm are open."),
    ("The pools of Volm could be closed.", "The pools of Volm are open."),
    ("Volm plans to close its pools by May.", "The pools of Volm are open."),
    ("The pass will open if the snow melts.", "The pass is closed as the snow lies deep."),
    ("Volm may close its pools to swimmers.", "No pool in Volm has been closed to swimmers."),
    # two negations
    (
        "The mayor did not exclude a partial closure of the pool.",
        "The mayor left the door open to a partial closure of the pool.",
    ),
    ("She would not rule out a second vote.", "She is open to a second vote."),
    ("She did not deny a second vote.", "She left open the possibility of a second vote."),
    ("The council did not oppose the harbour plan.", "The council approved the harbour plan."),
    ("The council had no objection to the harbour plan.", "The council backed the harbour plan."),
    # both deny
    (
        "The police denied claims that guards beat the prisoners, calling them baseless.",
        "The reports of beaten prisoners were denied by the ministry.",
    ),
    (
        "It dismissed as unfounded the reports of beaten prisoners.",
        "The ministry said there was no truth to the reports of beaten prisoners.",
    ),
    (
        "The police and the army deny claims that guards beat the prisoners.",
        "The reports of beaten prisoners were denied by the ministry.",
    ),
    # two parts of one whole
    (
        "The jury convicted the banker on five of eight counts.",
        "The jury cleared the banker of three charges out of eight.",
    ),
    # an agreement
    ("Tarn has agreed to buy the mill in Kesby.", "Tarn signed an agreement to buy the mill."),
    ("Tarn agreed to acquire a maker of pumps.", "Tarn reached a deal to acquire a pump maker."),
    # nothing of what is denied is told
    (
        "The ferry did not enter shallow water near the pier.",
        "The tug rammed the ferry by the pier.",
    ),
    # denied of a group, and told of people outside of it
    ("No passenger was injured at Hollen station.", "The driver was injured at Hollen station."),
    ("No pupil was hurt in the fire.", "A teacher was hurt in the fire."),
    ("None of the pupils was injured.", "The school's teacher was slightly injured in the fire."),
    ("None of the passengers died in the crash.", "The driver of the bus died in the crash."),
    ("No civilians were killed in the strike.", "Two soldiers were killed in the strike."),
    ("No children were injured in the blast.", "Three women were injured in the blast."),
    ("No firefighter was injured.", "A resident was seriously injured."),
    ("No spectators were hurt at the match.", "The referee was hurt at the match."),
    ("No patient was infected.", "Two nurses were infected."),
    ("No pedestrians were hurt in the crash.", "The driver was badly hurt in the crash."),
    ("No guard was injured in the riot.", "Six inmates were injured in the riot."),
    ("No protesters were hurt.", "Two police officers were hurt."),
)
STILL_APART = (
    ("No pool has been closed.", "The pools were closed on Monday."),
    (
        "No pool in the old town has yet been closed to swimmers.",
        "The pools in the old town were closed to swimmers.",
    ),
    ("None of the nine cinemas in Volm reopened.", "The nine cinemas in Volm reopened on Monday."),
    ("The pools of Volm are closed.", "The pools of Volm are open."),
    ("The pools will close on Monday.", "The pools will stay open on Monday."),
    ("The mayor ruled out a closure.", "The mayor left the door open to a closure."),
    ("The mayor did not rule out a closure.", "The mayor ruled out a closure."),
    ("The council did not reject the plan.", "The council rejected the plan."),
    ("The police denied that guards beat the prisoners.", "The guards beat the prisoners."),
    ("The police deny that guards beat the prisoners.", "The guards beat the prisoners."),
    ("The reports of beaten prisoners were denied.", "Guards beat the prisoners, reports said."),
    ("The mill will not close before May.", "The mill will close before May."),
    ("No one in the hall was hurt.", "Two guards in the hall were injured."),
    ("The mayor has no plans to raise the tax.", "The mayor plans to raise the tax."),
    ("Tarn may close the branch in Kesby.", "Tarn closed the branch in Kesby."),
    ("No children were hurt in the fire.", "Two boys were hurt in the fire."),
    ("No pupil was hurt in the fire.", "Two children were hurt in the fire."),
    ("Nobody was hurt in the fire.", "A teacher was hurt in the fire."),
    ("No one was injured.", "The driver was injured."),
    ("No passenger was injured.", "Two people were injured."),
    ("No passenger was injured.", "A woman was injured."),
    ("No passenger was injured.", "He was injured."),
    ("No passenger was injured.", "A teacher was injured."),
    ("No pupil was hurt in the fire.", "A teacher and two pupils were hurt in the fire."),
    ("No pupil was hurt in the fire.", "Two pupils and a teacher were hurt in the fire."),
    ("No pupil was hurt in the fire.", "A teacher and 12 others were hurt in the fire."),
    ("No pupil was hurt in the fire.", "A teacher said dozens were hurt in the fire."),
    ("No crew member was hurt.", "The pilot was hurt."),
    ("No passengers or crew were hurt.", "The driver was hurt."),
    ("No soldiers were injured.", "An officer was injured."),
    ("No civilians were killed.", "Two protesters were killed."),
)
OPEN = (
    ("He did not exclude a withdrawal.", "did not exclude"),
    ("He has never ruled out a withdrawal.", "has never ruled out"),
    ("He declined to rule out a withdrawal.", "declined to rule out"),
    ("He kept open the possibility of a withdrawal.", "kept open the possibility of"),
    ("He is open to a withdrawal.", "open to"),
)
UNDONE = (
    "The mayor did not oppose the plan.",
    "Nobody denied the plan.",
    "She never refused to pay.",
    "The minister refused to rule out a vote.",
    "The reports are not false.",
    "The vote could not be ruled out.",
)


def clashes(one: str, other: str) -> list[str]:
    found = compare(read_cues(one), read_cues(other))
    return [f.text for f in found if f.verdict is Verdict.CLASH and f.cue in _WORDS]


@pytest.mark.parametrize(("one", "other"), AT_ONE)
def test_what_goes_together_never_clashes(one: str, other: str) -> None:
    assert clashes(one, other) == clashes(other, one) == []


@pytest.mark.parametrize(("one", "other"), STILL_APART)
def test_what_cannot_both_be_true_clashes(one: str, other: str) -> None:
    assert clashes(one, other)
    assert len(clashes(one, other)) == len(clashes(other, one))


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_what_is_not_excluded_is_possible(text: str, words: str) -> None:
    (modality,) = read_cues(text).modalities
    assert (text[modality.start : modality.end], modality.mood) == (words, Mood.MAY)


@pytest.mark.parametrize("text", UNDONE)
def test_two_negations_deny_nothing(text: str) -> None:
    assert read_cues(text).polarities == ()


@pytest.mark.parametrize(
    "text", ["It dismissed the reports as unfounded.", "It dismissed as unfounded the reports."]
)
def test_a_claim_dismissed_as_unfounded_is_denied(text: str) -> None:
    assert all(polarity.of_claim for polarity in read_cues(text).polarities)
    assert read_cues(text).polarities


def test_a_place_open_to_people_is_no_plan() -> None:
    assert read_cues("The pools are open to foreign swimmers.").modalities == ()
