"""Candidate pairs: which sentences of different outlets are worth comparing.

Pairs are filtered by outlet, story and copy group before the nearest are taken, so that reprints
cannot crowd out the pair that matters; and they are taken by rank, not by a cosine cut, because
most contradicting pairs are no nearer than 0.5 although the partner is the nearest sentence of the
other article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

import numpy as np

from consist.config import Settings
from consist.copies import CopyGroups
from consist.model import Pair, Sentence, Story
from consist.ports import Vectors
from consist.voices import Flags, Rows, Voices

RETURN_FACTOR = 2
"""The other sentence must have this one among twice as many nearest. In the annotated stories of
the training split that drops 30 % of the pairs and 1.7 points of recall (0.912 to 0.895)."""

SIMILARITY_DIGITS = 6
"""Cosines are rounded so that the last bit of a matrix product decides no rank."""

RANK_COST = 0.05
"""What a doubled rank, of either sentence for the other, takes from the cosine when the budget is
spent. Mutual neighbours go first among the equally near; with the ranks alone the budget went to
pairs of sentences that have nothing nearer. Measured by benchmarks/candidates.py."""

HELD_PAIRS = 1_000_000
"""Beyond so many pairs in memory all that cannot be among the best are let go."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs to score, the best-ranked first, and what was not taken.

    `considered` counts the candidate pairs before the budget. `possible` counts every cross-outlet
    pair inside the stories, the prints of one text counted once.
    """

    pairs: tuple[Pair, ...]
    considered: int
    cut_by_budget: int
    possible: int


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Pairs as columns: rows of the two sentences, the better and the worse rank, the cosine."""

    left: Rows
    right: Rows
    better: Rows
    worse: Rows
    similarity: Vectors

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def joined(cls, parts: Sequence[_Ranked]) -> Self:
        """Return all parts as one."""
        return cls(
            np.concatenate([part.left for part in parts]),
            np.concatenate([part.right for part in parts]),
            np.concatenate([part.better for part in parts]),
            np.concatenate([part.worse for part in parts]),
            np.concatenate([part.similarity for part in parts]),
        )

    def best(self, budget: int) -> _Ranked:
        """Return the best in order: by the cosine less what the two ranks cost, then by place."""
        merit = self.similarity - RANK_COST * np.log2(self.better * self.worse)
        order = np.lexsort((self.right, self.left, -merit))
        kept = order[:budget]
        return _Ranked(
            self.left[kept],
            self.right[kept],
            self.better[kept],
            self.worse[kept],
            self.similarity[kept],
        )


def find_candidates(
    sentences: Sequence[Sentence],
    vectors: Vectors,
    *,
    stories: Sequence[Story],
    copies: CopyGroups,
    settings: Settings,
    focus: AbstractSet[str] | None = None,
) -> Candidates:
    """Choose the pairs to score.

    In a small story every cross-outlet pair is taken; in a larger one, for each sentence the
    nearest `settings.neighbours` of each other article, unless the sentence is far back among that
    one's own nearest. Over all stories the nearest stay within
    `settings.pair_budget`, mutual neighbours before others. The order of sentences and stories
    changes nothing.

    Args:
        sentences: The sentences of all articles; boilerplate takes no part.
        vectors: Their unit vectors, shape (len(sentences), dimension).
        stories: Which articles are compared with each other.
        copies: Which sentences are prints of one text.
        settings: `neighbours`, `small_story_pairs` and `pair_budget` are used.
        focus: Ids of articles, one of which each pair must touch; None sets no such condition.
            A story is as small or large as without it, so that the pairs are among those of a run
            over everything.
    """
    order = sorted(range(len(sentences)), key=sentences.__getitem__)
    ordered = [sentences[row] for row in order]
    sorted_vectors = vectors[order]
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(ordered):
        if sentence.comparable:
            rows_of[sentence.article_id].append(row)
    kept = _Kept(budget=settings.pair_budget)
    possible = 0
    for story in stories:
        rows = sorted(row for article_id in story.article_ids for row in rows_of[article_id])
        voices = Voices.of(rows, ordered, copies=copies, focus=focus)
        whole = Voices.of(rows, ordered, copies=copies, focus=None) if focus else voices
        small = _is_small(whole, limit=settings.small_story_pairs)
        neighbours = len(rows) if small else settings.neighbours
        for start, end in voices.bounds:
            allowed = voices.may_pair(start, end)
            possible += int(allowed.sum())
            for part in _ranked(voices, sorted_vectors, allowed, stretch=(start, end)):
                kept.add(part, neighbours=neighbours)
    pairs = kept.pairs(ordered)
    return Candidates(pairs, kept.met, kept.met - len(pairs), possible)


class _Kept:
    """The best pairs met so far, in bounded memory."""

    def __init__(self, *, budget: int) -> None:
        self._budget = budget
        self._parts: list[_Ranked] = []
        self._held = 0
        self.met = 0

    def add(self, part: _Ranked, *, neighbours: int) -> None:
        """Take the pairs of which one is among so many nearest of the other, and not far back."""
        near = (part.better <= neighbours) & (part.worse <= RETURN_FACTOR * neighbours)
        self._parts.append(
            _Ranked(
                part.left[near],
                part.right[near],
                part.better[near],
                part.worse[near],
                part.similarity[near],
            )
        )
        self.met += len(self._parts[-1])
        self._held += len(self._parts[-1])
        if self._held > max(HELD_PAIRS, 2 * self._budget):
            self._parts = [_Ranked.joined(self._parts).best(self._budget)]
            self._held = len(self._parts[0])

    def pairs(self, sentences: Sequence[Sentence]) -> tuple[Pair, ...]:
        """Return the best pairs within the budget, the best first."""
        if not self._parts:
            return ()
        best = _Ranked.joined(self._parts).best(self._budget)
        columns = (best.left, best.right, best.similarity, best.better)
        return tuple(
            Pair(sentences[left], sentences[right], float(similarity), int(rank))
            for left, right, similarity, rank in zip(*columns, strict=True)
        )


def _is_small(voices: Voices, *, limit: int) -> bool:
    """Return whether a story has at most so many cross-outlet pairs; stops counting beyond."""
    count = 0
    for start, end in voices.bounds:
        count += int(voices.may_pair(start, end).sum())
        if count > limit:
            return False
    return True


def _ranked(
    voices: Voices, vectors: Vectors, allowed: Flags, *, stretch: tuple[int, int]
) -> Iterator[_Ranked]:
    """Yield the allowed pairs of one article with each later one, with their ranks."""
    start, end = stretch
    similarity = np.round(
        vectors[voices.rows[start:end]] @ vectors[voices.rows[end:]].T, SIMILARITY_DIGITS
    )
    similarity[~allowed] = -np.inf
    for other_start, other_end in voices.bounds:
        if other_start < end:
            continue
        block = similarity[:, other_start - end : other_end - end]
        left, right = np.nonzero(block > -np.inf)
        if not left.size:
            continue
        forward, backward = _ranks(block), _ranks(block.T).T
        yield _Ranked(
            voices.rows[start + left],
            voices.rows[other_start + right],
            np.minimum(forward, backward)[left, right],
            np.maximum(forward, backward)[left, right],
            block[left, right],
        )


def _ranks(block: Vectors) -> Rows:
    """Return each column's rank in its row, from 1, the nearest first; ties go by place."""
    order = np.argsort(-block, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, block.shape[1] + 1)[None, :], axis=1)
    return ranks
