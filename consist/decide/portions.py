"""The judged pairs in portions of whole stories, so that each can be decided by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from consist.copies import CopyGroups
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence, gather
from consist.decide.findings import find, ranked
from consist.model import Article, Finding, Judgement, Sentence, Story
from consist.ports import Vector

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some stories with all that bears on their pairs; nothing outside a story does."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    judgements: tuple[Judgement, ...]
    vectors: Mapping[Sentence, Vector]
    stories: tuple[Story, ...]
    copies: CopyGroups
    decider: Decider
    min_confidence: float

    def split(self, parts: int) -> Iterator[Portion]:
        """Yield at most so many portions of like size, by the number of their pairs."""
        story_of = self.story_of()
        pairs: defaultdict[str, int] = defaultdict(int)
        for judgement in self.judgements:
            pairs[story_of[judgement.pair.left.article_id]] += 1
        loads = [0] * parts
        part_of: dict[str, int] = {}
        for story in sorted(pairs, key=lambda story: (-pairs[story], story)):
            lightest = loads.index(min(loads))
            part_of[story] = lightest
            loads[lightest] += pairs[story]
        for part in range(parts):
            if loads[part]:
                yield self.only({story for story in pairs if part_of[story] == part})

    def only(self, wanted: AbstractSet[str]) -> Portion:
        """Return the portion of the stories with these ids."""
        stories = tuple(story for story in self.stories if story.id in wanted)
        names = {name for story in stories for name in story.article_ids}
        groups = (g for g in self.copies.groups if any(s.article_id in names for s in g))
        return replace(
            self,
            articles=tuple(article for article in self.articles if article.id in names),
            sentences=tuple(s for s in self.sentences if s.article_id in names),
            judgements=tuple(j for j in self.judgements if j.pair.left.article_id in names),
            vectors={s: vector for s, vector in self.vectors.items() if s.article_id in names},
            stories=stories,
            copies=CopyGroups(tuple(groups)),
        )

    def by_story(self) -> Iterator[Portion]:
        """Yield the portion of each story that has pairs: what `only` gives, in one pass."""
        story_of = self.story_of()
        articles = grouped(self.articles, lambda one: story_of[one.id])
        sentences = grouped(self.sentences, lambda one: story_of[one.article_id])
        judgements = grouped(self.judgements, lambda one: story_of[one.pair.left.article_id])
        vectors = grouped(self.vectors.items(), lambda one: story_of[one[0].article_id])
        groups: defaultdict[str, list[tuple[Sentence, ...]]] = defaultdict(list)
        for group in self.copies.groups:
            for story_id in {story_of[sentence.article_id] for sentence in group}:
                groups[story_id].append(group)
        for story in self.stories:
            if story.id in judgements:
                yield replace(
                    self,
                    articles=tuple(articles[story.id]),
                    sentences=tuple(sentences[story.id]),
                    judgements=tuple(judgements[story.id]),
                    vectors=dict(vectors[story.id]),
                    stories=(story,),
                    copies=CopyGroups(tuple(groups[story.id])),
                )

    def digest(self) -> str:
        """Return 64 hexadecimal digits that tell it from any portion that may be decided otherwise.

        The decider's identity is not in it.
        """
        whole = sha256()
        for part in (self.articles, self.sentences, self.stories, self.copies.groups):
            whole.update(_plainly(part))
        for judgement in self.judgements:
            pair = judgement.pair
            sides = [(side.article_id, side.start) for side in (pair.left, pair.right)]
            scores = (judgement.forward, judgement.backward, judgement.claims)
            whole.update(_plainly((sides, pair.similarity, pair.rank, scores)))
        for sentence, vector in self.vectors.items():
            whole.update(_plainly((sentence.article_id, sentence.start)))
            whole.update(vector.tobytes())
        whole.update(_plainly(self.min_confidence))
        return whole.hexdigest()

    def story_of(self) -> dict[str, str]:
        """Return the id of each article's story, by the article's id."""
        return {name: story.id for story in self.stories for name in story.article_ids}


def grouped(
    items: Iterable[Item], key: Callable[[Item], str | None]
) -> defaultdict[str | None, list[Item]]:
    """Return the items by their keys, in their order; an unknown key has none."""
    found: defaultdict[str | None, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _plainly(value: object) -> bytes:
    """Return a value of the nouns and plain types as bytes: all that is in it, and no more."""
    return repr(value).encode("utf-8", "surrogatepass")


def gathered(portion: Portion) -> tuple[Evidence, ...]:
    """Gather the portion's evidence, in the order of its judgements."""
    return gather(
        portion.articles,
        portion.sentences,
        portion.judgements,
        stories=portion.stories,
        vectors=portion.vectors,
    )


def decide_portion(portion: Portion) -> tuple[Finding, ...]:
    """Gather the portion's evidence and return its findings, ranked."""
    evidence = gathered(portion)
    return find(
        evidence,
        decider=portion.decider,
        stories=portion.stories,
        copies=portion.copies,
        min_confidence=portion.min_confidence,
    )


def merged(parts: Sequence[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return the findings of all portions in one ranking."""
    return ranked(finding for part in parts for finding in part)
