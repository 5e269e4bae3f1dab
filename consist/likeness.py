"""How alike two articles are: by their vectors and, more, by the rare names they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.model import Article
from consist.ports import Vectors

Matrix: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]

NAMES_WEIGHT = 2 / 3
"""The share of the names in the likeness of two articles; the vectors have the rest. Measured by
benchmarks/stories.py."""

NAMELESS_SCALE = 0.4
"""What the cosine is multiplied by where an article names nobody, as in scripts without capitals;
it puts a cosine of 0.5 where a likeness of 0.2 is."""

LOSS_PER_DAY = 0.01
"""What each day between two articles takes from their likeness: like events follow each other."""

FAR = 1e9
MOST_ALIKE = 0.999
"""Below one, so that articles whose story is given are joined before all others."""
DIGITS = 6

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike articles are, in [-1, 1]; minus `FAR` where they cannot be of one story.

    `names` is a sparse matrix; `days` holds days since 1970 or NaN; `given` the number of the story
    that the source names, or -1.
    """

    vectors: Matrix
    names: Any
    days: Matrix
    given: Rows
    story_days: float

    @classmethod
    def of(
        cls, ordered: Sequence[Article], vectors: Vectors, names: Any, *, story_days: float
    ) -> Self:
        """Prepare the comparison of the articles, whose vectors and names are in their order."""
        return cls(
            vectors=np.asarray(vectors, dtype=np.float64),
            names=names,
            days=np.array([_day(article) for article in ordered]),
            given=given_stories(ordered),
            story_days=story_days,
        )

    def __len__(self) -> int:
        return len(self.days)

    def between(self, some: Rows, others: Rows) -> Matrix:
        """Return the likeness of some articles (rows) to others, shape (some, others)."""
        cosine = self.vectors[some] @ self.vectors[others].T
        names = (self.names[some] @ self.names[others].T).toarray()
        named = np.diff(self.names.indptr) > 0
        alike = np.where(
            named[some, None] & named[others],
            (1 - NAMES_WEIGHT) * cosine + NAMES_WEIGHT * names,
            NAMELESS_SCALE * cosine,
        )
        gap = np.nan_to_num(np.abs(self.days[some, None] - self.days[others]), nan=0.0)
        alike = np.round(np.minimum(alike - LOSS_PER_DAY * gap, MOST_ALIKE), DIGITS)
        alike[gap > self.story_days] = -FAR
        one, other = self.given[some, None], self.given[others]
        known = (one >= 0) & (other >= 0)
        alike[known] = -FAR
        alike[known & (one == other)] = 1.0
        return np.asarray(alike)


def average_linkage(alike: Matrix) -> Matrix:
    """Return the merges of average linkage, a row each as scipy gives them.

    `alike` has the likeness of each to each, shape (articles, articles); a distance is one less it.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    distances = 1.0 - alike
    np.fill_diagonal(distances, 0.0)
    return np.asarray(linkage(squareform(distances, checks=False), method="average"))


def _day(article: Article) -> float:
    if article.published_at is None:
        return float("nan")
    return (article.published_at - _EPOCH).total_seconds() / 86_400


def given_stories(ordered: Sequence[Article]) -> Rows:
    """Return the number of the story that each article names, or -1."""
    numbers: dict[str, int] = {}
    return np.array(
        [
            -1 if article.story is None else numbers.setdefault(article.story, len(numbers))
            for article in ordered
        ],
        dtype=np.int64,
    )
