"""The databases that the store's contract is tested on: SQLite, and a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from consist.store.findings import SqlFindingStore
from tests import postgresql

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """Give the folder of a running server's socket."""
    if (why := postgresql.missing()) is not None:
        pytest.skip(why)
    with postgresql.server() as folder:
        yield folder


@pytest.fixture
def new_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Give a function that returns the URL of a new, empty PostgreSQL schema.

    A schema is made in no time, a database is a copy of thousands of files.
    """

    def made() -> str:
        import psycopg

        folder: Path = request.getfixturevalue("server")
        url, name = postgresql.url(folder, "postgres"), f"review_{next(_numbers)}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{url}&options=-csearch_path%3D{name}"

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path, new_url: Callable[[], str]) -> str:
    """Give where an empty database of either kind is."""
    return str(tmp_path / "deep" / "review.db") if request.param == "sqlite" else new_url()


@pytest.fixture
def store(where: str) -> Iterator[SqlFindingStore]:
    """Give an open store of either kind."""
    opened = SqlFindingStore.open(where)
    yield opened
    opened.close()
