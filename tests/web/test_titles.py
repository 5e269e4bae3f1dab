"""What stories are called."""

from __future__ import annotations

from pathlib import Path

from consist.model import Article
from consist.store.findings import SqlFindingStore
from consist.web.titles import StoryTitles
from tests.store.reports import finding, moment, passage, report
from tests.web import desks


def test_a_story_is_called_by_its_earliest_headline_as_soon_as_it_is_known(tmp_path: Path) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    titles = StoryTitles(store)
    assert titles.of("fire") == "fire"
    desks.fill(store)
    assert titles.of("fire") == desks.HERALD.title
    store.close()


def test_a_story_without_a_headline_is_called_by_how_it_begins(tmp_path: Path) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    one, other = (
        Article(name, outlet, f"By Jane Doe\n\nThe pit in Halm {did} on Friday. Rain fell.")
        for name, outlet, did in (("a", "Gazette", "was shut"), ("b", "Courier", "stayed open"))
    )
    found = finding(
        passage(one, "The pit in Halm was shut on Friday."),
        passage(other, "The pit in Halm stayed open on Friday."),
        story="a",
    )
    store.record(report([one, other], [found]), at=moment(0))
    assert StoryTitles(store).of("a") == "The pit in Halm was shut on Friday."
    store.close()
