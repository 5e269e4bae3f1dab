from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from consist.article_names import Mentions
from consist.like_events import APART, FEWEST, told_apart
from consist.likeness import NAMELESS_SCALE, Likeness, Matrix, average_linkage
from consist.model import Article


def without_words(count: int) -> list[Article]:
    return [Article(f"{n:03}", f"outlet {n}", "") for n in range(count)]


def likeness(articles: list[Article], vectors: Matrix) -> Likeness:
    """Return that of articles that name nobody: a fixed share of their vectors' cosine."""
    names = csr_matrix((len(vectors), 0))
    return Likeness.of(articles, vectors.astype(np.float32), names, story_days=14)


def around(*centres: float, each: int, spread: float, seed: int) -> Matrix:
    """Return unit vectors near each of some angles of the plane, in degrees."""
    rng = np.random.default_rng(seed)
    angles = np.radians(np.concatenate([c + spread * rng.normal(size=each) for c in centres]))
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def groups(vectors: Matrix, articles: list[Article] | None = None) -> set[frozenset[int]]:
    rows, known = np.arange(len(vectors)), articles or without_words(len(vectors))
    parts = told_apart([Mentions.of(one.text) for one in known], likeness(known, vectors), rows)
    return {frozenset(part.tolist()) for part in parts}


def plain_merges(alike: Matrix) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what average linkage joins, in order, by joining the two most alike again and again."""
    clusters = [[row] for row in range(len(alike))]
    while len(clusters) > 1:
        _, i, j = max(
            (float(alike[np.ix_(a, b)].mean()), i, j)
            for i, a in enumerate(clusters)
            for j, b in enumerate(clusters[:i])
        )
        one, other = clusters[i], clusters[j]
        yield one, other
        clusters = [c for n, c in enumerate(clusters) if n not in {i, j}] + [one + other]


def mean_within(alike: Matrix, *sides: list[int]) -> float:
    return float(np.mean([alike[a, b] for side in sides for a in side for b in side if a < b]))


@given(st.integers(0, 10_000), st.sampled_from([20.0, 45.0, 60.0, 80.0]), st.integers(4, 9))
@hypothesis_settings(deadline=None, max_examples=60)
def test_it_is_two_events_where_a_merge_joins_sides_far_less_alike(
    seed: int, angle: float, each: int
) -> None:
    vectors = around(0, angle, each=each, spread=10, seed=seed)
    alike = NAMELESS_SCALE * vectors @ vectors.T
    apart = any(
        min(len(one), len(other)) >= FEWEST
        and alike[np.ix_(one, other)].mean() <= APART * mean_within(alike, one, other)
        for one, other in plain_merges(alike)
    )
    assert (len(groups(vectors)) > 1) is apart


def test_each_of_three_events_is_told_apart() -> None:
    vectors = around(0, 70, 140, each=6, spread=3, seed=1)
    assert groups(vectors) == {frozenset(range(start, start + 6)) for start in (0, 6, 12)}


@pytest.mark.parametrize("strays", [(30.0,), (30.0, 28.0, 32.0)])
def test_others_join_the_side_they_are_more_alike_to(strays: tuple[float, ...]) -> None:
    vectors = around(0, 80, each=6, spread=3, seed=2)
    late = np.radians(np.array(strays))
    vectors = np.concatenate([vectors, np.stack([np.cos(late), np.sin(late)], axis=1)])
    with_first = frozenset(range(6)) | frozenset(range(12, 12 + len(strays)))
    assert groups(vectors) == {with_first, frozenset(range(6, 12))}


def test_words_that_not_all_have_tell_events_apart() -> None:
    """By their vectors and names the articles are all alike."""
    first, second = "the minister met farmers about milk", "the minister met doctors about flu"
    texts = [first] * 6 + [second] * 6
    articles = [Article(f"{n:03}", f"outlet {n}", text) for n, text in enumerate(texts)]
    vectors = around(0, each=12, spread=1, seed=3)
    assert groups(vectors) == {frozenset(range(12))}
    assert groups(vectors, articles) == {frozenset(range(6)), frozenset(range(6, 12))}


def test_linkage_takes_one_less_the_likeness_as_the_distance() -> None:
    alike = np.array([[1.0, 0.9, 0.2], [0.9, 1.0, 0.4], [0.2, 0.4, 1.0]])
    assert average_linkage(alike)[:, :3] == pytest.approx(np.array([[0, 1, 0.1], [2, 3, 0.7]]))
