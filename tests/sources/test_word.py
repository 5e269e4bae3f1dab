from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import Article, Met, Skipped

Read = Callable[..., list[Met]]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def report(*paragraphs: str) -> Any:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def only(found: list[Met]) -> Article:
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


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(*blocks: str) -> bytes:
    """Return a document of these paragraphs and the like, as Word writes them."""
    document = docx.Document()
    for block in blocks:
        made = parse_xml(block.replace(">", f" {WORD}>", 1))
        document.element.body.insert(len(document.element.body) - 1, made)
    return saved(document)


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        (
            '<w:del w:id="1" w:author="A"><w:r><w:delText>60</w:delText></w:r></w:del>',
            '<w:ins w:id="2" w:author="A"><w:r><w:t>90</w:t></w:r></w:ins>',
        ),
        (
            '<w:moveFrom w:id="1" w:author="A"><w:r><w:t>60</w:t></w:r></w:moveFrom>',
            '<w:moveTo w:id="2" w:author="A"><w:r><w:t>90</w:t></w:r></w:moveTo>',
        ),
    ],
    ids=["deleted and inserted", "moved"],
)
def test_tracked_changes_count_as_accepted(read_bytes: Read, gone: str, come: str) -> None:
    before, after = (
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text in ("It stays shut for ", " days.")
    )
    content = with_body(f"<w:p>{before}{gone}{come}{after}</w:p>")
    assert only(read_bytes("a.docx", content)).text == "It stays shut for 90 days."


def test_what_stands_in_content_controls_is_text(read_bytes: Read) -> None:
    inline = (
        '<w:p><w:r><w:t xml:space="preserve">It was shut by </w:t></w:r>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>the mayor</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    block = (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Ferries run.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>They are full.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    article = only(read_bytes("a.docx", with_body(inline, block)))
    assert article.text == "It was shut by the mayor.\n\nFerries run.\n\nThey are full."


def test_a_merged_cell_is_read_once(read_bytes: Read) -> None:
    document = report("The bridge closed.")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Piers"
    table.cell(0, 2).text = "2"
    for cell, text in zip(table.rows[1].cells, ["12", "12", "3"], strict=True):
        cell.text = text
    article = only(read_bytes("a.docx", saved(document)))
    assert article.text == "The bridge closed.\n\nPiers\t2\n\n12\t12\t3"


def test_a_cell_merged_downwards_is_read_once(read_bytes: Read) -> None:
    document = report("The bridge closed.")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Piers"
    for row, text in enumerate(["cracks", "rust", "none"]):
        table.cell(row, 1).text = text
    table.cell(2, 0).text = "Deck"
    article = only(read_bytes("a.docx", saved(document)))
    assert article.text == "The bridge closed.\n\nPiers\tcracks\n\nrust\n\nDeck\tnone"


def test_tables_in_cells_are_read_once_where_they_stand(read_bytes: Read) -> None:
    document = report("The bridge closed.")
    outer = document.add_table(rows=2, cols=2)
    outer.cell(0, 0).text = "Before."
    inner = outer.cell(0, 0).add_table(2, 2)
    for cell, text in zip(inner._cells, ["pier", "cracks", "third", "12"], strict=True):
        cell.text = text
    outer.cell(0, 0).add_paragraph("After.")
    outer.cell(0, 1).text = "Beside."
    merged = outer.cell(1, 0).merge(outer.cell(1, 1))
    deep = merged.add_table(1, 1).cell(0, 0).add_table(1, 1)
    deep.cell(0, 0).text = "Deep."
    document.add_paragraph("Buses run.")
    article = only(read_bytes("a.docx", saved(document)))
    assert article.text == (
        "The bridge closed.\n\nBefore.\npier\tcracks\nthird\t12\nAfter.\tBeside.\n\nDeep."
        "\n\nBuses run."
    )


def test_a_table_in_a_cell_merged_downwards_is_read_once(read_bytes: Read) -> None:
    document = report("The bridge closed.")
    outer = document.add_table(rows=2, cols=2)
    merged = outer.cell(0, 0).merge(outer.cell(1, 0))
    merged.add_table(1, 1).cell(0, 0).text = "Inside."
    outer.cell(0, 1).text, outer.cell(1, 1).text = "One.", "Two."
    article = only(read_bytes("a.docx", saved(document)))
    assert article.text == "The bridge closed.\n\nInside.\tOne.\n\nTwo."


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
