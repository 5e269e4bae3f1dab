"""The pairs of distil.py: what their labels allow, and the order in which they are learned from.

A label is bits: 1 for contradiction, 2 for entailment, 4 for neutral, each set where the label
allows it, and 8 where it says nothing of the other direction.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from distil_machine import on_device
from distil_texts import Integers, Texts

Sets: TypeAlias = Mapping[str, Integers]
"""Numbers of texts by the name of a set; of pairs, rows of premise, hypothesis, bits, weight."""

CONTRADICTION = 0
"""The place of the label among the three; its bit is 1."""

ONLY_CONTRADICTION = 1
NOT_CONTRADICTION = 6
ANYTHING = 7
ONE_WAY = 8

NOISY = ("fever", "conjnli_auto", "semi_automatic_wiki", "neighbours", "company_general")
"""Sets many of whose labels are wrong."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What distil_pack.py wrote."""

    texts: Texts
    learn: Sets  # labelled pairs, (pairs, 4)
    dev: Sets  # the same, to measure on
    groups: Sets  # texts among which neighbours are looked for, (texts,)
    shares: Mapping[str, float]  # of the sets in what is learned from

    @classmethod
    def read(cls, path: Path, *, most: int | None = None) -> Pack:
        """Read the pack, for a rehearsal at most so many rows of each set."""
        arrays = np.load(BytesIO(lzma.decompress(path.read_bytes())))

        def of(kind: str) -> dict[str, Integers]:
            return {
                name.removeprefix(kind): arrays[name][:most]
                for name in arrays.files
                if name.startswith(kind)
            }

        return cls(
            Texts(arrays["ids"], arrays["starts"]),
            of("learn."),
            of("dev."),
            of("group."),
            json.loads(arrays["shares"].tobytes()),
        )


class Stream:
    """Labelled pairs by their shares; each set is gone through without repeats, then again.

    No set is gone through more than `passes` times in so many `pairs`; `rows` are all the pairs,
    (pairs, 4), and `noisy`, (pairs,), whether their set is.
    """

    def __init__(
        self, sets: Sets, shares: Mapping[str, float], seed: int, *, pairs: int, passes: int
    ) -> None:
        self.rows = np.concatenate(list(sets.values())).astype(np.int64)
        self.sizes = [len(rows) for rows in sets.values()]
        self.noisy = np.repeat([name in NOISY for name in sets], self.sizes)
        self.first = np.cumsum([0, *self.sizes[:-1]])
        share = np.array([shares[name] for name in sets])
        share = np.minimum(share / share.sum() * pairs, passes * np.array(self.sizes))
        self.share = share / share.sum()
        self.rng = np.random.default_rng(seed)
        self.orders = [self.rng.permutation(size) for size in self.sizes]
        self.taken = [0] * len(self.sizes)

    def draw(self, size: int) -> Integers:
        """Return the numbers of about so many pairs, the next ones of each set."""
        made = []
        for one, share in enumerate(self.share):
            for _ in range(int(size * share + self.rng.random())):
                if self.taken[one] == self.sizes[one]:
                    self.orders[one] = self.rng.permutation(self.sizes[one])
                    self.taken[one] = 0
                made.append(self.first[one] + self.orders[one][self.taken[one]])
                self.taken[one] += 1
        return np.array(made)


def allowed(bits: Integers) -> torch.Tensor:
    """Return (pairs, labels) float32: 1 where the label allows it, else 0."""
    return on_device(np.stack([(bits >> k) & 1 for k in range(3)], 1).astype(np.float32))


def turned(bits: Integers) -> Integers:
    """Return what is allowed the other way round: contradiction stays, else its absence, or all."""
    plain = bits & ANYTHING
    back = np.where(
        plain == ONLY_CONTRADICTION,
        ONLY_CONTRADICTION,
        np.where(plain & ONLY_CONTRADICTION, ANYTHING, NOT_CONTRADICTION),
    )
    return np.where(bits & ONE_WAY, ANYTHING, back)


def at_random(
    bits: Integers, rng: np.random.Generator, *, clashes: float, others: float
) -> npt.NDArray[np.bool_]:
    """Choose the pairs to show the other way round, (pairs,): never those labelled one way alone.

    `clashes` is how often one is that can but contradict, `others` how often any other.
    """
    often = np.where((bits & ANYTHING) == ONLY_CONTRADICTION, clashes, others)
    chosen: npt.NDArray[np.bool_] = (rng.random(len(bits)) < often) & ((bits & ONE_WAY) == 0)
    return chosen


def either_way(pairs: Integers, back: npt.NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Return the first and the second texts of pairs, the other way round where `back` is true."""
    return (
        np.where(back, pairs[:, 1], pairs[:, 0]),
        np.where(back, pairs[:, 0], pairs[:, 1]),
    )
