"""A headline names what clashes, not what the whole of two sentences reminds of."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from consist.cli.summary import summary
from consist.decisions import StoredFinding
from consist.model import Article, ClashType, Finding, Kind, Passage, Reason, Report, Scores
from consist.reports.annotation import to_annotation
from consist.reports.headlines import headline
from consist.reports.json import to_json
from consist.reports.sarif import to_sarif
from consist.web.views import row
from consist.web.words import TYPES

SCORES = Scores(0.1, 0.1, 0.8)


def finding(kind: Kind, clash: ClashType | None, codes: tuple[str, ...]) -> Finding:
    one, other = (Passage(name, name, 0, 6, "Words.") for name in ("Gazette", "Courier"))
    reasons = tuple(Reason(code, "Why.") for code in codes)
    return Finding(kind, clash, 0.9, "s", one, other, SCORES, SCORES, 0.5, reasons)


@pytest.mark.parametrize(
    ("clash", "codes", "told"),
    [
        # Wednesday against Thursday
        (ClashType.NEGATION, ("clash.date_time", "voice.own"), "when it happened"),
        (ClashType.MODALITY, ("clash.number", "nli.both"), "a figure"),  # $14 bn, $1.4 bn
        (ClashType.SEQUENCE, ("clash.place",), "where it happened"),
        (ClashType.NUMBER, ("clash.entity",), "who or what was involved"),
        (ClashType.QUOTE, ("clash.number", "clash.number"), "a figure"),
        # several, or one that names no matter, leave it to the type
        (ClashType.NEGATION, ("clash.date_time", "clash.number"), "whether it happened"),
        (ClashType.QUOTE, ("clash.negation",), "what was said"),
        (ClashType.NUMBER, (), "a figure"),
        # which is not believed in what nobody could see
        (ClashType.SEQUENCE, ("clash.negation",), "whether it is so"),  # open, closed
        (ClashType.NUMBER, ("clash.negation",), "whether it is so"),  # approved, rejected
        (ClashType.MODALITY, (), "this"),  # out of control, under control
        (ClashType.MODALITY, ("clash.modality",), "how certain it is"),
        (ClashType.SEQUENCE, ("clash.sequence", "clash.negation"), "the order of events"),
        (ClashType.OTHER, ("clash.x",), "this"),
    ],
)
def test_the_headline_says_what_clashes(
    clash: ClashType, codes: tuple[str, ...], told: str
) -> None:
    said = headline(finding(Kind.CONTRADICTION, clash, codes), {})
    assert said == f"Gazette and Courier cannot both be right about {told}"


@pytest.mark.parametrize(
    ("clash", "codes", "shown"),
    [
        (ClashType.NEGATION, ("clash.date_time",), ClashType.DATE_TIME),
        (ClashType.NUMBER, ("clash.entity",), ClashType.ENTITY),
        (ClashType.NUMBER, ("clash.negation",), ClashType.NEGATION),
        (ClashType.MODALITY, (), ClashType.OTHER),
        (ClashType.QUOTE, ("clash.negation",), ClashType.QUOTE),
        (ClashType.NEGATION, ("clash.date_time", "clash.number"), ClashType.NEGATION),
    ],
)
def test_the_type_beside_a_headline_is_what_the_headline_names(
    clash: ClashType, codes: tuple[str, ...], shown: ClashType
) -> None:
    found = finding(Kind.CONTRADICTION, clash, codes)
    articles = tuple(Article(name, name, "Words.") for name in ("Gazette", "Courier"))
    report = Report(articles, (), (), (found,), ())
    (result,) = json.loads(to_sarif(report))["runs"][0]["results"]
    assert result["ruleId"] == f"contradiction/{shown}"
    assert f"1. contradiction, {shown} (90%)" in summary(report)
    assert f"contradiction: {shown}" in to_annotation(report)
    moment = datetime(2026, 3, 20, tzinfo=UTC)
    stored = StoredFinding(found.id, found, None, 0, moment, moment, 1)
    assert row(stored, link="").type == TYPES[shown]
    assert json.loads(to_json(report))["findings"][0]["type"] == clash  # the contract's own


@pytest.mark.parametrize(
    ("codes", "told"), [(("clash.number",), " about a figure"), (("clash.negation",), ""), ((), "")]
)
def test_speakers_disagree_about_what_clashes(codes: tuple[str, ...], told: str) -> None:
    said = headline(finding(Kind.DISPUTED, None, codes), {})
    assert said == f"Gazette and Courier quote speakers who disagree{told}"
