"""How good a model of distil.py is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from distil_machine import TOKENS, say
from distil_model import Model
from distil_pairs import CONTRADICTION, ONLY_CONTRADICTION, Pack, allowed
from distil_telling import said
from distil_texts import Integers

Figures = dict[str, float]


def measure(model: Model, pack: Pack, name: str, apart: int = 0) -> Figures:
    """Return the accuracy on every dev set, and average precision where pairs are ranked.

    The model is left in bfloat16.
    """
    model.to(torch.bfloat16)
    figures: Figures = {}
    for set_name, rows in pack.dev.items():
        one, other, bits = rows.astype(np.int64)[:, :3].T
        told = said(model, pack.texts, one, other, tokens=TOKENS, apart=apart).float()
        if not set_name.startswith("rank_"):
            figures[set_name] = accuracy(told, bits & 7)
            continue
        back = said(model, pack.texts, other, one, tokens=TOKENS, apart=apart).float()
        scores = ((told + back)[:, CONTRADICTION] / 2).cpu().numpy()
        for figure, value in ranked(scores, (bits & 7) == ONLY_CONTRADICTION).items():
            figures[set_name + figure] = value
    say(name, {key: round(value, 4) for key, value in figures.items()})
    return figures


def accuracy(told: torch.Tensor, bits: Integers) -> float:
    """Return how often the likeliest of the kinds of label that a set has is the right one.

    `told` is (pairs, labels); a kind's likelihood is that of all labels that it allows.
    """
    kinds = np.unique(bits)
    weight = torch.stack([(told * allowed(np.full(1, kind))).sum(-1) for kind in kinds], -1)
    return float((kinds[weight.argmax(-1).cpu().numpy()] == bits).mean())


def ranked(scores: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]) -> Figures:
    """Return average precision, the share of contradictions of the first 20, and of false ones."""
    found = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(found) / np.arange(1, len(found) + 1)
    return {
        "": float(precision[found].mean()),
        ".first20": float(found[:20].mean()),
        ".others_at_half": float((scores[~truth] >= 0.5).mean()),
    }
