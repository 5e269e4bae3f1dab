from __future__ import annotations

import pytest

from consist.cues import CueKind, compare, read_cues
from tests.cues.clashes import clashes

OPPOSITE = (
    (
        "The home reported a profit of 3 million crowns.",
        "The home reported a loss of 3 million crowns.",
    ),
    ("The club made a profit of 3 million euros.", "The club made a loss of 3 million euros."),
    (
        "The city had a surplus of 40 million dollars.",
        "The city had a deficit of 40 million dollars.",
    ),
    (
        "Velmora posted a net loss of 120 million euros.",
        "Velmora posted a net profit of 120 million euros.",
    ),
    ("The airline reported a $40m profit.", "The airline reported a $40m loss."),
    ("The club posted a profit of 2 million euros.", "The club posted a loss of 2 million euros."),
    (
        "The club posted a profit of 2 million euros.",
        "The club posted a loss of 2 million euros because of a hard winter.",
    ),
)

APART = (
    (
        "The club made a profit of 3 million euros.",
        "The club made a profit of 3 million euros after a loss of 3 million euros a year earlier.",
    ),
    (
        "The club made a profit of 3 million euros.",
        "A year earlier the club had made a loss of 3 million euros.",
    ),
    (
        "The club made an operating profit of 3 million euros.",
        "The club made a net loss of 3 million euros.",
    ),
    ("The club cut its loss by 3 million euros.", "The club made a profit of 3 million euros."),
    ("The sale brought a profit of 3 million euros.", "The theft meant a loss of 3 million euros."),
    ("The insurer paid 3 million for the loss.", "The insurer made a profit of 3 million."),
    ("The loss fell by 3 million euros.", "The profit rose by 3 million euros."),
    (
        "The airline made a profit of 2 million euros in the winter.",
        "The airline made a loss of 2 million euros in the summer.",
    ),
    (
        "The country had a budget surplus of 2 billion euros.",
        "The country had a trade deficit of 2 billion euros.",
    ),
    (
        "The club posted a profit of 2 million euros.",
        "The club's rivals posted a loss of 2 million euros.",
    ),
    (
        "The airline's parent posted a loss of 2 million euros.",
        "The airline posted a profit of 2 million euros.",
    ),
    (
        "A trade surplus of 3 billion dollars was recorded by the country.",
        "The country recorded a budget deficit of 3 billion dollars.",
    ),
)


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_a_profit_and_a_loss_of_one_amount_clash(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_profits_and_losses_do_not_clash(one: str, other: str) -> None:
    assert not clashes(one, other)


def test_the_result_is_told_with_its_amount() -> None:
    sides = [
        read_cues(f"The home reported a {result} of 3 million crowns last year.")
        for result in ("profit", "loss")
    ]
    (found,) = (c for c in compare(*sides) if c.cue is CueKind.QUANTITY)
    assert found.text == "profit of 3 million crowns against loss of 3 million crowns"
    assert sides[0].text[slice(*found.one_span)] == "3 million crowns"
