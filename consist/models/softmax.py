"""Probabilities of an NLI model's outputs."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from consist.model import Scores
from consist.models.folder import LABELS


def scores_of(
    logits: npt.NDArray[Any], *, labels: tuple[str, ...], temperature: float
) -> list[Scores]:
    """Return a row's probabilities by the labels' meaning, after dividing it by `temperature`."""
    scaled = logits.astype(np.float64) / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    columns = [labels.index(label) for label in LABELS]
    return [Scores(*row) for row in shares[:, columns].tolist()]
