"""Places in a count within other bounds, comparisons with other years, two sides of one bound."""

from __future__ import annotations

import pytest

from consist.cues import Verdict, compare, read_cues, told_apart

APART = (
    (
        "It was Staylo's second defeat of the season.",
        "It was Staylo's first defeat at home this season.",
    ),
    (
        "It was Staylo's third loss of the season.",
        "It was Staylo's second away defeat this season.",
    ),
    ("It was her third title this season.", "It was the tenth title of her career."),
    ("It was the second win in a row at home.", "It was the fourth win of the season."),
    ("It was their fifth league win this season.", "It was their seventh win of the season."),
    ("It was the first home win this season.", "It was the third away win this season."),
    (
        "He scored his second goal this season in the cup.",
        "He scored his ninth goal of the season.",
    ),
    ("It was the fourth accident this year.", "It was the second accident this month."),
    ("The harvest was heavier than in 2024.", "The harvest was lighter than in 2023."),
    ("Rents were higher than in 2024.", "Rents were lower than in 2023."),
    ("Sales were higher than in the summer of 2021.", "Sales were lower than in 2019."),
    ("Fewer ships came than in 2022.", "More ships came than in 2020."),
    (
        "The pills may be given to children over six.",
        "The pills must not be given to children under six.",
    ),
    ("Lorries over 7.5 tonnes cannot cross.", "Lorries of up to 7.5 tonnes may cross."),
)
STILL_ONE = (
    # no second at home without two in all
    (
        "It was Staylo's first defeat of the season.",
        "It was Staylo's second defeat at home this season.",
    ),
    ("It was Staylo's second defeat of the season.", "It was Staylo's first defeat of the season."),
    ("It was Staylo's second defeat.", "It was Staylo's first defeat this season."),
    (
        "It was Staylo's second win of the season.",
        "It was Staylo's first defeat at home this season.",
    ),
    ("It was his second term.", "It was his third term."),
    ("It was their third win in a row.", "It was their fourth win in a row."),
    ("He came second at home.", "He came first this season."),
    ("The harvest was heavier than in 2024.", "The harvest was lighter than in 2024."),
    ("The harvest was heavier than in 2024.", "The harvest was lighter than expected."),
    ("Rents were higher than in 2024.", "Rents were lower than a year ago."),
    ("Rents rose in 2024.", "Rents fell in 2023 and 2024."),
    (
        "The pills may be given to children over six.",
        "The pills may not be given to children over six.",
    ),
    (
        "The pills may be given to children over six.",
        "The pills must not be given to children under four.",
    ),
    (
        "The pills may be given to children over six.",
        "The pills may be given to children under six.",
    ),
    (
        "Fewer than 100 people died, none of them here.",
        "More than 100 people died, some of them here.",
    ),
)


def _told_apart(one: str, other: str) -> bool:
    sides = read_cues(one), read_cues(other)
    there, back = (told_apart(*pair, compare(*pair)) for pair in (sides, sides[::-1]))
    assert there == back
    return there


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_may_both_be_so_is_told_apart(one: str, other: str) -> None:
    assert _told_apart(one, other)


@pytest.mark.parametrize(("one", "other"), STILL_ONE)
def test_what_may_not_is_compared(one: str, other: str) -> None:
    assert not _told_apart(one, other)


def test_opposite_ways_from_two_years_do_not_clash() -> None:
    sides = (
        read_cues("Rents were higher than in 2024."),
        read_cues("Rents were lower than in 2023."),
    )
    assert all(
        found.verdict is not Verdict.CLASH or found.text.startswith("20")
        for found in compare(*sides)
    )
