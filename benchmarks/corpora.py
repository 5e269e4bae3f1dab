"""The corpora that stories and candidates are measured on, split, encoded and with their events.

They are looked for in ../shared beside the repository, or in $CONSIST_SHARED. Vectors are cached as
those of a run are, so that only the first measurement pays for the encoder.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from consist import sources, wiring
from consist.cached import CachedEncoder
from consist.model import Article, Sentence
from consist.pipeline import Silent, embed
from consist.ports import Vectors
from consist.sentences import split
from consist.stories import article_vector

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
STORIES = SHARED / "stories"
ECBPLUS = SHARED / "data" / "articles" / "ecbplus.jsonl.gz"
ECBPLUS_PAIRS = SHARED / "data" / "articles" / "ecbplus_same_event_pairs.jsonl.gz"
FA_KES = SHARED / "data" / "articles" / "fa_kes.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles ready for grouping and pairing; `events` names the event of an article, if known."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    events: Mapping[str, str]

    def only(self, article_ids: set[str]) -> Corpus:
        """Return the part with these articles."""
        rows = [row for row, s in enumerate(self.sentences) if s.article_id in article_ids]
        return Corpus(
            tuple(article for article in self.articles if article.id in article_ids),
            tuple(self.sentences[row] for row in rows),
            self.vectors[rows],
            {name: event for name, event in self.events.items() if name in article_ids},
        )

    def joined(self, other: Corpus) -> Corpus:
        """Return both as one."""
        return Corpus(
            self.articles + other.articles,
            self.sentences + other.sentences,
            np.concatenate([self.vectors, other.vectors]),
            {**self.events, **other.events},
        )

    def article_vectors(self) -> Vectors:
        """Return a vector an article."""
        rows: dict[str, list[int]] = {article.id: [] for article in self.articles}
        for row, sentence in enumerate(self.sentences):
            if sentence.comparable:
                rows[sentence.article_id].append(row)
        return np.stack([article_vector(self.vectors[rows[a.id]]) for a in self.articles])


def annotated() -> Corpus:
    """Return the annotated stories mixed together; the event is the story's folder."""
    folders = sorted(path.parent for path in STORIES.glob("*/articles.jsonl"))
    articles = {folder.name: _articles(folder / "articles.jsonl") for folder in folders}
    events = {article.id: name for name, found in articles.items() for article in found}
    return _corpus([article for found in articles.values() for article in found], events)


def ecbplus() -> Corpus:
    """Return the ECB+ texts, a sentence a line; each of the 43 topics holds two like events."""
    articles = _articles(ECBPLUS)
    events = {
        article.id: article.id.partition("_")[0] + ("+" if article.id.endswith("plus") else "")
        for article in articles
    }
    return _corpus(articles, events, lines=True)


def fa_kes() -> Corpus:
    """Return the articles on the Syrian war; their events are not known."""
    return _corpus(_articles(FA_KES), {})


def ecbplus_pairs() -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """Yield the pairs of sentences that share at least two events, as article, start and end."""
    with gzip.open(ECBPLUS_PAIRS, "rt", encoding="utf-8") as file:
        for line in file:
            one, other = (json.loads(line)[side] for side in "ab")
            yield (
                (one["article_id"], one["start"], one["end"]),
                (other["article_id"], other["start"], other["end"]),
            )


def _articles(path: Path) -> list[Article]:
    return [item for item in sources.read([str(path)]) if isinstance(item, Article)]


def _corpus(
    articles: Sequence[Article], events: Mapping[str, str], *, lines: bool = False
) -> Corpus:
    parts = _lines if lines else split
    sentences = tuple(sentence for article in articles for sentence in parts(article))
    encoder = CachedEncoder(wiring.encoder(), wiring.cache())
    vectors = embed(sentences, encoder=encoder, progress=Silent())
    return Corpus(tuple(articles), sentences, vectors, events)


def _lines(article: Article) -> Iterator[Sentence]:
    start = 0
    for position, line in enumerate(article.text.split("\n")):
        if line.strip():
            end = start + len(line)
            yield Sentence(article.id, start, end, position, article.outlet, line)
        start += len(line) + 1
