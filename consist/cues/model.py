"""What a sentence says that can be held against another: typed cues with their exact places.

`start` and `end` are offsets into the sentence that was read; `text[start:end]` is never empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from consist.model import ClashType, Span


class Dimension(StrEnum):
    """What kind of quantity a number is; only numbers of one dimension are compared."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    ENERGY = "energy"
    POWER = "power"
    ORDINAL = "ordinal"
    AGE = "age"
    SCORE = "score"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, from `low` to `high` in the dimension's base unit; an open bound is infinite.

    Base units: days, metres, square metres, litres, kilograms, degrees Celsius, km/h, watt-hours,
    percent, or the currency's own unit, which `unit` names. `granule` is the step to which the
    number was written (1,200 has 100), in the base unit. `counted` holds the stems of what is
    counted, head first. `around` holds stems of nearby words. `whole` marks the total that a part
    is taken of ("five of 200"). `sense` tells a number that is no level: "change" (rose by, 40
    more), "margin" (three short, two clear), "after" or "before" (two days later), "rest" (all but
    three). `aspects` holds what an amount of money or a length is said to be for ("fine", "depth").
    `part` tells a number that is introduced as part of something: "of" what is named ("150 of the
    jobs"), "among" what was just counted ("including 12"); `out_of` is the whole told with it.
    """

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    granule: float
    dimension: Dimension
    unit: str
    counted: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()
    whole: bool = False
    sense: str = ""
    aspects: frozenset[str] = frozenset()
    part: str = ""
    out_of: float | None = None


class Granularity(StrEnum):
    """How fine a moment is told."""

    CLOCK = "clock"
    PART = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch of time.

    `earliest` and `latest` (exclusive) bound it where the publication date allowed that. Clock
    times and parts of the day have `minutes`, the possible starts and ends in minutes of the day:
    "at nine" may be 540 or 1260; `zone` is the one that is told with them. `weekday` counts from
    Monday, 0; `days` are the first and the last day of the `month`. `open_year` marks a day without
    a year, whose bounds are in the likeliest one. `bound` is "before" or "after" for "by", "until",
    "since" and the like, which cannot clash with a point inside them.
    """

    start: int
    end: int
    granularity: Granularity
    earliest: datetime | None = None
    latest: datetime | None = None
    minutes: tuple[tuple[int, int], ...] = ()
    weekday: int | None = None
    month: int | None = None
    days: tuple[int, int] | None = None
    open_year: bool = False
    zone: str = ""
    bound: str = ""
    around: frozenset[str] = frozenset()


class NameKind(StrEnum):
    """What a name seems to name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name; `key` is what two mentions are matched by, `role` the title before it.

    `slot` is the preposition before it ("in", "near"), which tells what it does in the sentence.
    """

    start: int
    end: int
    surface: str
    kind: NameKind
    key: str
    role: str = ""
    slot: str = ""
    around: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Polarity:
    """A negation, plain or lexical ("refused", "without"); `scope` holds the stems it denies.

    `leaves` are the concepts and sides of outcomes that hold where the denied ones do not (not
    closed leaves open), and whether the denial reaches ahead ("will not", "ruled out").
    `of_claim` tells that a claim is called untrue ("denied", "baseless").
    """

    start: int
    end: int
    scope: tuple[str, ...]
    leaves: frozenset[tuple[str, int, bool]] = frozenset()
    of_claim: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verb or word of an antonym set: `concept` names the set and `side` is +1 or -1.

    A negation before the word has already turned the side where denying one means the other.
    `possible` marks what has not come about as far as told: announced, possible, conditional.
    """

    start: int
    end: int
    concept: str
    side: int
    word: str
    around: frozenset[str] = frozenset()
    possible: bool = False


class Mood(StrEnum):
    """How far a deed has come."""

    DONE = "done"
    WILL = "will"
    MAY = "may"
    OFFERED = "offered"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Modality:
    """A deed that is not simply told as done; `deed` is the stem of its verb."""

    start: int
    end: int
    mood: Mood
    deed: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A stated cause: the marker with its cause phrase, `of` the stems of the cause."""

    start: int
    end: int
    of: frozenset[str]
    effect: frozenset[str]
    explicit: bool


Cue: TypeAlias = Quantity | Moment | Name | Polarity | Outcome | Modality | Cause


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a sentence, each kind in the order of the text.

    `content` holds the stems of the words that carry matter, `context` those of the title or the
    sentence before. `looks_back` says that an earlier happening than the day's is told.
    `published_in` is the year in which its article came out.
    """

    text: str
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    modalities: tuple[Modality, ...] = ()
    causes: tuple[Cause, ...] = ()
    content: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    looks_back: bool = False
    published_in: int | None = None

    @property
    def all(self) -> tuple[Cue, ...]:
        """Every cue, in the order of the text."""
        found: list[Cue] = [*self.quantities, *self.moments, *self.names, *self.polarities]
        found += [*self.outcomes, *self.modalities, *self.causes]
        return tuple(sorted(found, key=lambda cue: (cue.start, cue.end, type(cue).__name__)))

    def name_keys(self, kind: NameKind | None = None) -> set[str]:
        """Return the keys of the names, of one kind alone if it is given."""
        return {name.key for name in self.names if kind is None or name.kind is kind}


class Verdict(StrEnum):
    """How two cues stand to each other."""

    SAME = "same"
    COMPATIBLE = "compatible"
    CLASH = "clash"
    NOT_COMPARABLE = "not_comparable"


class CueKind(StrEnum):
    """Which cues a comparison holds against each other."""

    QUANTITY = "quantity"
    MOMENT = "moment"
    NAME = "name"
    POLARITY = "polarity"
    OUTCOME = "outcome"
    MODALITY = "modality"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cues held against each other.

    `strength`, in [0, 1], is how sure it is that both speak of the same thing; it says nothing of
    the verdict. The spans are offsets into each side's sentence. `text` is for editors.
    `signs` are what the strength was computed from, by the names in `weights`.
    """

    type: ClashType
    verdict: Verdict
    strength: float
    one_span: Span
    other_span: Span
    text: str
    cue: CueKind
    signs: tuple[tuple[str, float], ...] = ()

    def mirrored(self) -> Comparison:
        """Return the same with the sides the other way round."""
        return replace(self, one_span=self.other_span, other_span=self.one_span)
