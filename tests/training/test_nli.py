"""The training loop on a tiny model with random weights: it must learn, resume and refuse."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest

from consist.errors import ModelError, SettingsError
from consist.evaluation.labelled import LABELS, LabelledPair
from consist.training import checkpoint
from consist.training.mixing import Ingredient
from consist.training.nli import Step, train
from consist.training.recipe import Recipe
from tests.tiny_models import tiny_bert

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")
pytest.importorskip("sentence_transformers", reason="needs the extra consist[train]")

WORDS = ["dam", "broke", "held", "yes", "no", "maybe", "the"]
RECIPE = Recipe(
    minutes=10,
    pairs=240,
    learning_rate=5e-3,
    pool=48,
    tokens_per_batch=96,
    max_batch=16,
    train_word_embeddings=True,
    checkpoint_minutes=0.0,
    smoothing=0.0,
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    return tiny_bert(tmp_path_factory.mktemp("base"), WORDS)


def pairs() -> Iterator[LabelledPair]:
    for word, label in (("yes", "entailment"), ("no", "contradiction"), ("maybe", "neutral")):
        for premise in ("the dam broke", "the dam held", "dam", "the dam"):
            yield LabelledPair(f"{premise} {word}", f"dam {word}", label)


INGREDIENTS = [Ingredient("toy", list(pairs()), 1, 1)]


def silent(_: Step) -> None:
    pass


def answers(folder: Path) -> list[str]:
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(folder), device="cpu")
    assert model.model.config.id2label == dict(enumerate(LABELS))
    logits = model.predict([(pair.premise, pair.hypothesis) for pair in pairs()])
    return [LABELS[row.argmax()] for row in logits]


def weights(folder: Path) -> dict[str, object]:
    from safetensors.numpy import load_file

    return {name: value.tolist() for name, value in load_file(folder / "model.safetensors").items()}


def test_it_learns_what_the_pairs_teach(base: str, tmp_path: Path) -> None:
    seen: list[Step] = []
    longer = replace(RECIPE, pairs=1200, pool=120, checkpoint_minutes=10.0)
    last = train(base, INGREDIENTS, tmp_path, recipe=longer, report=seen.append)
    assert seen[-1] == last
    assert last.progress == 1.0
    assert last.loss < seen[0].loss / 2
    assert answers(tmp_path) == [pair.label for pair in pairs()]
    assert json.loads((tmp_path / "tokenizer.json").read_text())["truncation"] is None


def test_a_resumed_run_ends_where_the_unbroken_one_does(base: str, tmp_path: Path) -> None:
    def stop(step: Step) -> None:
        if step.pairs == 144:
            raise KeyboardInterrupt

    train(base, INGREDIENTS, tmp_path / "whole", recipe=RECIPE, report=silent)
    with pytest.raises(KeyboardInterrupt):
        train(base, INGREDIENTS, tmp_path / "broken", recipe=RECIPE, report=stop)
    state = json.loads((tmp_path / "broken/checkpoint/state.json").read_text())
    assert state["counts"]["pairs"] == 96
    last = train(base, INGREDIENTS, tmp_path / "broken", recipe=RECIPE, report=silent)
    assert last.pairs == 240
    assert weights(tmp_path / "broken") == weights(tmp_path / "whole")


class Marked:
    """An encoder that is one file with a number in it."""

    def __init__(self, number: int) -> None:
        self.number = number

    def save_pretrained(self, folder: str) -> None:
        (Path(folder) / "number").write_text(str(self.number))


def saved(folder: Path, number: int) -> None:
    optimiser = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))])
    checkpoint.Checkpoint.found(folder).save(cast("Any", Marked(number)), optimiser, {"n": number})


def killed(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Let the step-th change of a folder from now on stop half-way, as a kill would."""
    steps = count()
    rename, rmtree = Path.rename, shutil.rmtree

    def renamed(self: Path, target: Path) -> Path:
        if next(steps) == step:
            raise KeyboardInterrupt
        return rename(self, target)

    def removed(folder: Path, *, ignore_errors: bool) -> None:
        if next(steps) == step:
            for path in sorted(folder.glob("*"), reverse=True)[:1]:
                path.unlink()
            raise KeyboardInterrupt
        rmtree(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(shutil, "rmtree", removed)


@pytest.mark.parametrize("again", range(6))
@pytest.mark.parametrize("step", range(6))
def test_a_kill_while_a_checkpoint_is_saved_leaves_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, again: int
) -> None:
    folder = tmp_path / "checkpoint"
    saved(folder, 1)
    for number, at in ((2, step), (3, again)):
        with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
            killed(patched, at)
            saved(folder, number)
    found = checkpoint.Checkpoint.found(folder)
    assert found.exists
    number = json.loads((folder / "state.json").read_text())["n"]
    assert (folder / "number").read_text() == str(number)
    assert (folder / "optimiser.safetensors").is_file()
    saved(folder, 4)
    assert (folder / "number").read_text() == "4"
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]


def test_a_checkpoint_of_another_recipe_is_refused(base: str, tmp_path: Path) -> None:
    train(base, INGREDIENTS, tmp_path, recipe=replace(RECIPE, pairs=48), report=silent)
    other = replace(RECIPE, seed=21)
    with pytest.raises(ModelError, match="begun with another pairs, seed"):
        train(base, INGREDIENTS, tmp_path, recipe=other, report=silent)


def test_no_time_means_no_step(base: str, tmp_path: Path) -> None:
    recipe = replace(RECIPE, minutes=0.0)
    last = train(base, INGREDIENTS, tmp_path, recipe=recipe, report=silent)
    assert (last.pairs, last.steps) == (0, 0)
    assert math.isnan(last.loss)


def test_a_base_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded as a base"):
        train(str(tmp_path), INGREDIENTS, tmp_path / "out", recipe=RECIPE, report=silent)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: Recipe(warmup=0.0), "warmup is 0.0"),
        (lambda: Recipe(pairs=0), "pairs is 0"),
        (lambda: Recipe(smoothing=1.0), "smoothing is 1.0"),
        (lambda: Recipe(max_tokens=1000), "max_tokens is 1000"),
    ],
)
def test_a_recipe_refuses_nonsense(make: Callable[[], Recipe], complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        make()
