"""Fit what tells charged from plain wording, and write it as consist/wording/tone_weights.py.

    python benchmarks/train_tone.py

A logistic regression over the bundled encoder's vectors of our own tellings of invented facts
(gold/tellings.txt), plain ones against charged ones. No annotated story takes part, so that what
the tone says of any story is said of text it has never seen. Printed is the area under the ROC
curve over five folds of whole blocks.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import numpy as np
from arguments import described
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from consist import wiring

TELLINGS = Path(__file__).parent / "gold" / "tellings.txt"
WRITTEN = Path(__file__).parents[1] / "consist" / "wording" / "tone_weights.py"
INVERSE_REGULARISATION = 1.0
UNIT = 0.01  # of a weight; finer ones move no tone by more than 0.01

HEADER = '''\
"""The weights of the tone, written by benchmarks/train_tone.py; do not edit by hand."""

ENCODER = {encoder!r}
"""The model whose vectors the weights are for."""

UNIT = {unit}
"""What a weight of 1 stands for."""

INTERCEPT = {intercept}

PLAIN = {plain}
"""The median tone of plain tellings, for sentences without a known one."""

# fmt: off
WEIGHTS = (
{weights},
)
# fmt: on
'''


def tellings() -> list[tuple[str, str, int]]:
    """Return the tone mark, the sentence and the number of its block, in order."""
    blocks = TELLINGS.read_text(encoding="utf-8").split("\n\n")
    return [
        (line[0], line[2:].strip(), number)
        for number, block in enumerate(blocks)
        for line in block.splitlines()
        if line[:2] in {"= ", "- ", "+ "}
    ]


def regression() -> LogisticRegression:
    """Return one that holds charged and plain tellings equally frequent."""
    return LogisticRegression(
        C=INVERSE_REGULARISATION, class_weight="balanced", max_iter=3000, tol=1e-8
    )


def main() -> None:
    """Fit, print and write."""
    parser = described(__doc__)
    parser.parse_args()
    found = tellings()
    encoder = wiring.encoder()
    vectors = encoder.encode([text for _, text, _ in found]).astype(np.float64)
    charged = np.array([mark != "=" for mark, _, _ in found])
    blocks = np.array([block for *_, block in found])
    unseen = np.zeros(len(found))
    for fold in range(5):
        held = blocks % 5 == fold
        fitted = regression().fit(vectors[~held], charged[~held])
        unseen[held] = fitted.decision_function(vectors[held])
    print(
        f"{len(found)} tellings, {charged.sum()} charged; area {roc_auc_score(charged, unseen):.3f}"
    )
    fitted = regression().fit(vectors, charged)
    weights = np.round(fitted.coef_[0] / UNIT).astype(int).tolist()
    text = HEADER.format(
        encoder=encoder.identity.name,
        unit=UNIT,
        intercept=round(float(fitted.intercept_[0]), 4),
        plain=round(float(np.median(unseen[~charged])), 2),
        weights=textwrap.fill(
            ", ".join(map(str, weights)), 99, initial_indent="    ", subsequent_indent="    "
        ),
    )
    WRITTEN.write_text(text.replace("'", '"'), encoding="utf-8")
    print(f"written: {WRITTEN}")


if __name__ == "__main__":
    main()
