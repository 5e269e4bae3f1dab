"""One suite for every cache, and what only the one on disk must stand."""

from __future__ import annotations

import logging
import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consist.model import (
    ClashType,
    Copy,
    Finding,
    Kind,
    ModelIdentity,
    Passage,
    Reason,
    Scores,
)
from consist.ports import Cache
from consist.store.cache import SqliteCache
from tests.fakes import MemoryCache

MINI = ModelIdentity("mini", "1")


@pytest.fixture(params=["memory", "sqlite"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Cache]:
    if request.param == "memory":
        yield MemoryCache()
    else:
        opened = SqliteCache.open(tmp_path / "cache.db")
        yield opened
        opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache.db"


def vector(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=384).astype(np.float32)


def scores(share: float) -> Scores:
    return Scores(share, (1 - share) / 3, 1 - share - (1 - share) / 3)


def finding(text: str) -> Finding:
    return Finding(
        kind=Kind.CONTRADICTION,
        type=ClashType.NUMBER,
        confidence=1 / 3,
        story="halm",
        a=Passage("a", "Gazette", 3, 9, text, speaker="Ada", lit=((4, 6),)),
        b=Passage("b", "Courier", 0, 5, "text", copies=(Copy("c", "Herald", 1, 6),)),
        forward=scores(0.1),
        backward=scores(0.7),
        similarity=0.1,
        reasons=(Reason("number", "12 is not 3"),),
    )


class TestEveryCache:
    def test_knows_nothing_at_first(self, cache: Cache) -> None:
        assert cache.vectors(MINI, ["a"]) == {}
        assert cache.scores(MINI, [("a", "b")]) == {}

    def test_gives_back_exactly_what_was_put(self, cache: Cache) -> None:
        put = {f"text {n}": vector(n) for n in range(2000)}
        cache.put_vectors(MINI, put)
        found = cache.vectors(MINI, [*put, "unknown"])
        assert set(found) == set(put)
        for text, expected in put.items():
            assert found[text].dtype == np.float32
            assert found[text].tobytes() == expected.tobytes()
        pairs = {(f"premise {n}", f"hypothesis {n}"): scores(n / 2000) for n in range(2000)}
        cache.put_scores(MINI, pairs)
        assert cache.scores(MINI, [*pairs, ("premise 1", "hypothesis 2")]) == pairs

    def test_gives_back_the_findings_that_were_put(self, cache: Cache) -> None:
        put = {"one": (finding("naïve\udcff"), finding("other")), "none": ()}
        cache.put_findings(MINI, put)
        assert cache.findings(MINI, ["one", "none", "unknown"]) == put
        assert cache.findings(ModelIdentity("mini", "2"), ["one"]) == {}

    def test_a_pair_has_a_direction(self, cache: Cache) -> None:
        cache.put_scores(MINI, {("a", "b"): scores(0.5)})
        assert cache.scores(MINI, [("b", "a")]) == {}

    def test_parts_do_not_run_into_each_other(self, cache: Cache) -> None:
        cache.put_scores(MINI, {("ab", "c"): scores(0.5)})
        assert cache.scores(MINI, [("a", "bc")]) == {}

    @pytest.mark.parametrize(
        "other",
        [ModelIdentity("mini", "2"), ModelIdentity("maxi", "1"), ModelIdentity("min", "i1")],
    )
    def test_models_are_kept_apart(self, cache: Cache, other: ModelIdentity) -> None:
        cache.put_vectors(MINI, {"a": vector()})
        cache.put_scores(MINI, {("a", "a"): scores(0.1)})
        assert cache.vectors(other, ["a"]) == {}
        assert cache.scores(other, [("a", "a")]) == {}

    def test_the_last_put_holds(self, cache: Cache) -> None:
        cache.put_vectors(MINI, {"a": vector(1)})
        cache.put_vectors(MINI, {"a": vector(2)})
        assert cache.vectors(MINI, ["a", "a"])["a"].tobytes() == vector(2).tobytes()

    def test_nothing_may_be_put_and_asked(self, cache: Cache) -> None:
        cache.put_vectors(MINI, {})
        cache.put_scores(MINI, {})
        assert cache.vectors(MINI, []) == {}
        assert cache.scores(MINI, []) == {}

    @given(texts=st.lists(st.text(), max_size=5, unique=True))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    def test_any_text_is_a_key(self, cache: Cache, texts: list[str]) -> None:
        put = {text: vector(n) for n, text in enumerate(texts)}
        cache.put_vectors(MINI, put)
        found = cache.vectors(MINI, texts)
        assert {t: v.tobytes() for t, v in found.items()} == {
            t: v.tobytes() for t, v in put.items()
        }

    def test_lone_surrogates_are_keys(self, cache: Cache) -> None:
        low, high = chr(0xD800), chr(0xDFFF)
        cache.put_vectors(MINI, {low: vector(1), high: vector(2)})
        assert cache.vectors(MINI, [low])[low].tobytes() == vector(1).tobytes()


def test_what_is_put_outlives_the_process(path: Path) -> None:
    first = SqliteCache.open(path)
    first.put_vectors(MINI, {"a": vector()})
    first.close()
    second = SqliteCache.open(path)
    assert second.vectors(MINI, ["a"])["a"].tobytes() == vector().tobytes()
    second.close()


def spoil_header(path: Path) -> None:
    path.write_bytes(b"no database" * 500)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def scramble(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:] = bytes(byte ^ 0x5A for byte in whole[4096:])
    path.write_bytes(whole)


@pytest.mark.parametrize("damage", [spoil_header, cut, scramble])
def test_a_damaged_file_is_moved_aside(
    path: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], None]
) -> None:
    old = SqliteCache.open(path)
    old.put_vectors(MINI, {str(n): vector(n) for n in range(300)})
    old.close()
    damage(path)
    damaged = path.read_bytes()
    with caplog.at_level(logging.WARNING):
        cache = SqliteCache.open(path)
        found = cache.vectors(MINI, [str(n) for n in range(300)])
        cache.put_vectors(MINI, {"new": vector(7)})
        assert found == {}
        assert cache.vectors(MINI, ["new"])["new"].tobytes() == vector(7).tobytes()
        cache.close()
    assert "damaged" in caplog.text
    assert path.with_name("cache.db.damaged-1").read_bytes() == damaged


