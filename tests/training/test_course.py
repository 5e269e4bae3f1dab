from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from consist.errors import InputError
from consist.model import ModelIdentity, Scores
from consist.training.calibration import calibrate
from consist.training.card import data_table
from consist.training.course import Course
from consist.training.mixing import Ingredient


def write(path: Path, rows: Sequence[tuple[str, str, str]]) -> Path:
    keys = ("premise", "hypothesis", "label")
    lines = [json.dumps(dict(zip(keys, row, strict=True))) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def many(count: int) -> list[tuple[str, str, str]]:
    return [
        (f"The {i}th gate was open.", f"Gate {i} was open.", "entailment") for i in range(count)
    ]


def read(data: list[Path], dev: list[Path], *, edits: float = 0.0) -> Course:
    return Course.read(data=data, dev=dev, edits=edits, seed=1)


def test_no_dev_pair_is_learned_from_whichever_way_round(tmp_path: Path) -> None:
    data = write(tmp_path / "data.jsonl", [*many(3), ("x", "y", "contradiction")])
    dev = write(tmp_path / "dev.jsonl", [("y", "x", "contradiction"), many(1)[0]])
    course = read([data], [dev])
    assert course.size == 2
    assert list(course.dev) == ["dev.jsonl"]


def test_without_dev_files_one_pair_in_twenty_is_kept_back_by_its_content(tmp_path: Path) -> None:
    data = write(tmp_path / "data.jsonl", many(2000))
    course = read([data], [])
    back = course.dev["held back"]
    assert 60 <= len(back) <= 140
    assert course.size + len(back) == 2000
    turned = write(tmp_path / "turned.jsonl", many(2000)[::-1])
    assert set(read([turned], []).dev["held back"]) == set(back)


def test_shares_follow_size_and_edits_are_added(tmp_path: Path) -> None:
    small = write(tmp_path / "a.jsonl", many(30))
    large = write(tmp_path / "b.jsonl", [(f"p {i}", "h", "neutral") for i in range(90)])
    dev = write(tmp_path / "dev.jsonl", [("other", "pair", "neutral")])
    course = read([small, large], [dev], edits=0.2)
    shares = {one.name: one.share(0.5) for one in course.ingredients}
    assert shares["b.jsonl"] == pytest.approx(3 * shares["a.jsonl"])
    assert shares["generated edits"] / sum(shares.values()) == pytest.approx(0.2)
    edited = course.ingredients[-1].pairs
    assert {pair.label for pair in edited} == {"contradiction"}


def test_nothing_left_to_learn_is_an_error(tmp_path: Path) -> None:
    data = write(tmp_path / "data.jsonl", many(2))
    with pytest.raises(InputError, match="no pair is left"):
        read([data], [data])
    plain = write(tmp_path / "plain.jsonl", [("p", "h", "neutral")])
    dev = write(tmp_path / "dev.jsonl", [("other", "pair", "neutral")])
    with pytest.raises(InputError, match="--edits needs entailed pairs"):
        read([plain], [dev], edits=0.1)


class Overconfident:
    """Says entailment at 0.98 to everything; right in four of five."""

    identity = ModelIdentity("sure", "1")

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        return [Scores(entailment=0.98, neutral=0.01, contradiction=0.01) for _ in pairs]


def test_calibration_tames_an_overconfident_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    loaded = []

    def load(name: str) -> Overconfident:
        loaded.append(json.loads(Path(name, "config.json").read_text())["consist_temperature"])
        return Overconfident()

    data = write(
        tmp_path / "data.jsonl", [*many(8), ("p", "q", "neutral"), ("r", "s", "contradiction")]
    )
    dev = read([write(tmp_path / "x.jsonl", [("a", "b", "neutral")])], [data]).dev["data.jsonl"]
    temperature = calibrate(tmp_path, load, dev)
    # Eight of eleven (the contradiction counts both ways) ask for a probability of 8/11.
    kept = 0.98 ** (1 / temperature)
    rest = 2 * 0.01 ** (1 / temperature)
    assert kept / (kept + rest) == pytest.approx(8 / 11, abs=0.001)
    assert loaded == [1.0]
    config = json.loads((tmp_path / "config.json").read_text())
    assert config == {
        "model_type": "bert",
        "consist_temperature": pytest.approx(temperature, abs=1e-4),
    }


def test_the_cards_table_counts_labels_and_shares(tmp_path: Path) -> None:
    course = read(
        [write(tmp_path / "a.jsonl", many(3))],
        [write(tmp_path / "d.jsonl", [("p", "h", "neutral")])],
    )
    ingredients = [*course.ingredients, Ingredient("late", course.ingredients[0].pairs, 0.0, 3.0)]
    lines = data_table(ingredients)
    assert lines[2] == "| a.jsonl | 3 | entailment 3 | 100.0% to 25.0% |"
    assert lines[3] == "| late | 3 | entailment 3 | 0.0% to 75.0% |"
