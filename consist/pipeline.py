"""The whole run on one page: articles in, a report out.

    articles -> sentences -> vectors -> stories, copies -> candidates -> scores -> evidence
    -> findings

Everything that touches the outside comes in as an argument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

import numpy as np

from consist import foreign, judging, undated
from consist.batches import batches
from consist.cached import DecidedStories
from consist.candidates import Candidates, find_candidates
from consist.config import Settings
from consist.copies import CopyGroups, copy_groups
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence, gather
from consist.decide.portions import Portion, decide_portion, merged
from consist.errors import InputError
from consist.model import (
    Article,
    Finding,
    Judgement,
    Met,
    ModelIdentity,
    Note,
    Pair,
    Report,
    Sentence,
    Skipped,
    Story,
)
from consist.outlets import sharing_a_host, with_one_spelling
from consist.ports import Encoder, Engine, Progress, Scorer, Vector, Vectors
from consist.sentences import split, without_repeated
from consist.stories import article_vector, find_stories
from consist.wording import ENCODER

TEXTS_A_STEP = 256

PAIRS_WORTH_SPREADING = 4_000
"""Below it starting processes takes longer than what they save."""

PAIRS_WORTH_KEEPING = 2_000
"""Below it deciding takes a second or less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The models of a run, where its pure work is done, and what large runs decided before."""

    encoder: Encoder
    scorer: Scorer
    decider: Decider
    engine: Engine
    decided: DecidedStories | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Articles made ready for comparison; `vectors`, by that encoder, fit `sentences`."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    encoder: ModelIdentity
    stories: tuple[Story, ...]
    copies: CopyGroups
    candidates: Candidates

    def vectors_of(self, pairs: Iterable[Pair]) -> dict[Sentence, Vector]:
        """Return the vectors of the pairs' sentences; none if the encoder is not the bundled one.

        The regressions that read them (`consist.wording.tone`, `consist.decide.clash_type`) were
        fitted on its vectors and understand no other.
        """
        if self.encoder.name != ENCODER:
            return {}
        wanted = {side for pair in pairs for side in (pair.left, pair.right)}
        rows = zip(self.sentences, self.vectors, strict=True)
        return {sentence: vector for sentence, vector in rows if sentence in wanted}


class Silent:
    """Progress that nobody watches."""

    def begin(self, stage: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, steps: int = 1) -> None:
        """Say nothing."""


def run(
    found: Sequence[Met],
    *,
    tools: Tools,
    settings: Settings,
    focus: AbstractSet[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare the articles and return the report.

    Args:
        found: What the sources gave, the skipped ones included.
        tools: The models.
        settings: What changes the findings.
        focus: Ids of the articles to check; a pair without one of them is not considered. None
            compares all with all.
        progress: Who is told how far the run is.

    Raises:
        InputError: Nothing at all could be read.
        ModelError: A model cannot encode or score.
    """
    watched = Silent() if progress is None else progress
    read = readable(found)
    prepared = prepare(
        read.articles, encoder=tools.encoder, settings=settings, focus=focus, progress=watched
    )
    return report(
        prepared,
        tools=tools,
        settings=settings,
        skipped=read.skipped,
        notes=read.notes,
        progress=watched,
    )


