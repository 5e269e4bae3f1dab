"""Built indexes as a user meets them, on real files, over an encoder that needs no weights."""

import json
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from threading import Thread

import pytest

from consist import api, indexing, wiring
from consist.config import Settings
from consist.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError, InputError
from consist.index import FaissIndex
from consist.model import Article, Place
from consist.sources import read
from consist.store.articles import ArticleStore
from tests.fakes import HashEncoder
from tests.light_tools import light_tools

SUBJECTS = ("the Halm pit", "the Sarn bridge", "the harvest", "the rail strike", "the new mayor")


def archive() -> list[Article]:
    return [
        Article(
            f"a{number}",
            f"outlet {number % 3}",
            f"Reports spoke of {subject} on Friday. People near {subject} waited for {subject}.",
        )
        for number, subject in enumerate(SUBJECTS)
    ]


def outlet_file(folder: Path, outlet: str, *texts: str) -> Path:
    """Write an outlet's articles to a file of its own, with ids that count from 1."""
    path = folder / f"{outlet}.jsonl"
    rows = [
        {"id": str(number), "outlet": outlet, "story": "halm", "text": text}
        for number, text in enumerate(texts, 1)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def articles_of(*paths: Path) -> list[Article]:
    return [item for item in read([*map(str, paths)]) if isinstance(item, Article)]


def kept(home: Path) -> list[tuple[str, str]]:
    return sorted((a.outlet, a.text) for a in indexing.stored("world", home=home))


def test_an_index_holds_every_sentence_and_survives_being_deleted(tmp_path: Path) -> None:
    encoder = HashEncoder()
    manifest = indexing.add("world", archive(), home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (5, 10)
    for file in (tmp_path / "indexes" / "world").iterdir():
        file.unlink()
    with pytest.raises(IndexNotFoundError, match="consist index rebuild world"):
        indexing.check("world", home=tmp_path)
    rebuilt = indexing.rebuild("world", home=tmp_path, encoder=encoder)
    assert (rebuilt.articles, rebuilt.rows) == (5, 10)
    assert indexing.related("world", [], home=tmp_path, encoder=encoder) == tuple(archive())


def test_adding_to_an_index_whose_folder_was_deleted_makes_it_whole(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive()[:4], home=tmp_path, encoder=encoder)
    rmtree(tmp_path / "indexes")
    manifest = indexing.add("world", archive()[4:], home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (5, 10)
    assert indexing.check("world", home=tmp_path) == manifest


def test_an_article_of_a_known_id_is_replaced(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    changed = Article("a0", "outlet 0", "The Halm pit has reopened.")
    manifest = indexing.add("world", [changed], home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (5, 9)
    assert changed in indexing.related("world", [], home=tmp_path, encoder=encoder)


def test_articles_of_two_outlets_under_the_same_ids_are_all_kept(tmp_path: Path) -> None:
    encoder = HashEncoder()
    gazette = outlet_file(tmp_path, "Gazette", "The Halm pit was shut.", "The Sarn bridge fell.")
    courier = outlet_file(tmp_path, "Courier", "The harvest was poor.", "The rail strike ended.")
    indexing.add("world", articles_of(gazette), home=tmp_path, encoder=encoder)
    manifest = indexing.add("world", articles_of(courier), home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (4, 4)
    assert kept(tmp_path) == [
        ("Courier", "The harvest was poor."),
        ("Courier", "The rail strike ended."),
        ("Gazette", "The Halm pit was shut."),
        ("Gazette", "The Sarn bridge fell."),
    ]
    outlet_file(tmp_path, "Courier", "The harvest was rich.", "The rail strike ended.")
    manifest = indexing.add("world", articles_of(courier), home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (4, 4)
    assert kept(tmp_path) == [
        ("Courier", "The harvest was rich."),
        ("Courier", "The rail strike ended."),
        ("Gazette", "The Halm pit was shut."),
        ("Gazette", "The Sarn bridge fell."),
    ]
    assert indexing.check("world", home=tmp_path) == manifest


def changes(articles: list[Article], *, home: Path) -> indexing.Changes:
    return indexing.add("world", articles, home=home, encoder=HashEncoder()).changes


def test_what_an_addition_changed_is_told(tmp_path: Path) -> None:
    def told(articles: list[Article]) -> tuple[int, int, int]:
        found = changes(articles, home=tmp_path)
        return found.new, found.updated, found.unchanged

    assert told(archive()[:3]) == (3, 0, 0)
    rewritten = replace(archive()[0], text="The Halm pit was shut.")
    assert told([rewritten, *archive()[1:]]) == (2, 1, 2)
    read_again = replace(archive()[1], place=Place("a.jsonl", 3))
    assert told([read_again]) == (0, 0, 1)


def page(
    folder: Path, text: str, *, url: str = "https://gazette.example/halm", **more: str
) -> list[Article]:
    """Write one page of an outlet, by default without an id of its own, and read it."""
    path = folder / "page.jsonl"
    path.write_text(json.dumps({"outlet": "Gazette", "url": url, "text": text, **more}))
    return articles_of(path)


def test_the_changed_text_of_a_page_takes_the_place_of_the_former(tmp_path: Path) -> None:
    encoder = HashEncoder()
    first = page(tmp_path, "Twelve miners died in Halm.")
    second = page(tmp_path, "Fourteen miners died in Halm.")
    other = page(tmp_path, "No miner died in Halm.", outlet="Courier")
    indexing.add("world", [*first, *other], home=tmp_path, encoder=encoder)
    done = indexing.add("world", second, home=tmp_path, encoder=encoder)
    told = done.changes
    assert (told.new, told.updated, told.unchanged, told.replaced) == (0, 0, 0, 1)
    assert kept(tmp_path) == [(a.outlet, a.text) for a in (*other, *second)]
    assert indexing.check("world", home=tmp_path) == done.manifest
    again = changes(second, home=tmp_path)
    assert (again.new, again.unchanged, again.replaced) == (0, 1, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gazette.example/halm", "http://gazette.example/halm"),
        ("https://gazette.example/halm", "https://www.gazette.example/halm"),
        ("https://gazette.example/halm", "https://gazette.example/halm/"),
        ("https://gazette.example/halm", "https://gazette.example/halm#comments"),
        ("https://gazette.example/halm?utm_source=feed", "https://gazette.example/halm"),
        ("https://GAZETTE.example/halm?id=7", "https://gazette.example/halm?fbclid=x&id=7"),
    ],
)
def test_an_address_that_is_written_otherwise_is_the_same(
    tmp_path: Path, one: str, other: str
) -> None:
    first = page(tmp_path, "Twelve miners died in Halm.", url=one)
    second = page(tmp_path, "Nobody was hurt.", url=other)
    assert added(tmp_path, first) == (1, 0)
    assert added(tmp_path, second) == (0, 1)
    assert [text for _, text in kept(tmp_path)] == ["Nobody was hurt."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://gazette.example/halm?id=7", "https://gazette.example/halm?id=8"),
        ("https://gazette.example/halm?id=7", "https://gazette.example/halm"),
        ("https://gazette.example/halm", "https://gazette.example/HALM"),
        ("https://gazette.example/halm", "https://news.gazette.example/halm"),
        ("https://gazette.example/#/halm", "https://gazette.example/#/sarn"),
        ("https://gazette.example/live#post-1", "https://gazette.example/live#post-2"),
        ("urn:halm:1", "urn:halm:1/"),
    ],
)
def test_another_address_is_another_article(tmp_path: Path, one: str, other: str) -> None:
    added(tmp_path, page(tmp_path, "Twelve miners died in Halm.", url=one))
    assert added(tmp_path, page(tmp_path, "A bridge fell.", url=other)) == (1, 0)


def test_what_stays_beside_a_text_of_the_same_address_is_told(tmp_path: Path) -> None:
    url = "https://gazette.example/halm"
    named = page(tmp_path, "Twelve miners died in Halm.", url=url, id="g-1")
    first = page(tmp_path, "Thirteen miners died in Halm.", url=f"{url}/")
    second = page(tmp_path, "Fourteen miners died in Halm.", url=url)
    other = page(tmp_path, "No miner died in Halm.", url=url, outlet="Courier")
    added(tmp_path, named)
    assert changes([*named, *other], home=tmp_path).beside == ()
    told = changes(first, home=tmp_path)
    assert [(one.id, two.id) for one, two in told.beside] == [("g-1", first[0].id)]
    assert (told.new, told.replaced) == (1, 0)
    assert added(tmp_path, second) == (0, 1)  # they do not pile up beside it
    texts = [text for outlet, text in kept(tmp_path) if outlet == "Gazette"]
    assert texts == [second[0].text, named[0].text]


def test_what_may_be_another_article_is_kept_beside(tmp_path: Path) -> None:
    encoder = HashEncoder()
    first = page(tmp_path, "Twelve miners died in Halm.", published_at="2024-05-03")
    for others in (
        page(tmp_path, "A bridge fell.", url="https://gazette.example/sarn"),
        page(tmp_path, "A bridge fell in Sarn.", url=""),
        page(tmp_path, "A bridge stood in Sarn.", url=""),
        page(tmp_path, "Miners went down in Halm.", published_at="2024-05-02"),
        page(tmp_path, "Miners died in Halm.", id="g-1"),
        # several of one address tell that it is no article's own
        [*page(tmp_path, "A mayor was chosen."), *page(tmp_path, "A mayor was not chosen.")],
    ):
        indexing.add("world", first, home=tmp_path, encoder=encoder)
        assert changes(others, home=tmp_path).replaced == 0
        texts = [text for _, text in kept(tmp_path)]
        assert {article.text for article in (*first, *others)} <= set(texts)
        indexing.remove("world", home=tmp_path, encoder=encoder)


def text_file(path: Path, text: str, *, title: str = "", date: str = "") -> list[Article]:
    """Write a file that holds one article, without an id or an address, and read it."""
    path.parent.mkdir(exist_ok=True)
    front = {"outlet": "Gazette", "title": title, "date": date}
    head = "".join(f"{key}: {value}\n" for key, value in front.items() if value)
    path.write_text(f"---\n{head}---\n{text}\n")
    return articles_of(path)


def record_file(path: Path, *rows: tuple[str, str, str]) -> list[Article]:
    """Write records of title, date and text, and read them."""
    names = ("outlet", "title", "date", "text")
    lines = (json.dumps(dict(zip(names, ("Gazette", *row), strict=True))) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines))
    return articles_of(path)


def added(home: Path, articles: list[Article]) -> tuple[int, int]:
    """Add articles and return how many were new, and how many took the place of a former text."""
    done = indexing.add("world", articles, home=home, encoder=HashEncoder())
    assert indexing.check("world", home=home) == done.manifest
    return done.changes.new, done.changes.replaced


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"title": "Halm", "date": "2024-05-03"}, {"title": "Halm", "date": "2024-05-03"}),
        ({"title": "Halm", "date": "2024-05-03"}, {"title": "Halm", "date": "2024-05-04"}),
        ({"title": "Halm", "date": "2024-05-03"}, {"title": "Pit", "date": "2024-05-03"}),
    ],
)
def test_the_changed_text_of_a_file_takes_the_place_of_the_former(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: dict[str, str], after: dict[str, str]
) -> None:
    path = tmp_path / "texts" / "halm.md"
    other = text_file(tmp_path / "texts" / "sarn.md", "The Sarn bridge fell.", **before)
    first = text_file(path, "Twelve miners died in Halm.", **before)
    assert added(tmp_path, [*other, *first]) == (2, 0)
    text_file(path, "Fourteen miners died in Halm.", **after)
    monkeypatch.chdir(path.parent)  # the same file by another name
    second = articles_of(Path("halm.md"))
    assert added(tmp_path, second) == (0, 1)
    assert {text for _, text in kept(tmp_path)} == {a.text for a in (*other, *second)}
    assert added(tmp_path, second) == (0, 0)


