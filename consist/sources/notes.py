"""What is told once of all that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consist.model import Article, Skipped
from consist.sources.fields import Found, listed


def with_notes(found: Iterable[Found], *, chosen: Mapping[str, str]) -> Iterator[Found]:
    """Yield what was found, and then a note for each chosen column that no record had.

    Some files of a folder may well lack a column, which is why none of them is asked alone. Where
    there is no article at all, each place says why, and that is enough.

    Args:
        found: What the sources gave.
        chosen: Our name of a field to the name of the column that was to hold it.
    """
    columns: dict[str, None] = {}
    any_article = False
    for one in found:
        columns.update(dict.fromkeys(one.columns))
        any_article |= isinstance(one.item, Article)
        yield one
    for name, column in chosen.items():
        if any_article and column not in columns:
            reason = (
                f"nothing that was read has a column {column!a}, so that this counts for nothing; "
                f"there are {listed(columns)}"
            )
            yield _note(f"--map {name}={column}", "", reason)


def _note(source: str, where: str, reason: str) -> Found:
    return Found(source, where, Skipped(source, where, reason, of_all=True))
