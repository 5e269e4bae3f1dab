"""Labelled pairs out of annotated stories, contrastive quadruples and real articles."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from readings import Read

from consist import sources
from consist.evaluation.labelled import LabelledPair
from consist.model import Article
from consist.ports import Vectors
from consist.sentences import split

Encode = Callable[[Sequence[str]], Vectors]
Listed = set[tuple[str, str]]

STORY_LABELS = {
    "contradiction": "contradiction",
    "framing": "not_contradiction",
    "superseded": "neutral",
    "disputed_by_speakers": "neutral",
    "decoy": "neutral",
}
MOST_THAT_ENTAIL = 14
"""Of sentences that agree on a fact, those of more words each tell something else as well."""

WEAK = 0.5
"""Weight of neighbours of real articles: nobody has looked at them, and some do clash."""

TAKEN_FOR_CONTRADICTION = 0.3
"""The mean score of both directions from which an unread pair of real articles is a mistake."""

SURELY = 0.5
"""From this score on it weighs as much as one that was read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article with the one before it."""

    article: str
    outlet: str
    text: str
    before: str


def places(articles: Sequence[Article]) -> list[Place]:
    """Return the comparable sentences of articles."""
    found = []
    for article in articles:
        texts = [one.text for one in split(article) if one.comparable]
        found += [
            Place(article.id, article.outlet, text, before)
            for before, text in zip(["", *texts], texts, strict=False)
        ]
    return found


def read_articles(path: Path) -> list[Article]:
    """Read articles, leaving out what is no article."""
    return [item for item in sources.read([str(path)]) if isinstance(item, Article)]


def quad_pairs(path: Path, rng: random.Random) -> Iterator[LabelledPair]:
    """Yield the pairs of contrastive quadruples in both directions, half of them with context.

    Where a quadruple is hard, c may be more general than a: it then counts as no contradiction of
    a only, and contradicts b with less weight.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        quad = json.loads(line)
        hard = quad["difficulty"] == "hard"
        for one, other, label, weight in (
            ("a", "b", "contradiction", 1.0),
            ("b", "c", "contradiction", 0.6 if hard else 1.0),
            ("a", "c", "not_contradiction" if hard else "entailment", 1.0),
            ("a", "d", "neutral", 1.0),
            ("b", "d", "not_contradiction", 0.7),
            ("c", "d", "neutral", 0.8),
        ):
            for left, right in ((one, other), (other, one)):
                kept = "not_contradiction" if (label, left) == ("entailment", "c") else label
                premise, hypothesis = _in_context(quad[left], rng), _in_context(quad[right], rng)
                yield LabelledPair(premise, hypothesis, kept, weight)


def _in_context(side: dict[str, str], rng: random.Random) -> str:
    known = side["context"] and rng.random() < 0.5
    return f"{side['context']} {side['text']}" if known else side["text"]


def story_pairs(
    folder: Path, stories: Sequence[str], encode: Encode, rng: random.Random, *, name: str
) -> dict[str, list[LabelledPair]]:
    """Return the pairs of annotated stories by kind: contradictions, other gold pairs, the rest.

    The rest are sentences of different outlets that are near each other and in no gold pair: what
    most candidates of the product are. The names of the kinds begin with `name`.
    """
    clashes: list[LabelledPair] = []
    others: list[LabelledPair] = []
    natural: list[LabelledPair] = []
    for story in stories:
        gold = json.loads((folder / story / "gold.json").read_text(encoding="utf-8"))
        listed: Listed = set()
        clashing: Listed = set()
        for row in gold:
            one, other = row["a"]["sentence"], row["b"]["sentence"]
            label = _story_label(row["label"], one, other)
            listed |= {(one, other), (other, one)}
            if label == "contradiction":
                clashing |= {(one, other), (other, one)}
            kind = clashes if label == "contradiction" else others
            kind += [LabelledPair(one, other, label), LabelledPair(other, one, label)]
        found = places(read_articles(folder / story / "articles.jsonl"))
        for i, j in near(found, encode, nearest=4):
            natural += _natural(found[i], found[j], listed, clashing, rng)
    return {f"{name}_contradiction": clashes, f"{name}_other": others, f"{name}_natural": natural}


