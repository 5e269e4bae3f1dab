"""What the API gives. Findings have the names of the JSON report's contract."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from consist.decisions import Status, StoredFinding
from consist.model import Article, ClashType, Decision, Kind, Passage, Scores, Verdict
from consist.web.jobs import AddArticles, CheckIndex, CompareStory, Job, JobState, Task
from consist.web.webhooks import Delivery


class PrintedCopy(BaseModel):
    """The same words printed by another article."""

    article_id: str
    outlet: str
    start: int
    end: int


class Side(BaseModel):
    """One passage; `start`, `end` and `lit` are code points into the article's text."""

    article_id: str
    outlet: str
    start: int
    end: int
    text: str
    speaker: str | None
    lit: list[tuple[int, int]]
    copies: list[PrintedCopy]

    @classmethod
    def of(cls, side: Passage) -> Side:
        """Return a passage."""
        return cls(
            article_id=side.article_id,
            outlet=side.outlet,
            start=side.start,
            end=side.end,
            text=side.text,
            speaker=side.speaker,
            lit=list(side.lit),
            copies=[PrintedCopy(**asdict(copy)) for copy in side.copies],
        )


class Reading(BaseModel):
    """What the language model says of one direction; the three sum to one."""

    entailment: float
    neutral: float
    contradiction: float

    @classmethod
    def of(cls, scores: Scores) -> Reading:
        """Return scores."""
        return cls(
            entailment=scores.entailment,
            neutral=scores.neutral,
            contradiction=scores.contradiction,
        )


class FindingScores(BaseModel):
    """The readings with the first passage as premise (`ab`) and with the second."""

    ab: Reading
    ba: Reading
    similarity: float


class Why(BaseModel):
    """A reason: a stable code and a sentence."""

    code: str
    text: str


class DecisionOut(BaseModel):
    """What somebody said of a finding."""

    verdict: Verdict
    note: str
    author: str
    at: datetime

    @classmethod
    def of(cls, decision: Decision) -> DecisionOut:
        """Return a decision."""
        return cls(
            verdict=decision.verdict, note=decision.note, author=decision.author, at=decision.at
        )


class FindingOut(BaseModel):
    """A finding and where it stands.

    `revision` counts its decisions; send it back with yours to be told of others made meanwhile.
    """

    id: str
    kind: Kind
    type: ClashType | None
    confidence: float
    story: str | None
    a: Side
    b: Side
    scores: FindingScores
    reasons: list[Why]
    status: Status
    decision: DecisionOut | None
    revision: int
    first_seen: datetime
    last_seen: datetime
    index: str | None
    indexes: list[str]
    gone: bool

    @classmethod
    def of(cls, stored: StoredFinding) -> FindingOut:
        """Return a stored finding."""
        finding = stored.finding
        return cls(
            id=stored.id,
            kind=finding.kind,
            type=finding.type,
            confidence=finding.confidence,
            story=finding.story,
            a=Side.of(finding.a),
            b=Side.of(finding.b),
            scores=FindingScores(
                ab=Reading.of(finding.forward),
                ba=Reading.of(finding.backward),
                similarity=finding.similarity,
            ),
            reasons=[Why(code=reason.code, text=reason.text) for reason in finding.reasons],
            status=stored.status,
            decision=None if stored.decision is None else DecisionOut.of(stored.decision),
            revision=stored.revision,
            first_seen=stored.first_seen,
            last_seen=stored.last_seen,
            index=stored.index,
            indexes=list(stored.indexes),
            gone=stored.gone,
        )


class Counts(BaseModel):
    """How many findings stand where, of those that match whatever their status."""

    open: int
    confirmed: int
    dismissed: int
    unsure: int


class FindingsOut(BaseModel):
    """A page of findings; ask again with `after` set to `next` until that is null."""

    findings: list[FindingOut]
    total: int
    counts: Counts
    next: str | None


class ArticleOut(BaseModel):
    """An article as it was when the finding was last seen."""

    id: str
    outlet: str
    title: str
    url: str | None
    published_at: datetime | None
    text: str

    @classmethod
    def of(cls, article: Article) -> ArticleOut:
        """Return an article."""
        return cls(
            id=article.id,
            outlet=article.outlet,
            title=article.title,
            url=article.url,
            published_at=article.published_at,
            text=article.text,
        )


class ContextOut(BaseModel):
    """The articles that a finding stands in, and the others of its story."""

    a: ArticleOut
    b: ArticleOut
    others: list[ArticleOut]


class SkippedOut(BaseModel):
    """An article that cannot be used, and why."""

    where: str
    reason: str


class JobOut(BaseModel):
    """A job and how far it is: `steps` of `of` within the `stage`.

    `article_ids` are those under which a job that is done keeps the articles, in the order given.
    """

    id: str
    task: Literal["add articles", "check", "compare"]
    index: str | None
    state: JobState
    stage: str
    steps: int
    of: int | None
    created: datetime
    started: datetime | None
    ended: datetime | None
    figures: dict[str, int]
    article_ids: list[str]
    error: str | None

    @classmethod
    def of_job(cls, job: Job) -> JobOut:
        """Return a job."""
        names: dict[type[Task], Literal["add articles", "check", "compare"]] = {
            AddArticles: "add articles",
            CheckIndex: "check",
            CompareStory: "compare",
        }
        return cls(
            id=job.id,
            task=names[type(job.task)],
            index=job.task.index,
            state=job.state,
            stage=job.stage,
            steps=job.steps,
            of=job.of,
            created=job.created,
            started=job.started,
            ended=job.ended,
            figures=dict(job.figures),
            article_ids=list(job.article_ids),
            error=job.error,
        )


class SubmittedOut(BaseModel):
    """The job that adds the articles, their ids in the order given, what was skipped, and notes.

    An article whose id another outlet's has in the index gets one of its own: see the job's ids.
    """

    job: JobOut
    article_ids: list[str]
    skipped: list[SkippedOut]
    notes: list[str]


class JobsOut(BaseModel):
    """Jobs, the newest first."""

    jobs: list[JobOut]


class DeliveryOut(BaseModel):
    """A message to a webhook."""

    id: str
    url: str
    event: str
    created: datetime
    state: str
    tries: int
    error: str | None

    @classmethod
    def of(cls, delivery: Delivery) -> DeliveryOut:
        """Return a delivery."""
        return cls(
            id=delivery.id,
            url=delivery.url,
            event=delivery.event,
            created=delivery.created,
            state=delivery.state,
            tries=delivery.tries,
            error=delivery.error,
        )


class DeliveriesOut(BaseModel):
    """Messages to webhooks, the newest first."""

    deliveries: list[DeliveryOut]


class HistoryOut(BaseModel):
    """Everything that was said of a finding, the oldest first."""

    decisions: list[DecisionOut]
