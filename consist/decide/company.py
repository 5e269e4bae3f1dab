"""What the other pairs of a story say of a pair: who sides with whom.

Where a third account agrees with one side and contradicts the other, the two contradict each
other more probably; where it agrees with both, less. This needs a first opinion of every pair, so
it comes second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from consist.model import Kind, Pair, Sentence

AGREEMENT = "agreement"

SIDES = 0.6
"""From this probability of agreement on, a third account is said to tell the same."""

FULL = 4
"""So many third outlets make a company like that of the annotated stories, six to eight outlets
each, by which the second layer was fitted (record 0027)."""

FEATURES = (
    "company_sided",
    "company_sided_sum",
    "company_joined",
    "company_agreed_more",
    "company_agreed_less",
    "company_opposed_less",
    "company_updated",
)


class Opinion(NamedTuple):
    """The first opinion of a pair: probabilities of the classes that say who sides with whom."""

    agreed: float
    opposed: float
    updated: float


@dataclass(frozen=True, slots=True)
class Company:
    """The sentences of third articles that probably tell the same as each side, in order."""

    with_left: tuple[Sentence, ...] = ()
    with_right: tuple[Sentence, ...] = ()


class Circle:
    """The judged pairs of some stories with the first opinion of each, by sentence."""

    def __init__(self, pairs: Sequence[Pair], shares: Sequence[Mapping[str, float]]) -> None:
        self._number: dict[Sentence, int] = {}  # hashing a sentence's text each time is slow
        self._met: list[dict[int, Opinion]] = []
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        self._outlets: dict[str, str] = {}
        for pair, said in zip(pairs, shares, strict=True):
            opinion = Opinion(
                said.get(AGREEMENT, 0.0),
                said.get(Kind.CONTRADICTION, 0.0),
                said.get(Kind.SUPERSEDED, 0.0),
            )
            left, right = self._enter(pair.left), self._enter(pair.right)
            self._met[left][right] = self._met[right][left] = opinion
            self._beside[pair.left.article_id].add(pair.right.article_id)
            self._beside[pair.right.article_id].add(pair.left.article_id)
            for side in (pair.left, pair.right):
                self._outlets[side.article_id] = side.outlet
        self._sentences = list(self._number)

    def _enter(self, sentence: Sentence) -> int:
        number = self._number.setdefault(sentence, len(self._met))
        if number == len(self._met):
            self._met.append({})
        return number

    def fullness(self, pair: Pair) -> float:
        """Return how far the company can be heard, in [0, 1]: outlets compared with both articles.

        None is where there are but two accounts, or where one article alone is checked; where
        there are few, that nobody takes sides says little. `FULL` of them or more give 1.
        """
        thirds = self._beside[pair.left.article_id] & self._beside[pair.right.article_id]
        return min(1.0, len({self._outlets[article] for article in thirds}) / FULL)

    def features(self, pair: Pair) -> dict[str, float]:
        """Return the features named by `FEATURES`; none changes when the sides are swapped.

        `sided` is the greatest product, over third accounts, of agreeing with one side and
        contradicting the other, `sided_sum` the sum of these up to 1
        (a story may have a hundred articles), `joined` the greatest product of
        agreeing with both. `agreed_more` and `agreed_less` are the greatest agreement that the
        better and the worse supported side has in third articles, `opposed_less` the like for
        contradiction, `updated` the greatest probability that either side updates anything else.
        """
        left, right = self._number[pair.left], self._number[pair.right]
        thirds = list(self._thirds(left, right))
        sided = [max(a.agreed * b.opposed, b.agreed * a.opposed) for a, b in thirds]
        elsewhere = [
            [opinion for _, opinion in self._elsewhere(side, other)]
            for side, other in ((pair.left, pair.right), (pair.right, pair.left))
        ]
        less, more = sorted(max((o.agreed for o in side), default=0.0) for side in elsewhere)
        return {
            "company_sided": max(sided, default=0.0),
            "company_sided_sum": min(1.0, sum(sorted(sided))),
            "company_joined": max((a.agreed * b.agreed for a, b in thirds), default=0.0),
            "company_agreed_more": more,
            "company_agreed_less": less,
            "company_opposed_less": min(
                max((o.opposed for o in side), default=0.0) for side in elsewhere
            ),
            "company_updated": max(
                (
                    opinion.updated
                    for side, other in ((left, right), (right, left))
                    for third, opinion in self._met[side].items()
                    if third != other
                ),
                default=0.0,
            ),
        }

    def company(self, pair: Pair) -> Company:
        """Return who probably tells the same as each side.

        An outlet that agrees with both, or is one of the two, takes no side.
        """
        left = self._agreeing(pair.left, pair.right)
        right = self._agreeing(pair.right, pair.left)
        both = _outlets(left) & _outlets(right) | _outlets({pair.left, pair.right})
        return Company(_without(left, both), _without(right, both))

    def _agreeing(self, sentence: Sentence, other: Sentence) -> set[Sentence]:
        elsewhere = self._elsewhere(sentence, other)
        return {third for third, opinion in elsewhere if opinion.agreed >= SIDES}

    def _thirds(self, left: int, right: int) -> Iterator[tuple[Opinion, Opinion]]:
        theirs = self._met[right]
        for third, opinion in self._met[left].items():
            if third in theirs:
                yield opinion, theirs[third]

    def _elsewhere(self, side: Sentence, other: Sentence) -> Iterator[tuple[Sentence, Opinion]]:
        """Yield what is thought of the sentence with those of third articles."""
        for number, opinion in self._met[self._number[side]].items():
            third = self._sentences[number]
            if third.article_id != other.article_id:
                yield third, opinion


def _outlets(sentences: AbstractSet[Sentence]) -> set[str]:
    return {sentence.outlet for sentence in sentences}


def _without(sentences: AbstractSet[Sentence], outlets: AbstractSet[str]) -> tuple[Sentence, ...]:
    return tuple(sorted(one for one in sentences if one.outlet not in outlets))
