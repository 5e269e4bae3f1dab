from pathlib import Path

import pytest

from consist.errors import InputError, OutputError
from consist.training.previous import previous, replace_file, restore_file


def test_the_file_before_is_kept_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    assert replace_file(path, "one") is None
    assert replace_file(path, "two") == previous(path)
    assert (path.read_text(), previous(path).read_text()) == ("two", "one")
    restore_file(path)
    assert (path.read_text(), previous(path).read_text()) == ("one", "two")
    restore_file(path)
    assert (path.read_text(), previous(path).read_text()) == ("two", "one")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk.json", "desk.json.previous"]


def test_a_lost_file_comes_back_too(tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    replace_file(path, "one")
    replace_file(path, "two")
    path.unlink()
    restore_file(path)
    assert path.read_text() == "one"


def test_where_nothing_was_before_it_is_said(tmp_path: Path) -> None:
    replace_file(tmp_path / "desk.json", "one")
    with pytest.raises(InputError, match="desk"):
        restore_file(tmp_path / "desk.json")
    assert (tmp_path / "desk.json").read_text() == "one"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        replace_file(tmp_path / "nowhere" / "desk.json", "one")
