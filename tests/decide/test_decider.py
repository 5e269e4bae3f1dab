import itertools
import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from consist.decide.company import FEATURES
from consist.decide.decider import LEAST, Decider, second_row
from consist.errors import InputError, ModelError
from consist.model import Pair, Sentence
from consist.training.decider import (
    INVERSE_REGULARISATION,
    OF_INVENTED,
    OF_THE_TYPES,
    OF_TYPES_ALONE,
    Example,
    fit,
)


def examples(classes: int) -> list[Example]:
    draw = np.random.default_rng(7)
    rows = draw.normal(size=(300, 3)) * [1.0, 5.0, 0.2] + [0.0, 3.0, -1.0]
    found = []
    for row in rows:
        label = int(np.argmax([row[0] * 2, row[1] - 3, row[2] * 3 + 3][:classes]))
        features = {"one": row[0], "two": row[1], "three": row[2]}
        found.append(Example(features, f"class {label}"))
    return found


@pytest.mark.parametrize("classes", [2, 3])
def test_the_plain_numbers_say_what_scikit_learn_says(classes: int) -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    data = examples(classes)
    names = ("one", "three", "two")
    rows = [[example.features[name] for name in names] for example in data]
    reference = make_pipeline(
        StandardScaler(), LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    )
    reference.fit(rows, [example.label for example in data])

    decider = Decider.from_json(json.loads(json.dumps(fit(data, name="test"))), revision="r")

    expected = reference.predict_proba(rows[:20])
    for example, row in zip(data, expected, strict=False):
        shares = decider.alone.probabilities([example.features])[0]
        assert list(shares.values()) == pytest.approx(row.tolist(), abs=2e-4)
        assert math.isclose(sum(shares.values()), 1.0, abs_tol=1e-9)


def test_a_cue_hardly_ever_seen_outweighs_nothing() -> None:
    data = [
        Example({"one": example.features["one"], "rare": 0.0}, example.label)
        for example in examples(2) * 10
    ]
    shown = Example({"one": data[0].features["one"], "rare": 1.0}, "class 1")
    decider = Decider.from_json(fit([*data, shown], name="test"), revision="r")

    moved = [
        math.log(said["class 1"] / said["class 0"])
        for said in (
            decider.alone.probabilities([{"one": 0.0, "rare": rare}])[0] for rare in (0.0, 1.0)
        )
    ]

    assert abs(moved[1] - moved[0]) < 0.5


def test_too_little_to_learn_from_is_an_error() -> None:
    with pytest.raises(InputError, match="too little to learn from"):
        fit([example for example in examples(3) if example.label == "class 1"], name="test")


def test_pairs_that_nobody_read_teach_nothing() -> None:
    data = examples(3)
    unread = [Example({"one": 9.0, "two": -9.0, "three": 9.0}, None, in_part=True)] * 50
    assert fit([*data, *unread], name="test") == fit(data, name="test")


def test_an_invented_story_counts_for_less() -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    data = examples(2)
    other = {"class 0": "class 1", "class 1": "class 0"}
    data += [replace(e, label=other[str(e.label)], invented=True) for e in data[:150]]
    names = ("one", "three", "two")
    rows = [[example.features[name] for name in names] for example in data]
    reference = make_pipeline(
        StandardScaler(), LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
    )
    weights = [OF_INVENTED if example.invented else 1.0 for example in data]
    reference.fit(rows, [e.label for e in data], logisticregression__sample_weight=weights)
    layer = Decider.from_json(fit(data, name="test"), revision="r").alone
    said = layer.probabilities([example.features for example in data[:20]])
    expected = reference.predict_proba(rows[:20])[:, 0]
    assert [share["class 0"] for share in said] == pytest.approx(expected.tolist(), abs=2e-4)


