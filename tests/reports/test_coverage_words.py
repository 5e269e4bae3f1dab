"""Omissions and scopes in words."""

from __future__ import annotations

from dataclasses import replace

from consist.coverage import Claim, Comparison, State
from consist.model import Article, Report
from consist.reports.coverage_words import View, scope, views
from tests.coverage.stories import article, covered

SIXTY = "The bridge will stay shut for 60 days."
TWO_MONTHS = "For two months nobody may cross the bridge."
SHUT = "The bridge is closed for sixty days from Monday."
NINETY = "The bridge stays closed for 90 days."
SAME, CLASH, NOTHING = {"agreement": 0.9}, {"contradiction": 0.9}, {"none": 1.0}
OTHER = "The mayor opened a bakery on Monday."


def view(focus: str | None = None) -> View:
    articles: list[Article] = [
        article("a", "Gazette", SIXTY, hour=8),
        article("b", "Courier", TWO_MONTHS, hour=10),
        article("c", "Herald", NINETY, hour=11),
        article("d", "Tribune", OTHER, hour=12),
    ]
    said = {
        (SIXTY, TWO_MONTHS): SAME,
        (SIXTY, NINETY): CLASH,
        (TWO_MONTHS, NINETY): CLASH,
        (SIXTY, OTHER): NOTHING,
        (NINETY, OTHER): NOTHING,
    }
    story = covered(articles, said)
    return views(Comparison(Report((), (), (), (), ()), (story,), focus))[0]


def test_a_left_out_matter_is_listed_once_though_its_rivals_share_it() -> None:
    shown = view()
    assert [(claim.text.text, who) for claim, who in shown.omissions] == [(SIXTY, ("Tribune",))]


def test_rivals_that_are_left_out_by_others_are_listed_too() -> None:
    shown = view()
    claim = shown.omissions[0][0]
    rival = next(c for c in shown.shared if c.id in claim.rivals)
    cells = tuple(
        replace(cell, state=State.SILENT, mentions=()) if cell.outlet == "Courier" else cell
        for cell in rival.cells
    )
    other: Claim = replace(rival, central=True, cells=cells)
    changed = replace(shown, shared=(claim, other))
    assert [who for _, who in changed.omissions] == [("Tribune",), ("Courier", "Tribune")]


def test_from_one_side_only_what_touches_it_is_shown() -> None:
    shown = view("Herald")
    assert shown.outlets[0] == "Herald"
    assert all("Herald" in claim.outlets(State.STATES, State.CONTRADICTS) for claim in shown.shared)


def test_the_scope_counts_articles_outlets_and_claims() -> None:
    shown = view()
    assert scope(shown.story).startswith("4 articles of 4 outlets, 12 March 2025; ")
    assert "2 contested" in scope(shown.story)
