"""Which names each article mentions, as vectors whose cosine says how many rare ones are shared.

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

from consist.model import Article

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


def name_vectors(articles: Sequence[Article]) -> Any:
    """Return a sparse row a article, of length one, or zero where an article names nobody.

    A word counts as a name where the articles capitalise it inside sentences, and write it small
    no more often than that.
    """
    return names_of([Mentions.of(article.text) for article in articles])


def names_of(mentions: Sequence[Mentions]) -> Any:
    """Return what `name_vectors` does, of articles that were read before."""
    from scipy.sparse import csr_matrix

    names = _names(mentions)
    spread = Counter(name for article in mentions for name in article.counts if name in names)
    columns = {name: column for column, name in enumerate(sorted(spread))}
    rarity = {name: log((len(mentions) + COMMONNESS) / spread[name]) for name in columns}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for article in mentions:
        weights = sorted(
            (columns[name], (1 + log(count)) * rarity[name])
            for name, count in article.counts.items()
            if name in names
        )
        length = sum(weight**2 for _, weight in weights) ** 0.5
        indices += [column for column, _ in weights]
        data += [weight / length for _, weight in weights]
        starts.append(len(indices))
    return csr_matrix((data, indices, starts), shape=(len(mentions), len(columns)))


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
