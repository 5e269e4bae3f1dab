"""Stories that were decided before, beside deciding everything anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from consist import pipeline, version, wiring
from consist.cached import DecidedStories
from consist.config import Settings
from consist.copies import CopyGroups
from consist.decide.portions import Portion, decide_portion
from consist.engines import Here
from consist.model import Article, Finding, Judgement, Scores
from consist.pipeline import Silent, Tools, judge, prepare
from consist.ports import Cache
from tests.deciders import by_weaker_contradiction
from tests.fakes import HashEncoder, MemoryCache, OverlapScorer

SETTINGS = Settings(min_confidence=0.0)
TEXTS = {
    "halm": (
        "Twelve miners died in the Halm pit on Friday.",
        "No miner died in the Halm pit on Friday.",
    ),
    "brook": ("The mill at Brook burned for 3 days.", "The mill at Brook burned for 5 days."),
    "alone": ("A comet was seen over Vell.",),
}
WIRE = "A minute of silence was held at noon in all schools of the two countries."


def articles() -> list[Article]:
    """Two stories of two outlets, which both end in one wire text, and one that nobody shares."""
    return [
        Article(
            id=f"{story}-{number}",
            outlet=f"outlet {number}" if len(texts) > 1 else "a third",
            text=f"{text} {WIRE}",
            published_at=datetime(2024, 5, 3, number, tzinfo=UTC),
            story=story,
        )
        for story, texts in TEXTS.items()
        for number, text in enumerate(texts)
    ]


def tools(decided: DecidedStories | None = None) -> Tools:
    return Tools(
        encoder=HashEncoder(),
        scorer=OverlapScorer(),
        decider=by_weaker_contradiction(),
        engine=Here(),
        decided=decided,
    )


def whole(found: list[Article] | None = None, *, vectors: bool = False) -> Portion:
    """Return the portion of the articles; with vectors, no layer that reads them can decide it."""
    prepared = prepare(
        tuple(articles() if found is None else found),
        encoder=HashEncoder(),
        settings=SETTINGS,
        focus=None,
        progress=Silent(),
    )
    judgements = judge(prepared, scorer=OverlapScorer(), progress=Silent())
    made = pipeline.portion(
        prepared, judgements, decider=by_weaker_contradiction(), settings=SETTINGS
    )
    if not vectors:
        return made
    return replace(made, vectors=dict(zip(prepared.sentences, prepared.vectors, strict=True)))


def not_asked(portion: Portion) -> tuple[Finding, ...]:
    raise AssertionError(f"{[story.id for story in portion.stories]} decided again")


def test_one_pass_gives_what_is_given_story_by_story() -> None:
    everything = whole(vectors=True)
    found = list(everything.by_story())
    assert [portion.stories[0].id for portion in found] == ["brook", "halm"]
    assert found == [everything.only({"brook"}), everything.only({"halm"})]
    (group,) = everything.copies.groups
    assert len(group) == 5  # the wire text, of all stories
    assert all(portion.copies.groups == (group,) for portion in found)


def test_what_is_known_is_not_decided_again_and_is_the_same() -> None:
    decided = DecidedStories(MemoryCache(), "program")
    plain = decide_portion(whole())
    assert plain
    assert decided.decide(whole(), decide_portion) == plain
    assert decided.decide(whole(), not_asked) == plain


def test_a_story_without_findings_is_known_too() -> None:
    decided = DecidedStories(MemoryCache(), "program")
    quiet = replace(whole(), min_confidence=1.0)
    assert decided.decide(quiet, decide_portion) == ()
    assert decided.decide(quiet, not_asked) == ()


def test_only_the_changed_story_is_decided() -> None:
    decided = DecidedStories(MemoryCache(), "program")
    decided.decide(whole(), decide_portion)
    again = articles()
    again[0] = replace(
        again[0], text=again[0].text.replace("Twelve", "Eleven")
    )  # as long: copies stay
    asked: list[str] = []

    def by(portion: Portion) -> tuple[Finding, ...]:
        asked.extend(story.id for story in portion.stories)
        return decide_portion(portion)

    assert decided.decide(whole(again), by) == decide_portion(whole(again))
    assert asked == ["halm"]


@pytest.mark.parametrize("other", ["program", "revision", "name"])
def test_another_program_or_decider_knows_nothing(other: str) -> None:
    cache = MemoryCache()
    DecidedStories(cache, "1").decide(whole(), lambda _: ())
    identity = by_weaker_contradiction().identity
    changed = {
        "program": identity,
        "revision": replace(identity, revision="1"),
        "name": replace(identity, name="other"),
    }[other]
    portion = replace(whole(), decider=replace(by_weaker_contradiction(), identity=changed))
    decided = DecidedStories(cache, "2" if other == "program" else "1")
    assert decided.decide(portion, decide_portion) == decide_portion(portion)


def _with_judgement(portion: Portion, change: Callable[[Judgement], Judgement]) -> Portion:
    first, *others = portion.judgements
    return replace(portion, judgements=(change(first), *others))


OTHER = Scores(0.2, 0.3, 0.5)
CHANGES: dict[str, Callable[[Portion], Portion]] = {
    "date": lambda p: replace(
        p,
        articles=(
            replace(p.articles[0], published_at=datetime(2025, 1, 1, tzinfo=UTC)),
            *p.articles[1:],
        ),
    ),
    "title": lambda p: replace(p, articles=(replace(p.articles[0], title="x"), *p.articles[1:])),
    "role": lambda p: replace(p, sentences=p.sentences[1:]),
    "topic": lambda p: replace(p, stories=(replace(p.stories[0], topic="x"),)),
    "copies": lambda p: replace(p, copies=CopyGroups()),
    "forward": lambda p: _with_judgement(p, lambda one: replace(one, forward=OTHER)),
    "backward": lambda p: _with_judgement(p, lambda one: replace(one, backward=OTHER)),
    "similarity": lambda p: _with_judgement(
        p, lambda one: replace(one, pair=replace(one.pair, similarity=0.123))
    ),
    "rank": lambda p: _with_judgement(p, lambda one: replace(one, pair=replace(one.pair, rank=99))),
    "one pair less": lambda p: replace(p, judgements=p.judgements[1:]),
    "vector": lambda p: replace(p, vectors={one: -vector for one, vector in p.vectors.items()}),
    "no vectors": lambda p: replace(p, vectors={}),
    "least confidence": lambda p: replace(p, min_confidence=0.1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_bears_on_a_story_is_in_its_digest(name: str) -> None:
    portion = whole(vectors=True).only({"halm"})
    assert whole(vectors=True).only({"halm"}).digest() == portion.digest()
    assert CHANGES[name](portion).digest() != portion.digest()


def test_a_large_run_remembers_and_a_small_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = MemoryCache()
    remembering = tools(DecidedStories(cache, "program"))
    plain = pipeline.run(articles(), tools=tools(), settings=SETTINGS)
    pipeline.run(articles(), tools=remembering, settings=SETTINGS)
    monkeypatch.setattr(pipeline, "decide_portion", not_asked)
    with pytest.raises(AssertionError, match="decided again"):
        pipeline.run(articles(), tools=remembering, settings=SETTINGS)
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "PAIRS_WORTH_KEEPING", 0)
    assert pipeline.run(articles(), tools=remembering, settings=SETTINGS) == plain
    monkeypatch.setattr(pipeline, "decide_portion", not_asked)
    assert pipeline.run(articles(), tools=remembering, settings=SETTINGS) == plain


def test_words_are_kept_only_where_that_was_asked_for() -> None:
    cache: Cache = MemoryCache()
    assert wiring.tools(Settings(), kept=cache, ahead=True).decided is None
    assert wiring.tools(Settings(), kept=None, keep_findings=True).decided is None
    kept = wiring.tools(Settings(), kept=cache, keep_findings=True).decided
    assert kept == DecidedStories(cache, version.program())


def test_a_changed_line_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "__file__", str(tmp_path / "version.py"))
    told = []
    for name, text in (("a.py", "x = 1\n"), ("a.py", "x = 2\n"), ("deep/b.py", ""), ("c.txt", "")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        version.program.cache_clear()
        told.append(version.program())
    version.program.cache_clear()
    assert len(set(told)) == 3
    assert told[2] == told[3]  # no module


def test_a_vector_is_read_bit_by_bit() -> None:
    portion = whole(vectors=True).only({"brook"})
    bumped = {one: np.nextafter(vector, np.float32(2)) for one, vector in portion.vectors.items()}
    assert replace(portion, vectors=bumped).digest() != portion.digest()
