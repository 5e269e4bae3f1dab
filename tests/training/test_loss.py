from __future__ import annotations

import math

import pytest

from consist.evaluation.labelled import LabelledPair
from consist.training.recipe import Recipe

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")

PLAIN = Recipe(tokens_per_batch=96, smoothing=0.0)


def pair(label: str, weight: float = 1.0) -> LabelledPair:
    return LabelledPair("p", "h", label, weight)


def test_single_labels_give_the_cross_entropy() -> None:
    from consist.training.loss import loss

    logits = torch.tensor([[0.3, -1.2, 2.0], [1.0, 0.5, -0.5]])
    expected = torch.nn.functional.cross_entropy(
        logits, torch.tensor([2, 1]), label_smoothing=0.1, reduction="mean"
    )
    recipe = Recipe(tokens_per_batch=96, smoothing=0.1)
    assert recipe.usual_batch == 2
    found = loss(logits, [pair("neutral"), pair("entailment")], recipe)
    assert float(found) == pytest.approx(float(expected), abs=1e-6)


def test_a_group_asks_only_that_the_rest_be_improbable() -> None:
    from consist.training.loss import loss

    logits = torch.log(torch.tensor([[0.2, 0.5, 0.3]]))
    assert float(loss(logits, [pair("not_contradiction")], PLAIN)) == pytest.approx(
        -math.log(0.8) / 2
    )
    logits = torch.tensor([[0.0, 3.0, -2.0]], requires_grad=True)
    loss(logits, [pair("not_contradiction")], PLAIN).backward()
    assert logits.grad is not None
    ratio = (logits.grad[0, 1] / logits.grad[0, 2]).item()
    assert ratio == pytest.approx(math.exp(3.0 - -2.0), rel=1e-4)


def test_a_pair_counts_by_its_weight() -> None:
    from consist.training.loss import loss

    logits = torch.tensor([[0.3, -1.2, 2.0]])
    light = loss(logits, [pair("entailment", 0.25)], PLAIN)
    full = loss(logits, [pair("entailment")], PLAIN)
    assert float(light) == pytest.approx(float(full) / 4)
