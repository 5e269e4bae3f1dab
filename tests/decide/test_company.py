"""Who sides with whom, against a plain reading of the definitions."""

import itertools
import math
import random
from dataclasses import replace

import pytest

from consist.decide.company import FEATURES, FULL, SIDES, Circle
from consist.model import Pair, Sentence


def sentence(article: int, position: int) -> Sentence:
    place = position * 10
    return Sentence(str(article), place, place + 5, position, f"outlet {article}", "Text.")


def judged(seed: int) -> tuple[list[Pair], list[dict[str, float]]]:
    draw = random.Random(seed)
    sentences = [sentence(article, position) for article in range(4) for position in range(3)]
    pairs = [
        Pair.of(one, other, similarity=draw.random(), rank=1)
        for one, other in itertools.combinations(sentences, 2)
        if one.article_id != other.article_id and draw.random() < 0.6
    ]
    shares = []
    for _ in pairs:
        weights = [draw.random() for _ in range(4)]
        names = ("agreement", "contradiction", "superseded", "none")
        shares.append(
            {name: weight / sum(weights) for name, weight in zip(names, weights, strict=True)}
        )
    return pairs, shares


def mirrored(pair: Pair) -> Pair:
    return Pair(pair.right, pair.left, pair.similarity, pair.rank)


@pytest.mark.parametrize("seed", range(5))
def test_features_follow_their_definitions_and_have_no_direction(seed: int) -> None:
    pairs, shares = judged(seed)
    said = {
        frozenset((pair.left, pair.right)): share for pair, share in zip(pairs, shares, strict=True)
    }
    circle = Circle(pairs, shares)
    everyone = {side for pair in pairs for side in (pair.left, pair.right)}
    for pair in pairs:
        found = circle.features(pair)
        assert tuple(found) == FEATURES
        assert circle.features(mirrored(pair)) == found
        sided, joined = [], []
        for third in everyone - {pair.left, pair.right}:
            one = said.get(frozenset((pair.left, third)))
            other = said.get(frozenset((pair.right, third)))
            if one is not None and other is not None:
                sided.append(
                    max(
                        one["agreement"] * other["contradiction"],
                        other["agreement"] * one["contradiction"],
                    )
                )
                joined.append(one["agreement"] * other["agreement"])
        assert found["company_sided"] == max(sided, default=0.0)
        assert math.isclose(found["company_sided_sum"], min(1.0, sum(sided)))
        assert found["company_joined"] == max(joined, default=0.0)
        support = sorted(
            max(
                (
                    said[frozenset((side, third))]["agreement"]
                    for third in everyone
                    if third.article_id not in {side.article_id, other.article_id}
                    and frozenset((side, third)) in said
                ),
                default=0.0,
            )
            for side, other in ((pair.left, pair.right), (pair.right, pair.left))
        )
        assert [found["company_agreed_less"], found["company_agreed_more"]] == support


def test_company_is_whoever_agrees_with_one_side_alone() -> None:
    left, right, with_left, with_both = (sentence(article, 0) for article in range(4))
    far = {"agreement": SIDES / 2, "none": 1 - SIDES / 2}
    near = {"agreement": SIDES, "none": 1 - SIDES}
    met = {
        (left, right): far,
        (left, with_left): near,
        (right, with_left): far,
        (left, with_both): near,
        (right, with_both): near,
    }
    pairs = [Pair.of(one, other, similarity=0.5, rank=1) for one, other in met]
    company = Circle(pairs, list(met.values())).company(pairs[0])
    assert company.with_left == (with_left,)
    assert company.with_right == ()


def test_an_outlet_takes_no_side_against_another_or_against_itself() -> None:
    left, right, third = (sentence(article, 0) for article in range(3))
    elsewhere = replace(sentence(3, 0), outlet=third.outlet)
    own = replace(sentence(4, 0), outlet=right.outlet)
    near = {"agreement": SIDES, "none": 1 - SIDES}
    met = [(left, right), (left, third), (right, elsewhere), (left, own)]
    pairs = [Pair.of(one, other, similarity=0.5, rank=1) for one, other in met]
    company = Circle(pairs, [near] * len(pairs)).company(pairs[0])
    assert (company.with_left, company.with_right) == ((), ())


def test_without_a_third_article_there_is_no_company() -> None:
    one, other, third = (sentence(article, 0) for article in range(3))
    shares = {"agreement": 0.5, "none": 0.5}
    pairs = [Pair.of(one, other, similarity=0.5, rank=1)]
    assert Circle(pairs, [shares]).fullness(pairs[0]) == 0
    pairs.append(Pair.of(one, third, similarity=0.5, rank=1))
    assert Circle(pairs, [shares] * 2).fullness(pairs[0]) == 0  # one article alone is checked
    pairs.append(Pair.of(other, third, similarity=0.5, rank=1))
    assert all(Circle(pairs, [shares] * 3).fullness(pair) == 1 / FULL for pair in pairs)


@pytest.mark.parametrize(("outlets", "full"), [(3, 0.25), (4, 0.5), (6, 1.0), (9, 1.0)])
def test_company_is_fuller_the_more_outlets_there_are(outlets: int, full: float) -> None:
    articles = [sentence(article, 0) for article in range(outlets)]
    again = replace(articles[0], article_id="again")  # a second article of an outlet
    pairs = [
        Pair.of(one, other, similarity=0.5, rank=1)
        for one, other in itertools.combinations([*articles, again], 2)
    ]
    shares = [{"agreement": 0.5, "none": 0.5}] * len(pairs)
    last = next(pair for pair in pairs if {pair.left, pair.right} == set(articles[-2:]))
    assert Circle(pairs, shares).fullness(last) == full
