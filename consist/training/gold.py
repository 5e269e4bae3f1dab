"""Annotated stories: which pairs of sentences are what.

A folder holds one folder a story, each with `articles.jsonl` and `gold.json`: a list of
``{"label", "a": {"article_id", "sentence"}, "b": {…}}``. A pair that is not listed is no finding.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from consist.errors import SourceError
from consist.model import Article, Kind, Pair, Sentence, Span

NONE = "none"

# the annotators' labels in order of precedence, and the decider's classes
CLASSES = {
    "contradiction": "contradiction",
    "framing": "framing",
    "superseded": "superseded",
    "disputed_by_speakers": "disputed",
    "agreement": "agreement",
    "decoy": NONE,
}


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two annotated spans of different articles and what they are to each other."""

    label: str
    type: str | None
    a: tuple[str, Span]
    b: tuple[str, Span]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story's gold pairs by the two articles they join."""

    name: str
    pairs: Mapping[frozenset[str], tuple[GoldPair, ...]]

    @classmethod
    def read(cls, folder: Path, articles: Iterable[Article]) -> GoldStory:
        """Read `gold.json` of a story's folder.

        Raises:
            SourceError: The file is missing or broken, or a sentence stands in no article.
        """
        texts = {article.id: article.text for article in articles}
        path = folder / "gold.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            found = [_pair(row, texts) for row in rows]
        except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
            raise SourceError(f"{path} cannot be read as gold pairs: {error!r}") from error
        by_articles: defaultdict[frozenset[str], list[GoldPair]] = defaultdict(list)
        for pair in found:
            by_articles[frozenset((pair.a[0], pair.b[0]))].append(pair)
        return cls(folder.name, {key: tuple(pairs) for key, pairs in by_articles.items()})

    def label(self, pair: Pair) -> str:
        """Return the decider's class of the pair; one that is not listed is no finding."""
        return self.listed(pair) or NONE

    def listed(self, pair: Pair) -> str | None:
        """Return the class of the gold pairs that the pair meets, the weightiest of several."""
        key = frozenset((pair.left.article_id, pair.right.article_id))
        labels = {gold.label for gold in self.pairs.get(key, ()) if _meets(gold, pair)}
        return next((CLASSES[label] for label in CLASSES if label in labels), None)

    def clash(self, pair: Pair) -> str | None:
        """Return the type of the gold contradiction that the pair meets; None where none is."""
        key = frozenset((pair.left.article_id, pair.right.article_id))
        types = (
            gold.type
            for gold in self.pairs.get(key, ())
            if CLASSES[gold.label] == Kind.CONTRADICTION and gold.type and _meets(gold, pair)
        )
        return next(types, None)


def _pair(row: Mapping[str, Mapping[str, str]], texts: Mapping[str, str]) -> GoldPair:
    sides = []
    for side in ("a", "b"):
        article_id, sentence = row[side]["article_id"], row[side]["sentence"]
        start = texts[article_id].index(sentence)
        sides.append((article_id, (start, start + len(sentence))))
    type_ = row.get("type")
    return GoldPair(str(row["label"]), None if type_ is None else str(type_), sides[0], sides[1])


def _meets(gold: GoldPair, pair: Pair) -> bool:
    straight = _on(gold.a, pair.left) and _on(gold.b, pair.right)
    return straight or (_on(gold.a, pair.right) and _on(gold.b, pair.left))


def _on(side: tuple[str, Span], sentence: Sentence) -> bool:
    """Whether the two share more than half of the shorter one."""
    article_id, (start, end) = side
    shared = min(end, sentence.end) - max(start, sentence.start)
    shorter = min(end - start, sentence.end - sentence.start)
    return article_id == sentence.article_id and shared * 2 > shorter
