"""Decisions as lines of JSON: out, back, and into training."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.decisions import Told
from consist.errors import SourceError
from consist.evaluation.labelled import read_pairs
from consist.model import Kind, Skipped, Verdict
from consist.store import lines
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, mine, moment, said


@pytest.fixture
def decided(tmp_path: Path) -> Iterator[SqlFindingStore]:
    """Give a store of twelve findings, each with a decision, every verdict among them."""
    opened = SqlFindingStore.open(tmp_path / "review.db")
    report = many(12, stories=2)
    opened.record(report, at=moment(0), index="world")
    for number, finding in enumerate(report.findings):
        opened.decide(said(finding.id, list(Verdict)[number % 4], note="“N”\u2028", minutes=number))
    yield opened
    opened.close()


def test_what_is_written_is_read_again(decided: SqlFindingStore, tmp_path: Path) -> None:
    told = list(decided.told())
    assert len(told) == 12
    path = tmp_path / "all.jsonl"
    path.write_text("".join(lines.written(told)), encoding="utf-8")
    read = lines.read(path)
    assert [each for each in read if isinstance(each, Skipped)] == []
    for before, after in zip(told, read, strict=True):
        assert isinstance(after, Told)
        assert after.stored.finding == before.stored.finding
        assert after.stored.decision == before.stored.decision
        assert (after.context, after.history) == (before.context, before.history)


def test_a_store_that_reads_them_holds_the_same(decided: SqlFindingStore, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("".join(lines.written(decided.told())), encoding="utf-8")
    told = [each for each in lines.read(path) if isinstance(each, Told)]
    other = SqlFindingStore.open(tmp_path / "other.db")
    assert other.adopt(told, at=moment(99)) == 12
    assert other.decisions() == decided.decisions()
    assert other.facets() == decided.facets()
    again = "".join(lines.written(other.told()))
    assert [json.loads(line)["history"] for line in again.splitlines()] == [
        json.loads(line)["history"] for line in path.read_text().splitlines()
    ]
    other.close()


def test_what_teaches_is_a_file_to_train_on(decided: SqlFindingStore, tmp_path: Path) -> None:
    teaching = [each for each in decided.told() if lines.label(each) is not None]
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(lines.written(teaching)), encoding="utf-8")
    pairs = read_pairs(path)
    by_premise = {pair.premise: pair.label for pair in pairs}
    labels = {
        (Verdict.CONFIRMED, Kind.CONTRADICTION): "contradiction",
        (Verdict.DISMISSED, Kind.DISPUTED): "not_contradiction",
    }
    for each in teaching:
        stored = each.stored
        assert stored.decision is not None
        assert stored.finding.a.text in by_premise
        wanted = labels.get((stored.decision.verdict, stored.finding.kind))
        assert wanted in {None, by_premise[stored.finding.a.text]}
    assert len(pairs) == len(teaching) == 6


@pytest.mark.parametrize(
    ("verdict", "kind", "label"),
    [
        (Verdict.CONFIRMED, Kind.CONTRADICTION, "contradiction"),
        (Verdict.CONFIRMED, Kind.FRAMING, "not_contradiction"),
        (Verdict.CONFIRMED, Kind.SUPERSEDED, "neutral"),
        (Verdict.DISMISSED, Kind.CONTRADICTION, "not_contradiction"),
        (Verdict.UNSURE, Kind.CONTRADICTION, None),
        (Verdict.CLEARED, Kind.CONTRADICTION, None),
    ],
)
def test_each_verdict_has_its_label(
    tmp_path: Path, verdict: Verdict, kind: Kind, label: str | None
) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    finding = next(f for f in many(4).findings if f.kind is kind)
    store.record(many(4), at=moment(0))
    store.decide(said(finding.id, verdict))
    (told,) = store.told()
    assert lines.label(told) == label
    store.close()


def test_articles_stand_once_and_are_found_from_any_line(
    decided: SqlFindingStore, tmp_path: Path
) -> None:
    written = list(lines.written(decided.told()))
    texts = [key for line in written for key in json.loads(line)["texts"]]
    assert len(texts) == len(set(texts)) == 24
    path = tmp_path / "turned.jsonl"
    path.write_text("".join(written[::-1]), encoding="utf-8")
    assert all(isinstance(each, Told) for each in lines.read(path))
    path.write_text(written[-1], encoding="utf-8")
    (lone,) = lines.read(path)
    assert isinstance(lone, Skipped)
    assert "lacks its articles" in lone.reason


def damaged(line: str) -> Iterator[str]:
    """Yield the line without each of its parts, and with each of another type."""
    row = json.loads(line)
    for name in row:
        yield json.dumps({key: value for key, value in row.items() if key != name})
        yield json.dumps({**row, name: 7})
        yield json.dumps({**row, name: [None]})
    for name in row["finding"]:
        yield json.dumps({**row, "finding": {**row["finding"], name: "odd"}})
    moved = {**row["finding"], "a": {**row["finding"]["a"], "start": 3}}
    yield json.dumps({**row, "finding": moved})


def test_a_damaged_line_is_skipped_and_the_others_are_read(
    decided: SqlFindingStore, tmp_path: Path
) -> None:
    first, *rest = lines.written(decided.told())
    path = tmp_path / "odd.jsonl"
    for odd in (*damaged(first), "{", "[]", "7", '"text"', "null", "[" * 100_000):
        path.write_text("\n".join([odd, "", *rest]), encoding="utf-8")
        read = lines.read(path)
        assert len(read) == 12
        for each in read[:1]:
            assert isinstance(each, Told) or each.where == "line 1"


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_file_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(data)
    try:
        read = lines.read(path)
    except SourceError:
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8-sig")
        return
    assert all(isinstance(each, Skipped) for each in read)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.jsonl"):
        lines.read(tmp_path / "gone.jsonl")


def test_when_it_was_seen_and_whether_it_is_gone_are_taken_over(tmp_path: Path) -> None:
    stores = [SqlFindingStore.open(tmp_path / name) for name in ("here.db", "there.db")]
    here, there = stores
    (finding_id,) = here.record(mine(), at=moment(0), index="world").new
    here.record(mine(), at=moment(1), index="world")
    here.decide(said(finding_id))
    here.record(replace(mine(), findings=()), at=moment(2), index="world")
    path = tmp_path / "all.jsonl"
    path.write_text("".join(lines.written(here.told())), encoding="utf-8")
    there.adopt([each for each in lines.read(path) if isinstance(each, Told)], at=moment(9))
    seen = [
        (stored.first_seen, stored.last_seen, stored.gone, stored.index)
        for stored in (store.finding(finding_id) for store in stores)
    ]
    assert seen == [(moment(0), moment(1), True, "world")] * 2
    for store in stores:
        store.close()


WRONG_TYPES: list[tuple[tuple[str | int, ...], object]] = [
    *((("finding", "confidence"), odd) for odd in ("x", None, True, 1.5, float("nan"))),
    *((("finding", "similarity"), odd) for odd in ("x", None, float("inf"))),
    *((("finding", "story"), odd) for odd in (0, 5, False)),
    (("finding", "forward", 0), "x"),
    (("finding", "reasons"), [["code", 7]]),
    (("finding", "a", "start"), None),
    (("finding", "a", "speaker"), False),
    (("finding", "a", "outlet"), 5),
    (("finding", "a", "lit"), [["x", 2]]),
    (("finding", "a", "copies"), [["b0", 5, 0, 1]]),
    *((("texts", 0, name), 5) for name in ("title", "outlet", "url", "language", "story")),
    (("texts", 0, "published_at"), "2031-05-01"),
    (("history", 0, "at"), "0001-01-01T00:00:00+14:00"),
    (("finding_id",), "no id"),
    (("finding_id",), "a" * 33),
]


@pytest.mark.parametrize(("place", "odd"), WRONG_TYPES)
def test_a_value_of_another_type_is_no_line(
    decided: SqlFindingStore, tmp_path: Path, place: tuple[str | int, ...], odd: object
) -> None:
    row = json.loads(next(lines.written(decided.told())))
    *way, last = place
    inner = row
    for step in way:
        inner = inner[row["articles"][0] if inner is row["texts"] else step]
    inner[last] = odd
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (read,) = lines.read(path)
    assert isinstance(read, Skipped)
    assert (read.source, read.where) == (str(path), "line 1")
