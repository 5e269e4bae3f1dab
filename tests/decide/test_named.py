"""A speaker is named to a reader without the genitive by which a claim is called theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.attribution import attribute
from consist.decide.named import named, within_a_sentence


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry's claim that the bridge was safe was false.", "The ministry"),
        (
            "Russia’s defence ministry’s claim that it hit a depot was false.",
            "Russia’s defence ministry",
        ),
        ("The government's latest claim that 40 died is false.", "The government"),
        ("The firm's officials claim that 40 died.", "The firm's officials"),
        ("In the minister's view, the bridge was safe.", "the minister"),
        ("McDonald's said that it would close.", "McDonald's"),
        ("McDonald's claimed that it would close.", "McDonald's"),
        ("According to Lloyd's, 40 ships sank.", "Lloyd's"),
        ("The officers' statement said nobody was hurt.", "The officers' statement"),
        ("Nobody was hurt.", None),
        ("Several told the Gazette that they saw it.", None),
        ("She said nobody was hurt.", None),
    ],
)
def test_a_speaker_bears_no_genitive_of_a_claim(text: str, speaker: str | None) -> None:
    assert named(attribute([text])[0], text) == speaker


def test_a_name_that_stands_for_a_pronoun_stays_whole() -> None:
    text = "Its claim that nobody fell ill was false."
    said = attribute([text])[0]
    assert said.who is not None
    resolved = replace(said, who=replace(said.who, text="McDonald's"))
    assert named(resolved, text) == "McDonald's"


def test_what_was_not_read_has_no_speaker() -> None:
    assert named(None, "The mayor said no.") is None


@pytest.mark.parametrize(
    ("speaker", "within"),
    [
        ("The airline", "the airline"),
        ("A regime source in Hassakeh", "a regime source in Hassakeh"),
        ("Two officials", "two officials"),
        ("Police", "police"),
        ("Residents on both sides", "residents on both sides"),
        ("Opposition leaders", "opposition leaders"),
        ("Police Chief Tom Ray", "Police Chief Tom Ray"),
        ("Mayor Irena Vossik", "Mayor Irena Vossik"),
        ("Irena Vossik", "Irena Vossik"),
        ("Aegis Bank", "Aegis Bank"),
        ("US officials", "US officials"),
        ("ALL", "ALL"),
        (None, "somebody unnamed"),
    ],
)
def test_a_sentence_names_a_speaker_without_the_capital_of_another(
    speaker: str | None, within: str
) -> None:
    assert within_a_sentence(speaker) == within
