"""Fit the decider: multinomial logistic regressions on the evidence of annotated pairs.

The NLI model is surer of stories that it was trained on than of new ones, so its scores there must
not teach the decider how far to trust it. Such stories still teach everything else: one regression
learns from all stories without what the NLI model says, another from the unseen stories with it,
and the decider is the mean of the two in log-odds, which is again one linear model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.decide.decider import FORMAT
from consist.errors import InputError

Numbers: TypeAlias = npt.NDArray[np.float64]

INVERSE_REGULARISATION = 0.01
LEAST_PER_CLASS = 5

# the features that repeat what the NLI model says
OF_THE_SCORER = ("nli_", "around_")


@dataclass(frozen=True, slots=True)
class Example:
    """A pair's features, its class, and whether the NLI model was trained on its story."""

    features: Mapping[str, float]
    label: str
    seen: bool = False


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Log-odds by class, linear in the plain features; weights of shape (classes, features)."""

    classes: tuple[str, ...]
    weights: Numbers
    intercepts: Numbers

    def row(self, label: str) -> tuple[Numbers, float]:
        place = self.classes.index(label)
        return self.weights[place], float(self.intercepts[place])


def fit(examples: Sequence[Example], *, name: str) -> dict[str, Any]:
    """Return the decider's JSON object.

    Classes keep their natural rates, so that a probability means what it says on natural pairs.

    Raises:
        InputError: There are too few examples of too few classes to learn from.
    """
    unseen = _learnable([example for example in examples if not example.seen])
    names = tuple(sorted(unseen[0].features))
    fitted = _fitted(unseen, names)
    if len(unseen) < len(examples):
        others = tuple(feature for feature in names if not feature.startswith(OF_THE_SCORER))
        fitted = _mean(fitted, _fitted(_learnable(examples), others), names, others)
    rows = _rows(unseen, names)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale == 0.0] = 1.0
    return {
        "format": FORMAT,
        "name": name,
        "classes": list(fitted.classes),
        "features": list(names),
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "coefficients": [_rounded(row) for row in fitted.weights * scale],
        "intercepts": _rounded(fitted.intercepts + fitted.weights @ mean),
    }


def _learnable(examples: Sequence[Example]) -> list[Example]:
    counts = Counter(example.label for example in examples)
    kept = [example for example in examples if counts[example.label] >= LEAST_PER_CLASS]
    if len({example.label for example in kept}) < 2:
        raise InputError(
            f"there is too little to learn from: {dict(counts) or 'no examples'}; at least two "
            f"classes need {LEAST_PER_CLASS} examples each"
        )
    return kept


def _fitted(examples: Sequence[Example], names: Sequence[str]) -> _Fitted:
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = _rows(examples, names)
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    model.fit(scaler.transform(rows), [example.label for example in examples])
    coefficients, intercepts = _per_class(model)
    weights = coefficients / scaler.scale_
    return _Fitted(
        tuple(str(label) for label in model.classes_),
        weights - weights.mean(axis=0),
        (intercepts - intercepts.mean()) - (weights - weights.mean(axis=0)) @ scaler.mean_,
    )


def _per_class(model: Any) -> tuple[Numbers, Numbers]:
    """Spell two classes out as one row each; scikit-learn keeps a single row for both."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    half, lift = model.coef_[0] / 2, model.intercept_[0] / 2
    return np.stack([-half, half]), np.array([-lift, lift])


def _mean(narrow: _Fitted, wide: _Fitted, names: Sequence[str], others: Sequence[str]) -> _Fitted:
    """Return the mean of the two in log-odds; a class that one does not know is the other's."""
    places = [names.index(feature) for feature in others]
    classes = tuple(sorted({*narrow.classes, *wide.classes}))
    weights, intercepts = np.zeros((len(classes), len(names))), np.zeros(len(classes))
    for row, label in enumerate(classes):
        sides = []
        if label in wide.classes:
            of_others, intercept = wide.row(label)
            spread = np.zeros(len(names))
            spread[places] = of_others
            sides.append((spread, intercept))
        if label in narrow.classes:
            sides.append(narrow.row(label))
        weights[row] = np.mean([side[0] for side in sides], axis=0)
        intercepts[row] = float(np.mean([side[1] for side in sides]))
    return _Fitted(classes, weights, intercepts)


def _rows(examples: Sequence[Example], names: Sequence[str]) -> Numbers:
    return np.array([[example.features[name] for name in names] for example in examples])


def _rounded(row: Numbers) -> list[float]:
    return [round(float(value), 6) for value in row]