@dataclass(frozen=True, slots=True)
class Readable:
    """The articles of what sources gave, what was skipped, and notes on all of it."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]


def readable(found: Sequence[Met]) -> Readable:
    """Return the articles in the order of their ids, what was skipped, and notes.

    To the sources' notes come those that some articles have no date or seem not to be in English,
    and that outlets share a host. An outlet whose articles spell it differently has its most used
    name in all of them.

    Raises:
        InputError: Nothing at all could be read.
    """
    skipped = tuple(item for item in found if isinstance(item, Skipped))
    ordered = sorted((a for a in found if isinstance(a, Article)), key=lambda a: a.id)
    articles = with_one_spelling(ordered)
    if not articles:
        raise InputError(_nothing_readable(skipped))
    notes = (
        *(item for item in found if isinstance(item, Note)),
        *undated.noted(articles),
        *foreign.noted(articles),
        *sharing_a_host(articles),
    )
    return Readable(articles, skipped, notes)


def prepare(
    articles: tuple[Article, ...],
    *,
    encoder: Encoder,
    settings: Settings,
    focus: AbstractSet[str] | None,
    progress: Progress,
) -> Prepared:
    """Split, embed, group into stories and copies, and choose the candidate pairs."""
    sentences = tuple(sentence for article in articles for sentence in split(article))
    vectors = embed(sentences, encoder=encoder, progress=progress)
    stories = find_stories(
        articles, _article_vectors(articles, sentences, vectors), settings=settings
    )
    sentences = without_repeated(sentences, stories)
    copies = copy_groups(sentences, articles=articles, overlap=settings.copy_overlap)
    candidates = find_candidates(
        sentences, vectors, stories=stories, copies=copies, settings=settings, focus=focus
    )
    return Prepared(
        articles=articles,
        sentences=sentences,
        vectors=vectors,
        encoder=encoder.identity,
        stories=stories,
        copies=copies,
        candidates=candidates,
    )


def embed(sentences: Sequence[Sentence], *, encoder: Encoder, progress: Progress) -> Vectors:
    """Return a unit vector a sentence, shape (len(sentences), dimension).

    Boilerplate takes part in nothing and gets zeros. Short texts go first, so that a batch holds
    texts of like length.
    """
    vectors = np.zeros((len(sentences), encoder.dimension), dtype=np.float32)
    rows = [row for row, sentence in enumerate(sentences) if sentence.comparable]
    rows.sort(key=lambda row: (len(sentences[row].text), row))
    progress.begin("embedding sentences", len(rows))
    for batch in batches(rows, TEXTS_A_STEP):
        vectors[batch] = encoder.encode([sentences[row].text for row in batch])
        progress.advance(len(batch))
    return vectors


def report(
    prepared: Prepared,
    *,
    tools: Tools,
    settings: Settings,
    skipped: tuple[Skipped, ...] = (),
    notes: tuple[Note, ...] = (),
    progress: Progress,
) -> Report:
    """Score the candidate pairs of what was prepared, decide them, and put the report together."""
    _, decided = judge_and_decide(prepared, tools=tools, settings=settings, progress=progress)
    return put_together(
        prepared, decided, tools=tools, settings=settings, skipped=skipped, notes=notes
    )


def judge_and_decide(
    prepared: Prepared, *, tools: Tools, settings: Settings, progress: Progress
) -> tuple[Portion, tuple[Finding, ...]]:
    """Return all that was judged as one portion, and its findings, ranked."""
    judgements = judge(prepared, scorer=tools.scorer, progress=progress)
    whole = portion(prepared, judgements, decider=tools.decider, settings=settings)
    return whole, decide(whole, engine=tools.engine, decided=tools.decided)


def put_together(
    prepared: Prepared,
    decided: tuple[Finding, ...],
    *,
    tools: Tools,
    settings: Settings,
    skipped: tuple[Skipped, ...],
    notes: tuple[Note, ...],
) -> Report:
    """Return the report of what was prepared and decided; of one id it lists the surest finding.

    Two have one id where their outlets print the same two sentences again: in another story, or in
    another article of this one.
    """
    first: dict[str, Finding] = {}
    for finding in decided:
        first.setdefault(finding.id, finding)
    return Report(
        articles=prepared.articles,
        sentences=prepared.sentences,
        stories=prepared.stories,
        findings=tuple(first.values()),
        skipped=skipped,
        notes=notes,
        settings=settings.as_dict(),
        models={
            "encoder": tools.encoder.identity,
            "scorer": tools.scorer.identity,
            "decider": tools.decider.identity,
        },
        stages=_stages(prepared),
    )


def judge(
    prepared: Prepared,
    *,
    pairs: Sequence[Pair] | None = None,
    scorer: Scorer,
    progress: Progress,
) -> list[Judgement]:
    """Score each pair (`consist.judging`); unless others are given they are the candidates."""
    asked = prepared.candidates.pairs if pairs is None else pairs
    return judging.judged(asked, prepared.sentences, scorer=scorer, progress=progress)


def decide(
    whole: Portion, *, engine: Engine, decided: DecidedStories | None = None
) -> tuple[Finding, ...]:
    """Return the findings, ranked; of many pairs only those whose story is not in `decided`."""
    if decided is None or len(whole.judgements) < PAIRS_WORTH_KEEPING:
        return _decided_on(engine, whole)
    return decided.decide(whole, partial(_decided_on, engine))


def _decided_on(engine: Engine, whole: Portion) -> tuple[Finding, ...]:
    """Return the findings, ranked; many pairs are decided story by story on the engine."""
    if len(whole.judgements) < PAIRS_WORTH_SPREADING or engine.workers < 2:
        return decide_portion(whole)
    return merged(engine.run(decide_portion, list(whole.split(engine.workers))))


def evidence_of(prepared: Prepared, judgements: Sequence[Judgement]) -> tuple[Evidence, ...]:
    """Return each judged pair with all that bears on it."""
    return gather(
        prepared.articles,
        prepared.sentences,
        judgements,
        stories=prepared.stories,
        vectors=prepared.vectors_of(judgement.pair for judgement in judgements),
    )


def portion(
    prepared: Prepared, judgements: Sequence[Judgement], *, decider: Decider, settings: Settings
) -> Portion:
    """Return all that was judged, with what bears on it, as one portion."""
    return Portion(
        articles=prepared.articles,
        sentences=prepared.sentences,
        judgements=tuple(judgements),
        vectors=prepared.vectors_of(judgement.pair for judgement in judgements),
        stories=prepared.stories,
        copies=prepared.copies,
        decider=decider,
        min_confidence=settings.min_confidence,
    )


def _article_vectors(
    articles: Sequence[Article], sentences: Sequence[Sentence], vectors: Vectors
) -> Vectors:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        if sentence.comparable:
            rows[sentence.article_id].append(row)
    return np.stack([article_vector(vectors[rows[article.id]]) for article in articles])


def _stages(prepared: Prepared) -> dict[str, int]:
    return {
        "articles": len(prepared.articles),
        "stories": len(prepared.stories),
        "sentences": len(prepared.sentences),
        "compared_sentences": sum(sentence.comparable for sentence in prepared.sentences),
        "pairs": prepared.candidates.considered,
        "scored": len(prepared.candidates.pairs),
        "cut_by_budget": prepared.candidates.cut_by_budget,
    }


def _nothing_readable(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return "there is no article in what was given; name a file or a folder with articles"
    first = skipped[0]
    return (
        f"none of the input could be read as an article; skipped: {len(skipped)}, "
        f"the first: {first.place}: {first.reason}"
    )