def test_stories_for_types_alone_teach_nothing_else() -> None:
    """The types are those of a regression in which such contradictions count for less."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    draw = np.random.default_rng(3)
    signs = draw.normal(size=(80, 2))
    types = np.where(signs[:, 0] + 0.3 * draw.normal(size=80) > 0, "number", "place")
    alone = np.arange(80) >= 30
    typed = [
        Example(
            {"one": 0.0, "two": 0.0, "three": 0.0},
            "contradiction" if only else "class 1",
            clash=(str(kind), {"left": row[0], "right": row[1]}),
            types_alone=bool(only),
        )
        for row, kind, only in zip(signs, types, alone, strict=True)
    ]
    own = [example for example in typed if not example.types_alone]

    with_others = fit([*examples(3), *typed], name="test")
    without = fit([*examples(3), *own], name="test")

    assert {**with_others, "types": None} == {**without, "types": None}
    reference = make_pipeline(StandardScaler(), LogisticRegression(C=OF_THE_TYPES, max_iter=5000))
    weights = np.where(alone, OF_TYPES_ALONE, 1.0)
    reference.fit(signs, types, logisticregression__sample_weight=weights)
    layer = Decider.from_json(with_others, revision="r").types
    assert layer is not None
    said = layer.probabilities([{"left": row[0], "right": row[1]} for row in signs])
    expected = reference.predict_proba(signs)[:, list(reference.classes_).index("number")]
    assert [share["number"] for share in said] == pytest.approx(expected.tolist(), abs=2e-4)


def test_what_is_unknown_of_a_pair_counts_as_the_mean() -> None:
    decider = Decider.from_json(fit(examples(3), name="test"), revision="r")
    known = {"one": 0.4, "two": 2.0, "three": -1.0}
    mean = dict(zip(decider.alone.features, decider.alone.mean.tolist(), strict=True))
    (unknown,) = decider.alone.probabilities([{**known, "two": math.nan}])
    (average,) = decider.alone.probabilities([{**known, "two": mean["two"]}])
    assert unknown == average


def test_the_types_read_nothing_that_is_unknown_of_a_pair_they_learn_from() -> None:
    typed = [
        Example(
            example.features,
            example.label,
            clash=(kind, {"sign": float(kind == "number"), "meaning": meaning}),
        )
        for example, kind, meaning in zip(
            examples(3),
            itertools.cycle(["number", "place"]),
            [*[0.5] * 299, math.nan],
            strict=False,
        )
    ]
    layer = Decider.from_json(fit(typed, name="test"), revision="r").types
    assert layer is not None
    assert layer.features == ("sign",)
    (said,) = layer.probabilities([{"sign": 1.0, "meaning": math.nan}])
    assert said["number"] > 0.5


def damaged(**changes: Any) -> dict[str, Any]:
    whole = fit(examples(3), name="test")
    top = {key: value for key, value in changes.items() if key in whole}
    within = {key: value for key, value in changes.items() if key not in whole}
    return {**whole, "alone": {**whole["alone"], **within}, **top}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (damaged(format=99), "format 99"),
        (damaged(mean=[0.0]), "shapes"),
        (damaged(coefficients=[[1.0]]), "shapes"),
        (damaged(intercepts="x"), "damaged"),
        ({"format": 2}, "damaged"),
    ],
)
def test_a_damaged_file_is_refused(data: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        Decider.from_json(data, revision="r")


def test_a_feature_that_is_not_computed_is_refused() -> None:
    decider = Decider.from_json(fit(examples(3), name="test"), revision="r")
    with pytest.raises(ModelError, match="three"):
        decider.alone.probabilities([{"one": 1.0, "two": 2.0}])[0]


def test_seen_stories_do_not_teach_how_far_to_trust_the_scorer() -> None:
    """A weighted mean in log-odds of two plain regressions, one without the scorer's features."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    draw = np.random.default_rng(11)
    rows = draw.normal(size=(400, 2))
    labels = np.where(rows[:, 0] + 0.5 * rows[:, 1] > 0, "yes", "no")
    seen = np.arange(400) >= 150
    rows[seen, 1] = np.where(labels[seen] == "yes", 3.0, -3.0)
    data = [
        Example({"cue": row[0], "nli_score": row[1]}, str(label), bool(known))
        for row, label, known in zip(rows, labels, seen, strict=True)
    ]

    def reference(some: Any, columns: list[int]) -> Any:
        model = make_pipeline(
            StandardScaler(), LogisticRegression(C=INVERSE_REGULARISATION, max_iter=5000)
        )
        return model.fit(rows[some][:, columns], labels[some]).decision_function(rows[:, columns])

    expected = 0.7 * reference(~seen, [0, 1]) + 0.3 * reference(seen | ~seen, [0])
    decider = Decider.from_json(fit(data, name="test"), revision="r")
    for example, log_odds in list(zip(data, expected, strict=True))[:20]:
        share = decider.alone.probabilities([example.features])[0]["yes"]
        assert math.log(share / (1 - share)) == pytest.approx(float(log_odds), abs=1e-3)


