from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist import wiring
from consist.model import Sentence
from consist.wording import charge, loaded, tone, tone_features
from consist.wording.charged import CHARGED
from consist.wording.lexicon import FORMS
from consist.wording.tone_weights import ENCODER, INTERCEPT, PLAIN, UNIT, WEIGHTS
from tests.evidence import vector_of

# written for this test alone: none is among the tellings that the tone was fitted on
PLAIN_AND_CHARGED = [
    (
        "The ferry company will stop its service to the island in October.",
        "A greedy ferry company abandons the islanders to their fate.",
    ),
    (
        "About 400 people came to the meeting and asked for a new vote.",
        "A howling rabble tried to bully honest councillors into yet another vote.",
    ),
    (
        "The director was questioned by the committee for two hours.",
        "For two hours the slippery director wriggled and lied to the committee.",
    ),
    (
        "Soldiers entered the village of Oster on Monday morning.",
        "Our valiant soldiers have freed the long-suffering village of Oster from its tormentors.",
    ),
    (
        "Twelve people were killed when the bridge gave way.",
        "Twelve innocent souls had to die because nobody in this rotten ministry cared.",
    ),
    (
        "The company's loss grew to 40 million last year.",
        "Clueless managers have run a proud company into the ground.",
    ),
]


def sentence(text: str) -> Sentence:
    return Sentence("a", 0, len(text), 0, "Outlet", text)


@pytest.mark.model
def test_each_charged_telling_sounds_more_charged_than_the_plain_one() -> None:
    encoder = wiring.encoder()
    sides = [sentence(text) for pair in PLAIN_AND_CHARGED for text in pair]
    assert encoder.identity.name == ENCODER
    vectors = encoder.encode([side.text for side in sides])
    heard = list(zip(sides, vectors, strict=True))
    for plain, charged in zip(heard[::2], heard[1::2], strict=True):
        assert tone(plain[1]) < 0.0 < tone(charged[1])
        assert charge(*plain) < charge(*charged)


def test_a_tone_is_the_weighted_sum_of_the_vector() -> None:
    vector = np.linspace(-1, 1, len(WEIGHTS), dtype=np.float32)
    by_hand = sum(w * UNIT * float(x) for w, x in zip(WEIGHTS, vector, strict=True)) + INTERCEPT
    assert tone(vector) == pytest.approx(by_hand)


def test_without_a_vector_the_words_remain() -> None:
    plain, charged = sentence("A crowd came."), sentence("A despicable mob came.")
    assert charge(plain, None) == PLAIN
    assert charge(charged, None) == PLAIN + 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A despicable mob came.", 3.0 + 2),
        ('"A despicable mob came to us," she said.', None),
        ('The "mob" came.', 3.0 + 1),
    ],
)
def test_what_a_speaker_says_is_not_the_outlets_wording(text: str, expected: float | None) -> None:
    side = sentence(text)
    found = charge(side, vector_of(3.0))
    if expected is None:
        assert found < 0.5
    else:
        assert found == pytest.approx(expected)


def test_no_charged_word_is_listed_with_a_kind_as_well() -> None:
    assert len(CHARGED) > 1000
    assert [word.reason for word in loaded("A despicable mob.")] == ["charged", "label"]
    assert all(word == word.lower() for word in CHARGED)
    assert "despicable" not in FORMS


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_features_have_no_direction(one: float, other: float) -> None:
    found = tone_features((one, other))
    assert found == tone_features((other, one))
    assert found["charge_more"] - found["charge_less"] == found["charge_difference"] >= 0
