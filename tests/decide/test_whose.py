"""One quotation of two people is a clash of whose it is; of one, or of anybody, it is none."""

from __future__ import annotations

import pytest

from consist.cues import Verdict
from consist.decide.evidence import Evidence
from consist.decide.quotations import from_one_mouth
from consist.model import Article, ClashType
from tests.evidence import evidence_of

QUOTE = "“Mark trusted him like a brother,”"
CLASHING = (
    ("Anne Eldon said", "said Gemma Eldon"),
    ("Anne Eldon said", "said Michael Ross"),
    ("Anne Eldon told the Gazette", "Gemma Eldon said on Friday"),
    ("said Mayor Ilse Roper", "said police chief Tom Ray"),
    ("said Anne Eldon, his mother", "said Gemma Eldon, his sister"),
)
NO_CLASHES = (
    ("Anne Eldon said", "said Mrs Eldon"),
    ("Anne Eldon said", "Anne Eldon told the Gazette"),
    ("Joe Eldon said", "said Joseph Eldon"),
    ("J. Eldon said", "said Joseph Eldon"),
    ("Anne Marie Eldon said", "said Marie Eldon"),
    ("Anne Eldon said", "a neighbour told the Gazette"),
    ("Anne Eldon said", "his wife said"),
    ("Anne Eldon said", "she said"),
    ("Anne Eldon said", "said Eldon"),
    ("Anne Eldon said", "Halden Foods said"),
    ("Anne Eldon said", "said the firm"),
    ("Mayor Ilse Roper said", "said Halden Foods boss"),
    ("Mayor Ilse Roper said", "said the Arden police"),
    ("Aegis Bank said", "said Michael Ross of Aegis Bank"),
    ("Volodymyr Zelensky said", "said Vladimir Zelenskyy"),
    ("Anne Eldon and Michael Ross said", "said Michael Ross"),
    ("Anne Eldon said", "said Ross"),
)


def pair(one: str, other: str) -> Evidence:
    sides = (f"{QUOTE} {one}.", f"{QUOTE} {other}.")
    return evidence_of(
        Article("1", "Gazette", sides[0]),
        Article("2", "Courier", sides[1]),
    )


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_one_quotation_of_two_people_clashes(one: str, other: str) -> None:
    item = pair(one, other)
    found = item.comparisons[0]
    assert (found.type, found.verdict) == (ClashType.ATTRIBUTION, Verdict.CLASH)
    assert not from_one_mouth(item)


@pytest.mark.parametrize(("one", "other"), NO_CLASHES)
def test_one_quotation_of_one_or_of_anybody_does_not(one: str, other: str) -> None:
    assert ClashType.ATTRIBUTION not in {found.type for found in pair(one, other).comparisons}
    assert ClashType.ATTRIBUTION not in {found.type for found in pair(other, one).comparisons}


def test_two_people_may_say_different_things() -> None:
    item = evidence_of(
        Article("1", "Gazette", "“Mark trusted him like a brother,” Anne Eldon said."),
        Article("2", "Courier", "“I never saw him at all,” said Gemma Eldon."),
    )
    assert ClashType.ATTRIBUTION not in {found.type for found in item.comparisons}
