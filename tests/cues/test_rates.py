from __future__ import annotations

import pytest

from tests.cues.clashes import clashes

EQUAL = [
    ("The dose is 5 milligrams twice a day.", "The dose is 10 milligrams a day."),
    ("The dose is 5 milligrams twice daily.", "The daily dose is 10 milligrams."),
    ("It emits 12 tonnes of mercury a year.", "It emits one tonne of mercury a month."),
    ("The club pays 12 million euros a year.", "The club pays one million euros a month."),
    ("The fee is 400 kronor a month.", "The fee is 4,800 kronor a year."),
    ("The monthly fee is 400 kronor.", "The fee is 4,800 kronor a year."),
    ("The sea rises by 4 millimetres a year.", "The sea rises by 4 centimetres a decade."),
    ("He earned 52,000 dollars a year.", "He earned 1,000 dollars a week."),
    ("It uses 700 litres of water per day.", "It uses 4,900 litres of water each week."),
    ("The firm loses $3bn annually.", "The firm loses $250 million a month."),
    ("The bus runs three times a day.", "The bus runs 21 times a week."),
    ("The pump moves 2,000 litres/hour.", "The pump moves 48,000 litres a day."),
    ("He gets 300 euros every two weeks.", "He gets 650 euros a month."),
    ("8 million tonnes enter the sea each year.", "22,000 tonnes enter the sea each day."),
]
NOT_COMPARABLE = [
    ("The factory makes 500 cars a day.", "The factory makes 100,000 cars a year."),
    ("Workers are paid 10 dollars an hour.", "Workers are paid 90 dollars a day."),
    ("He earned 500 dollars a week.", "He paid 500 dollars a month in rent."),
    ("Staff work eight hours a day.", "Staff work 40 hours a week."),
    ("The plant emits 12 tonnes a year.", "The plant emits 3 tonnes a month."),
]
CLASHING = [
    ("It emits 12 tonnes of mercury a year.", "It emits 12 tonnes of mercury a month."),
    ("It emits 12 tonnes of mercury a year.", "It emits 30 tonnes of mercury a year."),
    ("The dose is 5 milligrams twice a day.", "The dose is 5 milligrams a day."),
    ("The dose is 5 milligrams twice a day.", "The dose is 5 micrograms twice a day."),
    ("The fee is 400 kronor a month.", "The fee is 450 kronor a month."),
    ("The bus runs twice a day.", "The bus runs twice a week."),
    ("Twelve people were killed a year ago.", "Fifteen people were killed a year ago."),
    ("Sales rose 5 percent a year after the merger.", "Sales rose 9 percent a year after it."),
    ("The fine was 40 million won.", "The fine was 90 million won."),
    ("The fine was 400 ringgit.", "The fine was 900 ringgit."),
]


@pytest.mark.parametrize(("one", "other"), EQUAL + NOT_COMPARABLE)
def test_rates_of_two_periods_do_not_clash(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_rates_of_one_period_clash_and_one_figure_of_two(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize("words", [" kronor", "-a", " a-", " every", " core real net"])
def test_a_hostile_text_is_read_to_its_end(words: str) -> None:
    text = ("The fee is 400" + words * 1_000)[:1_100]
    assert not clashes(text, "The harbour was closed for 400 kronor a month.")
