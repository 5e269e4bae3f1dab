"""Markdown without its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.sources.markdown import without_marks

MARKED = (
    ("# A *bold* title", "A bold title"),
    ("> > The roof fell, police said.", "The roof fell, police said."),
    ("- Eleven died.\n2. Two lived.", "Eleven died. Two lived."),
    ('[Police](https://a.example/x_y "Who") said so.', "Police said so."),
    ("![A roof](a.png)The roof fell.", "The roof fell."),
    ("**Eleven** or *twelve* or ***ten*** ~~nine~~ died.", "Eleven or twelve or ten nine died."),
    ("They saw `it` at <https://a.example>.", "They saw it at ."),
    ("One\n\n* * *\n\nTwo", "One Two"),
    # no marks
    ("It cost 3 * 4 * 5 crowns.", "It cost 3 * 4 * 5 crowns."),
    ("The file snake_case_name was lost.", "The file snake_case_name was lost."),
    ("Prices fell - 2 percent [sic] (again).", "Prices fell - 2 percent [sic] (again)."),
    ("2031. was hot.", "2031. was hot."),
)


@pytest.mark.parametrize(("marked", "words"), MARKED)
def test_what_a_reader_sees(marked: str, words: str) -> None:
    assert " ".join(without_marks(marked).split()) == words


@given(st.text(st.sampled_from("ab1.()[]*_~#>-`! \n")))
def test_every_word_stays_where_it_stood(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert all(shown in (char, " ") for char, shown in zip(text, plain, strict=True))
