from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.decide import light
from consist.decide.decider import Decider, Layer, light_rows
from consist.model import ModelIdentity, Pair, Sentence
from consist.training import framing
from tests.evidence import opinions


@given(opinions(), st.floats(0, 1))
def test_only_agreement_nothing_and_framing_are_divided_anew(
    said: dict[str, float], found: float
) -> None:
    divided = light.with_framing(said, found)
    free = said["agreement"] + said["none"] + said["framing"]
    assert divided["framing"] == pytest.approx(found * free)
    for name in ("contradiction", "disputed", "superseded"):
        assert divided[name] == said[name]
    assert sum(divided.values()) == pytest.approx(sum(said.values()))
    if said["agreement"] + said["none"] > 1e-3:
        assert divided["agreement"] * said["none"] == pytest.approx(
            divided["none"] * said["agreement"]
        )


def test_what_framing_alone_loses_is_nothing() -> None:
    assert light.with_framing({"framing": 0.6, "disputed": 0.4, "none": 0.0}, 0.25) == {
        "framing": pytest.approx(0.15),
        "disputed": 0.4,
        "none": pytest.approx(0.45),
    }


def test_a_decider_that_does_not_know_framing_gets_it() -> None:
    assert light.with_framing({"none": 0.6, "contradiction": 0.4}, 0.5) == {
        "none": pytest.approx(0.3),
        "contradiction": 0.4,
        "framing": pytest.approx(0.3),
    }


def test_a_contradiction_of_words_alone_yields_to_framing() -> None:
    said = {"agreement": 0.1, "contradiction": 0.4, "none": 0.3, "framing": 0.2}
    divided = light.with_framing(said, 0.75, disputable=0.5)
    assert divided["contradiction"] == pytest.approx(0.4 * (1 - 0.75 * 0.5))
    assert divided["framing"] == pytest.approx(0.75 * (0.6 + 0.5 * 0.4))
    assert sum(divided.values()) == pytest.approx(1)
    assert light.with_framing(said, 0.75, 0.0)["contradiction"] == 0.4


def test_only_a_difference_with_a_name_and_no_clash_makes_a_contradiction_yield() -> None:
    plain = dict.fromkeys(light.NAMED, 0.0) | {"cue_clash": 0.0}
    assert light.disputable(plain) == 0.0
    assert light.disputable(plain | {"name_doubted": 1.0}) == 1.0
    assert light.disputable(plain | {"verb_one_sided": 1.0}) == 0.0  # "said" and "conceded"
    assert light.disputable(plain | {"swapped": 1.0, "cue_clash": 0.9}) == pytest.approx(0.1)


def features(near: float, charge: float) -> dict[str, float]:
    return {
        "near_similarity": near,
        "near_telling": near / 2,
        "charge_more": charge,
        "charge_less": -1.0,
        "cue_clash": 0.0,
        "agency_differs": 0.0,
        "doubt_one_sided": 0.0,
        "framing_one_sided": 0.0,
        "name_doubted": 0.0,
        "scare_quotes_one_sided": 0.0,
        "stance_differs": 0.0,
        "swapped": 0.0,
        "terms_differ": 0.0,
        "verb_one_sided": 0.0,
    }


def test_a_charge_counts_by_how_probably_both_speak_of_the_same_thing() -> None:
    sure, half, never = (
        light.row(features(0.0, 3.0), same)["light_charged"]
        for same in (1.0, 1 / (1 + math.exp(-light.HALF)), 0.0)
    )
    assert sure == pytest.approx(3.0, abs=0.01)
    assert half == pytest.approx(1.5, abs=0.01)
    assert never == pytest.approx(0.0, abs=0.01)
    assert light.row(features(0.0, -3.0), 1.0)["light_charged"] == 0.0


def taught() -> tuple[list[dict[str, float]], list[str]]:
    """Return pairs of which the near ones speak of the same thing, and the charged ones frame."""
    draw = np.random.default_rng(3)
    rows, labels = [], []
    for near, charge in zip(draw.uniform(0, 1, 600), draw.uniform(-4, 4, 600), strict=True):
        rows.append(features(float(near), float(charge)))
        same = "framing" if charge > 1 else "agreement"
        labels.append(same if near > 0.5 else "none")
    return rows, labels