def test_the_changed_record_of_a_file_takes_the_place_of_the_former(tmp_path: Path) -> None:
    path, day = tmp_path / "today.jsonl", "2024-05-03"
    halm, sarn = ("Halm", day, "Twelve miners died."), ("Sarn", "", "The Sarn bridge fell.")
    assert added(tmp_path, record_file(path, sarn, halm)) == (2, 0)
    again = [("Sarn", "", "The Sarn bridge stood."), ("Mayor", day, "A mayor was chosen.")]
    changed = record_file(path, *again, ("Halm", day, "Fourteen miners died."))
    assert added(tmp_path, changed) == (1, 2)
    assert {text for _, text in kept(tmp_path)} == {article.text for article in changed}


def test_what_is_called_alike_elsewhere_or_among_others_is_another_article(tmp_path: Path) -> None:
    day = {"title": "Briefs", "date": "2024-05-03"}
    file, lines = tmp_path / "a.md", tmp_path / "a.jsonl"
    first = text_file(file, "Rain fell in Halm.", **day)
    row = ("Briefs", "2024-05-03", "Snow fell in Sarn.")
    for others in (
        text_file(tmp_path / "b.md", "A bridge fell.", **day),
        record_file(tmp_path / "b.jsonl", ("Briefs", "2024-05-03", "A mill burned.")),
        # several of one name in one file are no versions of one another
        record_file(lines, ("Briefs", "2024-05-03", "Wind."), ("Briefs", "2024-05-03", "Fog.")),
        record_file(lines, ("Briefs", "2024-05-04", "Hail.")),
        record_file(lines, ("Live blog", "2024-05-03", "Heat.")),
        record_file(lines, ("", "2024-05-03", "Ice.")),
        # without a date another line may well be another day's
        record_file(lines, row, ("Live blog", "", "Calm.")),
        text_file(file, "A mayor was chosen.", title="A mayor", date="2024-05-04"),
        text_file(file, "Rain was to fall in Halm.", title="Briefs", date="2024-05-02"),
        [Article("g-1", "Gazette", "Rain.", title="Briefs", place=Place(str(file)))],
    ):
        indexing.add("world", record_file(lines, row), home=tmp_path, encoder=HashEncoder())
        indexing.add("world", first, home=tmp_path, encoder=HashEncoder())
        assert added(tmp_path, others)[1] == 0, others
        assert {"Rain fell in Halm.", row[2]} <= {text.strip() for _, text in kept(tmp_path)}
        indexing.remove("world", home=tmp_path, encoder=HashEncoder())


