"""What an outlet does with a claim, and what its silence means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from consist.chronology import is_day_alone
from consist.coverage.extent import is_partial
from consist.coverage.model import SPEAKING, SURE, Cell, Mention, State
from consist.coverage.texts import Text, Texts, Tie
from consist.model import Article, Sentence

ABOUT = 0.25
"""The least mean probability that a text speaks of a claim's fact: the best of the training stories
(benchmarks/coverage.py --tune). It lies low because such pairs are rare among those compared."""

AT_ODDS = 0.5
"""A text of which a number, a date, a negation or an outcome clashes with the claim's texts states
it no more surely than this: less than `STATING`, whatever the decider makes of the whole."""

SAME_HOUR = timedelta(hours=1)
"""An article cannot have what was first reported so shortly before it."""

CLASHES = (State.CONTRADICTS, State.DISPUTED, State.UPDATED)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of a story with its articles; `partial` holds the ids of those we have parts of."""

    name: str
    articles: tuple[Article, ...]
    partial: frozenset[str]

    def silence(
        self, *, first_at: datetime | None, languages: frozenset[str], compared: bool
    ) -> State:
        """Return what it means that nothing on a claim was found in the outlet's articles.

        Args:
            first_at: When the claim was first reported, if known.
            languages: Those of the articles that state the claim.
            compared: Whether any sentence of the outlet was compared with the claim's.
        """
        after = [article for article in self.articles if not _before(article, first_at)]
        if not after:
            return State.EARLIER
        legible = [article for article in after if _language(article) in languages]
        if legible and all(article.id in self.partial for article in legible):
            return State.PARTIAL
        return State.SILENT if legible and compared else State.UNCOMPARED


def outlets_of(articles: Iterable[Article], sentences: Iterable[Sentence]) -> tuple[Outlet, ...]:
    """Return the outlets of a story in the order of their names."""
    parts: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        parts[sentence.article_id].append(sentence)
    by_outlet: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_outlet[article.outlet].append(article)
    return tuple(
        Outlet(
            name,
            tuple(members),
            frozenset(a.id for a in members if is_partial(a.text, parts[a.id])),
        )
        for name, members in sorted(by_outlet.items())
    )


def cells(
    members: Sequence[int], words: int, texts: Texts, outlets: Sequence[Outlet]
) -> tuple[tuple[Cell, ...], datetime | None]:
    """Return what each outlet does with the claim of these texts, and when it was first reported.

    The claim is what the text `words` says. A text outside the claim takes part where, by the mean
    over the claim's texts that it was compared with, it probably speaks of the same fact; or where
    it surely clashes with those words. The cells name no findings yet.
    """
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(members, words, texts):
        found[mention.passage.outlet].append(mention)
    met = {
        outlet
        for member in members
        for near in texts.near.get(member, ())
        for outlet in texts.texts[near].outlets
    }
    dated = [
        m.published_at
        for mentions in found.values()
        for m in mentions
        if m.state is State.STATES and m.published_at is not None
    ]
    first_at = min(dated, default=None)
    languages = _languages(members, texts)
    row = tuple(
        _cell(outlet, found[outlet.name])
        if found[outlet.name]
        else Cell(
            outlet.name,
            outlet.silence(first_at=first_at, languages=languages, compared=outlet.name in met),
        )
        for outlet in outlets
    )
    return row, first_at


def _languages(members: Iterable[int], texts: Texts) -> frozenset[str]:
    stating = {sentence.article_id for one in members for sentence in texts.texts[one].prints}
    return frozenset(_language(one) for one in texts.articles if one.id in stating)


def _cell(outlet: Outlet, mentions: list[Mention]) -> Cell:
    mentions.sort(key=_precedence)
    return Cell(outlet.name, mentions[0].state, tuple(mentions))


def _precedence(mention: Mention) -> tuple[bool, int, float, str, int]:
    """Order what is sure before what is possible, and each by its probability.

    Of what is sure the words that the claim is told in come first, then clashes: who states a part
    of it and contradicts another contradicts it.
    """
    passage = mention.passage
    place = CLASHES.index(mention.state) + 1 if mention.state in CLASHES else len(CLASHES) + 1
    if not mention.sure or (mention.member and mention.confidence == 1.0):
        place = 0
    return (not mention.sure, place, -mention.confidence, passage.article_id, passage.start)


def _mentions(members: Sequence[int], words: int, texts: Texts) -> Iterator[Mention]:
    stated = {member: _agreement(member, words, members, texts) for member in members}
    for member, sure in stated.items():
        yield from _prints(texts.texts[member], State.STATES, sure, texts, member=True)
    outside = {near for member in members for near in texts.near.get(member, ())}
    stating = frozenset[str]().union(*(texts.texts[member].outlets for member in members))
    for other in sorted(outside.difference(members)):
        met = {one: tie for one in members if (tie := texts.tie(other, one)) is not None}
        state, likely = judged(tuple(met.values()), met.get(words))
        if state is State.STATES:
            likely = _plainly(likely, met.values())
        sure = min(likely, max(stated[one] for one in met))  # no surer than what it met
        text = texts.texts[other]
        # another sentence of an outlet that states it anyway says nothing new
        if state is not None and not (state is State.STATES and text.outlets <= stating):
            yield from _prints(text, state, sure, texts, member=False)


def _agreement(member: int, words: int, members: Sequence[int], texts: Texts) -> float:
    """Return how surely one of a claim's texts says what the claim is told in."""
    if member == words:
        return 1.0
    tie, every = texts.tie(member, words), texts.met(member, members)
    met = every if tie is None else [tie]
    return _plainly(sum(each.states for each in met) / len(met), every)


def _plainly(likely: float, met: Iterable[Tie]) -> float:
    """Return a probability of stating the claim, less where a text that it met is at odds."""
    return min(likely, AT_ODDS) if any(tie.clashing for tie in met) else likely


def judged(met: Sequence[Tie], told: Tie | None) -> tuple[State | None, float]:
    """Return what a text does with a claim, and how surely; None where it speaks of another.

    Args:
        met: Its ties to the claim's texts.
        told: That to the one in whose words the claim is told.
    """
    if told is not None:
        clash = max(CLASHES, key=told.of_state)
        if told.of_state(clash) >= SURE:  # whatever the claim's other texts say
            return clash, told.of_state(clash)
    mean = {state: sum(tie.of_state(state) for tie in met) / len(met) for state in SPEAKING}
    if sum(mean.values()) < ABOUT:
        return None, 0.0
    state = max(SPEAKING, key=mean.__getitem__)
    return state, mean[state]


def _prints(
    text: Text,
    state: State,
    sure: float,
    texts: Texts,
    *,
    member: bool,
) -> Iterator[Mention]:
    attributed = text.said is not None and text.said.attributed
    for sentence in text.prints:
        when = texts.dates[sentence.article_id]
        place, of = texts.places[sentence]
        yield Mention(state, text.passage(sentence), when, attributed, sure, member, place, of)


def _language(article: Article) -> str:
    """Return the two letters of the article's language; untold it is the one the models read."""
    return (article.language or "en")[:2].casefold()


def _before(article: Article, first_at: datetime | None) -> bool:
    """Whether the article appeared before the claim could be known; a day ends at midnight."""
    when = article.published_at
    if when is None or first_at is None:
        return False
    if is_day_alone(when):
        when += timedelta(days=1)
    return when < first_at + SAME_HOUR
