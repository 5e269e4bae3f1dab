"""What a run's report holds after the decisions in the folder's store, and what is recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

from consist.cli.gate import Gate
from consist.cli.summary import summary
from consist.decisions import FindingQuery
from consist.errors import StoreError
from consist.model import Verdict
from consist.reports import RENDERERS, report_schema
from consist.reviewing import Review, reviewed
from consist.store import database
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, mine, moment, said


def decided(home: Path, verdicts: Mapping[int, Verdict]) -> None:
    """Record four findings and decide on some, by their number."""
    store = SqlFindingStore.open(home / "review.db")
    store.record(many(4), at=moment(0))
    for number, verdict in verdicts.items():
        store.decide(said(many(4).findings[number].id, verdict, note="Why.", author="Ada"))
    store.close()


def test_without_a_store_nothing_changes(tmp_path: Path) -> None:
    report = mine()
    assert reviewed(report, Review(), home=tmp_path) is report
    assert reviewed(report, Review(), home=tmp_path, index="world") is report
    assert list(tmp_path.iterdir()) == []


def test_what_was_dismissed_is_in_no_report_and_stops_nothing(tmp_path: Path) -> None:
    decided(tmp_path, {0: Verdict.DISMISSED, 1: Verdict.CONFIRMED, 2: Verdict.CLEARED})
    report = reviewed(many(4), Review(), home=tmp_path)
    assert report.findings == many(4).findings[1:]
    rows = json.loads(RENDERERS["json"](report))
    jsonschema.validate(rows, report_schema())
    assert [row["decision"] for row in rows["findings"]] == [
        {"verdict": "confirmed", "note": "Why.", "author": "Ada", "at": "2031-05-01T12:00:00Z"},
        None,
        None,
    ]
    assert "1 more was dismissed" in summary(report)
    assert not Gate.parse("contradiction").stops(report)


def test_the_dismissed_are_shown_on_request_and_still_stop_nothing(tmp_path: Path) -> None:
    decided(tmp_path, {0: Verdict.DISMISSED})
    report = reviewed(many(4), Review(include_dismissed=True), home=tmp_path)
    assert report.findings == many(4).findings
    assert report.decisions[report.findings[0].id].verdict is Verdict.DISMISSED
    assert Gate.parse("contradiction").stops(many(4))
    assert not Gate.parse("contradiction").stops(report)
    assert Gate.parse("framing").stops(report)


@pytest.mark.parametrize(
    ("review", "index", "focus", "recorded"),
    [
        (Review(save=True), None, None, True),
        (Review(), None, None, False),
        (Review(), "world", None, True),
        (Review(), "world", frozenset({"g1"}), False),
        (Review(save=True), "world", frozenset({"g1"}), True),
        (Review(save=False), "world", None, False),
    ],
)
def test_who_asks_for_it_and_runs_over_an_index_are_recorded(
    tmp_path: Path,
    review: Review,
    index: str | None,
    focus: frozenset[str] | None,
    recorded: bool,
) -> None:
    SqlFindingStore.open(tmp_path / "review.db").close()
    reviewed(mine(), review, home=tmp_path, index=index, focus=focus)
    store = SqlFindingStore.open(tmp_path / "review.db")
    assert store.findings(FindingQuery()).total == recorded
    assert [run.index for run in store.runs()] == ([index] if recorded else [])
    store.close()


def test_a_store_that_may_only_be_read_is_respected_and_not_recorded_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    decided(tmp_path, {0: Verdict.DISMISSED})
    monkeypatch.setattr(database, "may_be_written", lambda _: False)
    report = reviewed(many(4), Review(), home=tmp_path, index="world")
    assert report.findings == many(4).findings[1:]
    assert "not recorded" in caplog.text
    with pytest.raises(StoreError, match="cannot be written to"):
        reviewed(many(4), Review(save=True), home=tmp_path, index="world")


def test_saving_makes_the_store(tmp_path: Path) -> None:
    reviewed(mine(), Review(save=True), home=tmp_path)
    reviewed(mine(), Review(save=True, store=str(tmp_path / "desk.db")), home=tmp_path)
    for name in ("review.db", "desk.db"):
        store = SqlFindingStore.open(tmp_path / name)
        assert store.findings(FindingQuery()).total == 1
        store.close()


def test_a_dismissed_finding_is_recorded_all_the_same(tmp_path: Path) -> None:
    decided(tmp_path, {0: Verdict.DISMISSED})
    report = reviewed(many(4), Review(save=True), home=tmp_path)
    assert len(report.findings) == 3
    store = SqlFindingStore.open(tmp_path / "review.db")
    assert store.findings(FindingQuery(gone=True)).total == 0
    assert store.findings(FindingQuery()).total == 4
    store.close()


def test_decisions_outlive_the_indexes(tmp_path: Path) -> None:
    (tmp_path / "indexes").mkdir()
    decided(tmp_path, {0: Verdict.DISMISSED})
    assert [path.name for path in (tmp_path / "indexes").iterdir()] == []


def test_a_store_that_is_damaged_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "review.db").write_text("no database " * 100)
    with pytest.raises(StoreError, match="review"):
        reviewed(mine(), Review(), home=tmp_path)
