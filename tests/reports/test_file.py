import os
import sqlite3
import stat
from pathlib import Path

import pytest

from consist.errors import OutputError
from consist.reports import write


def test_a_report_replaces_an_older_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_text("older and longer", encoding="utf-8")
    write(target, "né\r\n")
    assert target.read_bytes() == "né\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write(tmp_path / "report.xlsx", b"PK\x00\xff\r\n")
    assert (tmp_path / "report.xlsx").read_bytes() == b"PK\x00\xff\r\n"


def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    plain, written = tmp_path / "plain", tmp_path / "written"
    plain.touch()
    write(written, "x")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    target = tmp_path / "no" / "such" / "report.json"
    with pytest.raises(OutputError, match=r"no/such/report.json.*No such file"):
        write(target, "x")


def test_a_folder_in_the_place_of_the_file_is_an_error_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OutputError, match="folder"):
        write(target, "x")
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_lone_surrogate_takes_one_character(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    write(target, "a\ud800b")
    assert target.read_text(encoding="utf-8") == "a?b"


def test_a_database_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE decisions (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(OutputError, match="is a database"):
        write(path, "decisions")
    assert path.read_bytes() == before
