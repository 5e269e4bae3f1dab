"""Pairs of near texts, which nobody has labelled, for distil.py."""

from __future__ import annotations

import numpy as np
import torch
from distil_machine import DEVICE, on_device, say
from distil_model import Model, mean_of
from distil_pairs import Sets, either_way
from distil_texts import Integers, Texts
from torch.nn import functional

NEIGHBOURS = {"essays": 6, "captions": 3, "wiki": 4, "real": 12, "news": 12}
"""How many neighbours of each text are taken, by group."""

LONGEST_ALONE = 80  # tokens of a text alone, with its marks
AT_ONCE = 4096  # texts whose neighbours are looked for


def neighbours(model: Model, texts: Texts, groups: Sets, tokens: int) -> Integers:
    """Return pairs of near texts of each group, (pairs, 2), by the mean states of the base.

    They are shuffled, and a random half is the other way round.
    """
    found = []
    for name, numbers in groups.items():
        rows = _near(_vectors(model, texts, numbers, tokens), NEIGHBOURS[name])
        found.append(numbers[rows])
        say("neighbours", name, len(numbers), len(rows))
    made = np.concatenate(found).astype(np.int64)
    rng = np.random.default_rng(2)
    rng.shuffle(made)
    return np.stack(either_way(made, rng.random(len(made)) < 0.5), 1)


def _vectors(model: Model, texts: Texts, numbers: Integers, tokens: int) -> torch.Tensor:
    """Return the mean states of texts, of length 1, (texts, width) bfloat16."""
    made = torch.empty(len(numbers), model.shape.width, dtype=torch.bfloat16, device=DEVICE)
    with torch.no_grad():
        for part in texts.portions(numbers, None, tokens, None):
            batch = texts.batch(numbers[part], None, model.shape, LONGEST_ALONE)
            mean = mean_of(model.encode(batch), batch.real)
            made[on_device(part)] = functional.normalize(mean.float(), dim=-1).bfloat16()
    return made


def _near(vectors: torch.Tensor, nearest: int) -> Integers:
    """Return pairs of rows, (pairs, 2), lower first: one is among the other's nearest."""
    nearest = min(nearest + 1, len(vectors))  # a text is among its own nearest
    pairs = []
    for begin in range(0, len(vectors), AT_ONCE):
        cosine = vectors[begin : begin + AT_ONCE] @ vectors.T
        near = cosine.topk(nearest, dim=-1).indices
        rows = torch.arange(begin, begin + len(near), device=DEVICE)[:, None].expand_as(near)
        both = torch.stack([torch.minimum(rows, near), torch.maximum(rows, near)], -1)
        both = both.reshape(-1, 2)
        pairs.append(both[both[:, 0] != both[:, 1]].cpu())
    found: Integers = np.unique(torch.cat(pairs).numpy(), axis=0)
    return found