def test_the_layers_find_near_and_charged_pairs_and_leave_the_others() -> None:
    fitted = framing.fit(*taught(), in_part=[False] * 600)
    assert fitted is not None
    decider = Decider(
        identity=ModelIdentity("by hand", "0"),
        alone=Layer(
            classes=("none", "contradiction"),
            features=("near_similarity",),
            mean=np.zeros(1),
            scale=np.ones(1),
            coefficients=np.array([[0.0], [0.0]]),
            intercepts=np.array([3.0, 0.0]),
        ),
        same=Layer.from_json(fitted["same"]),
        light=Layer.from_json(fitted["light"]),
    )
    sides = [Sentence(name, 0, 4, 0, name, "Text") for name in "ab"]
    pairs = [Pair.of(*sides, similarity=0.5, rank=1)] * 3
    asked = [features(0.9, 3.0), features(0.9, -3.0), features(0.1, 3.0)]
    opinions, _ = decider.opinions(pairs, asked)
    framed, plain, apart = (said["framing"] for said in opinions)
    assert framed > 0.7
    assert plain < 0.2
    assert apart < 0.2
    assert all(math.isclose(sum(said.values()), 1.0) for said in opinions)


def test_too_few_pairs_of_framing_teach_nothing() -> None:
    rows, labels = taught()
    few = [place for place, label in enumerate(labels) if label != "framing"]
    kept = [rows[i] for i in few], [labels[i] for i in few]
    assert framing.fit(*kept, in_part=[False] * len(few)) is None


def test_what_was_read_counts_for_more_than_what_was_merely_not_listed() -> None:
    rows, labels = taught()
    other = ["none" if label == "framing" else label for label in labels]
    lifts = []
    for in_part in (False, True):
        fitted = framing.fit(
            rows * 2, labels + other, in_part=[False] * len(rows) + [in_part] * len(rows)
        )
        assert fitted is not None
        same = Layer.from_json(fitted["same"])
        (row,) = light_rows(same, [features(0.9, 3.0)])
        lifts.append(Layer.from_json(fitted["light"]).probabilities([row])[0]["framing"])
    assert lifts[1] < lifts[0] - 0.1  # each charged pair was called both


def test_a_probability_is_sobered_and_what_is_certain_stays() -> None:
    assert light.sobered(0.0) == 0.0
    assert light.sobered(1.0) == 1.0
    assert light.sobered(0.5) == pytest.approx(math.exp(light.SOBRIETY * math.log(0.5)))
    assert light.sobered(0.5) < 0.5


def test_a_sign_of_another_wording_never_speaks_against_framing() -> None:
    rows, labels = taught()
    marked = [
        row | {"doubt_one_sided": float(label != "framing" and place % 3 == 0)}
        for place, (row, label) in enumerate(zip(rows, labels, strict=True))
    ]
    fitted = framing.fit(marked, labels, in_part=[False] * len(rows))
    assert fitted is not None
    assert "light_doubt_one_sided" not in fitted["light"]["features"]
    assert "light_charge_more" in fitted["light"]["features"]
    found = dict(zip(fitted["light"]["features"], fitted["light"]["coefficients"][1], strict=True))
    assert all(found.get(name, 0.0) >= 0 for name in light.WORDED)


def test_a_name_called_in_doubt_lifts_framing_by_its_log_odds() -> None:
    plain, marked = {"name_doubted": 0.0}, {"name_doubted": 1.0}
    assert light.lifted(0.3, plain) == pytest.approx(0.3)
    odds = math.log(light.lifted(0.3, marked) / (1 - light.lifted(0.3, marked)))
    assert odds == pytest.approx(math.log(0.3 / 0.7) + light.NAME_DOUBTED)
    assert light.lifted(0.0, marked) == 0.0
    assert light.lifted(1.0, marked) == 1.0


def test_the_gate_halves_at_its_place_and_opens_with_the_odds() -> None:
    assert light.gate(light.GATE) == pytest.approx(0.5)
    assert light.gate(light.GATE - 3) < 0.01
    assert light.gate(light.GATE + 3) > 0.99


def test_a_difference_with_a_name_is_one_more_cause_where_the_fact_is_surely_one() -> None:
    plain = dict.fromkeys(light.NAMED, 0.0)
    swapped = plain | {"swapped": 1.0}
    assert light.named(0.3, plain, 9.0) == pytest.approx(0.3)
    assert light.named(0.0, swapped, 30.0) == pytest.approx(light.NAMED["swapped"])
    assert light.named(0.5, swapped, 30.0) == pytest.approx(1 - 0.5 * (1 - light.NAMED["swapped"]))
    assert light.named(0.0, swapped, light.ONE_FACT) == pytest.approx(light.NAMED["swapped"] / 2)
    assert light.named(0.3, swapped, -30.0) == pytest.approx(0.3)
    both = swapped | {"verb_one_sided": 1.0}
    assert light.named(0.0, both, 30.0) == pytest.approx(light.NAMED["swapped"])
