from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.attribution.quotes import quotations


def _quoted(sentences: list[str]) -> list[list[str]]:
    return [
        [text[part.start : part.end] for part in parts]
        for text, parts in zip(sentences, quotations(sentences), strict=True)
    ]


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        (['"Yes," he said.'], [['"Yes,"']]),
        (["“Yes,” he said, “and no.”"], [["“Yes,”", "“and no.”"]]),
        (["«Yes», he said."], [["«Yes»"]]),
        (["‘Yes,’ he said."], [["‘Yes,’"]]),
        (["The drivers’ union met."], [[]]),
        (["It's the men's turn, isn't it?"], [[]]),
        (["‘It’s over,’ she said."], [["‘It’s over,’"]]),
        (["“A man.", "A dog,” he said."], [["“A man."], ["A dog,”"]]),
        (["‘A man.", "The drivers’ dog.’ He left."], [["‘A man."], ["The drivers’ dog.’"]]),
        # every paragraph of a long quotation opens anew; the last alone is closed
        (["“A man.", "“A dog,” he said."], [["“A man."], ["“A dog,”"]]),
        (['He said "a lot.', "He left."], [[], []]),
        (['a" b'], [[]]),
        ([""], [[]]),
    ],
)
def test_quotations_are_read_by_their_marks(sentences: list[str], wanted: list[list[str]]) -> None:
    assert _quoted(sentences) == wanted


def test_an_unclosed_mark_does_not_quote_the_rest_of_the_article() -> None:
    assert _quoted(['He said "never.', *["The road is long."] * 20, 'Then "yes".'])[5] == []


def test_parts_of_one_quotation_share_a_number() -> None:
    first, second, third = quotations(["“A man.", "A dog,” he said.", "“No.”"])
    assert first[0].number == second[0].number != third[0].number
    assert [part.whole for part in (first[0], second[0], third[0])] == [False, False, True]


@given(st.lists(st.text(alphabet="ab \"'“”‘’«».,", max_size=20), max_size=6))
def test_quotations_lie_in_their_sentence_in_order(sentences: list[str]) -> None:
    for text, parts in zip(sentences, quotations(sentences), strict=True):
        ends = 0
        for part in parts:
            assert ends <= part.start < part.end <= len(text)
            ends = part.end
