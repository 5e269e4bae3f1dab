from __future__ import annotations

import random
from collections import Counter

import pytest

from consist.evaluation.labelled import LabelledPair
from consist.training.mixing import Ingredient, Mixture, turned


def pairs(name: str, count: int, label: str = "neutral") -> list[LabelledPair]:
    return [LabelledPair(f"{name} {i}", "h", label) for i in range(count)]


def texts(pool: list[LabelledPair]) -> list[str]:
    return [pair.premise if pair.hypothesis == "h" else pair.hypothesis for pair in pool]


def test_shares_follow_progress() -> None:
    mixture = Mixture(
        [Ingredient("a", pairs("a", 500), 3, 0), Ingredient("b", pairs("b", 500), 1, 1)], seed=1
    )
    drawn = {
        progress: Counter(text[0] for text in texts(mixture.draw(400, progress=progress)))
        for progress in (0.0, 0.5, 1.0)
    }
    assert drawn[0.0] == {"a": 300, "b": 100}
    assert drawn[0.5] == {"a": 240, "b": 160}
    assert drawn[1.0] == {"b": 400}


def test_no_pair_comes_again_before_all_have_come() -> None:
    mixture = Mixture([Ingredient("a", pairs("a", 70), 1, 1)], seed=1)
    drawn = [text for _ in range(7) for text in texts(mixture.draw(30, progress=0.2))]
    assert len(set(drawn[:60])) == 60
    assert Counter(drawn) == dict.fromkeys([f"a {i}" for i in range(70)], 3)
    assert drawn[:70] != drawn[70:140]


def test_a_resumed_stream_goes_on_as_the_unbroken_one() -> None:
    def fresh() -> Mixture:
        return Mixture(
            [Ingredient("a", pairs("a", 50), 1, 2), Ingredient("b", pairs("b", 9), 1, 1)], seed=7
        )

    unbroken = fresh()
    pools = [unbroken.draw(20, progress=i / 10) for i in range(6)]
    broken = fresh()
    for i in range(3):
        broken.draw(20, progress=i / 10)
    resumed = Mixture(broken.ingredients, 7, broken.pools, dict(broken.taken))
    assert [resumed.draw(20, progress=i / 10) for i in range(3, 6)] == pools[3:]


@pytest.mark.parametrize(
    ("label", "turned_label", "share"),
    [
        ("contradiction", "contradiction", 0.5),
        ("weaken", "weaken", 0.5),
        ("inconsistent", "inconsistent", 0.0),
        ("neutral", "not_contradiction", 0.1),
        ("entailment", "not_contradiction", 0.1),
        ("not_entailment", "not_entailment", 0.0),
    ],
)
def test_a_swapped_pair_keeps_only_what_holds_both_ways(
    label: str, turned_label: str, share: float
) -> None:
    rng = random.Random(4)
    pair = LabelledPair("p", "h", label, 0.5)
    drawn = Counter(turned(pair, rng) for _ in range(4000))
    swapped = LabelledPair("h", "p", turned_label, 0.5)
    assert set(drawn) <= {pair, swapped}
    assert drawn[swapped] / 4000 == pytest.approx(share, abs=0.03)
