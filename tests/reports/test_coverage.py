"""The comparison in every format, read back by independent readers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unicodedata import category
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from lxml import html

from consist.coverage import (
    Cell,
    Change,
    Claim,
    Comparison,
    Mention,
    OutletPair,
    OutletRow,
    Publication,
    Standing,
    State,
    StoryCoverage,
)
from consist.model import Passage, Report
from consist.reports import comparison_schema, coverage_charts
from consist.reports.coverage_csv import COLUMNS, to_csv
from consist.reports.coverage_html import to_html
from consist.reports.coverage_json import to_json
from consist.reports.coverage_list import stories_csv, stories_json
from consist.reports.coverage_markdown import to_markdown
from consist.reports.coverage_table import to_list, to_table
from consist.reports.coverage_words import cell_in_words, placing, sign, standing_in_words, views

HOSTILE = "<script>alert(1)</script> $x^2$ & *not* | =1+1"
OUTLETS = ("Courier", "Gazette", '"><img src=x>', "$Herald$")
MOMENT = datetime(2025, 3, 12, 9, tzinfo=UTC)


def mention(
    state: State, outlet: str, text: str, *, sure: float = 0.9, member: bool = False,
    speaker: str | None = None, place: int = 0,
) -> Mention:  # fmt: skip
    passage = Passage(f"id-{outlet}", outlet, 0, len(text), text, speaker)
    return Mention(state, passage, MOMENT, speaker is not None, sure, member, place, 9)


@pytest.fixture
def comparison(report: Report) -> Comparison:
    courier, gazette, image, herald = OUTLETS
    stated = mention(State.STATES, courier, "Shut for 60 days.", member=True, sure=1.0)
    reported = mention(
        State.STATES, gazette, f"{HOSTILE}, the mayor said.", speaker="the mayor", place=8
    )
    against = mention(State.CONTRADICTS, image, "Shut for 90 days.")
    claim = Claim(
        id="0123456789abcdef",
        text=stated.passage,
        standing=Standing.SPLIT,
        central=True,
        voices=2,
        cells=(
            Cell(courier, State.STATES, (stated,)),
            Cell(gazette, State.STATES, (reported,)),
            Cell(image, State.CONTRADICTS, (against,), ("feedfacecafebeef",)),
            Cell(herald, State.SILENT),
        ),
        rivals=("fedcba9876543210",),
        first_at=MOMENT,
    )
    rival = Claim(
        id="fedcba9876543210",
        text=against.passage,
        standing=Standing.LONE,
        central=False,
        voices=1,
        cells=(
            Cell(
                courier, State.CONTRADICTS, (mention(State.CONTRADICTS, courier, "60.", sure=0.3),)
            ),
            Cell(gazette, State.EARLIER),
            Cell(image, State.STATES, (mention(State.STATES, image, "90.", member=True),)),
            Cell(herald, State.PARTIAL),
        ),
        rivals=(claim.id,),
        first_at=None,
    )
    lone = Claim(
        id="00000000000000ff",
        text=Passage("id-Courier", courier, 5, 9, HOSTILE),
        standing=Standing.LONE,
        central=False,
        voices=1,
        cells=(
            Cell(courier, State.STATES, (mention(State.STATES, courier, HOSTILE, member=True),)),
            *(Cell(outlet, State.UNCOMPARED) for outlet in OUTLETS[1:]),
        ),
        rivals=(),
        first_at=None,
    )
    story = StoryCoverage(
        id="s1",
        topic=None,
        title=HOSTILE,
        outlets=OUTLETS,
        articles=report.articles,
        claims=(claim, rival, lone),
        pairs=(
            OutletPair(courier, gazette, 1, 0, 0, 0, 1),
            OutletPair(courier, image, 0, 1, 0, 0, 0),
        ),
        rows=tuple(OutletRow(o, 1, 2, 1, int(o == herald), 1) for o in OUTLETS),
        timeline=(
            Publication("a1", courier, HOSTILE, MOMENT, (claim.id,), ()),
            Publication("a2", image, "", MOMENT.replace(hour=11), (), (
                Change(claim.id, stated.passage, against.passage),
            )),
            Publication("a3", herald, "Undated", None, (), ()),
        ),
    )  # fmt: skip
    return Comparison(report, (story,))


def test_signs_and_words_tell_the_states_apart(comparison: Comparison) -> None:
    first, second, _ = comparison.stories[0].claims
    assert [sign(cell) for cell in first.cells] == ["●", "◐", "✗", "○"]
    assert [sign(cell) for cell in second.cells] == ["✗?", "‹", "●", "…"]
    assert cell_in_words(first.cells[1]) == "reports it from the mayor"
    assert cell_in_words(second.cells[0]) == "perhaps contradicts it"
    assert standing_in_words(first) == "2 of 4 outlets state it; 1 contradicts it"
    assert standing_in_words(second) == "1 of 4 outlets state it; 1 perhaps contradicts it"


def test_json_meets_its_strict_schema(comparison: Comparison) -> None:
    schema = comparison_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    parsed = json.loads(to_json(comparison))
    validator.validate(parsed)
    assert parsed["stories"][0]["claims"][0]["omitted_by"] == ["$Herald$"]
    changes: list[Callable[[Any], object]] = [
        lambda data: data.pop("stories"),
        lambda data: data["stories"][0]["claims"][0].update(extra=1),
        lambda data: data["stories"][0]["claims"][0]["cells"][0].update(state="praises"),
        lambda data: data["findings"][0].pop("reasons"),  # the report's own schema holds too
    ]
    for change in changes:
        broken = json.loads(to_json(comparison))
        change(broken)
        assert not validator.is_valid(broken)


def test_csv_has_a_row_a_cell_and_runs_no_formula(comparison: Comparison) -> None:
    head, *rows = csv.reader(io.StringIO(to_csv(comparison)))
    assert tuple(head) == COLUMNS
    assert len(rows) == 12
    assert all(len(row) == len(head) for row in rows)
    found = {(r[2], r[7]): dict(zip(head, r, strict=True)) for r in rows}
    left_out = found["0123456789abcdef", "$Herald$"]
    assert (left_out["state"], left_out["omission"], left_out["text"]) == ("silent", "true", "")
    assert found["0123456789abcdef", "Gazette"]["speaker"] == "the mayor"
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_the_page_shows_hostile_text_as_text(comparison: Comparison) -> None:
    page = html.document_fromstring(to_html(comparison))
    assert not page.xpath("//script | //img")
    assert HOSTILE in page.text_content()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_has_charts_with_text_alternatives(comparison: Comparison) -> None:
    pytest.importorskip("matplotlib")
    page = to_html(comparison)
    assert page.count("<svg") == 3
    for name, svg in coverage_charts.charts(views(comparison)[0], prefix="x").items():
        root = ET.fromstring(svg)  # noqa: S314 - our own output
        names = {each.tag.rpartition("}")[2]: each.text for each in root[:2]}
        assert set(names) == {"title", "desc"}, name
        assert root.get("role") == "img"
    told = coverage_charts.claim_chart(views(comparison)[0], prefix="x")
    assert "claim 1: Courier states it in its own voice, Gazette reports it from" in told


def test_charts_are_the_same_every_time_and_need_no_colour(comparison: Comparison) -> None:
    pytest.importorskip("matplotlib")
    view = views(comparison)[0]
    first = coverage_charts.charts(view, prefix="x")
    assert first == coverage_charts.charts(view, prefix="x")
    for svg in first.values():
        assert "#" not in svg.replace('"#x', "").replace("(#x", "").replace("&#", "")


@pytest.mark.parametrize("hour", [0, 9])
def test_the_axis_of_time_spans_days_where_all_appeared_at_one_moment(
    comparison: Comparison, hour: int
) -> None:
    pytest.importorskip("matplotlib")
    moment = MOMENT.replace(hour=hour)
    story = comparison.stories[0]
    timeline = tuple(replace(each, published_at=moment) for each in story.timeline)
    view = views(Comparison(comparison.report, (replace(story, timeline=timeline),)))[0]
    svg = coverage_charts.timeline_chart(view, prefix="x")
    ticks = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert "Mar-12" in ticks
    assert not {"2024", "2026"} & set(ticks)
    assert ("12 March 2025: Courier" if hour == 0 else "12 March 2025, 09:00 UTC: Courier") in svg


def test_without_matplotlib_the_page_has_the_tables_and_says_how_to_get_charts(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage_charts, "find_spec", lambda _: None)
    page = to_html(comparison)
    assert "<svg" not in page
    assert "consist[charts]" in page
    assert "Shut for 60 days." in page


def test_markdown_keeps_its_tables_whole(comparison: Comparison) -> None:
    text = to_markdown(comparison)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    claims = rows[:4]
    assert len({line.replace("\\|", "").count("|") for line in claims}) == 1
    assert "<script" not in text
    assert "- $Herald$" not in text
    assert "Shut for 60 days." in text


@pytest.mark.parametrize("width", [80, 130])
def test_the_terminal_table_fits_and_lists_who_is_silent(
    comparison: Comparison, width: int
) -> None:
    text = to_table(comparison, width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "Central, and left out by" in text
    assert "$Herald$" in text
    assert "\x1b" not in text


def test_a_title_neither_steers_the_terminal_nor_becomes_a_picture(comparison: Comparison) -> None:
    title = "Bridge \x1b[31mshut\x1b]0;owned\x07 \x9b2J\x85 :smile: [bold]Ärger"
    story = replace(comparison.stories[0], title=title)
    alone = Comparison(comparison.report, (story,))
    for text in (to_table(alone), to_list([story]), to_markdown(alone).replace("\\", "")):
        assert {char for char in text if category(char) == "Cc"} == {"\n"}
        assert ":smile: [bold]Ärger" in text
        assert "[31mshut" in text


def test_focus_puts_its_outlet_first_and_keeps_every_shared_claim(comparison: Comparison) -> None:
    focused = Comparison(comparison.report, comparison.stories, "$Herald$")
    view = views(focused)[0]
    assert view.outlets[0] == "$Herald$"
    assert [claim.id for claim in view.shared] == ["0123456789abcdef", "fedcba9876543210"]
    assert view.lone == ()
    assert [cell.outlet for cell in view.cells(view.shared[0])] == list(view.outlets)


def test_stories_are_listed(comparison: Comparison) -> None:
    listed = stories_json(comparison)
    assert [(s["id"], s["shared"], s["contested"]) for s in listed] == [("s1", 2, 1)]
    rows = list(csv.DictReader(io.StringIO(stories_csv(comparison))))
    assert rows[0]["id"] == "s1"
    assert "s1" in to_list(comparison.stories)


def test_nothing_to_compare_is_said_in_every_format(report: Report) -> None:
    nothing = Comparison(report, ())
    for rendered in (to_table(nothing), to_markdown(nothing), to_html(nothing)):
        assert "nothing to compare" in " ".join(rendered.split())
    assert json.loads(to_json(nothing))["stories"] == []


def test_what_one_outlet_puts_first_and_another_last_is_shown_in_both_wordings(
    comparison: Comparison,
) -> None:
    first = comparison.stories[0].claims[0]
    assert views(comparison)[0].placed_apart == [
        (
            first,
            [
                ("Courier", "opens with it", "Shut for 60 days."),
                ("Gazette", "only in its last third", f"{HOSTILE}, the mayor said."),
            ],
        )
    ]
    assert re.search(r"Gazette +only in its last third", to_table(comparison, width=120))
    assert "    - Courier opens with it: “Shut for 60 days" in to_markdown(comparison)
    assert "<b>Gazette</b> only in its last third: <q>&lt;script&gt;" in to_html(comparison)
    claim = json.loads(to_json(comparison))["stories"][0]["claims"][0]
    assert (claim["opened_by"], claim["late_in"]) == (["Courier"], ["Gazette"])


def test_the_wording_shown_first_is_the_one_that_opens(comparison: Comparison) -> None:
    first = comparison.stories[0].claims[0]
    surer = mention(State.STATES, "Courier", "Deep down: 60 days.", member=True, place=5)
    courier = Cell("Courier", State.STATES, (surer, *first.cells[0].mentions))
    told = placing(replace(first, cells=(courier, *first.cells[1:])))
    assert told[0] == ("Courier", "opens with it", "Shut for 60 days.")
