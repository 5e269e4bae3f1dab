"""A file that is replaced keeps the one before it, and a way back."""

from __future__ import annotations

from pathlib import Path

from consist.errors import InputError, OutputError
from consist.reports import write

SUFFIX = ".previous"


def previous(path: Path) -> Path:
    """Return where the file before this one is kept."""
    return path.with_name(path.name + SUFFIX)


def replace_file(path: Path, text: str) -> Path | None:
    """Write the file and return where the one before it is now, None where there was none.

    Raises:
        OutputError: It cannot be written; the old one is then still there.
    """
    kept = None
    if path.is_file():
        kept = previous(path)
        write(kept, path.read_text(encoding="utf-8"))
    write(path, text)
    return kept


def restore_file(path: Path) -> None:
    """Exchange the file with the one before it; done twice, all is as it was.

    Raises:
        InputError: There is none before it.
        OutputError: They cannot be exchanged.
    """
    kept = previous(path)
    if not kept.is_file():
        raise InputError(f"there is no file before {path}: {kept} does not exist")
    aside = path.with_name(f"{path.name}.exchanging")
    try:
        if path.is_file():
            path.replace(aside)
        kept.replace(path)
        if aside.is_file():
            aside.replace(kept)
    except OSError as error:
        raise OutputError(f"{path} and {kept} cannot be exchanged: {error}") from error
