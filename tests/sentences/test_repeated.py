"""A sentence of every story of an outlet is its furniture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consist.model import Article, SentenceRole, Story
from consist.sentences import split, without_repeated

HOTLINE = "Our hotline has 12 lines."


def told(stories: list[Story], *articles: Article) -> set[str]:
    """Return the texts that still take part in comparison."""
    sentences = [sentence for article in articles for sentence in split(article)]
    return {s.text for s in without_repeated(sentences, stories) if s.comparable}


def article(number: int, outlet: str = "Gazette", end: str = HOTLINE) -> Article:
    return Article(str(number), outlet, f"The road to village {number} is shut. {end}")


def stories(count: int) -> list[Story]:
    return [Story(f"story {number}", (str(number),)) for number in range(count)]


def test_what_an_outlet_repeats_in_three_stories_is_set_aside() -> None:
    articles = [article(number) for number in range(3)]
    assert told(stories(3), *articles) == {f"The road to village {n} is shut." for n in range(3)}


def test_case_and_blanks_do_not_hide_it() -> None:
    last = article(2, end="OUR hotline  has 12 lines.")
    assert told(stories(3), article(0), article(1), last) == {
        f"The road to village {n} is shut." for n in range(3)
    }


@pytest.mark.parametrize(
    ("articles", "found"),
    [
        ([article(0), article(1)], stories(3)),  # in two stories it may be their background
        ([article(0), article(1), article(2, outlet="Courier")], stories(3)),
        ([article(0), article(1), article(2, end="Our hotline has 14 lines.")], stories(3)),
        # three versions of one story, and stories of one topic
        ([article(0), article(1), article(2)], [Story("one", ("0", "1", "2"))]),
        ([article(0), article(1), article(2)], [replace(s, topic="t") for s in stories(3)]),
    ],
)
def test_what_may_be_news_stays(articles: list[Article], found: list[Story]) -> None:
    assert HOTLINE in told(found, *articles)


def test_nothing_but_the_role_changes() -> None:
    sentences = [s for number in range(3) for s in split(article(number))]
    after = without_repeated(sentences, stories(3))
    assert [replace(s, role=SentenceRole.BODY) for s in after] == sentences
