"""Fit the two layers that find framing (`consist.decide.light`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from consist.decide import light
from consist.decide.decider import Layer, light_rows
from consist.model import Kind

INVERSE_REGULARISATION = 0.3
LEAST_EXAMPLES = 10

UNLISTED = 0.5
"""The weight of a pair that the annotators did not list. Their list of framing is what they saw,
not all there is; but of the unlisted pairs in which something is charged, most speak of two
things."""

OTHER = "other"
_SAME = ("agreement", Kind.CONTRADICTION, Kind.DISPUTED, Kind.SUPERSEDED)
_UNLISTED = "none"


def fit(
    rows: Sequence[Mapping[str, float]], labels: Sequence[str], *, in_part: Sequence[bool]
) -> dict[str, Any] | None:
    """Return the JSON objects of both layers, or None where too few pairs are of framing.

    Args:
        rows: The features of each pair, by name.
        labels: The class of each pair.
        in_part: Whether its story was read in part only.
    """
    framed = [label == Kind.FRAMING for label in labels]
    told_same = [label in _SAME for label in labels]
    if min(sum(framed), sum(told_same), labels.count(_UNLISTED)) < LEAST_EXAMPLES:
        return None
    names = sorted(name for name in rows[0] if name.startswith(light.OF_SAMENESS))
    known = [place for place, one in enumerate(framed) if not one]
    same = _layer(
        [[rows[place][name] for name in names] for place in known],
        [told_same[place] for place in known],
        names=names,
        positive=light.SAME,
        weights=[1.0] * len(known),
    )
    lights = light_rows(Layer.from_json(same), rows)
    counts = [
        UNLISTED if label == _UNLISTED and not partly else 1.0
        for label, partly in zip(labels, in_part, strict=True)
    ]
    return {"same": same, "light": _light(lights, framed, counts)}


def _light(
    lights: Sequence[Mapping[str, float]], framed: Sequence[bool], weights: Sequence[float]
) -> dict[str, Any]:
    """Fit the second layer without the signs of another wording that would speak against framing.

    They would by chance: there are few such pairs, and a "so-called" on one side excuses nothing.
    """
    names = list(lights[0])
    while True:
        layer = _layer(
            [[row[name] for name in names] for row in lights],
            framed,
            names=names,
            positive=Kind.FRAMING.value,
            weights=weights,
        )
        found = dict(zip(names, layer["coefficients"][1], strict=True))
        against = {name for name in light.WORDED if found.get(name, 0.0) < 0}
        if not against:
            return layer
        names = [name for name in names if name not in against]


def _layer(
    values: Sequence[Sequence[float]],
    truths: Sequence[bool],
    *,
    names: Sequence[str],
    positive: str,
    weights: Sequence[float],
) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    rows = np.array(values)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale < 1e-5] = 1.0
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    model.fit((rows - mean) / scale, truths, sample_weight=weights)
    coefficients, intercept = model.coef_[0], float(model.intercept_[0])
    return {
        "classes": [OTHER, positive],
        "features": list(names),
        "mean": [round(float(value), 6) for value in mean],
        "scale": [round(float(value), 6) for value in scale],
        "coefficients": [[0.0] * len(names), [round(float(value), 6) for value in coefficients]],
        "intercepts": [0.0, round(intercept, 6)],
    }
