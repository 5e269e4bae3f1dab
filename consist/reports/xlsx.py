"""The findings as an Excel workbook for desks: one row a finding, with room for what they decide.

Everything is written as a string or a number, never as what a cell's text might look like, so that
no article can put a formula or a link into the sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from consist.chronology import is_day_alone
from consist.errors import MissingExtraError
from consist.model import Article, Decision, Finding, Passage, Report, Verdict
from consist.reports.headlines import headline
from consist.reports.lighting import pieces
from consist.reports.link import web_link
from consist.reports.lookup import also_printed_by, coverage
from consist.reports.matters import about
from consist.reports.phrases import KINDS, date_in_words
from consist.version import version

LONGEST_CELL = 32_767
LONGEST_LINK = 2_079
"""Both are limits of Excel, as are the characters that its XML cannot hold."""

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same report, the same bytes

SIDE = (("outlet", 18), ("date (UTC)", 16), ("says", 60), ("speaker", 16), ("also printed by", 18))
FINDINGS: tuple[tuple[str, int], ...] = (
    ("#", 5), ("kind", 18), ("about", 18), ("confidence", 11), ("in short", 34),
    *((f"A {name}", width) for name, width in SIDE), ("A link", 24),
    *((f"B {name}", width) for name, width in SIDE), ("B link", 24),
    ("why", 60), ("decision", 13), ("note", 30), ("id", 18),
)  # fmt: skip
OUTLETS = (("outlet", 30), ("articles", 10), ("sentences", 10), ("findings", 10))
LEFT_OUT = (("source", 40), ("where", 20), ("reason", 80))
ABOUT_RUN = (("what", 30), ("value", 60))
DECISIONS = [verdict.value for verdict in Verdict if verdict is not Verdict.CLEARED]

Cell: TypeAlias = str | int | float | datetime


def to_xlsx(report: Report) -> bytes:
    """Return the workbook: findings, outlets, what was left out, notes, and how the run was made.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtraError(package="XlsxWriter", extra="xlsx") from error
    data = io.BytesIO()
    book = Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": "Where the accounts differ", "created": MADE})
    looks = _Looks(book)
    _findings(book.add_worksheet("Findings"), report, looks)
    outlets = [(row.outlet, row.articles, row.sentences, row.findings) for row in coverage(report)]
    _table(book.add_worksheet("Outlets"), OUTLETS, outlets, looks)
    for title, items in (("Left out", report.skipped), ("Notes", report.notes)):
        told = [(item.source, item.where, item.reason) for item in items]
        _table(book.add_worksheet(title), LEFT_OUT, told, looks)
    _table(book.add_worksheet("About"), ABOUT_RUN, list(_about(report)), looks)
    book.close()
    return data.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#E6E6E6", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.time = book.add_format(
            {"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}
        )
        self.percent = book.add_format({"num_format": "0%", "valign": "top"})
        self.lit = book.add_format({"bold": True, "font_color": "#B00020"})


def _table(
    sheet: Any, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[Cell]], looks: _Looks
) -> None:
    """Write a header that stays in sight and can filter, and the rows under it."""
    for place, (name, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, looks.head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, legal(cell), looks.text)
            elif isinstance(cell, datetime):
                look = looks.day if is_day_alone(cell) else looks.time
                sheet.write_datetime(number, place, cell.replace(tzinfo=None), look)
            else:
                sheet.write_number(number, place, cell, looks.text)


def _findings(sheet: Any, report: Report, looks: _Looks) -> None:
    articles = {article.id: article for article in report.articles}
    rows = [
        _row(number, finding, articles, report.decisions.get(finding.id))
        for number, finding in enumerate(report.findings, 1)
    ]
    _table(sheet, FINDINGS, rows, looks)
    columns = {name: place for place, (name, _) in enumerate(FINDINGS)}
    for number, finding in enumerate(report.findings, 1):
        sheet.write_number(number, columns["confidence"], finding.confidence, looks.percent)
        for name, side in (("A", finding.a), ("B", finding.b)):
            _lit(sheet, (number, columns[f"{name} says"]), side, looks)
            link = web_link(articles[side.article_id].url)
            if link is not None and len(link) <= LONGEST_LINK:
                sheet.write_url(number, columns[f"{name} link"], link)
    sheet.freeze_panes(1, columns["confidence"] + 1)
    if rows:
        choice = {"validate": "list", "source": DECISIONS}
        sheet.data_validation(1, columns["decision"], len(rows), columns["decision"], choice)


def _row(
    number: int, finding: Finding, articles: dict[str, Article], decision: Decision | None
) -> list[Cell]:
    verdict = "" if decision is None else decision.verdict.value
    return [
        number,
        KINDS[finding.kind],
        "" if finding.type is None else about(finding) or "something else",
        finding.confidence,
        headline(finding, articles),
        *_side(finding.a, articles[finding.a.article_id]),
        *_side(finding.b, articles[finding.b.article_id]),
        "\n".join(reason.text for reason in finding.reasons),
        verdict if verdict in DECISIONS else "",
        "" if decision is None else decision.note,
        finding.id,
    ]


def _side(side: Passage, article: Article) -> list[Cell]:
    return [
        side.outlet,
        _date(article),
        side.text,
        side.speaker or "",
        ", ".join(also_printed_by(side)),
        web_link(article.url) or "",
    ]


def _date(article: Article) -> Cell:
    """Return the date in UTC, as a cell that sorts; as text where it is before Excel's first."""
    moment = article.published_at
    return "" if moment is None else moment if moment.year >= 1900 else date_in_words(moment)


def _lit(sheet: Any, place: tuple[int, int], side: Passage, looks: _Looks) -> None:
    """Mark the clashing words; the cell holds the plain text already, which stays if none are."""
    cut = pieces(side)
    if len(side.text) > LONGEST_CELL or len(cut) < 2:
        return
    fragments: list[Any] = []
    for piece in cut:
        fragments += [looks.lit, legal(piece.text)] if piece.lit else [legal(piece.text)]
    sheet.write_rich_string(*place, *fragments, looks.text)


def _about(report: Report) -> Iterator[tuple[str, Cell]]:
    yield "consist", version()
    for name in sorted(report.models):
        yield name, f"{report.models[name].name} {report.models[name].revision}"
    for name in sorted(report.stages):
        yield name.replace("_", " "), report.stages[name]
    for name in sorted(report.settings):
        yield f"setting: {name}", str(report.settings[name])


def legal(text: str) -> str:
    r"""Return the text as a cell can hold it: one sign for each that it cannot, and not too long.

    >>> legal("a\x01b")
    'a�b'
    """
    shown = ILLEGAL.sub("�", text)
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - 1] + "…"
