from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.attribution import claims
from consist.attribution.claims import DENIED


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The bridge is safe, the ministry said.", "The bridge is safe"),
        ("The ministry said that the bridge is safe.", "the bridge is safe"),
        ('"The bridge is safe," said Petr Hamm.', "The bridge is safe"),
        ("According to the ministry, the bridge is safe.", "the bridge is safe"),
        ("The bridge, the mayor said at a press conference, is safe.", "The bridge is safe"),
        (
            '"The bridge is," said Hamm, 45, from Orvel, "as safe as ever."',
            "The bridge is as safe as ever",
        ),
        ('"The bridge is safe," he said. "We tested it."', "The bridge is safe. We tested it"),
        ("Hamm spoke of at least 40 dead.", "at least 40 dead"),
        ("The bridge is safe.", None),  # the outlet's own
        ("Police said they had reports that it was shut.", "they had reports that it was shut"),
        (
            "Hamm denied that it was shut and said he had crossed it.",
            "It is false that it was shut",
        ),
        ("Hamm denied that it was shut, but drivers saw it.", "It is false that it was shut"),
        ("Hamm denied he had closed the bridge.", "It is false that he had closed the bridge"),
        ("Hamm denied it on Monday.", None),
        ("No 10 denied that the bridge was shut.", "It is false that the bridge was shut"),
        ("No engineer denies that the bridge is safe.", None),
        ("The ministry no longer denies that the bridge is shut.", None),
        ("Hamm, who denies that he took any money, will be heard in May.", None),
        ("The judge denied a request for a second hearing.", None),  # no claim
        ("Hamm denied this, saying no money was paid.", None),
        ("The ministry denied that the bridge is safe.", "It is false that the bridge is safe"),
        ("Hamm rejected claims that the bridge is safe.", "It is false that the bridge is safe"),
        ("Hamm told us the bridge is safe.", "the bridge is safe"),
        ("Hamm told US television that the bridge is safe.", "the bridge is safe"),
        ("The bridge is safe, two engineers told us.", "The bridge is safe"),
        ("Hamm said once more that the bridge is safe.", "the bridge is safe"),
        ("The bridge, he said, is as safe as ever.", "The bridge is as safe as ever"),
        ('"The bridge is safe," said Hamm of the report.', "The bridge is safe"),
        ('"It is," said Petr Hamm.', None),
    ],
)
def test_a_claim_is_told_without_who_says_it(sentence: str, claim: str | None) -> None:
    (found,) = claims([sentence])
    told = None if found is None else found.text.removeprefix("that ").rstrip(".")
    assert told == claim


def test_a_quotation_that_goes_on_is_reported_throughout() -> None:
    said = ['"The bridge is old," said Petr Hamm.', '"It will be shut in the spring."']
    reported = claims(said)[1]
    assert reported is not None
    assert reported.text == "It will be shut in the spring."


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The ministry denied that the bridge is safe.", True),
        ("The ministry said that the bridge is safe.", False),
        ("The ministry said that it had not been told of it.", False),  # a claim like any other
    ],
)
def test_a_denial_is_known_as_one(sentence: str, *, denied: bool) -> None:
    (found,) = claims([sentence])
    assert found is not None
    assert found.denied is denied


@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_claim_says_nothing_but_its_sentence(sentences: list[str]) -> None:
    for text, claim in zip(sentences, claims(sentences), strict=True):
        if claim is not None:
            told, left = claim.text.removeprefix(DENIED), iter(text)
            assert all(letter in left for letter in told if not letter.isspace())
