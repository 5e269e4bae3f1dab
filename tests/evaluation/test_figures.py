from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

from consist.evaluation import figures

SCORED = st.lists(
    st.tuples(st.booleans(), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.7, 0.9, 1.0])),
    min_size=2,
    max_size=40,
).filter(lambda rows: len({gold for gold, _ in rows}) == 2)


@given(SCORED)
def test_auc_and_average_precision_agree_with_scikit_learn(rows: list[tuple[bool, float]]) -> None:
    gold = np.array([one for one, _ in rows])
    scores = np.array([score for _, score in rows])
    assert figures.roc_auc(gold, scores) == pytest.approx(roc_auc_score(gold, scores))
    assert figures.average_precision(gold, scores) == pytest.approx(
        average_precision_score(gold, scores)
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
def test_macro_f1_agrees_with_scikit_learn(rows: list[tuple[str, str]]) -> None:
    gold, predicted = [one for one, _ in rows], [other for _, other in rows]
    expected = f1_score(
        gold, predicted, labels=sorted(set(gold)), average="macro", zero_division=0.0
    )
    assert figures.macro_f1(gold, predicted) == pytest.approx(expected)


def test_figures_that_cannot_be_known_are_none() -> None:
    none, some = np.array([False, False]), np.array([True, False])
    scores = np.array([0.1, 0.9])
    assert figures.roc_auc(none, scores) is None
    assert figures.average_precision(none, scores) is None
    assert figures.precision_recall(some, none) == (None, 0.0)
    assert figures.precision_recall(none, some) == (0.0, None)


def test_calibration_error_of_hand_made_bins() -> None:
    confidence = np.array([0.95, 0.95, 0.95, 0.95, 0.55, 0.55])
    right = np.array([True, True, True, False, True, False])
    # 4 of 6 at 0.95 that hold in 0.75, 2 of 6 at 0.55 that hold in 0.5.
    expected = 4 / 6 * 0.20 + 2 / 6 * 0.05
    assert figures.calibration_error(confidence, right) == pytest.approx(expected)


def test_full_confidence_lies_in_the_last_bin() -> None:
    assert figures.calibration_error(np.array([1.0]), np.array([True])) == pytest.approx(0.0)


@pytest.mark.parametrize("true_temperature", [0.4, 1.0, 2.5])
def test_the_fitted_temperature_undoes_a_known_one(true_temperature: float) -> None:
    rng = np.random.default_rng(3)
    honest = rng.dirichlet([0.7, 0.7, 0.7], size=6000)
    gold = np.array([rng.choice(3, p=row) for row in honest])
    allowed = np.eye(3, dtype=bool)[gold]
    distorted = figures.tempered(honest, 1 / true_temperature)
    assert figures.fitted_temperature(distorted, allowed) == pytest.approx(
        true_temperature, rel=0.08
    )


@given(st.floats(0.1, 10.0), st.integers(0, 1000))
def test_a_temperature_keeps_sums_and_order(temperature: float, seed: int) -> None:
    rows = np.random.default_rng(seed).dirichlet([1.0, 1.0, 1.0], size=5)
    after = figures.tempered(rows, temperature)
    assert after.sum(axis=1) == pytest.approx(np.ones(5))
    assert (after.argmax(axis=1) == rows.argmax(axis=1)).all()


def test_the_bootstrap_interval_is_that_of_a_share() -> None:
    right = np.arange(400) % 4 != 0
    low, high = figures.bootstrap_interval(400, lambda rows: float(right[rows].mean()))
    # The normal interval of a share of 0.75 in 400 is 0.75 ± 1.96 · 0.0217.
    assert low == pytest.approx(0.75 - 0.0424, abs=0.01)
    assert high == pytest.approx(0.75 + 0.0424, abs=0.01)
    again = figures.bootstrap_interval(400, lambda rows: float(right[rows].mean()))
    assert again == (low, high)


def test_reliability_says_what_became_of_each_score() -> None:
    scores = np.array([0.05, 0.92, 0.98, 1.0, 0.94])
    held = np.array([False, True, True, False, True])
    low, high = figures.reliability(scores, held)
    assert low == figures.Bin(0.0, 0.1, 1, 0.05, 0.0)
    assert (high.low, high.high, high.count, high.share) == (0.9, 1.0, 4, 0.75)
    assert high.mean_score == pytest.approx(0.96)
