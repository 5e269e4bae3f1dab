"""One id, one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from consist.model import Article, Met, Skipped
from consist.sources.fields import Found, content_hash


def with_unique_ids(found: Iterable[Found]) -> Iterator[Met]:
    """Give every article an id of its own.

    The same article under the same id a second time is skipped. Another article under a known id,
    as where each outlet's file counts from 1, keeps the id followed by "~" and its content's hash.
    """
    known: dict[str, tuple[str, str]] = {}
    for one in found:
        yield _unique(one.item, one, known) if isinstance(one.item, Article) else one.item


def content_digest(article: Article) -> str:
    """Return what is the same for two articles that differ in nothing but id, date and the like."""
    return content_hash(
        outlet=article.outlet, url=article.url, title=article.title, text=article.text
    )


def _unique(article: Article, met: Found, known: dict[str, tuple[str, str]]) -> Article | Skipped:
    digest = content_digest(article)
    name = article.id
    while name in known:
        before, place = known[name]
        if before == digest:
            return Skipped(met.source, met.where, f"duplicate of {article.id!r} from {place}")
        name = f"{name}~{digest}"
    known[name] = (digest, f"{met.source}, {met.where}" if met.where else met.source)
    return article if name == article.id else replace(article, id=name)
