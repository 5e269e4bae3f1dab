"""Two NLI models as one: a small one reads all pairs, a large one what the small one leaves open.

Most pairs of a run say nothing of each other, and a small model sees that (Viola and Jones 2001
called such a row of ever dearer models a cascade). The large model is asked only where the small
one finds that either text could follow from the other or contradict it, and of the other direction
only where the first leaves that open: a contradiction is one both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias

from consist.model import ModelIdentity, Scores
from consist.ports import Scorer

TextPair: TypeAlias = tuple[str, str]

FOLLOWS = 0.5
"""Entailment from which on one text follows from the other."""


@dataclass(frozen=True)
class Cascade:
    """A scorer whose large model is opened when it is first asked.

    Which model answers for a direction of a pair depends on this pair alone: the small model is
    asked for both, whichever are wanted, and the large one reads first that of which the small one
    gives more. Where the other direction is closed then, its contradiction is that of the first,
    and its entailment the small model's.

    Attributes:
        small: Reads every pair.
        large_identity: What the large model will call itself.
        open_large: Opens it.
        least_contradiction: The large model reads a pair if the small one gives contradiction so
            much in either direction, in [0, 1],
        least_entailment: or entailment so much.
        least_back: The large model reads the other direction too if it gives contradiction so much
            in the first, or the small one entailment so much in the other, or if the first shows
            that the one text follows from the other.
    """

    small: Scorer
    large_identity: ModelIdentity
    open_large: Callable[[], Scorer]
    least_contradiction: float
    least_entailment: float
    least_back: float

    @property
    def identity(self) -> ModelIdentity:
        """The large model's name, and a hash of all that decides what is answered."""
        revisions = f"{self.small.identity.revision} {self.large_identity.revision}"
        told = f"{revisions} {self.least_contradiction} {self.least_entailment} {self.least_back}"
        return ModelIdentity(self.large_identity.name, sha256(told.encode()).hexdigest()[:16])

    def score(self, pairs: Sequence[TextPair]) -> list[Scores]:
        """Return the scores of each pair, in the pairs' order.

        Raises:
            ModelError: A model fails, or the large one cannot be opened.
        """
        known, wanted = self._by_small(pairs), dict.fromkeys(pairs)
        open_ = dict.fromkeys(_first(pair, known) for pair in wanted if self._is_open(pair, known))
        first = self._by_large(list(open_))
        turned = {pair[::-1]: _turned(scores, known[pair[::-1]]) for pair, scores in first.items()}
        back = [
            way
            for way in turned
            if way in wanted and self._is_open_back(first[way[::-1]], by_small=known[way])
        ]
        known |= turned | first | self._by_large(back)
        return [known[pair] for pair in pairs]

    def _by_large(self, pairs: Sequence[TextPair]) -> dict[TextPair, Scores]:
        return dict(zip(pairs, self._large.score(pairs), strict=True)) if pairs else {}

    @cached_property
    def _large(self) -> Scorer:
        return self.open_large()

    def _by_small(self, pairs: Sequence[TextPair]) -> dict[TextPair, Scores]:
        ways = list(dict.fromkeys(way for pair in pairs for way in (pair, pair[::-1])))
        return dict(zip(ways, self.small.score(ways), strict=True))

    def _is_open(self, pair: TextPair, known: Mapping[TextPair, Scores]) -> bool:
        return any(
            known[way].contradiction >= self.least_contradiction
            or known[way].entailment >= self.least_entailment
            for way in (pair, pair[::-1])
        )

    def _is_open_back(self, first: Scores, *, by_small: Scores) -> bool:
        return (
            first.contradiction >= self.least_back
            or first.entailment >= FOLLOWS
            or by_small.entailment >= self.least_back
        )


def _first(pair: TextPair, known: Mapping[TextPair, Scores]) -> TextPair:
    """Return the direction of which the small model gives more, whichever is asked for."""
    return max(pair, pair[::-1], key=lambda way: (1 - known[way].neutral, way))


def _turned(read: Scores, by_small: Scores) -> Scores:
    """Return the scores of a direction whose contradiction was read in the other one."""
    entailment = min(by_small.entailment, 1 - read.contradiction)
    return Scores(
        contradiction=read.contradiction,
        entailment=entailment,
        neutral=1 - read.contradiction - entailment,
    )


def opened_ahead(open_: Callable[[], Scorer]) -> Callable[[], Scorer]:
    """Begin to open a scorer in a thread of its own.

    What is returned waits until it is open, and raises what the opening raised.
    """
    thread = ThreadPoolExecutor(1)
    opened = thread.submit(open_)
    thread.shutdown(wait=False)
    return opened.result
