"""From annotated stories to the decider's examples: the same run as `check`, up to the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from consist import sources
from consist.config import Settings
from consist.decide.clash_type import signs
from consist.decide.evidence import Evidence
from consist.decide.features import features
from consist.errors import SourceError
from consist.model import Article, ModelIdentity, Scores
from consist.pipeline import Prepared, Silent, evidence_of, judge, prepare
from consist.ports import Encoder, Scorer
from consist.training.decider import Example
from consist.training.gold import GoldStory


class Unasked:
    """Stands for the NLI model where nothing that it says is read, as for types alone."""

    identity = ModelIdentity("unasked", "0")

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Call every pair neutral."""
        return [Scores(entailment=0.0, neutral=1.0, contradiction=0.0) for _ in pairs]


@dataclass(frozen=True, slots=True)
class AnnotatedStory:
    """A story run up to the decision, with its gold pairs.

    Where it was annotated in part, nothing is known of a pair that is not listed, and the articles
    may be of many stories.
    """

    name: str
    prepared: Prepared
    evidence: tuple[Evidence, ...]
    gold: GoldStory
    in_part: bool = False

    def examples(
        self, *, seen: bool = False, types_alone: bool = False, invented: bool = False
    ) -> Iterator[Example]:
        """Yield one example a candidate pair; `seen` where the NLI model was trained on it.

        With `types_alone` only the contradictions are, to teach their types and nothing else. Where
        the story is `invented` they count for less.

        An example of articles of many stories bears the topic's name: stories of like events are
        never on both sides of a split.
        """
        stories = self.prepared.stories
        topic_of = {name: story.topic_or_id for story in stories for name in story.article_ids}
        for item in self.evidence:
            pair, row = item.judgement.pair, features(item)
            if self.in_part:
                topic = f"{self.name} {topic_of[pair.left.article_id]}"
                yield Example(row, self.gold.listed(pair), seen, pair, topic, in_part=True)
                continue
            clash = self.gold.clash(pair)
            told = None if clash is None else (clash, signs(item, row))
            if told is not None or not types_alone:
                yield Example(
                    row,
                    self.gold.label(pair),
                    seen,
                    pair,
                    self.name,
                    told,
                    types_alone=types_alone,
                    invented=invented,
                )


def annotated_story(
    folder: Path, *, encoder: Encoder, scorer: Scorer, settings: Settings, in_part: bool = False
) -> AnnotatedStory:
    """Run one story's folder (`articles.jsonl`, `gold.json`) up to the decision.

    With `in_part` what gold.json does not list was not read.

    Raises:
        SourceError: A file is missing or broken.
    """
    articles = tuple(
        item for item in sources.read([str(folder / "articles.jsonl")]) if isinstance(item, Article)
    )
    if not articles:
        raise SourceError(f"{folder / 'articles.jsonl'} holds no article")
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    prepared = prepare(ordered, encoder=encoder, settings=settings, focus=None, progress=Silent())
    judgements = judge(prepared, scorer=scorer, progress=Silent())
    evidence = evidence_of(prepared, judgements)
    gold = GoldStory.read(folder, articles)
    return AnnotatedStory(folder.name, prepared, evidence, gold, in_part)
