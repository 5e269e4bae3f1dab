"""A whole course of training: labelled files in; a model, its ONNX file, figures and card out."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from consist.errors import InputError
from consist.evaluation.labelled import LabelledPair, read_pairs
from consist.evaluation.nli import NliFigures, evaluate
from consist.evaluation.tables import by_name
from consist.ports import Progress, Scorer
from consist.training.calibration import calibrate
from consist.training.card import Card
from consist.training.edited_pairs import edited_entailed
from consist.training.mixing import Ingredient
from consist.training.nli import Step, train
from consist.training.recipe import Recipe

HELD_BACK_ONE_IN = 20
_PROGRESS_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Course:
    """What to learn from and what to measure on; the two never share a pair."""

    ingredients: tuple[Ingredient, ...]
    dev: Mapping[str, Sequence[LabelledPair]]

    @property
    def size(self) -> int:
        """Pairs to learn from, each counted once."""
        return sum(len(one.pairs) for one in self.ingredients)

    @classmethod
    def read(cls, *, data: Sequence[Path], dev: Sequence[Path], edits: float, seed: int) -> Course:
        """Read labelled files; without dev files, one pair in twenty is kept back, by its content.

        `edits` is the share of pairs made from the entailed ones, in [0, 1).

        Raises:
            SourceError: A file cannot be read or holds a line that is no labelled pair.
            InputError: Nothing is left to learn from.
        """
        sets = {name: read_pairs(path) for name, path in by_name(data).items()}
        measured: dict[str, Sequence[LabelledPair]] = {
            name: read_pairs(path) for name, path in by_name(dev).items()
        }
        if not measured:
            back = [pair for pairs in sets.values() for pair in pairs if _held_back(pair)]
            measured = {"held back": back} if back else {}
        known = {_key(pair) for pairs in measured.values() for pair in pairs}
        sets = {
            name: [pair for pair in pairs if _key(pair) not in known]
            for name, pairs in sets.items()
        }
        return cls(tuple(_ingredients(sets, edits, seed)), measured)


def run(
    course: Course,
    base: str,
    output: Path,
    *,
    recipe: Recipe,
    load_scorer: Callable[[str], Scorer],
    progress: Progress,
) -> dict[str, NliFigures]:
    """Train, export, calibrate, measure the exported model and write its card into `output`."""
    from consist.models.export import export_scorer

    progress.begin("training", _PROGRESS_STEPS)
    last = train(base, course.ingredients, output, recipe=recipe, report=_Reporter(progress))
    progress.begin("exporting", 1)
    export_scorer(output, output)
    dev = [pair for pairs in course.dev.values() for pair in pairs]
    if dev:
        calibrate(output, load_scorer, dev)
    scorer = load_scorer(str(output))
    progress.begin("measuring", len(course.dev))
    measured = {}
    for name, pairs in course.dev.items():
        measured[name] = evaluate(scorer, pairs)
        progress.advance()
    card = Card(base, recipe, course.ingredients, last, measured)
    (output / "CARD.md").write_text(card.text(output / "model.onnx"), encoding="utf-8")
    return measured


class _Reporter:
    """Turn a run's steps into thousandths on a progress bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._shown = 0

    def __call__(self, step: Step) -> None:
        reached = int(step.progress * _PROGRESS_STEPS)
        self._progress.advance(reached - self._shown)
        self._shown = reached


def _ingredients(
    sets: Mapping[str, Sequence[LabelledPair]], edits: float, seed: int
) -> list[Ingredient]:
    filled = {name: pairs for name, pairs in sets.items() if pairs}
    size = sum(len(pairs) for pairs in filled.values())
    if not size:
        raise InputError("no pair is left to train on: every one is in the dev files too")
    made = [
        Ingredient(name, pairs, len(pairs) / size, len(pairs) / size)
        for name, pairs in filled.items()
    ]
    if edits:
        everything = [pair for pairs in filled.values() for pair in pairs]
        changed = list(edited_entailed(everything, random.Random(seed)))
        if not changed:
            raise InputError("--edits needs entailed pairs with something to change; none is there")
        share = edits / (1 - min(edits, 0.99))
        made.append(Ingredient("generated edits", changed, share, share))
    return made


def _key(pair: LabelledPair) -> str:
    # Unordered: the same two texts the other way round would give the answer away as well.
    one, other = sorted((pair.premise, pair.hypothesis))
    return f"{one}\n{other}"


def _held_back(pair: LabelledPair) -> bool:
    return sha256(_key(pair).encode()).digest()[0] % HELD_BACK_ONE_IN == 0
