"""What a story is called."""

from __future__ import annotations

from collections.abc import Sequence

from consist.model import Article, by_date
from consist.sentences.splitter import split

MOST = 70
"""Of a sentence so many characters are shown at most."""


def story_title(articles: Sequence[Article]) -> str:
    """Return the headline of the earliest article that has one, else how the earliest begins.

    >>> story_title([Article("1", "Gazette", "Rain fell in Halm. It was cold.")])
    'Rain fell in Halm.'
    >>> story_title([Article("1", "Gazette", "Rain."), Article("2", "Courier", "Snow.", "A storm")])
    'A storm'
    """
    ordered = sorted(articles, key=by_date)
    headlines = (article.title for article in ordered if article.title.strip())
    openings = (opening for article in ordered if (opening := _opening(article)))
    return next(headlines, None) or next(openings, "")


def _opening(article: Article) -> str:
    """Return the beginning of the article's first sentence, of its own matter if it has any."""
    sentences = split(article)
    own = [sentence for sentence in sentences if sentence.comparable] or sentences
    line = " ".join(own[0].text.split()) if own else ""
    return line if len(line) <= MOST else f"{line[: MOST + 1].rsplit(maxsplit=1)[0][:MOST]} …"
