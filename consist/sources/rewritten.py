"""Articles that were rewritten: another text at the same place, of the same outlet.

The place is the address of a page, or else the file that the article lies in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from consist.addresses import page, part
from consist.model import Article, outlet_key
from consist.sources.identity import content_digest

OF_ONE_ARTICLE = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".docx"})
"""A file of these kinds holds one article, and the next version of it."""

LEAST_ALIKE = 0.5
_WORD = re.compile(r"\w+")


def former_texts(new: Sequence[Article], known: Iterable[Article]) -> list[Article]:
    """Return the known articles that are former texts of new ones: the same piece, since rewritten.

    That is told by the outlet and one of these, where either side has one article of it:

    - the address, however it is written (`addresses.page`). One that several have, as a section's
      front, says nothing; a single one with an id of its own stands beside.
    - the file, where it holds one article.
    - the file, headline and date of a record among others. A record without a date must stand in
      the same line too.

    Of a file the texts have to be alike as well: "live.txt" holds another piece tomorrow. So have
    those of two parts of one page. The same headline and date in another file tell nothing. The
    article must have no id of its own on either side, since one that has is known by it; and the
    new one must not be dated earlier.

    Args:
        new: As they are to be added.
        known: The articles of an index at any of their addresses and in any of their files.
    """
    there = list({article.id: article for article in known}.values())
    still = {article.id for article in new}
    found = {
        before.id: before
        for key_of in (_page, _alone, _record)
        for before, after in _met_again(key_of, new, there)
        if before.id not in still
        and _rewritten(before, after)
        and ((key_of is _page and not _parts_differ(before, after)) or _alike(before, after))
    }
    return list(found.values())


def kept_beside(
    new: Sequence[Article], known: Iterable[Article], former: Iterable[Article]
) -> list[tuple[Article, Article]]:
    """Return the known articles that stay beside a new one of their outlet's address, with it.

    Args:
        new: As they are to be added.
        known: The articles of an index at any of their addresses.
        former: Those of the known ones that are forgotten: the `former_texts`.
    """
    gone = {article.id for article in (*new, *former)}
    there = {article.id: article for article in known if article.id not in gone}
    after, before = _by(_page, new), _by(_page, there.values())
    return [
        (met[0], after[key][0])
        for key, met in before.items()
        if len(met) == len(after.get(key, ())) == 1
    ]


def _met_again(
    key_of: Callable[[Article], Hashable], new: Iterable[Article], known: Iterable[Article]
) -> Iterator[tuple[Article, Article]]:
    """Yield a known article with the new one of the same key, where either side has one of it."""
    after = _by(key_of, new)
    for key, met in _by(key_of, known).items():
        one, other = _nameless(met), _nameless(after.get(key, ()))
        if one is not None and other is not None:
            yield one, other


def _nameless(of_a_place: Sequence[Article]) -> Article | None:
    """Return the one without an id of its own; None where there are more, or more with an id."""
    nameless = [article for article in of_a_place if article.id == content_digest(article)]
    return nameless[0] if len(nameless) == 1 and len(of_a_place) <= 2 else None


def _by(
    key_of: Callable[[Article], Hashable], articles: Iterable[Article]
) -> Mapping[Hashable, list[Article]]:
    grouped: defaultdict[Hashable, list[Article]] = defaultdict(list)
    for article in articles:
        if (key := key_of(article)) is not None:
            grouped[key].append(article)
    return grouped


def _page(article: Article) -> Hashable:
    return (outlet_key(article.outlet), page(article.url)) if article.url else None


def _alone(article: Article) -> Hashable:
    return _file(article) if _is_alone(article) else None


def _record(article: Article) -> Hashable:
    place = article.place
    if place is None or _is_alone(article) or not article.title.strip():
        return None
    if article.published_at is None:
        return None if place.line is None else (_file(article), article.title, place.line)
    return _file(article), article.title, article.published_at


def _is_alone(article: Article) -> bool:
    """Whether it lies in a file that can hold no other."""
    return (
        article.place is not None and PurePath(article.place.path).suffix.lower() in OF_ONE_ARTICLE
    )


def _file(article: Article) -> Hashable:
    return outlet_key(article.outlet), None if article.place is None else article.place.path


def _parts_differ(before: Article, after: Article) -> bool:
    """Whether the addresses name two parts of a page, as two entries of a live report have them."""
    one, other = part(before.url or ""), part(after.url or "")
    return bool(one and other) and one != other


def _alike(before: Article, after: Article) -> bool:
    """Whether at least half of all the words of two texts stand in both."""
    one, other = (set(_WORD.findall(each.text.lower())) for each in (before, after))
    return len(one & other) >= LEAST_ALIKE * len(one | other)


def _rewritten(before: Article, after: Article) -> bool:
    earlier = (
        before.published_at is not None
        and after.published_at is not None
        and after.published_at < before.published_at
    )
    elsewhere = (
        before.url is not None and after.url is not None and page(before.url) != page(after.url)
    )
    return before.id != after.id and not earlier and not elsewhere
