from __future__ import annotations

import os
from pathlib import Path

import pytest

from consist.errors import SettingsError, SourceError
from consist.model import Article, Note, Skipped
from consist.sources import read


def write(root: Path, name: str, text: str | None = None) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name if text is None else text)
    return path


def texts(paths: list[Path]) -> list[str]:
    return [item.text for item in read([str(p) for p in paths]) if isinstance(item, Article)]


def reasons(path: Path) -> dict[str, str]:
    return {
        os.path.relpath(item.source, path): item.reason
        for item in read([str(path)])
        if isinstance(item, Skipped)
    }


def test_folders_are_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c/d/e.md", ".git/x.txt", "b/.x.txt", "B.TXT"):
        write(tmp_path, name)
    assert texts([tmp_path]) == ["B.TXT", "a.txt", "b/10.txt", "b/2.txt", "c/d/e.md"]
    found = [item for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [item.outlet for item in found[2:]] == ["b", "b", "d"]
    assert texts([tmp_path / "b/.x.txt"]) == ["b/.x.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    first, second = write(tmp_path, "1.txt"), write(tmp_path, "2.txt")
    (tmp_path / "3.txt").symlink_to(first)
    assert texts([second, tmp_path, first, tmp_path / "." / "2.txt"]) == ["2.txt", "1.txt"]


@pytest.mark.parametrize("path", ["../a.txt", "../drafts/../a.txt"])
def test_the_outlet_of_a_path_with_dots_is_the_folder_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    write(tmp_path, "gazette/a.txt")
    (tmp_path / "gazette/drafts").mkdir()
    monkeypatch.chdir(tmp_path / "gazette/drafts")
    (article,) = read([path])
    assert isinstance(article, Article)
    assert article.outlet == "gazette"


def test_linked_folders_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "a/1.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert texts([tmp_path]) == ["a/1.txt"]
    assert texts([tmp_path / "b"]) == ["a/1.txt"]


def test_a_folder_of_anything_is_skipped_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "photo.JPG").write_bytes(b"\xff\xd8\xff")
    write(tmp_path, "Makefile")
    write(tmp_path, "old.gz")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    assert reasons(tmp_path) == {
        "photo.JPG": "files of the kind '.jpg' are not read",
        "Makefile": "files of the kind '' are not read",
        "old.gz": "files of the kind '' are not read",
        "gone.txt": "it is a broken link",
        "loop.txt": "it is a broken link",
        "pipe.txt": "it is no regular file",
    }


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path, data: Path) -> None:
    page = write(tmp_path, "Bridge.html", (data / "bridge.html").read_text())
    write(tmp_path, "Bridge_files/frame.html", page.read_text())
    write(tmp_path, "other_files/1.txt")
    write(tmp_path, "Bridge/2.txt")
    assert len(texts([tmp_path])) == 3
    assert reasons(tmp_path) == {"Bridge_files": "the parts of the saved page beside it"}


def test_a_name_that_is_no_unicode_can_be_written(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    try:
        Path(os.fsdecode(folder)).mkdir()
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    write(Path(os.fsdecode(folder)), "a.txt")
    write(Path(os.fsdecode(folder)), "b.jpg")
    article, skipped = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert isinstance(skipped, Skipped)
    assert article.outlet == "caf�"
    skipped.source.encode()


def test_files_and_folders_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not bind the user that runs tests in a container, so the refusal is made here.
    names = ("a.jsonl", "b.txt", "c.parquet", "c.docx", "c.html", "c.csv", "c.json", "c.rss")
    locked = {write(tmp_path, name) for name in names}
    write(tmp_path, "d.txt")
    (tmp_path / "closed").mkdir()
    plain_open = Path.open

    def refusing_open(self: Path, mode: str = "r") -> object:
        if self in locked:
            raise PermissionError(13, "Permission denied")
        return plain_open(self, mode)

    def refusing_list(self: Path) -> object:
        if self.name == "closed":
            raise PermissionError(13, "Permission denied")
        return (self / name for name in os.listdir(self))  # noqa: PTH208 - iterdir is replaced

    monkeypatch.setattr(Path, "open", refusing_open)
    monkeypatch.setattr(Path, "iterdir", refusing_list)
    assert texts([tmp_path]) == ["d.txt"]
    assert reasons(tmp_path) == {
        **dict.fromkeys(names, "it cannot be read: Permission denied"),
        "closed": "the folder cannot be read: Permission denied",
    }


@pytest.mark.parametrize("path", ["no/such/path.jsonl", "", "nul\x00"])
def test_a_path_that_does_not_exist_is_an_error_at_once(path: str) -> None:
    with pytest.raises(SourceError, match="there is no file or folder"):
        read([path])


def test_a_text_taken_for_a_path_is_an_error() -> None:
    with pytest.raises(SourceError, match="cannot be looked up: File name too long"):
        read(["The bridge closed. " * 500])


def test_an_unknown_field_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no field 'paper'"):
        read([str(tmp_path)], fields={"paper": "outlet"})


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert list(read([str(tmp_path)])) == []


def test_what_was_read_can_be_read_again(tmp_path: Path) -> None:
    write(tmp_path, "1.txt")
    write(tmp_path, "2.csv", "id,text\n1,a\n1,a\n1,b\n")
    found = list(read([str(tmp_path)]))
    kinds = [type(item) for item in found]
    assert kinds == [Article, Article, Skipped, Article, Note]
    assert found == list(read([str(tmp_path)]))
