"""The figures of a classifier, from labels and probabilities alone. Pure; arrays are numpy's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the mean F1 over the labels that occur in the gold; a label never predicted has 0."""
    scores = []
    for label in sorted(set(gold)):
        hit = sum(g == label == p for g, p in zip(gold, predicted, strict=True))
        scores.append(2 * hit / (gold.count(label) + sum(p == label for p in predicted)))
    return sum(scores) / len(scores)


def precision_recall(gold: Booleans, predicted: Booleans) -> tuple[float | None, float | None]:
    """Return precision and recall; `None` where nothing was predicted, or nothing was there."""
    hit = int((gold & predicted).sum())
    flagged, there = int(predicted.sum()), int(gold.sum())
    return hit / flagged if flagged else None, hit / there if there else None


def roc_auc(gold: Booleans, scores: Floats) -> float | None:
    """Return how often a positive scores above a negative, ties half; `None` without both.

    The rank-sum form of Mann and Whitney (1947).
    """
    positives, negatives = int(gold.sum()), int((~gold).sum())
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    middle_ranks = np.cumsum(counts) - (counts - 1) / 2
    rank_sum = float(middle_ranks[inverse][gold].sum())
    return (rank_sum - positives * (positives + 1) / 2) / (positives * negatives)


def average_precision(gold: Booleans, scores: Floats) -> float | None:
    """Return the area under the steps of precision over recall; ties count as one step."""
    if not gold.any():
        return None
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(gold[order])
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(scores) - 1)
    gained = np.diff(hits[ends], prepend=0)
    return float((gained * hits[ends] / (ends + 1)).sum() / hits[-1])


def calibration_error(confidence: Floats, right: Booleans, *, bins: int = 15) -> float:
    """Return the expected calibration error over equal-width bins (Guo et al. 2017), in [0, 1]."""
    gaps = [
        abs(one.share - one.mean_score) * one.count
        for one in reliability(confidence, right, bins=bins)
    ]
    return sum(gaps) / len(confidence)


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores between `low` and `high`: how many, their mean, and the share that held."""

    low: float
    high: float
    count: int
    mean_score: float
    share: float


def reliability(scores: Floats, held: Booleans, *, bins: int = 10) -> list[Bin]:
    """Return what became of scores in [0, 1], by equal-width bins; empty bins are left out."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    return [
        Bin(
            place / bins,
            (place + 1) / bins,
            int((places == place).sum()),
            float(scores[places == place].mean()),
            float(held[places == place].mean()),
        )
        for place in map(int, np.unique(places))
    ]


def tempered(probabilities: Floats, temperature: float) -> Floats:
    """Return rows of probabilities as if their logits had been divided by the temperature."""
    logs = np.log(np.maximum(probabilities, 1e-12)) / temperature
    powers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)


def fitted_temperature(probabilities: Floats, allowed: Booleans) -> float:
    """Return the temperature in [0.05, 20] under which the allowed labels are most likely.

    `allowed` marks, row by row, the columns that the gold label allows. The likelihood has one peak
    in the temperature's logarithm, so a golden-section search finds it.
    """

    def loss(log_temperature: float) -> float:
        given = tempered(probabilities, float(np.exp(log_temperature)))
        return -float(np.log(np.maximum((given * allowed).sum(axis=1), 1e-12)).mean())

    low, high = float(np.log(0.05)), float(np.log(20.0))
    ratio = (5**0.5 - 1) / 2
    for _ in range(40):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp((low + high) / 2))


def bootstrap_interval(
    rows: int,
    figure: Callable[[npt.NDArray[np.int64]], float],
    *,
    seed: int = 0,
    rounds: int = 1000,
) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of a figure over resampled row numbers."""
    rng = np.random.default_rng(seed)
    values = [figure(rng.integers(0, rows, rows)) for _ in range(rounds)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
