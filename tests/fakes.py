"""Small doubles of the models and the cache: they stand behind the ports and need no weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar

import numpy as np

from consist.model import Finding, ModelIdentity, Scores
from consist.ports import Vectors

Key = TypeVar("Key")
Value = TypeVar("Value")

_WORD = re.compile(r"\w+")
_NEGATIONS = frozenset({"no", "not", "never", "nobody", "none", "nothing", "denied", "denies"})


def words(text: str) -> list[str]:
    """Return the lower-cased words of a text, digits among them."""
    return _WORD.findall(text.lower())


class HashEncoder:
    """Give every word a fixed random direction and a text the mean of its words'.

    Texts that share words are near, texts without a common word nearly orthogonal; a text without
    words gets the direction of the empty word.
    """

    def __init__(self, dimension: int = 64) -> None:
        self._dimension = dimension

    @property
    def identity(self) -> ModelIdentity:
        """The fake's name."""
        return ModelIdentity("hash-encoder", str(self._dimension))

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension)."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            total = np.sum([self._direction(word) for word in words(text) or [""]], axis=0)
            vectors[row] = total / np.linalg.norm(total)
        return vectors

    def _direction(self, word: str) -> Vectors:
        seed = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
        drawn = np.random.default_rng(seed).standard_normal(self._dimension)
        return drawn.astype(np.float32)


class OverlapScorer:
    """Judge by shared words: contradiction where numbers or a negation differ in a like context.

    With less than a third of the smaller sentence's words in common a pair is neutral.
    """

    @property
    def identity(self) -> ModelIdentity:
        """The fake's name."""
        return ModelIdentity("overlap-scorer", "1")

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Score pairs in their order; the two directions of a pair agree."""
        return [_overlap_scores(set(words(one)), set(words(other))) for one, other in pairs]


def _overlap_scores(one: set[str], other: set[str]) -> Scores:
    shared = len(one & other) / max(1, min(len(one), len(other)))
    if shared < 1 / 3:
        return Scores(entailment=0.05, neutral=0.9, contradiction=0.05)
    differing = one ^ other
    if any(word.isdigit() or word in _NEGATIONS for word in differing):
        return Scores(entailment=0.05, neutral=0.05, contradiction=0.9)
    return Scores(entailment=shared * 0.9, neutral=0.95 - shared * 0.9, contradiction=0.05)


class MemoryCache:
    """A cache in three dictionaries."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[ModelIdentity, str], Vectors] = {}
        self._scores: dict[tuple[ModelIdentity, tuple[str, str]], Scores] = {}
        self._findings: dict[tuple[ModelIdentity, str], tuple[Finding, ...]] = {}

    def vectors(self, model: ModelIdentity, texts: Sequence[str]) -> Mapping[str, Vectors]:
        """Return the vectors known for these texts."""
        return _known(self._vectors, model, texts)

    def put_vectors(self, model: ModelIdentity, known: Mapping[str, Vectors]) -> None:
        """Keep vectors by text."""
        self._vectors.update({(model, text): vector for text, vector in known.items()})

    def scores(
        self, model: ModelIdentity, pairs: Sequence[tuple[str, str]]
    ) -> Mapping[tuple[str, str], Scores]:
        """Return the scores known for these pairs."""
        return _known(self._scores, model, pairs)

    def put_scores(self, model: ModelIdentity, known: Mapping[tuple[str, str], Scores]) -> None:
        """Keep scores by pair."""
        self._scores.update({(model, pair): scores for pair, scores in known.items()})

    def findings(
        self, decider: ModelIdentity, stories: Sequence[str]
    ) -> Mapping[str, tuple[Finding, ...]]:
        """Return the findings known of these stories."""
        return _known(self._findings, decider, stories)

    def put_findings(
        self, decider: ModelIdentity, known: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """Keep findings by the digest of the story."""
        self._findings.update({(decider, story): found for story, found in known.items()})


def _known(
    kept: Mapping[tuple[ModelIdentity, Key], Value], model: ModelIdentity, keys: Iterable[Key]
) -> dict[Key, Value]:
    return {key: kept[model, key] for key in keys if (model, key) in kept}
