"""One outlet, one name, however its articles spell it: "reuters", "Reuters " and "REUTERS"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from consist.model import Article, outlet_key


def spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the most used spelling of each outlet by its key; of equally used ones the first.

    Args:
        counts: How many articles spell their outlet so, in the order of their first ones.
    """
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counts.items():
        used[outlet_key(name)][name.strip()] += count
    return {key: max(names, key=names.__getitem__) for key, names in used.items()}


def with_one_spelling(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles in their order, those of one outlet under its most used spelling."""
    given = tuple(articles)
    counts = Counter(article.outlet for article in given)
    chosen = spellings(counts)
    shown = {name: chosen[outlet_key(name)] for name in counts}
    return tuple(
        article
        if article.outlet == shown[article.outlet]
        else replace(article, outlet=shown[article.outlet])
        for article in given
    )
