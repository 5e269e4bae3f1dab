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
    for line in lines(path):
        where = f"line {line.number}"
        if line.problem:
            yield origin.skipped(where, line.problem)
        elif line.text.strip(_BLANK):
            yield _row(line.text.rstrip("\r\n"), origin=origin, fields=fields, where=where)


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
        yield _article(value, origin=origin, fields=fields, where="")
        return
    if not value:
        yield origin.skipped("", "the list is empty")
    for number, item in enumerate(value, 1):
        yield _article(item, origin=origin, fields=fields, where=f"item {number}")


def _row(text: str, *, origin: Origin, fields: Fields, where: str) -> Found:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return origin.skipped(where, _complaint(error))
    return _article(value, origin=origin, fields=fields, where=where)


def _article(value: object, *, origin: Origin, fields: Fields, where: str) -> Found:
    if not isinstance(value, Mapping):
        return origin.skipped(where, f"of type {type(value).__name__}, not an object")
    return fields.article(value, origin=origin, where=where)


def _complaint(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at column {error.colno}: {error.msg}"
    if isinstance(error, RecursionError):
        return "the JSON is nested too deeply"
    return "the JSON holds a number that is too long"
