"""The mean of several trainings' weights."""

from __future__ import annotations

import sys
from pathlib import Path

import mean_weights
import pytest


def test_the_mean_is_weighted_and_the_rest_is_the_last_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra consist[train]")
    from safetensors.torch import load_file, save_file

    for name, value in (("one", 1.0), ("two", 5.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.json").write_text(f'"{name}"', encoding="utf-8")
        tensors = {"bias": torch.full((3,), value)}
        save_file(tensors, tmp_path / name / mean_weights.WEIGHTS)
    given = [f"{tmp_path / 'one'}=0.75", f"{tmp_path / 'two'}=0.25"]
    monkeypatch.setattr(sys, "argv", ["mean_weights.py", str(tmp_path / "out"), *given])
    mean_weights.main()
    made = load_file(tmp_path / "out" / mean_weights.WEIGHTS)
    assert made["bias"].tolist() == [2.0, 2.0, 2.0]
    assert (tmp_path / "out" / "config.json").read_text(encoding="utf-8") == '"two"'
