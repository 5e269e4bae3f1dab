from __future__ import annotations

import pytest

from consist import wiring
from consist.decide.asked import asked
from consist.decide.evidence import Evidence
from consist.decide.reconciled import reconciled, without_clash
from consist.model import Article, Scores
from tests.evidence import evidence_of

CLASHING = Scores(entailment=0.05, neutral=0.05, contradiction=0.9)
DAM = "The dam is {} high."


def evidence(one: str, other: str) -> Evidence:
    return evidence_of(
        Article("1", "Gazette", one), Article("2", "Courier", other), scores=CLASHING
    )


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (DAM.format("40 metres"), DAM.format("131 feet"), True),
        ("It took 90 minutes.", "It took an hour and a half.", True),
        ("It was 40 degrees Celsius.", "It was 104 degrees Fahrenheit.", True),
        (DAM.format("40 metres"), DAM.format("231 feet"), False),  # they do not agree
        (DAM.format("40 metres"), DAM.format("40 metres"), False),  # nor is anything converted
        (DAM.format("40 metres"), DAM.format("40m"), False),
        ("Some 40 people came.", "About 40 guests came.", False),
        ("It is eight percent of the crop.", "It is 8% of the crop.", False),
        ("The boy is ten years old.", "The boy is 10 years old.", False),
        ("It is five km long.", "It is 5 kilometres long.", False),
        # something else clashes
        ("Doctors get 12 percent over two years.", "Doctors get 8 percent in 24 months.", False),
        ("It rained.", "It snowed.", False),
    ],
)
def test_numbers_agree_in_other_units(one: str, other: str, *, agree: bool) -> None:
    for pair in ((one, other), (other, one)):
        assert reconciled(evidence(*pair)) is agree


QUOTED = '"The roof came down on us and we ran outside," {}.'


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (QUOTED.format("Ana Holt said"), QUOTED.format("a Halm resident told reporters"), True),
        (QUOTED.format("Ana Holt said"), QUOTED.format("Halm resident Ana Holt said"), True),
        (QUOTED.format("Ana Holt said"), QUOTED.format("Pia Lund said"), False),
        (QUOTED.format("Hamas said"), QUOTED.format("Israel said"), False),
        (QUOTED.format("the Ukrainian army said"), QUOTED.format("the Russian army said"), False),
        (
            QUOTED.format("a Ukrainian official said"),
            QUOTED.format("a Russian official said"),
            False,
        ),
        (QUOTED.format("Ana Holt said"), '"We ran outside," a resident said.', False),
        ('"We ran," Ana Holt said.', '"We ran," a resident said.', False),  # too short
        (  # there is more in it than the quotation
            QUOTED.format("Ana Holt said"),
            "The river burst its banks at noon on Friday, drowned forty cows, closed the only road"
            " out of Halm and left no house dry. " + QUOTED.format("a resident said"),
            False,
        ),
    ],
)
def test_one_quotation_is_no_clash_unless_two_are_named_for_it(
    one: str, other: str, *, agree: bool
) -> None:
    for pair in ((one, other), (other, one)):
        assert reconciled(evidence(*pair)) is agree


def test_what_agrees_in_other_units_is_hardly_a_contradiction() -> None:
    item = evidence(DAM.format("40 metres"), DAM.format("131 feet"))
    read = asked([item])
    decider = wiring.decider()
    (shares,), _ = decider.opinions(*read)
    (before,), _ = decider.opinions(*read._replace(reconciled=(False,)))
    assert shares["contradiction"] == pytest.approx(before["contradiction"] / 4, rel=1e-6)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_what_is_no_clash_keeps_its_share() -> None:
    shares = {"contradiction": 0.4, "disputed": 0.2, "superseded": 0.1, "none": 0.2}
    assert without_clash(shares) == pytest.approx(
        {
            "contradiction": 0.1,
            "disputed": 0.05,
            "superseded": 0.025,
            "none": 0.2,
            "agreement": 0.525,
        }
    )
