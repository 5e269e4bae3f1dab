"""From decisions to labelled pairs, on real runs over models that need no weights."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typing_extensions import override

from consist import pipeline
from consist.config import Settings
from consist.decisions import Context, StoredFinding, Told
from consist.model import Article, Finding, ModelIdentity, Verdict
from consist.ports import Encoder
from consist.training.decided import (
    NO_PAIR,
    NO_SENTENCE,
    DecidedStory,
    Said,
    decided_stories,
    labelling,
)
from consist.wording import ENCODER
from tests.fakes import HashEncoder, OverlapScorer
from tests.light_tools import light_tools
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


class AsBundled(HashEncoder):
    """Calls itself the bundled encoder, so that its vectors are read for their tone."""

    def __init__(self) -> None:
        super().__init__(dimension=384)

    @property
    @override
    def identity(self) -> ModelIdentity:
        return ModelIdentity(ENCODER, "1")


def stories(
    items: list[Told], encoder: Encoder | None = None
) -> tuple[list[DecidedStory], list[str]]:
    made, skipped = decided_stories(
        items, encoder=encoder or HashEncoder(), scorer=OverlapScorer(), settings=Settings()
    )
    return made, [each.where for each in skipped]


def test_decisions_meet_the_pairs_that_they_were_made_of() -> None:
    (story,), skipped = stories([told(TOLL, Verdict.CONFIRMED), told(RAIN, Verdict.DISMISSED)])
    assert skipped == []
    by_texts = {
        frozenset((story.asked.pairs[n].left.text, story.asked.pairs[n].right.text)): said
        for n, said in story.said.items()
    }
    assert by_texts == {
        frozenset(TOLL): Said("contradiction", right=True),
        frozenset(RAIN): Said("contradiction", right=False),
    }
    assert len(story.asked.rows) == len(story.asked.pairs) > 2
    assert {s.outlet for p in story.asked.pairs for s in (p.left, p.right)} == {
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


def test_why_it_is_no_longer_compared_is_told() -> None:
    copied = replace(C, text=TOLL[0])  # of the two prints the first stands for both
    part = told(("Twelve miners died", TOLL[1]), Verdict.CONFIRMED)
    copy = told((TOLL[0], TOLL[0]), Verdict.CONFIRMED, b=copied)
    _, skipped = decided_stories(
        [part, copy], encoder=HashEncoder(), scorer=OverlapScorer(), settings=Settings()
    )
    assert [(each.where, each.reason) for each in skipped] == [
        (part.stored.id, NO_SENTENCE),
        (copy.stored.id, NO_PAIR),
    ]


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


def test_a_pair_is_as_sure_as_check_finds_it() -> None:
    """What is known of places and days before anything is decided counts in both alike."""
    one, other = (
        Article(name, outlet, text, published_at=datetime(2026, 5, day, tzinfo=UTC), story="halm")
        for name, outlet, text, day in (
            ("a", "Gazette", "Twelve miners died in Halm in the pit.", 1),
            ("b", "Courier", "Fourteen miners died in Paris in the pit.", 9),
        )
    )
    tools, settings = light_tools(), Settings(min_confidence=0.0)
    (found,) = pipeline.run([one, other], tools=tools, settings=settings).findings
    item = told((one.text, other.text), Verdict.CONFIRMED, a=one, b=other)
    (story,), _ = stories([replace(item, context=Context(one, other, ()))])
    opinions, _ = tools.decider.opinions(*story.asked)
    assert [story.asked.factors[0] < 1.0, len(opinions)] == [True, 1]
    assert opinions[0][found.kind] == pytest.approx(found.confidence)


def test_a_pair_is_read_with_the_tone_of_its_words() -> None:
    (story,), _ = stories([told(TOLL, Verdict.CONFIRMED)], encoder=AsBundled())
    plain = stories([told(TOLL, Verdict.CONFIRMED)])[0][0]
    assert story.asked.rows[0]["charge_more"] != plain.asked.rows[0]["charge_more"]
