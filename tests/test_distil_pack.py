"""Pairs in which one of the texts is in company."""

from __future__ import annotations

import random

from distil_pack import Texts, in_article, in_company

from consist.evaluation.labelled import LabelledPair
from consist.model import Article

SENTENCES = (
    "The dam above Karlstadt broke early on Monday after a week of heavy rain.",
    "At least 40 people died in the flood, Mayor Ada Quell said on Tuesday evening.",
    "Rescue workers reached the last of the five villages in the valley on Wednesday.",
    "The government in Norheim promised 12 million euros for houses that were destroyed.",
    "Experts had warned in March that the wall of the dam was not safe.",
)


def general() -> list[LabelledPair]:
    labels = ("contradiction", "entailment", "neutral")
    told = [LabelledPair(f"premise {i}.", f"h {i}", labels[i % 3], 0.5) for i in range(60)]
    return [
        *told,
        LabelledPair("unclear.", "u", "not_entailment"),
        LabelledPair("long " * 41, "l", "neutral"),
    ]


def test_a_premise_stays_in_its_company_and_the_label_with_it() -> None:
    pairs = general()
    by_hypothesis = {pair.hypothesis: pair for pair in pairs}
    made = list(in_company(pairs, random.Random(1)))
    assert 15 <= len(made) <= 45
    for pair in made:
        plain = by_hypothesis[pair.hypothesis]
        assert plain.premise in pair.premise
        assert pair.premise != plain.premise
        assert (pair.label, pair.weight) == (plain.label, plain.weight)
        assert 2 <= pair.premise.count(".") <= 5
    assert not {"u", "l"} & {pair.hypothesis for pair in made}


def test_a_sentence_of_an_article_is_told_otherwise_beside_its_neighbours() -> None:
    articles = [Article(f"a{i}", "outlet", " ".join(SENTENCES)) for i in range(30)]
    made = list(in_article(articles, random.Random(1)))
    assert {pair.label for pair in made} == {
        "contradiction",
        "entailment",
        "not_contradiction",
        "not_entailment",
    }
    assert {pair.weight for pair in made if pair.label != "not_entailment"} == {0.8}
    for pair in made:
        inside = [one for one in SENTENCES if one in pair.premise]
        assert pair.premise == " ".join(inside)
        if pair.label == "not_entailment":
            assert pair.hypothesis in SENTENCES
            assert pair.hypothesis not in pair.premise
        elif pair.label == "contradiction":
            assert pair.hypothesis not in pair.premise
            assert any(_like(pair.hypothesis, one) for one in inside)


def _like(one: str, other: str) -> bool:
    """Whether most words of a sentence are another's."""
    words = one.split()
    return len(set(words) & set(other.split())) > 0.6 * len(set(words))


def test_a_text_has_one_number() -> None:
    texts = Texts(tokenizer=None)
    assert [texts.number("a"), texts.number("b", "news"), texts.number("a", "news")] == [0, 1, 0]
    assert texts.groups == {"news": {0, 1}}
