import pytest

from consist.decide.clash_type import clash_type
from consist.decide.company import Company
from consist.decide.evidence import Evidence
from consist.decide.lit import lit_spans
from consist.decide.reasons import reasons
from consist.model import Article, ClashType, Kind, Scores
from tests.evidence import evidence_of

SCORES = Scores(0.02, 0.08, 0.9)


def evidence(one: str, other: str) -> Evidence:
    sides = Article("1", "Gazette", one), Article("2", "Courier", other)
    return evidence_of(*sides, scores=SCORES)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The truce will last 60 days.",
            "The truce will last three months.",
            (["60 days"], ["three months"]),
        ),
        (
            "The bridge was painted red.",
            "The bridge was painted green.",
            (["red"], ["green"]),
        ),
        (
            "The same words stand here.",
            "The same words stand here.",
            ([], []),
        ),
    ],
)
def test_the_words_that_clash_or_differ_are_lit(
    one: str, other: str, words: tuple[list[str], list[str]]
) -> None:
    left, right = lit_spans(evidence(one, other), Kind.CONTRADICTION)
    assert [one[start:end] for start, end in left] == words[0]
    assert [other[start:end] for start, end in right] == words[1]


def test_wholly_different_sentences_are_left_dark() -> None:
    one = (
        "Delegates from nine northern provinces arrived yesterday carrying sealed written mandates."
    )
    other = "Heavy overnight snowfall blocked every mountain pass beyond Orvel, stranding truckers."
    assert lit_spans(evidence(one, other), Kind.CONTRADICTION) == ((), ())


def test_a_number_clash_names_its_type_and_both_values() -> None:
    item = evidence("The truce will last 60 days.", "The truce will last three months.")
    assert clash_type(item, {}) is ClashType.NUMBER
    texts = [reason.text for reason in reasons(item, Kind.CONTRADICTION, Company())]
    assert any("60 days" in text and "three months" in text for text in texts)
    assert any("own voice" in text for text in texts)
    assert any("90% and 90%" in text for text in texts)
