from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import Article, Skipped

Read = Callable[..., list[Article | Skipped]]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def report(*paragraphs: str) -> Any:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def only(found: list[Article | Skipped]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def test_paragraphs_and_tables_in_their_order(read_bytes: Read) -> None:
    document = report("The bridge closed.", "", "Tolls “fell”.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["pier", "cracks", "third", "12"], strict=True):
        cell.text = text
    document.add_paragraph("Buses run.")
    document.core_properties.title = "Bridge"
    document.core_properties.language = "en"
    article = only(read_bytes("a.docx", saved(document)))
    assert (
        article.text
        == "The bridge closed.\n\nTolls “fell”.\n\npier\tcracks\n\nthird\t12\n\nBuses run."
    )
    assert (article.title, article.language, article.outlet) == ("Bridge", "en", "gazette")
    assert article.published_at is None


def test_a_styled_title_is_no_part_of_the_text(read_bytes: Read) -> None:
    document = docx.Document()
    document.add_heading("Bridge closed", 0)
    document.add_paragraph("It closed.")
    article = only(read_bytes("a.docx", saved(document)))
    assert (article.title, article.text) == ("Bridge closed", "It closed.")


def test_front_matter(read_bytes: Read) -> None:
    document = report("---", "outlet: Gazette", "date: 2024-05-03", "---", "It closed.")
    article = only(read_bytes("a.docx", saved(document)))
    assert (article.outlet, article.text) == ("Gazette", "It closed.")
    assert str(article.published_at) == "2024-05-03 00:00:00+00:00"


def locked() -> bytes:
    content = bytearray(saved(report("secret")))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    return bytes(content)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(65 * 2**20))
    return out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "BadZipFile"),
        (b"just text", "BadZipFile"),
        (zipped("a.txt", b"x"), "no whole Word document"),
        (saved(report("x" * 5000))[:-500], "BadZipFile"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "password"),
        (locked(), "password"),
        (bomb(), "more than 64 MiB"),
        (saved(docx.Document()), "the text is empty"),
    ],
    ids=["empty", "text", "another zip", "cut", "old", "locked", "bomb", "no paragraphs"],
)
def test_what_is_no_document_is_skipped(read_bytes: Read, content: bytes, reason: str) -> None:
    (skipped,) = read_bytes("a.docx", content)
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


WHOLE = saved(report("The bridge closed.", "Tolls fell."))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_damage_never_raises(read_bytes: Read, place: int, patch: bytes) -> None:
    content = WHOLE[:place] + patch + WHOLE[place + len(patch) :]
    assert len(read_bytes("a.docx", content)) == 1
