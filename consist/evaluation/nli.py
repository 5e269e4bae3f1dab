"""Measure a scorer on labelled pairs of texts, in both directions."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from consist.evaluation.figures import (
    Booleans,
    Floats,
    bootstrap_interval,
    calibration_error,
    fitted_temperature,
    macro_f1,
    precision_recall,
    roc_auc,
    tempered,
)
from consist.evaluation.labelled import ALLOWED, LABELS, LabelledPair
from consist.model import Scores
from consist.ports import Scorer

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class NliFigures:
    """What a scorer reaches on one set; `None` where the set's labels cannot tell.

    Attributes:
        pairs: How many pairs the set has.
        accuracy: Share of right answers; `accuracy_low` and `accuracy_high` are its 95 % interval.
        macro_f1: Mean F1 over the set's labels.
        contradiction_precision: Of the pairs called contradictions, the share that are.
        contradiction_recall: Of the contradictions, the share so called.
        contradiction_auc: How often a contradiction gets more of that probability than another.
        calibration_error: Expected calibration error of the answer's probability, in [0, 1].
        tempered_calibration_error: The same after a temperature fitted on the set's other half.
        temperature: The temperature that fits the whole set best; 1 would be well calibrated.
        reverse_contradiction_auc: The AUC with premise and hypothesis swapped.
        direction_gap: Mean difference of a pair's contradiction probability in both directions.
        pairs_per_second: Speed of the first direction, the model being warm.
    """

    pairs: int
    accuracy: float
    accuracy_low: float
    accuracy_high: float
    macro_f1: float
    contradiction_precision: float | None
    contradiction_recall: float | None
    contradiction_auc: float | None
    calibration_error: float
    tempered_calibration_error: float
    temperature: float
    reverse_contradiction_auc: float | None
    direction_gap: float
    pairs_per_second: float

    def as_dict(self) -> dict[str, float | int | None]:
        """Return the figures by name."""
        return asdict(self)


def evaluate(scorer: Scorer, pairs: Sequence[LabelledPair]) -> NliFigures:
    """Score labelled pairs both ways and return the figures.

    A set is scored on the labels that it has: where only contradiction and entailment occur, the
    model's neutral is left aside; where the labels are groups such as `not_entailment`, an answer
    is right when it falls into the pair's group.
    """
    forward = [(pair.premise, pair.hypothesis) for pair in pairs]
    scorer.score(forward[:8])
    began = time.perf_counter()
    ahead = as_matrix(scorer.score(forward))
    seconds = time.perf_counter() - began
    back = as_matrix(scorer.score([(hypothesis, premise) for premise, hypothesis in forward]))
    return figures_of(pairs, ahead, back, pairs_per_second=len(pairs) / max(seconds, 1e-9))


def as_matrix(scores: Sequence[Scores]) -> Floats:
    """Return scores as rows in the order of `LABELS`."""
    rows = [[one.contradiction, one.entailment, one.neutral] for one in scores]
    return np.array(rows, dtype=np.float64).reshape(-1, len(LABELS))


def allowed_matrix(pairs: Sequence[LabelledPair]) -> Booleans:
    """Return, row by row, which of `LABELS` the pair's label allows."""
    return np.array([[label in ALLOWED[pair.label] for label in LABELS] for pair in pairs])


def figures_of(
    pairs: Sequence[LabelledPair], ahead: Floats, back: Floats, *, pairs_per_second: float
) -> NliFigures:
    """Return the figures from the probabilities of both directions, columns as in `LABELS`."""
    allowed = allowed_matrix(pairs)
    possible: Booleans = np.asarray(allowed.any(axis=0))
    within = _within(ahead, possible)
    answers = within.argmax(axis=1)
    right = allowed[np.arange(len(pairs)), answers]
    low, high = bootstrap_interval(len(pairs), lambda rows: float(right[rows].mean()))
    precision, recall = _contradiction_precision_recall(pairs, allowed, answers)
    return NliFigures(
        pairs=len(pairs),
        accuracy=float(right.mean()),
        accuracy_low=low,
        accuracy_high=high,
        macro_f1=macro_f1([pair.label for pair in pairs], _named(pairs, answers)),
        contradiction_precision=precision,
        contradiction_recall=recall,
        contradiction_auc=_contradiction_auc(pairs, allowed, ahead),
        calibration_error=_calibration_error(pairs, within),
        tempered_calibration_error=_cross_fitted_error(pairs, within, allowed),
        temperature=fitted_temperature(within, allowed),
        reverse_contradiction_auc=_contradiction_auc(pairs, allowed, back),
        direction_gap=float(np.abs(ahead[:, 0] - back[:, 0]).mean()),
        pairs_per_second=pairs_per_second,
    )


def _within(probabilities: Floats, possible: Booleans) -> Floats:
    kept = np.where(possible, np.maximum(probabilities, 1e-12), 0.0)
    return np.asarray(kept / kept.sum(axis=1, keepdims=True), dtype=np.float64)


def _named(pairs: Sequence[LabelledPair], answers: Places) -> list[str]:
    """Name each answer in the set's labels: the pair's own where it fits, else the narrowest."""
    known = sorted({pair.label for pair in pairs}, key=lambda label: (len(ALLOWED[label]), label))
    named = []
    for pair, answer in zip(pairs, answers, strict=True):
        fitting = [label for label in known if LABELS[answer] in ALLOWED[label]]
        named.append(pair.label if pair.label in fitting else fitting[0])
    return named


def _decided(pairs: Sequence[LabelledPair], allowed: Booleans) -> tuple[Booleans, Booleans]:
    """Return which pairs contradict, and of which pairs that is known at all."""
    contradicts = np.array([pair.contradicts for pair in pairs])
    return contradicts, contradicts | ~allowed[:, 0]


def _contradiction_precision_recall(
    pairs: Sequence[LabelledPair],
    allowed: Booleans,
    answers: Places,
) -> tuple[float | None, float | None]:
    contradicts, known = _decided(pairs, allowed)
    if not contradicts.any():
        return None, None
    return precision_recall(contradicts[known], answers[known] == 0)


def _contradiction_auc(
    pairs: Sequence[LabelledPair], allowed: Booleans, probabilities: Floats
) -> float | None:
    contradicts, known = _decided(pairs, allowed)
    return roc_auc(contradicts[known], probabilities[known, 0])


def _calibration_error(pairs: Sequence[LabelledPair], within: Floats) -> float:
    """Return the error of the probability of what was answered: a label, or a group of labels."""
    named = _named(pairs, within.argmax(axis=1))
    answered = np.array([[label in ALLOWED[name] for label in LABELS] for name in named])
    right = np.array([name == pair.label for name, pair in zip(named, pairs, strict=True)])
    return calibration_error(np.minimum((within * answered).sum(axis=1), 1.0), right)


def _cross_fitted_error(pairs: Sequence[LabelledPair], within: Floats, allowed: Booleans) -> float:
    """Return the calibration error after a temperature that was fitted on the other half."""
    if len(within) < 4:
        return _calibration_error(pairs, within)
    halves = [np.arange(len(within)) % 2 == half for half in (0, 1)]
    after = within.copy()
    for here, there in (halves, halves[::-1]):
        after[here] = tempered(within[here], fitted_temperature(within[there], allowed[there]))
    return _calibration_error(pairs, after)
