"""What is told once of all that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consist.model import Article, Skipped
from consist.sources.fields import Found, listed

_DATES = "write dates as in 2024-05-03 or 2024-05-03T10:00:00Z"


def with_notes(found: Iterable[Found], *, chosen: Mapping[str, str]) -> Iterator[Found]:
    """Yield what was found, and then what is to be told of all of it.

    Told are chosen columns that no record had (some files of a folder may well lack one, which is
    why none of them is asked alone), and dates that cannot be read. Where there is no article at
    all, each place says why, and that is enough.

    Args:
        found: What the sources gave.
        chosen: Our name of a field to the name of the column that was to hold it.
    """
    columns: dict[str, None] = {}
    first: Found | None = None
    more = 0
    any_article = False
    for one in found:
        columns.update(dict.fromkeys(one.columns))
        if one.unread:
            more += first is not None
            first = first or one
        any_article |= isinstance(one.item, Article)
        yield one
    if any_article:
        yield from _without_column(chosen, columns)
        if first is not None:
            yield _note(first.source, first.where, unread(first.unread, more=more))


def _without_column(chosen: Mapping[str, str], columns: Mapping[str, None]) -> Iterator[Found]:
    for name, column in chosen.items():
        if column not in columns:
            yield _note(
                f"--map {name}={column}",
                "",
                f"nothing that was read has a column {column!a}, so that this counts for nothing; "
                f"there are {listed(columns)}",
            )


def unread(said: str, *, more: int = 0) -> str:
    """Return what is told of a date that cannot be read, and of so many more.

    >>> unread("'soon'", more=2).partition(";")[0]
    "its date 'soon' cannot be read, and the dates of 2 more"
    """
    others = f", and the dates of {more} more" if more else ""
    return f"its date {said} cannot be read{others}; {_DATES}"


def _note(source: str, where: str, reason: str) -> Found:
    return Found(source, where, Skipped(source, where, reason, of_all=True))
