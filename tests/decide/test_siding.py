"""A third account is named only where it carries what the two clash about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.cues import compare
from consist.decide.company import Company
from consist.decide.evidence import Evidence, gather
from consist.decide.siding import Witnesses
from consist.model import Article, Judgement, Pair, Scores, Story
from consist.sentences import split

OPEN = Scores(0.1, 0.85, 0.05)
CLASHING = Scores(0.02, 0.03, 0.95)
TWENTY_TWO = "Judge Weston wrote that the deal would harm competition in 22 states."
TWELVE = "The judge found that the deal would harm competition in 12 states."


def evidence(one: str, other: str, third: str, scores: Scores) -> list[Evidence]:
    """Compare the pair, and the third sentence with both; scores are of third and other."""
    articles = [
        Article(str(number), outlet, text)
        for number, (outlet, text) in enumerate(
            (("Gazette", one), ("Courier", other), ("Herald", third))
        )
    ]
    sides = [split(article)[0] for article in articles]
    judgements = [
        Judgement(Pair.of(left, right, similarity=0.8, rank=1), read, read)
        for left, right, read in (
            (sides[0], sides[1], CLASHING),
            (sides[0], sides[2], OPEN),
            (sides[1], sides[2], scores),
        )
    ]
    return list(gather(articles, sides, judgements, stories=[Story("s", ("0", "1", "2"))]))


@pytest.mark.parametrize(
    ("one", "other", "third", "scores", "named"),
    [
        # the ruling of 71 pages names no number of states, whatever the model reads
        (TWENTY_TWO, TWELVE, "Judge Weston's ruling ran to 71 pages.", OPEN, False),
        (TWENTY_TWO, TWELVE, "Judge Weston's ruling ran to 71 pages.", CLASHING, False),
        (TWENTY_TWO, TWELVE, "Competition would suffer in 22 states, Weston wrote.", OPEN, True),
        (TWENTY_TWO, TWELVE, "Competition would suffer in 12 states, Weston wrote.", OPEN, False),
        # what is denied in other words is as the model reads it
        (
            "Altair will not appeal, its chief executive said.",
            "Altair said that it would appeal.",
            "Altair accepts the ruling, its chief executive said.",
            CLASHING,
            True,
        ),
        (
            "Altair will not appeal, its chief executive said.",
            "Altair said that it would appeal.",
            "Altair has a chief executive.",
            OPEN,
            False,
        ),
        # nothing typed clashes
        ("Unions welcomed the plan.", "Unions hate the plan.", "Unions cheered.", CLASHING, True),
        ("Unions welcomed the plan.", "Unions hate the plan.", "Unions met.", OPEN, False),
    ],
)
def test_a_third_sentence_is_named_where_it_carries_the_clash(
    one: str, other: str, third: str, scores: Scores, *, named: bool
) -> None:
    items = evidence(one, other, third, scores)
    witnesses, sentence = Witnesses(items), items[1].right.sentence
    siding = witnesses.siding(items[0], Company(with_left=(sentence,)))
    assert siding == Company(with_left=(sentence,) if named else ())
    mirrored = replace(
        items[0],
        left=items[0].right,
        right=items[0].left,
        comparisons=compare(items[0].right.cues, items[0].left.cues),
    )
    siding = witnesses.siding(mirrored, Company(with_right=(sentence,)))
    assert siding == Company(with_right=(sentence,) if named else ())
