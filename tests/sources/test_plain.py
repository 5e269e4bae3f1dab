from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import Article, Met, Skipped

Read = Callable[..., list[Met]]

FRONT = """---
# where this is from
outlet: "The Harbour Post"
date: 3 May 2024
url: https://www.harbourpost.example/a:b
title: Bridge: closed
tags:
- bridges
-
  - name: roads
summary: >
  No colon here,
  and none here.
authors: [Ann,
  Ben
]
Last edited by: desk
---

"""


def only(found: list[Met]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter(read_bytes: Read, end: str) -> None:
    article = only(
        read_bytes("a.txt", (FRONT + "The bridge.\n---\nIt closed.").replace("\n", end).encode())
    )
    assert article.outlet == "The Harbour Post"
    assert article.title == "Bridge: closed"
    assert article.url == "https://www.harbourpost.example/a:b"
    assert article.published_at == datetime(2024, 5, 3, tzinfo=UTC)
    assert article.text == "The bridge.\n---\nIt closed.".replace("\n", end)


@pytest.mark.parametrize(
    "between",
    [
        "The dam broke on Monday.\nNobody was hurt, the mayor said.",
        "dam: what we know\n\nIt broke on Monday.",
        "The mayor said on Monday: nobody was hurt.",
        "  Nobody was hurt.",
        "- Nobody was hurt.\n- The dam: broken.",
        "https://www.harbourpost.example/dam",
        "10:30 The dam breaks.",
    ],
)
def test_text_between_two_rules_is_text(read_bytes: Read, between: str) -> None:
    text = f"---\n{between}\n---\nMore to follow.\n"
    assert only(read_bytes("a.txt", text.encode())).text == text


def test_without_front_matter_the_folder_is_the_outlet(read_bytes: Read) -> None:
    article = only(read_bytes("a.txt", b"  The bridge closed.\n"))
    assert (article.outlet, article.title, article.text) == (
        "gazette",
        "",
        "  The bridge closed.\n",
    )


def test_an_open_fence_is_text(read_bytes: Read) -> None:
    assert only(read_bytes("a.md", b"---\noutlet: x\n")).text == "---\noutlet: x\n"


@pytest.mark.parametrize("title", ["Where the accounts differ", "How the outlets cover it"])
def test_a_report_is_no_article(read_bytes: Read, title: str) -> None:
    report = f"# {title}\n\nNothing was found.\n\nconsist 0.1.0\n".encode()
    (skipped,) = read_bytes("a.md", report)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "it is a report of consist"
    assert isinstance(only(read_bytes("b.md", report.replace(b"consist", b"Reuters"))), Article)


def test_a_markdown_heading_is_the_title_and_stays_in_the_text(read_bytes: Read) -> None:
    article = only(read_bytes("a.md", b"\n# Bridge closed #\n\nIt *closed*."))
    assert article.title == "Bridge closed"
    assert article.text == "\n  Bridge closed #\n\nIt  closed ."
    assert only(read_bytes("a.md.gz", b"# Bridge closed\n")).title == "Bridge closed"
    for plain in ("a.txt", "st.mdonald.txt"):
        found = only(read_bytes(plain, b"# Bridge *closed*\n"))
        assert (found.title, found.text) == ("", "# Bridge *closed*\n")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00<-\ufeff")))
def test_any_text_comes_back_as_it_was_given(read_bytes: Read, text: str) -> None:
    (item,) = read_bytes("a.txt", b"\xef\xbb\xbf" + text.encode())
    assert (item.text if isinstance(item, Article) else "") == (text if text.strip() else "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the text is empty"),
        (b"---\noutlet: x\n---\n", "the text is empty"),
        (bytes(range(256)) * 20, "NUL bytes"),
        (b"plain\x00text", "NUL bytes"),
    ],
)
def test_what_is_no_text_is_skipped(read_bytes: Read, content: bytes, reason: str) -> None:
    (skipped,) = read_bytes("a.txt", content)
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_cyrillic_in_its_old_encoding(read_bytes: Read) -> None:
    text = (
        "Мост через реку закрыли в пятницу вечером, сообщил городской инженер. "
        "Ремонт займёт шесть недель, а автобусы пойдут через тоннель."
    )
    assert only(read_bytes("a.txt", text.encode("cp1251"))).text == text
