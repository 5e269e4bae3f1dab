from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from consist.model import Article, Met, Note, Skipped
from consist.sources import read

Read = Callable[..., list[Met]]

BODY = "".join(
    f"<p>The bridge over the Orlen was closed on day {day}, the city engineer told the Post.</p>"
    for day in range(1, 9)
)


def only(found: list[Met]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def page(*, head: str = "", body: str = BODY, attributes: str = "") -> str:
    return (
        f"<!doctype html><html{attributes}><head><title>Bridge closed</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
    )


def test_a_news_page_gives_its_article_and_nothing_else(data: Path) -> None:
    article = only(list(read([str(data / "bridge.html")])))
    assert article.title == "Orlen bridge closed after cracks found in pier"
    assert article.outlet == "The Harbour Post"
    assert article.url == "https://www.harbourpost.example/news/2024/05/03/orlen-bridge-closed"
    assert article.published_at == datetime(2024, 5, 3, 19, 30, tzinfo=UTC)
    assert article.language == "en-GB"
    paragraphs = article.text.split("\n")
    assert [paragraph[:30] for paragraph in paragraphs] == [
        "The Orlen bridge was closed to",
        "Some 18,000 vehicles cross the",
        "“We could not answer for anyon",
        "The harbour union said it had ",
    ]
    assert paragraphs[0].endswith("in two of its five piers, the city engineer said.")
    assert paragraphs[3].endswith("denied that any such letter had been received.")


def test_a_bare_page_in_an_old_encoding(data: Path) -> None:
    article = only(list(read([str(data / "strike.htm")])))
    assert article.title == "Ferry strike ends after nine days"
    assert article.outlet == "news.northgazette.example"
    assert article.url == "https://news.northgazette.example/strike-ends.html"
    assert article.published_at is None
    assert "The Café Marin at the pier" in article.text
    assert "“Nobody won,” said Jon Håkonsen" in article.text
    assert "World" not in article.text
    assert "Copyright" not in article.text


@pytest.mark.parametrize(
    ("charset", "word"), [("koi8-r", "мост"), ("iso-8859-2", "żółw"), ("shift_jis", "橋が閉鎖")]
)
def test_the_encoding_that_a_page_names_counts(read_bytes: Read, charset: str, word: str) -> None:
    content = page(head=f'<meta charset="{charset}">', body=BODY + f"<p>It says {word}.</p>" * 3)
    assert f"It says {word}." in only(read_bytes("a.html", content.encode(charset))).text


def test_a_byte_order_mark_goes_before_what_the_page_says(read_bytes: Read) -> None:
    content = page(head='<meta charset="windows-1252">', body=BODY + "<p>Café – Zürich – €.</p>")
    for encoding in ("utf-8-sig", "utf-16"):
        assert "Café – Zürich – €." in only(read_bytes("a.html", content.encode(encoding))).text


def test_broken_bytes_and_wrong_names_of_encodings_pass(read_bytes: Read) -> None:
    content = page(head='<meta charset="no-such">', body=BODY + "<p>Café – Zürich – €.</p>")
    article = only(read_bytes("a.html", content.encode() + b"\xff"))
    assert "Café – Zürich – €." in article.text


def test_the_date_does_not_depend_on_the_day_of_the_run(read_bytes: Read) -> None:
    head = '<meta property="article:published_time" content="2091-02-03T04:05:06Z">'
    article, note = read_bytes("a.html", page(head=head).encode())
    assert isinstance(note, Note)
    assert "2091-02-03 lies in the future" in note.reason
    assert isinstance(article, Article)
    assert article.published_at == datetime(2091, 2, 3, 4, 5, 6, tzinfo=UTC)


def test_a_date_in_the_prose_is_not_that_of_publication(read_bytes: Read) -> None:
    body = BODY + "<p>The last such closure was on 14 March 1998, the engineer said.</p>"
    assert only(read_bytes("a.html", page(body=body).encode())).published_at is None


def test_a_page_without_site_or_address_is_of_its_folder(read_bytes: Read) -> None:
    article = only(read_bytes("a.html", page(attributes=' lang="de"').encode()))
    assert (article.outlet, article.url, article.language) == ("gazette", None, "de")


@pytest.mark.parametrize(
    "told",
    [
        '{"@type": "NewsArticle", "publisher": {"name": "The Post"}}',
        '[{"@graph": [{"publisher": "The Post"}]}]',
    ],
)
def test_who_publishes_it_by_its_json_is_its_outlet(read_bytes: Read, told: str) -> None:
    broken = '<script type="application/ld+json">{"publisher": </script>'
    head = f'{broken}<script type="application/ld+json">{told}</script>'
    assert only(read_bytes("a.html", page(head=head).encode())).outlet == "The Post"


@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_fragment_of_one_block_is_read_and_nothing_is_logged(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    heard = StringIO()
    monkeypatch.setattr(logging.root, "handlers", [logging.StreamHandler(heard)])
    said = "Four people were killed in a fire at Elmport on Wednesday."
    assert only(read_bytes("a.html", f"<{tag}>{said}</{tag}>".encode())).text == said
    assert heard.getvalue() == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no HTML page"),
        (b"Just a line of text.", "no HTML page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30, "no HTML page"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><head><script>app()</script></head><body><div id=app></div>", "no article"),
        (b"<!doctype html>", "no article"),
    ],
)
def test_what_holds_no_article_is_skipped(read_bytes: Read, content: bytes, reason: str) -> None:
    (skipped,) = read_bytes("a.html", content)
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_a_page_nested_ten_thousand_deep_is_no_crash(read_bytes: Read) -> None:
    content = "<html><body>" + "<div>" * 10_000 + "deep" + BODY
    assert len(read_bytes("a.html", content.encode())) == 1


def test_a_report_is_no_article(tmp_path: Path) -> None:
    head = '<meta name="generator" content="consist 0.1.0">'
    (tmp_path / "report.html").write_text(page(head=head))
    (skipped,) = read([str(tmp_path)])
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "it is a report of consist"
