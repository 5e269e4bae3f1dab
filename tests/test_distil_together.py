"""What distil_together.py makes of two models, beside what is worked out by hand."""

# ruff: noqa: E402 - torch must be there before the scripts are imported

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")

import distil_together
from distil_four_bits import BLOCK
from distil_machine import DEVICE
from distil_model import TEACHER, Model
from distil_pairs import ANYTHING, Pack, Stream, turned
from distil_telling import said, target
from distil_texts import Texts

ONE, OTHER = np.array([0, 1, 2]), np.array([1, 2, 0])


@pytest.fixture
def texts() -> Texts:
    return Texts(np.arange(5, 17), np.array([0, 3, 7, 12]))


def model(seed: int, layers: int) -> Model:
    torch.manual_seed(seed)
    made = Model(replace(TEACHER, width=BLOCK, heads=2, layers=layers), 40, 60, dropout=0.1)
    made.to(DEVICE)
    made.eval()
    return made


def test_two_models_say_the_mean_of_their_probabilities(texts: Texts) -> None:
    models = [model(1, 1), model(2, 3)]
    both = distil_together.Mean(*models)
    both.eval()
    each = [said(one, texts, ONE, OTHER, tokens=500).float() for one in models]
    assert not torch.allclose(each[0], each[1], atol=1e-2)
    together = said(both, texts, ONE, OTHER, tokens=500).float()
    torch.testing.assert_close(together, (each[0] + each[1]) / 2, atol=1e-3, rtol=0)


def test_near_pairs_get_their_share_and_the_mean_alone_as_their_target(texts: Texts) -> None:
    sets = {
        "quads": np.array([[0, 1, 1, 100]], np.uint32),
        "snli_part": np.array([[1, 2, 2, 100]], np.uint32),
    }
    pack = Pack(texts, sets, {}, {}, {"quads": 0.3, "snli_part": 0.6})
    made, share = distil_together.with_near(pack, np.array([[2, 0], [0, 2]]))
    assert share[distil_together.NEAR] / sum(share.values()) == pytest.approx(0.25)
    assert share["quads"] == 0.3  # ours keep theirs, others give way
    rows = made[distil_together.NEAR]
    assert rows.tolist() == [[2, 0, ANYTHING, 100], [0, 2, ANYTHING, 100]]
    stream = Stream(made, share, seed=1, pairs=4, passes=1)
    told = torch.tensor([[0.2, 0.3, 0.5], [0.7, 0.2, 0.1]], device=DEVICE)
    bits = stream.rows[-2:, 2]
    for way in (bits, turned(bits)):
        wanted = target(told, way, torch.tensor([0.5, 0.8], device=DEVICE))
        torch.testing.assert_close(wanted, told, atol=1e-3, rtol=0)
