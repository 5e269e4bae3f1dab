"""What distil_on.py learns from, and what its loss asks for."""

# ruff: noqa: E402 - torch must be there before the scripts are imported

from __future__ import annotations

import numpy as np
import pytest

from consist.evaluation.labelled import LabelledPair

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")

import distil_on
from distil_machine import DEVICE
from distil_pack import tokenizer
from distil_pairs import Pack, Stream
from distil_texts import Texts

OLD = ("The tide was out.", "The tide was in.", "Nobody swam.")


def packed() -> Pack:
    """Return a pack of three texts and one pair of them."""
    coded = [tokenizer().encode(text, add_special_tokens=False).ids for text in OLD]
    starts = np.cumsum([0, *map(len, coded)])
    texts = Texts(np.array([i for ids in coded for i in ids]), starts)
    old = np.array([[0, 1, 1, 100]], np.uint32)
    return Pack(texts, {"quads": old}, {}, {}, {"quads": 0.5})


def pieces(texts: Texts, number: int) -> list[int]:
    ids: list[int] = texts.ids[texts.starts[number] : texts.starts[number + 1]].tolist()
    return ids


def test_only_pairs_that_the_pack_lacks_are_new() -> None:
    pairs = {
        "new_contrasts_contradiction": [
            LabelledPair(OLD[0], OLD[1], "contradiction"),
            LabelledPair(OLD[0], "The sea lay high.", "contradiction"),
        ],
        "new_contrasts_other": [LabelledPair(OLD[1], OLD[2], "neutral")],
        "new_passages": [LabelledPair("A pier burnt.", "The sea lay high.", "neutral", 0.5)],
    }
    texts, new = distil_on.with_new(packed(), pairs)
    assert {name: rows.tolist() for name, rows in new.items()} == {
        "new_contrasts_contradiction": [[0, 3, 1, 100]],
        "new_passages": [[4, 3, 4, 50]],
    }
    told = (*OLD, "The sea lay high.", "A pier burnt.")
    for number, text in enumerate(told):
        assert pieces(texts, number) == tokenizer().encode(text, add_special_tokens=False).ids


def test_new_sets_get_their_share_and_the_others_what_is_left() -> None:
    new = {"new_contrasts_other": np.zeros((2, 4), np.int64)}
    share = distil_on.SHARES["new_contrasts_other"]
    shares = distil_on.shares(packed(), new)
    assert shares == pytest.approx({"quads": 1 - share, "new_contrasts_other": share})


def test_the_teacher_is_followed_where_it_spoke_and_the_label_elsewhere() -> None:
    """Without smoothing, a label's loss has the gradient of -log p(allowed)."""
    pack = packed()
    stream = Stream(
        {**pack.learn, "new_contrasts_other": np.array([[1, 2, 6, 100]])},
        {"quads": 0.5, "new_contrasts_other": 0.5},
        seed=1,
        pairs=2,
        passes=1,
    )
    told = torch.tensor([[[0.7, 0.2, 0.1], [0.6, 0.1, 0.3]]], device=DEVICE)
    lesson = next(distil_on.lessons(stream, told, np.random.default_rng(0)))
    logits = torch.randn(len(lesson.one), 3, device=DEVICE, requires_grad=True)
    for row, (one, other) in enumerate(zip(lesson.one, lesson.other, strict=True)):
        part = np.array([row])
        logs = logits[row : row + 1].log_softmax(-1)
        (found,) = torch.autograd.grad(lesson.loss(part, logs), logits, retain_graph=True)
        if {one, other} == {0, 1}:
            wanted = -(told[0, int(one == 1)] * logs).sum()
        else:
            held = (1 - distil_on.SMOOTHING) * -torch.logsumexp(logs[:, 1:], -1).sum()
            wanted = held - distil_on.SMOOTHING * logs.mean(-1).sum()
        (expected,) = torch.autograd.grad(wanted, logits, retain_graph=True)
        torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-3)
