"""Refitting on decisions: made stories whose truth is known, and the loss beside differences."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import pytest

from consist.decide import light
from consist.decide.asked import Asked
from consist.decide.decider import FORMAT, Decider
from consist.errors import InputError
from consist.model import Pair, Sentence
from consist.training.decided import DecidedStory, Said
from consist.training.refit import (
    Opinion,
    Refit,
    _moved,
    _Problem,
    folds,
    log_loss,
    opinions,
    refit,
)
from consist.training.refit_report import Figures, report, shortfall

Row: TypeAlias = Mapping[str, float]


def base() -> dict[str, Any]:
    """Return a decider that believes the NLI model and nothing else."""
    return {
        "format": FORMAT,
        "name": "base",
        "alone": {
            "classes": ["agreement", "contradiction", "none"],
            "features": ["clash", "nli"],
            "mean": [0.5, 0.5],
            "scale": [0.5, 0.5],
            "coefficients": [[0.0, 0.0], [0.0, 2.0], [0.0, -2.0]],
            "intercepts": [-2.0, -0.5, 0.5],
        },
        "together": None,
    }


def pair(number: int) -> Pair:
    sides = [Sentence(f"{side}{number}", 0, 5, 0, side, "Text.") for side in "ab"]
    return Pair.of(sides[0], sides[1], similarity=0.5, rank=1)


def asked_of(pairs: tuple[Pair, ...], rows: Sequence[dict[str, float]]) -> Asked:
    no = (False,) * len(rows)
    return Asked(pairs, tuple(rows), (1.0,) * len(rows), in_one_light=no, reconciled=no)


def stories(count: int, *, truth: bool, seed: int = 1) -> list[DecidedStory]:
    """Return stories of which the surest pairs are decided: by the clash if that is the truth."""
    rng = random.Random(seed)
    made = []
    for number in range(count):
        rows = [{"clash": float(rng.random() < 0.5), "nli": rng.random()} for _ in range(30)]
        surest = sorted(range(30), key=lambda row: -rows[row]["nli"])[:6]
        said = {
            row: Said("contradiction", rows[row]["clash"] > 0 if truth else rng.random() < 0.5)
            for row in surest
        }
        pairs = tuple(pair(row) for row in range(30))
        made.append(DecidedStory(f"story {number}", asked_of(pairs, rows), said))
    return made


@pytest.fixture(scope="module")
def made() -> Refit:
    """Give what is made of decisions that follow the clash."""
    return refit(base(), stories(12, truth=True), name="desk")


def test_what_editors_look_at_is_learned_and_held_back_decisions_bear_it_out(made: Refit) -> None:
    assert made.decider["name"] == "desk"
    assert made.penalty is not None
    before, after = Figures.of(made.before), Figures.of(made.after)
    assert before.precision is not None
    assert after.precision is not None
    assert after.precision > before.precision + 0.2
    assert after.kept > 0.8
    assert shortfall(made) is None
    new = opinions(made.decider, stories(12, truth=True, seed=2))
    assert log_loss(new) < log_loss(opinions(base(), stories(12, truth=True, seed=2)))


def test_chance_teaches_nothing() -> None:
    made = refit(base(), stories(8, truth=False), name="desk")
    moved = np.abs(
        np.array(made.decider["alone"]["coefficients"]) - base()["alone"]["coefficients"]
    )
    assert moved[:, 0].max() < 0.5  # the clash was never a reason


def test_where_nobody_decided_the_opinion_stays(made: Refit) -> None:
    told = stories(12, truth=True)
    old, new = (Decider.from_json(data, revision="0") for data in (base(), made.decider))
    rest = [row for s in told for n, row in enumerate(s.asked.rows) if n not in s.said]
    unlikely = [row for row in rest if row["nli"] < 0.3]
    drift = [
        abs(
            new.alone.probabilities([row])[0]["contradiction"]
            - old.alone.probabilities([row])[0]["contradiction"]
        )
        for row in unlikely
    ]
    assert max(drift) < 0.3
    assert max(new.alone.probabilities([row])[0]["contradiction"] for row in unlikely) < 0.5


def test_what_is_unknown_of_a_pair_teaches_what_its_mean_would() -> None:
    def with_clash(value: float) -> list[DecidedStory]:
        asked = stories(5, truth=True)
        return [with_more(s, lambda row: {**row, "clash": value}) for s in asked]

    unknown, mean = (_moved(base(), with_clash(value), 1.0) for value in (math.nan, 0.5))
    assert unknown["alone"] == mean["alone"]
    assert np.isfinite(unknown["alone"]["coefficients"]).all()


def test_the_order_of_stories_changes_nothing() -> None:
    told = stories(5, truth=True)
    one, other = (refit(base(), each, name="desk").decider for each in (told, told[::-1]))
    for name in ("coefficients", "intercepts"):
        assert np.allclose(one["alone"][name], other["alone"][name], atol=1e-3)


def test_a_story_is_never_held_back_from_itself() -> None:
    told = stories(11, truth=True)
    held_back = []
    for taught, held in folds(told, 5):
        assert not {s.name for s in taught} & {s.name for s in held}
        assert len(taught) + len(held) == 11
        held_back += [story.name for story in held]
    assert sorted(held_back) == sorted(story.name for story in told)


def few(right: int, wrong: int, count: int) -> list[DecidedStory]:
    """Return so many decisions, spread over so many stories."""
    verdicts = [True] * right + [False] * wrong
    made = []
    for number in range(count):
        mine = verdicts[number::count]
        rows = tuple({"clash": 0.0, "nli": 0.9} for _ in mine)
        said = {row: Said("contradiction", verdict) for row, verdict in enumerate(mine)}
        asked = asked_of(tuple(map(pair, range(len(mine)))), rows)
        made.append(DecidedStory(str(number), asked, said))
    return made


@pytest.mark.parametrize(
    ("right", "wrong", "count"), [(10, 9, 5), (16, 4, 5), (4, 16, 5), (15, 15, 2), (0, 0, 0)]
)
def test_too_few_decisions_are_refused(right: int, wrong: int, count: int) -> None:
    with pytest.raises(InputError, match=f"{right} confirmed and {wrong} dismissed of {count}"):
        refit(base(), few(right, wrong, count), name="desk")
    with pytest.raises(InputError, match=r"stories \(3 more cannot be used\); it takes"):
        refit(base(), few(right, wrong, count), name="desk", unused=3)


def test_one_story_is_counted_as_one() -> None:
    with pytest.raises(InputError, match="0 confirmed and 1 dismissed of 1 story; it takes"):
        refit(base(), few(0, 1, 1), name="desk")


def test_enough_decisions_are_enough() -> None:
    assert len(refit(base(), few(15, 5, 3), name="desk").before) == 20


@pytest.mark.parametrize("penalty", [0.0, 2.5])
def test_the_gradient_is_the_slope_of_the_loss(penalty: float) -> None:
    rng = np.random.default_rng(3)
    decided = np.array([True, False, True, False, False])
    problem = _Problem(
        base=rng.normal(size=(5, 3)),
        rows=rng.normal(size=(5, 4)),
        decided=decided,
        masks=np.array([[True, False, True], [False, True, False]]),
        penalty=penalty,
    )
    at = rng.normal(size=12)
    _, gradient = problem.loss(at)
    step = 1e-6
    for place in range(12):
        there, back = at.copy(), at.copy()
        there[place] += step
        back[place] -= step
        slope = (problem.loss(there)[0] - problem.loss(back)[0]) / (2 * step)
        assert gradient[place] == pytest.approx(slope, abs=1e-5)


def test_no_move_costs_only_the_surprise_of_the_decisions() -> None:
    problem = _Problem(
        base=np.zeros((2, 4)),
        rows=np.ones((2, 1)),
        decided=np.array([True, False]),
        masks=np.array([[True, True, False, False]]),
        penalty=9.0,
    )
    assert problem.loss(np.zeros(4))[0] == pytest.approx(np.log(2))


def test_the_figures_count_what_they_say() -> None:
    said = [
        Opinion(0.9, 0.9, right=True),
        Opinion(0.8, 0.8, right=False),
        Opinion(0.6, 0.7, right=True),
        Opinion(0.39, 0.39, right=True),
    ]
    found = Figures.of(said)
    assert (found.flagged, found.right, found.confirmed) == (3, 2, 3)
    assert found.precision == pytest.approx(2 / 3)
    assert found.kept == pytest.approx(2 / 3)
    assert found.average_precision == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)
    assert found.log_loss == pytest.approx(-np.log([0.9, 0.2, 0.7, 0.39]).mean())
    assert Figures.of([Opinion(0.1, 0.1, right=True)]).precision is None
    equally_sure = [Opinion(0.7, 0.7, right=right) for right in (True, False, True)]
    assert Figures.of(equally_sure).average_precision == pytest.approx(2 / 3)


def framed() -> dict[str, Any]:
    """Return a decider with layers for framing, which believes whatever is charged."""
    both = {"mean": [0.0], "scale": [1.0]}
    names = list(light.row({**CHARGED, "charge_more": 0.0}, 0.5))
    weights = [float(name == "light_charge_more") for name in names]
    return {
        **base(),
        "framing": {
            "same": {
                "classes": ["other", "same"],
                "features": ["clash"],
                "coefficients": [[0.0], [1.0]],
                "intercepts": [0.0, 0.0],
                **both,
            },
            "light": {
                "classes": ["other", "framing"],
                "features": names,
                "mean": [0.0] * len(names),
                "scale": [1.0] * len(names),
                "coefficients": [[0.0] * len(names), weights],
                "intercepts": [0.0, 0.0],
            },
        },
    }


CHARGED = dict.fromkeys(
    (
        "charge_more",
        "charge_less",
        "agency_differs",
        "doubt_one_sided",
        "scare_quotes_one_sided",
        "framing_one_sided",
        "stance_differs",
        "terms_differ",
    ),
    0.0,
)


def test_decisions_on_framing_move_what_finds_framing_alone() -> None:
    told = [
        replace(
            with_more(story, lambda row: {**CHARGED, **row, "charge_more": row["nli"]}),
            said={row: replace(said, kind="framing") for row, said in story.said.items()},
        )
        for story in stories(6, truth=True)
    ]
    moved = _moved(framed(), told, 1.0)
    assert moved["alone"] == framed()["alone"]
    assert moved["framing"]["same"] == framed()["framing"]["same"]
    old, new = framed()["framing"]["light"], moved["framing"]["light"]
    assert old["coefficients"] != new["coefficients"]
    place = old["features"].index("light_same")
    assert new["coefficients"][1][place] > 0.1  # what is the same thing was confirmed
    others = _moved(framed(), stories_with_charges(6), 1.0)
    assert others["framing"] == framed()["framing"]
    assert others["alone"] != framed()["alone"]


def stories_with_charges(count: int) -> list[DecidedStory]:
    return [
        with_more(story, lambda row: {**CHARGED, **row}) for story in stories(count, truth=True)
    ]


def with_more(story: DecidedStory, more: Callable[[Row], Row]) -> DecidedStory:
    rows = tuple(map(more, story.asked.rows))
    return replace(story, asked=story.asked._replace(rows=rows))


def test_the_report_sets_before_beside_after(made: Refit) -> None:
    lines = report(made).splitlines()
    assert lines[0].split()[-2:] == ["before", "after"]
    assert len({len(line) for line in lines}) == 1


def said(right: Sequence[float], wrong: Sequence[float]) -> tuple[Opinion, ...]:
    """Return opinions of confirmed and of dismissed findings with these confidences."""
    both = ((right, True), (wrong, False))
    return tuple(Opinion(sure, sure, truth) for sures, truth in both for sure in sures)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        # what is dismissed surprises less, but a quarter of what was confirmed is lost
        (
            said([0.55] * 25, [0.95] * 25),
            said([0.55] * 19 + [0.38] * 6, [0.6] * 25),
            "the share of the confirmed that are reported fell from 100% to 76%",
        ),
        # one of 25 is lost: that may be chance
        (said([0.55] * 25, [0.95] * 25), said([0.55] * 24 + [0.39], [0.6] * 25), None),
        # all are still reported, but what was confirmed stands below what was dismissed
        (
            said([0.42] * 20, [0.41] * 10 + [0.05] * 10),
            said([0.52] * 20, [0.55] * 10 + [0.05] * 10),
            "average precision fell from 1.00 to 0.67",
        ),
        (
            said([0.5] * 20, [0.98, *[0.4] * 19]),
            said([0.6] * 10 + [0.5] * 10, [*[0.55] * 10, *[0.4] * 10]),
            "average precision fell from 0.95 to ",
        ),
        (said([0.5] * 20, [0.5] * 20), said([0.5] * 20, [0.5] * 20), "log loss did not fall"),
        (said([0.5] * 20, [0.5] * 20), said([0.7] * 20, [0.3] * 20), None),
        (said([0.5] * 20, [0.7] * 20), said([0.45] * 20, [0.5] * 20), None),
    ],
)
def test_a_decider_that_surprises_less_but_finds_less_is_no_better(
    before: tuple[Opinion, ...], after: tuple[Opinion, ...], told: str | None
) -> None:
    found = shortfall(Refit({}, None, before, after))
    assert (told or "") in (found or "")
    assert (found is None) == (told is None)
