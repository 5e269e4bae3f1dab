from __future__ import annotations

from pathlib import Path

from consist.evaluation.nli import NliFigures
from consist.evaluation.tables import by_name, table


def figures(accuracy: float) -> NliFigures:
    return NliFigures(
        pairs=1200,
        accuracy=accuracy,
        accuracy_low=accuracy - 0.01,
        accuracy_high=accuracy + 0.01,
        macro_f1=0.5,
        contradiction_precision=None,
        contradiction_recall=None,
        contradiction_auc=None,
        calibration_error=0.1,
        tempered_calibration_error=0.05,
        temperature=1.5,
        reverse_contradiction_auc=None,
        direction_gap=0.02,
        pairs_per_second=99.6,
    )


def test_the_table_names_the_mean_and_the_worst_set() -> None:
    text = table({"news": figures(0.9), "captions": figures(0.7)})
    lines = text.splitlines()
    assert lines[2].startswith("| news")
    assert "0.900 [0.890, 0.910]" in lines[2]
    assert lines[-1] == "mean accuracy 0.800, worst 0.700 (captions)"
    assert len({len(line) for line in lines[:4]}) == 1


def test_files_of_one_name_are_told_apart_by_their_path() -> None:
    paths = [Path("a/dev.jsonl"), Path("b/dev.jsonl"), Path("b/rte.jsonl")]
    assert list(by_name(paths)) == ["a/dev.jsonl", "b/dev.jsonl", "rte.jsonl"]
