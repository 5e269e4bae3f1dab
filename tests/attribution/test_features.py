from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist import chronology, wording
from consist.attribution import FEATURES, Attribution, attribute, features

OWN = "The gate was open."
SENTENCES = [
    OWN,
    "The gate was shut, police said.",
    "Police said the gate was open.",
    "Mayor Ilva Renk insisted the gate was shut.",
    "Renk denied that the gate was open.",
    '"The gate was open," said Petr Hamm.',
    "The gate was reportedly open.",
    "Hamm said that Renk had denied it.",
    "It is understood that the gate was open.",
]


def _of(sentence: str) -> Attribution:
    return attribute([sentence])[0]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (OWN, OWN, {"both_own": 1, "one_attributed": 0, "different_speaker": 0}),
        (OWN, SENTENCES[1], {"one_attributed": 1, "both_own": 0, "same_speaker": 0}),
        (
            SENTENCES[1],
            SENTENCES[3],
            {
                "both_attributed": 1,
                "different_speaker": 1,
                "contested_any": 1,
                "contested_both": 0,
                "party_both": 0,
            },
        ),
        (SENTENCES[3], SENTENCES[5], {"party_both": 1, "direct_quote_any": 1, "both_direct": 0}),
        (SENTENCES[4], SENTENCES[5], {"denial_any": 1, "doubt_any": 0}),
        (OWN, SENTENCES[6], {"hedge_any": 1, "hedge_one_sided": 1, "both_own": 1}),
        (SENTENCES[7], SENTENCES[5], {"nested_any": 1, "same_speaker": 0.95}),
        (SENTENCES[8], SENTENCES[1], {"speaker_unknown_any": 1, "different_speaker": 0}),
        ("Renk said it was safe.", "Renk claimed it was safe.", {"verb_one_sided": 1}),
        ("The mayor says it is safe.", "The mayor admits it is safe.", {"verb_one_sided": 0.8}),
        ("Renk claimed it was safe.", "Renk claimed it was safe.", {"verb_one_sided": 0}),
        ("Renk said it was safe.", "Hamm claimed it was safe.", {"verb_one_sided": 0}),
        ("Renk said it was safe.", "Renk denied it was safe.", {"verb_one_sided": 0}),
    ],
)
def test_features_say_what_the_sentences_say(
    one: str, other: str, wanted: dict[str, float]
) -> None:
    found = features(_of(one), _of(other))
    assert {name: found[name] for name in wanted} == pytest.approx(wanted, abs=0.051)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_features_are_fixed_shares_without_direction(one: str, other: str) -> None:
    found = features(_of(one), _of(other))
    assert tuple(found) == FEATURES
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert found == features(_of(other), _of(one))


def test_the_names_of_all_features_are_apart() -> None:
    names = (*FEATURES, *chronology.FEATURES, *wording.FEATURES)
    assert len(names) == len(set(names))
