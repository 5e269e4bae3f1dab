"""The nouns of editorial review: stored findings, the queue and what is asked of it.

A stored finding is known by the id of the finding under which it was first seen. Where a passage
is printed by several outlets, another one may speak for them in a later run; `known_as` gives all
ids that the same two texts can have, so that a decision holds for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from consist.errors import InputError
from consist.model import (
    Article,
    ClashType,
    Decision,
    Finding,
    Kind,
    Passage,
    Report,
    Verdict,
    former_pair_id,
    pair_id,
)

MAX_LIMIT = 1_000
MAX_TEXT = 200


class Status(StrEnum):
    """Where a finding stands; open where nothing was decided, or the decision was cleared."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"


class Order(StrEnum):
    """How a queue is ordered; ties go by id.

    CONFIDENCE: the surest first. NEWEST: the last first seen first. DECIDED: the last decided
    first, then what is open by confidence. TEACHING: what would teach the decider most first.
    """

    CONFIDENCE = "confidence"
    NEWEST = "newest"
    DECIDED = "decided"
    TEACHING = "teaching"


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding as the store keeps it, with where it stands.

    Attributes:
        id: What the store knows it by; `finding.id` may differ where a copy speaks for it now.
        finding: As the last run that saw it reported it.
        decision: The last word, None where there is none or it was cleared.
        revision: How many decisions its history holds; what `FindingStore.decide` wants to know.
        first_seen: The moment of the first run that reported it, in UTC.
        last_seen: The moment of the last run that reported it, in UTC.
        last_run: The number of that run.
        index: The name of the index that the last run with one compared with; None where none had.
        gone: Whether a later run compared both articles and no longer reported it, or was over the
            whole index and had one of them no longer; of several indexes, all must have lost it.
        indexes: The names of the indexes that reported it and have not lost it since, sorted.
        lost_by: The names of the indexes that reported it and have lost it, sorted.
    """

    id: str
    finding: Finding
    decision: Decision | None
    revision: int
    first_seen: datetime
    last_seen: datetime
    last_run: int
    index: str | None = None
    gone: bool = False
    indexes: tuple[str, ...] = ()
    lost_by: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Where the finding stands."""
        return Status.OPEN if self.decision is None else status_after(self.decision.verdict)


