"""The nouns of comparing coverage: claims across outlets, cells, and what an outlet leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from consist.model import Article, Passage, Report


class State(StrEnum):
    """What an outlet does with a claim.

    The last four say that nothing of it was found, and why that does or does not count as silence:
    all the outlet's articles appeared before anyone had reported the claim or within an hour of it
    (`EARLIER`), they are cut or mere teasers (`PARTIAL`), they are in another language or no
    sentence of theirs was compared with it (`UNCOMPARED`), or none of this holds and the outlet is
    silent.
    """

    STATES = "states"
    CONTRADICTS = "contradicts"
    DISPUTED = "disputed"
    UPDATED = "updated"
    SILENT = "silent"
    EARLIER = "earlier"
    PARTIAL = "partial"
    UNCOMPARED = "uncompared"

    @property
    def speaks(self) -> bool:
        """Whether the outlet says something on the matter."""
        return self in SPEAKING


SPEAKING = (State.STATES, State.CONTRADICTS, State.DISPUTED, State.UPDATED)
"""The states of an outlet that speaks."""


SURE = 0.5
"""A clash or an update is sure from this probability on, and only possible below it. A sure clash
is a finding as well."""

STATING = 0.6
"""A text surely states a claim from this probability on: who reads that an outlet states something
does not look it up, as who reads of a clash does (benchmarks/coverage.py)."""


OPENING = 2
"""So many sentences at the head of an article are its opening: what a lead of one long sentence or
two short ones holds."""

FEWEST_WITH_AN_END = 6
"""An article of fewer sentences puts nothing late."""


class Standing(StrEnum):
    """How a claim stands among the outlets; a majority is no proof of anything.

    LONE is told in one voice only, however many outlets print it. SPLIT has a sure clash; where a
    clash is only possible, the voices decide.
    """

    CONSENSUS = "consensus"
    SPLIT = "split"
    LONE = "lone"


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage of an outlet on a claim.

    `confidence` is the probability of the state, in [0, 1]: of a claim's own text, that it states
    what the claim is shown in; 1 where it is that very wording.
    `attributed` says that somebody other than the outlet asserts it; `passage.speaker` may be
    None all the same, where the words do not tell who. `member` says that the passage is one of the
    claim's own texts; any other belongs to another claim. `place` counts from nought the sentences
    of the article's own matter, `of` says how many there are.
    """

    state: State
    passage: Passage
    published_at: datetime | None
    attributed: bool
    confidence: float
    member: bool
    place: int
    of: int

    @property
    def sure(self) -> bool:
        """Whether the state is more than possible."""
        return self.confidence >= (STATING if self.state is State.STATES else SURE)

    @property
    def opens(self) -> bool:
        """Whether the article begins with it."""
        return self.place < OPENING

    @property
    def late(self) -> bool:
        """Whether it stands in the last third of an article that is long enough to have one."""
        return self.of >= FEWEST_WITH_AN_END and self.place * 3 >= self.of * 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet does with one claim; `mentions` come with the sure ones first.

    `findings` are the ids of the findings between the claim's passages and the outlet's.
    """

    outlet: str
    state: State
    mentions: tuple[Mention, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether what the outlet does is more than possible; silence is never called sure."""
        return bool(self.mentions) and self.mentions[0].sure

    @property
    def told(self) -> tuple[Mention, ...]:
        """The mentions that surely state the claim."""
        return tuple(m for m in self.mentions if m.state is State.STATES and m.sure)


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact in one version, over all outlets of a story.

    Attributes:
        id: Depends on the texts alone.
        text: The passage that it is shown in (`claims.NEARLY`).
        standing: Consensus, split or lone.
        central: Whether so many outlets speak of it that silence is telling.
        voices: How many independent wordings surely state it; wire copies are one.
        cells: One an outlet of the story, in the order of `StoryCoverage.outlets`.
        rivals: Ids of the claims that hold the passages contradicting or disputing this one.
        first_at: When it was first reported, where that is known.
    """

    id: str
    text: Passage
    standing: Standing
    central: bool
    voices: int
    cells: tuple[Cell, ...]
    rivals: tuple[str, ...]
    first_at: datetime | None

    def outlets(self, *states: State, sure: bool = False) -> tuple[str, ...]:
        """Return the outlets in one of these states; with `sure`, not where it is only possible."""
        return tuple(
            cell.outlet for cell in self.cells if cell.state in states and (cell.sure or not sure)
        )

    def cell(self, outlet: str) -> Cell:
        """Return the outlet's cell."""
        return next(cell for cell in self.cells if cell.outlet == outlet)

    @property
    def opened_by(self) -> tuple[str, ...]:
        """The outlets that begin an article with it."""
        return tuple(c.outlet for c in self.cells if any(m.opens for m in c.told))

    @property
    def late_in(self) -> tuple[str, ...]:
        """The outlets that tell it, but only in the last third of their articles."""
        return tuple(c.outlet for c in self.cells if c.told and all(m.late for m in c.told))

    @property
    def perhaps_split(self) -> bool:
        """Whether a clash is possible, and none is sure."""
        clashes = (State.CONTRADICTS, State.DISPUTED)
        return self.standing is not Standing.SPLIT and bool(self.outlets(*clashes))

    @property
    def perhaps_more(self) -> bool:
        """Whether it has one sure voice, and an outlet that only possibly states it as well."""
        possible = len(self.outlets(State.STATES)) > len(self.outlets(State.STATES, sure=True))
        return self.standing is Standing.LONE and possible

    @property
    def omitted_by(self) -> tuple[str, ...]:
        """The outlets that leave a central claim out; empty for any other claim."""
        return self.outlets(State.SILENT) if self.central else ()


