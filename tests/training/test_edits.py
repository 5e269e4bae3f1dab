from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.training import edits

SENTENCE = (
    "On Monday, rebels killed 214 soldiers near Brennick and seized three tanks, officials in "
    "Port Aldis said."
)
SEEDS = st.integers(0, 10_000)


def changed_words(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = old.split(), new.split()
    assert len(before) == len(after)
    kept = [one == other for one, other in zip(before, after, strict=True)]
    return (
        [word for word, same in zip(before, kept, strict=True) if not same],
        [word for word, same in zip(after, kept, strict=True) if not same],
    )


@given(SEEDS)
def test_exactly_one_value_changes(seed: int) -> None:
    changed = edits.changed_value(SENTENCE, random.Random(seed))
    assert changed is not None
    before, after = changed_words(SENTENCE, changed)
    assert before in (["Monday,"], ["214"], ["three"])
    assert before != after


@given(SEEDS)
def test_a_shared_value_changes_to_one_that_the_other_text_lacks(seed: int) -> None:
    other = "Some 214 soldiers died, four of them officers."
    changed = edits.changed_value(SENTENCE, random.Random(seed), shared_with=other)
    if changed is not None:
        before, after = changed_words(SENTENCE, changed)
        assert before == ["214"]
        assert after[0] not in other.split()


@given(SEEDS)
def test_years_stay_near(seed: int) -> None:
    changed = edits.changed_value("The mill closed in 1987.", random.Random(seed))
    assert changed is not None
    year = int(re.findall(r"\d+", changed)[0])
    assert 1 <= abs(year - 1987) <= 20


def test_nothing_to_change_is_none() -> None:
    rng = random.Random(1)
    plain = "Rain came."
    assert edits.changed_value(plain, rng) is None
    assert edits.changed_name(plain, rng, names=["Ostrava"], shared_with=plain) is None
    assert edits.negated(plain) is None
    assert edits.opposite(plain, rng) is None
    assert edits.rounded(plain, rng, shared_with=plain) is None
    assert edits.cut(plain, rng) is None


def test_a_name_changes_to_one_of_as_many_words() -> None:
    names = ["Brennick", "Lena Ortiz Fahl", "Sudwick"]
    changed = edits.changed_name(
        SENTENCE, random.Random(0), names=names, shared_with="It is near Brennick."
    )
    assert changed == SENTENCE.replace("Brennick", "Sudwick")


def test_negating_twice_changes_nothing() -> None:
    once = edits.negated("The talks had ended.")
    assert once == "The talks had not ended."
    assert edits.negated(once) == "The talks had ended."


@given(SEEDS)
def test_opposites_come_back(seed: int) -> None:
    text = "The court upheld the rule."
    changed = edits.opposite(text, random.Random(seed))
    assert changed == "The court overturned the rule."
    assert edits.opposite(changed, random.Random(seed)) == text


def holds(claim: str, value: int) -> bool:
    """Judge a bound or rounding by its words alone, as a reader would."""
    found = re.search(
        r"(more than|at least|over|fewer than|about|some|nearly|almost) ([\d,]+)", claim
    )
    assert found is not None, claim
    number = int(found[2].replace(",", ""))
    match found[1]:
        case "more than" | "over":
            return value > number
        case "at least":
            return value >= number
        case "fewer than":
            return value < number
        case "about" | "some":
            return abs(value - number) <= 0.11 * value
        case _:
            return number - 0.11 * value <= value <= number


@given(st.integers(20, 60_000).filter(lambda value: not 1500 <= value <= 2100), SEEDS)
def test_rounding_is_labelled_as_arithmetic_says(value: int, seed: int) -> None:
    text = f"Police counted {value:,} marchers."
    made = edits.rounded(text, random.Random(seed), shared_with=text)
    assert made is not None
    claim, label = made
    assert holds(claim, value) is (label == "entailment"), claim


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 24 February.",
        "Flight 370 vanished.",
        "The firm was founded in 1964.",
        "More than 200 came.",
        "They paid $ 404 for it.",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert edits.rounded(text, random.Random(0), shared_with=text) is None


@given(SEEDS)
def test_a_cut_text_is_a_part_of_the_whole(seed: int) -> None:
    shorter = edits.cut(SENTENCE, random.Random(seed))
    assert shorter is not None
    assert shorter.rstrip(".").lower() in SENTENCE.lower()
    assert len(shorter) < len(SENTENCE)


PLAIN = (
    "Police at the Kesby-based Northern Bureau, which counts the dead, said two men died in Volm."
)
HARMLESS = (
    # an aside, a place, the end or the base of a body left out
    "Police at the Kesby-based Northern Bureau said two men died in Volm.",
    "Police at the Northern Bureau, which counts the dead, said two men died in Volm.",
    "Police at the Kesby-based Northern Bureau, which counts the dead, said two men died.",
    "Police at the Kesby-based Northern Bureau, which counts the dead.",
    # the speaker put behind
    "Two men died in Volm, Police at the Kesby-based Northern Bureau, which counts the dead, said.",
    f"It rained. {PLAIN}",
)


def test_what_is_harmless_leaves_out_turns_round_or_goes_before() -> None:
    made = {edits.harmless(PLAIN, random.Random(seed), before="It rained.") for seed in range(200)}
    assert made == set(HARMLESS)


def test_a_sentence_that_nobody_says_gets_a_speaker() -> None:
    text = "The dam broke at noon."
    made = {edits.harmless(text, random.Random(seed)) for seed in range(60)}
    assert "The dam broke at noon, witnesses said." in made
    assert "Witnesses said the dam broke at noon." in made
    assert all(other is not None and "dam broke at noon" in other for other in made)


def test_nothing_harmless_is_done_to_a_few_words() -> None:
    assert edits.harmless('"No."', random.Random(1)) is None
