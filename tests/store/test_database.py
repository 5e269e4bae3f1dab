"""How a review database is opened: made, migrated, refused."""

from __future__ import annotations

import sqlite3
import sys
from importlib.util import find_spec
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from consist import wiring
from consist.decisions import FindingQuery, Order, known_as
from consist.errors import MissingExtraError, StoreError
from consist.store import database, tables
from consist.store.articles import ArticleStore
from consist.store.codec import article_json, article_key, finding_object, key
from consist.store.database import HEAD, VERSION_TABLE, Database, database_url
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, mine, moment, said

SCHEMA = Path(database.__file__).parent / "schema"


def config(connection: Any) -> Config:
    made = Config()
    made.set_main_option("script_location", str(SCHEMA))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def revisions() -> list[str]:
    """Return all revisions, the oldest first."""
    walked = ScriptDirectory(str(SCHEMA)).walk_revisions()
    return [script.revision for script in walked][::-1]


def migrated_to(where: str, revision: str) -> None:
    """Make a database as the consist of that revision left it."""
    if "://" not in where:
        Path(where).parent.mkdir(parents=True)
    engine = create_engine(database_url(where))
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {database.APPLICATION_ID}")
        command.upgrade(config(connection), revision)
    engine.dispose()


def difference(where: str) -> list[Any]:
    """Return how the database's tables differ from what the program believes."""
    engine = create_engine(database_url(where))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        found: list[Any] = compare_metadata(context, tables.metadata)
    engine.dispose()
    return found


def test_the_newest_revision_is_the_one_that_is_known() -> None:
    assert revisions()[-1] == HEAD


def test_the_migrations_bring_about_the_tables(where: str) -> None:
    Database.open(where).close()
    assert difference(where) == []


@pytest.mark.parametrize("revision", revisions())
def test_an_older_store_keeps_what_it_holds(revision: str, where: str) -> None:
    migrated_to(where, revision)
    old_rows(where)
    store = SqlFindingStore.open(where)
    assert difference(where) == []
    stored = store.finding("0f")
    assert stored.finding == mine().findings[0]
    assert stored.decision == said("0f", note="Old.", author="Ada")
    assert [s.id for s in store.findings(FindingQuery(stories=("halm",))).findings] == ["0f"]
    assert (stored.index, stored.indexes, stored.lost_by) == ("old", ("old",), ())
    assert store.findings(FindingQuery(index="old")).total == 1
    for order in (Order.CONFIDENCE, Order.NEWEST, Order.DECIDED):
        assert store.findings(FindingQuery(order=order)).total == 1
    store.close()


