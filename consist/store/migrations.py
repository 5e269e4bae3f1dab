"""The steps that bring a store to the newest schema.

A step that was released is never edited: a change is a new step at the end. ``PRAGMA user_version``
counts the steps that a file has seen.
"""

from __future__ import annotations

import sqlite3

from consist.errors import StoreError

APPLICATION_ID = 0x636E7374
"""The letters "cnst" in the file's header, so that no other program's database is altered."""

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE articles (
        index_name TEXT NOT NULL,
        id TEXT NOT NULL,
        outlet TEXT NOT NULL,
        text TEXT NOT NULL,
        title TEXT NOT NULL,
        url TEXT,
        published_at TEXT,
        language TEXT,
        story TEXT,
        PRIMARY KEY (index_name, id)
    ) WITHOUT ROWID
    """,
    # where an article was read from, so that its next version is known by it
    "ALTER TABLE articles ADD COLUMN path TEXT",
    "ALTER TABLE articles ADD COLUMN line INTEGER",
)


def migrate(connection: sqlite3.Connection, *, name: str) -> None:
    """Apply the steps that the file has not seen, all or none; none where it may only be read.

    Raises:
        StoreError: The file is another program's, or a newer consist's.
    """
    if _is_current(connection):
        return  # who only reads needs no right to write, and waits for no writer
    try:
        _apply(connection, name=name)
    except sqlite3.OperationalError as error:
        read_only = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY  # of several kinds
        if not (read_only and _is_older(connection)):
            raise
        # steps only add, so that what there is can be read


def _apply(connection: sqlite3.Connection, *, name: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, name=name)
        for step in STEPS[version:]:
            connection.execute(step)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _is_current(connection: sqlite3.Connection) -> bool:
    return _stamp(connection) == (APPLICATION_ID, len(STEPS))


def _is_older(connection: sqlite3.Connection) -> bool:
    owner, version = _stamp(connection)
    return owner == APPLICATION_ID and 0 < version < len(STEPS)


def _stamp(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return whose file it is, and how many steps it has seen."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return owner, version


def _version(connection: sqlite3.Connection, *, name: str) -> int:
    owner, version = _stamp(connection)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and owner != APPLICATION_ID:
        raise StoreError(
            f"{name} is a database of another program; name another file or folder for the store"
        )
    if version > len(STEPS):
        raise StoreError(
            f"{name} has schema {version}, written by a newer consist; this one knows schemas "
            f"up to {len(STEPS)}: upgrade consist"
        )
    return version
