"""The report for machines, to the contract of `schema/report.schema.json`.

The same report gives the same bytes: keys stand in a fixed order, confidences are rounded to 4
places and scores to 6.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from consist.model import (
    Article,
    Copy,
    Decision,
    Finding,
    ModelIdentity,
    Passage,
    Remark,
    Report,
    Scores,
)
from consist.reports.groups import Group, groups
from consist.reports.lookup import coverage, story_of
from consist.version import version


def to_json(report: Report) -> str:
    """Return the whole report as indented JSON with a newline at its end."""
    return indented(contract(report))


def indented(value: object) -> str:
    """Return plain values as indented JSON with a newline at its end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def contract(report: Report) -> dict[str, Any]:
    """Return the report as the contract's object, made of plain values."""
    stories = story_of(report)
    sentences = Counter(sentence.article_id for sentence in report.sentences)
    return {
        "consist": version(),
        "settings": {name: report.settings[name] for name in sorted(report.settings)},
        "models": {name: _model(report.models[name]) for name in sorted(report.models)},
        "articles": [
            _article(article, story=stories.get(article.id), sentences=sentences[article.id])
            for article in report.articles
        ],
        "skipped": [_told(item) for item in report.skipped],
        "notes": [_told(item) for item in report.notes],
        "findings": [
            _finding(finding, report.decisions.get(finding.id)) for finding in report.findings
        ],
        "groups": [_group(group) for group in groups(report.findings)],
        "coverage": {
            row.outlet: {
                "articles": row.articles,
                "sentences": row.sentences,
                "findings": row.findings,
            }
            for row in coverage(report)
        },
        "stages": {name: report.stages[name] for name in sorted(report.stages)},
    }


def _told(item: Remark) -> dict[str, Any]:
    return {"source": item.source, "where": item.where, "reason": item.reason}


def _model(model: ModelIdentity) -> dict[str, Any]:
    return {"name": model.name, "revision": model.revision}


def _article(article: Article, *, story: str | None, sentences: int) -> dict[str, Any]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published_at": timestamp(article.published_at),
        "story": story,
        "sentences": sentences,
    }


def _finding(finding: Finding, decision: Decision | None) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "type": None if finding.type is None else finding.type.value,
        "confidence": round(float(finding.confidence), 4),
        "story": finding.story,
        "a": _passage(finding.a),
        "b": _passage(finding.b),
        "scores": {
            "ab": _scores(finding.forward),
            "ba": _scores(finding.backward),
            "similarity": round(float(finding.similarity), 6),
        },
        "reasons": [{"code": reason.code, "text": reason.text} for reason in finding.reasons],
        "decision": None if decision is None else _decision(decision),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "findings": [finding.id for finding in group.findings],
        "sides": [
            {
                "outlets": list(outlets),
                "passages": [
                    {"article_id": side.article_id, "start": side.start, "end": side.end}
                    for side in passages
                ],
            }
            for outlets, passages in zip(group.outlets, group.sides, strict=True)
        ],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "verdict": decision.verdict.value,
        "note": decision.note,
        "author": decision.author,
        "at": timestamp(decision.at),
    }


def _passage(side: Passage) -> dict[str, Any]:
    return {
        "article_id": side.article_id,
        "outlet": side.outlet,
        "start": side.start,
        "end": side.end,
        "text": side.text,
        "speaker": side.speaker,
        "lit": [[start, end] for start, end in side.lit],
        "copies": [_copy(copy) for copy in side.copies],
    }


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "article_id": copy.article_id,
        "outlet": copy.outlet,
        "start": copy.start,
        "end": copy.end,
    }


def _scores(scores: Scores) -> dict[str, float]:
    return {
        "entailment": round(float(scores.entailment), 6),
        "neutral": round(float(scores.neutral), 6),
        "contradiction": round(float(scores.contradiction), 6),
    }


def timestamp(when: datetime | None) -> str | None:
    """Return the moment in UTC as RFC 3339, or None.

    >>> timestamp(datetime(2025, 3, 12, 9, 30, tzinfo=UTC))
    '2025-03-12T09:30:00Z'
    """
    if when is None:
        return None
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
