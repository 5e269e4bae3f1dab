"""The models that come with the package, each in a folder of its own beside its card."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from consist.errors import ModelError
from consist.models.folder import ENCODER, SCORER, WEIGHTS, checksum, read_description
from consist.models.onnx_encoder import OnnxEncoder
from consist.models.onnx_scorer import OnnxScorer


def folder(kind: str) -> Path:
    """Return the folder of the bundled model of a kind: encoder or scorer."""
    return Path(str(files("consist.models"))) / "bundled" / kind


def encoder(*, threads: int | None = None) -> OnnxEncoder:
    """Open the bundled encoder.

    Raises:
        ModelError: It is missing or damaged.
    """
    verify(ENCODER)
    return OnnxEncoder.load(folder(ENCODER), threads=threads)


def scorer(*, threads: int | None = None) -> OnnxScorer:
    """Open the bundled NLI model.

    Raises:
        ModelError: It is missing or damaged.
    """
    verify(SCORER)
    return OnnxScorer.load(folder(SCORER), threads=threads)


@cache
def verify(kind: str) -> None:
    """Compare the weights with the hash in the model's description, once a process.

    Raises:
        ModelError: They differ, or are missing.
    """
    home = folder(kind)
    wanted, found = read_description(home, kind).sha256, checksum(home / WEIGHTS)
    if found != wanted:
        raise ModelError(
            f"{home / WEIGHTS} is damaged: its SHA-256 is {found}, not {wanted}; reinstall consist"
        )
