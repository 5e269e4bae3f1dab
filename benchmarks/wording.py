"""What tells a framing pair from other pairs: loaded words, or the vectors of its sentences?

    python benchmarks/wording.py

The word list (consist.wording) against a logistic regression over the vectors of the bundled
encoder: fitted on the sentences of the training stories, of framing pairs against all other
annotated ones; a pair has the tone of its more loaded sentence. "both" adds 1.5 to the tone where
either sentence has a loaded word. Printed for the held-out stories: the area under the ROC curve
of framing against each other label. Nothing of it is part of the package: it says what a learned
tone would add.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import splits
from sklearn.linear_model import LogisticRegression

from consist import wiring
from consist.wording import loaded

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
OTHERS = ("contradiction", "agreement", "decoy")
LOADED_WEIGHT = 1.5

LabelledPair = tuple[str, str, str]


def labelled_pairs(stories: Iterable[str]) -> list[LabelledPair]:
    """Return the label and the two sentences of each annotated pair."""
    found: list[LabelledPair] = []
    for story in stories:
        text = (SHARED / "stories" / story / "gold.json").read_text(encoding="utf-8")
        found += [
            (pair["label"], pair["a"]["sentence"], pair["b"]["sentence"])
            for pair in json.loads(text)
        ]
    return found


def tones(training: list[LabelledPair], sentences: list[str]) -> dict[str, float]:
    """Fit on the training pairs and return the tone of each sentence, in log-odds."""
    encoder = wiring.encoder()
    framed = sorted({side for label, *sides in training if label == "framing" for side in sides})
    plain = sorted({side for _, *sides in training for side in sides} - set(framed))
    model = LogisticRegression(class_weight="balanced", max_iter=2000)
    model.fit(encoder.encode(framed + plain), [1] * len(framed) + [0] * len(plain))
    values = model.decision_function(encoder.encode(sentences))
    return dict(zip(sentences, values.tolist(), strict=True))


def area(ours: list[float], theirs: list[float]) -> float:
    """Return how often one of ours is above one of theirs; a tie counts half."""
    difference = np.subtract.outer(np.array(ours), np.array(theirs))
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def main() -> None:
    """Print the areas."""
    held_out = labelled_pairs(splits.HELD_OUT)
    sentences = sorted({side for _, *sides in held_out for side in sides})
    tone = tones(labelled_pairs(splits.TRAINING), sentences)
    scores: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for label, one, other in held_out:
        words = max(len(loaded(one)), len(loaded(other)))
        learned = max(tone[one], tone[other])
        scores["loaded words"][label].append(float(words))
        scores["learned tone"][label].append(learned)
        scores["both"][label].append(learned + LOADED_WEIGHT * (words > 0))
    print(f"{'framing against':16}" + "".join(f"{label:>15}" for label in OTHERS))
    for name, labels in scores.items():
        areas = [area(labels["framing"], labels[label]) for label in OTHERS]
        print(f"{name:16}" + "".join(f"{value:15.3f}" for value in areas))


if __name__ == "__main__":
    main()
