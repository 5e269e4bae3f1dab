"""Tell like events apart that were taken for one story: two earthquakes, two verdicts.

Their articles are alike enough to be joined, since a story is asked no more likeness than its
least alike accounts have. But the articles of each event are far more alike among themselves than
with those of the other, and most of all by the words that not all of the story's articles have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from consist.article_names import Mentions, word_vectors
from consist.likeness import MOST_ALIKE, Likeness, Matrix, Rows, average_linkage

FEWEST = 6
"""So many articles must stand on either side: of fewer a few chance likenesses make a side."""

APART = 0.75
"""Sides are two events where the mean likeness across is at most so much of that within them.
Both were chosen on the odd half of benchmarks/stories.py."""


def told_apart(mentions: Sequence[Mentions], likeness: Likeness, rows: Rows) -> Iterator[Rows]:
    """Yield the rows of each event among the articles of a story; all of them where it is one.

    Articles of a story that the source names stay together.

    Args:
        mentions: The words of all articles.
        likeness: How alike they are, in their order.
        rows: Those of the story.
    """
    if len(rows) >= 2 * FEWEST:
        words = word_vectors([mentions[row] for row in rows])
        between = likeness.between(rows, rows)
        alike = np.where(between < MOST_ALIKE, ((words @ words.T).toarray() + between) / 2, between)
        sides = _two_sides(alike)
        if sides is not None:
            for side in sides:
                yield from told_apart(mentions, likeness, rows[np.sort(side)])
            return
    yield rows


def _two_sides(alike: Matrix) -> tuple[Rows, Rows] | None:
    """Return the places of two events' articles, given the likeness of each to each."""
    merges = average_linkage(alike)
    members = [np.array([place]) for place in range(len(alike))]
    within = [0.0] * len(alike)  # the sum over the pairs of each cluster
    found = None
    for number, (one, other, distance, _) in enumerate(merges):
        sides = members[int(one)], members[int(other)]
        across, inside = 1.0 - distance, within[int(one)] + within[int(other)]
        if min(map(len, sides)) >= FEWEST and across <= APART * inside / sum(map(_pairs, sides)):
            found = number
        members.append(np.concatenate(sides))
        within.append(inside + across * len(sides[0]) * len(sides[1]))
    return None if found is None else _joined_by_others(alike, merges, members, found)


def _pairs(side: Rows) -> int:
    return len(side) * (len(side) - 1) // 2


def _joined_by_others(
    alike: Matrix, merges: Matrix, members: list[Rows], found: int
) -> tuple[Rows, Rows]:
    """Return the sides of a merge, each with those of the later ones that are more alike to it."""
    one, other = (members[int(child)] for child in merges[found, :2])
    cluster = len(alike) + found
    for number in range(found + 1, len(merges)):
        children = [int(child) for child in merges[number, :2]]
        if cluster not in children:
            continue
        children.remove(cluster)
        cluster = len(alike) + number
        late = members[children[0]]
        if alike[np.ix_(late, one)].mean() >= alike[np.ix_(late, other)].mean():
            one = np.concatenate([one, late])
        else:
            other = np.concatenate([other, late])
    return one, other
