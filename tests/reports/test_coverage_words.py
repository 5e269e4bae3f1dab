"""Omissions and scopes in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.coverage import Cell, Claim, Comparison, Mention, State
from consist.model import Article, Passage, Report
from consist.reports.coverage_words import (
    MEANINGS,
    View,
    cell_in_words,
    scope,
    shown_mention,
    sign,
    standing,
    views,
)
from tests.coverage.stories import article, covered

SIXTY = "The bridge will stay shut for 60 days."
TWO_MONTHS = "For two months nobody may cross the bridge."
SHUT = "The bridge is closed for sixty days from Monday."
NINETY = "The bridge stays closed for 90 days."
SAME, CLASH, NOTHING = {"agreement": 0.9}, {"contradiction": 0.9}, {"none": 1.0}
OPENED = "Work on the second arch began in May."
BEGAN = "In May the second arch was taken down."
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


def test_from_one_side_what_it_speaks_on_comes_first() -> None:
    shown = view("Herald")
    assert shown.outlets[0] == "Herald"
    assert all("Herald" in claim.outlets(State.STATES, State.CONTRADICTS) for claim in shown.shared)


@pytest.mark.parametrize(("said", "state"), [
    ({(SIXTY, OTHER): NOTHING}, State.SILENT),
    ({}, State.UNCOMPARED),
])  # fmt: skip
def test_from_one_side_a_claim_of_others_on_which_it_is_silent_is_shown(
    said: dict[tuple[str, str], dict[str, float]], state: State
) -> None:
    articles = [
        article("a", "Gazette", f"{SIXTY} {OPENED}", hour=8),
        article("b", "Courier", TWO_MONTHS, hour=10),
        article("c", "Herald", f"{OTHER} {BEGAN}", hour=11),
    ]
    story = covered(articles, {(SIXTY, TWO_MONTHS): SAME, (OPENED, BEGAN): SAME, **said})
    shown = views(Comparison(Report((), (), (), (), ()), (story,), "Herald"))[0]
    assert (shown.shared[-1].text.text, shown.shared[-1].cell("Herald").state) == (SIXTY, state)
    assert all(claim.cell("Herald").state.speaks for claim in shown.shared[:-1])
    assert f"{len(shown.shared)} shared claims" in scope(story)
    assert [claim.text.text for claim in shown.lone] == [OTHER]


def test_the_scope_counts_articles_outlets_and_claims() -> None:
    shown = view()
    assert scope(shown.story).startswith("4 articles of 4 outlets, 12 March 2025; ")
    assert "2 contested" in scope(shown.story)


def test_one_sure_voice_with_possible_ones_is_told_so() -> None:
    articles = [article("a", "Gazette", SIXTY), article("b", "Courier", TWO_MONTHS)]
    story = covered(articles, {(SIXTY, TWO_MONTHS): {"agreement": 0.4}})
    claim = next(claim for claim in story.claims if claim.text.text == SIXTY)
    assert standing(claim) == "one voice, perhaps more"


def test_an_early_article_is_said_to_be_early_by_the_hour() -> None:
    words = "published before it was first reported, or within an hour of it"
    assert dict(MEANINGS)["‹"] == words
    assert cell_in_words(Cell("Gazette", State.EARLIER)) == words


def test_another_language_is_named_among_the_reasons_for_not_comparing() -> None:
    assert "another language" in dict(MEANINGS)["?"]
    assert "another language" in cell_in_words(Cell("Gazette", State.UNCOMPARED))


def test_the_question_mark_behind_a_sign_is_explained() -> None:
    assert "only possible" in dict(MEANINGS)["●?"]


def mention(speaker: str | None, sure: float) -> Mention:
    text = f"{speaker} at {sure}."
    passage = Passage("a", "Gazette", 0, len(text), text, speaker)
    return Mention(State.STATES, passage, None, speaker is not None, sure, True, 0, 9)  # noqa: FBT003


@pytest.mark.parametrize(
    ("mentions", "first", "mark", "told"),
    [
        ([("the army", 0.9), ("a doctor", 0.8)], 0, "◐", "reports it from the army"),
        ([("the army", 0.9), (None, 0.8)], 1, "●", "states it in its own voice"),
        ([("the army", 0.9), (None, 0.4)], 0, "◐", "reports it from the army"),
        ([("the army", 0.4), (None, 0.3)], 1, "●?", "perhaps states it in its own voice"),
        ([("a doctor", 0.4)], 0, "◐?", "perhaps reports it from a doctor"),
    ],
)
def test_a_cell_names_the_speaker_of_the_words_that_are_shown(
    mentions: list[tuple[str | None, float]], first: int, mark: str, told: str
) -> None:
    said = tuple(mention(speaker, sure) for speaker, sure in mentions)
    cell = Cell("Gazette", State.STATES, said)
    assert shown_mention(cell) is said[first]
    assert (sign(cell), cell_in_words(cell)) == (mark, told)
