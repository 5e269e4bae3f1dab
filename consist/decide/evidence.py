"""Everything that is known of a judged pair, gathered before anything is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from consist.attribution import Attribution, SpeakerBook, attribute
from consist.cues import Comparison, Cues, compare, read_cues
from consist.model import Article, Judgement, Sentence, Story


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is understood: who asserts it, and its cues."""

    sentence: Sentence
    published_at: datetime | None
    attribution: Attribution
    cues: Cues


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a pair stands among the judged pairs of its two sentences with the same two articles.

    `entailed_elsewhere` is the strongest entailment, of either direction, that one of the two
    sentences has with another sentence of the other's article; likewise
    `contradicted_elsewhere`; both in [0, 1]. `closest` says whether no other sentence of the two
    articles is nearer to either. `place` is the distance of their relative positions in their
    articles, in [0, 1].
    """

    entailed_elsewhere: float
    contradicted_elsewhere: float
    closest: bool
    place: float


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
) -> tuple[Evidence, ...]:
    """Read the sentences of the judged pairs and put each pair's evidence together.

    Only articles with a judged sentence are read, so that the cost follows the pairs. A speaker who
    is introduced in one article of a story is known in the others.
    """
    judged = {side for item in judgements for side in (item.pair.left, item.pair.right)}
    by_article: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence.article_id].append(sentence)
    wanted = {sentence.article_id for sentence in judged}
    known = {article.id: article for article in articles if article.id in wanted}
    readings: dict[Sentence, Reading] = {}
    for story in stories:
        members = [known[article_id] for article_id in story.article_ids if article_id in known]
        texts = [s.text for article in members for s in by_article[article.id] if s.comparable]
        book = SpeakerBook.of(texts)
        for article in members:
            readings.update(_read(article, by_article[article.id], judged, book))
    lengths = {article_id: len(found) for article_id, found in by_article.items()}
    around = _Around(judgements)
    return tuple(
        _evidence(judgement, readings, around.of(judgement, lengths)) for judgement in judgements
    )


def _evidence(
    judgement: Judgement, readings: Mapping[Sentence, Reading], surroundings: Surroundings
) -> Evidence:
    left, right = readings[judgement.pair.left], readings[judgement.pair.right]
    return Evidence(judgement, left, right, compare(left.cues, right.cues), surroundings)


def _read(
    article: Article, sentences: Sequence[Sentence], judged: set[Sentence], book: SpeakerBook
) -> dict[Sentence, Reading]:
    said = attribute([sentence.text for sentence in sentences], book=book)
    readings = {}
    before = article.title
    for sentence, attribution in zip(sentences, said, strict=True):
        if sentence in judged:
            cues = read_cues(sentence.text, published_at=article.published_at, context=before)
            readings[sentence] = Reading(sentence, article.published_at, attribution, cues)
        if sentence.comparable:
            before = sentence.text
    return readings


class _Around:
    """The judged pairs by sentence and other article."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._met: defaultdict[tuple[Sentence, str], list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            left, right = judgement.pair.left, judgement.pair.right
            self._met[left, right.article_id].append(judgement)
            self._met[right, left.article_id].append(judgement)

    def of(self, judgement: Judgement, lengths: Mapping[str, int]) -> Surroundings:
        left, right = judgement.pair.left, judgement.pair.right
        others = [
            other
            for key in ((left, right.article_id), (right, left.article_id))
            for other in self._met[key]
            if other is not judgement
        ]
        return Surroundings(
            entailed_elsewhere=max(
                (max(o.forward.entailment, o.backward.entailment) for o in others), default=0.0
            ),
            contradicted_elsewhere=max(
                (min(o.forward.contradiction, o.backward.contradiction) for o in others),
                default=0.0,
            ),
            closest=all(o.pair.similarity <= judgement.pair.similarity for o in others),
            place=abs(_place(left, lengths) - _place(right, lengths)),
        )


def _place(sentence: Sentence, lengths: Mapping[str, int]) -> float:
    return sentence.position / max(1, lengths[sentence.article_id] - 1)
