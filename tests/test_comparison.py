"""The comparison as a run, over models that need no weights."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consist import comparison
from consist.comparison import Scope, compare
from consist.config import Settings
from consist.coverage import Claim, Comparison, State
from consist.engines import Here
from consist.errors import InputError
from consist.model import Article, Kind, Report, Skipped
from consist.pipeline import Tools, run
from tests.deciders import by_weaker_scores
from tests.fakes import HashEncoder, OverlapScorer

FOUR = "Four boats sank in the harbour of Halm on Friday."
STAY = "The harbour of Halm stays closed until the wrecks are raised, the harbour master said."
FILLER = " ".join(
    f"Gulls circle while bakers sell {what} and children fly kites nearby all morning long."
    for what in ("bread", "cake", "buns", "rolls", "pies", "tarts")
)
"""More words than a teaser has, hardly any of which stands in the other texts."""


def tools() -> Tools:
    return Tools(
        encoder=HashEncoder(), scorer=OverlapScorer(), decider=by_weaker_scores(), engine=Here()
    )


def article(
    name: str, outlet: str, *texts: str, hour: int = 9, story: str | None = "halm"
) -> Article:
    return Article(
        name,
        outlet,
        " ".join((*texts, FILLER)),
        title=f"Title {name}",
        published_at=datetime(2024, 5, 3, hour, tzinfo=UTC),
        story=story,
    )


ARTICLES = (
    article("a", "Gazette", FOUR, STAY, hour=8),
    article("b", "Courier", "Four boats sank on Friday in the harbour of Halm.", hour=9),
    article("c", "Herald", "On Friday four boats sank in the harbour of Halm.", STAY, hour=10),
    article("d", "Tribune", "No boats sank in the harbour of Halm on Friday.", hour=11),
    article("e", "Echo", "A library opened upstream, cheered by many.", hour=12),
    article("x", "Gazette", "A goat won the election in Brezan.", story="goat"),
    article("y", "Courier", "A goat lost the election in Brezan.", story="goat"),
    article("z", "Echo", "A comet was seen.", story="comet"),
)


def compared(*, story: str | None = None, focus: str | None = None) -> Comparison:
    return compare(
        ARTICLES, tools=tools(), settings=Settings(), scope=Scope(story=story, focus=focus)
    )


def claim(found: Comparison, text: str) -> Claim:
    return next(
        c
        for s in found.stories
        for c in s.claims
        if any(m.member and m.passage.text == text for cell in c.cells for m in cell.mentions)
    )


def test_stories_of_one_outlet_are_left_to_the_report() -> None:
    found = compared()
    assert [story.id for story in found.stories] == ["halm", "goat"]
    assert {story.id for story in found.report.stories} == {"halm", "goat", "comet"}


def test_who_states_contradicts_and_is_silent() -> None:
    boats = claim(compared(), FOUR)
    assert {cell.outlet: cell.state for cell in boats.cells} == {
        "Courier": State.STATES,
        "Echo": State.SILENT,
        "Gazette": State.STATES,
        "Herald": State.STATES,
        "Tribune": State.CONTRADICTS,
    }
    assert boats.omitted_by == ("Echo",)
    assert boats.voices == 3


def test_the_report_is_that_of_a_check() -> None:
    found = compared().report
    assert found == run(ARTICLES, tools=tools(), settings=Settings())
    clashes = {f.id for f in found.findings if f.kind is Kind.CONTRADICTION}
    boats = claim(compared(), FOUR)
    assert set(boats.cell("Tribune").findings) <= clashes
    assert boats.cell("Tribune").findings


def test_a_clash_in_two_stories_is_one_finding_and_stands_in_the_table_of_both() -> None:
    again = [replace(each, id=f"{each.id}2", story="again") for each in ARTICLES[:4]]
    found = compare((*ARTICLES[:4], *again), tools=tools(), settings=Settings(), scope=Scope())
    ids = [finding.id for finding in found.report.findings]
    assert len(set(ids)) == len(ids)
    for story in found.stories:
        boats = next(c for c in story.claims if c.cell("Tribune").state is State.CONTRADICTS)
        assert set(boats.cell("Tribune").findings) & set(ids)


def test_accounts_of_other_days_clash_in_the_table_no_more_than_in_the_findings() -> None:
    later = replace(ARTICLES[3], published_at=datetime(2024, 5, 25, 11, tzinfo=UTC))
    found = compare((*ARTICLES[:3], later), tools=tools(), settings=Settings(), scope=Scope())
    assert [f for f in found.report.findings if f.kind is Kind.CONTRADICTION] == []
    boats = claim(found, FOUR)
    assert not (boats.cell("Tribune").state is State.CONTRADICTS and boats.cell("Tribune").sure)
    assert found.stories[0].contested == ()


def test_a_story_is_opened_alone_by_its_id_or_an_articles() -> None:
    alone = compared(story="goat")
    assert [story.id for story in alone.stories] == ["goat"]
    assert {each.id for each in alone.report.articles} == {"x", "y"}
    assert compared(story="y") == alone


def test_focus_on_an_outlet_keeps_its_stories() -> None:
    found = compared(focus="Herald")
    assert found.focus == "Herald"
    assert [story.id for story in found.stories] == ["halm"]


def test_focus_on_an_outlet_may_be_spelled_otherwise() -> None:
    assert compared(focus=" herald") == compared(focus="Herald")


def test_focus_on_an_article_leaves_its_outlets_others_out() -> None:
    found = compared(focus="a")
    assert found.focus == "Gazette"
    assert [story.id for story in found.stories] == ["halm"]
    assert "x" not in {each.id for each in found.report.articles}


@pytest.mark.parametrize(
    ("story", "focus", "said"), [("sea", None, "consist stories"), (None, "Nobody", "--focus")]
)
def test_an_unknown_story_or_focus_says_what_to_do(
    story: str | None, focus: str | None, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        compared(story=story, focus=focus)


def test_nothing_readable_is_an_error_and_the_skipped_are_kept() -> None:
    bad = Skipped("in.jsonl", "line 3", "no text")
    with pytest.raises(InputError, match="line 3"):
        compare([bad], tools=tools(), settings=Settings())
    found = compare([bad, *ARTICLES], tools=tools(), settings=Settings())
    assert found.report.skipped == (bad,)


def test_the_order_of_the_articles_changes_nothing() -> None:
    expected = compared()
    draw = random.Random(7)
    for _ in range(3):
        shuffled = draw.sample(ARTICLES, k=len(ARTICLES))
        assert compare(shuffled, tools=tools(), settings=Settings()) == expected


def test_spread_over_workers_it_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Here()

    class Two:
        workers = 2
        run = staticmethod(here.run)

    expected = compared()
    monkeypatch.setattr(comparison, "PAIRS_WORTH_SPREADING", 1)
    spread = Tools(
        encoder=HashEncoder(), scorer=OverlapScorer(), decider=by_weaker_scores(), engine=Two()
    )
    assert compare(ARTICLES, tools=spread, settings=Settings()).stories == expected.stories


def test_every_compared_sentence_is_the_own_text_of_exactly_one_claim() -> None:
    found = compared()
    told = {each.id for story in found.stories for each in story.articles}
    own = sorted(
        (m.passage.article_id, m.passage.start, m.passage.end)
        for story in found.stories
        for claim in story.claims
        for cell in claim.cells
        for m in cell.mentions
        if m.member
    )
    assert own == sorted(
        (s.article_id, s.start, s.end)
        for s in found.report.sentences
        if s.comparable and s.article_id in told
    )


def test_what_editors_dismissed_is_held_against_nobody() -> None:
    def dismiss(report: Report) -> Report:
        return replace(report, findings=())

    found = compare(ARTICLES, tools=tools(), settings=Settings(), review=dismiss)
    boats = claim(found, FOUR)
    assert found.report.findings == ()
    assert not boats.cell("Tribune").state.speaks
    assert boats.cell("Tribune").findings == ()
    assert boats.rivals == ()
