"""Cuts against hand-made texts, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consist.model import Article, Sentence, SentenceRole
from consist.sentences import split
from consist.sentences.splitter import LONGEST
from tests.sentences.cases import EVERYTHING, INVISIBLE, TEASED, sentences, unmarked

PARTS = (
    "The gate is shut",
    "In May",
    "Mr",
    "U.S",
    "5 p.m",
    "3.5",
    "“We won",
    '"No',
    "”",
    '"',
    "''",
    "``",
    "Read more",
    "he said",
    "J",
    ".",
    "…",
    "!",
    "?",
    "。",
    " ",
    "\n",
    "\r\n",
    "\xa0",
    "\u200b",
    "\t",
    "- ",
    "• ",
    "1. ",
    "(",
    ")",
    "example.com",
    "https://a.b/C",
    "é",
    "İ",
    "😀",
    "\ud7ff",
)


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in cut_whole(text)]


def cut_whole(text: str) -> tuple[Sentence, ...]:
    return split(Article("a", "Outlet", text))


@pytest.mark.parametrize("marked", EVERYTHING)
def test_cuts_where_a_reader_cuts(marked: str) -> None:
    assert cut(unmarked(marked)) == sentences(marked)


@pytest.mark.parametrize("marked", TEASED)
def test_a_teaser_in_running_text_stands_alone(marked: str) -> None:
    found = cut_whole(unmarked(marked))
    assert [sentence.text for sentence in found] == sentences(marked)
    assert [sentence.role for sentence in found] == [
        SentenceRole.BODY,
        SentenceRole.BOILERPLATE,
        SentenceRole.BODY,
    ]


@pytest.mark.parametrize(
    "date", ["3 May 2024", "Published May 3 2024", "Fri 3 May 2024 14:05", "03-05-2024"]
)
def test_a_date_glued_to_the_first_words_is_the_pages(date: str) -> None:
    first, second = cut_whole(f"{date} Ferry sank off the cape.")
    assert (first.text, first.comparable) == (date, False)
    assert (second.text, second.comparable) == ("Ferry sank off the cape.", True)


def test_every_line_of_wrapped_text_joins_its_sentence_and_keeps_its_newline() -> None:
    text = (
        "The ferry left the northern quay at half past six\n"
        "in heavy rain, with forty people and nine cars on\n"
        "board, although the harbour master had closed the\n"
        "port an hour before.\n"
    )
    assert cut(text) == [text.strip()]


WRAPPED = (
    "The ferry left the northern quay at half past six\n"
    "in heavy rain, with forty people and nine cars on\n"
    "board, although the harbour master had closed the\n"
    "port an hour before.\n\n"
    "{}\n"
    "Nobody on the ferry was hurt when it ran aground,\n"
    "but the coast guard brought all of the passengers\n"
    "ashore by the evening.\n"
)


@pytest.mark.parametrize(
    "wide",
    [
        f"https://harbour.example/{'x' * 150}",
        f"| {' | '.join(f'quay {number} was shut' for number in range(9))} |",
        " ".join(f"Quay {number} was shut on Friday." for number in range(9)),
    ],
)
def test_a_line_that_is_wider_than_any_column_does_not_stop_others_from_joining(wide: str) -> None:
    before, after = WRAPPED.strip().split("\n\n{}\n")
    assert len(wide) > 130
    assert cut(WRAPPED.format(wide)) == [before, *cut(wide), after]


def test_an_address_that_is_too_wide_stands_within_its_wrapped_sentence() -> None:
    text = WRAPPED.format(
        f"The owner wrote at\nhttps://harbour.example/{'x' * 150}\nthat he knew.\n"
    )
    assert cut(text)[1].startswith("The owner wrote at\nhttps://")
    assert cut(text)[1].endswith("that he knew.")


def test_lines_that_are_paragraphs_stay_apart_where_some_are_wider_than_any_column() -> None:
    heads = [
        f"Nine boats have sunk in the {place} harbour" for place in "north south east west".split()
    ]
    wide = " ".join(["On Friday nine boats sank in the harbour"] * 5) + "."
    assert cut("\n".join([heads[0], wide, *heads[1:], wide])) == [heads[0], wide, *heads[1:], wide]


def test_text_without_punctuation_is_cut_at_spaces_and_loses_nothing() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    assert len(text) > 3_000
    found = cut(text)
    assert " ".join(found) == text
    assert max(map(len, found)) <= LONGEST
    assert min(map(len, found[:-1])) >= LONGEST // 2


def test_text_without_a_space_is_cut_all_the_same() -> None:
    found = cut("x" * 3_500)
    assert [len(part) for part in found] == [1_000, 1_000, 1_000, 500]


def test_a_long_text_on_one_line_is_cut_like_a_short_one() -> None:
    line = "Mr. Orlov left the U.S. on Monday.The gate is shut. “It is over,” he said. "
    assert cut(line * 2_000) == cut(line) * 2_000


def test_no_piece_of_a_teaser_is_overlong() -> None:
    text = "Read more: " + "x" * 3_000 + " " + "The ferry sank. " * 200
    assert max(len(part) for part in cut(text)) <= LONGEST


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u200b\ufeff \u00ad"])
def test_nothing_to_read_is_no_sentence(text: str) -> None:
    assert cut(text) == []


def test_a_sentence_knows_its_article_its_outlet_and_its_place() -> None:
    first, second = split(Article("id-7", "Outlet", "One. Two."))
    assert first == Sentence("id-7", 0, 4, 0, "Outlet", "One.", SentenceRole.BODY)
    assert second == Sentence("id-7", 5, 9, 1, "Outlet", "Two.", SentenceRole.BODY)


@settings(deadline=None)
@given(st.text(max_size=400) | st.lists(st.sampled_from(PARTS), max_size=60).map("".join))
def test_sentences_cover_any_text_in_order(text: str) -> None:
    place = 0
    for position, sentence in enumerate(cut_whole(text)):
        assert sentence.position == position
        assert place <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        assert _is_blank(text[place : sentence.start])
        assert not _is_blank(sentence.text[0])
        assert not _is_blank(sentence.text[-1])
        assert len(sentence.text) <= LONGEST
        place = sentence.end
    assert _is_blank(text[place:])


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
@example('"No\n."No')
def test_paragraphs_are_cut_on_their_own(text: str) -> None:
    """A blank line cuts, and nothing on one side of it changes what is cut on the other."""
    lines = [line for line in text.splitlines() if line.strip()]
    apart = [one for line in lines for one in cut(line)]
    assert cut("\n\n".join(lines)) == apart


def _is_blank(text: str) -> bool:
    return all(character.isspace() or character in INVISIBLE for character in text)
