"""Stories: which articles are about the same event.

Two articles are alike by their vectors and, more, by the rare names they share. Articles are joined
by average linkage, so that a chain of half-alike articles does not run through the whole corpus,
and never over more than the days that a story may last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log10
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.article_names import name_vectors
from consist.config import Settings
from consist.model import Article, Story
from consist.ports import Vectors

Matrix: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]

NAMES_WEIGHT = 2 / 3
"""The share of the names in the likeness of two articles; the vectors have the rest. Measured by
benchmarks/stories.py."""

NAMELESS_SCALE = 0.4
"""What the cosine is multiplied by where an article names nobody, as in scripts without capitals;
it puts a cosine of 0.5 where a likeness of 0.2 is."""

FEW_ARTICLES = 60
STRICTER_PER_TENFOLD = 0.05
"""Among ten times more articles more are alike by chance: beyond a few, the likeness asked of a
story rises by so much for each tenfold."""

LOSS_PER_DAY = 0.01
"""What each day between two articles takes from their likeness: like events follow each other."""

LARGEST_WHOLE = 4_000
"""So many articles are joined at once; a larger web of likeness is cut at its weaker links."""

BLOCK = 1_000
FAR = 1e9
MOST_ALIKE = 0.999
"""Below one, so that articles whose story is given are joined before all others."""
DIGITS = 6

_NEVER = datetime.max.replace(tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def article_vector(sentence_vectors: Vectors) -> Vectors:
    """Return the article's unit vector: the mean of its sentences, the earlier ones heavier.

    The sentence in place n (from one) weighs ``1 / sqrt(n)``: news says first what it is about.
    An article without sentences gets zeros.
    """
    weights = 1 / np.sqrt(np.arange(1, len(sentence_vectors) + 1))
    total = weights @ sentence_vectors.astype(np.float64)
    length = np.linalg.norm(total)
    return np.asarray(total / length if length > 0 else total, dtype=np.float32)


def find_stories(
    articles: Sequence[Article], article_vectors: Vectors, *, settings: Settings
) -> tuple[Story, ...]:
    """Group the articles into stories; each article is in one.

    Where articles name their story that stands: those of one name stay together, those of two
    never meet, and an article without a name may join either. Articles further than
    `settings.story_days` apart do not join; an undated one may join any. The order of the articles
    changes nothing.

    Args:
        articles: Articles with distinct ids.
        article_vectors: Their unit vectors, shape (len(articles), dimension).
        settings: `story_similarity` and `story_days` are used.
    """
    order = sorted(range(len(articles)), key=lambda row: _precedence(articles[row]))
    ordered = [articles[row] for row in order]
    if all(article.story is not None for article in ordered):
        return _stories(ordered, _given(ordered).tolist())
    likeness = _Likeness(
        vectors=np.asarray(article_vectors[order], dtype=np.float64),
        names=name_vectors(ordered),
        days=np.array([_day(article) for article in ordered]),
        given=_given(ordered),
        story_days=settings.story_days,
    )
    tenfolds = max(0.0, log10(max(1, len(ordered)) / FEW_ARTICLES))
    least = settings.story_similarity + STRICTER_PER_TENFOLD * tenfolds
    labels = np.empty(len(ordered), dtype=np.int64)
    for number, rows in enumerate(_grouped(likeness, least=least)):
        labels[rows] = number
    return _stories(ordered, labels.tolist())


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike articles are, in [-1, 1]; minus `FAR` where they cannot be of one story.

    `names` is a sparse matrix; `days` holds days since 1970 or NaN; `given` the number of the story
    that the source names, or -1.
    """

    vectors: Matrix
    names: Any
    days: Matrix
    given: Rows
    story_days: float

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


def _grouped(likeness: _Likeness, *, least: float) -> Iterator[Rows]:
    """Yield the rows of each story.

    Average linkage joins nothing that no link of at least that likeness connects, so it is done in
    each connected part by itself.
    """
    links = _links(likeness, least=least)
    for part in _parts(links, least=least):
        yield from _linked(likeness, part, least=least)


def _links(likeness: _Likeness, *, least: float) -> Any:
    """Return the sparse matrix of likenesses at or above the least, block by block."""
    from scipy.sparse import csr_matrix, vstack

    everyone = np.arange(len(likeness.days))
    blocks = []
    for start in range(0, len(everyone), BLOCK):
        alike = likeness.between(everyone[start : start + BLOCK], everyone)
        alike[alike < least] = 0.0
        blocks.append(csr_matrix(alike))
    return vstack(blocks, format="csr")


def _parts(links: Any, *, least: float) -> Iterator[Rows]:
    """Yield the connected parts, cutting those that are too large at their weaker links."""
    from scipy.sparse.csgraph import connected_components

    waiting = [(np.arange(links.shape[0]), least)]
    while waiting:
        rows, floor = waiting.pop()
        web = links[rows][:, rows]
        web.data[web.data < floor] = 0.0
        web.eliminate_zeros()
        count, labels = connected_components(web, directed=False)
        for part in (rows[labels == label] for label in range(count)):
            if len(part) <= LARGEST_WHOLE or floor >= 1.0:
                yield part
            else:
                waiting.append((part, min(1.0, floor + STRICTER_PER_TENFOLD)))


def _linked(likeness: _Likeness, rows: Rows, *, least: float) -> Iterator[Rows]:
    """Yield the rows that average linkage joins."""
    if len(rows) == 1:
        yield rows
        return
    from sklearn.cluster import AgglomerativeClustering

    distances = 1.0 - likeness.between(rows, rows)
    np.fill_diagonal(distances, 0.0)
    clusters = AgglomerativeClustering(
        n_clusters=None,
        metric="precomputed",
        linkage="average",
        distance_threshold=1.0 - least,
    ).fit_predict(distances)
    for label in range(clusters.max() + 1):
        yield rows[clusters == label]


def _stories(ordered: Sequence[Article], labels: Sequence[int]) -> tuple[Story, ...]:
    """Make the stories, the earliest first, of articles in order of precedence."""
    members: defaultdict[int, list[Article]] = defaultdict(list)
    for article, label in zip(ordered, labels, strict=True):
        members[label].append(article)
    return tuple(
        Story(
            next((a.story for a in group if a.story is not None), group[0].id),
            tuple(article.id for article in group),
        )
        for group in members.values()
    )


def _precedence(article: Article) -> tuple[datetime, str]:
    return article.published_at or _NEVER, article.id


def _day(article: Article) -> float:
    if article.published_at is None:
        return float("nan")
    return (article.published_at - _EPOCH).total_seconds() / 86_400


def _given(ordered: Sequence[Article]) -> Rows:
    """Return the number of the story that each article names, or -1."""
    numbers: dict[str, int] = {}
    return np.array(
        [
            -1 if article.story is None else numbers.setdefault(article.story, len(numbers))
            for article in ordered
        ],
        dtype=np.int64,
    )
