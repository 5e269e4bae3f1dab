"""The comparison for machines, to the contract of `schema/comparison.schema.json`."""

from __future__ import annotations

from typing import Any

from consist.coverage import Cell, Claim, Comparison, Mention, StoryCoverage
from consist.model import Passage
from consist.reports.json import contract, indented, timestamp

KEPT = ("consist", "settings", "models", "articles", "skipped", "notes", "findings", "stages")


def to_json(comparison: Comparison) -> str:
    """Return the whole comparison as indented JSON with a newline at its end."""
    return indented(comparison_contract(comparison))


def comparison_contract(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as the contract's object: parts of the report's, and the stories."""
    report = contract(comparison.report)
    return {
        **{name: report[name] for name in KEPT},
        "focus": comparison.focus,
        "stories": [story_contract(story) for story in comparison.stories],
    }


def story_contract(story: StoryCoverage) -> dict[str, Any]:
    """Return one story's coverage as plain values."""
    return {
        "id": story.id,
        "topic": story.topic,
        "title": story.title,
        "first_at": None if story.span is None else timestamp(story.span[0]),
        "last_at": None if story.span is None else timestamp(story.span[1]),
        "outlets": [
            {
                "outlet": row.outlet,
                "articles": row.articles,
                "stated": row.stated,
                "lone": row.lone,
                "silent": row.silent,
                "contradicted": row.contradicted,
            }
            for row in story.rows
        ],
        "article_ids": [article.id for article in story.articles],
        "claims": [_claim(claim) for claim in story.claims],
        "pairs": [
            {
                "one": pair.one,
                "other": pair.other,
                "shared": pair.shared,
                "contradicting": pair.contradicting,
                "disputed": pair.disputed,
                "updated": pair.updated,
                "framing": pair.framing,
            }
            for pair in story.pairs
        ],
        "timeline": [
            {
                "article_id": each.article_id,
                "outlet": each.outlet,
                "title": each.title,
                "published_at": timestamp(each.published_at),
                "first": list(each.first),
                "changes": [
                    {
                        "claim": change.claim,
                        "earlier": _passage(change.earlier),
                        "later": _passage(change.later),
                    }
                    for change in each.changes
                ],
            }
            for each in story.timeline
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": _passage(claim.text),
        "standing": claim.standing.value,
        "central": claim.central,
        "voices": claim.voices,
        "first_at": timestamp(claim.first_at),
        "rivals": list(claim.rivals),
        "omitted_by": list(claim.omitted_by),
        "opened_by": list(claim.opened_by),
        "late_in": list(claim.late_in),
        "cells": [_cell(cell) for cell in claim.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "outlet": cell.outlet,
        "state": cell.state.value,
        "findings": list(cell.findings),
        "mentions": [_mention(mention) for mention in cell.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "state": mention.state.value,
        "confidence": round(float(mention.confidence), 4),
        "attributed": mention.attributed,
        "member": mention.member,
        "place": mention.place,
        "of": mention.of,
        "published_at": timestamp(mention.published_at),
        "passage": _passage(mention.passage),
    }


def _passage(side: Passage) -> dict[str, Any]:
    return {
        "article_id": side.article_id,
        "outlet": side.outlet,
        "start": side.start,
        "end": side.end,
        "text": side.text,
        "speaker": side.speaker,
    }
