from __future__ import annotations

import pytest

from consist.cues import read_cues
from tests.cues.clashes import clashes

CLASHING = [
    (
        "It made a profit of 12 million euros and cut jobs.",
        "The result was minus 12 million euros.",
    ),
    ("Profit was 40 million euros, down from 60 million.", "Profit was -40 million euros."),
    ("Growth was 0.3 percent, less than forecast.", "Growth was -0.3 percent."),
    ("It was -12°C in Drevno on Friday.", "It was 12°C in Drevno on Friday."),
    ("It was −12 °C in Drevno.", "It was 12°C in Drevno."),
    ("It was minus twelve degrees in Drevno.", "It was twelve degrees in Drevno."),
    ("It was 12 degrees below zero in Drevno.", "It was 12 degrees in Drevno."),
    ("It was 12 below zero in Drevno.", "It was 12 degrees in Drevno."),
    ("The balance was minus 12 million euros.", "The balance was 12 million euros."),
    ("The balance was -€12 million.", "The balance was €12 million."),
    ("The figures showed growth of -0.3 percent.", "The figures showed growth of 0.3 percent."),
    ("The low in Torvia was -20 to -25 degrees.", "The low in Torvia was -5 degrees."),
    ("Temperatures fell below minus 30 degrees.", "Temperatures fell to minus 20 degrees."),
    ("The rate was cut to minus 0.5 percent.", "The rate was cut to 0.5 percent."),
    ("There were 12 degrees of frost in Drevno.", "It was 2 degrees in Drevno."),
]
AGREEING = [
    ("The growth was -0.3 percent.", "The economy was 0.3 percent down."),
    ("The growth was -0.3 percent.", "There was negative growth of 0.3 percent."),
    ("The low in Torvia was -12°C.", "The low in Torvia was 10°F."),
    ("It fell to minus 12 degrees Celsius.", "It fell to 10 degrees Fahrenheit."),
    ("The low in Torvia was -40°C.", "The low in Torvia was 40 degrees below zero Fahrenheit."),
    ("The low in Torvia was 22 degrees Fahrenheit below freezing.", "The low was -12°C in Torvia."),
    ("It was minus 12 degrees in Drevno.", "It was 12 degrees below zero in Drevno."),
    ("Temperatures of minus 20 to minus 25 degrees were read.", "Temperatures were -22 degrees."),
    ("Temperatures of minus 20 to 25 degrees were read.", "Temperatures were -22 degrees."),
    ("Temperatures of -5 to 3 degrees were read.", "Temperatures were 2 degrees."),
    ("Temperatures fell below minus 30 degrees.", "Temperatures fell to minus 34 degrees."),
    ("Temperatures fell below 3 degrees.", "Temperatures fell to minus 5 degrees."),
    ("The growth was -0.3 percent.", "The economy shrank 0.3 percent."),
    ("The result was minus 12 million euros.", "The firm made a loss of 12 million euros."),
    ("Sales changed by -3 percent.", "Sales fell by 3 percent."),
    ("Temperatures of 10-12 degrees were read.", "Temperatures of 11 degrees were read."),
    ("Temperatures of 10 -12 degrees were read.", "Temperatures of 11 degrees were read."),
    ("The deal is worth $5 -$7 million.", "The deal is worth $6 million."),
    ("Profit – 12 million euros – was up.", "Profit of 12 million euros was up."),
    ("Profit –12 million euros– was up.", "Profit of 12 million euros was up."),
    ("-12 million euros was paid to the club.", "Some 12 million euros was paid to the club."),
    ("Support is at 30 percent (-2 percent).", "Support is at 30 percent, down 2 percent."),
]
LEVELS = [
    ("The F-16 jet cost -$12 million.", [12e6]),
    ("COVID-19 killed 12 people.", [12.0]),
    ("The mid-12 percent range was reached.", []),
    ("It was minus 12°C.", [-12.0]),
    ("The balance was -12 million euros.", [-12e6]),
    ("They took costs minus 12 million euros in aid.", [12e6]),
    ("It was up to 12 degrees below zero.", [0.0]),
]


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_a_number_below_nought_is_not_one_above(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_one_number_below_nought_is_told_in_many_ways(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("text", "highs"), LEVELS)
def test_a_hyphen_is_no_minus_and_a_minus_is_one(text: str, highs: list[float]) -> None:
    assert [quantity.high for quantity in read_cues(text).quantities] == highs