def _story_label(label: str, one: str, other: str) -> str:
    return agreement(one, other) if label == "agreement" else STORY_LABELS[label]


def agreement(one: str, other: str) -> str:
    """Return the label of sentences that agree on a fact; long ones need not entail each other."""
    long = max(len(one.split()), len(other.split())) > MOST_THAT_ENTAIL
    return "not_contradiction" if long else "entailment"


def _natural(
    one: Place, other: Place, listed: Listed, clashing: Listed, rng: random.Random
) -> list[LabelledPair]:
    if _meets(one.text, other.text, listed):
        return []
    label = "neutral" if rng.random() < 0.7 else "not_contradiction"
    made = [LabelledPair(one.text, other.text, label)]
    left, right = (f"{side.before} {side.text}".strip() for side in (one, other))
    if rng.random() < 0.15 and not _meets(left, right, clashing):
        made.append(LabelledPair(left, right, "not_contradiction"))
    return made


def _meets(one: str, other: str, pairs: Listed) -> bool:
    """Whether some pair has a sentence in (or around) each of the two texts."""
    if (one, other) in pairs:
        return True
    return any((a in one or one in a) and (b in other or other in b) for a, b in pairs)


def neighbours(path: Path, key: str, encode: Encode, rng: random.Random) -> Iterator[LabelledPair]:
    """Yield near sentences of different articles that share a place or topic, as weak neutrals.

    `key` names the field of the file that holds the place or topic.
    """
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    group_of = _field(path, key)
    for place in places(read_articles(path)):
        if 7 <= len(place.text.split()) <= 45:
            # An id that the file has twice was made unique by a suffix.
            groups[group_of[place.article.partition("~")[0]]].append(place)
    for group in groups.values():
        chosen = rng.sample(group, min(len(group), 180))
        for i, j in near(chosen, encode, nearest=2, min_similarity=0.35):
            one, other = chosen[i].text, chosen[j].text
            if one.lower() != other.lower():
                label = "neutral" if rng.random() < 0.5 else "not_contradiction"
                yield LabelledPair(one, other, label, WEAK)


def mistaken(run: Read) -> Iterator[LabelledPair]:
    """Yield pairs of real sentences that the model of the day took for contradictions.

    Of those that were read hardly one in ten was right, so what nobody read is taken for a mistake;
    what a reader called right in any way is left out, or a contradiction. Only stories that may be
    learned from are used (splits.py).
    """
    for judgement in run.judgements:
        pair, letter = judgement.pair, run.letter(judgement.pair)
        said = (judgement.forward.contradiction + judgement.backward.contradiction) / 2
        if run.is_measured(pair):
            continue
        if letter == "C":
            label, weight = "contradiction", 1.0
        elif letter not in ("D", "U", "?") and said >= TAKEN_FOR_CONTRADICTION:
            label, weight = "not_contradiction", 1.0 if letter or said >= SURELY else WEAK
        else:
            continue
        yield LabelledPair(pair.left.text, pair.right.text, label, weight)
        yield LabelledPair(pair.right.text, pair.left.text, label, weight)


def _field(path: Path, key: str) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: str(row[key]) for row in map(json.loads, lines)}


def near(
    found: Sequence[Place], encode: Encode, *, nearest: int, min_similarity: float = -1.0
) -> list[tuple[int, int]]:
    """Return pairs of rows, lower first: one is among the other's nearest in its article."""
    vectors = encode([place.text for place in found])
    cosine = vectors @ vectors.T
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, place in enumerate(found):
        rows_of[place.article].append(row)
    pairs = set()
    for row, place in enumerate(found):
        for others in rows_of.values():
            if found[others[0]].article == place.article or _one_outlet(found[others[0]], place):
                continue
            order = np.argsort(-cosine[row, others], kind="stable")[:nearest]
            best = [others[k] for k in order if cosine[row, others[k]] >= min_similarity]
            pairs |= {(min(row, other), max(row, other)) for other in best}
    return sorted(pairs)


def _one_outlet(one: Place, other: Place) -> bool:
    # The real articles of one outlet are about different days, so they may teach too.
    return one.outlet == other.outlet and not one.article.startswith("fakes")
