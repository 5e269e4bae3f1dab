from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from tests.cues.clashes import clashes

APART = [
    (
        "The vaccine was 95 percent effective against Covid-19.",
        "The vaccine was 59 percent effective against infection.",
    ),
    (
        "The jab was 97 percent effective against measles.",
        "The jab was 88 percent effective against mumps.",
    ),
    ("Prices for energy rose 20 percent.", "Prices rose 4 percent."),
    ("Inflation was 3.1 percent in September.", "Core inflation was 3.7 percent in September."),
    ("Wages rose 3.8 percent.", "Real wages rose 0.7 percent."),
    (
        "Core inflation stayed at 3.9 percent, the same as in August.",
        "In August it was still 3.6 percent.",
    ),
    (
        "Efficacy was 95 percent against severe illness.",
        "Efficacy was 71 percent against infection.",
    ),
    (
        "The vaccine was 95 percent effective against severe illness.",
        "The vaccine was 71 percent effective against infection.",
    ),
    ("Inflation was 3.1 percent.", "Inflation excluding food and energy was 3.7 percent."),
    (
        "Core inflation, which strips out food and energy prices, was 3.7 percent.",
        "Inflation was 3.1 percent.",
    ),
    ("Unemployment rose to 6 percent.", "Youth unemployment rose to 19 percent."),
    ("Unemployment rose to 6 percent.", "Unemployment among young people rose to 19 percent."),
    ("Average incomes rose 3 percent.", "Average disposable incomes rose 1 percent."),
    ("GDP grew 2 percent.", "GDP per capita grew 0.4 percent."),
    ("GDP grew 2 percent.", "Nominal GDP grew 5.5 percent."),
    ("Net migration was 431,000.", "Immigration was 900,000."),
    ("The country's debt is 40 billion euros.", "The country's net debt is 31 billion euros."),
    ("Food inflation was 5 percent.", "Inflation was 3 percent."),
    ("Underlying inflation was 3.7 percent.", "Inflation was 3.1 percent."),
    ("Mortality fell to 6 percent.", "Infant mortality fell to 2 percent."),
]
ONE = [
    ("Home prices rose 4 percent.", "House prices rose 9 percent."),
    ("Energy prices rose 20 percent.", "Prices for energy rose 40 percent."),
    ("Services prices rose 4 percent.", "Prices of services rose 6 percent."),
    (
        "The vaccine was 95 percent effective against Covid-19.",
        "The vaccine was 59 percent effective against the virus.",
    ),
    (
        "The jab was 91 percent effective against malaria.",
        "The jab was 71 percent effective against the disease.",
    ),
    ("Inflation was 3.1 percent.", "Headline inflation was 3.7 percent."),
    ("Core inflation was 3.1 percent.", "Core inflation was 3.7 percent."),
    ("Core inflation was 3.1 percent.", "Underlying inflation was 3.7 percent."),
    ("Inflation was 3.1 percent in May.", "Inflation was 3.7 percent in May."),
    ("Wages rose 3.8 percent.", "Nominal wages rose 4.9 percent."),
    ("Prices rose 3.8 percent.", "Consumer prices rose 4.9 percent."),
    ("Unemployment rose to 6 percent.", "The jobless rate rose to 7 percent."),
    (
        "Efficacy was 95 percent against severe illness.",
        "Efficacy was 71 percent against severe disease and illness.",
    ),
    ("The economy's real GDP grew 2 percent.", "GDP grew 3 percent."),
    (
        "Core inflation, which strips out food and energy prices, was 3.7 percent.",
        "Core inflation was 3.1 percent.",
    ),
    ("The minimum wage rises to 12 euros.", "The minimum wage rises to 13 euros."),
    (
        "The company cut 300 jobs and pay fell 3 percent.",
        "The company cut 400 jobs and pay fell 3 percent.",
    ),
    ("Real Madrid wages rose 3 percent.", "Madrid wages rose 9 percent."),
    ("Net debt was 31 billion euros.", "Net debt was 40 billion euros."),
    ("The fire killed 12 people.", "It was told that the fire killed 15 people."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_measure_is_not_the_one_that_a_word_narrows_it_to(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_measure_has_one_number(one: str, other: str) -> None:
    assert clashes(one, other)


def test_what_narrows_a_measure_may_stand_in_the_sentence_before() -> None:
    core = read_cues("Core inflation was 3.7 percent in May.")
    plain = read_cues("Inflation was 3.1 percent in May.", context="Core inflation hardly fell")
    found = [c for c in compare(core, plain) if c.cue is CueKind.QUANTITY]
    assert [c.verdict for c in found] == [Verdict.CLASH]
