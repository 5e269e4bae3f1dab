"""The articles of each index, in one SQLite file: what an index is rebuilt from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from weakref import finalize

from consist.addresses import page
from consist.errors import StoreError
from consist.model import Article, Place
from consist.store.migrations import migrate

WAIT_SECONDS = 30.0


class ArticleStore:
    """The articles by index name. Indexes can be deleted; this file cannot be rebuilt.

    Several processes may use one file. Each call is one transaction.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._closer = finalize(self, connection.close)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the store, making its folder and file where they are missing.

        Raises:
            StoreError: The file cannot be opened, is damaged, or is not a store of ours.
        """
        with _explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                migrate(connection, name=str(path))
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the file."""
        self._closer()

    def add(
        self, index: str, articles: Iterable[Article], *, instead_of: Iterable[str] = ()
    ) -> int:
        """Keep the articles of an index and return their number; one of a known id is replaced.

        Args:
            index: The name of the index.
            articles: What is kept.
            instead_of: Ids of articles that are forgotten in the same transaction.
        """
        rows = [_row(index, article) for article in articles]
        with _explained(self._path), self._transaction():
            self._forget(index, instead_of)
            self._connection.executemany(
                "INSERT OR REPLACE INTO articles (index_name, id, outlet, text, title, url, "
                "published_at, language, story, path, line) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return len(rows)

    def remove(self, index: str, article_ids: Iterable[str] | None = None) -> int:
        """Forget articles of an index, or all of them, and return how many there were."""
        with _explained(self._path), self._transaction():
            if article_ids is None:
                return self._connection.execute(
                    "DELETE FROM articles WHERE index_name = ?", (index,)
                ).rowcount
            return self._forget(index, article_ids)

    def _forget(self, index: str, article_ids: Iterable[str]) -> int:
        return self._connection.executemany(
            "DELETE FROM articles WHERE index_name = ? AND id = ?",
            [(index, article_id) for article_id in article_ids],
        ).rowcount

    def articles(self, index: str, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """Return the articles of an index in order of their ids; none for an unknown name.

        Args:
            index: The name of the index.
            ids: Only these, where given; one that is not there is left out.
        """
        select = (
            "SELECT id, outlet, text, title, url, published_at, language, story "
            "FROM articles WHERE index_name = ?"
        )
        with _explained(self._path):
            if ids is None:
                rows = self._connection.execute(f"{select} ORDER BY id", (index,)).fetchall()
            else:
                rows = [
                    row
                    for article_id in sorted(set(ids))
                    for row in self._connection.execute(f"{select} AND id = ?", (index, article_id))
                ]
        return tuple(_article(row) for row in rows)

    def ids(self, index: str) -> frozenset[str]:
        """Return the ids of the articles of an index."""
        with _explained(self._path):
            rows = self._connection.execute(
                "SELECT id FROM articles WHERE index_name = ?", (index,)
            ).fetchall()
        return frozenset(article_id for (article_id,) in rows)

    def at(self, index: str, urls: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of an index at one of the addresses, in order of their ids.

        How an address is written makes no difference (`addresses.page`).
        """
        wanted = frozenset(map(page, urls))
        if not wanted:
            return ()
        with _explained(self._path):
            rows = self._connection.execute(
                "SELECT id, url FROM articles WHERE index_name = ? AND url IS NOT NULL", (index,)
            ).fetchall()
        return self.articles(index, [article_id for article_id, url in rows if page(url) in wanted])

    def lying_in(self, index: str, paths: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of an index that were read from one of the files, with their places.

        Nowhere else do articles come back with a place: the file may have changed since.
        """
        wanted = frozenset(paths)
        with _explained(self._path):
            rows = self._connection.execute(
                "SELECT id, path, line FROM articles WHERE index_name = ? AND path IS NOT NULL",
                (index,),
            ).fetchall()
        places = {name: Place(path, line) for name, path, line in rows if path in wanted}
        found = self.articles(index, places)
        return tuple(replace(article, place=places[article.id]) for article in found)

    def outlets(self, index: str) -> dict[str, int]:
        """Return how many articles of an index each outlet has, in order of their first ids."""
        with _explained(self._path):
            rows = self._connection.execute(
                "SELECT outlet, COUNT(*) FROM articles WHERE index_name = ? "
                "GROUP BY outlet ORDER BY MIN(id)",
                (index,),
            ).fetchall()
        return dict(rows)

    def names(self) -> tuple[str, ...]:
        """Return the names of the indexes that have articles, sorted."""
        with _explained(self._path):
            rows = self._connection.execute(
                "SELECT DISTINCT index_name FROM articles ORDER BY index_name"
            ).fetchall()
        return tuple(name for (name,) in rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn the database's errors into one that says which file it is and what to do."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeError) as error:
        raise StoreError(
            f"the store {path} cannot be used: {error}; check that its folder can be written and "
            f"that the disk has room, or restore the file from a copy"
        ) from error


def _row(index: str, article: Article) -> tuple[str | int | None, ...]:
    published, place = article.published_at, article.place
    return (
        index,
        article.id,
        article.outlet,
        article.text,
        article.title,
        article.url,
        None if published is None else published.astimezone(UTC).isoformat(),
        article.language,
        article.story,
        None if place is None else place.path,
        None if place is None else place.line,
    )


def _article(
    row: tuple[str, str, str, str, str | None, str | None, str | None, str | None],
) -> Article:
    article_id, outlet, text, title, url, published_at, language, story = row
    return Article(
        id=article_id,
        outlet=outlet,
        text=text,
        title=title,
        url=url,
        published_at=None if published_at is None else datetime.fromisoformat(published_at),
        language=language,
        story=story,
    )