def status_after(verdict: Verdict) -> Status:
    """Return where a finding stands when this was the last word.

    >>> status_after(Verdict.CLEARED)
    <Status.OPEN: 'open'>
    """
    return Status.OPEN if verdict is Verdict.CLEARED else Status(verdict.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Which findings of the store, in which order, and how many at a time.

    An empty tuple asks for no filter. A finding matches an outlet that prints either passage, as
    its own or as a copy. `text` holds words that must all stand, as parts of words too and in any
    case, in the passages or the outlets' names. `gone` None asks for both kinds; with an `index`,
    gone is what that index has lost.

    `after` is the `next` of the page before and stays true while findings are decided or added;
    `offset` counts from there.

    Raises:
        InputError: A number lies outside its range, or the text is too long.
    """

    kinds: tuple[Kind, ...] = ()
    types: tuple[ClashType, ...] = ()
    outlets: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    min_confidence: float = 0.0
    max_confidence: float = 1.0
    text: str = ""
    index: str | None = None
    gone: bool | None = False
    order: Order = Order.CONFIDENCE
    limit: int = 50
    offset: int = 0
    after: str | None = None

    def __post_init__(self) -> None:
        """Refuse nonsense with the name, the value and the range."""
        for name, value in (("min", self.min_confidence), ("max", self.max_confidence)):
            if not 0.0 <= value <= 1.0:
                raise InputError(f"{name}_confidence is {value}; it must lie between 0 and 1")
        if not 1 <= self.limit <= MAX_LIMIT:
            raise InputError(f"limit is {self.limit}; it must lie between 1 and {MAX_LIMIT}")
        if not 0 <= self.offset <= 2**31:
            raise InputError(f"offset is {self.offset}; it must lie between 0 and {2**31}")
        if len(self.text) > MAX_TEXT:
            raise InputError(f"the text sought has {len(self.text)} characters; at most {MAX_TEXT}")


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many findings stand where."""

    open: int = 0
    confirmed: int = 0
    dismissed: int = 0
    unsure: int = 0

    @property
    def decided(self) -> int:
        """How many have a decision."""
        return self.confirmed + self.dismissed + self.unsure

    @property
    def total(self) -> int:
        """How many there are."""
        return self.open + self.decided


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One page of a queue.

    Attributes:
        findings: In the order asked for, at most `limit`.
        total: How many findings match the query on all pages.
        counts: Where the findings stand that match the query but for its statuses.
        next: What to ask for as `after` to get the following page; None on the last.
    """

    findings: tuple[StoredFinding, ...]
    total: int
    counts: QueueCounts
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What a queue can be filtered by, each with the number of its findings, by name.

    Gone findings are not counted.
    """

    kinds: Mapping[str, int]
    types: Mapping[str, int]
    outlets: Mapping[str, int]
    stories: Mapping[str, int]
    indexes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Context:
    """The articles of a finding's two passages, as they were when it was last seen.

    `others` are the other articles of the story in order of their ids, those that print copies
    among them.
    """

    a: Article
    b: Article
    others: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run whose findings were recorded; `id` counts the runs of the store from 1.

    `findings` counts the dismissed ones too, `new` those that no run had reported before. `models`
    are names and revisions by the place that the model took.
    """

    id: int
    at: datetime
    index: str | None
    version: str
    articles: int
    findings: int
    new: int
    settings: Mapping[str, str | int | float | bool | None]
    models: Mapping[str, tuple[str, str]]
    stages: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many findings there are, how many of them were ever decided on, and how often in all."""

    findings: int
    decided: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a run brought to the store; all ids are those of stored findings, sorted.

    Attributes:
        run: The number of the run.
        new: Findings that no run had reported before.
        again: Findings that were known.
        gone: Findings that an earlier run of the index reported and this one did not, though it
            compared both articles or was over the whole index, which has one of them no longer.
    """

    run: int
    new: tuple[str, ...]
    again: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """All that a store knows of one finding, for another store; the history's oldest first."""

    stored: StoredFinding
    context: Context
    history: tuple[Decision, ...]


def known_as(finding: Finding, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Return every id that the finding can have, its own first.

    Any of the outlets that print a passage may speak for it in another run, in its own print's
    words; an outlet that prints both passages is paired with all but itself. Behind these ids
    stand those that an earlier version gave.
    """
    pairs = [((finding.a.outlet, finding.a.text), (finding.b.outlet, finding.b.text))] + [
        (one, other)
        for one in _prints(finding.a, articles)
        for other in _prints(finding.b, articles)
        if one[0] != other[0]
    ]
    ids = [make(one, other) for make in (pair_id, former_pair_id) for one, other in pairs]
    return tuple(dict.fromkeys(ids))


def _prints(side: Passage, articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    prints = [(side.outlet, side.text)]
    for copy in side.copies:
        if copy.article_id in articles:
            text = articles[copy.article_id].text[copy.start : copy.end]
            prints += [(copy.outlet, side.text), (copy.outlet, text)]
    return prints


def with_decisions(
    report: Report, decisions: Mapping[str, Decision], *, keep_dismissed: bool = False
) -> Report:
    """Return the report with what editors said of its findings, without those they dismissed.

    How many were left out stands in `stages` under ``dismissed``.

    Args:
        report: As the run made it.
        decisions: The last word by every id that a finding is known under.
        keep_dismissed: Leave the dismissed findings in.
    """
    if not decisions:
        return report
    articles = {article.id: article for article in report.articles}
    said: dict[str, Decision] = {}
    for finding in report.findings:
        met = [decisions[name] for name in known_as(finding, articles) if name in decisions]
        if met:
            said[finding.id] = max(met, key=lambda decision: decision.at)
    dismissed = {name for name, word in said.items() if word.verdict is Verdict.DISMISSED}
    left_out = set() if keep_dismissed else dismissed
    kept = tuple(finding for finding in report.findings if finding.id not in left_out)
    return replace(
        report,
        findings=kept,
        decisions={name: word for name, word in said.items() if name not in left_out},
        stages={**report.stages, "dismissed": len(report.findings) - len(kept)},
    )
