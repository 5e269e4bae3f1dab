"""A store with findings, a browser of sorts in this process, and a real one where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from consist.store.findings import SqlFindingStore
from tests.web import desks


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a store with the findings by hand, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "review.db"
    opened = SqlFindingStore.open(path)
    desks.fill(opened)
    opened.close()
    return path


@pytest.fixture
def home(tmp_path: Path, filled: Path) -> Path:
    """Give a home folder whose store holds the findings by hand."""
    copy(filled, tmp_path / "review.db")
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[SqlFindingStore]:
    """Give a store with the findings by hand."""
    opened = SqlFindingStore.open(home / "review.db")
    yield opened
    opened.close()


@pytest.fixture
def client(store: SqlFindingStore) -> Iterator[TestClient]:
    """Give somebody who is signed in."""
    with desks.visitor(store) as visitor:
        yield visitor


@pytest.fixture
def stranger(store: SqlFindingStore) -> Iterator[TestClient]:
    """Give somebody who is not."""
    with desks.visitor(store, signed_in=False) as visitor:
        yield visitor
