"""`explain` follows two sentences as a run would, over models that need no weights."""

from __future__ import annotations

import pytest

from consist.config import Settings
from consist.errors import InputError
from consist.explain import Step, explain
from consist.model import Article
from consist.pipeline import run
from tests.light_tools import light_tools

SIXTY = "The truce in Ordania will hold for 60 days."
NINETY = "The truce in Ordania will hold for 90 days."
TOOLS = light_tools()


def explained(articles: list[Article], left: str, right: str) -> dict[str, Step]:
    steps = explain(articles, left=left, right=right, tools=TOOLS, settings=Settings())
    return {step.stage: step for step in steps}


def test_a_text_is_followed_in_the_print_that_a_run_compares() -> None:
    articles = [
        Article("a", "Gazette", f"{SIXTY} {NINETY}", story="truce"),
        Article("b", "Courier", SIXTY, story="truce"),
    ]
    (finding,) = run(articles, tools=TOOLS, settings=Settings()).findings
    assert {(s.outlet, s.text) for s in (finding.a, finding.b)} == {
        ("Courier", SIXTY),
        ("Gazette", NINETY),
    }
    steps = explained(articles, "60 days", "90 days")
    assert all(steps[stage].passed for stage in ("outlets", "copies", "candidate", "decision"))
    assert steps["copies"].detail == (
        "Courier's sentence is a copy of Gazette's; it stands for it against Gazette's own texts."
    )


def test_a_text_is_followed_in_its_first_print_where_no_print_is_compared() -> None:
    articles = [
        Article("a", "Gazette", SIXTY, story="truce"),
        Article("b", "Courier", SIXTY, story="truce"),
        Article("c", "Herald", "A cat was found in Sarn.", story="cat"),
    ]
    steps = explained(articles, "60 days", "A cat")
    assert steps["outlets"].detail == "Gazette and Herald are different outlets."
    assert steps["copies"].passed
    assert not steps["candidate"].passed


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        ("There were 90 clashes in the town of Sarn on Friday.", False),
        ("There were 60 clashes in the town of Sarn on Friday.", True),
    ],
)
def test_a_clash_is_one_of_the_cues_and_not_a_word_of_the_articles(
    other: str, clashes: bool
) -> None:
    articles = [
        Article("a", "Gazette", "There were 90 clashes in Sarn on Friday.", story="s"),
        Article("b", "Courier", other, story="s"),
    ]
    cues = explained(articles, "90 clashes in Sarn", "town of Sarn")["cues"]
    assert "clashes" in cues.detail
    assert cues.passed is clashes


def test_words_of_several_sentences_are_refused_with_their_openings() -> None:
    articles = [
        Article("a", "Gazette", SIXTY, story="truce"),
        Article("b", "Courier", NINETY, story="truce"),
    ]
    with pytest.raises(
        InputError, match=r"in 2 sentences \(a: 'The truce in Ordania will hold for"
    ):
        explained(articles, "The truce", "90 days")
