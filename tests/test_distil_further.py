"""What distil_further.py asks of a model, beside what is worked out by hand."""

# ruff: noqa: E402 - torch must be there before the scripts are imported

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")

import distil_further
from distil_four_bits import BLOCK
from distil_learning import Lesson
from distil_machine import DEVICE
from distil_model import TEACHER, Model
from distil_pairs import Pack, Stream
from distil_telling import said
from distil_texts import Texts

CONTRADICTS, NEUTRAL_ONE_WAY = 1, 4 + 8
SETS = {
    "mnli_part": np.array([[0, 1, CONTRADICTS, 100]], np.uint32),
    "quads": np.array([[1, 2, CONTRADICTS, 100]], np.uint32),
    "fever": np.array([[2, 0, NEUTRAL_ONE_WAY, 100]], np.uint32),
}
TRUSTS = {"mnli_part": 0.5, "quads": 0.8, "fever": 0.4}


@pytest.fixture
def texts() -> Texts:
    return Texts(np.arange(5, 17), np.array([0, 3, 7, 12]))


@pytest.fixture
def before() -> Model:
    torch.manual_seed(0)
    made = Model(replace(TEACHER, width=BLOCK, heads=2, layers=1), 40, 60, dropout=0.0)
    made.to(DEVICE)
    made.eval()
    return made


def test_a_label_is_trusted_by_its_set_and_the_rest_is_what_was_thought_before(
    texts: Texts, before: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distil_further, "AT_ONCE", 300)
    share = dict.fromkeys(SETS, 1.0)
    stream = Stream(SETS, share, seed=1, pairs=3, passes=1)
    trusts = torch.tensor([distil_further.trust(name) for name in SETS], device=DEVICE)
    rng = np.random.default_rng(0)
    lesson = next(distil_further.lessons(before, texts, stream, trusts, rng))
    told = said(before, texts, lesson.one, lesson.other, tokens=500).float()
    every = np.arange(len(lesson.one))
    wanted = torch.stack([asked(lesson, every, label) for label in range(3)], -1)
    seen = set()
    for one, other, thought, target in zip(
        lesson.one.tolist(), lesson.other.tolist(), told, wanted, strict=True
    ):
        name = next(n for n, (row,) in SETS.items() if {one, other} == {int(row[0]), int(row[1])})
        back = one != SETS[name][0, 0]
        seen.add((name, back))
        label = 0 if name != "fever" else 2
        by_hand = (1 - TRUSTS[name]) * thought
        by_hand[label] += TRUSTS[name]
        torch.testing.assert_close(target, by_hand, atol=1e-3, rtol=0)
    assert seen == {
        ("mnli_part", False),
        ("mnli_part", True),
        ("quads", False),
        ("quads", True),
        ("fever", False),  # its label says nothing of the other direction
    }


def asked(lesson: Lesson, rows: Any, label: int) -> Any:
    """Return how much of the target is a label: what it costs to give that alone less than one."""
    return torch.stack(
        [lesson.loss(np.array([row]), -torch.eye(3, device=DEVICE)[label][None]) for row in rows]
    )


def test_others_give_way_to_ours(texts: Texts) -> None:
    pack = Pack(texts, SETS, {}, {}, {"mnli_part": 0.3, "own_other": 0.2, "stories_other": 0.1})
    assert distil_further.shares(pack) == pytest.approx(
        {"mnli_part": 0.21, "own_other": 0.2, "stories_other": 0.1}
    )