@dataclass(frozen=True, slots=True)
class OutletPair:
    """Two outlets of a story; `one` sorts before `other`. Merely possible clashes do not count.

    `shared` counts the claims that both surely state, `contradicting` and `disputed` the matters on
    which they clash or quote speakers who do, `updated` those that one brings up to date, `framing`
    the findings of that kind between them.
    """

    one: str
    other: str
    shared: int
    contradicting: int
    disputed: int
    updated: int
    framing: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One outlet of a story: how much it published, and where it stands alone or silent.

    `contradicted` counts its claims that another outlet surely contradicts.
    """

    outlet: str
    articles: int
    stated: int
    lone: int
    silent: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class Change:
    """A passage of an article that brings an earlier one of another outlet up to date."""

    claim: str
    earlier: Passage
    later: Passage


@dataclass(frozen=True, slots=True)
class Publication:
    """An article in the story's timeline.

    `first` are the ids of the claims that several outlets tell and this article surely told before
    the others: not where one of them has no date, or no more than the same day.
    """

    article_id: str
    outlet: str
    title: str
    published_at: datetime | None
    first: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class StoryCoverage:
    """A story told by several outlets, claim by claim; claims come the most widely told first.

    Stories of like events have a `topic` in common (`consist.model.Story`).
    """

    id: str
    topic: str | None
    title: str
    outlets: tuple[str, ...]
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    pairs: tuple[OutletPair, ...]
    rows: tuple[OutletRow, ...]
    timeline: tuple[Publication, ...]

    @property
    def contested(self) -> tuple[Claim, ...]:
        """The claims that some outlet surely contradicts or disputes."""
        return tuple(claim for claim in self.claims if claim.standing is Standing.SPLIT)

    @property
    def shared(self) -> tuple[Claim, ...]:
        """The claims on which more than one outlet speaks."""
        return tuple(c for c in self.claims if sum(cell.state.speaks for cell in c.cells) > 1)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The first and the last publication, or None where no article is dated."""
        days = sorted(a.published_at for a in self.articles if a.published_at is not None)
        return (days[0], days[-1]) if days else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The coverage of the stories that several outlets tell, and the report of the same run.

    `stories` come with the most outlets first; `focus` is the outlet from whose side they are
    shown, if any.
    """

    report: Report
    stories: tuple[StoryCoverage, ...]
    focus: str | None = None
