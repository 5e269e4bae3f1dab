"""Index folders: written whole or not at all, one writer at a time.

The data files have names of their own for each save, and the manifest names those that count. It is
replaced last, in one step of the file system, so that whenever a writer dies the folder holds the
old index or the new one. What a dead writer left is cleared by the next.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from consist.errors import IndexStoreError, InputError
from consist.index.manifest import NAME, Manifest, check_files, checksum, read_manifest

LOCK_SECONDS = 600.0

_INDEX_NAME = re.compile(r"\w[\w.-]{0,99}")


def index_folder(root: Path, name: str) -> Path:
    """Return the folder of an index of that name under `root`, made or not.

    Raises:
        InputError: The name cannot be a folder's.
    """
    if _INDEX_NAME.fullmatch(name) is None:
        raise InputError(
            f"{name!r} cannot be the name of an index; use letters, digits, '-', '_' and '.', "
            f"at most 100 of them and first a letter or digit"
        )
    return root / name


def list_indexes(root: Path) -> tuple[str, ...]:
    """Return the names of the indexes under `root`, sorted; none where there is no such folder."""
    return tuple(sorted(path.parent.name for path in root.glob(f"*/{NAME}")))


def verify(directory: Path) -> Manifest:
    """Check an index against its manifest and return that.

    Raises:
        IndexNotFoundError: There is no index.
        IndexMismatchError: It has another format.
        IndexDamagedError: A file is missing or differs from its checksum.
    """
    manifest = read_manifest(directory)
    check_files(directory, manifest)
    return manifest


def delete_index(directory: Path) -> None:
    """Delete an index, whose lock must be held; the articles stay in the store.

    Raises:
        IndexNotFoundError: There is no index.
        IndexStoreError: Its files cannot be deleted.
    """
    read_manifest(directory)
    try:
        (directory / NAME).unlink()
        shutil.rmtree(directory)
    except OSError as error:
        raise IndexStoreError(f"the index {directory} cannot be deleted: {error}") from error


@contextmanager
def locked(directory: Path, *, wait_seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the right to change an index, from before it is loaded until it is saved.

    The lock goes with the process: a killed writer holds nobody up. Readers need none.

    Raises:
        IndexStoreError: Another process kept it longer than the wait, or no lock can be made.
    """
    from filelock import FileLock, Timeout

    path = directory.with_name(f".{directory.name}.lock")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise IndexStoreError(
            f"another process has been changing the index {directory.name!r} for more than "
            f"{wait_seconds:g} s; wait for it to end, then try again"
        ) from error
    except OSError as error:
        raise IndexStoreError(f"the index {directory} cannot be changed: {error}") from error
    try:
        yield
    finally:
        lock.release()


def write_files(
    directory: Path,
    writers: Mapping[str, Callable[[Path], None]],
    *,
    manifest: Callable[[Mapping[str, str]], Manifest],
) -> None:
    """Write the files of an index and make them the index.

    Args:
        directory: The index's folder, made where it is missing.
        writers: For each kind of file, as ``vectors.faiss``, what writes it to a path.
        manifest: Makes the manifest, given the checksums by file name.

    Raises:
        IndexStoreError: The files cannot be written; the old index, if there is one, stands.
    """
    save = uuid4().hex[:12]
    try:
        directory.mkdir(parents=True, exist_ok=True)
        files = {}
        for kind, write in writers.items():
            path = directory / f"{save}-{kind}"
            write(path)
            _to_disk(path)
            files[path.name] = checksum(path)
        pending = directory / f"{save}-{NAME}"
        pending.write_text(manifest(files).to_json(), encoding="utf-8")
        _to_disk(pending)
        pending.replace(directory / NAME)
        _to_disk(directory)
        _clear(directory, keep={NAME, *files})
    except OSError as error:
        raise IndexStoreError(
            f"the index {directory} cannot be written: {error}; {_standing(directory)}"
        ) from error


def _standing(directory: Path) -> str:
    """Say what there is where an index could not be written."""
    if (directory / NAME).is_file():
        return "the old one is untouched"
    return f"it is not made yet; when that is mended: consist index rebuild {directory.name}"


def _clear(directory: Path, *, keep: set[str]) -> None:
    """Delete what earlier saves left, and nothing that is not ours."""
    for path in directory.iterdir():
        if path.name not in keep and re.match(r"[0-9a-f]{12}-", path.name):
            path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk; not every system can for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
