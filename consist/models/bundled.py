"""The models that come with the package, each in a folder of its own beside its card."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from consist.models.folder import ENCODER, SCORER
from consist.models.onnx_encoder import OnnxEncoder
from consist.models.onnx_scorer import OnnxScorer


def folder(kind: str) -> Path:
    """Return the folder of the bundled model of a kind: encoder or scorer."""
    return Path(str(files("consist.models"))) / "bundled" / kind


def encoder(*, threads: int | None = None) -> OnnxEncoder:
    """Open the bundled encoder; its files are compared with their hashes.

    Raises:
        ModelError: It is missing or damaged.
    """
    return OnnxEncoder.load(folder(ENCODER), threads=threads)


def scorer(*, threads: int | None = None) -> OnnxScorer:
    """Open the bundled NLI model; its files are compared with their hashes.

    Raises:
        ModelError: It is missing or damaged.
    """
    return OnnxScorer.load(folder(SCORER), threads=threads)
