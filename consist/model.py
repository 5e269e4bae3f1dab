"""The nouns: what an article, a sentence, a pair and a finding are.

Everything here is a frozen value. Offsets are Unicode code points into an article's text as it was
given, so that ``article.text[start:end] == sentence.text`` holds for everything that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Self, TypeAlias

from consist.errors import InputError
from consist.typography import plainly_set

NEVER = datetime.max.replace(tzinfo=UTC)
"""Stands for a date that is not known, where the earliest comes first."""


@dataclass(frozen=True, slots=True)
class Place:
    """The file that an article was read from; `line` is set where the article is a row of it."""

    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet.

    `published_at` is aware and kept in UTC; a source that gives a day alone yields its midnight.
    `story` is set only where the source names the story; otherwise stories are found. `place` is no
    part of what an article is: the same article may lie elsewhere.

    Raises:
        InputError: The date names no time zone, or lies where days before or after it have no name.
    """

    id: str
    outlet: str
    text: str
    title: str = ""
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    story: str | None = None
    place: Place | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Bring the date into UTC."""
        moment = self.published_at
        if moment is None:
            return
        if moment.tzinfo is None:
            raise InputError(
                f"published_at of the article {self.id!r} names no time zone: {moment}; "
                "give it one, as with .replace(tzinfo=datetime.UTC)"
            )
        if not 1 < moment.year < 9999:
            raise InputError(
                f"published_at of the article {self.id!r} is {moment}; "
                "its year must lie between 2 and 9998"
            )
        if moment.tzinfo is not UTC:
            object.__setattr__(self, "published_at", moment.astimezone(UTC))


def by_date(article: Article) -> tuple[datetime, str]:
    """Return what articles are sorted by, the earliest first and the undated last."""
    return article.published_at or NEVER, article.id


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be told of the input, and where it was met."""

    source: str
    where: str
    reason: str

    @property
    def place(self) -> str:
        """Return where it was met: the source, and the place in it if there is one."""
        return f"{self.source} {self.where}".strip()


@dataclass(frozen=True, slots=True)
class Skipped(Remark):
    """Something of the input that did not become an article, or not as it was meant."""


@dataclass(frozen=True, slots=True)
class Note(Remark):
    """What is to be known of all that was read: nothing is left out for it."""


Met: TypeAlias = Article | Skipped | Note
"""What sources give."""


class SentenceRole(StrEnum):
    """Whether a sentence takes part in comparison."""

    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A stretch of an article.

    Sentences order by article and place, so that a pair has one fixed order. `position` counts the
    sentences of the article from zero, boilerplate included.
    """

    article_id: str
    start: int
    end: int
    position: int
    outlet: str
    text: str
    role: SentenceRole = SentenceRole.BODY

    @property
    def comparable(self) -> bool:
        """Whether the sentence is the article's own matter, not a teaser or a byline."""
        return self.role is SentenceRole.BODY


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different outlets about the same thing; it has no direction.

    `similarity` is the cosine of their vectors, in [-1, 1], bigger is closer. `rank` is the better
    of the two ranks that one has among the sentences of the other's article, from 1.
    """

    left: Sentence
    right: Sentence
    similarity: float
    rank: int

    @classmethod
    def of(cls, one: Sentence, other: Sentence, *, similarity: float, rank: int) -> Self:
        """Make the pair in its one fixed order, whichever way round it was met."""
        left, right = sorted((one, other))
        return cls(left, right, similarity, rank)


@dataclass(frozen=True, slots=True)
class Scores:
    """What an NLI model says of one premise and one hypothesis; the three sum to one."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair with its scores in both directions: left as premise, then right as premise.

    `claims` are those of what is reported, without the words that tell who says it, where both
    sides report and these words may hide a clash (`consist.attribution.claims`).
    """

    pair: Pair
    forward: Scores
    backward: Scores
    claims: tuple[Scores, Scores] | None = None

    @property
    def contradiction(self) -> float:
        """How far the model reads a contradiction both ways: the lesser of the two, in [0, 1]."""
        return min(self.forward.contradiction, self.backward.contradiction)


class Kind(StrEnum):
    """What a finding amounts to."""

    CONTRADICTION = "contradiction"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"
    FRAMING = "framing"


class ClashType(StrEnum):
    """What two contradicting accounts differ in."""

    NUMBER = "number"
    DATE_TIME = "date_time"
    PLACE = "place"
    ENTITY = "entity"
    NEGATION = "negation"
    MODALITY = "modality"
    CAUSE = "cause"
    ATTRIBUTION = "attribution"
    SEQUENCE = "sequence"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding was flagged: a stable code for machines and a sentence for editors."""

    code: str
    text: str


Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """The same words printed by another article of the copy group."""

    article_id: str
    outlet: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a finding.

    `lit` are the clashing words, as offsets into the article's text, sorted and not overlapping.
    `copies` are the other articles that print the passage word for word, one voice with this one.
    """

    article_id: str
    outlet: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    lit: tuple[Span, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A ranked, explained claim of the program about two passages."""

    kind: Kind
    type: ClashType | None
    confidence: float
    story: str | None
    a: Passage
    b: Passage
    forward: Scores
    backward: Scores
    similarity: float
    reasons: tuple[Reason, ...] = ()

    @property
    def id(self) -> str:
        """An identity that depends on outlets and texts alone, so that decisions survive re-runs.

        Neither the article's id nor the kind takes part, nor do blanks, kinds of quotation marks
        and the like, nor the case of the outlets' names or a "The" before them: moving, re-judging
        or re-setting a passage must not bring a dismissed finding back.
        """
        return pair_id((self.a.outlet, self.a.text), (self.b.outlet, self.b.text))


