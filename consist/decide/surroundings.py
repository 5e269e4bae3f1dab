"""How a pair stands among the other judged pairs and sentences of its story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consist.cues import Cues
from consist.model import Judgement, Sentence

_LEAST_LENGTH = 10  # of so few sentences the first and the last may tell the same
_DAMPING = 6.0  # the weight of two rare words: less in common is no sign of anything


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a pair stands among the judged pairs of its two sentences with the same two articles.

    `entailed_elsewhere` is the strongest entailment, of either direction, that one of the two
    sentences has with another sentence of the other's article; likewise
    `contradicted_elsewhere`; both in [0, 1]. `closest` says whether no other sentence of the two
    articles is nearer to either, `margin` by how much the pair is nearer than the next, in
    [-2, 2]. `place` is the distance of their relative positions in their articles, in [0, 1], an
    article of fewer than eleven sentences taken for one of eleven.
    `telling` is the share of words in common, weighted by how few sentences of the story have
    them, in [0, 1]. `running` says whether an outlet has several articles in the story, which then
    holds several days of news, or several events.
    """

    entailed_elsewhere: float
    contradicted_elsewhere: float
    closest: bool
    margin: float
    place: float
    telling: float
    running: bool


class Neighbourhood:
    """The judged pairs by sentence and other article, and how telling each word of theirs is."""

    def __init__(
        self,
        judgements: Sequence[Judgement],
        cues: Mapping[Sentence, Cues],
        lengths: Mapping[str, int],
    ) -> None:
        self._lengths = lengths
        self._cues = cues
        self._met: defaultdict[tuple[Sentence, str], list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            left, right = judgement.pair.left, judgement.pair.right
            self._met[left, right.article_id].append(judgement)
            self._met[right, left.article_id].append(judgement)
        self._weights = _weights(cues.values())
        articles = {(sentence.outlet, sentence.article_id) for sentence in cues}
        self._running = len(articles) > len({outlet for outlet, _ in articles})

    def of(self, judgement: Judgement) -> Surroundings:
        """Return how the pair stands."""
        pair = judgement.pair
        left, right = pair.left, pair.right
        others = [
            other
            for key in ((left, right.article_id), (right, left.article_id))
            for other in self._met[key]
            if other is not judgement
        ]
        nearest = max((other.pair.similarity for other in others), default=0.0)
        return Surroundings(
            entailed_elsewhere=max(
                (max(o.forward.entailment, o.backward.entailment) for o in others), default=0.0
            ),
            contradicted_elsewhere=max((other.contradiction for other in others), default=0.0),
            closest=all(o.pair.similarity <= pair.similarity for o in others),
            margin=pair.similarity - nearest,
            place=abs(self._place(left) - self._place(right)),
            telling=self._telling(left, right),
            running=self._running,
        )

    def _place(self, sentence: Sentence) -> float:
        return sentence.position / max(_LEAST_LENGTH, self._lengths[sentence.article_id] - 1)

    def _telling(self, left: Sentence, right: Sentence) -> float:
        one, other = self._cues[left].content, self._cues[right].content
        least = min(self._weight(one), self._weight(other))
        return self._weight(one & other) / max(least, _DAMPING)

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(sorted(self._weights[stem] for stem in stems))


def _weights(said: Iterable[Cues]) -> Mapping[str, float]:
    """Return how telling each stem is: log odds of meeting it in a sentence of the story."""
    sentences = list(said)
    counts = Counter(stem for cues in sentences for stem in cues.content)
    return {stem: math.log((len(sentences) + 1) / (count + 0.5)) for stem, count in counts.items()}
