import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consist.model import pair_id
from consist.typography import plainly_set

SAME = [
    ("“No,” he said.", '"No," he said.'),
    ("It’s 60\u00a0days", "It's 60 days"),
    ("war — peace", "war—peace"),
    ("war -- peace", "war – peace"),
    ("2019–2020", "2019-2020"),
    ("wait…", "wait..."),
    ("of\ufb01ce", "office"),
    ("hy\u00adphen", "hyphen"),
    ("  a\n\tb ", "a b"),
    ("e\u0301", "\u00e9"),
]
DIFFERENT = [
    ("60 days", "90 days"),
    ("The US left", "The us left"),
    ("No deal.", "No deal?"),
    ("10²", "102"),
    ("5'", '5"'),
    ("Müller", "Muller"),
    ("not here", "nothere"),
    ("-5", "5"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_only_set_otherwise_reads_the_same(one: str, other: str) -> None:
    assert plainly_set(one) == plainly_set(other)
    assert pair_id(("A", one), ("B", "x")) == pair_id(("B", "x"), ("A", other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_something_else_stays_apart(one: str, other: str) -> None:
    assert plainly_set(one) != plainly_set(other)


@settings(deadline=None)
@given(st.text())
@example("\u1fef")
def test_setting_twice_is_setting_once(text: str) -> None:
    once = plainly_set(text)
    assert plainly_set(once) == once


@settings(deadline=None)
@given(st.text(), st.sampled_from(["\u200b", "\u00ad", "\ufeff"]), st.integers(0, 50))
@example("e\u0301", "\u200b", 1)
def test_unseen_characters_change_nothing(text: str, unseen: str, place: int) -> None:
    assert plainly_set(text[:place] + unseen + text[place:]) == plainly_set(text)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=127), min_size=1))
def test_plain_text_keeps_its_words(text: str) -> None:
    words = "".join(c for c in text if c.isalnum())
    assert "".join(c for c in plainly_set(text) if c.isalnum()) == words
