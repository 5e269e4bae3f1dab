"""Word documents (.docx)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from consist.sources.encoding import LONGEST, DecodingError, read_bytes
from consist.sources.fields import Fields, Found, Origin
from consist.sources.plain import split_front_matter

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_TITLES = frozenset({"Title", "Heading 1"})


def read_word(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield the one article of a document: its paragraphs and tables, a blank line between them.

    The title is that of the document's properties, else the first paragraph if it is styled as one.
    The properties' dates are not taken for that of publication: they are those of the template, or
    of the last copying. Outlet, date and address may stand in front matter, as in a text file.

    Raises:
        OSError: The file cannot be opened.
    """
    try:
        data = read_bytes(path)
    except DecodingError as error:
        yield origin.skipped("", str(error))
        return
    try:
        document = _document(data)
        title, text = _title_and_text(document)
        properties = document.core_properties
        row: dict[str, object] = {
            "title": properties.title or title,
            "language": properties.language,
        }
    except DecodingError as error:
        yield origin.skipped("", str(error))
    except Exception as error:  # noqa: BLE001 - a broken document raises almost anything, anywhere
        yield origin.skipped("", f"it is no whole Word document: {type(error).__name__}")
    else:
        front, body = split_front_matter(text)
        yield fields.article({**row, **front, "text": body}, origin=origin, where="")


def _document(data: bytes) -> Any:
    from docx import Document

    if data.startswith(_OLD_OR_LOCKED):
        raise DecodingError("it is locked by a password, or a .doc; save it as .docx without one")
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise DecodingError("it is locked by a password")
    if sum(part.file_size for part in parts if part.filename.endswith(".xml")) > LONGEST:
        raise DecodingError(f"its text unpacks to more than {LONGEST >> 20} MiB")
    document = Document(BytesIO(data))
    _accept(document.element.body)
    return document


def _accept(body: Any) -> None:
    """Take tracked changes as accepted, and what stands in content controls as text."""
    from docx.oxml.ns import qn

    for gone in body.xpath(".//w:del | .//w:moveFrom"):
        gone.getparent().remove(gone)
    for wrapper in body.xpath(".//w:ins | .//w:moveTo | .//w:smartTag | .//w:sdt"):
        inner = wrapper.find(qn("w:sdtContent")) if wrapper.tag == qn("w:sdt") else wrapper
        for child in () if inner is None else tuple(inner):
            wrapper.addprevious(child)
        wrapper.getparent().remove(wrapper)


def _title_and_text(document: Any) -> tuple[str, str]:
    """Return a title that is styled as one, or "", and everything after it."""
    blocks = [block for block in _blocks(document) if block[1].strip()]
    if len(blocks) > 1 and blocks[0][0] in _TITLES:
        return blocks[0][1].strip(), "\n\n".join(text for _, text in blocks[1:])
    return "", "\n\n".join(text for _, text in blocks)


def _blocks(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of each paragraph, and each row of a table as one."""
    for block in document.iter_inner_content():
        if _is_table(block):
            yield from (("", row) for row in _rows(block))
        else:
            yield block.style.name if block.style is not None else "", block.text


def _is_table(block: Any) -> bool:
    return hasattr(block, "rows")


def _rows(table: Any) -> Iterator[str]:
    """Yield the text of each row; a merged cell, which comes for each place it spans, once."""
    seen: set[Any] = set()
    for row in table.rows:
        new = {cell._tc: cell for cell in row.cells if cell._tc not in seen}  # noqa: SLF001
        seen.update(new)
        yield "\t".join(_cell(cell) for cell in new.values())


def _cell(cell: Any) -> str:
    """Return a cell's paragraphs as lines, and those of the tables in it where they stand.

    Word puts an empty paragraph behind each inner table, so that blank lines mean nothing there.
    """
    blocks = tuple(cell.iter_inner_content())
    if not any(_is_table(block) for block in blocks):
        return str(cell.text)
    lines = (
        line for block in blocks for line in (_rows(block) if _is_table(block) else [block.text])
    )
    return "\n".join(line for line in lines if line.strip())
