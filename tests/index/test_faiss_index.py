from __future__ import annotations

import errno
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

from consist.errors import (
    IndexDamagedError,
    IndexMismatchError,
    IndexNotFoundError,
    IndexStoreError,
    InputError,
)
from consist.index import (
    FaissIndex,
    IndexRow,
    delete_index,
    index_folder,
    list_indexes,
    locked,
    read_manifest,
    verify,
)
from consist.model import ModelIdentity, Sentence
from consist.ports import Vectors

MINI = ModelIdentity("mini", "1")
DIMENSION = 16


def rows(articles: list[str], *, each: int = 3) -> list[IndexRow]:
    return [
        IndexRow.of(Sentence(name, 10 * n, 10 * n + 5, n, "o", f"{name} {n}"))
        for name in articles
        for n in range(each)
    ]


def unit(count: int, *, seed: int = 0) -> Vectors:
    matrix = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


def build(articles: list[str], *, seed: int = 0, flat_limit: int = 1_000) -> FaissIndex:
    table = rows(articles)
    vectors = unit(len(table), seed=seed)
    return FaissIndex.build(table, vectors, encoder=MINI, flat_limit=flat_limit)


def names(count: int) -> list[str]:
    return [f"a{n:03}" for n in range(count)]


def assert_exact(index: FaissIndex, *, k: int = 7) -> None:
    """Compare a search with all cosines, sorted."""
    queries = unit(20, seed=99)
    numbers, cosines = index.search(queries, k)
    exact = queries @ index.vectors().T
    assert numbers.shape == cosines.shape == (20, min(k, len(index)))
    for query in range(20):
        best = np.argsort(-exact[query], kind="stable")[:k]
        assert numbers[query].tolist() == best.tolist()
        assert cosines[query] == pytest.approx(exact[query][best], abs=1e-5)


def test_search_agrees_with_brute_force() -> None:
    assert_exact(build(names(50)))


def test_a_graph_finds_nearly_what_brute_force_finds() -> None:
    index = build(names(400), flat_limit=100)
    assert index.kind == "hnsw"
    queries = unit(50, seed=99)
    numbers, cosines = index.search(queries, 10)
    exact = queries @ index.vectors().T
    best = np.argsort(-exact, axis=1)[:, :10]
    found = sum(len(set(a) & set(b)) for a, b in zip(numbers.tolist(), best.tolist(), strict=True))
    assert found >= 0.95 * best.size
    assert (np.diff(cosines, axis=1) <= 0).all()
    for query, number, cosine in zip(range(50), numbers[:, 0], cosines[:, 0], strict=True):
        assert cosine == pytest.approx(exact[query, number], abs=1e-5)


