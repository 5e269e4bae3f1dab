"""Tasks done as the server's process does them, on a real index and store, without weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consist import api, indexing, reviewing, wiring
from consist.model import Article, Decision, Verdict
from consist.pipeline import Silent
from consist.store.findings import SqlFindingStore
from consist.web.jobs import AddArticles, CheckIndex, CompareStory, Done, Task
from consist.web.worker import Workplace, do
from tests.light_tools import light_tools
from tests.web import desks

DIED = Article("1", "Gazette", "Twelve miners died in the Halm pit on Friday.", story="halm")
LIVED = Article("2", "Courier", "No miner died in the Halm pit on Friday.", story="halm")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """Give a home whose findings are kept elsewhere, and light models."""
    tools = light_tools()
    monkeypatch.setattr(wiring, "tools", lambda *_, **__: tools)
    monkeypatch.setattr(wiring, "kept_encoder", lambda *_, **__: tools.encoder)
    home = tmp_path / "home"
    home.mkdir()
    (home / "review.db").write_text("no database")  # not the desk's, so nothing may open it
    return Workplace(home=home, store=str(tmp_path / "desk.db"), cache=tmp_path / "cache")


def done(task: Task, workplace: Workplace) -> Done:
    return do(task, workplace, Silent())


def test_articles_are_kept_under_the_ids_that_are_told(workplace: Workplace) -> None:
    done(AddArticles("world", (DIED,)), workplace)
    taken = replace(LIVED, id=DIED.id)
    told = done(AddArticles("world", (DIED, taken)), workplace).article_ids
    kept = {one.id: one.outlet for one in indexing.stored("world", home=workplace.home)}
    assert [kept[name] for name in told] == ["Gazette", "Courier"]


def test_a_check_is_recorded_in_the_store_of_the_desk(workplace: Workplace) -> None:
    done(AddArticles("world", (DIED, LIVED)), workplace)
    checked = done(CheckIndex("world", None, 0.5), workplace)
    assert checked.figures == {"articles": 2, "findings": 1, "new": 1, "gone": 0}
    assert done(CheckIndex("world", ("2",), 0.5), workplace).figures["new"] == 0


def test_a_comparison_leaves_out_what_the_desk_dismissed(workplace: Workplace) -> None:
    review = reviewing.Review(store=workplace.store, save=True)
    (finding,) = api.check(DIED, LIVED, home=workplace.home, review=review).findings
    before = done(CompareStory("key", (DIED, LIVED)), workplace).page
    store = SqlFindingStore.open(Path(str(workplace.store)))
    store.decide(Decision(finding.id, Verdict.DISMISSED, "", "Ada", desks.EPOCH))
    store.close()
    after = done(CompareStory("key", (DIED, LIVED)), workplace).page
    assert "contradict" in before
    assert after != before
