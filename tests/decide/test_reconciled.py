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


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (
            "Syria and its ally Russia deny having used chemical weapons.",
            "The Syrian army has not, did not and will not use chemical weapons, it said.",
            True,
        ),
        (
            "Syria and its ally Russia deny having used chemical weapons.",
            "The military source denied the army had used chemical weapons in the area.",
            True,
        ),
        (
            "The minister denied that he had taken bribes from builders.",
            "“I did not take any bribes from builders,” the minister said.",
            True,
        ),
        (
            "Moscow denied that it had poisoned the former spy.",
            "Russia never poisoned the former spy, the Kremlin said.",
            True,
        ),
        # each for its own part
        (
            "Russia denied shooting down the airliner.",
            "Ukraine denied shooting down the airliner.",
            False,
        ),
        (
            "Russia denied that it had shot down the airliner.",
            "Ukraine did not shoot down the airliner, Kyiv said.",
            False,
        ),
        (
            "Rebels denied using chlorine gas shells in Halm.",
            "The army did not use chlorine gas shells in Halm, an officer said.",
            False,
        ),
        # two negations undo each other
        (
            "The company denied that it had failed to warn workers of the closure.",
            "The company did not warn workers of the closure.",
            False,
        ),
        (
            "The ministry did not deny that troops had crossed the border.",
            "Troops had not crossed the border, the ministry said.",
            False,
        ),
        # one side alone denies, or another thing
        (
            "The minister denied that he had taken bribes from builders.",
            "The minister took bribes from builders, the court heard.",
            False,
        ),
        (
            "The bank denied that customers had lost money.",
            "Customers did not get their money back from the bank.",
            False,
        ),
        # something else clashes
        (
            "The firm denied that 40 workers had been hurt in the fire.",
            "No workers of the firm were hurt in the fire, but 40 cars and 12 sheds burnt down.",
            False,
        ),
    ],
)
def test_two_who_deny_one_thing_agree(one: str, other: str, *, agree: bool) -> None:
    for pair in ((one, other), (other, one)):
        assert reconciled(evidence(*pair)) is agree