def test_a_text_that_was_moved_is_not_taken_for_the_former_text_of_its_file(tmp_path: Path) -> None:
    text_file(tmp_path / "a.md", "Rain fell in Halm.")
    assert added(tmp_path, articles_of(tmp_path / "a.md")) == (1, 0)
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    text_file(tmp_path / "a.md", "A mayor was chosen.")
    assert added(tmp_path, articles_of(tmp_path / "a.md", tmp_path / "b.md")) == (1, 0)
    assert len(kept(tmp_path)) == 2


def test_a_run_that_broke_off_between_store_and_index_is_made_whole_by_the_next(
    tmp_path: Path,
) -> None:
    encoder = HashEncoder()
    first = page(tmp_path, "Twelve miners died in Halm.")
    second = page(tmp_path, "Fourteen miners died in Halm.")
    indexing.add("world", first, home=tmp_path, encoder=encoder)
    ArticleStore.open(tmp_path / "consist.db").add("world", second, instead_of=[first[0].id])
    with pytest.raises(IndexMismatchError, match="consist index rebuild world"):
        indexing.check("world", home=tmp_path)
    manifest = indexing.add("world", second, home=tmp_path, encoder=encoder).manifest
    assert (manifest.articles, manifest.rows) == (1, 1)
    assert indexing.check("world", home=tmp_path) == manifest


