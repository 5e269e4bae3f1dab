"""How a finding is put into words for an editor."""

from __future__ import annotations

from datetime import UTC, datetime
from math import floor

from consist.chronology import is_day_alone
from consist.model import ClashType, Kind

KINDS = {
    Kind.CONTRADICTION: "Contradiction",
    Kind.DISPUTED: "Disputed by speakers",
    Kind.SUPERSEDED: "Updated since",
    Kind.FRAMING: "Different framing",
}

EXPLAINED = {
    Kind.CONTRADICTION: "Both accounts cannot be true of the same fact at the same time.",
    Kind.DISPUTED: "The outlets quote people who disagree; each may report its speaker rightly.",
    Kind.SUPERSEDED: "The later account brings the earlier one up to date.",
    Kind.FRAMING: "The same fact, told in a clearly different light.",
}

ABOUT = {
    ClashType.NUMBER: "a figure",
    ClashType.DATE_TIME: "when it happened",
    ClashType.PLACE: "where it happened",
    ClashType.ENTITY: "who or what was involved",
    ClashType.NEGATION: "whether it happened",
    ClashType.MODALITY: "how certain it is",
    ClashType.CAUSE: "why it happened",
    ClashType.ATTRIBUTION: "who did or said it",
    ClashType.SEQUENCE: "the order of events",
    ClashType.QUOTE: "what was said",
}


def confidence_in_words(confidence: float) -> str:
    """Return how sure the program is, in [0, 1], as an editor would put it.

    >>> confidence_in_words(0.93), confidence_in_words(0.5)
    ('very likely', 'possible')
    """
    if confidence >= 0.85:
        return "very likely"
    if confidence >= 0.65:
        return "likely"
    return "possible" if confidence >= 0.4 else "uncertain"


def percent(confidence: float) -> str:
    """Return a share in whole per cent, none of which is begun; only the certain is 0 or 100.

    So what is shown as 85 % is at least 0.85, for filters and for --fail-on as for the reader.

    >>> percent(0.8495), percent(0.29), percent(0.994), percent(0.999), percent(1.0)
    ('84%', '29%', '99%', '>99%', '100%')
    """
    if 0.995 <= confidence < 1:
        return ">99%"
    if 0 < confidence < 0.01:
        return "<1%"
    return f"{floor(round(100 * confidence, 9))}%"


def date_in_words(when: datetime | None) -> str:
    """Return the day in UTC, and the time unless it is midnight, which stands for a day alone.

    >>> date_in_words(datetime(2025, 3, 12, 9, 5, tzinfo=UTC))
    '12 March 2025, 09:05 UTC'
    """
    if when is None:
        return "undated"
    moment = when.astimezone(UTC)
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return day if is_day_alone(moment) else f"{day}, {moment:%H:%M} UTC"


def days_in_words(first: datetime, last: datetime) -> str:
    """Return from which day to which, in UTC.

    >>> days_in_words(datetime(2025, 3, 12, 9, tzinfo=UTC), datetime(2025, 3, 13, tzinfo=UTC))
    '12 March 2025 to 13 March 2025'
    """
    one, other = (date_in_words(moment).split(",")[0] for moment in (first, last))
    return one if one == other else f"{one} to {other}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """Return the count with its noun.

    >>> counted(1, "story", "stories"), counted(2000, "claim")
    ('1 story', '2,000 claims')
    """
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def left_out_as_dismissed(count: int) -> str:
    """Return what is told of findings that editors dismissed, nothing of none.

    >>> left_out_as_dismissed(1)
    '1 more was dismissed'
    """
    return f"{count} more {'was' if count == 1 else 'were'} dismissed" if count else ""


# strftime's month names follow the machine's locale; a report must not
MONTHS = (
    "January February March April May June July August September October November December".split()
)
