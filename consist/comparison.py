"""How outlets cover the same stories: articles in, claims across outlets out.

The same run as `pipeline.run`; the claims are read from the evidence that its findings rest on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from consist.config import Settings
from consist.coverage import CLASHES, CLASSES, Comparison, StoryCoverage, cover
from consist.decide.asked import asked
from consist.decide.evidence import Evidence
from consist.decide.portions import Portion, gathered, grouped
from consist.errors import InputError
from consist.model import Article, Finding, Met, Report, Story, outlet_key
from consist.pipeline import (
    PAIRS_WORTH_SPREADING,
    Prepared,
    Silent,
    Tools,
    judge_and_decide,
    prepare,
    put_together,
    readable,
)
from consist.ports import Engine, Progress

FEWEST_OUTLETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which stories are asked for.

    Attributes:
        story: One alone: its id, or that of one of its articles.
        focus: An outlet, or the id of an article. Only stories that the outlet covers are kept; of
            an article's outlet no other article takes part.
    """

    story: str | None = None
    focus: str | None = None


EVERYTHING = Scope()


def as_it_is(report: Report) -> Report:
    """Return the report: nobody reviewed it."""
    return report


Places: TypeAlias = frozenset[tuple[str, int]]
"""The articles and starts of a pair's two sentences."""


def compare(
    found: Sequence[Met],
    *,
    tools: Tools,
    settings: Settings,
    scope: Scope = EVERYTHING,
    review: Callable[[Report], Report] = as_it_is,
    progress: Progress | None = None,
) -> Comparison:
    """Compare the outlets' coverage, story by story.

    Args:
        found: What the sources gave, the skipped ones included.
        tools: The models.
        settings: What changes the findings.
        scope: Which stories are asked for.
        review: Leaves out of the report what editors dismissed; no cell holds it against an outlet
            then.
        progress: Who is told how far the run is.

    Raises:
        InputError: Nothing could be read, or there is no such story, outlet or article.
        ModelError: A model cannot encode or score.
    """
    watched = Silent() if progress is None else progress
    read = readable(found)
    wanted, outlet = _focused(read.articles, scope.focus)
    prepared = prepare(
        wanted, encoder=tools.encoder, settings=settings, focus=None, progress=watched
    )
    asked = _asked(prepared, scope, outlet=outlet)
    if len(asked) < len(prepared.stories):
        chosen = _articles_of(prepared, asked)
        prepared = prepare(
            chosen, encoder=tools.encoder, settings=settings, focus=None, progress=watched
        )
    whole, decided = judge_and_decide(prepared, tools=tools, settings=settings, progress=watched)
    outcome = put_together(
        prepared,
        decided,
        tools=tools,
        settings=settings,
        skipped=read.skipped,
        notes=read.notes,
    )
    kept = review(outcome)
    # all that were decided, since one that the report lists once may clash in several stories
    remaining = {finding.id for finding in kept.findings}
    dismissed = frozenset(_places(f) for f in decided if f.id not in remaining)
    findings = tuple(f for f in decided if f.id in remaining)
    stories = _covered(whole, tools.engine, findings, dismissed)
    return Comparison(kept, _ranked(stories), outlet)


def cover_portion(
    whole: Portion,
    findings: Iterable[Finding],
    dismissed: frozenset[Places] = frozenset(),
) -> tuple[StoryCoverage, ...]:
    """Return the coverage of the portion's stories that several outlets tell.

    Args:
        whole: The portion.
        findings: What its evidence amounts to (`decide_portion`), those dismissed left out.
        dismissed: The places that dismissed findings join: those passages do not clash.
    """
    evidence = gathered(whole)
    opinions, _ = whole.decider.opinions(*asked(evidence))
    story_of = whole.story_of()
    articles = grouped(whole.articles, lambda one: story_of.get(one.id))
    sentences = grouped(whole.sentences, lambda one: story_of.get(one.article_id))
    pairs = grouped(
        (
            (item, _at_peace(shares) if _pair_places(item) in dismissed else shares)
            for item, shares in zip(evidence, opinions, strict=True)
        ),
        lambda one: story_of.get(one[0].left.sentence.article_id),
    )
    named = grouped(findings, lambda one: story_of.get(one.a.article_id))
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


def _places(finding: Finding) -> Places:
    return frozenset((side.article_id, side.start) for side in (finding.a, finding.b))


def _pair_places(item: Evidence) -> Places:
    sides = (item.left.sentence, item.right.sentence)
    return frozenset((side.article_id, side.start) for side in sides)


def _at_peace(shares: Mapping[str, float]) -> dict[str, float]:
    """Return the probabilities without those of a clash."""
    return {name: share for name, share in shares.items() if CLASSES.get(name) not in CLASHES}


def _covered(
    whole: Portion,
    engine: Engine,
    findings: tuple[Finding, ...],
    dismissed: frozenset[Places],
) -> list[StoryCoverage]:
    work = partial(cover_portion, findings=findings, dismissed=dismissed)
    if len(whole.judgements) < PAIRS_WORTH_SPREADING or engine.workers < 2:
        return list(work(whole))
    portions = list(whole.split(engine.workers))
    split = {story.id for part in portions for story in part.stories}
    rest = tuple(story for story in whole.stories if story.id not in split)  # without any pair
    parts = engine.run(work, portions)
    return [
        story
        for part in (*parts, work(replace(whole, judgements=(), stories=rest)))
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
        for article in articles:
            if outlet_key(article.outlet) == outlet_key(focus):
                return articles, article.outlet
        outlets = Counter(article.outlet for article in articles)
        most = ", ".join(repr(outlet) for outlet, _ in outlets.most_common(5))
        raise InputError(
            f"--focus {focus!r} is neither an outlet nor the id of an article; "
            f"there are {len(outlets)} outlets, among them {most}"
        )
    return tuple(a for a in articles if a is chosen or a.outlet != chosen.outlet), chosen.outlet


def _asked(prepared: Prepared, scope: Scope, *, outlet: str | None) -> tuple[Story, ...]:
    """Return the stories that are asked for."""
    kept, story = prepared.stories, scope.story
    if outlet is not None:
        own = {a.id for a in prepared.articles if outlet == a.outlet or scope.focus == a.id}
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
