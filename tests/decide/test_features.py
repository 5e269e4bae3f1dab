import pytest

from consist.decide.evidence import Evidence
from consist.decide.features import features
from consist.model import Article
from tests.evidence import evidence_of


def evidence(one: str, other: str) -> Evidence:
    return evidence_of(Article("1", "Gazette", one), Article("2", "Courier", other))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Senna Odvar said the vote would be held.", "Odvar ruled out a vote on Monday.", True),
        ("Senna Odvar said the vote would be held.", "The vote was ruled out on Monday.", False),
        ("Senna Odvar said the vote would be held.", "Odvardians fear a vote.", False),
        ("Senna Odvar said the vote would be held.", "Odvar denied that he wanted one.", False),
        ("Officials said the vote would be held.", "Odvar ruled out a vote on Monday.", False),
        ("Odvar opened the hall on Monday.", "Odvar ruled out a vote on Monday.", False),
    ],
)
def test_the_outlet_tells_of_the_very_person_whom_the_other_quotes(
    one: str, other: str, told: bool
) -> None:
    assert features(evidence(one, other))["told_of_speaker"] == told
    assert features(evidence(other, one))["told_of_speaker"] == told
