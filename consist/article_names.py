"""Which names and words articles have, as vectors whose cosine says how many rare ones they share.

A name here is a capitalised word: cheap, and enough to tell two earthquakes apart, whose articles
a sentence encoder finds nearly alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Self

COMMONNESS = 1_000
"""Added to the number of articles when a name's rarity is reckoned, so that in a folder of one
story the names that all of its articles share still count."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MID_SENTENCE = re.compile(r"[\w,;] ")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The words of one article that tell which of all articles' words are names.

    `counts` has the capitalised words in small letters, `inside` those of them that stand inside
    sentences, `small` the words that are not capitalised.
    """

    counts: Mapping[str, int]
    inside: Mapping[str, int]
    small: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read an article."""
        counts: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for match in _WORD.finditer(text):
            word = match.group().replace("’", "'").removesuffix("'s")
            if not word[:1].isupper():
                small[word] += 1
                continue
            counts[word.lower()] += 1
            if _MID_SENTENCE.fullmatch(text, max(0, match.start() - 2), match.start()):
                inside[word.lower()] += 1
        return cls(counts, inside, small)


def name_vectors(mentions: Sequence[Mentions]) -> Any:
    """Return a sparse row a article, of length one, or zero where an article names nobody.

    A word counts as a name where the articles capitalise it inside sentences, and write it small
    no more often than that.
    """
    names = _names(mentions)
    named = [
        {name: count for name, count in article.counts.items() if name in names}
        for article in mentions
    ]
    return _weighted(named, commonness=COMMONNESS)


def word_vectors(mentions: Sequence[Mentions]) -> Any:
    """Return a sparse row a article of all words, of length one or zero.

    The rarer among these articles, the more a word weighs: one that all of them have weighs
    nothing, and those of a single article are left out.
    """
    counts = [Counter(article.counts) + Counter(article.small) for article in mentions]
    spread = Counter(word for article in counts for word in article)
    shared = [
        {word: count for word, count in article.items() if spread[word] > 1} for article in counts
    ]
    return _weighted(shared, commonness=0)


def _weighted(counts: Sequence[Mapping[str, int]], *, commonness: int) -> Any:
    """Return a sparse row a article: each word by its count and how few articles have it."""
    from scipy.sparse import csr_matrix

    spread = Counter(word for article in counts for word in article)
    columns = {word: column for column, word in enumerate(sorted(spread))}
    rarity = {word: log((len(counts) + commonness) / spread[word]) for word in columns}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for article in counts:
        weights = sorted(
            (columns[word], (1 + log(count)) * rarity[word]) for word, count in article.items()
        )
        length = sum(weight**2 for _, weight in weights) ** 0.5 or 1.0
        indices += [column for column, _ in weights]
        data += [weight / length for _, weight in weights]
        starts.append(len(indices))
    return csr_matrix((data, indices, starts), shape=(len(counts), len(columns)))


def _names(mentions: Sequence[Mentions]) -> set[str]:
    """Return which of all words are names."""
    inside: Counter[str] = Counter()
    for article in mentions:
        inside.update(article.inside)
    small = dict.fromkeys(inside, 0)
    for article in mentions:
        for word in article.small.keys() & small.keys():
            small[word] += article.small[word]
    return {word for word, count in inside.items() if len(word) > 1 and small[word] <= count}
