"""Which names each article mentions, as vectors whose cosine says how many rare ones are shared.

A name here is a capitalised word: cheap, and enough to tell two earthquakes apart, whose articles
a sentence encoder finds nearly alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Any

from consist.model import Article

COMMONNESS = 1_000
"""Added to the number of articles when a name's rarity is reckoned, so that in a folder of one
story the names that all of its articles share still count."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"[\w,;] ")


def name_vectors(articles: Sequence[Article]) -> Any:
    """Return a sparse row a article, of length one, or zero where an article names nobody.

    A word counts as a name where the articles capitalise it inside sentences, and write it small
    no more often than that.
    """
    from scipy.sparse import csr_matrix

    mentions, names = _mentions(articles)
    spread = Counter(name for counts in mentions for name in counts if name in names)
    columns = {name: column for column, name in enumerate(sorted(spread))}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for counts in mentions:
        weights = {
            columns[name]: (1 + log(count)) * log((len(articles) + COMMONNESS) / spread[name])
            for name, count in counts.items()
            if name in names
        }
        length = sum(weight**2 for _, weight in sorted(weights.items())) ** 0.5
        for column, weight in sorted(weights.items()):
            indices.append(column)
            data.append(weight / length)
        starts.append(len(indices))
    return csr_matrix((data, indices, starts), shape=(len(articles), len(columns)))


def _mentions(articles: Sequence[Article]) -> tuple[list[Counter[str]], set[str]]:
    """Return each article's capitalised words with their counts, and which of all are names."""
    capitalised: Counter[str] = Counter()
    small: Counter[str] = Counter()
    mentions = []
    for article in articles:
        counts: Counter[str] = Counter()
        for match in _WORD.finditer(article.text):
            word = match.group().replace("’", "'").removesuffix("'s")
            if not word[:1].isupper():
                small[word] += 1
                continue
            counts[word.lower()] += 1
            if _MID_SENTENCE.fullmatch(article.text, max(0, match.start() - 2), match.start()):
                capitalised[word.lower()] += 1
        mentions.append(counts)
    names = {w for w, n in capitalised.items() if len(w) > 1 and small[w] <= n}
    return mentions, names
