from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consist.evaluation.labelled import LabelledPair
from consist.training.batches import CodedPair, batches
from consist.training.recipe import Recipe


def coded(length: int, number: int) -> CodedPair:
    sides = [0] * (length // 2) + [1] * (length - length // 2)
    return CodedPair((7,) * length, tuple(sides), LabelledPair(str(number), "h", "neutral"))


@given(st.lists(st.integers(3, 120), min_size=1, max_size=60), st.integers(0, 5))
def test_every_pair_comes_once_in_batches_within_the_budget(lengths: list[int], seed: int) -> None:
    recipe = Recipe(tokens_per_batch=200, max_batch=8)
    pool = [coded(length, number) for number, length in enumerate(lengths)]
    made = batches(pool, recipe=recipe, padding=99, seed=str(seed))
    numbers = sorted(int(pair.premise) for batch in made for pair in batch.pairs)
    assert numbers == list(range(len(lengths)))
    for batch in made:
        width = len(batch.input_ids[0])
        assert len(batch.pairs) == 1 or len(batch.pairs) * width <= 200
        assert len(batch.pairs) <= 8
        for pair, ids, sides, mask in zip(
            batch.pairs, batch.input_ids, batch.token_type_ids, batch.attention_mask, strict=True
        ):
            length = lengths[int(pair.premise)]
            assert ids == [7] * length + [99] * (width - length)
            assert mask == [1] * length + [0] * (width - length)
            assert sum(sides) == length - length // 2


def test_the_order_is_the_seeds_alone() -> None:
    pool = [coded(length, number) for number, length in enumerate(range(3, 60))]
    recipe = Recipe(tokens_per_batch=200)

    def order(seed: str) -> list[list[LabelledPair]]:
        return [b.pairs for b in batches(pool, recipe=recipe, padding=0, seed=seed)]

    assert order("1") == order("1")
    assert order("1") != order("2")
