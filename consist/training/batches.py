"""Cut a pool of tokenised pairs into padded batches of like length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from consist.evaluation.labelled import LabelledPair
from consist.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class CodedPair:
    """A pair as token ids; `sides` has 0 for the premise's tokens, 1 for the hypothesis'."""

    ids: tuple[int, ...]
    sides: tuple[int, ...]
    pair: LabelledPair


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of equal width: token ids, sides and a mask that is 1 where there is a token."""

    input_ids: list[list[int]]
    token_type_ids: list[list[int]]
    attention_mask: list[list[int]]
    pairs: list[LabelledPair]

    @classmethod
    def of(cls, rows: Sequence[CodedPair], *, padding: int) -> Batch:
        """Pad rows to the longest of them."""
        width = max(len(row.ids) for row in rows)
        rest = [width - len(row.ids) for row in rows]
        return cls(
            [[*row.ids, *[padding] * gap] for row, gap in zip(rows, rest, strict=True)],
            [[*row.sides, *[0] * gap] for row, gap in zip(rows, rest, strict=True)],
            [[1] * (width - gap) + [0] * gap for gap in rest],
            [row.pair for row in rows],
        )


def batches(pool: Sequence[CodedPair], *, recipe: Recipe, padding: int, seed: str) -> list[Batch]:
    """Return the pool in batches of like length, in random order.

    A batch holds at most `recipe.tokens_per_batch` tokens, padding included, or a single pair.
    """
    groups: list[list[CodedPair]] = []
    for row in sorted(pool, key=lambda row: len(row.ids)):
        size = len(groups[-1]) + 1 if groups else recipe.max_batch + 1
        if size > recipe.max_batch or size * len(row.ids) > recipe.tokens_per_batch:
            groups.append([])
        groups[-1].append(row)
    random.Random(seed).shuffle(groups)
    return [Batch.of(group, padding=padding) for group in groups]
