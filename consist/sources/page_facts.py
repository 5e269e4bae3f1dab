"""What a page says of its article: title, site, address and day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from consist.sources.dates import parse_date

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog|WebPage|VideoObject")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article.published",
    "publish-date", "publish_date", "publishdate", "publication_date", "pubdate", "date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dc.date.created", "dcterms.created", "article:post_date", "release_date",
    "cxenseparse:recs:publishtime", "article.created", "created", "originalpublicationdate",
)  # fmt: skip
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-])")
_DATED = re.compile(r"\b(?:date|dated|dateline|published|pubdate|timestamp|posted|time)\b|Date\b")
_BEFORE_DATE = re.compile(r"^\D{0,20}?(?:published|posted|created|first|on|at|\W)+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SITE_IN_TITLE = re.compile(r"\s+[|–—»·-]\s+(?!.*\s[|–—»·-]\s)")
_MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a page; None where it does not say."""

    title: str | None
    site: str | None
    address: str | None
    published_at: datetime | None


@dataclass(slots=True)
class _Said:
    """What stands in a page's meta elements and in its JSON-LD, by lower-case name."""

    meta: dict[str, str] = field(default_factory=dict)
    linked: list[Mapping[str, Any]] = field(default_factory=list)

    def first(self, names: tuple[str, ...]) -> str | None:
        """Return what the first of some meta elements says."""
        return next((self.meta[name] for name in names if self.meta.get(name)), None)

    def named(self, *path: str) -> str | None:
        """Return the first text that stands under a path of names in the JSON-LD."""
        for entry in self.linked:
            found: Any = entry
            for name in path:
                found = found[0] if isinstance(found, list) and found else found
                found = found.get(name) if isinstance(found, dict) else None
            if isinstance(found, str) and found.strip():
                return " ".join(found.split())
        return None


def facts(root: Any) -> Facts:
    """Return what a page says of itself; its own elements for machines go before its text."""
    said = _Said(dict(_meta(root)), list(_linked(root)))
    address = _address(root, said)
    return Facts(
        title=_title(root, said),
        site=said.first(_SITE[:1]) or said.named("publisher", "name") or said.first(_SITE[1:]),
        address=address,
        published_at=_published(root, said, address),
    )


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    """Yield names and contents, the first of a name last, so that a dictionary keeps it."""
    for element in reversed(list(root.iter("meta"))):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            yield name.strip().lower(), content


def _linked(root: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what the page's JSON-LD says of articles."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            told = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        todo = [told]
        while todo:
            entry = todo.pop(0)
            if isinstance(entry, list):
                todo += entry
            elif isinstance(entry, dict):
                todo += [entry.get("@graph"), entry.get("mainEntity")]
                if _ARTICLE.search(str(entry.get("@type"))):
                    yield entry


def _title(root: Any, said: _Said) -> str | None:
    for found in (said.first(_TITLE[:1]), said.named("headline"), *_headlines(root)):
        if found:
            return found
    if meta := said.first(_TITLE[1:]):
        return meta
    title = next(root.iter("title"), None)
    text = " ".join(title.text_content().split()) if title is not None else ""
    return str(_SITE_IN_TITLE.split(text, maxsplit=1)[0]) or None


def _headlines(root: Any) -> list[str]:
    """Return the page's one main heading, if it has just one."""
    found = {text for one in root.iter("h1") if (text := " ".join(one.text_content().split()))}
    return list(found) if len(found) == 1 else []


def _address(root: Any, said: _Said) -> str | None:
    canonical = (
        link.get("href")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    page = said.named("mainEntityOfPage", "@id") or said.named("mainEntityOfPage")
    for found in (*canonical, said.meta.get("og:url"), said.named("url"), page):
        if found and found.strip().startswith(("http://", "https://")):
            return str(found.strip())
    return None


def _published(root: Any, said: _Said, address: str | None) -> datetime | None:
    """Return when the article was published, at midnight where the page knows but the day."""
    ways: tuple[Callable[[], Iterator[str | None]], ...] = (
        lambda: iter([said.meta.get(_PUBLISHED[0]), said.named("datePublished")]),
        lambda: (said.meta.get(name) for name in _PUBLISHED),
        lambda: _in_elements(root),
    )
    for way in ways:
        for text in way():
            if text and (moment := parse_date(text)) is not None:
                return moment
    return _day_of(address)


def _in_elements(root: Any) -> Iterator[str]:
    """Yield dates that stand on the page for its readers, those marked for machines first."""
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or _short(element)
    times = [element for element in root.iter("time") if element.get("datetime")]
    for element in times[:1]:
        yield element.get("datetime")
    tried = 0
    for element in root.iter("time", "span", "p", "div", "abbr", "li", "small"):
        called = f"{element.get('class') or ''} {element.get('id') or ''}".replace("_", " ")
        if tried < _MOST_TRIED and (element.tag == "time" or _DATED.search(called)):
            tried += 1
            yield element.get("title") or ""
            yield _short(element)


def _short(element: Any) -> str:
    text = " ".join(element.text_content().split())
    return _BEFORE_DATE.sub("", text) if len(text) <= 80 and _YEAR.search(text) else ""


def _day_of(address: str | None) -> datetime | None:
    """Return the day that an address names, as in ``/2024/05/03/``."""
    match = _DAY_IN_ADDRESS.search(address or "")
    if match is None:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    except ValueError:
        return None
