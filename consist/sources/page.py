"""Saved pages: the article out of a web page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from consist.sources.encoding import DecodingError, decode, read_bytes
from consist.sources.fields import Fields, Found, Origin
from consist.sources.markup import parsed
from consist.sources.page_body import body_text
from consist.sources.page_facts import facts

_TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)


def read_page(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield the one article of a saved page; `fields` do not matter, as a page has no columns.

    Raises:
        OSError: The file cannot be opened.
    """
    del fields
    try:
        data = read_bytes(path)
    except DecodingError as error:
        yield origin.skipped("", str(error))
    else:
        yield article_of(data, origin=origin)


def article_of(data: bytes, *, origin: Origin, address: str | None = None) -> Found:
    """Return the article that a page shows.

    The address is the page's canonical one, else the one it was saved from or fetched from.
    """
    markup = _markup(data)
    if not _TAGS.search(markup):
        return origin.skipped("", "it is no HTML page")
    root = parsed(markup)
    text = "" if root is None else body_text(root)
    if not text:
        return origin.skipped("", "no article was found on the page")
    said = facts(root)
    saved_from = _SAVED_FROM.search(markup)
    row = {
        "outlet": said.site,
        "title": said.title,
        "url": said.address or (saved_from[1] if saved_from else address),
        "published_at": said.published_at,
        "language": match[1] if (match := _LANGUAGE.search(markup)) else None,
        "text": _without_title(text, said.title),
    }
    return Fields().article(row, origin=origin, where="")


def _markup(data: bytes) -> str:
    """Decode a page as browsers do: what it says of itself counts, and broken bytes pass."""
    try:
        text = decode(data)
    except DecodingError:
        text = data.decode("utf-8", "replace")
    else:
        unicode = {data, data.removeprefix(codecs.BOM_UTF8)}
        if b"\x00" in data or text.encode("utf-8", "replace") in unicode:
            return text
    declared = _CHARSET.search(data[:4096])
    with suppress(LookupError, UnicodeError):
        text = data.decode(declared[1].decode("ascii")) if declared else text
    return text.replace("\x00", "")


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and rest.strip() and first.strip() == title.strip() else text
