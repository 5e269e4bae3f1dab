"""What a contradiction's type is told from."""

import math
from dataclasses import replace

import numpy as np
import pytest

from consist.decide.clash_type import MEANING, clash_type, signs
from consist.decide.decider import Layer
from consist.decide.evidence import Evidence
from consist.decide.features import features
from consist.model import Article, ClashType
from consist.ports import Vector
from tests.evidence import evidence_of


def evidence(vectors: tuple[Vector | None, Vector | None]) -> Evidence:
    item = evidence_of(
        Article("1", "Gazette", "The tanker sank in the storm."),
        Article("2", "Courier", "The tanker sank when its crew opened the valves."),
    )
    left, right = (
        replace(side, vector=vector)
        for side, vector in zip((item.left, item.right), vectors, strict=True)
    )
    return replace(item, left=left, right=right)


def unit(place: int) -> Vector:
    vector = np.zeros(len(MEANING), np.float32)
    vector[place] = 1.0
    return vector


def test_the_meaning_is_the_unit_vector_between_the_two() -> None:
    item = evidence((unit(0), unit(1)))
    found = [signs(item, features(item))[name] for name in MEANING]
    assert found[:2] == pytest.approx([math.sqrt(0.5)] * 2)
    assert not any(found[2:])
    opposite = evidence((unit(0), -unit(0)))
    assert not any(signs(opposite, features(opposite))[name] for name in MEANING)


@pytest.mark.parametrize("vectors", [(None, None), (unit(0), None), (None, unit(0))])
def test_without_both_vectors_the_meaning_is_unknown(
    vectors: tuple[Vector | None, Vector | None],
) -> None:
    item = evidence(vectors)
    assert all(math.isnan(signs(item, features(item))[name]) for name in MEANING)


def test_what_the_sentences_are_about_can_name_a_type_that_no_cue_shows() -> None:
    layer = Layer(
        classes=(ClashType.CAUSE, ClashType.PLACE),
        features=(MEANING[0],),
        mean=np.array([0.4]),
        scale=np.array([0.1]),
        coefficients=np.array([[1.0], [-1.0]]),
        intercepts=np.array([0.0, 0.5]),
    )
    for vectors, kind in (
        ((unit(0), unit(0)), ClashType.CAUSE),
        ((unit(1), unit(1)), ClashType.PLACE),
        ((None, None), ClashType.PLACE),  # by the intercepts
    ):
        item = evidence(vectors)
        assert clash_type(item, features(item), layer) is kind
