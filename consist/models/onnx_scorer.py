"""An NLI model from a folder that `export_scorer` wrote; it needs neither torch nor a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consist.model import ModelIdentity, Scores
from consist.models.equal_lengths import TOKENS_A_BATCH, Runner, Signature
from consist.models.folder import SCORER, read_description
from consist.models.softmax import scores_of


class OnnxScorer:
    """A cross-encoder on onnxruntime.

    A pair beyond the model's longest loses tokens at the end of its longer text, one by one. An
    empty text is scored like any other: nothing follows from it. The same pair gives the same
    scores for any batch size, company or number of threads.
    """

    def __init__(
        self,
        runner: Runner,
        identity: ModelIdentity,
        *,
        labels: tuple[str, ...],
        temperature: float,
    ) -> None:
        self._runner = runner
        self._identity = identity
        self._labels = labels
        self._temperature = temperature

    @classmethod
    def load(
        cls, folder: Path, *, threads: int | None = None, tokens_a_batch: int = TOKENS_A_BATCH
    ) -> OnnxScorer:
        """Open the NLI model of a folder; `threads` defaults to the processor's cores.

        Raises:
            ModelError: A file is missing, damaged, or not of such a model.
        """
        description = read_description(folder, SCORER)
        signature = Signature(("input_ids", "token_type_ids"), "logits", len(description.labels))
        runner = Runner.load(
            folder, description, signature, threads=threads, tokens_a_batch=tokens_a_batch
        )
        return cls(
            runner,
            ModelIdentity(description.name, description.revision()),
            labels=description.labels,
            temperature=description.temperature,
        )

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and the hash of its weights and settings."""
        return self._identity

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Score (premise, hypothesis) pairs in their order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        if not pairs:
            return []
        logits = self._runner.run(pairs)
        return scores_of(logits, labels=self._labels, temperature=self._temperature)
