"""Several processes on one store, and processes that are killed, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from consist.decisions import FindingQuery
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, mine, moment

ROOT = Path(__file__).parents[2]


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.workers", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(processes: list[subprocess.Popen[str]]) -> list[str]:
    """Wait for the processes and return what each printed."""
    told = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), told
    return [out for out, _ in told]


def test_people_who_decide_at_once_lose_nothing(where: str) -> None:
    store = SqlFindingStore.open(where)
    store.record(many(5), at=moment(0))
    finished([started("decide", where, author, "6") for author in ("Ada", "Bo", "Cy")])
    for finding in many(5).findings:
        said = store.history(finding.id)
        assert Counter(word.author for word in said) == {"Ada": 6, "Bo": 6, "Cy": 6}
        for author in ("Ada", "Bo", "Cy"):
            notes = [word.note for word in said if word.author == author]
            assert notes == [str(number) for number in range(6)]
        stored = store.finding(finding.id)
        assert (stored.revision, stored.decision) == (18, said[-1])
    store.close()


def test_of_two_who_saw_the_same_one_is_told(where: str) -> None:
    store = SqlFindingStore.open(where)
    store.record(mine(), at=moment(0))
    told = finished([started("take_turns", where, author, "12") for author in ("Ada", "Bo")])
    assert Counter("".join(told).split())["decided"] == 24
    (finding,) = mine().findings
    said = store.history(finding.id)
    assert Counter(word.author for word in said) == {"Ada": 12, "Bo": 12}
    assert [w.note for w in said if w.author == "Ada"] == [str(n) for n in range(12)]
    store.close()


def test_decisions_stand_while_runs_are_recorded(where: str) -> None:
    store = SqlFindingStore.open(where)
    store.record(many(5), at=moment(0))
    recording = [started("record", where, "6") for _ in range(2)]
    finished([*recording, started("decide", where, "Ada", "6")])
    assert len(store.runs()) == 13
    assert [run.new for run in store.runs()][:-1] == [0] * 12
    for finding in many(5).findings:
        assert len(store.history(finding.id)) == 6
    store.close()


def test_what_is_taken_over_costs_no_decision_made_meanwhile(where: str, tmp_path: Path) -> None:
    store = SqlFindingStore.open(where)
    store.record(mine(), at=moment(0))
    importing = started("adopt", where, str(tmp_path / "other.db"), "15")
    finished([importing, started("take_turns", where, "Ada", "15")])
    (finding,) = mine().findings
    said = store.history(finding.id)
    assert Counter(word.author for word in said) == {"Ada": 15, "Bo": 15}
    for author in ("Ada", "Bo"):
        assert [w.note for w in said if w.author == author] == [str(n) for n in range(15)]
    store.close()


def test_several_processes_may_make_the_store_at_once(where: str) -> None:
    told = finished([started("open_only", where) for _ in range(4)])
    assert told == ["opened\n"] * 4
    store = SqlFindingStore.open(where)
    assert store.findings(FindingQuery()).total == 0
    store.close()


def test_runs_recorded_at_once_make_no_finding_twice(where: str) -> None:
    SqlFindingStore.open(where).close()
    finished([started("record", where, "3") for _ in range(3)])
    store = SqlFindingStore.open(where)
    assert store.findings(FindingQuery()).total == 5
    assert sum(run.new for run in store.runs()) == 5
    store.close()


@pytest.mark.parametrize("answers", [1, 7, 23])
def test_what_was_answered_outlives_a_kill(where: str, answers: int) -> None:
    store = SqlFindingStore.open(where)
    store.record(many(5), at=moment(0))
    process = started("decide", where, "Ada", "1000")
    assert process.stdout is not None
    answered = [process.stdout.readline().split() for _ in range(answers)]
    process.send_signal(signal.SIGKILL)
    answered += [line.split() for line in process.communicate()[0].splitlines() if line]
    kept = {
        (finding.id, word.note)
        for finding in many(5).findings
        for word in store.history(finding.id)
    }
    assert {(finding_id, number) for finding_id, number in answered} <= kept
    assert len(kept) <= len(answered) + 1
    store.close()
    again = SqlFindingStore.open(where)
    for finding in many(5).findings:
        said = again.history(finding.id)
        assert again.finding(finding.id).revision == len(said)
    again.close()


@pytest.mark.parametrize("answers", [1, 2])
def test_a_run_that_is_killed_is_recorded_whole_or_not(where: str, answers: int) -> None:
    SqlFindingStore.open(where).close()
    process = started("record", where, "1000")
    assert process.stdout is not None
    for _ in range(answers):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    store = SqlFindingStore.open(where)
    assert len(store.runs(limit=2000)) >= answers
    assert {run.findings for run in store.runs(limit=2000)} == {5}
    page = store.findings(FindingQuery())
    assert page.total == 5
    for stored in page.findings:
        assert store.context(stored.id).a.id == stored.finding.a.article_id
    store.close()
    if "://" not in where:
        with sqlite3.connect(where) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    store = SqlFindingStore.open(path)
    store.record(mine(), at=moment(0))
    holding = sqlite3.connect(path, isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    process = started("decide", str(path), "Ada", "0")
    process.communicate(timeout=60)
    waiting = started("record", str(path), "1")
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(timeout=3)
    assert store.findings(FindingQuery()).total == 1  # readers do not wait
    holding.execute("COMMIT")
    holding.close()
    assert finished([waiting]) == ["recorded\n"]
    store.close()
