"""RSS and Atom feeds: an article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from consist.addresses import site
from consist.sources.encoding import DecodingError, read_bytes
from consist.sources.fields import Fields, Found, Origin
from consist.sources.markup import plain_text

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|rdf|html)\b", re.IGNORECASE)
_HEAD = 4096


def read_feed(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield an article an entry; `fields` do not matter, as a feed has no columns.

    Raises:
        OSError: The file cannot be opened.
    """
    del fields
    try:
        data = read_bytes(path)
    except DecodingError as error:
        yield origin.skipped("", str(error))
    else:
        yield from articles_of(data, origin=origin)


def is_feed(data: bytes) -> bool:
    """Return whether a document begins as RSS or Atom does."""
    root = _ROOT.search(data[:_HEAD].replace(b"\x00", b""))
    return root is not None and root[1].lower() != b"html"


def articles_of(data: bytes, *, origin: Origin) -> Iterator[Found]:
    """Yield an article an entry, in the feed's order.

    The text is the entry's content, else its summary. The outlet is the site of the source that an
    entry names, else of its link, else of the feed, so that a site's feeds are one outlet.
    """
    import feedparser

    try:
        # Bytes alone would be taken for an address or the name of a file.
        feed = feedparser.parse(BytesIO(data))
    except Exception as error:  # noqa: BLE001 - the parser raises almost anything on broken input
        yield origin.skipped("", f"the feed cannot be taken apart: {type(error).__name__}")
        return
    if not feed.entries:
        yield origin.skipped("", f"no entries of a feed{_damage(feed)}")
        return
    home = site(feed.feed.get("link", ""))
    for number, entry in enumerate(feed.entries, 1):
        row = _row(entry, home=home)
        yield Fields().article(row, origin=origin, where=f"entry {number}")
    if damage := _damage(feed):
        yield origin.skipped("", f"entries may be cut or missing{damage}")


def _row(entry: Mapping[str, Any], *, home: str) -> dict[str, object]:
    source = entry.get("source") or {}
    link = entry.get("link", "")
    return {
        "id": entry.get("id"),
        "outlet": site(source.get("href", "")) or source.get("title") or site(link) or home,
        "title": _text(entry.get("title_detail", {})).strip(),
        "url": link,
        "published_at": _published(entry),
        "language": _body(entry).get("language"),
        "text": _text(_body(entry)),
    }


def _published(entry: Mapping[str, Any]) -> object:
    """Return when an entry was published, or else updated.

    Asked for "updated" where there is none, feedparser warns and gives "published".
    """
    given = (entry[name] for name in ("published", "updated") if name in entry)
    return next(filter(None, given), None)


def _body(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    for part in (*entry.get("content", ()), entry.get("summary_detail", {})):
        if part.get("value", "").strip():
            body: Mapping[str, Any] = part
            return body
    return {}


def _text(body: Mapping[str, Any]) -> str:
    value: str = body.get("value", "")
    return value if body.get("type") == "text/plain" else plain_text(value)


def _damage(feed: Mapping[str, Any]) -> str:
    """Return where the XML is broken, or "" if it is whole or merely mislabelled."""
    error = feed.get("bozo_exception")
    line = getattr(error, "getLineNumber", None)
    return f": the XML is broken at line {line()}" if line is not None else ""
