"""A finding has one number in every report of a run."""

import io
import re
from dataclasses import replace

import openpyxl
from lxml import html

from consist.model import Report
from consist.reports import render
from consist.reports.groups import groups


def folded(report: Report) -> Report:
    """Return the report with one more finding that belongs to the first and ranks last."""
    first = report.findings[0]
    other = replace(first, b=replace(first.b, outlet="The Wharf"), confidence=0.1)
    return replace(report, findings=(*report.findings, other))


def test_a_finding_has_the_number_of_its_rank_however_it_is_grouped(report: Report) -> None:
    given = folded(report)
    assert len(groups(given.findings)) < len(given.findings)
    rank = {finding.id: number for number, finding in enumerate(given.findings, 1)}
    page = html.fromstring(render(given, "html"))
    cards = page.xpath("//article[contains(@class, 'card')]")
    number = "string(.//a[@class='number'])"
    assert {card.get("id"): int(card.xpath(number)) for card in cards} == rank
    text = str(render(given, "markdown"))
    told = re.findall(r"^##+ (\d+)\. [^`]*`([0-9a-f]{16})`", text, flags=re.MULTILINE)
    assert {name: int(shown) for shown, name in told} == rank
    made = render(given, "xlsx")
    assert isinstance(made, bytes)
    head, *rows = openpyxl.load_workbook(io.BytesIO(made))["Findings"].iter_rows(values_only=True)
    assert {row[head.index("id")]: row[0] for row in rows} == rank


def test_folded_findings_are_named_by_their_numbers(report: Report) -> None:
    page = html.fromstring(render(folded(report), "html"))
    (summary,) = page.xpath("//details[@class='same']/summary")
    assert f"({len(report.findings) + 1})" in summary.text_content()
