"""Saves of a file as editors make them; a look costs no pause here."""

import os
import threading
from pathlib import Path

from consist.cli.watch import Saves


def waiting(saves: Saves) -> threading.Thread:
    thread = threading.Thread(target=saves.wait, daemon=True)
    thread.start()
    return thread


def test_a_save_in_place_and_one_by_renaming_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("one", encoding="utf-8")
    saves = Saves(path, pause=0.001)
    waits = waiting(saves)
    waits.join(0.05)
    assert waits.is_alive()
    path.write_text("one and two", encoding="utf-8")
    waits.join(30)
    assert not waits.is_alive()
    saves.mark()
    waits = waiting(saves)
    beside = tmp_path / "draft.md.tmp"
    beside.write_text("one and two", encoding="utf-8")
    beside.replace(path)
    waits.join(30)
    assert not waits.is_alive()


def test_a_file_that_is_gone_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("one", encoding="utf-8")
    saves = Saves(path, pause=0.001)
    path.unlink()
    waits = waiting(saves)
    waits.join(0.05)
    assert waits.is_alive()
    path.write_text("two", encoding="utf-8")
    waits.join(30)
    assert not waits.is_alive()


def test_a_save_between_mark_and_wait_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("one", encoding="utf-8")
    saves = Saves(path, pause=0.001)
    saves.mark()
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    waits = waiting(saves)
    waits.join(30)
    assert not waits.is_alive()