def pair_id(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return the identity of two (outlet, text), whichever comes first: 16 hexadecimal digits.

    How the outlets' names are spelled does not matter.
    """
    return _digest((outlet_key(outlet), text) for outlet, text in (one, other))


def former_pair_id(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return the identity that the two had while the spelling of an outlet's name mattered.

    Stores hold decisions under it.
    """
    return _digest((plainly_set(outlet), text) for outlet, text in (one, other))


def _digest(named: Iterable[tuple[str, str]]) -> str:
    sides = sorted(f"{name}\x1f{plainly_set(text)}" for name, text in named)
    return sha256("\x1e".join(sides).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def outlet_key(name: str) -> str:
    """Return what all spellings of an outlet's name have in common, with "The" or without.

    >>> outlet_key(" REUTERS") == outlet_key("Reuters"), outlet_key("The Gazette")
    (True, 'gazette')
    """
    return plainly_set(name).casefold().removeprefix("the ")


class Verdict(StrEnum):
    """What an editor says of a finding; `cleared` takes the last word back."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"
    CLEARED = "cleared"


MAX_NOTE = 10_000
MAX_AUTHOR = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """What one editor said of a finding, and when; `at` is aware and kept in UTC.

    Raises:
        InputError: The note or the author is too long, or the time has no zone.
    """

    finding_id: str
    verdict: Verdict
    note: str
    author: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what no store could keep."""
        if len(self.note) > MAX_NOTE:
            raise InputError(f"the note has {len(self.note)} characters; at most {MAX_NOTE} fit")
        if len(self.author) > MAX_AUTHOR:
            raise InputError(
                f"the author's name has {len(self.author)} characters; at most {MAX_AUTHOR} fit"
            )
        if self.at.utcoffset() is None:
            raise InputError(
                f"the decision's time {self.at} has no zone; give it one, as in +00:00"
            )


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event; `id` is that of the source or of the earliest article.

    Stories of like events that were told apart have a `topic` in common, the id of the earliest of
    all their articles.
    """

    id: str
    article_ids: tuple[str, ...]
    topic: str | None = None

    @property
    def topic_or_id(self) -> str:
        """What it has in common with stories of like events; its own id where there are none."""
        return self.id if self.topic is None else self.topic


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model stood behind a port: enough to tell two runs apart."""

    name: str
    revision: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: everything that any output format shows.

    `skipped` is what of the input did not take part, and `notes` is what is to be known of the rest
    of it: dates that were guessed, for example. `decisions` are what editors said of these
    findings, by the finding's id.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    settings: dict[str, str | int | float | bool | None] = field(default_factory=dict)
    models: dict[str, ModelIdentity] = field(default_factory=dict)
    stages: dict[str, int] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
