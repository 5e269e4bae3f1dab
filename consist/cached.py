"""Models that remember: an encoder and a scorer that ask a cache first.

They stand behind the same ports as the models they wrap, so that the pipeline knows nothing of
caching. What is computed is kept call by call: an interrupted run loses only its last batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consist.model import ModelIdentity, Scores
from consist.ports import Cache, Encoder, Scorer, Vectors


class CachedEncoder:
    """An encoder that computes only what the cache does not know."""

    def __init__(self, encoder: Encoder, cache: Cache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def identity(self) -> ModelIdentity:
        """The wrapped model's identity."""
        return self._encoder.identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text; equal texts are encoded once."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        known = dict(self._cache.vectors(self.identity, texts))
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            fresh = dict(zip(missing, self._encoder.encode(missing), strict=True))
            self._cache.put_vectors(self.identity, fresh)
            known.update(fresh)
        return np.stack([known[text] for text in texts])


class CachedScorer:
    """A scorer that computes only what the cache does not know."""

    def __init__(self, scorer: Scorer, cache: Cache) -> None:
        self._scorer = scorer
        self._cache = cache

    @property
    def identity(self) -> ModelIdentity:
        """The wrapped model's identity."""
        return self._scorer.identity

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of each pair; equal pairs are scored once."""
        known = dict(self._cache.scores(self.identity, pairs))
        missing = [pair for pair in dict.fromkeys(pairs) if pair not in known]
        if missing:
            fresh = dict(zip(missing, self._scorer.score(missing), strict=True))
            self._cache.put_scores(self.identity, fresh)
            known.update(fresh)
        return [known[pair] for pair in pairs]