def test_the_same_rows_give_the_same_graph(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        build(names(200), flat_limit=100).save(tmp_path / folder)
    one, two = (read_manifest(tmp_path / folder) for folder in ("one", "two"))
    assert sorted(one.files.values()) == sorted(two.files.values())


def test_rows_say_where_their_sentence_stands() -> None:
    index = build(["b", "a"])
    assert [index.rows[number] for number in range(len(index))] == rows(["b", "a"])
    assert index.article_ids == ("a", "b")


@pytest.mark.parametrize("flat_limit", [1_000, 20])
def test_adding_is_as_building_at_once(flat_limit: int) -> None:
    vectors = unit(60)
    table = rows(names(20))
    grown = FaissIndex.build(table[:15], vectors[:15], encoder=MINI, flat_limit=flat_limit)
    for start in range(15, 60, 15):
        grown.add(table[start : start + 15], vectors[start : start + 15])
    assert grown.kind == ("flat" if flat_limit == 1_000 else "hnsw")
    assert [grown.rows[number] for number in range(60)] == table
    assert grown.vectors() == pytest.approx(vectors)
    assert_exact(grown)


def test_an_article_that_is_added_again_is_replaced() -> None:
    index = build(["a", "b", "c"])
    newer = unit(2, seed=5)
    index.add(rows(["b"], each=2), newer)
    assert [index.rows[n].article_id for n in range(len(index))] == [*"aaacccbb"]
    assert index.vectors()[-2:] == pytest.approx(newer)
    assert_exact(index)


@pytest.mark.parametrize("flat_limit", [1_000, 10])
def test_what_is_removed_is_not_found(flat_limit: int) -> None:
    index = build(names(10), flat_limit=flat_limit)
    before = index.vectors()
    assert index.remove(["a003", "a007", "unknown"]) == 6
    assert "a003" not in index.article_ids
    kept = [n for n in range(30) if n // 3 not in {3, 7}]
    assert index.vectors() == pytest.approx(before[kept])
    assert [index.rows[n] for n in range(24)] == [rows(names(10))[n] for n in kept]
    assert_exact(index)
    assert index.remove([]) == 0
    assert index.remove(names(10)) == 24
    assert len(index) == 0


def test_an_empty_index_can_be_searched_saved_and_filled(tmp_path: Path) -> None:
    FaissIndex.build([], unit(0), encoder=MINI).save(tmp_path / "news")
    index = FaissIndex.load(tmp_path / "news", encoder=MINI)
    numbers, cosines = index.search(unit(3), 5)
    assert numbers.shape == cosines.shape == (3, 0)
    index.add(rows(["a"]), unit(3))
    assert_exact(index)


def test_vectors_that_do_not_fit_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="3 rows"):
        FaissIndex.build(rows(["a"]), unit(2), encoder=MINI)
    spoilt = unit(3)
    spoilt[1, 1] = np.nan
    with pytest.raises(ValueError, match="finite"):
        FaissIndex.build(rows(["a"]), spoilt, encoder=MINI)
    index = build(["a"])
    with pytest.raises(ValueError, match="shape"):
        index.add(rows(["b"]), np.ones((3, 4), dtype=np.float32))
    with pytest.raises(ValueError, match="shape"):
        index.search(np.ones((3, 4), dtype=np.float32), 1)


@pytest.mark.parametrize("flat_limit", [1_000, 10])
def test_what_is_saved_is_loaded(tmp_path: Path, flat_limit: int) -> None:
    index = build([*names(10), "name with “signs” 🚀"], flat_limit=flat_limit)
    index.save(tmp_path / "news")
    loaded = FaissIndex.load(tmp_path / "news", encoder=MINI)
    assert loaded.kind == index.kind
    assert loaded.article_ids == index.article_ids
    assert [loaded.rows[n] for n in range(33)] == [index.rows[n] for n in range(33)]
    assert loaded.vectors().tobytes() == index.vectors().tobytes()
    loaded.add(rows(["z"]), unit(3, seed=8))
    assert loaded.kind == index.kind
    assert_exact(loaded)


def test_the_manifest_says_what_was_built(tmp_path: Path) -> None:
    index = FaissIndex.build(rows(["a", "b"]), unit(6), encoder=MINI, flat_limit=9)
    index.save(tmp_path / "news")
    manifest = verify(tmp_path / "news")
    assert (manifest.rows, manifest.articles, manifest.dimension) == (6, 2, DIMENSION)
    assert manifest.encoder == MINI
    assert manifest.settings == {"flat_limit": 9}
    assert {path.name for path in (tmp_path / "news").iterdir()} == {
        "manifest.json",
        *manifest.files,
    }


def test_saving_again_leaves_only_the_new_files_and_those_of_others(tmp_path: Path) -> None:
    build(["a"]).save(tmp_path / "news")
    (tmp_path / "news" / "notes.txt").write_text("mine")
    build(["a", "b"]).save(tmp_path / "news")
    manifest = verify(tmp_path / "news")
    assert {path.name for path in (tmp_path / "news").iterdir()} == {
        "manifest.json",
        "notes.txt",
        *manifest.files,
    }


def test_a_missing_index_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError, match="consist index add news"):
        FaissIndex.load(tmp_path / "news", encoder=MINI)
    with pytest.raises(IndexNotFoundError):
        verify(tmp_path / "news")


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    build(["a"]).save(tmp_path / "news")
    for other in (ModelIdentity("mini", "2"), ModelIdentity("maxi", "1")):
        with pytest.raises(IndexMismatchError, match=f"{other.name}.*consist index rebuild news"):
            FaissIndex.load(tmp_path / "news", encoder=other)


def test_another_format_is_refused(tmp_path: Path) -> None:
    build(["a"]).save(tmp_path / "news")
    path = tmp_path / "news" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(IndexMismatchError, match="format 99"):
        FaissIndex.load(tmp_path / "news", encoder=MINI)


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"format": 1}', "\x00\xff"])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: str) -> None:
    build(["a"]).save(tmp_path / "news")
    (tmp_path / "news" / "manifest.json").write_text(content)
    with pytest.raises(IndexDamagedError, match="manifest"):
        verify(tmp_path / "news")


def test_a_manifest_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    build(["a"]).save(tmp_path / "news")
    path = tmp_path / "news" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "files": {"../secret": "0"}}))
    with pytest.raises(IndexDamagedError, match="outside"):
        verify(tmp_path / "news")


