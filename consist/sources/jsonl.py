"""JSON lines, and JSON files that hold a list of articles or one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from consist.sources.encoding import DecodingError, lines, read_text
from consist.sources.fields import Fields, Found, Origin

_BLANK = " \t\r\n\v\f"


def read_jsonl(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield an article a line; blank lines count for nothing.

    Raises:
        OSError: The file cannot be opened.
    """

    def rows() -> Iterator[tuple[str, Mapping[str, object] | str]]:
        for line in lines(path):
            if line.problem or line.text.strip(_BLANK):
                yield f"line {line.number}", line.problem or _row(line.text.rstrip("\r\n"))

    yield from fields.articles(rows, origin=origin)


def read_json(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield the articles of a list, of an object's list "articles", or of one object.

    Many a file called .json holds JSON lines; it is read as such.

    Raises:
        OSError: The file cannot be opened.
    """
    try:
        value = json.loads(read_text(path))
    except DecodingError as error:
        if _holds_lines(path):
            yield from read_jsonl(path, origin=origin, fields=fields)
        else:
            yield origin.skipped("", str(error))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_jsonl(path, origin=origin, fields=fields)
        else:
            yield origin.skipped(f"line {error.lineno}", _complaint(error))
    except (ValueError, RecursionError) as error:
        yield origin.skipped("", _complaint(error))
    else:
        yield from _rows(value, origin=origin, fields=fields)


def _holds_lines(path: Path) -> bool:
    first = next(lines(path), None)
    try:
        return first is not None and isinstance(json.loads(first.text), Mapping)
    except (ValueError, RecursionError):
        return False


def _rows(value: object, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    if isinstance(value, Mapping) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        rows = [("", _object(value))]
    else:
        rows = [(f"item {number}", _object(item)) for number, item in enumerate(value, 1)]
        if not rows:
            yield origin.skipped("", "the list is empty")
    yield from fields.articles(lambda: rows, origin=origin)


def _row(text: str) -> Mapping[str, object] | str:
    try:
        return _object(json.loads(text))
    except (ValueError, RecursionError) as error:
        return _complaint(error)


def _object(value: object) -> Mapping[str, object] | str:
    """Return an object, or what is wrong with anything else."""
    if isinstance(value, Mapping):
        return value
    return f"of type {type(value).__name__}, not an object"


def _complaint(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at column {error.colno}: {error.msg}"
    if isinstance(error, RecursionError):
        return "the JSON is nested too deeply"
    return "the JSON holds a number that is too long"
