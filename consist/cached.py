"""What remembers: an encoder, a scorer and a way of deciding that ask a cache first.

The models stand behind the same ports as those they wrap, so that the pipeline knows nothing of
caching. What is computed is kept call by call: an interrupted run loses only its last batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from consist.decide.portions import Portion, grouped, merged
from consist.model import Finding, ModelIdentity, Scores
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


@dataclass(frozen=True, slots=True)
class DecidedStories:
    """Stories that are not decided again where nothing changed that bears on them.

    Attributes:
        cache: Where their findings are kept.
        program: What tells this program from one that may decide otherwise.
    """

    cache: Cache
    program: str

    def decide(
        self, whole: Portion, by: Callable[[Portion], tuple[Finding, ...]]
    ) -> tuple[Finding, ...]:
        """Return the findings, ranked; `by` decides those stories that are not known."""
        decider = whole.decider.identity
        known_as = ModelIdentity(decider.name, f"{decider.revision} {self.program}")
        digests = {portion.digest(): portion.stories[0] for portion in whole.by_story()}
        known = dict(self.cache.findings(known_as, list(digests)))
        missing = {story.id: digest for digest, story in digests.items() if digest not in known}
        if missing:
            fresh = grouped(by(whole.only(missing.keys())), lambda finding: finding.story)
            found = {digest: tuple(fresh[story]) for story, digest in missing.items()}
            self.cache.put_findings(known_as, found)
            known |= found
        return merged(list(known.values()))
