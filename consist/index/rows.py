"""What the rows of an index stand for, in columns: a million rows take some 60 MB."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.model import Sentence

Numbers: TypeAlias = npt.NDArray[np.int64]
Digests: TypeAlias = npt.NDArray[np.uint8]
Flags: TypeAlias = npt.NDArray[np.bool_]

DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A sentence by its place; the text is fetched from the store and known by its SHA-256."""

    article_id: str
    start: int
    end: int
    text_hash: str

    @classmethod
    def of(cls, sentence: Sentence) -> Self:
        """Return the row of a sentence."""
        return cls(sentence.article_id, sentence.start, sentence.end, text_hash(sentence.text))


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class RowTable:
    """The rows of an index as columns; `articles` holds places in `names`."""

    names: tuple[str, ...]
    articles: Numbers
    starts: Numbers
    ends: Numbers
    digests: Digests

    @classmethod
    def of(cls, rows: Sequence[IndexRow]) -> Self:
        """Make the table of rows."""
        names = sorted({row.article_id for row in rows})
        places = {name: place for place, name in enumerate(names)}
        digests = b"".join(bytes.fromhex(row.text_hash) for row in rows)
        return cls(
            tuple(names),
            np.array([places[row.article_id] for row in rows], dtype=np.int64),
            np.array([row.start for row in rows], dtype=np.int64),
            np.array([row.end for row in rows], dtype=np.int64),
            np.frombuffer(digests, dtype=np.uint8).reshape(len(rows), DIGEST_BYTES),
        )

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles that have rows, sorted."""
        return self.names

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, number: int) -> IndexRow:
        return IndexRow(
            self.names[self.articles[number]],
            int(self.starts[number]),
            int(self.ends[number]),
            self.digests[number].tobytes().hex(),
        )

    def belong_to(self, article_ids: Collection[str]) -> Flags:
        """Return which rows belong to the articles."""
        wanted = set(article_ids)
        places = [place for place, name in enumerate(self.names) if name in wanted]
        return np.isin(self.articles, places)

    def only(self, kept: Flags) -> Self:
        """Return the table of some of the rows, in their order."""
        return self._renamed(
            self.names, self.articles[kept], self.starts[kept], self.ends[kept], self.digests[kept]
        )

    def joined(self, other: Self) -> Self:
        """Return the rows of this table and then those of the other."""
        return self._renamed(
            self.names + other.names,
            np.concatenate([self.articles, other.articles + len(self.names)]),
            np.concatenate([self.starts, other.starts]),
            np.concatenate([self.ends, other.ends]),
            np.concatenate([self.digests, other.digests]),
        )

    def write(self, path: Path) -> None:
        """Write the table to a file."""
        names = np.frombuffer(json.dumps(self.names).encode(), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(
                file,
                names=names,
                articles=self.articles,
                starts=self.starts,
                ends=self.ends,
                digests=self.digests,
            )

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a table that was written.

        Raises:
            ValueError: The file holds no such table; KeyError, OSError and BadZipFile alike.
        """
        with np.load(path, allow_pickle=False) as file:
            names = tuple(json.loads(file["names"].tobytes()))
            return cls(names, file["articles"], file["starts"], file["ends"], file["digests"])

    @classmethod
    def _renamed(
        cls,
        names: Sequence[str],
        articles: Numbers,
        starts: Numbers,
        ends: Numbers,
        digests: Digests,
    ) -> Self:
        """Make the table with only the names that are used, each once and sorted."""
        used = sorted({names[place] for place in np.unique(articles)})
        places = {name: place for place, name in enumerate(used)}
        moved = np.array([places.get(name, -1) for name in names], dtype=np.int64)
        return cls(tuple(used), moved[articles] if len(moved) else articles, starts, ends, digests)
