"""What holds of every reader, whatever it is given."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import Article, Met, Place, Skipped
from consist.sources import read
from consist.sources.reading import READERS

Read = Callable[..., list[Met]]

SUFFIXES = sorted(READERS)


def whole(suffix: str, data: Path) -> bytes:
    """Return a whole file of that kind, for damage to start from."""
    if suffix == ".parquet":
        pyarrow = pytest.importorskip("pyarrow")
        out = io.BytesIO()
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table({"text": ["a", "b"]}), out)
        return out.getvalue()
    if suffix == ".docx":
        import docx

        document: Any = docx.Document()
        document.add_paragraph("The bridge closed.")
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    if suffix in {".html", ".htm", ".xhtml"}:
        return (data / "bridge.html").read_bytes()
    if suffix in {".xml", ".rss", ".atom"}:
        return (data / "feed.rss").read_bytes()
    return {
        ".json": b'[{"text": "a"}, {"text": "b"}]',
        ".csv": b'id,text\n1,"a"\n2,b\n',
        ".tsv": b"id\ttext\n1\ta\n",
    }.get(suffix, b'{"text": "a"}\n{"text": "b"}\n')


def check(found: list[Met]) -> None:
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            "".join((item.id, item.outlet, item.title, item.text, item.url or "")).encode()
        else:
            assert item.reason
            f"{item.source}{item.where}{item.reason}".encode()


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=25, deadline=None)
@given(content=st.binary(max_size=400))
def test_garbage_never_raises(read_bytes: Read, suffix: str, content: bytes) -> None:
    check(read_bytes(f"a{suffix}", content))
    check(read_bytes(f"a{suffix}.gz", b"\x1f\x8b\x08" + content))
    check(read_bytes(f"a{suffix}", gzip.compress(content)[:-5]))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=25, deadline=None)
@given(place=st.floats(0, 1), patch=st.binary(max_size=30), cut=st.booleans())
def test_damage_never_raises(
    read_bytes: Read, data: Path, suffix: str, *, place: float, patch: bytes, cut: bool
) -> None:
    content = whole(suffix, data)
    start = int(place * len(content))
    after = b"" if cut else content[start + len(patch) :]
    check(read_bytes(f"a{suffix}", content[:start] + patch + after))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_whole_files_that_damage_starts_from_are_read(
    read_bytes: Read, data: Path, suffix: str
) -> None:
    assert isinstance(read_bytes(f"a{suffix}", whole(suffix, data))[0], Article)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_long_files_are_streamed(tmp_path: Path, name: str) -> None:
    text = "The bridge closed. " * 500
    row = f"{text},%d\n" if name == "a.csv" else f'{{"id": %d, "text": "{text}"}}\n'
    with (tmp_path / name).open("w") as out:
        out.write("text,id\n" if name == "a.csv" else "")
        out.writelines(row % number for number in range(2000))
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Article) for item in read([str(tmp_path / name)])) == 2000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < (tmp_path / name).stat().st_size / 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_beyond_the_limit_is_skipped(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr("consist.sources.encoding.LONGEST", 90_000)
    rows = [f'{{"text": "{text}"}}' for text in ("a", "b" * 300_000, "c")]
    found = read_bytes("a.jsonl", "\n".join(rows).encode(encoding))
    skipped = found[1]
    assert isinstance(skipped, Skipped)
    assert skipped.where == "line 2"
    assert "longer than" in skipped.reason
    if encoding == "utf-8":
        assert [item.text for item in found if isinstance(item, Article)] == ["a", "c"]
    else:
        assert "nothing is read" in skipped.reason


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".json", ".rss"])
def test_a_file_beyond_the_limit_is_skipped(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr("consist.sources.encoding.LONGEST", 900)
    (skipped,) = read_bytes(f"a{suffix}", gzip.compress(b"a" * 901))
    assert isinstance(skipped, Skipped)
    assert "longer than" in skipped.reason


def test_an_article_knows_its_file_and_the_line_that_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks ended.")
    (tmp_path / "b.jsonl").write_text('\n{"text": "Talks failed."}\n')
    with gzip.open(tmp_path / "c.jsonl.gz", "wt") as file:
        file.write('{"text": "Talks went on."}\n')
    found = [item for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [article.place for article in found] == [
        Place(str(tmp_path / "a.txt")),
        Place(str(tmp_path / "b.jsonl"), 2),
        None,
    ]
    assert replace(found[0], place=None) == found[0]
