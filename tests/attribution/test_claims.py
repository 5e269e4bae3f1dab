from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.attribution import claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The bridge is safe, the ministry said.", "The bridge is safe"),
        ("The ministry said that the bridge is safe.", "the bridge is safe"),
        ('"The bridge is safe," said Petr Hamm.', "The bridge is safe"),
        ("According to the ministry, the bridge is safe.", "the bridge is safe"),
        ("The bridge is safe.", None),  # the outlet's own
        ("The ministry denied that the bridge is safe.", None),
        ('"It is," said Petr Hamm.', None),
    ],
)
def test_a_claim_is_told_without_who_says_it(sentence: str, claim: str | None) -> None:
    (found,) = claims([sentence])
    told = None if found is None else found.removeprefix("that ").rstrip(".")
    assert told == claim


def test_a_quotation_that_goes_on_is_reported_throughout() -> None:
    said = ['"The bridge is old," said Petr Hamm.', '"It will be shut in the spring."']
    assert claims(said)[1] == "It will be shut in the spring."


@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_claim_stands_in_its_sentence(sentences: list[str]) -> None:
    for text, claim in zip(sentences, claims(sentences), strict=True):
        assert claim is None or claim in text
