"""The texts of a story and how the compared ones stand to each other, wire copies collapsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from consist.attribution import Attribution
from consist.copies import CopyGroups
from consist.coverage.gainsaid import denies, of_other_days
from consist.coverage.model import State
from consist.cues import CueKind
from consist.decide.evidence import Evidence, Reading
from consist.decide.named import named
from consist.decide.reasons import clashes
from consist.model import Article, Copy, Passage, Sentence

ONLY_POSSIBLE = 0.45
"""Less than a sure dispute: that one text denies the other is told by its words alone."""

CLASSES = {
    "agreement": State.STATES,
    "framing": State.STATES,
    "contradiction": State.CONTRADICTS,
    "disputed": State.DISPUTED,
    "superseded": State.UPDATED,
}
"""The decider's classes, as what one of the two texts does with what the other claims. A framing
pair tells the same fact."""


TELLING = frozenset((CueKind.QUANTITY, CueKind.MOMENT, CueKind.POLARITY, CueKind.OUTCOME))
"""The cues of what happened, when and how much: where they clash, two texts do not plainly say the
same, whatever the decider makes of the whole."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two compared texts are to each other: the probabilities of the states that speak.

    They sum to at most one; the rest says that the two are about different things. `clashing` are
    the kinds of telling cues of one text that clash with one of the other.
    """

    states: float
    contradicts: float
    disputed: float
    updated: float
    clashing: frozenset[CueKind] = frozenset()

    @classmethod
    def of(cls, shares: Mapping[str, float], clashing: frozenset[CueKind] = frozenset()) -> Tie:
        """Read the decider's probabilities."""
        total = dict.fromkeys(CLASSES.values(), 0.0)
        for name, state in CLASSES.items():
            total[state] += shares.get(name, 0.0)
        return cls(
            total[State.STATES],
            total[State.CONTRADICTS],
            total[State.DISPUTED],
            total[State.UPDATED],
            clashing,
        )

    def denied(self) -> Tie:
        """Return the tie of two of which one calls untrue what the other states.

        They never state the same; what spoke for it speaks for a dispute, which it makes no surer
        than possible.
        """
        possible = min(self.disputed + self.states, max(self.disputed, ONLY_POSSIBLE))
        return replace(
            self, states=0.0, disputed=possible, clashing=self.clashing | {CueKind.POLARITY}
        )

    def of_state(self, state: State) -> float:
        """Return the probability of a state that speaks."""
        return {
            State.STATES: self.states,
            State.CONTRADICTS: self.contradicts,
            State.DISPUTED: self.disputed,
            State.UPDATED: self.updated,
        }[state]


@dataclass(frozen=True, slots=True)
class Text:
    """A wording with all its prints, the earliest first.

    `said` is None where it met no other; `speaker` is who asserts it then, as told to a reader.
    """

    prints: tuple[Sentence, ...]
    said: Attribution | None
    speaker: str | None

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets that print it."""
        return frozenset(sentence.outlet for sentence in self.prints)

    def passage(self, sentence: Sentence) -> Passage:
        """Return one of its prints as a passage with the others as copies."""
        return Passage(
            article_id=sentence.article_id,
            outlet=sentence.outlet,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            speaker=self.speaker,
            copies=tuple(
                Copy(other.article_id, other.outlet, other.start, other.end)
                for other in self.prints
                if other != sentence
            ),
        )


@dataclass(frozen=True, slots=True)
class Texts:
    """The comparable texts of a story, with the ties of those that were compared.

    `ties` go by the numbers of two texts, the smaller first; `near` names for each text those that
    it was compared with. `dates` are those of the articles, `places` tell of each comparable
    sentence which one of its article's it is, and of how many.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[Text, ...]
    ties: Mapping[tuple[int, int], Tie]
    near: Mapping[int, frozenset[int]]
    dates: Mapping[str, datetime | None]
    places: Mapping[Sentence, tuple[int, int]]

    def tie(self, one: int, other: int) -> Tie | None:
        """Return what is known of two texts, or None where they were not compared."""
        return self.ties.get((min(one, other), max(one, other)))

    def met(self, text: int, others: Iterable[int]) -> list[Tie]:
        """Return a text's ties to those of the others that it was compared with."""
        return [tie for other in others if (tie := self.tie(text, other)) is not None]


def read_texts(
    articles: Sequence[Article],
    sentences: Iterable[Sentence],
    evidence: Iterable[tuple[Evidence, Mapping[str, float]]],
    *,
    copies: CopyGroups,
) -> Texts:
    """Collapse the copies of one story.

    Args:
        articles: The story's articles.
        sentences: Their sentences.
        evidence: Each compared pair of the story with the decider's probabilities.
        copies: Which sentences are prints of one text.
    """
    names = {article.id for article in articles}
    own = tuple(sentences)
    prints: dict[Sentence, list[Sentence]] = {}
    for sentence in own:
        if sentence.comparable:
            group = [member for member in copies.group(sentence) if member.article_id in names]
            prints.setdefault(group[0], group)
    groups = [prints[first] for first in sorted(prints)]
    number = {member: n for n, group in enumerate(groups) for member in group}
    ties: dict[tuple[int, int], Tie] = {}
    readings: dict[int, Reading] = {}
    near: dict[int, set[int]] = {}
    for item, shares in evidence:
        one, other = (number[side.sentence] for side in (item.left, item.right))
        readings.setdefault(one, item.left)
        readings.setdefault(other, item.right)
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
        key = (min(one, other), max(one, other))
        ties.setdefault(key, _tie(item, shares))
    texts = (_text(group, readings.get(n)) for n, group in enumerate(groups))
    return Texts(
        tuple(articles),
        own,
        tuple(texts),
        ties,
        {text: frozenset(found) for text, found in near.items()},
        {article.id: article.published_at for article in articles},
        _places(own),
    )


def _text(prints: Sequence[Sentence], reading: Reading | None) -> Text:
    if reading is None:
        return Text(tuple(prints), None, None)
    said = reading.attribution
    return Text(tuple(prints), said, named(said, reading.sentence.text))


def _tie(item: Evidence, shares: Mapping[str, float]) -> Tie:
    clashing = TELLING & {clash.cue for clash in clashes(item)}
    if of_other_days(item):
        clashing |= {CueKind.MOMENT}
    tie = Tie.of(shares, clashing)
    return tie.denied() if denies(item) else tie


def _places(sentences: Iterable[Sentence]) -> dict[Sentence, tuple[int, int]]:
    of_article: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.comparable:
            of_article[sentence.article_id].append(sentence)
    return {
        sentence: (place, len(own))
        for own in of_article.values()
        for place, sentence in enumerate(sorted(own))
    }
