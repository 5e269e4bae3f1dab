"""A report on the disk: all of it or none."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from consist.errors import OutputError

_SQLITE = b"SQLite format 3\x00"


def write(path: Path, content: str | bytes) -> None:
    """Write a text as UTF-8, or bytes, so that a reader meets the old file or the whole new one.

    A lone surrogate, which UTF-8 cannot hold, becomes "?": one character for one, so that offsets
    stay true. A device or a pipe is written straight to, since replacing it would destroy it.

    Raises:
        OutputError: The file cannot be written, or is a database.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
    target = path.resolve()
    try:
        if _is_database(target):
            raise OutputError(f"{path} is a database; write the report to another file")
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise OutputError(
            f"the report cannot be written to {path}: {error.strerror or error}; "
            "name a file in a folder that exists and can be written to"
        ) from error


def _is_database(target: Path) -> bool:
    """Whether a file is SQLite's: what people decided is nowhere else."""
    if not target.is_file():
        return False
    with target.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")  # same folder: a rename, no copy
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
