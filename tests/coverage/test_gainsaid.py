"""Which texts cannot state what another states, though they use its words."""

from datetime import UTC, datetime

import pytest

from consist.coverage import State
from consist.coverage.gainsaid import denies, of_other_days
from consist.decide.evidence import Evidence
from consist.model import Article
from tests.coverage.stories import article, covered
from tests.evidence import evidence_of

WHEN = datetime(2025, 3, 5, 10, tzinfo=UTC)


def evidence(one: str, other: str) -> Evidence:
    return evidence_of(
        Article("1", "Gazette", one, published_at=WHEN),
        Article("2", "Courier", other, published_at=WHEN),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Karin Vogt said that workers' representatives had been informed two weeks ago.",
            "The claim that workers were warned two weeks ago is a barefaced lie, a source said.",
        ),
        (
            "The army used gas in the town, residents said.",
            "The government denied that the army had used gas.",
        ),
        (
            "The army used gas in the town, residents said.",
            "Reports that the army used gas are nothing but lies, the minister said.",
        ),
        (
            "The minister took bribes, the paper reported.",
            "It is a lie that the minister took bribes, his lawyer said.",
        ),
        (
            "Troops crossed the border.",
            "“The claim that troops crossed the border is nonsense,” the envoy said.",
        ),
        (
            "The factory dumped oil, campaigners say.",
            "The company dismissed the reports that the factory dumped oil.",
        ),
        (
            "The general has fled the country.",
            "Rumours that the general had fled are untrue, state television said.",
        ),
    ],
)
def test_who_calls_it_untrue_denies_it(one: str, other: str) -> None:
    assert denies(evidence(one, other))
    assert denies(evidence(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # something else is denied
        (
            "Colburn employs 400 people.",
            "Colburn, which employs 400 people, denied exceeding its permit.",
        ),
        # what the denial leaves
        (
            "The bridge is open, drivers said.",
            "The ministry denied that the bridge was closed.",
        ),
        # one speaker
        (
            "The bridge is safe for lorries, the ministry said.",
            "The ministry denied that the bridge was unsafe for lorries.",
        ),
        # both deny
        (
            "The army denied that it had used gas in the town.",
            "The claim that the army used gas is a lie, the minister said.",
        ),
        # a plea
        (
            "Two men were charged with robbery on Monday.",
            "Two men, who deny the charges, appeared in court over the robbery on Monday.",
        ),
        ("He failed a lie detector test.", "He was given a lie detector test on Monday."),
        ("The village lies in a valley.", "The village is low-lying, and its valley is fertile."),
        (
            "A writer of fiction was born here.",
            "The author, who is a fiction writer, was born here.",
        ),
    ],
)
def test_who_denies_another_thing_or_with_the_other_does_not(one: str, other: str) -> None:
    assert not denies(evidence(one, other))
    assert not denies(evidence(other, one))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("It will be closed by the end of 2026.", "It will be shut by the summer of 2027.", True),
        ("The vote will be held on 12 March.", "The vote is planned for 19 March.", True),
        ("The vote will be held on 12 March.", "The vote is planned for 12 March.", False),
        ("The vote is due next week.", "The vote will be held on 13 March.", False),
        ("The strike starts on 10 March.", "The strike will last until 14 March.", False),
        ("It was built in 1998.", "It will be shut in 2027.", False),
        ("The line opens in 2027.", "The line, begun in 2019, opens in 2026.", False),
    ],
)
def test_two_days_ahead_that_do_not_meet_are_told_apart(one: str, other: str, apart: bool) -> None:
    assert of_other_days(evidence(one, other)) is apart
    assert of_other_days(evidence(other, one)) is apart


def test_a_denial_is_no_cell_that_states_the_claim() -> None:
    told = "The army used gas in the town, residents said."
    denied = "Reports that the army used gas are nothing but lies, the minister said."
    story = covered(
        [article("a", "Gazette", told), article("b", "Courier", denied)],
        {(told, denied): {"agreement": 0.9, "none": 0.1}},
    )
    claim = next(c for c in story.claims if c.text.text == told)
    cell = claim.cell("Courier")
    assert (cell.state, cell.sure) == (State.DISPUTED, False)


def test_another_day_ahead_is_never_plainly_the_claim() -> None:
    one = "The works will be closed by the end of 2026."
    other = "The works will be shut by the summer of 2027."
    story = covered(
        [article("a", "Gazette", one), article("b", "Courier", other)],
        {(one, other): {"agreement": 0.9, "none": 0.1}},
    )
    cells = [c.cell("Courier") for c in story.claims if c.text.text == one]
    assert cells[0].state is State.STATES
    assert not cells[0].sure
