"""The large model as it is exported, beside the model that distil.py trained."""

# ruff: noqa: E402 - torch must be there before the scripts are imported

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")
pytest.importorskip("onnx", reason="needs the extra consist[dev]")

from distil_export import CLS, LABELS, SEP, export
from distil_four_bits import is_coarse, packed, round_all, rounded
from distil_loading import as_mpnet, large
from distil_machine import DEVICE
from distil_model import TEACHER, Model
from distil_texts import LONGEST, Texts
from safetensors.torch import save_file

from consist.models.folder import SCORER, WEIGHTS, read_description

WORDS = 200
LENGTHS = (9, 4, 30)


@pytest.fixture(scope="module")
def model() -> Model:
    torch.manual_seed(5)
    made = Model(replace(TEACHER, layers=2), WORDS, LONGEST + TEACHER.first_position, dropout=0.0)
    with torch.no_grad():
        for name, weight in made.named_parameters():
            spread = 0.5 if weight.ndim == 1 or "words" in name or "bias" in name else 0.06
            weight.copy_(torch.randn_like(weight) * spread)
    round_all(made)
    made.to(DEVICE)
    made.eval()
    return made


@pytest.fixture(scope="module")
def folder(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("large")
    save_file(packed(as_mpnet(model)), home / "large.safetensors")
    export(home / "large.safetensors", home / "made")
    return home / "made"


def logits(folder: Path, ids: Any) -> Any:
    session = onnxruntime.InferenceSession(str(folder / WEIGHTS))
    feed = {"input_ids": ids, "token_type_ids": np.zeros_like(ids)}
    return session.run(["logits"], feed)[0]


def test_the_exported_model_answers_as_the_trained_one(model: Model, folder: Path) -> None:
    pieces = np.random.default_rng(0).integers(CLS + 10, WORDS - 6, sum(LENGTHS))
    starts = np.cumsum([0, *LENGTHS])
    texts = Texts(pieces, starts)
    found, wanted = [], []
    for one, other in ((0, 1), (1, 2), (2, 0), (2, 2)):
        text, second = (pieces[starts[row] : starts[row + 1]] for row in (one, other))
        ids = np.array([[CLS, *text, SEP, *second, SEP]])
        found.append(logits(folder, ids)[0])
        batch = texts.batch(np.array([one]), np.array([other]), model.shape, LONGEST)
        with torch.no_grad():
            wanted.append(model(batch)[0].cpu().numpy())
    assert np.std(wanted) > 0.3
    assert np.abs(np.array(found) - np.array(wanted)).max() < 0.1 * np.std(wanted)


def test_a_large_model_is_read_as_it_was_written(model: Model, folder: Path) -> None:
    again = large(folder.parent / "large.safetensors").state_dict()
    wanted = model.state_dict()
    assert set(again) == set(wanted)
    for name, weight in wanted.items():
        # a weight that is rounded twice may move once more
        kept = rounded(weight) if is_coarse(weight) else weight
        torch.testing.assert_close(again[name], kept)


def test_the_folder_says_what_it_holds(folder: Path) -> None:
    described = read_description(folder, SCORER)
    assert described.labels == LABELS
    assert described.max_length == LONGEST
    assert described.temperature == 1.0
