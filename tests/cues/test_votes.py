from __future__ import annotations

import math

import pytest

from consist.cues import Dimension, read_cues
from tests.cues.clashes import clashes

CLASHING = (
    (
        "Parliament passed the law by 61 votes to 40.",
        "Parliament passed the law with 67 votes in favour and 40 against.",
    ),
    ("The motion passed 7-2.", "The motion passed by seven votes to three."),
    (
        "The council passed the motion by seven to two.",
        "The council passed the motion unanimously.",
    ),
    (
        "The Senate passed the bill by 52 votes to 48.",
        "The Senate passed the bill by 51 votes to 49.",
    ),
    ("The Senate approved the bill 52-48.", "The Senate approved the bill by 51 votes to 49."),
    (
        "The council approved the plan by seven votes to three.",
        "The council approved the plan by eight votes to two.",
    ),
    ("The court ruled 6-3 for the company.", "The court ruled five to four for the company."),
    ("MPs voted 312 to 280 for the law.", "MPs voted by 320 to 272 for the law."),
    (
        "Parliament adopted the law with 312 votes in favour and 280 against.",
        "Parliament adopted the law with 320 votes for and 272 against.",
    ),
    (
        "The law was adopted with 312 votes for, 280 against and 12 abstentions.",
        "The law was adopted by 320 votes to 272.",
    ),
    (
        "The committee backed the plan unanimously.",
        "The committee backed the plan by seven votes to two.",
    ),
    ("The court ruled unanimously for the company.", "The court ruled 6-3 for the company."),
    ("The vote was unanimous.", "The vote was 7-2."),
    ("The board voted by nine to four to sell.", "The board voted unanimously to sell."),
    ("The motion passed by 7 votes to 3.", "The motion passed 7-2."),
    ("The council approved the budget unanimously.", "The council approved the budget 5-4."),
    ("The jury voted unanimously.", "The jury voted 10-2."),
    (
        "The council unanimously backed the tram line.",
        "The council backed the tram line by 30 votes to 12.",
    ),
)

APART = (
    ("The motion passed 7-3.", "The motion passed by seven votes to three."),
    (
        "The motion passed by seven votes to three.",
        "The motion passed with seven in favour and three against.",
    ),
    ("The council voted 7-0 for the plan.", "The council voted unanimously for the plan."),
    ("Renk beat Hamm 3-1.", "The jury was unanimous."),
    (
        "Temperatures fell from seven to two degrees.",
        "The council passed the plan by seven votes to three.",
    ),
    ("The committee unanimously praised the two nurses.", "The committee has seven members."),
    ("The bill passed by 61 votes to 40.", "The bill passed by a margin of 21 votes."),
    ("Between seven and two people voted.", "Two people voted in favour."),
    ("The council approved the budget unanimously.", "The council approved the parking plan 5-4."),
    (
        "The board unanimously approved the merger.",
        "Shareholders approved the merger by 90 votes to 10.",
    ),
    ("The Senate unanimously confirmed Holm.", "The Senate confirmed Brandt 52-48."),
    (
        "Parliament adopted the law unanimously.",
        "The committee adopted the law by seven votes to two.",
    ),
    (
        "The council unanimously backed the tram line.",
        "The council backed the school by 30 votes to 12.",
    ),
)


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_two_outcomes_of_a_vote_clash(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_no_vote_or_the_same_does_not_clash(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The motion passed by 61 votes to 40.", (40, 61)),
        ("The motion passed by seven to two.", (2, 7)),
        ("The court ruled five to four for the mill.", (4, 5)),
        ("The motion passed with 67 votes in favour and 40 against.", (40, 67)),
        ("The motion passed with 67 for, 40 against.", (40, 67)),
        ("The council approved the plan 7-2.", (2, 7)),
        ("The council approved the plan unanimously.", (0, math.inf)),
        ("The council approved the 2024-25 budget.", None),
        ("The council approved 10-12 flats.", None),
        ("Prices rose by two to three percent.", None),
        ("The critics were unanimous.", None),
        ("The train leaves at five to four.", None),
    ],
)
def test_reads_votes(text: str, votes: tuple[float, float] | None) -> None:
    found = [q for q in read_cues(text).quantities if q.dimension is Dimension.SCORE]
    assert [(q.low, q.high) for q in found] == ([votes] if votes else [])
