from __future__ import annotations

import random

from consist.evaluation.labelled import LabelledPair
from consist.training.edited_pairs import (
    edited_entailed,
    edited_sentences,
    harmless_edits,
    rounded_counts,
)

ENTAILED = LabelledPair(
    "Voters in Sudwick turned out in force on Sunday, when a record 61 percent cast a ballot.",
    "In Sudwick a record 61 percent of voters cast a ballot.",
    "entailment",
)


def test_only_entailed_pairs_are_turned_into_contradictions() -> None:
    neutral = LabelledPair(ENTAILED.premise, "61 percent of them were women.", "neutral")
    made = list(edited_entailed([ENTAILED, neutral], random.Random(2)))
    assert [pair.label for pair in made] == ["contradiction"]
    assert made[0].premise == ENTAILED.premise
    assert "61" not in made[0].hypothesis
    assert made[0].weight < 1


def test_rounding_gives_both_labels_for_hypothesis_and_premise() -> None:
    made = [pair for seed in range(40) for pair in rounded_counts([ENTAILED], random.Random(seed))]
    assert {pair.label for pair in made} == {"entailment", "contradiction"}
    assert all(pair.premise == ENTAILED.premise for pair in made)
    assert any("turned out in force" in pair.hypothesis for pair in made)


def test_sentences_too_short_or_too_long_are_left_out() -> None:
    texts = ["Six died.", "word " * 46 + "6 July"]
    assert list(edited_sentences(texts, random.Random(0))) == []


def test_a_sentence_cut_only_is_entailed_and_the_same_seed_gives_the_same() -> None:
    text = "Seven miners were freed on Friday after nine hours, the company said in Karsk."
    made = [pair for seed in range(30) for pair in edited_sentences([text], random.Random(seed))]
    entailed = [pair.hypothesis for pair in made if pair.label == "entailment"]
    assert set(entailed) == {"Seven miners were freed on Friday after nine hours."}
    clashing = {pair.hypothesis for pair in made if pair.label == "contradiction"}
    assert len(clashing) > 5
    assert text not in clashing
    once = list(edited_sentences([text], random.Random(5)))
    assert once == list(edited_sentences([text], random.Random(5)))


def test_harmless_copies_are_no_contradictions_in_either_order() -> None:
    text = "Seven miners were freed on Friday after nine hours, the company said in Karsk."
    made = [
        pair
        for seed in range(60)
        for pair in harmless_edits([("It rained.", text), ("", "Six died.")], random.Random(seed))
    ]
    assert {pair.label for pair in made} == {"not_contradiction"}
    assert all(pair.premise != pair.hypothesis for pair in made)
    assert any(pair.premise == text for pair in made)
    assert any(pair.hypothesis == text for pair in made)
    assert any(text not in (pair.premise, pair.hypothesis) for pair in made)
    assert not any("Six died" in pair.premise + pair.hypothesis for pair in made)
