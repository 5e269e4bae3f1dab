"""`consist train nli` and `consist evaluate nli`, on a tiny model with random weights."""

from __future__ import annotations

import json
from inspect import signature
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consist.cli.evaluate import evaluate_app
from consist.cli.train import nli, train_app
from consist.errors import ModelError, SourceError
from consist.training.recipe import Recipe
from tests.tiny_models import tiny_bert

ANSWERS = {"yes": "entailment", "no": "contradiction", "maybe": "neutral"}
PREMISES = ("the dam broke", "the dam held", "dam", "the dam", "broke", "held")


def rows(labels: dict[str, str]) -> str:
    return "".join(
        json.dumps({"premise": f"{premise} {word}", "hypothesis": f"dam {word}", "label": label})
        + "\n"
        for word, label in labels.items()
        for premise in PREMISES
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    pytest.importorskip("torch", reason="needs the extra consist[train]")
    pytest.importorskip("sentence_transformers", reason="needs the extra consist[train]")
    pytest.importorskip("onnx", reason="needs the extra consist[train]")
    folder = tmp_path_factory.mktemp("train")
    base = folder / "base"
    base.mkdir()
    tiny_bert(base, ["dam", "broke", "held", "the", *ANSWERS])
    data, dev = folder / "data.jsonl", folder / "dev.jsonl"
    data.write_text(rows(ANSWERS), encoding="utf-8")
    dev.write_text(rows(ANSWERS).replace("the dam", "the the dam"), encoding="utf-8")
    output = folder / "model"
    files = ["--data", str(data), "--dev", str(dev), "--base", str(base), "--output", str(output)]
    settings = ["--pairs", "4000", "--learning-rate", "0.003", "--threads", "1", "-q"]
    done = CliRunner().invoke(train_app, ["nli", *files, *settings], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return output, done.output


def test_the_command_trains_as_the_recipe_says_where_nothing_is_said() -> None:
    asked = {name: option.default for name, option in signature(nli).parameters.items()}
    for name in ("minutes", "learning_rate", "seed"):
        assert asked[name] == getattr(Recipe(), name), name


def test_training_prints_the_table_and_writes_model_and_card(trained: tuple[Path, str]) -> None:
    output, printed = trained
    assert "| dev.jsonl" in printed
    card = (output / "CARD.md").read_text(encoding="utf-8")
    described = json.loads((output / "model.json").read_text(encoding="utf-8"))
    assert described["sha256"] in card
    assert "| data.jsonl |" in card
    summary = next(line for line in printed.splitlines() if line.startswith("mean accuracy"))
    assert summary in card
    assert float(summary.split()[2].rstrip(",")) > 0.7  # three labels: chance is a third
    config = json.loads((output / "config.json").read_text(encoding="utf-8"))
    assert config["consist_temperature"] == described["temperature"] != 1.0


def test_the_exported_model_is_a_scorer_that_evaluate_knows(
    trained: tuple[Path, str], tmp_path: Path
) -> None:
    output, _ = trained
    full, two = tmp_path / "full.jsonl", tmp_path / "two.jsonl"
    full.write_text(rows(ANSWERS), encoding="utf-8")
    two.write_text(rows({"yes": "entailment", "no": "not_entailment"}), encoding="utf-8")
    arguments = ["nli", str(full), str(two), "--scorer", str(output)]
    done = CliRunner().invoke(evaluate_app, [*arguments, "--json"], catch_exceptions=False)
    figures = json.loads(done.stdout)
    assert list(figures) == ["full.jsonl", "two.jsonl"]
    assert figures["full.jsonl"]["accuracy"] > 0.8
    assert figures["two.jsonl"]["accuracy"] > 0.8
    assert figures["two.jsonl"]["contradiction_auc"] is None
    table = CliRunner().invoke(evaluate_app, arguments, catch_exceptions=False)
    worst = min(one["accuracy"] for one in figures.values())
    assert f"worst {worst:.3f}" in table.stdout


def test_a_broken_file_is_named_before_a_model_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"premise": "a"}\n', encoding="utf-8")
    done = CliRunner().invoke(evaluate_app, ["nli", str(path), "--scorer", "no/such/model"])
    assert isinstance(done.exception, SourceError)
    assert "bad.jsonl, line 1" in str(done.exception)


def test_a_model_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(rows(ANSWERS), encoding="utf-8")
    done = CliRunner().invoke(evaluate_app, ["nli", str(path), "--scorer", str(tmp_path / "none")])
    assert isinstance(done.exception, ModelError)
