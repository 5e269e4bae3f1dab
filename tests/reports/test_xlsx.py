"""The workbook, read back by another library."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as trial

from consist.errors import MissingExtraError
from consist.model import Decision, Report, Verdict
from consist.reports import render
from consist.reports.xlsx import ILLEGAL, LONGEST_CELL, legal
from tests.hostile_reports import reports


def content(report: Report) -> bytes:
    made = render(report, "xlsx")
    assert isinstance(made, bytes)
    return made


def opened(report: Report, *, rich: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(report)), rich_text=rich)


def rows(report: Report) -> list[dict[str, Any]]:
    head, *found = opened(report)["Findings"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def readable(text: str) -> str:
    """Return a text as Excel shows it: its own escapes undone, line ends as the XML has them."""
    unescaped = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)
    return unescaped.replace("\r\n", "\n").replace("\r", "\n")


def test_a_row_a_finding_in_their_order(report: Report) -> None:
    found = rows(report)
    assert [row["id"] for row in found] == [finding.id for finding in report.findings]
    first = found[0]
    assert first["A outlet"] == "Tern & Gull"
    assert first["A says"] == "It stays shut for 60 days, the mayor said."
    assert first["A link"] == "https://tern.example/bridge?a=1&b=2"
    assert not first["B link"]
    assert first["confidence"] == pytest.approx(0.912345678)
    assert first["why"].splitlines()[0] == "60 days against 90 days."
    assert not first["decision"]


def test_dates_are_dates_in_utc(report: Report) -> None:
    moments = [datetime(2025, 3, 12, tzinfo=UTC), datetime(2025, 3, 12, 9, 5, tzinfo=UTC), None]
    names = (report.findings[0].a.article_id, report.findings[0].b.article_id)
    for one, other in ((moments[0], moments[1]), (moments[1], moments[2])):
        when = dict(zip(names, (one, other), strict=True))
        articles = tuple(replace(a, published_at=when.get(a.id)) for a in report.articles)
        first, *_ = rows(replace(report, articles=articles))
        told = [first[f"{side} date (UTC)"] or None for side in "AB"]
        assert told == [None if day is None else day.replace(tzinfo=None) for day in (one, other)]
        look = opened(replace(report, articles=articles))["Findings"]["G2"].number_format
        assert look == ("yyyy-mm-dd" if one is moments[0] else "yyyy-mm-dd hh:mm")


def test_a_date_before_the_first_of_excel_is_text(report: Report) -> None:
    old = datetime(1815, 6, 18, tzinfo=UTC)
    articles = tuple(replace(article, published_at=old) for article in report.articles)
    assert rows(replace(report, articles=articles))[0]["A date (UTC)"] == "18 June 1815"


def test_what_was_decided_stands_in_its_row(report: Report) -> None:
    first = report.findings[0].id
    said = Decision(
        first, Verdict.DISMISSED, "Other bridge.", "Ana", datetime(2025, 3, 14, tzinfo=UTC)
    )
    found = rows(replace(report, decisions={first: said}))
    assert [(row["decision"] or "", row["note"] or "") for row in found[:2]] == [
        ("dismissed", "Other bridge."),
        ("", ""),
    ]


def test_the_sheet_is_fit_for_a_desk(report: Report) -> None:
    book = opened(report)
    sheet = book["Findings"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == "A1:U5"
    assert sheet["H2"].alignment.wrap_text
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"confirmed,dismissed,unsure"'
    assert book.sheetnames == ["Findings", "Outlets", "Left out", "Notes", "About"]
    assert book["Left out"]["C2"].value == "the text is empty | or | not there"
    assert book["Left out"]["C3"].value is None
    assert book["Notes"]["C2"].value == "2 of 5 | have no date"
    assert [cell.value for cell in book["Outlets"]["A"]][1:] == sorted(
        article.outlet for article in report.articles
    )


def test_clashing_words_are_lit(report: Report) -> None:
    cell = opened(report, rich=True)["Findings"]["H2"].value
    lit = [str(part) for part in cell if getattr(part, "font", None) and part.font.b]
    assert lit == ["60 days"]
    assert str(cell) == report.findings[0].a.text


@given(reports())
@trial(max_examples=40, deadline=None)
def test_hostile_text_stays_text(report: Report) -> None:
    book = opened(report)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}
    with ZipFile(io.BytesIO(content(report))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    for row, finding in zip(rows(report), report.findings, strict=True):
        for name, side in (("A", finding.a), ("B", finding.b)):
            assert readable(row[f"{name} says"] or "") == readable(legal(side.text))


@given(reports())
@trial(max_examples=10, deadline=None)
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert content(report) == content(report)


def test_what_a_cell_cannot_hold_is_replaced_or_cut() -> None:
    assert legal("a\x00b\ud800\uffff\tc\n") == "a�b��\tc\n"
    assert len(legal("x" * 40_000)) == LONGEST_CELL
    assert not ILLEGAL.search(legal("".join(map(chr, range(0x10000)))))


def test_a_very_long_passage_and_address_do_not_break_the_sheet(report: Report) -> None:
    first = report.findings[0]
    long = replace(first.a, text=first.a.text + "y" * 40_000, end=first.a.end + 40_000)
    articles = (replace(report.articles[0], url="https://x.example/" + "a" * 3000),)
    changed = replace(
        report,
        findings=(replace(first, a=long),),
        articles=articles + report.articles[1:],
    )
    (row,) = rows(changed)
    assert len(row["A says"]) == LONGEST_CELL
    assert row["A link"].startswith("https://x.example/aaa")


def test_without_the_library_the_extra_is_named(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"consist\[xlsx\]"):
        render(report, "xlsx")
