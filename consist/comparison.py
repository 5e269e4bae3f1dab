"""How outlets cover the same stories: articles in, claims across outlets out.

The same run as `pipeline.run`; the claims are read from the evidence that its findings rest on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from consist.config import Settings
from consist.coverage import Comparison, StoryCoverage, cover
from consist.decide.features import features
from consist.decide.findings import find
from consist.decide.portions import Portion, gathered
from consist.errors import InputError
from consist.model import Article, Skipped, Story
from consist.pipeline import (
    PAIRS_WORTH_SPREADING,
    Prepared,
    Silent,
    Tools,
    judge,
    portion,
    prepare,
    readable,
    report,
)
from consist.ports import Progress

FEWEST_OUTLETS = 2

Item = TypeVar("Item")


def compare(
    found: Sequence[Article | Skipped],
    *,
    tools: Tools,
    settings: Settings,
    story: str | None = None,
    focus: str | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare the outlets' coverage, story by story.

    Args:
        found: What the sources gave, the skipped ones included.
        tools: The models.
        settings: What changes the findings.
        story: Open this story alone: its id, or that of one of its articles.
        focus: An outlet, or the id of an article. Only stories that the outlet covers are kept; of
            an article's outlet no other article takes part.
        progress: Who is told how far the run is.

    Raises:
        InputError: Nothing could be read, or there is no such story, outlet or article.
        ModelError: A model cannot encode or score.
    """
    watched = Silent() if progress is None else progress
    articles, skipped = readable(found)
    wanted, outlet = _focused(articles, focus)
    prepared = prepare(
        wanted, encoder=tools.encoder, settings=settings, focus=None, progress=watched
    )
    kept = _kept(prepared, story=story, focus=focus, outlet=outlet)
    if len(kept) < len(prepared.stories):
        chosen = _articles_of(prepared, kept)
        prepared = prepare(
            chosen, encoder=tools.encoder, settings=settings, focus=None, progress=watched
        )
    judgements = judge(prepared.candidates.pairs, scorer=tools.scorer, progress=watched)
    outcome = report(
        prepared,
        tools=tools,
        settings=settings,
        skipped=skipped,
        progress=watched,
        judgements=judgements,
    )
    whole = portion(prepared, judgements, decider=tools.decider, settings=settings)
    return Comparison(outcome, _ranked(_covered(whole, tools)), outlet)


def cover_portion(whole: Portion) -> tuple[StoryCoverage, ...]:
    """Return the coverage of the portion's stories that several outlets tell."""
    evidence = gathered(whole)
    opinions, _ = whole.decider.opinions(
        [item.judgement.pair for item in evidence], [features(item) for item in evidence]
    )
    findings = find(
        evidence,
        decider=whole.decider,
        stories=whole.stories,
        copies=whole.copies,
        min_confidence=whole.min_confidence,
    )
    story_of = {name: story.id for story in whole.stories for name in story.article_ids}
    articles = _by_story(whole.articles, lambda one: story_of.get(one.id))
    sentences = _by_story(whole.sentences, lambda one: story_of.get(one.article_id))
    pairs = _by_story(
        zip(evidence, opinions, strict=True),
        lambda one: story_of.get(one[0].left.sentence.article_id),
    )
    named = _by_story(findings, lambda one: story_of.get(one.a.article_id))
    return tuple(
        cover(
            story,
            articles=articles[story.id],
            sentences=sentences[story.id],
            evidence=pairs[story.id],
            findings=named[story.id],
            copies=whole.copies,
        )
        for story in whole.stories
        if len({article.outlet for article in articles[story.id]}) >= FEWEST_OUTLETS
    )


def _by_story(
    items: Iterable[Item], story: Callable[[Item], str | None]
) -> defaultdict[str | None, list[Item]]:
    found: defaultdict[str | None, list[Item]] = defaultdict(list)
    for item in items:
        found[story(item)].append(item)
    return found


def _covered(whole: Portion, tools: Tools) -> list[StoryCoverage]:
    if len(whole.judgements) < PAIRS_WORTH_SPREADING or tools.engine.workers < 2:
        return list(cover_portion(whole))
    portions = list(whole.split(tools.engine.workers))
    split = {story.id for part in portions for story in part.stories}
    rest = tuple(story for story in whole.stories if story.id not in split)  # without any pair
    parts = tools.engine.run(cover_portion, portions)
    return [
        story
        for part in (*parts, cover_portion(replace(whole, judgements=(), stories=rest)))
        for story in part
    ]


def _ranked(stories: Sequence[StoryCoverage]) -> tuple[StoryCoverage, ...]:
    return tuple(sorted(stories, key=lambda one: (-len(one.outlets), -len(one.articles), one.id)))


def _focused(
    articles: tuple[Article, ...], focus: str | None
) -> tuple[tuple[Article, ...], str | None]:
    """Return the articles that take part, and the outlet in focus."""
    if focus is None:
        return articles, None
    if any(article.outlet == focus for article in articles):
        return articles, focus
    chosen = next((article for article in articles if article.id == focus), None)
    if chosen is None:
        outlets = Counter(article.outlet for article in articles)
        most = ", ".join(repr(outlet) for outlet, _ in outlets.most_common(5))
        raise InputError(
            f"--focus {focus!r} is neither an outlet nor the id of an article; "
            f"there are {len(outlets)} outlets, among them {most}"
        )
    return tuple(a for a in articles if a is chosen or a.outlet != chosen.outlet), chosen.outlet


def _kept(
    prepared: Prepared, *, story: str | None, focus: str | None, outlet: str | None
) -> tuple[Story, ...]:
    """Return the stories that are asked for."""
    kept = prepared.stories
    if outlet is not None:
        own = {a.id for a in prepared.articles if focus in (a.outlet, a.id)}
        kept = tuple(one for one in kept if own.intersection(one.article_ids))
    if story is not None:
        kept = tuple(one for one in kept if story == one.id or story in one.article_ids)
        if not kept:
            raise InputError(
                f"--story {story!r} is neither a story nor an article of one; "
                "list them with: consist stories PATHS"
            )
    return kept


def _articles_of(prepared: Prepared, stories: Sequence[Story]) -> tuple[Article, ...]:
    """Return the stories' articles, each bound to its story, in the order of their ids."""
    story_of = {name: one.id for one in stories for name in one.article_ids}
    return tuple(
        replace(article, story=story_of[article.id])
        for article in prepared.articles
        if article.id in story_of
    )