def old_rows(where: str) -> None:
    """Put a finding with a decision into a store of the first revision or a later one."""
    (finding,) = mine().findings
    a, b, _ = mine().articles
    at = moment(0).replace(tzinfo=None)
    rows: list[tuple[str, dict[str, Any]]] = [
        (
            "review_run",
            {"id": 1, "at": at, "index_name": "", "new": 1, "findings": 1, "articles": 2}
            | {"payload": '{"version": "0", "settings": {}, "models": {}, "stages": {}}'},
        ),
        *(
            ("review_article", {"key": article_key(one), "payload": article_json(one)})
            for one in (a, b)
        ),
        (
            "review_finding",
            {"id": "0f", "kind": "contradiction", "type": "number", "confidence": 0.9}
            | {"story": "halm", "index_name": "old", "status": "dismissed", "revision": 1}
            | {"decided_at": at, "first_seen": at, "last_seen": at, "last_run": 1}
            | {"gone": False, "searched": "gazette"},
        ),
        (
            "review_passages",
            {"finding_id": "0f", "story_key": "s"}
            | {"a_key": article_key(a), "b_key": article_key(b)}
            | {"payload": dumps(finding_object(finding))},
        ),
        ("review_alias", {"alias": "0f", "finding_id": "0f"}),
        (
            "review_decision",
            {"finding_id": "0f", "revision": 1, "verdict": "dismissed", "note": "Old."}
            | {"author": "Ada", "at": at},
        ),
    ]
    engine = create_engine(database_url(where))
    with engine.begin() as connection:
        # an earlier revision keeps elsewhere what this one does
        places = {"a_place": "p", "b_place": "q"}
        if inspect(connection).has_table("review_listing"):
            listing = {"index_key": key("old"), "finding_id": "0f", "index_name": "old"}
            rows.append(("review_listing", listing | places | {"gone": False}))
        else:
            rows = [(t, r | places if t == "review_passages" else r) for t, r in rows]
        for table, row in rows:
            marks = ", ".join(f":{name}" for name in row)
            connection.execute(
                text(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"),  # noqa: S608
                row,
            )
        # a later revision keeps more, which this row, as its consist wrote it, would hold too
        columns = {column["name"] for column in inspect(connection).get_columns("review_finding")}
        if "story_digest" in columns:
            connection.execute(
                text("UPDATE review_finding SET story_digest = :digest"), {"digest": key("halm")}
            )
    engine.dispose()


def test_a_store_that_is_opened_again_holds_what_it_held(where: str) -> None:
    store = SqlFindingStore.open(where)
    store.record(many(3), at=moment(0))
    store.close()
    again = SqlFindingStore.open(where)
    assert again.findings(FindingQuery()).total == 3
    again.close()


def test_a_newer_schema_is_refused_and_left_alone(where: str) -> None:
    SqlFindingStore.open(where).close()
    engine = create_engine(database_url(where))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608
    with pytest.raises(StoreError, match="newer consist"):
        SqlFindingStore.open(where)
    with engine.connect() as connection:
        version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
        assert version.scalar() == "9999"
    engine.dispose()


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        SqlFindingStore.open(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("birds",)]
    other.close()


def test_the_articles_store_is_no_review_database(tmp_path: Path) -> None:
    ArticleStore.open(tmp_path / "consist.db").close()
    with pytest.raises(StoreError, match="another program"):
        SqlFindingStore.open(tmp_path / "consist.db")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    path.write_text("notes " * 500)
    with pytest.raises(StoreError, match="not a database"):
        SqlFindingStore.open(path)
    assert path.read_text() == "notes " * 500


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"review\.db"):
        SqlFindingStore.open(tmp_path / "file" / "review.db")


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("mysql://desk@db/news", "kind 'mysql'"),
        ("nonsense://", "kind 'nonsense'"),
        ("postgresql://desk:secret@127.0.0.1:1/news", "cannot be used"),
        ("postgresql://desk@db:port/news", "no URL"),
    ],
)
def test_what_cannot_be_reached_is_named_without_its_password(url: str, match: str) -> None:
    with pytest.raises(StoreError, match=match) as caught:
        SqlFindingStore.open(url)
    assert "secret" not in str(caught.value)


def test_a_decision_is_on_the_disk_when_it_is_answered(tmp_path: Path) -> None:
    opened = Database.open(tmp_path / "review.db")
    with opened.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }
    opened.close()


def test_no_store_is_made_where_none_is_asked_for(tmp_path: Path) -> None:
    assert wiring.finding_store_if_any(home=tmp_path) is None
    assert wiring.finding_store_if_any(str(tmp_path / "other.db"), home=tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    wiring.finding_store(home=tmp_path).close()
    found = wiring.finding_store_if_any(home=tmp_path)
    assert found is not None
    found.close()


def test_a_store_that_may_only_be_read_is_read_and_refuses_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = wiring.finding_store(home=tmp_path)
    kept.record(mine(), at=moment(0))
    kept.decide(said(mine().findings[0].id))
    kept.close()
    before = (tmp_path / "review.db").read_bytes()
    monkeypatch.setattr(database, "may_be_written", lambda _: False)
    found = wiring.finding_store_if_any(home=tmp_path)
    assert found is not None
    assert not found.writable
    assert set(found.decisions()) == set(known_as(mine().findings[0], {}))
    with pytest.raises(StoreError, match="readonly"):
        found.decide(said(mine().findings[0].id))
    found.close()
    with pytest.raises(StoreError, match="cannot be written to"):
        wiring.finding_store(home=tmp_path)
    assert (tmp_path / "review.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["review.db"]


def test_what_could_not_be_made_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        for left in ("wal", "shm"):  # as where the disk has no room to close them either
            (tmp_path / f"review.db-{left}").touch()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(database, "_migrate", full)
    with pytest.raises(StoreError, match="disk is full"):
        SqlFindingStore.open(tmp_path / "review.db")
    assert list(tmp_path.iterdir()) == []


def test_a_store_without_its_packages_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "review.db").write_bytes(b"")
    known = find_spec
    monkeypatch.setattr(
        wiring, "find_spec", lambda name: None if name == "alembic" else known(name)
    )
    with pytest.raises(MissingExtraError, match=r"consist\[review\]"):
        wiring.finding_store_if_any(home=tmp_path)


def test_a_driver_that_is_missing_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"consist\[postgresql\]"):
        SqlFindingStore.open("postgresql://desk@db/news")
