"""Decisions as lines of JSON: out of one store and into another, and what models learn from.

A line holds a labelled pair as `consist.evaluation.labelled` reads it (``premise``, ``hypothesis``,
``label``), what was said of the finding, and the finding itself. The articles stand under ``texts``
of the first line that needs them, and later lines name their keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consist.decisions import Context, StoredFinding, Told
from consist.errors import InputError, SourceError
from consist.model import Article, Decision, Finding, Kind, Passage, Skipped, Verdict
from consist.store.codec import (
    article_from,
    article_key,
    article_object,
    finding_from,
    finding_object,
)

CONFIRMED_LABELS = {
    Kind.CONTRADICTION: "contradiction",
    Kind.DISPUTED: "neutral",
    Kind.SUPERSEDED: "neutral",
    Kind.FRAMING: "not_contradiction",
}
"""What an NLI model shall say of a finding that is right, as it is taught of annotated stories."""

ROUNDING = 0.001
"""By how much a cosine of short floats can pass 1."""


def label(told: Told) -> str | None:
    """Return what the decision teaches an NLI model, None where it teaches nothing."""
    said = told.stored.decision
    if said is None:
        return None
    match said.verdict:
        case Verdict.CONFIRMED:
            return CONFIRMED_LABELS[told.stored.finding.kind]
        case Verdict.DISMISSED:
            return "not_contradiction"
        case _:
            return None


def written(told: Iterable[Told]) -> Iterator[str]:
    """Yield a line a finding, with its end."""
    given: set[str] = set()
    for each in told:
        yield json.dumps(_row(each, given)) + "\n"


def _row(told: Told, given: set[str]) -> dict[str, Any]:
    stored, context = told.stored, told.context
    finding, said = stored.finding, stored.decision
    articles = {article_key(a): a for a in (context.a, context.b, *context.others)}
    texts = {key: article_object(a) for key, a in articles.items() if key not in given}
    given.update(articles)
    return {
        "premise": finding.a.text,
        "hypothesis": finding.b.text,
        "label": label(told),
        "finding_id": stored.id,
        "verdict": None if said is None else said.verdict.value,
        "note": "" if said is None else said.note,
        "author": "" if said is None else said.author,
        "at": None if said is None else said.at.isoformat(),
        "history": [_said(decision) for decision in told.history],
        "index": stored.index,
        "first_seen": stored.first_seen.isoformat(),
        "last_seen": stored.last_seen.isoformat(),
        "gone": stored.gone,
        "indexes": list(stored.indexes),
        "lost_by": list(stored.lost_by),
        "finding": finding_object(finding),
        "articles": list(articles),
        "texts": texts,
    }


def _said(decision: Decision) -> dict[str, str]:
    return {
        "verdict": decision.verdict.value,
        "note": decision.note,
        "author": decision.author,
        "at": decision.at.isoformat(),
    }


def read(path: Path) -> list[Told | Skipped]:
    """Read a file of such lines; a line that is not one is skipped with its reason.

    Raises:
        SourceError: The file cannot be read at all.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: not readable as UTF-8 JSON lines ({error})") from error
    rows = [_parsed(line) for line in text.split("\n")]
    texts: dict[str, Any] = {}
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("texts"), dict):
            texts.update(row["texts"])
    return [
        _told(row, texts, source=str(path), where=f"line {number}")
        for number, row in enumerate(rows, 1)
        if row != ""
    ]


def _parsed(line: str) -> Any:
    """Return the line's value, "" for a blank line, None for a broken one."""
    if not line.strip():
        return ""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _told(row: Any, texts: Mapping[str, Any], *, source: str, where: str) -> Told | Skipped:
    if not isinstance(row, dict) or "finding" not in row:
        return Skipped(source, where, "no line of an export: it holds no object with a 'finding'")
    try:
        a, b, *others = (article_from(texts[key]) for key in row["articles"])
        told = Told(_stored(row), Context(a, b, tuple(others)), tuple(_history(row)))
        _check_places(told.stored.finding, a, b)
        _check_types(told)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, InputError) as error:
        return Skipped(source, where, f"the line is damaged or lacks its articles: {error!r}")
    return told


def _stored(row: Mapping[str, Any]) -> StoredFinding:
    history = _history(row)
    last = history[-1] if history and history[-1].verdict is not Verdict.CLEARED else None
    return StoredFinding(
        id=_id(row["finding_id"]),
        finding=finding_from(row["finding"]),
        decision=last,
        revision=len(history),
        first_seen=_moment(row["first_seen"]),
        last_seen=_moment(row["last_seen"]),
        last_run=0,
        index=None if row["index"] is None else _text(row["index"]),
        gone=row.get("gone") is True,
        indexes=_names(row.get("indexes", [])),
        lost_by=_names(row.get("lost_by", [])),
    )


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of names is wanted, not {value!r}")
    return tuple(map(_text, value))


def _history(row: Mapping[str, Any]) -> list[Decision]:
    return [
        Decision(
            finding_id=_id(row["finding_id"]),
            verdict=Verdict(each["verdict"]),
            note=_text(each["note"]),
            author=_text(each["author"]),
            at=_moment(each["at"]),
        )
        for each in row["history"]
    ]


def _check_places(finding: Finding, a: Article, b: Article) -> None:
    """Refuse a finding whose passages do not stand where it says."""
    for side, article in ((finding.a, a), (finding.b, b)):
        if article.id != side.article_id or article.text[side.start : side.end] != side.text:
            raise ValueError(f"the passage {side.text[:40]!r} does not stand in its article")


def _check_types(told: Told) -> None:
    """Refuse values that the store could not keep or no page could show."""
    for article in (told.context.a, told.context.b, *told.context.others):
        _check_article(article)
    finding = told.stored.finding
    for side in (finding.a, finding.b):
        _check_passage(side)
    _texts_or_none(finding.story)
    _texts(*(part for reason in finding.reasons for part in astuple(reason)))
    if not 0 <= _number(finding.confidence) <= 1:
        raise ValueError(f"the confidence {finding.confidence} does not lie between 0 and 1")
    for share in (finding.similarity, *astuple(finding.forward), *astuple(finding.backward)):
        if not abs(_number(share)) <= 1 + ROUNDING:
            raise ValueError(f"the score {share} does not lie between -1 and 1")


def _check_article(article: Article) -> None:
    _texts(article.id, article.outlet, article.title, article.text)
    _texts_or_none(article.url, article.language, article.story)
    if article.published_at is not None:
        _in_utc(article.published_at)


def _check_passage(side: Passage) -> None:
    _texts_or_none(side.speaker)
    _texts(side.outlet, *(name for copy in side.copies for name in (copy.article_id, copy.outlet)))
    spans = [(side.start, side.end), *side.lit, *((copy.start, copy.end) for copy in side.copies)]
    for place in (place for span in spans for place in span):
        if type(place) is not int or place < 0:
            raise TypeError(f"a place in a text is wanted, not {place!r}")


def _texts(*values: object) -> None:
    for value in values:
        _text(value)


def _texts_or_none(*values: object) -> None:
    _texts(*(value for value in values if value is not None))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a string is wanted, not {value!r}")
    return value


def _id(value: object) -> str:
    text = _text(value)
    if not re.fullmatch("[0-9a-f]{1,32}", text):
        raise ValueError(f"{text[:40]!r} is no id of a finding")
    return text


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"a number is wanted, not {value!r}")
    return value


def _moment(value: str) -> datetime:
    return _in_utc(datetime.fromisoformat(value))


def _in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"the time {moment} has no zone")
    return moment.astimezone(UTC)
