"""Everything that is known of a judged pair, gathered before anything is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from consist.attribution import Attribution, SpeakerBook, attribute
from consist.cues import Comparison, Cues, Surveys, compare, read_cues, shares_counted, surveys
from consist.decide.surroundings import Neighbourhood, Surroundings
from consist.decide.whose import clash_of_speakers
from consist.model import Article, Judgement, Sentence, Story
from consist.ports import Vector
from consist.stamps import told_at
from consist.wording import charge


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is understood: who asserts it, its cues, and how charged its wording is.

    `published_at` is that of the article, or of the entry of a live blog. `asked` is what its
    article tells of its surveys, `counted` how far the counts had come that it tells of
    (`consist.cues.shares_counted`). Its vector is None where the encoder is not the bundled
    one.
    """

    sentence: Sentence
    published_at: datetime | None
    attribution: Attribution
    cues: Cues
    charge: float
    asked: Surveys
    counted: frozenset[int]
    vector: Vector | None = field(compare=False)  # numpy would compare it number by number


@dataclass(frozen=True, slots=True)
class Evidence:
    """A judged pair with all that bears on it."""

    judgement: Judgement
    left: Reading
    right: Reading
    comparisons: tuple[Comparison, ...]
    surroundings: Surroundings


def gather(
    articles: Iterable[Article],
    sentences: Iterable[Sentence],
    judgements: Sequence[Judgement],
    *,
    stories: Iterable[Story],
    vectors: Mapping[Sentence, Vector] | None = None,
) -> tuple[Evidence, ...]:
    """Read the sentences of the judged pairs and put each pair's evidence together.

    Only articles with a judged sentence are read, so that the cost follows the pairs. A speaker who
    is introduced in one article of a story is known in the others. `vectors` are those of the
    bundled encoder; without them neither a sentence's tone nor what it is about is known.
    """
    judged = {side for item in judgements for side in (item.pair.left, item.pair.right)}
    by_article: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence.article_id].append(sentence)
    wanted = {sentence.article_id for sentence in judged}
    known = {article.id: article for article in articles if article.id in wanted}
    story_of: dict[str, str] = {}
    readings: dict[Sentence, Reading] = {}
    for story in stories:
        story_of.update(dict.fromkeys(story.article_ids, story.id))
        members = [known[article_id] for article_id in story.article_ids if article_id in known]
        texts = [s.text for article in members for s in by_article[article.id] if s.comparable]
        book = SpeakerBook.of(texts)
        for article in members:
            readings.update(_read(article, by_article[article.id], judged, book, vectors or {}))
    lengths = {article_id: len(found) for article_id, found in by_article.items()}
    by_story: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_story[story_of[judgement.pair.left.article_id]].append(judgement)
    around = {
        story: Neighbourhood(members, _cues(members, readings), lengths)
        for story, members in by_story.items()
    }
    return tuple(
        _evidence(judgement, readings, around[story_of[judgement.pair.left.article_id]])
        for judgement in judgements
    )


def _cues(
    judgements: Iterable[Judgement], readings: Mapping[Sentence, Reading]
) -> dict[Sentence, Cues]:
    sides = (side for item in judgements for side in (item.pair.left, item.pair.right))
    return {side: readings[side].cues for side in sides}


def _evidence(
    judgement: Judgement, readings: Mapping[Sentence, Reading], around: Neighbourhood
) -> Evidence:
    left, right = readings[judgement.pair.left], readings[judgement.pair.right]
    comparisons = compare(left.cues, right.cues)
    whose = clash_of_speakers(
        left.sentence.text, left.attribution, right.sentence.text, right.attribution
    )
    if whose is not None:
        comparisons = (whose, *comparisons)
    return Evidence(judgement, left, right, comparisons, around.of(judgement))


def _read(
    article: Article,
    sentences: Sequence[Sentence],
    judged: set[Sentence],
    book: SpeakerBook,
    vectors: Mapping[Sentence, Vector],
) -> dict[Sentence, Reading]:
    texts = [sentence.text for sentence in sentences]
    said, times = attribute(texts, book=book), told_at(texts, article.published_at)
    asked, counted = surveys(article.text), shares_counted(article.text)
    readings = {}
    before = article.title
    for sentence, attribution, time in zip(sentences, said, times, strict=True):
        if sentence in judged:
            cues = read_cues(sentence.text, published_at=time, context=before)
            vector = vectors.get(sentence)
            readings[sentence] = Reading(
                sentence,
                time,
                attribution,
                cues,
                charge(sentence, vector),
                asked,
                counted,
                vector,
            )
        if sentence.comparable:
            before = sentence.text
    return readings