def test_a_flipped_bit_is_not_believed(path: Path) -> None:
    cache = SqliteCache.open(path)
    cache.put_vectors(MINI, {"a": vector(1), "b": vector(2)})
    cache.close()
    with sqlite3.connect(path) as raw:
        (value,) = raw.execute("SELECT value FROM kept_1 WHERE id = 1").fetchone()
        flipped = value[:100] + bytes([value[100] ^ 1]) + value[101:]
        raw.execute("UPDATE kept_1 SET value = ? WHERE id = 1", (flipped,))
    raw.close()
    cache = SqliteCache.open(path)
    assert set(cache.vectors(MINI, ["a", "b"])) == {"b"}
    cache.put_vectors(MINI, {"a": vector(1)})
    assert set(cache.vectors(MINI, ["a", "b"])) == {"a", "b"}
    cache.close()


def test_where_nothing_can_be_written_the_run_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("not a folder")
    with caplog.at_level(logging.WARNING):
        cache = SqliteCache.open(tmp_path / "file" / "cache.db")
    assert "nothing is cached" in caplog.text
    cache.put_vectors(MINI, {"a": vector()})
    assert cache.vectors(MINI, ["a"]) == {}
    cache.put_scores(MINI, {("a", "b"): scores(0.5)})
    assert cache.scores(MINI, [("a", "b")]) == {}


def test_a_file_that_turns_read_only_stops_the_cache_and_not_the_run(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = SqliteCache.open(path)
    assert cache._connection is not None
    cache._connection.execute("PRAGMA query_only = 1")
    with caplog.at_level(logging.WARNING):
        cache.put_vectors(MINI, {"a": vector()})
        cache.put_vectors(MINI, {"b": vector()})
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert cache.vectors(MINI, ["a", "b"]) == {}


def test_a_busy_file_costs_a_batch_and_no_more(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consist.store.cache.WAIT_SECONDS", 0.01)
    cache = SqliteCache.open(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.WARNING):
        cache.put_vectors(MINI, {"a": vector()})
    assert "busy" in caplog.text
    other.execute("ROLLBACK")
    other.close()
    cache.put_vectors(MINI, {"b": vector()})
    assert set(cache.vectors(MINI, ["a", "b"])) == {"b"}
    cache.close()


def test_the_oldest_go_when_it_grows_too_large(path: Path) -> None:
    cache = SqliteCache.open(path, max_bytes=400_000)
    for n in range(1000):
        if n % 50 == 0:
            cache.put_vectors(MINI, {str(n + m): vector(n + m) for m in range(50)})
    known = sorted(int(text) for text in cache.vectors(MINI, [str(n) for n in range(1000)]))
    assert known == list(range(known[0], 1000))
    assert 100 <= len(known) <= 250
    cache.close()
    assert path.stat().st_size < 700_000


def test_a_limit_below_one_entry_keeps_nothing_and_ends(path: Path) -> None:
    cache = SqliteCache.open(path, max_bytes=1)
    cache.put_vectors(MINI, {"a": vector()})
    assert cache.vectors(MINI, ["a"]) == {}
    cache.close()


def _fill(path: Path, start: int) -> None:
    cache = SqliteCache.open(path)
    for n in range(start, start + 200, 10):
        cache.put_vectors(MINI, {str(m): vector(m) for m in range(n, n + 10)})
    cache.close()


def test_two_processes_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_fill, args=(path, start)) for start in (0, 100)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    cache = SqliteCache.open(path)
    found = cache.vectors(MINI, [str(n) for n in range(300)])
    assert {text: v.tobytes() for text, v in found.items()} == {
        str(n): vector(n).tobytes() for n in range(300)
    }
    cache.close()
