"""Articles without a date: what that does, and what is taken for the date of a draft.

What is not dated is judged with less confidence, since it may be of any time. But a draft is of its
story: it is taken as written amid it, when the middle one of its dated accounts came out. Nearer to
the truth would be the day of the check, or the last account; but accounts days apart are hardly set
against each other, and what is about to be printed should be held against all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from statistics import median_high

from consist.chronology import is_day_alone
from consist.model import Article, Note


def noted(articles: Sequence[Article]) -> tuple[Note, ...]:
    """Return a note that some of the articles have no date, nothing where all have one.

    >>> noted([Article("1", "Gazette", "Rain."), Article("2", "Courier", "Snow.")])[0].reason[:34]
    '2 of 2 articles have no date: what'
    """
    without = sum(article.published_at is None for article in articles)
    if not without:
        return ()
    reason = (
        f"{without} of {len(articles)} articles have no date: what they clash with is called less "
        "sure, updates are hardly told from clashes, and days such as “Friday” stay open"
    )
    return (Note("the dates", "", reason),)


def dated_by(draft: Article, others: Iterable[Article]) -> Article:
    """Return the draft; without a date of its own it has that of the middle one of the others.

    Where none of them has one it stays without.
    """
    if draft.published_at is not None:
        return draft
    return replace(draft, published_at=_middle(draft, others))


def noted_of(draft: Article, others: Iterable[Article]) -> tuple[Note, ...]:
    """Return what is to be told of a draft without a date, nothing where it bears on nothing.

    Args:
        draft: As it was given.
        others: The articles of its story.
    """
    story = [article for article in others if article.id != draft.id]
    if draft.published_at is not None or not story:
        return ()
    middle = _middle(draft, story)
    if middle is None:
        taken = "nor has any article of its story, which lowers confidences"
    else:
        taken = (
            "taken as written when the middle one of its story's dated articles was published, "
            f"{_in_figures(middle)}"
        )
    reason = (
        f"it has no date: {taken}; a line “published: 2024-05-03” in its front matter gives it one"
    )
    return (Note("the draft", "", reason),)


def _middle(draft: Article, others: Iterable[Article]) -> datetime | None:
    known = [a.published_at for a in others if a.id != draft.id and a.published_at is not None]
    return median_high(known) if known else None


def _in_figures(moment: datetime) -> str:
    """Return a moment in UTC, without its time where it is a day alone."""
    return f"{moment:%Y-%m-%d}" if is_day_alone(moment) else f"{moment:%Y-%m-%d %H:%M} UTC"
