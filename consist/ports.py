"""The doors to the outside, as the core sees them. Adapters stand behind them in `wiring`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from consist.model import Article, ModelIdentity, Scores, Skipped

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Vectors: TypeAlias = npt.NDArray[np.float32]


class Source(Protocol):
    """Somewhere articles come from."""

    def articles(self) -> Iterator[Article | Skipped]:
        """Yield every article, and a `Skipped` for each that cannot be used.

        Raises:
            SourceError: The source as a whole cannot be read.
        """
        ...


class Encoder(Protocol):
    """A sentence embedding model."""

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and the hash of its weights."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension); one text's never depends on another.

        Raises:
            ModelError: The model cannot encode.
        """
        ...


class Scorer(Protocol):
    """A natural-language-inference model."""

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and the hash of its weights."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Score (premise, hypothesis) pairs in their order; no pair's scores depend on another.

        Raises:
            ModelError: The model cannot score; never answered by a silent "neutral".
        """
        ...


class Cache(Protocol):
    """Vectors and scores kept by content and model, so that a re-run is nearly free."""

    def vectors(self, model: ModelIdentity, texts: Sequence[str]) -> Mapping[str, Vectors]:
        """Return the vectors known for these texts; unknown texts are left out."""
        ...

    def put_vectors(self, model: ModelIdentity, known: Mapping[str, Vectors]) -> None:
        """Keep vectors by text."""
        ...

    def scores(
        self, model: ModelIdentity, pairs: Sequence[tuple[str, str]]
    ) -> Mapping[tuple[str, str], Scores]:
        """Return the scores known for these (premise, hypothesis) pairs."""
        ...

    def put_scores(self, model: ModelIdentity, known: Mapping[tuple[str, str], Scores]) -> None:
        """Keep scores by (premise, hypothesis)."""
        ...


class Progress(Protocol):
    """Someone who watches a run."""

    def begin(self, stage: str, total: int | None) -> None:
        """Start a stage of `total` steps, or of an unknown number."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Say that steps of the current stage are done."""
        ...


class Engine(Protocol):
    """Where pure work is done: here, or on several processes or machines."""

    @property
    def workers(self) -> int:
        """How many items it works on at a time."""
        ...

    def run(self, work: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
        """Return the outcome of each item, in order."""
        ...
