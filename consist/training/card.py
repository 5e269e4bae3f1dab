"""The card of a trained model: what went in, what it reaches, what it must not be trusted with."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from consist.evaluation.nli import NliFigures
from consist.evaluation.tables import table
from consist.training.mixing import Ingredient
from consist.training.nli import Step
from consist.training.recipe import Recipe

FIGURES_NOTE = (
    "The exported file on pairs that it was not trained on. Its temperature was fitted on these "
    "very pairs, so the calibration error (ECE) flatters it."
)


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a training run once it is over."""

    base: str
    recipe: Recipe
    ingredients: Sequence[Ingredient]
    last: Step
    measured: Mapping[str, NliFigures]

    def text(self, weights: Path) -> str:
        """Return the card as Markdown; `weights` is the file whose hash identifies the model."""
        digest = sha256(weights.read_bytes()).hexdigest()
        size = weights.stat().st_size / 1e6
        figures = table(self.measured) if self.measured else "None: no pair was kept back."
        return "\n".join(
            [
                "# NLI model",
                "",
                f"A cross-encoder with three labels, fine-tuned by consist from `{self.base}`.",
                "",
                f"- file: {weights.name}, {size:.1f} MB, SHA-256 `{digest}`",
                f"- trained: {self._effort()}",
                f"- last loss: {self.last.loss:.3f}",
                "",
                "## Data",
                "",
                *data_table(self.ingredients),
                "",
                "## Recipe",
                "",
                *[f"- {name}: {value}" for name, value in asdict(self.recipe).items()],
                "",
                "## Figures",
                "",
                FIGURES_NOTE,
                "",
                figures,
                "",
            ]
        )

    def _effort(self) -> str:
        done = f"{self.last.pairs:,} pairs in {self.last.steps:,} steps"
        return f"{done}, {self.last.minutes:.0f} minutes on {platform.machine()}"


def data_table(ingredients: Sequence[Ingredient]) -> list[str]:
    """Return Markdown lines: a set a row, with its labels and its share at the start and end."""
    start = sum(one.share(0.0) for one in ingredients)
    end = sum(one.share(1.0) for one in ingredients)
    lines = ["| set | pairs | labels | share, start to end |", "| --- | --- | --- | --- |"]
    for one in ingredients:
        labels = Counter(pair.label for pair in one.pairs)
        counts = ", ".join(f"{name} {count:,}" for name, count in sorted(labels.items()))
        shares = f"{one.share(0.0) / start:.1%} to {one.share(1.0) / end:.1%}"
        lines.append(f"| {one.name} | {len(one.pairs):,} | {counts} | {shares} |")
    return lines
