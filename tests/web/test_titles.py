"""What stories are called."""

from __future__ import annotations

from pathlib import Path

from consist.store.findings import SqlFindingStore
from consist.web.titles import StoryTitles
from tests.web import desks


def test_a_story_is_called_by_its_earliest_headline_as_soon_as_it_is_known(tmp_path: Path) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    titles = StoryTitles(store)
    assert titles.of("fire") == "fire"
    desks.fill(store)
    assert titles.of("fire") == desks.HERALD.title
    store.close()
