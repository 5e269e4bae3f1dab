"""What an outlet does with a claim, and what its silence means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from consist.coverage.extent import is_partial
from consist.coverage.model import SPEAKING, SURE, Cell, Mention, State
from consist.coverage.texts import Text, Texts, Tie
from consist.model import Article, Sentence

ABOUT = 0.25
"""The least mean probability that a text speaks of a claim's fact: the best of the training stories
(benchmarks/coverage.py --tune). It lies low because such pairs are rare among those compared."""

SAME_HOUR = timedelta(hours=1)
"""An article cannot have what was first reported so shortly before it."""

CLASHES = (State.CONTRADICTS, State.DISPUTED, State.UPDATED)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of a story with its articles; `partial` holds the ids of those we have parts of."""

    name: str
    articles: tuple[Article, ...]
    partial: frozenset[str]

    def silence(self, *, first_at: datetime | None, compared: bool) -> State:
        """Return what it means that nothing on a claim was found in the outlet's articles.

        Args:
            first_at: When the claim was first reported, if known.
            compared: Whether any sentence of the outlet was compared with the claim's.
        """
        after = [article for article in self.articles if not _before(article, first_at)]
        if not after:
            return State.EARLIER
        if all(article.id in self.partial for article in after):
            return State.PARTIAL
        return State.SILENT if compared else State.UNCOMPARED


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
    members: Sequence[int], texts: Texts, outlets: Sequence[Outlet]
) -> tuple[tuple[Cell, ...], datetime | None]:
    """Return what each outlet does with the claim of these texts, and when it was first reported.

    A text outside the claim takes part where, by the mean over the claim's texts that it was
    compared with, it probably speaks of the same fact; or where it clashes with one of them. The
    cells name no findings yet.
    """
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(members, texts):
        found[mention.passage.outlet].append(mention)
    met = {
        outlet
        for member in members
        for near in texts.near.get(member, ())
        for outlet in texts.texts[near].outlets
    }
    told = [
        m.published_at
        for mentions in found.values()
        for m in mentions
        if m.state is State.STATES and m.published_at is not None
    ]
    first_at = min(told, default=None)
    row = tuple(
        _cell(outlet, found[outlet.name], first_at=first_at, compared=outlet.name in met)
        for outlet in outlets
    )
    return row, first_at


def _cell(
    outlet: Outlet, mentions: list[Mention], *, first_at: datetime | None, compared: bool
) -> Cell:
    if not mentions:
        return Cell(outlet.name, outlet.silence(first_at=first_at, compared=compared))
    mentions.sort(key=_precedence)
    return Cell(outlet.name, mentions[0].state, tuple(mentions))


def _precedence(mention: Mention) -> tuple[bool, int, float, str, int]:
    """Order what is sure by its state, and behind it what is possible by its probability."""
    passage = mention.passage
    place = SPEAKING.index(mention.state) if mention.sure else 0
    return (not mention.sure, place, -mention.confidence, passage.article_id, passage.start)


def _mentions(members: Sequence[int], texts: Texts) -> Iterator[Mention]:
    for member in members:
        met = _met(member, members, texts)
        sure = sum(tie.states for tie in met) / len(met) if met else 1.0
        yield from _prints(texts.texts[member], State.STATES, sure, texts, member=True)
    outside = {near for member in members for near in texts.near.get(member, ())}
    stating = frozenset[str]().union(*(texts.texts[member].outlets for member in members))
    for other in sorted(outside.difference(members)):
        state, sure = judged(_met(other, members, texts))
        text = texts.texts[other]
        # another sentence of an outlet that states it anyway says nothing new
        if state is not None and not (state is State.STATES and text.outlets <= stating):
            yield from _prints(text, state, sure, texts, member=False)


def _met(text: int, members: Sequence[int], texts: Texts) -> list[Tie]:
    return [tie for other in members if (tie := texts.tie(text, other)) is not None]


def judged(met: Sequence[Tie]) -> tuple[State | None, float]:
    """Return what a text does with a claim by its ties to the claim's texts, and how surely.

    None where it probably speaks of something else.
    """
    clash = max(CLASHES, key=lambda state: max(tie.of_state(state) for tie in met))
    sure = max(tie.of_state(clash) for tie in met)
    if sure >= SURE:  # whatever the claim's other texts say: it is a finding as well
        return clash, sure
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


def _before(article: Article, first_at: datetime | None) -> bool:
    """Whether the article appeared before the claim was known; a day alone ends at midnight."""
    when = article.published_at
    if when is None or first_at is None:
        return False
    if (when.hour, when.minute, when.second) == (0, 0, 0):
        when += timedelta(days=1)
    return when < first_at + SAME_HOUR
