from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.errors import SettingsError
from consist.model import Article, Skipped
from consist.sources.fields import USUAL, Fields, Origin, content_hash

ORIGIN = Origin("a.jsonl", "folder")


def read(row: Mapping[str, object], **chosen: str) -> Article:
    item = Fields(chosen).article(row, origin=ORIGIN, where="line 1").item
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize(
    ("row", "outlet"),
    [
        ({"outlet": " The Gazette ", "url": "https://a.example/1"}, "The Gazette"),
        ({"outlet": "", "url": "https://www.a.example:8080/1"}, "a.example"),
        ({"outlet": None, "url": "https://news.A.example/1"}, "news.a.example"),
        ({"source": {"id": None, "name": "Courier"}}, "Courier"),
        ({"outlet": "", "source": "Courier"}, "Courier"),
        ({"outlet": None, "source": "Courier", "url": "https://a.example/1"}, "Courier"),
        ({"domain": "www.a.example"}, "a.example"),
        ({"site": "https://www.a.example/front"}, "a.example"),
        ({"url": "not an address"}, "folder"),
        ({"url": "https://[broken/"}, "folder"),
        ({"url": "ftp://a.example/1"}, "folder"),
        ({}, "folder"),
        ({"publisher": "P", "outlet": "O", "source": "S"}, "O"),
        ({"outlet": 7}, "7"),
    ],
)
def test_outlet_is_the_field_or_the_site_or_the_folder(row: dict[str, object], outlet: str) -> None:
    assert read({"text": "a", **row}).outlet == outlet


@pytest.mark.parametrize(("ours", "usual"), [(o, u) for o, names in USUAL.items() for u in names])
def test_every_usual_name_is_known_in_any_spelling(ours: str, usual: str) -> None:
    for spelling in (usual, usual.upper(), f" {usual[:3]}_{usual[3:]}", f"{usual[:2]}-{usual[2:]}"):
        assert Fields().columns(["views", spelling]) == {ours: spelling}


def test_a_mapping_goes_before_usual_names_where_the_row_has_the_column() -> None:
    row = {"outlet": "O", "paper": "P", "text": "a"}
    assert read(row, outlet="paper").outlet == "P"
    assert read({"outlet": "O", "text": "a"}, outlet="paper").outlet == "O"
    assert read({**row, "paper": None}, outlet="paper").outlet == "folder"


def test_a_filled_column_goes_before_an_empty_one() -> None:
    row = {
        "id": None, "guid": "7", "title": "", "headline": "Bridge closed", "url": "",
        "link": "https://a.example/1", "published_at": None, "date": "2013-04-02",
        "text": "", "content": "It closed.",
    }  # fmt: skip
    assert read(row) == Article(
        id="7",
        outlet="a.example",
        text="It closed.",
        title="Bridge closed",
        url="https://a.example/1",
        published_at=datetime(2013, 4, 2, tzinfo=UTC),
    )
    chosen = Fields({"text": "text"}).article(row, origin=ORIGIN, where="line 1").item
    assert chosen == Skipped("a.jsonl", "line 1", "the text is empty")
    empty = Fields().article({"text": "", "body": None}, origin=ORIGIN, where="line 1").item
    assert empty == Skipped("a.jsonl", "line 1", "the text is empty")


@pytest.mark.parametrize("name", ["id", "_id"])
def test_an_id_may_be_one_of_mongodb(name: str) -> None:
    assert read({name: {"$oid": "65f1c0ffee"}, "text": "a"}).id == "65f1c0ffee"


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"no field 'paper'.*outlet, title"):
        Fields({"paper": "outlet"})


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was <50 % &amp; falling, <b>they</b> said.",
        "Use the <p> tag",
        "x < y > z <br",
        "  \ttext\r\n ",
        "AT&amp;T said \x00 nothing",
        "<i>Note</i> to readers: <b>bold</b>",
        "<p>Quoted once</p>" + "and then prose. " * 400,
    ],
)
def test_prose_with_a_stray_tag_or_entity_is_untouched(text: str) -> None:
    assert read({"text": text}).text == text


def test_text_that_is_markup_becomes_what_a_reader_sees() -> None:
    text = (
        "<p>Tolls &amp; taxes <b>fell</b>.</p>\n<p>Buses run.<br/>Ferries do not.</p>"
        "<script>x()</script>"
    )
    assert read({"text": text}).text == "Tolls & taxes fell.\n\nBuses run.\nFerries do not."
    empty = Fields().article({"text": "<p></p><br>"}, origin=ORIGIN, where="").item
    assert empty == Skipped("a.jsonl", "", "the text is empty")


def test_a_whole_page_in_a_field_becomes_its_article(data: Path) -> None:
    text = read({"text": (data / "bridge.html").read_text()}).text
    assert "closed to all traffic on Friday" in text
    assert "Most read" not in text


def test_an_id_made_from_content_is_stable_and_tells_articles_apart() -> None:
    row: dict[str, object] = {"outlet": "O", "url": "https://a.example", "title": "T", "text": "x"}
    made = read(row).id
    assert re.fullmatch("[0-9a-f]{12}", made)
    # Fixed here, so that a change of the recipe, which would rename every article, is noticed.
    assert made == "32a29efccea8"
    others = {read({**row, name: "https://b.example"}).id for name in row}
    assert len(others | {made}) == 5


@given(*[st.text(st.characters(exclude_categories=["Cs"]))] * 3)
def test_the_parts_of_a_hash_do_not_run_together(outlet: str, title: str, text: str) -> None:
    made = content_hash(outlet=outlet, url=None, title=title, text=text)
    if title:
        moved = content_hash(outlet=outlet + title, url=None, title="", text=text)
        assert made != moved


@given(
    st.dictionaries(
        st.sampled_from(sorted({name for names in USUAL.values() for name in names})),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.just("name"), inner),
        ),
    )
)
def test_any_row_gives_an_article_or_a_reason_that_can_be_written(row: dict[str, object]) -> None:
    item = Fields().article(row, origin=ORIGIN, where="line 1").item
    if not isinstance(item, Article):
        assert item.reason
        item.reason.encode()
    else:
        "".join((item.id, item.outlet, item.title, item.text, item.url or "")).encode()
        assert item.id
        assert item.outlet
        assert item.text.strip()
