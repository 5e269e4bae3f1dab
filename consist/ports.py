"""The doors to the outside, as the core sees them. Adapters stand behind them in `wiring`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from consist.decisions import (
    Context,
    Facets,
    FindingPage,
    FindingQuery,
    Held,
    Recorded,
    Run,
    StoredFinding,
    Told,
)
from consist.model import Decision, Finding, ModelIdentity, Report, Scores

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Vector: TypeAlias = npt.NDArray[np.float32]  # of one text, shape (dimension,)
Vectors: TypeAlias = npt.NDArray[np.float32]


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
    """What was computed, kept by content and model, so that a re-run is nearly free."""

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

    def findings(
        self, decider: ModelIdentity, stories: Sequence[str]
    ) -> Mapping[str, tuple[Finding, ...]]:
        """Return the findings known of these stories, which are told by digests of them."""
        ...

    def put_findings(
        self, decider: ModelIdentity, known: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """Keep findings by the digest of the story."""
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


class FindingStore(Protocol):
    """Findings and what editors said of them, for several people and processes at once.

    Wherever an id is asked for, every id serves that the finding was ever seen under. Each call is
    one transaction; what was written is on the disk when the call returns. All methods raise
    StoreError where the database cannot be used, and may be called from any thread.
    """

    @property
    def place(self) -> str:
        """Where the store is, without a password."""
        ...

    @property
    def writable(self) -> bool:
        """Whether it is more than read: whether `record`, `decide` and `adopt` can work."""
        ...

    def record(
        self,
        report: Report,
        *,
        at: datetime,
        index: str | None = None,
        focus: AbstractSet[str] | None = None,
    ) -> Recorded:
        """Keep a run's findings with the articles of their stories.

        Args:
            report: With all findings, the dismissed ones too.
            at: When the run was made.
            index: The index that it compared with.
            focus: The ids of the only articles that were checked; None where all were.
        """
        ...

    def findings(self, query: FindingQuery) -> FindingPage:
        """Return one page of the findings that match.

        Raises:
            InputError: `after` is no place of this order.
        """
        ...

    def every(self, query: FindingQuery) -> Iterator[StoredFinding]:
        """Yield the findings that match on all pages, whatever the limit and the offset.

        Which they are and their order is settled once, at the start; each is as it stands when it
        is read.

        Raises:
            InputError: `after` is no place of this order.
        """
        ...

    def facets(self, *, index: str | None = None) -> Facets:
        """Return what the findings, or those of an index, can be filtered by."""
        ...

    def finding(self, finding_id: str) -> StoredFinding:
        """Return one finding.

        Raises:
            UnknownFindingError: No run has reported it.
        """
        ...

    def context(self, finding_id: str) -> Context:
        """Return the articles that a finding stands in.

        Raises:
            UnknownFindingError: No run has reported it.
        """
        ...

    def beside(self, finding_id: str, *, index: str | None = None) -> tuple[StoredFinding, ...]:
        """Return the other findings of its story on either of a finding's articles.

        An article counts where it prints a passage, as its own or as a copy. The surest come first;
        those that are gone are left out, and those of other indexes where one is named.

        Raises:
            UnknownFindingError: No run has reported it.
        """
        ...

    def decide(self, decision: Decision, *, expected: int | None = None) -> StoredFinding:
        """Add a decision to a finding's history and return the finding as it stands then.

        Args:
            decision: What is said.
            expected: The finding's revision that the editor saw; None decides in any case.

        Raises:
            UnknownFindingError: No run has reported the finding.
            DecisionConflictError: Someone else decided since; nothing was written.
        """
        ...

    def history(self, finding_id: str) -> tuple[Decision, ...]:
        """Return everything that was said of a finding, the oldest first.

        Raises:
            UnknownFindingError: No run has reported it.
        """
        ...

    def decisions(self) -> Mapping[str, Decision]:
        """Return the last word on each decided finding, by every id that it is known under."""
        ...

    def told(self) -> Iterator[Told]:
        """Yield all that is known of every finding that was ever decided on, in order of ids."""
        ...

    def adopt(self, told: Sequence[Told], *, at: datetime) -> int:
        """Take over findings of another store and return how many decisions were new here.

        Decisions that are known already are not repeated. Histories are put in order of time, so
        that the last word is the later one, whichever store it comes from.
        """
        ...

    def held(self, *, stories: Sequence[str] | None = None) -> Held:
        """Return how much there is, of these stories or in all."""
        ...

    def forget(self, *, stories: Sequence[str] | None = None) -> None:
        """Delete the decisions on the findings of these stories, or all decisions.

        The findings stay and are open again.
        """
        ...

    def clear(self) -> None:
        """Delete all findings with their decisions, articles and runs."""
        ...

    def runs(self, *, limit: int = 50) -> tuple[Run, ...]:
        """Return the last runs, the newest first."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
