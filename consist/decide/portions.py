"""The judged pairs in portions of whole stories, so that each can be decided by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consist.copies import CopyGroups
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence, gather
from consist.decide.findings import find, ranked
from consist.model import Article, Finding, Judgement, Sentence, Story
from consist.ports import Vector


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
        story_of = {name: story.id for story in self.stories for name in story.article_ids}
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
                yield self._only({story for story in pairs if part_of[story] == part})

    def _only(self, wanted: set[str]) -> Portion:
        stories = tuple(story for story in self.stories if story.id in wanted)
        names = {name for story in stories for name in story.article_ids}
        groups = (g for g in self.copies.groups if any(s.article_id in names for s in g))
        return Portion(
            articles=tuple(article for article in self.articles if article.id in names),
            sentences=tuple(s for s in self.sentences if s.article_id in names),
            judgements=tuple(j for j in self.judgements if j.pair.left.article_id in names),
            vectors={s: vector for s, vector in self.vectors.items() if s.article_id in names},
            stories=stories,
            copies=CopyGroups(tuple(groups)),
            decider=self.decider,
            min_confidence=self.min_confidence,
        )


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
