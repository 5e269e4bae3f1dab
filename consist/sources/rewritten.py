"""Pages that were rewritten: the same address of the same outlet, with another text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from consist.model import Article
from consist.outlets import outlet_key
from consist.sources.identity import content_digest


def former_texts(new: Sequence[Article], known: Iterable[Article]) -> list[Article]:
    """Return the known articles that are former texts of new ones: the same page, since rewritten.

    That is told by outlet and address, where either side has one article of them: an address that
    several have, as a section's front, says nothing. The article must have no id of its own on
    either side, since one that has is known by it; and the new one must not be dated earlier.

    Args:
        new: As they are to be added.
        known: The articles of an index at any of their addresses.
    """
    after = _by_page(new)
    return [
        before[0]
        for page, before in _by_page(known).items()
        if len(before) == len(after.get(page, ())) == 1 and _rewritten(before[0], after[page][0])
    ]


def _by_page(articles: Iterable[Article]) -> dict[tuple[str, str], list[Article]]:
    pages: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.url:
            pages[outlet_key(article.outlet), article.url].append(article)
    return dict(pages)


def _rewritten(before: Article, after: Article) -> bool:
    earlier = (
        before.published_at is not None
        and after.published_at is not None
        and after.published_at < before.published_at
    )
    nameless = all(one.id == content_digest(one) for one in (before, after))
    return nameless and before.id != after.id and not earlier
