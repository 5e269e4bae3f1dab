"""The FAISS index of sentence vectors, with what each of its rows stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeAlias
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from consist.errors import IndexDamagedError, IndexMismatchError
from consist.index.folder import write_files
from consist.index.manifest import Manifest, advice, check_files, read_manifest
from consist.index.rows import IndexRow, RowTable
from consist.model import ModelIdentity
from consist.ports import Vectors

Numbers: TypeAlias = npt.NDArray[np.int64]

FLAT_LIMIT = 200_000
"""Up to so many rows a search is exact; beyond, a graph (HNSW) is searched. 200,000 rows of 384
numbers take 300 MB and answer the 30 sentences of an article in under a second."""

HNSW_LINKS = 32
HNSW_BUILD_BREADTH = 80
HNSW_SEARCH_BREADTH = 128

_VECTORS = "vectors.faiss"
_ROWS = "rows.npz"


class FaissIndex:
    """Unit vectors with the sentences they belong to, searched by cosine.

    A row number is a place in `rows` until the next `add` or `remove`.
    """

    def __init__(
        self,
        searcher: Any,
        rows: RowTable,
        *,
        encoder: ModelIdentity,
        flat_limit: int = FLAT_LIMIT,
    ) -> None:
        self._searcher = searcher
        self._rows = rows
        self._encoder = encoder
        self._flat_limit = flat_limit

    @classmethod
    def build(
        cls,
        rows: Sequence[IndexRow],
        vectors: Vectors,
        *,
        encoder: ModelIdentity,
        flat_limit: int = FLAT_LIMIT,
    ) -> Self:
        """Build an index of unit vectors, shape (len(rows), dimension); there may be none.

        Args:
            rows: What the vectors belong to.
            vectors: One a row.
            encoder: The model that made them.
            flat_limit: The most rows for which every search is exact.
        """
        table = RowTable.of(rows)
        _check(table, vectors)
        searcher = _searcher(vectors, flat_limit=flat_limit)
        return cls(searcher, table, encoder=encoder, flat_limit=flat_limit)

    @classmethod
    def load(cls, directory: Path, *, encoder: ModelIdentity) -> Self:
        """Load an index that was saved.

        Raises:
            IndexNotFoundError: There is no index.
            IndexMismatchError: Another encoder or another format built it.
            IndexDamagedError: Its files are missing or do not match their checksums.
        """
        while True:
            manifest = read_manifest(directory)
            _check_fit(directory, manifest, encoder)
            try:
                check_files(directory, manifest)
                return cls._read(directory, manifest)
            except IndexDamagedError:
                if read_manifest(directory) == manifest:
                    raise  # else a writer replaced the index while it was being read

    @property
    def rows(self) -> RowTable:
        """What the rows stand for; ``rows[number]`` is an `IndexRow`."""
        return self._rows

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles that have rows, sorted."""
        return self._rows.article_ids

    @property
    def kind(self) -> str:
        """Whether searches are exact ("flat") or go over a graph ("hnsw")."""
        return "hnsw" if hasattr(self._searcher, "hnsw") else "flat"

    def __len__(self) -> int:
        return len(self._rows)

    def search(self, vectors: Vectors, k: int) -> tuple[Numbers, Vectors]:
        """Return the numbers of the nearest rows and their cosines, the nearest first.

        Args:
            vectors: Unit vectors, shape (queries, dimension).
            k: How many rows for each; an index of fewer rows gives fewer.

        Returns:
            Two arrays of shape (queries, min(k, rows)). Rows of the same cosine come in order of
            their numbers. A graph that finds fewer fills up with row -1 and cosine -1.
        """
        if vectors.shape[1:] != (self._searcher.d,):
            raise ValueError(f"vectors of shape {vectors.shape} in an index of {self._searcher.d}")
        k = min(k, len(self))
        if k <= 0 or not len(vectors):
            shape = (len(vectors), max(k, 0))
            return np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.float32)
        if self.kind == "hnsw":
            self._searcher.hnsw.efSearch = max(HNSW_SEARCH_BREADTH, k)
        cosines, numbers = self._searcher.search(np.ascontiguousarray(vectors, np.float32), k)
        cosines[numbers < 0] = -1.0
        order = np.lexsort((numbers, -cosines), axis=1)
        return np.take_along_axis(numbers, order, 1), np.take_along_axis(cosines, order, 1)

    def vectors(self) -> Vectors:
        """Return all vectors, shape (rows, dimension)."""
        if not len(self):
            return np.empty((0, self._searcher.d), dtype=np.float32)
        return np.asarray(self._searcher.reconstruct_n(0, len(self)), dtype=np.float32)

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None:
        """Add rows; those that the index has of the same articles are replaced."""
        table = RowTable.of(rows)
        _check(table, vectors)
        if vectors.shape[1] != self._searcher.d:
            raise ValueError(f"vectors of shape {vectors.shape} in an index of {self._searcher.d}")
        self.remove(set(table.article_ids) & set(self.article_ids))
        joined = self._rows.joined(table)
        if self.kind == "flat" and len(joined) > self._flat_limit:
            both = np.concatenate([self.vectors(), vectors])
            self._searcher = _searcher(both, flat_limit=self._flat_limit)
        else:
            _extend(self._searcher, vectors)
        self._rows = joined

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove the rows of articles and return their number.

        What is left is built anew: seconds for a flat index, minutes for a large graph.
        """
        kept = ~self._rows.belong_to(article_ids)
        removed = len(self) - int(kept.sum())
        if removed:
            self._searcher = _searcher(self.vectors()[kept], flat_limit=self._flat_limit)
            self._rows = self._rows.only(kept)
        return removed

    def save(self, directory: Path) -> None:
        """Write the index to its folder, all or nothing; hold `locked` while changing one.

        Raises:
            IndexStoreError: The files cannot be written; the old index stands.
        """

        def manifest(files: Mapping[str, str]) -> Manifest:
            return Manifest(
                encoder=self._encoder,
                dimension=self._searcher.d,
                kind=self.kind,
                rows=len(self),
                articles=len(self.article_ids),
                created=datetime.now(UTC).isoformat(timespec="seconds"),
                files=files,
                settings={"flat_limit": self._flat_limit},
            )

        write_files(
            directory,
            {_VECTORS: self._write_vectors, _ROWS: self._rows.write},
            manifest=manifest,
        )

    def _write_vectors(self, path: Path) -> None:
        import faiss

        try:
            faiss.write_index(self._searcher, str(path))
        except RuntimeError as error:  # FAISS has no error of its own for a full disk
            raise OSError(str(error)) from error

    @classmethod
    def _read(cls, directory: Path, manifest: Manifest) -> Self:
        import faiss

        paths = {name.partition("-")[2]: directory / name for name in manifest.files}
        try:
            searcher = faiss.read_index(str(paths[_VECTORS]))
            rows = RowTable.read(paths[_ROWS])
        except (KeyError, ValueError, RuntimeError, OSError, BadZipFile) as error:
            raise IndexDamagedError(
                f"the index {directory} cannot be read: {error}; {advice(directory)}"
            ) from error
        if not searcher.ntotal == len(rows) == manifest.rows:
            raise IndexDamagedError(
                f"the index {directory} holds {searcher.ntotal} vectors for {len(rows)} rows, and "
                f"its manifest says {manifest.rows}; {advice(directory)}"
            )
        flat_limit = int(manifest.settings.get("flat_limit") or FLAT_LIMIT)
        return cls(searcher, rows, encoder=manifest.encoder, flat_limit=flat_limit)


def _check(rows: RowTable, vectors: Vectors) -> None:
    if vectors.ndim != 2 or len(vectors) != len(rows):
        raise ValueError(f"{len(rows)} rows do not fit vectors of shape {vectors.shape}")
    if not np.isfinite(vectors).all():
        raise ValueError("a vector holds a number that is not finite")


def _check_fit(directory: Path, manifest: Manifest, encoder: ModelIdentity) -> None:
    if manifest.encoder != encoder:
        raise IndexMismatchError(
            f"the index {directory} was built by the encoder {manifest.encoder.name!r} "
            f"({manifest.encoder.revision}), and {encoder.name!r} ({encoder.revision}) is asking; "
            f"{advice(directory)}, or name its encoder"
        )


def _searcher(vectors: Vectors, *, flat_limit: int) -> Any:
    import faiss

    dimension = vectors.shape[1]
    searcher: Any
    if len(vectors) <= flat_limit:
        searcher = faiss.IndexFlatIP(dimension)
    else:
        searcher = faiss.IndexHNSWFlat(dimension, HNSW_LINKS, faiss.METRIC_INNER_PRODUCT)
        searcher.hnsw.efConstruction = HNSW_BUILD_BREADTH
    _extend(searcher, vectors)
    return searcher


def _extend(searcher: Any, vectors: Vectors) -> None:
    """Add vectors; a graph grows on one thread, or the same rows would not give the same graph."""
    import faiss

    threads = faiss.omp_get_max_threads()
    if hasattr(searcher, "hnsw"):
        faiss.omp_set_num_threads(1)
    try:
        searcher.add(np.ascontiguousarray(vectors, dtype=np.float32))
    finally:
        faiss.omp_set_num_threads(threads)
