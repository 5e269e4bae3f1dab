"""The review database: opened, brought to the newest schema, and written to safely.

SQLite runs in WAL mode with full synchronisation, so that what was answered is on the disk; writers
take their turn by the file's lock. On PostgreSQL those who record runs or migrate take turns by
advisory locks. A file that the user may only read is read, without the files that SQLite would make
beside it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from consist.errors import MissingExtraError, StoreError

HEAD = "0003"
"""The newest revision under ``schema/versions``; a test keeps the two equal."""

VERSION_TABLE = "review_version"
APPLICATION_ID = 0x636E7276
"""The letters "cnrv" in a SQLite file's header, so that no other program's database is altered."""

WAIT_SECONDS = 30.0
_PAGE = 4096
MIGRATING, RECORDING = 0x636E7201, 0x636E7202
"""Names of PostgreSQL's advisory locks."""


class Database:
    """A review database that is open; may be used from several threads."""

    def __init__(self, engine: Engine, *, writable: bool = True) -> None:
        self._engine = engine
        self.writable = writable

    @classmethod
    def open(cls, where: str | Path) -> Self:
        """Open the database of a URL or a file, making the file and the tables that are missing.

        A file that may only be read is opened for that alone. What could not be made is not left.

        Raises:
            StoreError: It cannot be opened, is another program's, or a newer consist's.
            MissingExtraError: The driver that the URL needs is not installed.
        """
        url = database_url(where)
        file = _file(url)
        new = file is not None and not file.exists()
        writable = file is None or new or may_be_written(file)
        database = cls(_engine(url, writable=writable), writable=writable)
        try:
            with explained(url):
                database._prepare()
        except BaseException:
            database.close()
            if file is not None and new:
                _remove_stub(file)
            raise
        return database

    @property
    def name(self) -> str:
        """The URL without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        with explained(self._engine.url), self._engine.connect() as connection:
            options = {"isolation_level": "REPEATABLE READ"} if self._is_server else {}
            with connection.execution_options(**options).begin():
                yield connection

    @contextmanager
    def writing(self, *, turn: int | None = None) -> Iterator[Connection]:
        """Give a connection whose writes happen all or not at all.

        Args:
            turn: Wait for others who named the same turn; on SQLite all writers wait in any case.
        """
        with (
            explained(self._engine.url),
            self._engine.connect() as connection,
            connection.execution_options(consist_writes=True).begin(),
        ):
            if turn is not None and self._is_server:
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": turn})
            yield connection

    @property
    def _is_server(self) -> bool:
        return self._engine.dialect.name == "postgresql"

    def _prepare(self) -> None:
        with self.reading() as connection:
            version = self._version(connection)
        if version == HEAD:
            return
        with self.writing(turn=MIGRATING) as connection:
            # another process may have migrated while this one waited
            if self._version(connection) != HEAD:
                _migrate(connection, name=self.name)

    def _version(self, connection: Connection) -> str | None:
        tables = inspect(connection).get_table_names()
        if not self._is_server:
            owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            if tables and owner != APPLICATION_ID:
                raise StoreError(
                    f"{self.name} is a database of another program; name another file with --store"
                )
        if VERSION_TABLE not in tables:
            return None
        return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 (a constant)


def refresh_statistics(connection: Connection) -> None:
    """Let SQLite look at some rows of each table, or it takes the wrong index; servers do so alone.

    One story of 10,000 findings is then found in 3 ms instead of 27 (benchmarks/review_store.py).
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")


def _migrate(connection: Connection, *, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "schema"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"{name} was written by a newer consist, this one knows its schema up to {HEAD}: "
            f"upgrade consist ({error})"
        ) from error


def database_url(where: str | Path) -> URL:
    """Return the URL of a database given by URL or by file.

    Raises:
        StoreError: The URL is not understood, or names a database of another kind.

    >>> str(database_url("postgresql://desk@db/news"))
    'postgresql+psycopg://desk@db/news'
    """
    if "://" not in str(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"--store is no URL of a database: {error}") from error
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(
            f"--store names a database of the kind {url.get_backend_name()!r}; it must be a file, "
            "sqlite:///FILE or postgresql://USER@HOST/DATABASE"
        )
    return url


def may_be_written(file: Path) -> bool:
    """Whether the user may write a file and beside it, as SQLite must."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _file(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database)).absolute()


def _beside(file: Path, what: str) -> Path:
    """Return the file that SQLite makes beside a database: its log or the log's index."""
    return file.with_name(f"{file.name}-{what}")


def _remove_stub(file: Path) -> None:
    """Remove the first page of a database that was begun and holds nothing, in its log neither."""
    wal = _beside(file, "wal")
    with suppress(OSError):
        if file.stat().st_size <= _PAGE and not (wal.exists() and wal.stat().st_size):
            for part in (file, wal, _beside(file, "shm")):
                part.unlink(missing_ok=True)


def _engine(url: URL, *, writable: bool) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            file = _file(url)
            return _sqlite_engine(url) if file is None or writable else _reading_engine(url, file)
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        package = getattr(error, "name", None) or url.get_driver_name()
        raise MissingExtraError(package=package, extra="postgresql") from error


def _reading_engine(url: URL, file: Path) -> Engine:
    """Return an engine that writes nothing; where nobody has the file open, it is taken as it is.

    To read a file in WAL mode SQLite makes two more beside it, unless they lie there or it is told
    that the file does not change.
    """
    still = "" if _beside(file, "wal").exists() else "&immutable=1"

    def connect() -> sqlite3.Connection:
        where = f"{file.as_uri()}?mode=ro{still}"
        return sqlite3.connect(
            where, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )

    return create_engine(url, creator=connect)


def _sqlite_engine(url: URL) -> Engine:
    file = _file(url)
    if file is not None:
        with explained(url):
            file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        # the driver shall begin nothing by itself: see `begin`
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a transaction that reads first and writes later would fail where another wrote in between
        writes = connection.get_execution_options().get("consist_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn the database's errors into one that says which it is and what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        cause: Any = error.orig if isinstance(error, DBAPIError) else error
        what = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
        name = url.render_as_string(hide_password=True)
        raise StoreError(
            f"the review database {name} cannot be used: {what}; check that it can be reached and "
            "written to and that the disk has room, or name another one with --store"
        ) from error
