"""The list of stories for machines."""

from __future__ import annotations

from typing import Any

from consist.coverage import Comparison
from consist.reports.csv import table
from consist.reports.json import timestamp

COLUMNS = (
    "id",
    "topic",
    "title",
    "first_at",
    "last_at",
    "articles",
    "outlets",
    "shared",
    "contested",
)


def stories_json(comparison: Comparison) -> list[dict[str, Any]]:
    """Return one plain object a story; `outlets` are their names."""
    return [
        {
            "id": story.id,
            "topic": story.topic,
            "title": story.title,
            "first_at": None if story.span is None else timestamp(story.span[0]),
            "last_at": None if story.span is None else timestamp(story.span[1]),
            "articles": len(story.articles),
            "outlets": list(story.outlets),
            "shared": len(story.shared),
            "contested": len(story.contested),
        }
        for story in comparison.stories
    ]


def stories_csv(comparison: Comparison) -> str:
    """Return a header and a row a story, with CRLF line ends; outlets are joined by bars."""
    rows = []
    for row in stories_json(comparison):
        row["outlets"] = " | ".join(row["outlets"])
        rows.append(["" if row[name] is None else row[name] for name in COLUMNS])
    return table(COLUMNS, rows)
