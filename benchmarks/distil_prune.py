"""Leaving out layers of distil.py's teacher that are least needed."""

from __future__ import annotations

import numpy as np
import torch
from distil_machine import TOKENS, say
from distil_model import Model
from distil_pairs import ANYTHING, Stream, allowed
from distil_telling import said
from distil_texts import Texts
from torch import nn

ASKED = 6000
"""Labelled pairs on which a loss is measured."""


def leave_out(model: Model, texts: Texts, stream: Stream, layers: int) -> None:
    """Leave out so many layers, one after the other: the one whose lack costs least (ShortGPT).

    What it costs is the mean log loss on labelled pairs (Men et al. 2024 leave out by likeness of
    a layer's input and output; the loss itself is as quickly had here).
    """
    drawn = stream.rows[np.unique(stream.draw(ASKED))]
    drawn = drawn[(drawn[:, 2] & ANYTHING) != ANYTHING]
    for _ in range(layers):
        whole = list(model.layers)
        costs = []
        for number in range(len(whole)):
            model.layers = nn.ModuleList(whole[:number] + whole[number + 1 :])
            told = said(model, texts, drawn[:, 0], drawn[:, 1], tokens=TOKENS).float()
            right = (told * allowed(drawn[:, 2])).sum(-1).clamp(min=1e-4)
            costs.append(float(-torch.log(right).mean()))
        least = int(np.argmin(costs))
        model.layers = nn.ModuleList(whole[:least] + whole[least + 1 :])
        say("without one layer", [round(cost, 3) for cost in costs], "left out", least)
