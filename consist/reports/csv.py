"""The findings as a table, one row a finding, for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from consist.model import Article, Finding, Passage, Report
from consist.reports.json import timestamp
from consist.reports.lookup import also_printed_by

Cell: TypeAlias = str | int | float

SIDE = (
    "outlet", "title", "url", "published_at", "article_id", "start", "end", "text", "speaker",
    "also_printed_by",
)  # fmt: skip
COLUMNS = (
    "id", "kind", "type", "confidence", "story",
    *(f"a_{name}" for name in SIDE),
    *(f"b_{name}" for name in SIDE),
    "reasons",
)  # fmt: skip

# a spreadsheet runs a cell that starts so; the wide forms count in East Asian locales
FORMULA_STARTS = tuple("=+-@＝＋－＠")


def to_csv(report: Report) -> str:
    """Return a header and a row a finding, ranked, with CRLF line ends."""
    articles = {article.id: article for article in report.articles}
    return table(COLUMNS, (_row(finding, articles) for finding in report.findings))


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a header and the rows with CRLF line ends, all cells inert."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(cell) for cell in row])
    return lines.getvalue()


def _row(finding: Finding, articles: dict[str, Article]) -> list[Cell]:
    return [
        finding.id,
        finding.kind.value,
        "" if finding.type is None else finding.type.value,
        round(float(finding.confidence), 4),
        finding.story or "",
        *_side(finding.a, articles[finding.a.article_id]),
        *_side(finding.b, articles[finding.b.article_id]),
        " | ".join(reason.text for reason in finding.reasons),
    ]


def _side(side: Passage, article: Article) -> list[Cell]:
    return [
        side.outlet,
        article.title,
        article.url or "",
        timestamp(article.published_at) or "",
        side.article_id,
        side.start,
        side.end,
        side.text,
        side.speaker or "",
        " | ".join(also_printed_by(side)),
    ]


def inert(cell: Cell) -> Cell:
    """Return the cell so that no spreadsheet takes it for a formula.

    >>> inert("=HYPERLINK(1)"), inert("60 days"), inert(-1)
    ("'=HYPERLINK(1)", '60 days', -1)
    """
    if not isinstance(cell, str):
        return cell
    if cell[:1] in {"\t", "\r", "\n"} or cell.lstrip().startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
