"""How the review page puts things: types, statuses, verdicts, and what the language model reads."""

from __future__ import annotations

from datetime import UTC, datetime, time

from consist.decisions import Order, Status
from consist.model import ClashType, Scores, Verdict
from consist.reports.phrases import date_in_words

TYPES = {
    ClashType.NUMBER: "Figure",
    ClashType.DATE_TIME: "Date or time",
    ClashType.PLACE: "Place",
    ClashType.ENTITY: "Who or what",
    ClashType.NEGATION: "Whether it happened",
    ClashType.MODALITY: "How certain it is",
    ClashType.CAUSE: "Cause",
    ClashType.ATTRIBUTION: "Who did or said it",
    ClashType.SEQUENCE: "Order of events",
    ClashType.QUOTE: "Wording of a quote",
    ClashType.OTHER: "Other",
}

STATUSES = {
    Status.OPEN: "To decide",
    Status.CONFIRMED: "Confirmed",
    Status.DISMISSED: "Dismissed",
    Status.UNSURE: "Unsure",
}

VERDICTS = {
    Verdict.CONFIRMED: "Confirmed",
    Verdict.DISMISSED: "Dismissed",
    Verdict.UNSURE: "Marked unsure",
    Verdict.CLEARED: "Put back to decide",
}

ORDERS = {
    Order.CONFIDENCE: "Surest first",
    Order.NEWEST: "Newest first",
    Order.DECIDED: "Last decided first",
    Order.TEACHING: "Most instructive first",
}


def reading_in_words(scores: Scores, premise: str, hypothesis: str) -> str:
    """Return what the language model reads in one direction, as a sentence.

    >>> reading_in_words(Scores(0.02, 0.05, 0.93), "Gazette", "Courier")
    'If Gazette is right, Courier is very likely wrong.'
    """
    likelihood, said = max(
        (scores.contradiction, "{} is {} wrong"),
        (scores.neutral, "that leaves open whether {} is"),
        (scores.entailment, "{} is {} right too"),
    )
    how = "very likely" if likelihood >= 0.85 else "likely" if likelihood >= 0.6 else "perhaps"
    return f"If {premise} is right, {said.format(hypothesis, how)}."


def closeness_in_words(similarity: float) -> str:
    """Return how alike two passages are by their vectors' cosine.

    >>> closeness_in_words(0.83)
    'The two passages are about the same thing in much the same words.'
    """
    if similarity >= 0.75:
        return "The two passages are about the same thing in much the same words."
    if similarity >= 0.5:
        return "The two passages are about the same thing in other words."
    return "The two passages share little of their wording; the story links them."


def moment_in_words(when: datetime) -> str:
    """Return a day and a time in UTC.

    >>> moment_in_words(datetime(2025, 3, 12, 0, 0, 9, tzinfo=UTC))
    '12 March 2025, 00:00 UTC'
    """
    moment = when.astimezone(UTC)
    return f"{date_in_words(datetime.combine(moment, time(), UTC))}, {moment:%H:%M} UTC"
