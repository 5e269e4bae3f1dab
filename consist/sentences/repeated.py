"""What an outlet repeats from story to story: a hotline, how many read it, what its owner holds.

No phrase gives such a sentence away, and beside another outlet's it reads like a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consist.model import Sentence, SentenceRole, Story

IN_SO_MANY = 3
"""Word for word in so many unlike stories of one outlet a sentence is no news of any. In two it may
be the background of both."""


def without_repeated(
    sentences: Sequence[Sentence], stories: Iterable[Story]
) -> tuple[Sentence, ...]:
    """Return the sentences with those that their outlet repeats taken for boilerplate."""
    topic_of = {article: story.topic_or_id for story in stories for article in story.article_ids}
    told_in: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for sentence in sentences:
        told_in[_key(sentence)].add(topic_of[sentence.article_id])
    return tuple(
        replace(sentence, role=SentenceRole.BOILERPLATE)
        if len(told_in[_key(sentence)]) >= IN_SO_MANY
        else sentence
        for sentence in sentences
    )


def _key(sentence: Sentence) -> tuple[str, str]:
    return sentence.outlet, " ".join(sentence.text.casefold().split())
