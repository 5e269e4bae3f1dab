"""Saved pages: the article out of a web page."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from consist.sources.dates import parse_date
from consist.sources.encoding import DecodingError, decode, read_bytes
from consist.sources.fields import Fields, Found, Origin
from consist.sources.markup import extracted

_TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_REPORT = re.compile(r'<meta name="generator" content="consist ')
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:published_time|datePublished)[\"']?[^<>]{0,40}?(?:content|datetime)?[=:]\s*[\"']"
    r"(\d{4}-\d\d-\d\d[^\"'<>]{1,30})[\"']"
)

_JSON_LD = re.compile(r"<script\b[^>]{0,200}?ld\+json[^>]{0,200}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)


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
    """Return the article that a page shows, with the text that trafilatura takes for its body.

    The address is the page's canonical one, else the one it was saved from or fetched from.
    """
    markup = _markup(data)
    if not _TAGS.search(markup):
        return origin.skipped("", "it is no HTML page")
    if _REPORT.search(markup):
        return origin.skipped("", "it is a report of consist")
    page = extracted(markup)
    if page is None or not page.text:
        return origin.skipped("", "no article was found on the page")
    saved_from = _SAVED_FROM.search(markup)
    row = {
        "outlet": page.sitename or _publisher(markup),
        "title": page.title,
        "url": page.url or (saved_from[1] if saved_from else address),
        "published_at": _published(markup, page.date),
        "language": match[1] if (match := _LANGUAGE.search(markup)) else None,
        "text": _without_title(page.text, page.title),
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


def _published(markup: str, day: str | None) -> object:
    """Return the moment of publication; trafilatura knows the day, the page often the time."""
    if day is None:
        return None
    for match in _PUBLISHED.finditer(markup):
        if match[1].startswith(day) and (moment := parse_date(match[1])) is not None:
            return moment
    return day


def _publisher(markup: str) -> str | None:
    """Return who publishes the page by its JSON-LD, of which trafilatura wants more to read it."""
    for block in _json_blocks(markup):
        with suppress(ValueError, RecursionError):
            for name in _publishers(json.loads(block)):
                return name
    return None


def _json_blocks(markup: str) -> Iterator[str]:
    place = 0
    while (opened := _JSON_LD.search(markup, place)) is not None:
        closed = _SCRIPT_END.search(markup, opened.end())
        if closed is None:
            return
        yield markup[opened.end() : closed.start()]
        place = closed.end()


def _publishers(told: object) -> Iterator[str]:
    for one in told if isinstance(told, list) else [told]:
        if not isinstance(one, dict):
            continue
        publisher = one.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            yield name
        if isinstance(one.get("@graph"), list):
            yield from _publishers(one["@graph"])


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and rest.strip() and first.strip() == title.strip() else text
