"""The cache of vectors, scores and findings, in one SQLite file.

A cache may be lost but must never lie or stop a run: a damaged file is moved aside, a damaged entry
is not known, and where nothing can be written the run goes on without.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Self
from weakref import finalize
from zlib import compress, crc32, decompress

import numpy as np

from consist.batches import batches
from consist.model import Finding, ModelIdentity, Scores
from consist.ports import Vectors
from consist.store.codec import finding_from, finding_object

logger = logging.getLogger(__name__)

DEFAULT_MAX_BYTES = 1 << 30
WAIT_SECONDS = 30.0
PAUSE_SECONDS = 0.01
KEYS_A_QUERY = 900
"""Below the 999 parameters that old SQLite libraries allow."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept_1 (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    value BLOB NOT NULL
)
"""
_SCORES = struct.Struct("<3d")
_CHECKSUM = struct.Struct("<I")


class SqliteCache:
    """Vectors, scores and findings by content and model; behaves as `consist.ports.Cache`.

    Several processes may use one file. Each `put` is one transaction, so that an interrupted run
    keeps what was put. Beyond `max_bytes` the oldest entries go.
    """

    def __init__(self, path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self._path = path
        self._max_bytes = max_bytes
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._closer: finalize[[], SqliteCache] | None = None

    @classmethod
    def open(cls, path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Self:
        """Open the cache, making its folder and file where they are missing."""
        cache = cls(path, max_bytes=max_bytes)
        cache._connect()
        return cache

    def close(self) -> None:
        """Close the file; from then on nothing is known and nothing kept."""
        if self._closer is not None:
            self._closer()
        self._connection = None

    def vectors(self, model: ModelIdentity, texts: Sequence[str]) -> Mapping[str, Vectors]:
        """Return the vectors known for these texts, exactly as they were put."""
        keys = {_key("vector", model, text): text for text in texts}
        return {
            keys[key]: np.frombuffer(value, dtype="<f4").astype(np.float32)
            for key, value in self._known(list(keys))
        }

    def put_vectors(self, model: ModelIdentity, known: Mapping[str, Vectors]) -> None:
        """Keep vectors by text."""
        self._put(
            [
                (_key("vector", model, text), np.asarray(vector, dtype="<f4").tobytes())
                for text, vector in known.items()
            ]
        )

    def scores(
        self, model: ModelIdentity, pairs: Sequence[tuple[str, str]]
    ) -> Mapping[tuple[str, str], Scores]:
        """Return the scores known for these (premise, hypothesis) pairs, exactly as put."""
        keys = {_key("scores", model, *pair): pair for pair in pairs}
        return {keys[key]: Scores(*_SCORES.unpack(value)) for key, value in self._known(list(keys))}

    def put_scores(self, model: ModelIdentity, known: Mapping[tuple[str, str], Scores]) -> None:
        """Keep scores by (premise, hypothesis)."""
        self._put(
            [
                (
                    _key("scores", model, *pair),
                    _SCORES.pack(scores.entailment, scores.neutral, scores.contradiction),
                )
                for pair, scores in known.items()
            ]
        )

    def findings(
        self, decider: ModelIdentity, stories: Sequence[str]
    ) -> Mapping[str, tuple[Finding, ...]]:
        """Return the findings known of the stories with these digests, exactly as put."""
        keys = {_key("findings", decider, story): story for story in stories}
        return {keys[key]: _unpacked(value) for key, value in self._known(list(keys))}

    def put_findings(
        self, decider: ModelIdentity, known: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """Keep findings by the digest of the story."""
        self._put(
            [
                (_key("findings", decider, story), _packed(findings))
                for story, findings in known.items()
            ]
        )

    def _known(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        """Return the whole entries among the keys; a damaged one is not known."""
        try:
            with self._lock:
                return [
                    (key, sealed[_CHECKSUM.size :])
                    for key, sealed in self._rows(keys)
                    if _is_whole(key, sealed)
                ]
        except sqlite3.Error as error:
            self._recover(error)
            return []

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if self._connection is None:
            return
        for some in batches(keys, KEYS_A_QUERY):
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM kept_1 WHERE key IN ({marks})"  # noqa: S608 (marks only)
            yield from self._connection.execute(query, some)

    def _put(self, entries: Sequence[tuple[bytes, bytes]]) -> None:
        try:
            with self._lock:
                self._write(entries)
        except sqlite3.Error as error:
            self._recover(error)

    def _write(self, entries: Sequence[tuple[bytes, bytes]]) -> None:
        if self._connection is None:
            return
        with self._connection as transaction:
            transaction.execute("BEGIN IMMEDIATE")
            transaction.executemany(
                "INSERT INTO kept_1 (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                ((key, _sealed(key, value)) for key, value in entries),
            )
            self._prune(transaction)

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Drop the oldest tenth of the entries until the rest fits."""
        while _used_bytes(connection) > self._max_bytes:
            connection.execute(
                "DELETE FROM kept_1 WHERE id IN (SELECT id FROM kept_1 ORDER BY id "
                "LIMIT (SELECT count(*) / 10 + 1 FROM kept_1))"
            )
            if connection.execute("SELECT 1 FROM kept_1 LIMIT 1").fetchone() is None:
                return

    def _connect(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _patiently_opened(self._path)
        except (sqlite3.Error, OSError) as error:
            self._recover(error)
            return
        self._closer = finalize(self, self._connection.close)

    def _recover(self, error: sqlite3.Error | OSError) -> None:
        """Go on after trouble: with an empty file if the old one is damaged, else without."""
        if _is_passing(error):
            logger.warning("the cache %s is busy; this batch is not kept (%s)", self._path, error)
            return
        self.close()
        if isinstance(error, OSError | sqlite3.OperationalError):
            logger.warning("nothing is cached: %s cannot be used (%s)", self._path, error)
            return
        try:
            aside = _move_aside(self._path)
            self._connection = _patiently_opened(self._path)
        except (sqlite3.Error, OSError) as again:
            logger.warning("nothing is cached: %s cannot be replaced (%s)", self._path, again)
            return
        self._closer = finalize(self, self._connection.close)
        logger.warning(
            "the cache %s is damaged (%s); it was moved to %s and starts empty",
            self._path,
            error,
            aside,
        )


def _patiently_opened(path: Path) -> sqlite3.Connection:
    """Open the file, again and again while another process makes it.

    SQLite does not wait where two turn on the journal of one new file at once.
    """
    end = monotonic() + WAIT_SECONDS
    while True:
        try:
            return _opened(path)
        except sqlite3.OperationalError as error:
            if not _is_passing(error) or monotonic() > end:
                raise
        sleep(PAUSE_SECONDS)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute(_SCHEMA)
        connection.execute("SELECT id, key, value FROM kept_1 LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_passing(error: sqlite3.Error | OSError) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _move_aside(path: Path) -> Path:
    """Rename a damaged file to a free name, and drop the journals that belong to it."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.replace(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return aside


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _key(kind: str, model: ModelIdentity, *texts: str) -> bytes:
    """Return the digest of what a value belongs to; each part is hashed, so none can run over."""
    whole = sha256()
    for part in (kind, model.name, model.revision, *texts):
        whole.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.digest()


def _packed(findings: Sequence[Finding]) -> bytes:
    return compress(json.dumps([finding_object(finding) for finding in findings]).encode())


def _unpacked(value: bytes) -> tuple[Finding, ...]:
    return tuple(finding_from(data) for data in json.loads(decompress(value)))


def _sealed(key: bytes, value: bytes) -> bytes:
    return _CHECKSUM.pack(crc32(value, crc32(key))) + value


def _is_whole(key: bytes, sealed: bytes) -> bool:
    head = _CHECKSUM.size
    return sealed[:head] == _CHECKSUM.pack(crc32(sealed[head:], crc32(key)))
