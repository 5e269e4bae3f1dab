"""Fit the decider: a multinomial logistic regression on the evidence of annotated pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consist.decide.decider import FORMAT
from consist.errors import InputError

# by 5 folds over the stories that the NLI model was trained on
INVERSE_REGULARISATION = 0.03
LEAST_PER_CLASS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A pair's features, its class, and the group (the story) that must not be split."""

    features: Mapping[str, float]
    label: str
    group: str


def fit(examples: Sequence[Example], *, name: str) -> dict[str, Any]:
    """Return the decider's JSON object.

    Classes keep their natural rates, so that a probability means what it says on natural pairs.

    Raises:
        InputError: There are too few examples of too few classes to learn from.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    kept = _learnable(examples)
    names = tuple(sorted(kept[0].features))
    rows = [[example.features[feature] for feature in names] for example in kept]
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    model.fit(scaler.transform(rows), [example.label for example in kept])
    coefficients, intercepts = _per_class(model)
    return {
        "format": FORMAT,
        "name": name,
        "classes": [str(label) for label in model.classes_],
        "features": list(names),
        "mean": _rounded(scaler.mean_),
        "scale": _rounded(scaler.scale_),
        "coefficients": [_rounded(row) for row in coefficients],
        "intercepts": _rounded(intercepts),
    }


def _learnable(examples: Sequence[Example]) -> list[Example]:
    counts: dict[str, int] = {}
    for example in examples:
        counts[example.label] = counts.get(example.label, 0) + 1
    kept = [example for example in examples if counts[example.label] >= LEAST_PER_CLASS]
    if len({example.label for example in kept}) < 2:
        raise InputError(
            f"there is too little to learn from: {counts or 'no examples'}; at least two classes "
            f"need {LEAST_PER_CLASS} examples each"
        )
    return kept


def _per_class(model: Any) -> tuple[Any, Any]:
    """Spell two classes out as one row each; scikit-learn keeps a single row for both."""
    import numpy as np

    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    half, lift = model.coef_[0] / 2, model.intercept_[0] / 2
    return np.stack([-half, half]), np.array([-lift, lift])


def _rounded(row: Any) -> list[float]:
    return [round(float(value), 6) for value in row]
