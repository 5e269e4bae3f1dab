"""Fit the temperature of a model on labelled pairs and keep it beside the weights."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from consist.evaluation.figures import fitted_temperature
from consist.evaluation.labelled import LabelledPair
from consist.evaluation.nli import allowed_matrix, as_matrix
from consist.models.folder import (
    DESCRIPTION,
    SCORER,
    TEMPERATURE,
    read_description,
    write_description,
)
from consist.ports import Scorer


def calibrate(
    folder: Path, load_scorer: Callable[[str], Scorer], pairs: Sequence[LabelledPair]
) -> float:
    """Fit a temperature to the pairs, contradictions in both directions; write and return it.

    A temperature moves no answer and no order of one pair's labels; it only makes the
    probabilities as large as the model deserves.
    """
    write_temperature(folder, 1.0)
    scorer = load_scorer(str(folder))
    turned = [pair for pair in pairs if pair.contradicts]
    texts = [(pair.premise, pair.hypothesis) for pair in pairs]
    texts += [(pair.hypothesis, pair.premise) for pair in turned]
    probabilities = as_matrix(scorer.score(texts))
    temperature = fitted_temperature(probabilities, allowed_matrix([*pairs, *turned]))
    write_temperature(folder, temperature)
    return temperature


def write_temperature(folder: Path, temperature: float) -> None:
    """Set the temperature in a model's config.json and in its model.json, whichever it has."""
    rounded = round(temperature, 4)
    path = folder / "config.json"
    if path.is_file():
        config = json.loads(path.read_text(encoding="utf-8")) | {TEMPERATURE: rounded}
        path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    if (folder / DESCRIPTION).is_file():
        described = replace(read_description(folder, SCORER), temperature=rounded)
        write_description(folder, described)
