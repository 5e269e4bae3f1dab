"""Two NLI models as one: a small one reads all pairs, a large one what the small one leaves open.

Most pairs of a run say nothing of each other, and a small model sees that (Viola and Jones 2001
called such a row of ever dearer models a cascade). The large model is asked only where the small
one finds that either text could follow from the other or contradict it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from consist.model import ModelIdentity, Scores
from consist.ports import Scorer


@dataclass(frozen=True)
class Cascade:
    """A scorer whose large model is opened when it is first asked.

    Both directions of a pair are answered by the same model, and which it is depends on this pair
    alone: the small model is asked for both, whichever are wanted.

    Attributes:
        small: Reads every pair.
        large_identity: What the large model will call itself.
        open_large: Opens it.
        least_contradiction: The large model reads a pair if the small one gives contradiction so
            much in either direction, in [0, 1],
        least_entailment: or entailment so much.
    """

    small: Scorer
    large_identity: ModelIdentity
    open_large: Callable[[], Scorer]
    least_contradiction: float
    least_entailment: float

    @property
    def identity(self) -> ModelIdentity:
        """The large model's name, and a hash of all that decides what is answered."""
        revisions = f"{self.small.identity.revision} {self.large_identity.revision}"
        told = f"{revisions} {self.least_contradiction} {self.least_entailment}"
        return ModelIdentity(self.large_identity.name, sha256(told.encode()).hexdigest()[:16])

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of each pair, in the pairs' order.

        Raises:
            ModelError: A model fails, or the large one cannot be opened.
        """
        known = self._by_small(pairs)
        open_ = [pair for pair in dict.fromkeys(pairs) if self._is_open(pair, known)]
        if open_:
            known |= zip(open_, self._large.score(open_), strict=True)
        return [known[pair] for pair in pairs]

    @cached_property
    def _large(self) -> Scorer:
        return self.open_large()

    def _by_small(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Scores]:
        ways = list(dict.fromkeys(way for pair in pairs for way in (pair, pair[::-1])))
        return dict(zip(ways, self.small.score(ways), strict=True))

    def _is_open(self, pair: tuple[str, str], known: Mapping[tuple[str, str], Scores]) -> bool:
        return any(
            known[way].contradiction >= self.least_contradiction
            or known[way].entailment >= self.least_entailment
            for way in (pair, pair[::-1])
        )


def opened_ahead(open_: Callable[[], Scorer]) -> Callable[[], Scorer]:
    """Begin to open a scorer in a thread of its own.

    What is returned waits until it is open, and raises what the opening raised.
    """
    thread = ThreadPoolExecutor(1)
    opened = thread.submit(open_)
    thread.shutdown(wait=False)
    return opened.result
