"""The Markdown is read back by an independent parser with HTML and bare addresses switched on."""

import html as entities
import unicodedata
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from consist.model import Note, Report, Skipped
from consist.reports import RENDERERS
from consist.reports.markdown import plain
from tests.hostile_reports import reports


def rendered(text: str) -> Any:
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return html.fromstring(f"<div>{made.render(text)}</div>")


def folded(text: str) -> str:
    return " ".join(text.split())


def test_each_passage_is_quoted_and_its_clashing_words_are_bold(report: Report) -> None:
    quotes = rendered(RENDERERS["markdown"](report)).findall(".//blockquote")
    sides = [side for finding in report.findings for side in (finding.a, finding.b)]
    assert [folded(quote.text_content()) for quote in quotes] == [side.text for side in sides]
    bold = [[each.text_content() for each in quote.iter("strong", "b")] for quote in quotes]
    assert bold == [
        ["60 days"], ["90 days"], ["gift"], ["<script>alert(1)", "*not*"], ["🌧 by"], ["ended"],
        [], ["=SUM"],
    ]  # fmt: skip


def test_findings_say_who_when_how_sure_and_why(report: Report) -> None:
    page = rendered(RENDERERS["markdown"](report))
    titles = [title.text_content() for title in page.findall(".//h2")]
    assert titles[:4] == [
        "1. Tern & Gull and The Weir cannot both be right about a figure",
        '2. The Weir and "><img src=x onerror=alert(1)> tell the same fact differently',
        "3. @Quay has a later account than Tern & Gull",
        "4. Tern & Gull and @Quay quote speakers who disagree about where it happened",
    ]
    told = folded(page.text_content())
    assert f"Contradiction · very likely (91%) · {report.findings[0].id}" in told
    assert "Tern & Gull · Bridge shut <for> 60 days · 12 March 2025 · speaker: the mayor" in told
    assert 'also printed by "><img src=x onerror=alert(1)>' in told
    assert "The Weir · Open, *then* shut · 13 March 2025, 09:05 UTC" in told
    assert "undated" in told
    reasons = [item.text_content() for item in page.findall(".//li")]
    assert reasons[:2] == [reason.text for reason in report.findings[0].reasons]
    assert reasons[-1] == "the <dates>: 2 of 5 | have no date"
    assert reasons[-2] == "in/<bad>.jsonl, line 3: the text is empty | or | not there"


def test_nothing_in_an_article_becomes_markup(report: Report) -> None:
    page = rendered(RENDERERS["markdown"](report))
    allowed = {
        "div", "h1", "h2", "p", "blockquote", "strong", "b", "a", "code", "ul", "li", "table",
        "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert {node.tag for node in page.iter()} == allowed
    assert [link.get("href") for link in page.iter("a")] == [
        "https://tern.example/bridge?a=1&b=2",
        "https://tern.example/bridge?a=1&b=2",
        "http://quay.example/%3Cb%3E",
        "https://tern.example/bridge?a=1&b=2",
        "http://quay.example/%3Cb%3E",
    ]


def test_an_empty_report_says_so(nothing_found: Report) -> None:
    told = rendered(RENDERERS["markdown"](nothing_found)).text_content()
    assert "Nothing was found in 4 articles of 4 outlets; 40 pairs of sentences were compared." in (
        told
    )
    assert "Left out" not in told


def test_pairs_left_uncompared_are_told(report: Report) -> None:
    cut = replace(report, stages={"scored": 40, "cut_by_budget": 7})
    told = rendered(RENDERERS["markdown"](cut)).text_content()
    assert "7 pairs beyond the budget were not compared." in told


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_text_reads_as_itself_in_a_list_and_on_its_own(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    for line in (f"- {shown}", f"## {shown}", f"> {shown}", f"x {shown}"):
        inner = MarkdownIt("commonmark", {"html": True}).render(line)
        page = html.fromstring(f"<div>{inner}</div>")
        tags = {node.tag for node in page.iter()}
        assert tags <= {"div", "ul", "li", "h2", "blockquote", "p"}


@example("- a")
@example("+ a")
@example("1. a")
@example("12) a")
@example("---")
@example("# a")
@example("> a")
@example("![a](b)")
@example("&lt;")
@given(st.text(alphabet="\\`*_{}[]()#+-.!|~<>&:/@$=1a \"'^", max_size=30).map(folded).filter(bool))
def test_every_mark_is_shown(text: str) -> None:
    inner = MarkdownIt("commonmark", {"html": True}).render(f"- {plain(text)}")
    assert inner.startswith("<ul>\n<li>")
    shown = entities.unescape(inner.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n"))
    assert shown == text


STEERING = st.sampled_from(("\x1b[31m", "\x1b]0;owned\x07", "\x9b2J", "\u202e", "\x08", "\r"))


@given(reports(), STEERING)
def test_nothing_in_it_steers_a_terminal(drawn: Report, sign: str) -> None:
    told = Skipped(f"a{sign}b.txt", sign, f"is {sign}")
    noted = replace(
        drawn, skipped=(*drawn.skipped, told), notes=(Note(f"a{sign}b.txt", sign, f"is {sign}"),)
    )
    shown = RENDERERS["markdown"](noted)
    assert {char for char in shown if unicodedata.category(char) == "Cc"} == {"\n"}
    assert sign not in shown


def test_an_outlet_a_title_and_a_passage_are_shown_without_what_steers(report: Report) -> None:
    articles = tuple(
        replace(one, title=f"\x1b[2J{one.title}", outlet=f"{one.outlet}\x9b")
        for one in report.articles
    )
    first = report.findings[0]
    side = replace(
        first.a, outlet=f"{first.a.outlet}\x9b", text=first.a.text, speaker="the\x1b mayor"
    )
    steered = replace(report, articles=articles, findings=(replace(first, a=side),))
    told = folded(rendered(RENDERERS["markdown"](steered)).text_content())
    assert "Tern & Gull\ufffd · \ufffd[2JBridge shut" in told
    assert "speaker: the\ufffd mayor" in told
