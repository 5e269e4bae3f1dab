"""Mix several sets of labelled pairs into one stream whose shares shift as training goes on.

The shares follow progress, not the number of pairs drawn, so that a run cut short by its time has
still seen what should come last.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from consist.evaluation.labelled import LabelledPair


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A set of pairs with its share of the stream at the start and at the end.

    Shares are relative to those of the other ingredients; they need not sum to one.
    """

    name: str
    pairs: Sequence[LabelledPair]
    start: float
    end: float

    def share(self, progress: float) -> float:
        """Return the share at a progress in [0, 1], on the line between start and end."""
        return self.start + (self.end - self.start) * progress


@dataclass(slots=True)
class Mixture:
    """A stream of pools of pairs; `pools` and `taken` are all that a resumed run needs to go on.

    Each ingredient is gone through in a shuffled order without repeats, then in another order.
    """

    ingredients: Sequence[Ingredient]
    seed: int
    pools: int = 0
    taken: dict[str, int] = field(default_factory=dict)

    def draw(self, size: int, *, progress: float) -> list[LabelledPair]:
        """Return the next pool of about `size` pairs for a progress in [0, 1]."""
        total = sum(one.share(progress) for one in self.ingredients)
        rng = random.Random(f"{self.seed}:{self.pools}")
        pool: list[LabelledPair] = []
        for one in self.ingredients:
            wanted = size * one.share(progress) / total
            count = int(wanted) + (rng.random() < wanted - int(wanted))
            pool += [turned(pair, rng) for pair in self._take(one, count)]
        self.pools += 1
        rng.shuffle(pool)
        return pool

    def _take(self, one: Ingredient, count: int) -> list[LabelledPair]:
        before, length = self.taken.get(one.name, 0), len(one.pairs)
        self.taken[one.name] = before + count
        orders = {
            turn: _order(length, f"{self.seed}:{one.name}:{turn}")
            for turn in range(before // length, (before + count) // length + 1)
        }
        return [one.pairs[orders[i // length][i % length]] for i in range(before, before + count)]


def turned(pair: LabelledPair, rng: random.Random) -> LabelledPair:
    """Swap the sides of some pairs: contradiction holds both ways, and so does its absence.

    Half of the contradictions are swapped, so that no side can be told by its length. A swapped
    neutral or entailed pair need not keep its label, but it is still no contradiction. Of what may
    be a contradiction or not, nothing is known the other way round.
    """
    if rng.random() >= (0.5 if pair.contradicts else 0.1) or pair.label in ONE_WAY:
        return pair
    label = pair.label if pair.contradicts else "not_contradiction"
    return LabelledPair(pair.hypothesis, pair.premise, label, pair.weight)


ONE_WAY = ("not_entailment", "inconsistent")
"""Labels that say nothing of the pair the other way round."""


def _order(length: int, seed: str) -> list[int]:
    order = list(range(length))
    random.Random(seed).shuffle(order)
    return order
