"""What every format says of who else printed a passage."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from consist.model import Copy, Report
from consist.reports import render
from consist.reports.lookup import also_printed_by


@pytest.fixture
def reprinted(report: Report) -> Report:
    """Give the report with more prints, none of them by an outlet that is not named already."""
    first, *others = report.findings
    (copy,) = first.b.copies
    more = (Copy("a5", copy.outlet, 7, 35), Copy("a6", first.b.outlet, 0, 28), copy)
    return replace(report, findings=(replace(first, b=replace(first.b, copies=more)), *others))


def cells(content: str | bytes) -> Any:
    if isinstance(content, str):
        return content
    book = openpyxl.load_workbook(BytesIO(content))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


@pytest.mark.parametrize("name", ["csv", "html", "markdown", "xlsx"])
def test_an_outlet_that_prints_a_passage_twice_is_named_once(
    report: Report, reprinted: Report, name: str
) -> None:
    assert cells(render(reprinted, name)) == cells(render(report, name))


def test_other_outlets_come_in_the_order_of_their_copies(report: Report) -> None:
    side = replace(
        report.findings[0].b, copies=tuple(Copy(n, n, 0, 28) for n in ("Weir", "Quay", "Weir"))
    )
    assert also_printed_by(side) == ("Weir", "Quay")
    assert also_printed_by(replace(side, outlet="Weir")) == ("Quay",)
    assert also_printed_by(replace(side, copies=())) == ()
