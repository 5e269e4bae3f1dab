"""Findings, articles and runs as JSON in ASCII, which every database holds, and back.

Numbers keep every digit, so that what comes back equals what was put.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from consist.model import (
    Article,
    ClashType,
    Copy,
    Finding,
    Kind,
    Passage,
    Reason,
    Scores,
    outlet_key,
)


def key(*parts: str) -> str:
    """Return the digest of some texts, none of which can run into the next: 32 digits."""
    whole = sha256()
    for part in parts:
        whole.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()[:32]


def article_key(article: Article) -> str:
    """Return the key of everything that the article holds."""
    return key(article_json(article))


def place_key(article_id: str, outlet: str) -> str:
    """Return the key of an article whatever its text is, and however its outlet is spelled."""
    return key(article_id, outlet_key(outlet))


def article_json(article: Article) -> str:
    """Return the article as JSON."""
    return json.dumps(article_object(article))


def article_object(article: Article) -> dict[str, Any]:
    """Return the article as plain values."""
    at = article.published_at
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published_at": None if at is None else at.isoformat(),
        "language": article.language,
        "story": article.story,
        "text": article.text,
    }


def article_from(data: dict[str, Any]) -> Article:
    """Return the article of an `article_object`."""
    at = data["published_at"]
    return Article(**{**data, "published_at": None if at is None else datetime.fromisoformat(at)})


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return the finding as plain values."""
    return {
        "kind": finding.kind.value,
        "type": None if finding.type is None else finding.type.value,
        "confidence": float(finding.confidence),
        "story": finding.story,
        "a": _passage_object(finding.a),
        "b": _passage_object(finding.b),
        "forward": _scores_list(finding.forward),
        "backward": _scores_list(finding.backward),
        "similarity": float(finding.similarity),
        "reasons": [[reason.code, reason.text] for reason in finding.reasons],
    }


def finding_from(data: dict[str, Any]) -> Finding:
    """Return the finding of a `finding_object`."""
    return Finding(
        kind=Kind(data["kind"]),
        type=None if data["type"] is None else ClashType(data["type"]),
        confidence=data["confidence"],
        story=data["story"],
        a=_passage(data["a"]),
        b=_passage(data["b"]),
        forward=Scores(*data["forward"]),
        backward=Scores(*data["backward"]),
        similarity=data["similarity"],
        reasons=tuple(Reason(code, text) for code, text in data["reasons"]),
    )


def _scores_list(scores: Scores) -> list[float]:
    return [float(scores.entailment), float(scores.neutral), float(scores.contradiction)]


def _passage_object(side: Passage) -> dict[str, Any]:
    return {
        "article_id": side.article_id,
        "outlet": side.outlet,
        "start": side.start,
        "end": side.end,
        "text": side.text,
        "speaker": side.speaker,
        "lit": [[start, end] for start, end in side.lit],
        "copies": [[copy.article_id, copy.outlet, copy.start, copy.end] for copy in side.copies],
    }


def _passage(data: dict[str, Any]) -> Passage:
    return Passage(
        article_id=data["article_id"],
        outlet=data["outlet"],
        start=data["start"],
        end=data["end"],
        text=data["text"],
        speaker=data["speaker"],
        lit=tuple((start, end) for start, end in data["lit"]),
        copies=tuple(Copy(*copy) for copy in data["copies"]),
    )