@pytest.mark.parametrize(
    "steps",
    [
        ("Gazette Courier", "Courier"),
        ("Gazette", "Courier", "Gazette Courier"),
        ("Courier", "Gazette Courier", "Gazette", "Courier"),
        ("Courier Gazette", "Gazette Courier"),
    ],
)
def test_an_article_is_kept_once_whatever_it_was_read_together_with(
    tmp_path: Path, steps: tuple[str, ...]
) -> None:
    encoder = HashEncoder()
    outlet_file(tmp_path, "Gazette", "The Halm pit was shut.")
    outlet_file(tmp_path, "Courier", "The harvest was poor.")
    for step in steps:
        paths = [tmp_path / f"{outlet}.jsonl" for outlet in step.split()]
        indexing.add("world", articles_of(*paths), home=tmp_path, encoder=encoder)
    assert kept(tmp_path) == [
        ("Courier", "The harvest was poor."),
        ("Gazette", "The Halm pit was shut."),
    ]
    assert indexing.check("world", home=tmp_path).articles == 2


def test_a_check_compares_with_the_indexed_article_of_another_outlet_under_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = light_tools()
    monkeypatch.setattr(wiring, "tools", lambda *_, **__: tools)
    texts = {
        "Gazette": "Twelve miners died in the Halm pit on Friday.",
        "Courier": "No miner died in the Halm pit on Friday.",
    }
    paths = {outlet: outlet_file(tmp_path, outlet, text) for outlet, text in texts.items()}
    indexing.add("world", articles_of(paths["Gazette"]), home=tmp_path, encoder=tools.encoder)

    def checked() -> dict[str, str]:
        (finding,) = api.check(
            paths["Courier"], index="world", home=tmp_path, settings=Settings(min_confidence=0.0)
        ).findings
        return {side.outlet: side.text for side in (finding.a, finding.b)}

    assert checked() == texts
    indexing.add("world", articles_of(paths["Courier"]), home=tmp_path, encoder=tools.encoder)
    assert checked() == texts


