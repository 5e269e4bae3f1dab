"""From editors' decisions to labelled pairs: the same run as `check`, up to the decision.

A confirmed finding is of its kind. A dismissed one teaches that the pair is no finding, and not
which of the classes without a finding it is. What nobody decided on stays as a background: where
the decider was never contradicted, it shall not change its mind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeAlias

from consist.config import Settings
from consist.decide.asked import Asked, asked
from consist.decisions import Told
from consist.model import Article, Finding, Pair, Sentence, Skipped, Verdict
from consist.pipeline import Silent, evidence_of, judge, prepare
from consist.ports import Encoder, Progress, Scorer
from consist.sentences import split

Place: TypeAlias = tuple[str, int, int]

NO_SENTENCE = (
    "its two passages are no longer compared: one is read as another sentence now, or as no part "
    "of the article"
)
NO_PAIR = (
    "its two passages are no longer compared: other sentences are nearer, or one is a copy of "
    "another outlet's"
)

LABELLING = (Verdict.CONFIRMED, Verdict.DISMISSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a pair: the kind of finding that was shown, and whether it is right."""

    kind: str
    right: bool


@dataclass(frozen=True, slots=True)
class DecidedStory:
    """What a decider is asked of all candidate pairs, and what was said of some, by number."""

    name: str
    asked: Asked
    said: Mapping[int, Said]


def labelling(told: Iterable[Told]) -> list[Told]:
    """Return the findings whose last decision says that they are right or wrong."""
    return [
        each
        for each in told
        if each.stored.decision is not None and each.stored.decision.verdict in LABELLING
    ]


def decided_stories(
    told: Iterable[Told],
    *,
    encoder: Encoder,
    scorer: Scorer,
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[list[DecidedStory], list[Skipped]]:
    """Run the stories of the decided findings up to the decision, each once.

    A finding whose pair is no longer compared is skipped, and why it is not.
    """
    watched = Silent() if progress is None else progress
    by_articles: defaultdict[tuple[Article, ...], list[Told]] = defaultdict(list)
    for each in labelling(told):
        context = each.context
        known = {a.id: a for a in (*context.others, context.b, context.a)}
        by_articles[tuple(known[name] for name in sorted(known))].append(each)
    stories: list[DecidedStory] = []
    skipped: list[Skipped] = []
    watched.begin("reading stories", len(by_articles))
    for number, (articles, members) in enumerate(by_articles.items()):
        name = members[0].stored.finding.story or f"story {number}"
        story = _story(f"{name} ({number})", articles, encoder, scorer, settings)
        said, missed = _matched(story.asked.pairs, members, _comparable(articles))
        stories.append(replace(story, said=said))
        skipped += missed
        watched.advance()
    return stories, skipped


def _story(
    name: str,
    articles: Sequence[Article],
    encoder: Encoder,
    scorer: Scorer,
    settings: Settings,
) -> DecidedStory:
    together = tuple(replace(article, story=name) for article in articles)
    prepared = prepare(together, encoder=encoder, settings=settings, focus=None, progress=Silent())
    judgements = judge(prepared, scorer=scorer, progress=Silent())
    return DecidedStory(name, asked(evidence_of(prepared, judgements)), {})


def _comparable(articles: Iterable[Article]) -> set[Place]:
    """Return the places of the sentences that can be compared."""
    return {_place(one) for article in articles for one in split(article) if one.comparable}


def _matched(
    pairs: Sequence[Pair], members: Iterable[Told], sentences: AbstractSet[Place]
) -> tuple[dict[int, Said], list[Skipped]]:
    numbers = {_places(pair): number for number, pair in enumerate(pairs)}
    said: dict[int, Said] = {}
    skipped: list[Skipped] = []
    for each in members:
        finding, decision = each.stored.finding, each.stored.decision
        number = numbers.get(_shown(finding))
        if number is None or decision is None:
            whole = _shown(finding) <= sentences
            skipped.append(Skipped("decisions", each.stored.id, NO_PAIR if whole else NO_SENTENCE))
        else:
            said[number] = Said(finding.kind.value, decision.verdict is Verdict.CONFIRMED)
    return said, skipped


def _places(pair: Pair) -> frozenset[Place]:
    return frozenset(map(_place, (pair.left, pair.right)))


def _place(sentence: Sentence) -> Place:
    return (sentence.article_id, sentence.start, sentence.end)


def _shown(finding: Finding) -> frozenset[Place]:
    return frozenset((side.article_id, side.start, side.end) for side in (finding.a, finding.b))
