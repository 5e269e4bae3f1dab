"""One id, one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from consist.model import Article, Met, Note, Skipped
from consist.sources.fields import Found, content_hash, listed


def with_unique_ids(found: Iterable[Found]) -> Iterator[Met]:
    """Give every article an id of its own.

    The same article under the same id a second time is skipped. Another article under a known id,
    as where each outlet's file counts from 1, keeps the id followed by "~" and its content's hash;
    a note at the end tells of these.
    """
    known: dict[str, tuple[str, str]] = {}
    renamed: dict[str, list[str]] = {}
    first: Found | None = None
    for one in found:
        if not isinstance(one.item, Article):
            yield one.item
            continue
        met = _unique(one.item, one, known)
        if isinstance(met, Article) and met.id != one.item.id:
            renamed.setdefault(one.item.id, []).append(met.id)
            first = first or one
        yield met
    if first is not None:
        yield Note(first.source, first.where, _told(renamed))


def _told(renamed: dict[str, list[str]]) -> str:
    """Return what is told of ids that several articles had, by the new ids that others got."""
    new = [name for names in renamed.values() for name in names]
    one = len(new) == 1
    return (
        f"several articles had the same id ({listed(renamed)}); each of them is kept: the first "
        f"keeps the id, and {len(new):,} other{' has' if one else 's have'} a mark of "
        f"{'its' if one else 'their'} own added to it ({listed(new)}); to have them named "
        "your way, give each article an id of its own"
    )


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
