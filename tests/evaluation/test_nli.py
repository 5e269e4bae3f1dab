from __future__ import annotations

from collections.abc import Sequence

import pytest

from consist.evaluation.labelled import LabelledPair
from consist.evaluation.nli import evaluate
from consist.model import ModelIdentity, Scores


class Oracle:
    """Answers from a table of (premise, hypothesis); anything else is evenly spread."""

    identity = ModelIdentity("oracle", "1")

    def __init__(self, answers: dict[tuple[str, str], Scores]) -> None:
        self._answers = answers

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        return [self._answers.get(pair, Scores(1 / 3, 1 / 3, 1 / 3)) for pair in pairs]


def scores(*, c: float, e: float, n: float) -> Scores:
    return Scores(entailment=e, neutral=n, contradiction=c)


def test_three_labels() -> None:
    pairs = [
        LabelledPair("a", "1", "contradiction"),
        LabelledPair("a", "2", "contradiction"),
        LabelledPair("a", "3", "entailment"),
        LabelledPair("a", "4", "neutral"),
    ]
    answers = {
        ("a", "1"): scores(c=0.8, e=0.1, n=0.1),
        ("a", "2"): scores(c=0.3, e=0.1, n=0.6),
        ("a", "3"): scores(c=0.5, e=0.4, n=0.1),
        ("a", "4"): scores(c=0.1, e=0.1, n=0.8),
        ("1", "a"): scores(c=0.6, e=0.2, n=0.2),
        ("2", "a"): scores(c=0.3, e=0.1, n=0.6),
        ("3", "a"): scores(c=0.1, e=0.8, n=0.1),
        ("4", "a"): scores(c=0.1, e=0.1, n=0.8),
    }
    figures = evaluate(Oracle(answers), pairs)
    assert figures.accuracy == 0.5
    assert figures.contradiction_precision == 0.5
    assert figures.contradiction_recall == 0.5
    assert figures.contradiction_auc == 0.75  # 0.3 stands below 0.5
    assert figures.reverse_contradiction_auc == 1.0
    assert figures.direction_gap == pytest.approx((0.2 + 0 + 0.4 + 0) / 4)
    # F1 of contradiction 1/2, of entailment 0, of neutral 2/3.
    assert figures.macro_f1 == pytest.approx((0.5 + 0 + 2 / 3) / 3)
    # Answers at 0.8 twice (right), 0.6 and 0.5 (wrong): bins of a fifteenth keep these apart.
    assert figures.calibration_error == pytest.approx((2 * 0.2 + 0.6 + 0.5) / 4)


def test_where_neutral_never_occurs_it_is_left_aside() -> None:
    pairs = [LabelledPair("a", "1", "contradiction"), LabelledPair("a", "2", "entailment")]
    answers = {
        ("a", "1"): scores(c=0.3, e=0.1, n=0.6),
        ("a", "2"): scores(c=0.1, e=0.3, n=0.6),
    }
    figures = evaluate(Oracle(answers), pairs)
    assert figures.accuracy == 1.0
    assert figures.calibration_error == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("label", "other"),
    [("entailment", "not_entailment"), ("consistent", "inconsistent"), ("weaken", "not_weaken")],
)
def test_groups_are_right_when_the_answer_falls_into_them(label: str, other: str) -> None:
    strong = scores(c=0.7, e=0.2, n=0.1) if label == "weaken" else scores(c=0.1, e=0.8, n=0.1)
    pairs = [LabelledPair("a", "1", label), LabelledPair("a", "2", other)]
    answers = {("a", "1"): strong, ("a", "2"): scores(c=0.3, e=0.25, n=0.45)}
    figures = evaluate(Oracle(answers), pairs)
    assert figures.accuracy == 1.0
    assert figures.macro_f1 == 1.0
    assert (figures.contradiction_auc is None) is (label != "weaken")
    # The confidence of "not_entailment" is that of neutral and contradiction together.
    sure, unsure = (0.7, 0.7) if label == "weaken" else (0.8, 0.75)
    assert figures.calibration_error == pytest.approx(1 - (sure + unsure) / 2)


def test_editors_decisions_mix_a_label_with_a_group() -> None:
    pairs = [LabelledPair("a", "1", "contradiction"), LabelledPair("a", "2", "not_contradiction")]
    answers = {
        ("a", "1"): scores(c=0.9, e=0.05, n=0.05),
        ("a", "2"): scores(c=0.4, e=0.35, n=0.25),
    }
    figures = evaluate(Oracle(answers), pairs)
    assert figures.accuracy == 0.5
    assert figures.contradiction_precision == 0.5
    assert figures.contradiction_recall == 1.0