@pytest.mark.parametrize("kind", ["vectors.faiss", "rows.npz"])
@pytest.mark.parametrize("damage", ["flip", "cut", "delete"])
def test_damaged_files_are_refused(tmp_path: Path, kind: str, damage: str) -> None:
    build(["a"]).save(tmp_path / "news")
    (path,) = (tmp_path / "news").glob(f"*-{kind}")
    content = path.read_bytes()
    if damage == "delete":
        path.unlink()
    else:
        spoilt = content[:-9] if damage == "cut" else content[:-9] + b"\x5a" + content[-8:]
        path.write_bytes(spoilt)
    with pytest.raises(IndexDamagedError, match=f"{kind}.*consist index rebuild news"):
        FaissIndex.load(tmp_path / "news", encoder=MINI)
    with pytest.raises(IndexDamagedError):
        verify(tmp_path / "news")


def test_a_folder_that_cannot_be_written_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(["a"]).save(tmp_path / "news")

    def full(_: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr("consist.index.rows.RowTable.write", full)
    with pytest.raises(IndexStoreError, match="no space left"):
        build(["a", "b"]).save(tmp_path / "news")
    monkeypatch.undo()
    assert FaissIndex.load(tmp_path / "news", encoder=MINI).article_ids == ("a",)
    build(["c"]).save(tmp_path / "news")
    assert len(list((tmp_path / "news").iterdir())) == 3


def test_indexes_are_listed_and_deleted(tmp_path: Path) -> None:
    assert list_indexes(tmp_path / "none") == ()
    for name in ("news", "archive"):
        build(["a"]).save(index_folder(tmp_path, name))
    (tmp_path / "empty").mkdir()
    assert list_indexes(tmp_path) == ("archive", "news")
    delete_index(tmp_path / "news")
    assert list_indexes(tmp_path) == ("archive",)
    with pytest.raises(IndexNotFoundError):
        delete_index(tmp_path / "news")


@pytest.mark.parametrize("name", ["", "..", ".hidden", "a/b", "a\\b", "a b", "x" * 101, "a\n"])
def test_a_name_that_is_no_folders_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="name of an index"):
        index_folder(tmp_path, name)


def _run(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *arguments],
        env={**os.environ, "PYTHONPATH": str(root)},
    )


SAVE_FOREVER = """
    import sys
    from pathlib import Path
    from tests.index.test_faiss_index import build, names

    folder = Path(sys.argv[1])
    indexes = [build(names(count)) for count in (40, 80)]
    turn = 0
    while True:
        indexes[turn % 2].save(folder)
        (folder.parent / "saved").write_text(str(turn))
        turn += 1
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_killed_writer_leaves_a_whole_index(tmp_path: Path) -> None:
    """Kill a process that saves without end, at a different moment each time."""
    folder = tmp_path / "news"
    for attempt in range(6):
        writer = _run(SAVE_FOREVER, str(folder))
        (tmp_path / "saved").unlink(missing_ok=True)
        while not (tmp_path / "saved").exists():
            assert writer.poll() is None
            time.sleep(0.01)
        time.sleep(0.013 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        index = FaissIndex.load(folder, encoder=MINI)
        assert index.article_ids in {tuple(names(40)), tuple(names(80))}
    build(["a"]).save(folder)
    assert len(list(folder.iterdir())) == 3


def _add(folder: Path, prefix: str) -> None:
    for n in range(5):
        with locked(folder):
            index = FaissIndex.load(folder, encoder=MINI)
            index.add(rows([f"{prefix}{n}"]), unit(3, seed=n))
            index.save(folder)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    build(["a"]).save(folder)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add, args=(folder, prefix)) for prefix in "xy"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    index = FaissIndex.load(folder, encoder=MINI)
    assert index.article_ids == ("a", *(f"{prefix}{n}" for prefix in "xy" for n in range(5)))


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    build(names(40)).save(folder)
    writer = _run(SAVE_FOREVER, str(folder))
    try:
        while not (tmp_path / "saved").exists():
            assert writer.poll() is None
            time.sleep(0.01)
        for _ in range(50):
            index = FaissIndex.load(folder, encoder=MINI)
            assert index.article_ids in {tuple(names(40)), tuple(names(80))}
    finally:
        writer.kill()
        writer.wait()


def test_a_lock_that_is_held_too_long_is_an_error(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "news"),
        pytest.raises(IndexStoreError, match="another process"),
        locked(tmp_path / "news", wait_seconds=0.01),
    ):
        pass
    with locked(tmp_path / "news", wait_seconds=0.01):
        pass


def test_a_full_disk_says_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = FaissIndex.build(rows(["a"]), unit(3), encoder=MINI)

    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, f"No space left on device: {path.name}")

    with monkeypatch.context() as patched:
        patched.setattr("consist.index.folder._to_disk", full)
        with pytest.raises(IndexStoreError, match=r"it is not made yet; .* rebuild world"):
            index.save(tmp_path / "world")
    index.save(tmp_path / "world")
    monkeypatch.setattr("consist.index.folder._to_disk", full)
    with pytest.raises(IndexStoreError, match="the old one is untouched"):
        index.save(tmp_path / "world")
