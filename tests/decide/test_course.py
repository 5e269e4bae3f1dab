from datetime import UTC, datetime, timedelta

import pytest

from consist.decide.course import features
from consist.decide.evidence import Evidence
from consist.model import Article
from tests.evidence import evidence_of

MORNING = datetime(2031, 5, 1, 8, tzinfo=UTC)
THREE = "The blast in Tolmin killed three people."
NINE = "The blast in Tolmin killed nine people."


def evidence(one: str, other: str, *, hours: float | None) -> Evidence:
    """Return the evidence of two accounts, the second published so many hours later."""
    later = None if hours is None else MORNING + timedelta(hours=hours)
    return evidence_of(
        Article("1", "Gazette", one, published_at=MORNING),
        Article("2", "Courier", other, published_at=later),
    )


@pytest.mark.parametrize(
    ("one", "other", "hours", "grows", "shrinks"),
    [
        (THREE, NINE, 9, True, False),
        (NINE, THREE, -9, True, False),
        (NINE, THREE, 9, False, True),
        (THREE, NINE, 0, False, False),
        (THREE, NINE, None, False, False),
        (THREE, THREE, 9, False, False),
    ],
)
def test_a_number_grows_where_the_later_account_has_the_greater(
    one: str, other: str, hours: float | None, grows: bool, shrinks: bool
) -> None:
    found = features(evidence(one, other, hours=hours))
    assert (found["number_grows"] > 0, found["number_shrinks"] > 0) == (grows, shrinks)


RISEN = [
    ("At least 23 people were killed in the strike.", "The death toll has risen to 38."),
    ("So far 212 people have died.", "The death toll stood at 341 people on Saturday night."),
    ("Nine bodies were recovered.", "17 bodies have now been recovered."),
    ("Six people died.", "Officials raised the number of people killed to nine."),
    ("Prosecutors are investigating three officers.", "They are now investigating seven officers."),
    ("A dozen people died.", "The number of people killed has meanwhile climbed to at least 29."),
]
NOT_RISEN = [
    ("Nine people were killed.", "38 people were killed."),
    ("The death toll has risen to 38.", "At least 23 people were killed in the strike."),
    ("At least 23 people were killed.", "The toll has risen, and the bus carried 38 tourists."),
    ("Nine people were killed.", "Nine people are now known to have been killed."),
    ("Nine people were killed.", "The number of people killed has risen by 12."),
]


@pytest.mark.parametrize(("one", "other"), RISEN)
def test_the_later_account_says_that_the_number_has_risen(one: str, other: str) -> None:
    assert features(evidence(one, other, hours=20))["number_risen"] == 1.0
    assert features(evidence(other, one, hours=-20))["number_risen"] == 1.0
    assert features(evidence(one, other, hours=-20))["number_risen"] == 0.0


@pytest.mark.parametrize(("one", "other"), NOT_RISEN)
def test_a_greater_number_alone_has_not_risen(one: str, other: str) -> None:
    assert features(evidence(one, other, hours=20))["number_risen"] == 0.0