def test_new_articles_call_up_those_about_the_same(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    new = Article("new", "Herald", "Reports of the Sarn bridge near the Sarn bridge.")
    index = FaissIndex.load(tmp_path / "indexes" / "world", encoder=encoder.identity)
    ranked = indexing.nearest_articles(index, encoder.encode([new.text]), known={"new"})
    assert ranked[0] == "a1"
    found = indexing.related("world", [new], home=tmp_path, encoder=encoder)
    assert archive()[1] in found


def test_one_article_or_the_whole_index_can_be_removed(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    assert indexing.remove("world", home=tmp_path, encoder=encoder, ids=["a2"]) == 1
    assert indexing.check("world", home=tmp_path).articles == 4
    with pytest.raises(InputError, match="no article 'a2'"):
        indexing.remove("world", home=tmp_path, encoder=encoder, ids=["a2"])
    assert indexing.remove("world", home=tmp_path, encoder=encoder) == 4
    assert indexing.names(home=tmp_path) == ()


@pytest.mark.parametrize("built", [True, False])
def test_with_its_last_article_an_index_is_gone(tmp_path: Path, *, built: bool) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive()[:1], home=tmp_path, encoder=encoder)
    if not built:
        rmtree(tmp_path / "indexes" / "world")
    assert indexing.remove("world", home=tmp_path, encoder=encoder, ids=["a0"]) == 1
    assert indexing.names(home=tmp_path) == ()
    assert not (tmp_path / "indexes" / "world").exists()


def test_an_index_that_the_store_has_nothing_of_can_be_removed(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    ArticleStore.open(tmp_path / "consist.db").remove("world")
    with pytest.raises(IndexNotFoundError, match="consist index remove world"):
        indexing.check("world", home=tmp_path)
    assert indexing.remove("world", home=tmp_path, encoder=encoder) == 0
    assert indexing.names(home=tmp_path) == ()


def test_an_index_that_lacks_an_article_of_the_store_is_not_whole(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    ArticleStore.open(tmp_path / "consist.db").add(
        "world", [Article("late", "Herald", "The new mayor has resigned.")]
    )
    with pytest.raises(
        IndexMismatchError, match=r"in 1 articles, the first 'late'.*consist index rebuild world"
    ):
        indexing.check("world", home=tmp_path)
    indexing.rebuild("world", home=tmp_path, encoder=encoder)
    assert indexing.check("world", home=tmp_path).articles == 6


def test_an_index_of_another_text_than_the_store_has_is_not_whole(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    changed = Article("a2", "outlet 2", "The harvest failed on Friday.")
    ArticleStore.open(tmp_path / "consist.db").add("world", [changed])
    with pytest.raises(IndexMismatchError, match="the first 'a2'"):
        indexing.check("world", home=tmp_path)


def test_an_article_that_says_nothing_of_its_own_is_not_missed(tmp_path: Path) -> None:
    teaser = Article("teaser", "Herald", "Read more: Five pits that closed this year")
    indexing.add("world", [*archive(), teaser], home=tmp_path, encoder=HashEncoder())
    assert indexing.check("world", home=tmp_path).articles == 5


def test_another_encoder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    indexing.add("world", archive(), home=tmp_path, encoder=HashEncoder())
    with pytest.raises(IndexMismatchError, match="consist index rebuild world"):
        indexing.related("world", archive()[:1], home=tmp_path, encoder=HashEncoder(dimension=32))


def test_a_name_that_nobody_made_says_what_there_is(tmp_path: Path) -> None:
    indexing.add("world", archive(), home=tmp_path, encoder=HashEncoder())
    with pytest.raises(IndexStoreError, match=r"no index 'wrold'.*there are: world"):
        indexing.related("wrold", [], home=tmp_path, encoder=HashEncoder())


def test_what_is_added_while_an_index_is_removed_is_kept_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    forget = ArticleStore.remove
    adding = Thread(
        target=indexing.add,
        args=("world", [Article("late", "Herald", "The new mayor has resigned.")]),
        kwargs={"home": tmp_path, "encoder": encoder},
    )

    def remove(store: ArticleStore, *what: str) -> int:
        adding.start()  # the files are gone, the articles are not
        adding.join(timeout=0.5)
        return forget(store, *what)

    monkeypatch.setattr(ArticleStore, "remove", remove)
    assert indexing.remove("world", home=tmp_path, encoder=encoder) == 5
    adding.join()
    assert kept(tmp_path) == [("Herald", "The new mayor has resigned.")]
    assert indexing.check("world", home=tmp_path).articles == 1


def test_nothing_to_add_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article to add"):
        indexing.add("world", [], home=tmp_path, encoder=HashEncoder())
