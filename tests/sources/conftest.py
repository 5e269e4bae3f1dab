from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from consist.model import Met
from consist.sources import read

ReadBytes: TypeAlias = Callable[..., list[Met]]


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def read_bytes(tmp_path_factory: pytest.TempPathFactory) -> ReadBytes:
    """Write bytes to a file of that name in a folder called "gazette" and read it."""
    folder = tmp_path_factory.mktemp("sources") / "gazette"
    folder.mkdir()

    def read_back(name: str, content: bytes, **fields: str) -> list[Met]:
        path = folder / name
        path.write_bytes(content)
        return list(read([str(path)], fields=fields))

    return read_back
