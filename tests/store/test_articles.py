from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consist.errors import StoreError
from consist.model import Article, Place
from consist.store import migrations
from consist.store.articles import ArticleStore

FULL = Article(
    "a1",
    "The Gazette",
    "Text with\0 odd “signs” 🚀.",
    title="Title",
    url="https://gazette.example/a1",
    published_at=datetime(2031, 5, 1, 12, 30, 15, 250, tzinfo=UTC),
    language="en",
    story="truce",
)
BARE = Article("a0", "Other", "")
# the first year and the last are no dates of articles
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArticleStore]:
    opened = ArticleStore.open(tmp_path / "deep" / "consist.db")
    yield opened
    opened.close()


def test_articles_come_back_whole_and_in_order(store: ArticleStore) -> None:
    assert store.add("news", [FULL, BARE]) == 2
    assert store.articles("news") == (BARE, FULL)


def test_indexes_are_kept_apart(store: ArticleStore) -> None:
    store.add("one", [FULL])
    store.add("two", [BARE])
    assert store.articles("one") == (FULL,)
    assert store.articles("two") == (BARE,)
    assert store.articles("three") == ()
    assert store.names() == ("one", "two")


def test_an_article_of_a_known_id_is_replaced(store: ArticleStore) -> None:
    store.add("news", [FULL])
    newer = Article("a1", "The Gazette", "New text.")
    store.add("news", [newer])
    assert store.articles("news") == (newer,)


def test_removing_counts_what_was_there(store: ArticleStore) -> None:
    store.add("news", [FULL, BARE])
    assert store.remove("news", ["a1", "unknown"]) == 1
    assert store.articles("news") == (BARE,)
    assert store.remove("news", []) == 0
    assert store.remove("news") == 1
    assert store.names() == ()


def test_a_date_comes_back_in_utc(store: ArticleStore) -> None:
    east = timezone(timedelta(hours=3))
    store.add("news", [Article("a", "o", "t", published_at=datetime(2031, 5, 1, 1, tzinfo=east))])
    (found,) = store.articles("news")
    assert found.published_at == datetime(2031, 4, 30, 22, tzinfo=UTC)
    assert found.published_at.tzinfo is UTC


def test_what_was_added_outlives_the_process(tmp_path: Path) -> None:
    for _ in range(2):
        store = ArticleStore.open(tmp_path / "consist.db")
        store.add("news", [FULL])
        store.close()
    store = ArticleStore.open(tmp_path / "consist.db")
    assert store.articles("news") == (FULL,)
    store.close()


def test_a_failing_add_adds_nothing(store: ArticleStore) -> None:
    with pytest.raises(StoreError, match=r"consist\.db"):
        store.add("news", [FULL, Article("a2", None, "t")])  # type: ignore[arg-type]
    assert store.articles("news") == ()
    store.add("news", [FULL])
    assert store.articles("news") == (FULL,)


@given(
    st.lists(
        st.builds(
            Article,
            id=st.text(min_size=1),
            outlet=st.text(),
            text=st.text(),
            title=st.text(),
            url=st.none() | st.text(),
            published_at=st.none() | TIMES,
            language=st.none() | st.text(),
            story=st.none() | st.text(),
        ),
        max_size=4,
        unique_by=lambda article: article.id,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_article_comes_back(store: ArticleStore, articles: list[Article]) -> None:
    store.remove("any")
    store.add("any", articles)
    found = {article.id: article for article in store.articles("any")}
    assert found == {article.id: article for article in articles}


def test_text_that_no_encoding_holds_is_refused(store: ArticleStore) -> None:
    with pytest.raises(StoreError, match="surrogates"):
        store.add("news", [Article("a9", "o", "half a pair: \ud800")])


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    path.write_text("notes " * 500)
    with pytest.raises(StoreError, match="not a database"):
        ArticleStore.open(path)
    assert path.read_text() == "notes " * 500


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file.consist\.db"):
        ArticleStore.open(tmp_path / "file" / "consist.db")


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        ArticleStore.open(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    ArticleStore.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="upgrade consist"):
        ArticleStore.open(path)


def test_an_older_store_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "consist.db"
    store = ArticleStore.open(path)
    store.add("news", [FULL])
    store.close()
    steps = (*migrations.STEPS, "CREATE TABLE later (a TEXT)")
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = ArticleStore.open(path)
    assert store.articles("news") == (FULL,)
    store.close()
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert raw.execute("PRAGMA user_version").fetchone() == (len(steps),)
    raw.close()


def first_store(path: Path) -> None:
    """Write a store as the first version of the program did."""
    with sqlite3.connect(path) as raw:
        raw.execute(migrations.STEPS[0])
        raw.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("INSERT INTO articles VALUES ('news', 'a0', 'Other', '', '', '', '', '', '')")
        raw.execute(
            "UPDATE articles SET url = NULL, published_at = NULL, language = NULL, story = NULL"
        )
    raw.close()


def test_places_are_kept_and_a_store_of_before_learns_them(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    first_store(path)
    store = ArticleStore.open(path)
    assert store.articles("news") == (BARE,)
    placed = [
        replace(FULL, id="a1", place=Place("/a/x.jsonl", 3)),
        replace(FULL, id="a2", place=Place("/a/x.jsonl", 4)),
        replace(FULL, id="a3", place=Place("/a/y.txt")),
        replace(FULL, id="a4", place=Place("/a/z.txt")),
    ]
    store.add("news", placed)
    store.add("old", placed)
    found = store.lying_in("news", ["/a/y.txt", "/a/x.jsonl", "/b/x.jsonl"])
    assert [(one.id, one.place) for one in found] == [(one.id, one.place) for one in placed[:3]]
    assert found == tuple(placed[:3])
    assert {one.place for one in store.articles("news")} == {None}
    store.close()


def test_a_store_of_before_that_may_only_be_read_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    first_store(path)
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
    migrations.migrate(raw, name=str(path))
    store = ArticleStore(raw, path)
    assert store.articles("news") == (BARE,)
    assert store.outlets("news") == {"Other": 1}
    store.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "consist.db"
    ArticleStore.open(path).close()
    before = path.read_bytes()
    steps = (*migrations.STEPS, "CREATE TABLE later (a TEXT)", "CREATE TABLE later (a TEXT)")
    monkeypatch.setattr(migrations, "STEPS", steps)
    with pytest.raises(StoreError, match="later"):
        ArticleStore.open(path)
    assert path.read_bytes() == before


def test_who_only_reads_neither_writes_nor_waits_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "consist.db"
    store = ArticleStore.open(path)
    store.add("news", [FULL])
    store.close()
    before = path.read_bytes()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    reader = ArticleStore.open(path)
    assert reader.articles("news") == (FULL,)
    reader.close()
    writer.close()
    assert path.read_bytes() == before
