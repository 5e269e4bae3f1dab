"""The texts of distil.py and how they are laid out for a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from distil_machine import DEVICE, on_device
from distil_model import Batch, Shape

Integers: TypeAlias = npt.NDArray[np.integer[Any]]

LONGEST = 256
"""Tokens of the longest pair, marks and all."""


class Texts:
    """The word pieces of all texts, on the device, with their lengths on the host.

    `ids` are the pieces end to end; `starts`, one longer than there are texts, says where each text
    begins and the last one ends.
    """

    def __init__(self, ids: Integers, starts: Integers) -> None:
        self.ids = on_device(ids.astype(np.int32))
        self.starts = on_device(starts.astype(np.int64))
        self.lengths = np.diff(starts.astype(np.int64))

    def batch(self, one: Integers, other: Integers | None, shape: Shape, longest: int) -> Batch:
        """Lay out pairs (or texts alone) in rows of at most so many tokens, a multiple of 8.

        `one` and `other` are the numbers of the texts. The longer text of a long pair is cut first.
        """
        first, second, marks = self._lengths(one, other, longest)
        tokens = int((first + second).max()) + marks
        tokens += -tokens % 8
        first_length, second_length = on_device(first)[:, None], on_device(second)[:, None]
        place = torch.arange(tokens, device=DEVICE)[None]
        begin = 1 + first_length + 1  # of the second text
        whole = begin + second_length + 1 if other is not None else first_length + 2
        in_first = (place >= 1) & (place <= first_length)
        in_second = (place >= begin) & (place < begin + second_length)
        at = torch.where(
            in_first,
            self._starts(one) + place - 1,
            self._starts(one if other is None else other) + place - begin,
        )
        ids = self.ids[at.clamp(0, len(self.ids) - 1)].long() + shape.shift
        ids = torch.where(in_first | in_second, ids, shape.end)
        ids = torch.where(place == 0, shape.begin, ids)
        real = place < whole
        sides = ((place >= begin) & real).long()
        places = torch.where(sides == 1, place - begin + 1, place.expand_as(sides))
        return Batch(torch.where(real, ids, shape.padding), sides, real, places)

    def portions(
        self,
        one: Integers,
        other: Integers | None,
        tokens: int,
        rng: np.random.Generator | None,
    ) -> Iterator[Integers]:
        """Yield the rows of pairs of like length, as many as fill about so many tokens.

        The shortest come first; with a generator the portions are shuffled.
        """
        whole = self.lengths[one] + (self.lengths[other] if other is not None else 0) + 4
        whole = np.minimum(whole, LONGEST)
        order = np.argsort(whole, kind="stable")
        cuts, begin = [], 0
        while begin < len(order):
            size = max(1, tokens // int(whole[order[begin]]))
            size = max(1, tokens // int(whole[order[min(begin + size, len(order)) - 1]]))
            cuts.append(order[begin : begin + size])
            begin += size
        if rng is not None:
            rng.shuffle(cuts)
        yield from cuts

    def _lengths(
        self, one: Integers, other: Integers | None, longest: int
    ) -> tuple[Integers, Integers, int]:
        """Return how many pieces of each text stay, (rows,) twice, and how many marks a row has."""
        first = self.lengths[one]
        if other is None:
            return np.minimum(first, longest - 2), np.zeros_like(first), 2
        marks = 3
        room = longest - marks
        second = np.minimum(self.lengths[other], np.maximum(room // 2, room - first))
        return np.minimum(first, room - second), second, marks

    def _starts(self, texts: Integers) -> torch.Tensor:
        """Return where texts begin, (rows, 1)."""
        return self.starts[on_device(texts.astype(np.int64))][:, None]