def in_stories(*, seen: int) -> list[Example]:
    """Return examples of six stories, each with the candidate pairs of three articles."""
    draw = np.random.default_rng(5)
    found = []
    for story in range(6):
        sentences = [
            Sentence(f"{story}.{article}", place, place + 1, place, f"outlet {article}", "x")
            for article in range(3)
            for place in range(6)
        ]
        for one, other in itertools.combinations(sentences, 2):
            if one.article_id == other.article_id:
                continue
            cue, score = draw.normal(size=2)
            label = ("none", "agreement", "contradiction")[int(cue > 0) + int(cue + score > 1)]
            pair = Pair.of(one, other, similarity=0.5, rank=1)
            features = {"cue": float(cue), "nli_score": float(score)}
            found.append(Example(features, label, story < seen, pair, f"story {story}"))
    return found


@pytest.mark.parametrize("seen", [0, 3])
def test_the_second_opinion_reads_the_first_and_the_company(seen: int) -> None:
    data = in_stories(seen=seen)
    decider = Decider.from_json(json.loads(json.dumps(fit(data, name="test"))), revision="r")
    assert decider.together is not None
    assert set(decider.together.features) == {
        *FEATURES, "alone_none", "alone_agreement", "alone_contradiction",
    }  # fmt: skip
    story = [example for example in data if example.story == "story 5"]
    pairs = [example.pair for example in story if example.pair is not None]
    opinions, _ = decider.opinions(pairs, [example.features for example in story])
    right = sum(
        max(shares, key=lambda name: shares[name]) == example.label
        for shares, example in zip(opinions, story, strict=True)
    )
    assert right / len(story) > 0.7
    swapped, _ = decider.opinions(pairs[::-1], [example.features for example in story[::-1]])
    for one, other in zip(opinions, swapped[::-1], strict=True):
        assert one == pytest.approx(other, abs=1e-12)


def test_two_accounts_alone_have_the_first_opinion() -> None:
    data = in_stories(seen=0)
    decider = Decider.from_json(fit(data, name="test"), revision="r")
    alone = [
        (example.pair, example.features)
        for example in data
        if example.pair is not None
        and {example.pair.left.article_id, example.pair.right.article_id} == {"5.0", "5.1"}
    ]
    opinions, _ = decider.opinions([pair for pair, _ in alone], [row for _, row in alone])
    assert opinions == [decider.alone.probabilities([row])[0] for _, row in alone]


def test_examples_without_their_pairs_teach_no_second_layer() -> None:
    assert fit(examples(3), name="test")["together"] is None


def test_where_one_third_account_is_its_company_counts_a_quarter() -> None:
    data = in_stories(seen=0)
    decider = Decider.from_json(fit(data, name="test"), revision="r")
    story = [example for example in data if example.story == "story 5"]
    pairs = [example.pair for example in story if example.pair is not None]
    rows = [example.features for example in story]
    opinions, circle = decider.opinions(pairs, rows)
    first = decider.alone.probabilities(rows)
    assert decider.together is not None
    seconds = decider.together.probabilities(
        [second_row(said, circle, pair) for said, pair in zip(first, pairs, strict=True)]
    )
    for said, one, other in zip(opinions, first, seconds, strict=True):
        mixed = {name: (one[name] + LEAST) ** 0.75 * (other[name] + LEAST) ** 0.25 for name in one}
        expected = {name: value / sum(mixed.values()) for name, value in mixed.items()}
        assert said == pytest.approx(expected, abs=1e-9)
