"""The manifest of an index: what it was built from, by what, and the checksums of its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import Any

from consist.errors import IndexDamagedError, IndexMismatchError, IndexNotFoundError
from consist.model import ModelIdentity

FORMAT = 1
NAME = "manifest.json"

Setting = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in an index's ``manifest.json``.

    `files` maps the file names to their SHA-256; `created` is a UTC time in ISO 8601; `settings`
    are those that an index was made with and goes on with.
    """

    encoder: ModelIdentity
    dimension: int
    kind: str
    rows: int
    articles: int
    created: str
    files: Mapping[str, str]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        """Return the text of the file."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def read_manifest(directory: Path) -> Manifest:
    """Read the manifest of an index folder.

    Raises:
        IndexNotFoundError: There is no index.
        IndexMismatchError: It was written by another version of the format.
        IndexDamagedError: The file is no manifest.
    """
    path = directory / NAME
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexNotFoundError(
            f"there is no index at {directory}; build one with: consist index add "
            f"{directory.name} PATHS…"
        ) from error
    except OSError as error:
        raise IndexDamagedError(f"{path} cannot be read: {error}; {advice(directory)}") from error
    try:
        values = json.loads(content)
        found = values["format"]
        if found == FORMAT:
            return _manifest(values)
    except (ValueError, TypeError, KeyError) as error:
        raise IndexDamagedError(
            f"{path} is no manifest of an index ({error!r}); {advice(directory)}"
        ) from error
    raise IndexMismatchError(
        f"the index {directory} has format {found}, and this version of consist reads format "
        f"{FORMAT}; {advice(directory)}"
    )


def check_files(directory: Path, manifest: Manifest) -> None:
    """Compare the files of an index with their checksums.

    Raises:
        IndexDamagedError: A file is missing or differs.
    """
    for name, expected in sorted(manifest.files.items()):
        path = directory / name
        try:
            actual = checksum(path)
        except OSError as error:
            raise IndexDamagedError(
                f"{path} cannot be read: {error}; {advice(directory)}"
            ) from error
        if actual != expected:
            raise IndexDamagedError(
                f"{path} is damaged: its SHA-256 is {actual[:12]}…, not {expected[:12]}…; "
                f"{advice(directory)}"
            )


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def advice(directory: Path) -> str:
    """Return how to get a sound index."""
    return f"rebuild it with: consist index rebuild {directory.name}"


def _manifest(values: Mapping[str, Any]) -> Manifest:
    files = {str(name): str(digest) for name, digest in values["files"].items()}
    if any(Path(name).name != name for name in files):
        raise ValueError(f"files outside the folder: {sorted(files)}")
    return Manifest(
        encoder=ModelIdentity(str(values["encoder"]["name"]), str(values["encoder"]["revision"])),
        dimension=int(values["dimension"]),
        kind=str(values["kind"]),
        rows=int(values["rows"]),
        articles=int(values["articles"]),
        created=str(values["created"]),
        files=files,
        settings=dict(values["settings"]),
    )
