"""From decisions to labelled pairs, on real runs over models that need no weights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.config import Settings
from consist.decisions import Context, StoredFinding, Told
from consist.model import Article, Finding, Verdict
from consist.training.decided import DecidedStory, Said, decided_stories, labelling
from tests.fakes import HashEncoder, OverlapScorer
from tests.store.reports import finding, moment, passage, said

A = Article("a", "Gazette", "Twelve miners died in the pit. Rain fell on the town of Halm.")
B = Article("b", "Courier", "Fourteen miners died in the pit. The pit is closed.")
C = Article("c", "Herald", "Nobody died in the pit, the owner said.")
TOLL = ("Twelve miners died in the pit.", "Fourteen miners died in the pit.")
RAIN = ("Rain fell on the town of Halm.", "The pit is closed.")


def told(
    texts: tuple[str, str], verdict: Verdict | None, *, a: Article = A, b: Article = B
) -> Told:
    found: Finding = finding(passage(a, texts[0]), passage(b, texts[1]), story="halm")
    decision = None if verdict is None else said(found.id, verdict)
    stored = StoredFinding(found.id, found, decision, 1, moment(0), moment(0), 1)
    return Told(stored, Context(a, b, (C,)), ())


def stories(items: list[Told]) -> tuple[list[DecidedStory], list[str]]:
    made, skipped = decided_stories(
        items, encoder=HashEncoder(), scorer=OverlapScorer(), settings=Settings()
    )
    return made, [each.where for each in skipped]


def test_decisions_meet_the_pairs_that_they_were_made_of() -> None:
    (story,), skipped = stories([told(TOLL, Verdict.CONFIRMED), told(RAIN, Verdict.DISMISSED)])
    assert skipped == []
    by_texts = {
        frozenset((story.pairs[n].left.text, story.pairs[n].right.text)): said
        for n, said in story.said.items()
    }
    assert by_texts == {
        frozenset(TOLL): Said("contradiction", right=True),
        frozenset(RAIN): Said("contradiction", right=False),
    }
    assert len(story.rows) == len(story.pairs) > 2
    assert {s.outlet for p in story.pairs for s in (p.left, p.right)} == {
        "Gazette", "Courier", "Herald",
    }  # fmt: skip


def test_what_is_unsure_or_open_labels_nothing() -> None:
    items = [told(TOLL, Verdict.UNSURE), told(TOLL, None), told(RAIN, Verdict.CONFIRMED)]
    assert labelling(items) == items[2:]
    (story,), _ = stories(items)
    assert len(story.said) == 1


def test_each_set_of_articles_is_one_story() -> None:
    later = replace(A, id="a2", text=A.text.replace("Twelve", "Thirteen"))
    other = ("Thirteen miners died in the pit.", TOLL[1])
    made, _ = stories([told(TOLL, Verdict.CONFIRMED), told(other, Verdict.CONFIRMED, a=later)])
    assert [len(story.said) for story in made] == [1, 1]
    assert len({story.name for story in made}) == 2


def test_what_is_no_longer_compared_is_skipped_by_name() -> None:
    part = told(("Twelve miners died", TOLL[1]), Verdict.CONFIRMED)
    (story,), skipped = stories([part])
    assert (dict(story.said), skipped) == ({}, [part.stored.id])


@pytest.mark.parametrize("swapped", [False, True])
def test_sides_have_no_direction(swapped: bool) -> None:
    item = told(TOLL, Verdict.CONFIRMED)
    if swapped:
        found = replace(item.stored.finding, a=item.stored.finding.b, b=item.stored.finding.a)
        item = Told(
            replace(item.stored, finding=found), replace(item.context, a=B, b=A), item.history
        )
    (story,), skipped = stories([item])
    assert (len(story.said), skipped) == (1, [])
