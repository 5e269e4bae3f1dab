"""What the API takes and gives. Findings have the names of the JSON report's contract."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from consist.decisions import MAX_LIMIT, MAX_TEXT, FindingQuery, Order, Status, StoredFinding
from consist.model import Article, ClashType, Decision, Kind, Passage, Scores, Verdict
from consist.web.jobs import AddArticles, CheckIndex, CompareStory, Job, JobState, Task
from consist.web.webhooks import Delivery

FINDING_ID = "^[0-9a-f]{16}$"
PLAIN = r"^[^\u0000]*$"
"""Text without the null character, which no database keeps."""

INDEX_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}$"
SETTABLE_INDEX = Field(pattern=INDEX_NAME, description="The name of the index.")
MOST_ARTICLES = 1_000
MOST_TEXT = 5_000_000

Text = Annotated[str, Field(pattern=PLAIN)]


def _number(value: object) -> object:
    """Refuse what Python would take for a number and JSON does not: truth values and text."""
    if isinstance(value, bool | str):
        raise ValueError("it must be a number")  # noqa: TRY004 (pydantic takes no other error)
    return value


def _moment(value: object) -> datetime:
    """Return a moment in UTC; a day alone is its midnight, and what names no zone is in UTC."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is not None:
            aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
            return aware.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("it must be a date or a moment as in RFC 3339") from error
    raise ValueError("it must be a date or a moment as in RFC 3339")


A_NUMBER = BeforeValidator(_number)
MOMENT = BeforeValidator(_moment)


class Given(BaseModel):
    """What comes in: nothing beyond what is described."""

    model_config = ConfigDict(extra="forbid")


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
            copies=[
                PrintedCopy(
                    article_id=copy.article_id, outlet=copy.outlet, start=copy.start, end=copy.end
                )
                for copy in side.copies
            ],
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


class FiltersIn(Given):
    """Which findings; a filter that is not given leaves nothing out."""

    kind: Annotated[list[Kind], Field(max_length=len(Kind))] = []
    type: Annotated[list[ClashType], Field(max_length=len(ClashType))] = []
    outlet: Annotated[list[Text], Field(max_length=50)] = []
    story: Annotated[list[Text], Field(max_length=50)] = []
    status: Annotated[list[Status], Field(max_length=len(Status))] = []
    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    max_confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    text: Annotated[
        str,
        Field(max_length=MAX_TEXT, pattern=PLAIN, description="Words that must all stand in it."),
    ] = ""
    index: Annotated[str | None, Field(max_length=100, pattern=PLAIN)] = None
    gone: Annotated[bool, Field(description="Also those that a later check no longer found.")] = (
        False
    )
    order: Order = Order.CONFIDENCE

    def query(self, *, limit: int = 50, after: str | None = None) -> FindingQuery:
        """Return what to ask the store."""
        return FindingQuery(
            kinds=tuple(self.kind),
            types=tuple(self.type),
            outlets=tuple(self.outlet),
            stories=tuple(self.story),
            statuses=tuple(self.status),
            min_confidence=self.min_confidence,
            max_confidence=self.max_confidence,
            text=self.text,
            index=self.index,
            gone=None if self.gone else False,
            order=self.order,
            limit=limit,
            after=after,
        )


class PageIn(FiltersIn):
    """Which findings, and which page of them."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT)] = 50
    after: Annotated[
        str | None, Field(max_length=500, pattern=PLAIN, description="The last page's `next`.")
    ] = None

    def page(self) -> FindingQuery:
        """Return what to ask the store."""
        return self.query(limit=self.limit, after=self.after)


class DecisionIn(Given):
    """A decision on a finding.

    With `revision` it is refused (409) where somebody decided since; without, it always counts. The
    same verdict, note and author as the last word change nothing: sending it twice is safe.
    """

    verdict: Verdict
    note: Annotated[str, Field(max_length=2_000, pattern=PLAIN)] = ""
    author: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\u0000-\u001f]+$")] = (
        "api"
    )
    revision: Annotated[int, Field(ge=0, le=2**31 - 1), A_NUMBER] | None = None


class ArticleIn(Given):
    """An article; without an id it gets one that depends on its content."""

    outlet: Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
    text: Annotated[str, Field(min_length=1, max_length=MOST_TEXT, pattern=PLAIN)]
    id: Annotated[str | None, Field(min_length=1, max_length=200, pattern=PLAIN)] = None
    title: Annotated[str, Field(max_length=1_000, pattern=PLAIN)] = ""
    url: Annotated[str | None, Field(max_length=2_000, pattern=PLAIN)] = None
    published_at: Annotated[datetime, MOMENT] | None = None
    language: Annotated[str | None, Field(max_length=35, pattern=PLAIN)] = None
    story: Annotated[str | None, Field(max_length=200, pattern=PLAIN)] = None


class ArticlesIn(Given):
    """Articles to add to an index."""

    index: Annotated[str, SETTABLE_INDEX]
    articles: Annotated[list[ArticleIn], Field(min_length=1, max_length=MOST_ARTICLES)]


class CheckIn(Given):
    """A check of an index; with `article_ids` only of what these have to do with the others."""

    index: Annotated[str, SETTABLE_INDEX]
    article_ids: Annotated[list[Text] | None, Field(min_length=1, max_length=MOST_ARTICLES)] = None
    min_confidence: Annotated[float, Field(ge=0, le=1), A_NUMBER] = 0.5


class SkippedOut(BaseModel):
    """An article that cannot be used, and why."""

    where: str
    reason: str


class JobOut(BaseModel):
    """A job and how far it is: `steps` of `of` within the `stage`."""

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
            error=job.error,
        )


class SubmittedOut(BaseModel):
    """The job that adds the articles, their ids in the order given, and what was skipped."""

    job: JobOut
    article_ids: list[str]
    skipped: list[SkippedOut]


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
