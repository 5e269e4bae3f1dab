"""An encoder from a folder that `export_encoder` wrote; it needs neither torch nor a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from consist.model import ModelIdentity
from consist.models.equal_lengths import TOKENS_A_BATCH, Runner, Signature
from consist.models.folder import ENCODER, read_description
from consist.ports import Vectors


class OnnxEncoder:
    """A sentence encoder on onnxruntime.

    A text beyond the model's longest is cut at its end; a text without any known character, the
    empty one among them, has the vector of "nothing said". Control characters count for nothing.
    The same text gives the same bytes for any batch size, company or number of threads.
    """

    def __init__(self, runner: Runner, identity: ModelIdentity) -> None:
        self._runner = runner
        self._identity = identity

    @classmethod
    def load(
        cls, folder: Path, *, threads: int | None = None, tokens_a_batch: int = TOKENS_A_BATCH
    ) -> OnnxEncoder:
        """Open the encoder of a folder; `threads` defaults to the processor's cores.

        Raises:
            ModelError: A file is missing, damaged, or not of such a model.
        """
        description = read_description(folder, ENCODER)
        signature = Signature(("input_ids",), "vectors", description.dimension)
        runner = Runner.load(
            folder, description, signature, threads=threads, tokens_a_batch=tokens_a_batch
        )
        return cls(runner, ModelIdentity(description.name, description.revision()))

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and the hash of its weights and settings."""
        return self._identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._runner.signature.width

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), in the texts' order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return self._runner.run(texts)
