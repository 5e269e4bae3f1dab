"""Tables: CSV in its dialects, and Parquet."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from consist.errors import MissingExtraError
from consist.sources.encoding import LONGEST, Line, lines
from consist.sources.fields import Fields, Found, Origin, listed

_DELIMITERS = ",;\t|"
_TOLD = re.compile(r'"?sep=([^"\r\n])"?[,;\t]*\s*', re.IGNORECASE)
_ROWS_A_STEP = 256


def read_csv(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield an article a row; the first row names the columns, and shows what parts them.

    A row that breaks off, or has more or fewer cells than there are columns, is skipped: its text
    would be cut, or another's. A quote that is never closed costs its own row, not the rest.

    Raises:
        OSError: The file cannot be opened.
    """
    where, names = next(_rows(lines(path)), ("", "the table is empty"))
    if isinstance(names, str):
        yield origin.skipped(where, f"no column names: {names}")
        return
    columns = [name.strip() for name in names]
    if "text" not in fields.columns(columns):
        yield origin.skipped(where, _no_text(columns)).among(columns)
        return

    def rows() -> Iterator[tuple[str, Mapping[str, object] | str]]:
        for where, row in islice(_rows(lines(path)), 1, None):
            yield where, _cells(columns, row)

    passed_over = fields.unknown(columns)
    for found in fields.articles(rows, origin=origin):
        yield replace(found, passed_over=passed_over)


def _cells(names: Sequence[str], row: Sequence[str] | str) -> Mapping[str, object] | str:
    """Return a row's cells by column, or what is wrong with it."""
    if isinstance(row, str):
        return row
    if len(row) < len(names) or any(cell.strip() for cell in row[len(names) :]):
        return f"{len(row)} cells in {len(names)} columns: a quote or a line is missing"
    return dict(zip(names, row, strict=False))


def read_parquet(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield an article a row.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: The file cannot be opened.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError(package="pyarrow", extra="parquet") from error

    passed_over: tuple[str, ...] = ()

    def rows() -> Iterator[tuple[str, Mapping[str, object] | str]]:
        nonlocal passed_over
        number = 0
        with path.open("rb") as raw:
            try:
                table = parquet.ParquetFile(raw)
                names = table.schema_arrow.names
                if "text" not in fields.columns(names):
                    yield "", _no_text(names)
                    return
                passed_over = fields.unknown(names)
                # a column that is sought by name and is not there is told with those that are
                named = dict.fromkeys(names) if fields.chosen else {}
                for batch in table.iter_batches(_ROWS_A_STEP, columns=fields.known(names)):
                    for row in batch.to_pylist():
                        number += 1
                        yield f"row {number}", {**named, **row}
            except Exception as error:  # noqa: BLE001 - damage shows as errors of many kinds
                reason = f"it is damaged ({type(error).__name__}); rows from here on cannot be read"
                yield f"row {number + 1}", reason

    for found in fields.articles(rows, origin=origin):
        yield replace(found, passed_over=passed_over)


class _UnreadableError(Exception):
    """A line that is no text, met inside a row."""


class _Lines:
    """Lines for `csv.reader`, which goes on after the end when some are given back."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._again: deque[Line] = deque()
        self.taken: list[Line] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.taken.append(line)
        if line.problem:
            raise _UnreadableError(line.problem)
        return line.text

    def give_back(self, start: int) -> None:
        """Give back what was taken, from the line at that place on."""
        self._again.extendleft(reversed(self.taken[start:]))
        self.taken = []


def _rows(source: Iterator[Line]) -> Iterator[tuple[str, list[str] | str]]:
    """Yield the place of each row that is not blank, and its cells or what is wrong with it."""
    # The limit of csv is one for the whole process, and too low for a long article.
    csv.field_size_limit(max(LONGEST, csv.field_size_limit()))
    given = _Lines(source)
    reader = csv.reader(given, delimiter=_delimiter(given), strict=True)
    while True:
        given.taken = []
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnreadableError) as error:
            where = f"line {given.taken[0].number}"
            if len(given.taken) > 1:
                yield where, "the row breaks off: a quote in it is not closed, or not doubled"
            else:
                yield where, str(error)
            given.give_back(1)
        else:
            if any(cell.strip() for cell in row):
                yield f"line {given.taken[0].number}", row


def _delimiter(given: _Lines) -> str:
    """Return the mark that parts the cells: the most frequent one in the first line, or a comma.

    Excel writes a line before the names that says which it is; that line is no row.
    """
    try:
        first = next(given)
    except (StopIteration, _UnreadableError):
        first = ""
    if told := _TOLD.fullmatch(first):
        return told[1]
    given.give_back(0)
    return max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)


def _no_text(names: Iterable[object]) -> str:
    return f"no column holds the text; name it with --map text=COLUMN; there are {listed(names)}"
