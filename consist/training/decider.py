"""Fit the decider: multinomial logistic regressions on the evidence of annotated pairs.

The NLI model is surer of stories that it was trained on than of new ones, so its scores there must
not teach the decider how far to trust it. Such stories still teach everything else: one regression
learns from all stories without what the NLI model says, another from the unseen stories with it,
and the first layer is the weighted mean of the two in log-odds, which is again one linear model.

The second layer learns from first opinions on stories that the first layer was not fitted on
(folds by story), since on its own stories it is surer than it will be on new ones. Where the NLI
model knows a story, its first opinion there comes from the regression without that model.

Updates are told from contradictions by a layer that reads time alone (`consist.decide.updates`).
Framing is found by layers of its own, which read nothing of the NLI model's
(`consist.training.framing`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.decide import updates
from consist.decide.company import Circle
from consist.decide.decider import FORMAT, Layer, second_row
from consist.errors import InputError
from consist.model import ClashType, Pair
from consist.training import framing

Numbers: TypeAlias = npt.NDArray[np.float64]

INVERSE_REGULARISATION = 0.01
OF_THE_UNSEEN = 0.7
"""The share of the regression that knows the NLI model in the first layer. With less the list of
real articles, and of stories of our own, is less often right at its top (record 0017)."""
OF_THE_SECOND = 0.1
OF_THE_UPDATES = 0.03
OF_THE_TYPES = 0.1
LEAST_PER_CLASS = 5
LEAST_SCALE = 0.1
"""The least unit in which a feature is measured while fitting. A cue that one pair in a thousand
shows has a standard deviation of 0.03; measured in that, its first appearance in a new story would
outweigh all else (benchmarks/decider.py: average precision rises by 0.02)."""
FOLDS = 5
OF_READINGS = 0.1
"""The weight of a pair of a story that was read in part. Such pairs are mostly those that a decider
was sure of; at their full number they would count for more than they are among all."""
OF_INVENTED = 0.3
"""The weight of a pair of an invented story. Such stories are denser than news, and a decider that
learned from them in full was right less often on real articles (record 0024)."""
OF_TYPES_ALONE = 0.2
"""The weight of a contradiction of a story that teaches types alone (record 0023)."""

# the features that repeat what the NLI model says
OF_THE_SCORER = ("nli_", "around_", "framing_contradicts")


@dataclass(frozen=True, slots=True)
class Example:
    """A pair's features and class, and whether the NLI model was trained on its story.

    Only examples that are all candidate pairs of their stories can teach the second layer: they
    carry the pair and the name of the story. A contradiction may carry its type with the signs of
    that (`consist.decide.clash_type`).

    Of a story that was read in part the label of most pairs is unknown (None): these teach
    nothing, but keep the others company. Of a story that teaches types alone only contradictions
    with a type are read. An invented story counts for less.
    """

    features: Mapping[str, float]
    label: str | None
    seen: bool = False
    pair: Pair | None = None
    story: str = ""
    clash: tuple[str, Mapping[str, float]] | None = None
    in_part: bool = False
    types_alone: bool = False
    invented: bool = False

    @property
    def weight(self) -> float:
        """How much it counts in fitting."""
        if self.types_alone:
            return OF_TYPES_ALONE
        if self.invented:
            return OF_INVENTED
        return OF_READINGS if self.in_part else 1.0


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
    There is no second layer where pairs are missing or fewer than two stories can be learned from.

    Raises:
        InputError: There are too few examples of too few classes to learn from.
    """
    together = None
    deciding = [example for example in examples if not example.types_alone]
    known = [example for example in deciding if example.label is not None]
    stories = sorted({(example.seen, example.story) for example in deciding})
    if all(example.pair is not None for example in deciding) and len(stories) > 1:
        together = _second(deciding, [story for _, story in stories])
    return {
        "format": FORMAT,
        "name": name,
        "alone": _first(deciding),
        "together": together,
        "updates": _updates(deciding),
        "types": _types(examples),
        "framing": framing.fit(
            [example.features for example in known],
            [str(example.label) for example in known],
            in_part=[example.in_part for example in known],
        ),
    }


def _first(examples: Sequence[Example]) -> dict[str, Any]:
    unseen = _learnable([example for example in examples if not example.seen])
    names = tuple(sorted(unseen[0].features))
    fitted = _fitted(unseen, names)
    if len(unseen) < len(examples):
        others = tuple(feature for feature in names if not feature.startswith(OF_THE_SCORER))
        fitted = _mean(fitted, _fitted(_learnable(examples), others), names, others)
    return _as_json(fitted, names, _rows(unseen, names))


def _second(examples: Sequence[Example], stories: Sequence[str]) -> dict[str, Any]:
    seconds: list[Example] = []
    for fold in range(min(FOLDS, len(stories))):
        held = set(stories[fold::FOLDS])
        taught = [example for example in examples if example.story not in held]
        for seen in (False, True):
            judged = [e for e in examples if e.story in held and e.seen is seen]
            if judged:
                opinions = _opinions(judged, _without_scorer(taught) if seen else taught)
                seconds += [
                    replace(example, features=row)
                    for example, row in zip(judged, opinions, strict=True)
                ]
    kept = _learnable(seconds)
    names = tuple(kept[0].features)
    fitted = _fitted(kept, names, inverse_regularisation=OF_THE_SECOND)
    return _as_json(fitted, names, _rows(kept, names))


def _opinions(judged: Sequence[Example], taught: Sequence[Example]) -> list[Mapping[str, float]]:
    """Return the second layer's features of pairs on which the first was not fitted."""
    layer = Layer.from_json(_first(taught))
    first = layer.probabilities([example.features for example in judged])
    pairs = [example.pair for example in judged if example.pair is not None]
    circle = Circle(pairs, first)
    return [second_row(said, circle, pair) for said, pair in zip(first, pairs, strict=True)]


