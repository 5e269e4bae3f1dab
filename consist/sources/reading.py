"""Which reader reads what, and all of them in a row."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Protocol

from consist.errors import MissingExtraError, SourceError
from consist.model import Article, Met, Place
from consist.sources.feed import read_feed
from consist.sources.fields import Fields, Found, Origin
from consist.sources.folder import brief, files, outlet_of, real, shown
from consist.sources.identity import with_unique_ids
from consist.sources.jsonl import read_json, read_jsonl
from consist.sources.notes import with_notes
from consist.sources.page import read_page
from consist.sources.plain import read_plain
from consist.sources.table import read_csv, read_parquet
from consist.sources.web import AddressSource, is_address
from consist.sources.word import read_word


class _Reader(Protocol):
    def __call__(self, path: Path, /, *, origin: Origin, fields: Fields) -> Iterator[Found]: ...


READERS: Mapping[str, _Reader] = MappingProxyType(
    {
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".json": read_json,
        ".csv": read_csv,
        ".tsv": read_csv,
        ".parquet": read_parquet,
        ".html": read_page,
        ".htm": read_page,
        ".xhtml": read_page,
        ".txt": read_plain,
        ".md": read_plain,
        ".docx": read_word,
        ".xml": read_feed,
        ".rss": read_feed,
        ".atom": read_feed,
    }
)
"""The reader of each suffix, in small letters and without a ".gz" after it."""

_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class PathSource:
    """A file, or the files of a folder and the folders in it."""

    path: Path
    fields: Fields = field(default_factory=Fields)

    def found(self, *, seen: set[str]) -> Iterator[Found]:
        """Yield what the files hold and where; files in `seen` are passed over, others added.

        Raises:
            MissingExtraError: The source is one file, of a format that needs an extra.
        """
        for file in files(self.path):
            if isinstance(file, Found):
                yield file
                continue
            if real(file) in seen:
                continue
            seen.add(real(file))
            try:
                yield from self._read(file)
            except MissingExtraError as error:
                if file == self.path:
                    raise
                yield Origin(shown(file), "").skipped("", str(error))

    def _read(self, file: Path) -> Iterator[Found]:
        origin = Origin(shown(file), outlet_of(file))
        suffix = PurePath(file.name.lower().removesuffix(".gz")).suffix
        if not os.path.isfile(file):  # noqa: PTH113 - unlike `Path.is_file` it raises nothing
            kind = "a broken link" if file.is_symlink() else "no regular file"
            yield origin.skipped("", f"it is {kind}")
        elif suffix not in READERS:
            yield origin.skipped("", f"files of the kind {suffix!r} are not read")
        else:
            yield from self._read_as(suffix, file, origin)

    def _read_as(self, suffix: str, file: Path, origin: Origin) -> Iterator[Found]:
        empty = True
        try:
            for one in READERS[suffix](file, origin=origin, fields=self.fields):
                empty = False
                yield _placed(one, file)
        except OSError as error:
            yield origin.skipped("", f"it cannot be read: {error.strerror or error}")
        else:
            if empty:
                yield origin.skipped("", "it is empty")


def _placed(found: Found, file: Path) -> Found:
    """Return what was found with its place; lines of a compressed file are no place."""
    if not isinstance(found.item, Article) or file.suffix.lower() == ".gz":
        return found
    line = _LINE.fullmatch(found.where)
    place = Place(str(file), None if line is None else int(line[1]))
    return replace(found, item=replace(found.item, place=place))


def source_for(
    path: str, *, fields: Mapping[str, str] | None = None, day_first: bool | None = None
) -> PathSource | AddressSource:
    """Return the source that a path or an address names.

    Args:
        path: A file, a folder, or an http or https address of a feed or a page.
        fields: Our name of a field to the name of the column that holds it.
        day_first: Whether the day comes first in dates such as "3/4/2025", as for `read`.

    Raises:
        SourceError: There is no such file or folder.
        SettingsError: There is no such field.
    """
    chosen = Fields({} if fields is None else fields, day_first)
    if is_address(path):
        return AddressSource(path)
    place = Path(path)
    try:
        known = bool(path) and place.exists()
    except OSError as error:
        raise SourceError(f"{brief(path)!r} cannot be looked up: {error.strerror}") from error
    if not known:
        raise SourceError(f"there is no file or folder {brief(path)!r}; check the path")
    return PathSource(place, chosen)


def read(
    paths: Sequence[str],
    *,
    fields: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    now: datetime | None = None,
) -> Iterator[Met]:
    """Yield the articles of all the paths and addresses in their order, each file once.

    What is to be told of all of them together comes last. `day_first` says whether the day or the
    month comes first in dates such as "3/4/2025"; None leaves that to the dates beside each. `now`
    is the time of reading where it is not that of the machine: dates of publication beyond it are
    told.

    The paths are checked when this is called, everything else when it is met.

    Raises:
        SourceError: A path does not exist; an address cannot be fetched.
        SettingsError: `fields` names a field that there is not.
    """
    sources = [source_for(path, fields=fields, day_first=day_first) for path in paths]
    reading = datetime.now(UTC) if now is None else now
    return with_unique_ids(with_notes(_all(sources), chosen=fields or {}, now=reading))


def _all(sources: Sequence[PathSource | AddressSource]) -> Iterator[Found]:
    seen: set[str] = set()
    for source in sources:
        yield from source.found(seen=seen)
