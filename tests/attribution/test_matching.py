from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.attribution import Attribution, Voice, attribute, same_speaker
from consist.attribution.matching import likeness
from consist.attribution.model import SpeakerKind
from consist.attribution.speakers import speaker_of

SAME = [
    ("Zelensky", "President Volodymyr Zelensky"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("the Ukrainian president", "Kyiv"),
    ("Ukrainian President Volodymyr Zelensky", "Kyiv"),
    ("the Kremlin", "Moscow"),
    ("Kremlin spokesman Dmitry Peskov", "the Kremlin"),
    ("Washington", "the United States"),
    ("US officials", "the White House"),
    ("the Lorvian foreign minister", "Lorvia's foreign ministry"),
    ("The ministry of defence in Lorvia", "The Lorvian defence ministry"),
    ("Lorvia", "the Lorvian president"),
    ("Ilva Renk", "Lorvian Foreign Minister Ilva Renk"),
    ("Mr Malk", "Lorvian President Teodor Malk"),
    ("Gen. Osk Haldane of Lorvia", "Haldane"),
    ("police", "the police"),
    ("a police source", "police"),
    ("the World Health Organization", "WHO"),
    ("a spokeswoman for Norrail", "Norrail"),
    ("the Syrian Observatory for Human Rights", "the Observatory"),
    ("Rami Abdulrahman", "Rami Abdel Rahman"),
    ("the union", "the drivers' union"),
    ("Joe Biden", "Joseph Biden"),
    ("J. Biden", "Joe Biden"),
    ("Joseph Robinette Biden", "Joe Biden"),
    ("W. Mark Felt", "Mark Felt"),
    ("Hillary Rodham Clinton", "Hillary Clinton"),
    ("Sergei Lavrov", "Serhiy Lavrov"),
    ("Paolo Orsin of Aegis", "Aegis"),
    ("the mayor of Port Marn", "the mayor"),
    ("the safety board's first bulletin", "The first bulletin of the safety board"),
]
OTHERS = [
    ("John Smith", "Jane Smith"),
    ("Anne Eldon", "Gemma Eldon"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Renk", "Haldane"),
    ("Lorvia's health ministry", "Meskia's health ministry"),
    ("the health ministry", "the defence ministry"),
    ("the Lorvian president", "Moscow"),
    ("residents", "activists"),
    ("the company", "the union"),
    ("police", "the organisers"),
    ("Ilva Renk", "the police"),
    ("a neighbour", "officials"),
    ("Norrail", "the regulator"),
    ("the Ukrainian president", "the Russian president"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_speaker_is_met_under_two_descriptions(one: str, other: str) -> None:
    assert likeness(speaker_of(one), speaker_of(other)) >= 0.6


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_different_speakers_stay_apart(one: str, other: str) -> None:
    assert likeness(speaker_of(one), speaker_of(other)) <= 0.4


@pytest.mark.parametrize(("one", "other"), SAME + OTHERS)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    left, right = speaker_of(one), speaker_of(other)
    assert likeness(left, right) == likeness(right, left)


def test_a_role_of_the_article_finds_the_person_of_another_outlet() -> None:
    (_, named) = attribute(
        ["Lorvian President Teodor Malk came home.", "Malk said he would not resign."]
    )
    (described,) = attribute(["The Lorvian president said he would stay."])
    assert same_speaker(named, described) >= 0.6


def test_nothing_is_said_of_a_speaker_who_is_not_told() -> None:
    (own,) = attribute(["The road is closed."])
    (told,) = attribute(["The mayor said the road is closed."])
    assert same_speaker(own, told) == same_speaker(own, own) == 0.0


@pytest.mark.parametrize(
    ("text", "names", "roles", "of"),
    [
        (
            "Lorvian Foreign Minister Ilva Renk",
            ("ilva", "renk"),
            ("foreign", "minister"),
            ("lorv",),
        ),
        ("the US military", (), ("military",), ("united_states",)),
        ("the United Nations", (), (), ("united_nations",)),
        ("a source at the Police Command", (), ("command", "police", "source"), ()),
        ("Informed sources", (), ("source",), ()),
        ("the Britain-based group", (), ("group",), ("britain",)),
        ("two note-takers", (), (), ()),
        ("Sofia Renk", ("sofia", "renk"), (), ()),
        ("Jim Jordan", ("jim", "jordan"), (), ()),
        ("Jordan's King Hamm", ("hamm",), ("king",), ("jordan",)),
        ("Samir al-Hadar", ("samir", "al-hadar"), (), ()),
    ],
)
def test_the_words_for_a_speaker_are_told_apart(
    text: str, names: tuple[str, ...], roles: tuple[str, ...], of: tuple[str, ...]
) -> None:
    found = speaker_of(text)
    assert (found.names, found.roles, found.of) == (names, roles, of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilva Renk", SpeakerKind.NAMED),
        ("the mayor", SpeakerKind.ROLE),
        ("the ministry", SpeakerKind.BODY),
        ("officials", SpeakerKind.GROUP),
        ("she", SpeakerKind.PRONOUN),
        ("Kyiv", SpeakerKind.BODY),
    ],
)
def test_speakers_have_a_kind(text: str, kind: SpeakerKind) -> None:
    assert speaker_of(text).kind is kind


NAMES = st.sampled_from([text for pair in SAME + OTHERS for text in pair] + ["", "he", "…", "A."])


@given(NAMES, NAMES)
def test_likeness_of_any_two_is_a_share_without_direction(one: str, other: str) -> None:
    left, right = speaker_of(one), speaker_of(other)
    value = likeness(left, right)
    assert 0.0 <= value <= 1.0
    assert value == likeness(right, left)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_a_speaker(one: str, other: str) -> None:
    left = Attribution(Voice.INDIRECT, (0, 0), who=speaker_of(one))
    right = Attribution(Voice.INDIRECT, (0, 0), who=speaker_of(other))
    assert same_speaker(left, right) == same_speaker(right, left)
    assert left.who is not None
    assert isinstance(left.who.key, str)