def _without_scorer(examples: Sequence[Example]) -> list[Example]:
    """Return the examples without what the NLI model says; then nothing of theirs is seen."""
    return [
        replace(example, features=_all_but_scorer(example.features), seen=False)
        for example in examples
    ]


def _all_but_scorer(features: Mapping[str, float]) -> dict[str, float]:
    return {k: v for k, v in features.items() if not k.startswith(OF_THE_SCORER)}


def _updates(examples: Sequence[Example]) -> dict[str, Any] | None:
    ordered = [
        replace(example, features={name: example.features[name] for name in updates.READS})
        for example in examples
        if example.label in updates.KINDS and updates.is_ordered(example.features)
    ]
    return _of_its_own(ordered, inverse_regularisation=OF_THE_UPDATES)


def _types(examples: Sequence[Example]) -> dict[str, Any] | None:
    told = [
        Example(e.clash[1], e.clash[0], types_alone=e.types_alone, invented=e.invented)
        for e in examples
        if e.clash is not None
    ]
    known = [example for example in told if example.label in set(ClashType)]
    return _of_its_own(known, inverse_regularisation=OF_THE_TYPES)


def _of_its_own(
    examples: Sequence[Example], *, inverse_regularisation: float
) -> dict[str, Any] | None:
    """Return the layer that the examples teach, or None where they are too few.

    It reads no feature that is unknown of one of them.
    """
    try:
        kept = _learnable(examples)
    except InputError:
        return None
    unknown = {name for e in kept for name, value in e.features.items() if math.isnan(value)}
    names = tuple(sorted(kept[0].features.keys() - unknown))
    fitted = _fitted(kept, names, inverse_regularisation=inverse_regularisation)
    return _as_json(fitted, names, _rows(kept, names))


def _as_json(fitted: _Fitted, names: Sequence[str], rows: Numbers) -> dict[str, Any]:
    """Return a layer's JSON object; the rows give the features' mean and scale."""
    mean, scale = _mean_of(rows), _scale(rows)
    return {
        "classes": list(fitted.classes),
        "features": list(names),
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "coefficients": [_rounded(row) for row in fitted.weights * scale],
        "intercepts": _rounded(fitted.intercepts + fitted.weights @ mean),
    }


def _learnable(examples: Sequence[Example]) -> list[Example]:
    counts = Counter(example.label for example in examples if example.label is not None)
    taught = {label for label, count in counts.items() if count >= LEAST_PER_CLASS}
    kept = [example for example in examples if example.label in taught]
    if len({example.label for example in kept}) < 2:
        raise InputError(
            f"there is too little to learn from: {dict(counts) or 'no examples'}; at least two "
            f"classes need {LEAST_PER_CLASS} examples each"
        )
    return kept


def _fitted(
    examples: Sequence[Example],
    names: Sequence[str],
    *,
    inverse_regularisation: float = INVERSE_REGULARISATION,
) -> _Fitted:
    from sklearn.linear_model import LogisticRegression

    rows = _rows(examples, names)
    mean, scale = _mean_of(rows), _scale(rows)
    model = LogisticRegression(C=inverse_regularisation, max_iter=5000)
    model.fit(
        np.nan_to_num((rows - mean) / scale, nan=0.0),
        [example.label for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    coefficients, intercepts = _per_class(model)
    weights = coefficients / scale
    return _Fitted(
        tuple(str(label) for label in model.classes_),
        weights - weights.mean(axis=0),
        (intercepts - intercepts.mean()) - (weights - weights.mean(axis=0)) @ mean,
    )


def _mean_of(rows: Numbers) -> Numbers:
    """Return the mean of what is known of each feature, or 0 where nothing is."""
    known = ~np.isnan(rows)
    mean: Numbers = np.where(known, rows, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return mean


def _scale(rows: Numbers) -> Numbers:
    """Return the unit of each feature; what is unknown counts as the mean."""
    apart = np.where(np.isnan(rows), 0.0, rows - _mean_of(rows))
    unit: Numbers = np.maximum(np.sqrt((apart**2).mean(axis=0)), LEAST_SCALE)
    return unit


def _per_class(model: Any) -> tuple[Numbers, Numbers]:
    """Spell two classes out as one row each; scikit-learn keeps a single row for both."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    half, lift = model.coef_[0] / 2, model.intercept_[0] / 2
    return np.stack([-half, half]), np.array([-lift, lift])


def _mean(narrow: _Fitted, wide: _Fitted, names: Sequence[str], others: Sequence[str]) -> _Fitted:
    """Return the weighted mean in log-odds; a class that one does not know is the other's."""
    places = [names.index(feature) for feature in others]
    spread = np.zeros((len(wide.classes), len(names)))
    spread[:, places] = wide.weights
    wide = replace(wide, weights=spread)
    classes = tuple(sorted({*narrow.classes, *wide.classes}))
    weights, intercepts = np.zeros((len(classes), len(names))), np.zeros(len(classes))
    for row, label in enumerate(classes):
        known = [
            (share, *fitted.row(label))
            for share, fitted in ((OF_THE_UNSEEN, narrow), (1 - OF_THE_UNSEEN, wide))
            if label in fitted.classes
        ]
        whole = sum(share for share, *_ in known)
        weights[row] = sum(share * weight for share, weight, _ in known) / whole
        intercepts[row] = sum(share * intercept for share, _, intercept in known) / whole
    return _Fitted(classes, weights, intercepts)


def _rows(examples: Sequence[Example], names: Sequence[str]) -> Numbers:
    return np.array([[example.features[name] for name in names] for example in examples])


def _rounded(row: Numbers) -> list[float]:
    return [round(float(value), 6) for value in row]
