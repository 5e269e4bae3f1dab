"""One outlet, one name, however its articles spell it: "gazette", "The Gazette" and "GAZETTE"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consist.addresses import site
from consist.model import Article, Note, outlet_key

MOST_AT_A_HOST = 3
"""A host with articles of more outlets than this is an aggregator's."""


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


def sharing_a_host(articles: Iterable[Article]) -> tuple[Note, ...]:
    """Return a note on each host at which two or three outlets mostly are.

    They may be one outlet under two names, which would be set against itself.
    """
    hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    present: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        if host := site(article.url or ""):
            hosts[article.outlet][host] += 1
            present[host].add(article.outlet)
    at_home: defaultdict[str, list[str]] = defaultdict(list)
    for outlet, counts in sorted(hosts.items()):
        at_home[counts.most_common(1)[0][0]].append(outlet)
    return tuple(
        Note("the outlets", "", _perhaps_one(host, names))
        for host, names in sorted(at_home.items())
        if len(names) > 1 and len(present[host]) <= MOST_AT_A_HOST
    )


def _perhaps_one(host: str, names: Sequence[str]) -> str:
    listed = f"{', '.join(map(repr, names[:-1]))} and {names[-1]!r}"
    return f"articles of {listed} are at {host}: if they are one outlet, give them one name"
