from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.decide import updates
from consist.decide.decider import Decider
from consist.model import Pair, Sentence
from consist.training.decider import Example, fit
from tests.evidence import opinions


@given(opinions(), st.floats(0, 1))
def test_only_contradiction_and_update_are_divided_anew(
    said: dict[str, float], update: float
) -> None:
    found = updates.divided(said, update)
    both = said["contradiction"] + said["superseded"]
    assert found["superseded"] == pytest.approx(update * both)
    assert found["contradiction"] == pytest.approx((1 - update) * both)
    for name in ("agreement", "disputed", "framing", "none"):
        assert found[name] == said[name]


def row(hours: float, grows: float) -> dict[str, float]:
    plain = dict.fromkeys(updates.READS, 0.0)
    return plain | {"hours_apart_log": hours, "number_grows": grows}


def examples() -> list[Example]:
    """Return clashing pairs of which the later ones, where a number grows, are updates."""
    draw = np.random.default_rng(3)
    found = []
    for _ in range(300):
        hours, grows = float(draw.uniform(0.1, 1)), float(draw.integers(2))
        label = "superseded" if grows and hours > 0.5 else "contradiction"
        found += [Example(row(hours, grows), label), Example(row(0.0, 0.0), "none")]
    return found


def superseded(decider: Decider, hours: float, grows: float) -> float:
    one, other = (Sentence(name, 0, 1, 0, f"outlet {name}", "x") for name in "ab")
    pair = Pair.of(one, other, similarity=0.5, rank=1)
    opinions, _ = decider.opinions([pair], [row(hours, grows)])
    told = opinions[0]
    return told["superseded"] / (told["superseded"] + told["contradiction"])


def test_time_tells_updates_from_contradictions() -> None:
    decider = Decider.from_json(json.loads(json.dumps(fit(examples(), name="test"))), revision="r")
    assert superseded(decider, 0.9, 1.0) > 0.5 > superseded(decider, 0.9, 0.0)
    assert superseded(decider, 0.2, 1.0) < superseded(decider, 0.9, 1.0)


def test_where_nobody_was_first_the_opinion_stands() -> None:
    whole = fit(examples(), name="test")
    decider = Decider.from_json(whole, revision="r")
    without = Decider.from_json(whole | {"updates": None}, revision="r")
    assert superseded(decider, 0.0, 1.0) == superseded(without, 0.0, 1.0)
    assert superseded(decider, 0.9, 1.0) != superseded(without, 0.9, 1.0)


def test_too_few_updates_teach_nothing() -> None:
    few = [example for example in examples() if example.label != "superseded"]
    assert fit(few, name="test")["updates"] is None
