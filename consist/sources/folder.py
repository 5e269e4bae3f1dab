"""Paths to files: folders are walked, each file is met once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from consist.sources.fields import Found, Origin

_PARTS = "_files"
_BRIEF = 200


def shown(path: Path) -> str:
    """Return a path for people; a name that is not UTF-8 is made printable."""
    return os.fsencode(path).decode("utf-8", "replace")


def brief(path: str) -> str:
    r"""Return a path for a message: its beginning where it is so long that it may be a text.

    >>> brief("Twelve miners died.\nNo miner died.")
    'Twelve miners died.…'
    """
    first = path.split("\n", 1)[0][:_BRIEF]
    return first if first == path else f"{first}…"


def outlet_of(path: Path) -> str:
    """Return the name of the folder that a file lies in: the outlet of last resort."""
    absolute = os.path.abspath(path)  # noqa: PTH100 - unlike `Path.resolve` it follows no link
    return shown(Path(absolute).parent).rpartition(os.sep)[2] or "unknown"


def real(path: Path) -> str:
    """Return the name that a file has behind all links; unlike `Path.resolve`, loops do no harm."""
    return os.path.realpath(path)


def lasting(path: str) -> str:
    """Return a file's name behind all links as text that can be kept, whatever bytes are in it."""
    return os.fsencode(real(Path(path))).decode("utf-8", "backslashreplace")


def files(path: Path) -> Iterator[Path | Found]:
    """Yield the files under a folder in sorted order, or the path itself if it is a file.

    Hidden files and folders are passed over, and linked folders followed once. The folder of
    pictures and scripts that a browser puts beside a saved page ("NAME_files") is skipped whole.
    """
    if path.is_dir():
        yield from _walk(path, visited=set())
    else:
        yield path


def _walk(folder: Path, *, visited: set[str]) -> Iterator[Path | Found]:
    if real(folder) in visited:
        return
    visited.add(real(folder))
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield Origin(shown(folder), "").skipped("", f"the folder cannot be read: {error.strerror}")
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if not os.path.isdir(entry):  # noqa: PTH112 - unlike `Path.is_dir` it raises nothing
            yield entry
        elif _belongs_to_a_page(entry.name, names):
            yield Origin(shown(entry), "").skipped("", "the parts of the saved page beside it")
        else:
            yield from _walk(entry, visited=visited)


def _belongs_to_a_page(folder: str, names: set[str]) -> bool:
    page = folder.removesuffix(_PARTS)
    return page != folder and not names.isdisjoint({f"{page}.html", f"{page}.htm"})
