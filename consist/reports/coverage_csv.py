"""The claim-by-outlet table for spreadsheets: one row a cell, so that a pivot gives the table."""

from __future__ import annotations

from collections.abc import Iterator

from consist.coverage import Comparison
from consist.reports.coverage_words import views
from consist.reports.csv import Cell, table
from consist.reports.json import timestamp

COLUMNS = (
    "story", "story_title", "claim", "claim_text", "standing", "central", "voices", "outlet",
    "state", "omission", "confidence", "attributed", "speaker", "text", "article_id",
    "published_at", "start", "end", "place", "of", "other_passages", "findings",
)  # fmt: skip


def to_csv(comparison: Comparison) -> str:
    """Return a header and a row a cell, with CRLF line ends; the passage is the weightiest."""
    return table(COLUMNS, _rows(comparison))


def _rows(comparison: Comparison) -> Iterator[list[Cell]]:
    for view in views(comparison):
        for claim in (*view.shared, *view.lone):
            head: list[Cell] = [
                view.story.id, view.story.title, claim.id, claim.text.text,
                claim.standing.value, str(claim.central).lower(), claim.voices,
            ]  # fmt: skip
            for cell in view.cells(claim):
                omission = str(cell.outlet in claim.omitted_by).lower()
                row: list[Cell] = [*head, cell.outlet, cell.state.value, omission]
                if cell.mentions:
                    first = cell.mentions[0]
                    row += [
                        round(float(first.confidence), 4), str(first.attributed).lower(),
                        first.passage.speaker or "", first.passage.text,
                        first.passage.article_id, timestamp(first.published_at) or "",
                        first.passage.start, first.passage.end, first.place, first.of,
                        " | ".join(mention.passage.text for mention in cell.mentions[1:]),
                    ]  # fmt: skip
                else:
                    row += [""] * 11
                yield [*row, " ".join(cell.findings)]
