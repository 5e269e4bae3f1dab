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
