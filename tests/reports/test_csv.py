import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.model import Report
from consist.reports import RENDERERS
from consist.reports.csv import inert


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(RENDERERS["csv"](report), newline="")))


def test_a_row_a_finding_in_their_order(report: Report) -> None:
    assert [row["id"] for row in rows(report)] == [finding.id for finding in report.findings]


def test_a_row_tells_the_whole_finding(report: Report) -> None:
    row = rows(report)[0]
    assert row == {
        "id": report.findings[0].id,
        "kind": "contradiction",
        "type": "number",
        "confidence": "0.9123",
        "story": "s1",
        "a_outlet": "Tern & Gull",
        "a_title": "Bridge shut <for> 60 days",
        "a_url": "https://tern.example/bridge?a=1&b=2",
        "a_published_at": "2025-03-12T00:00:00Z",
        "a_article_id": "a1",
        "a_start": "82",
        "a_end": "124",
        "a_text": "It stays shut for 60 days, the mayor said.",
        "a_speaker": "the mayor",
        "a_also_printed_by": "",
        "b_outlet": "The Weir",
        "b_title": "Open, *then* shut",
        "b_url": "javascript:alert(1)",
        "b_published_at": "2025-03-13T09:05:00Z",
        "b_article_id": "a2",
        "b_start": "40",
        "b_end": "68",
        "b_text": "It will be shut for 90 days.",
        "b_speaker": "",
        "b_also_printed_by": '"><img src=x onerror=alert(1)>',
        "reasons": (
            "60 days against 90 days. | "
            "<script>alert(1)</script> & *not* [bold](javascript:alert(1))"
        ),
    }


def test_no_cell_is_a_formula(report: Report) -> None:
    row = rows(report)[3]
    assert row["b_text"] == "'=SUM(1,2) stood on the sign."
    assert row["b_title"] == "'-1+1"
    assert row["b_speaker"] == "'@sign"
    assert row["b_outlet"] == "'@Quay"
    for each in rows(report):
        assert not [cell for cell in each.values() if cell[:1] in "=+-@" and cell]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r1", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert inert(text) == f"'{text}"


@given(st.text())
def test_a_cell_is_itself_or_itself_behind_an_apostrophe(text: str) -> None:
    cell = inert(text)
    assert cell in {text, f"'{text}"}
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([cell, "end"])
    assert next(csv.reader(io.StringIO(line.getvalue(), newline=""))) == [cell, "end"]


def test_lines_end_as_the_standard_says_and_an_empty_report_has_a_header(
    report: Report, nothing_found: Report
) -> None:
    text = RENDERERS["csv"](report)
    assert text.count("\r\n") == text.count("\n") == len(report.findings) + 1
    header = RENDERERS["csv"](nothing_found)
    assert header.startswith("id,kind,type,confidence,story,a_outlet,")
    assert header.count("\r\n") == 1
