"""The page is read back by an independent parser."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from consist.model import (
    Article,
    Copy,
    Finding,
    Kind,
    Passage,
    Report,
    Scores,
    Sentence,
    SentenceRole,
    Skipped,
)
from consist.reports import RENDERERS

HOSTILE = "<script>alert(1)</script> & *not* [bold](javascript:alert(1))"
LOADS = {"src", "srcset", "background", "poster", "data", "action", "formaction", "xlink:href"}


def page(report: Report) -> Any:
    return html.document_fromstring(RENDERERS["html"](report))


def folded(text: str) -> str:
    return " ".join(text.split())


def by_class(node: Any, name: str) -> list[Any]:
    return list(node.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"))


def test_each_passage_is_shown_with_its_clashing_words_marked(report: Report) -> None:
    quotes = page(report).findall(".//blockquote")
    sides = [side for finding in report.findings for side in (finding.a, finding.b)]
    said = [by_class(quote, "said")[0] for quote in quotes]
    assert [each.text_content() for each in said] == [side.text for side in sides]
    marked = [[mark.text_content() for mark in quote.iter("mark")] for quote in quotes]
    assert marked == [
        ["60 days"], ["90 days"], ["gift"], ["<script>alert(1)", "*not*"], ["🌧 by"], ["ended"],
        [], ["=SUM"],
    ]  # fmt: skip


def test_a_passage_stands_in_its_context(report: Report) -> None:
    first, second = page(report).findall(".//blockquote")[:2]
    assert first.text_content() == (
        "Rain fell all night. The Ember bridge was closed on Monday 🌧 by the town council. "
        "It stays shut for 60 days, the mayor said. Ferries run instead."
    )
    assert second.text_content() == report.articles[1].text


def test_boilerplate_is_no_context(report: Report) -> None:
    first, *rest = report.sentences
    teaser = replace(first, role=SentenceRole.BOILERPLATE)
    shown = page(replace(report, sentences=(teaser, *rest))).find(".//blockquote")
    assert shown.text_content().startswith("The Ember bridge was closed on Monday 🌧")


def test_the_whole_article_is_at_hand_where_it_says_more(report: Report) -> None:
    cards = by_class(page(report), "card")
    shown = [by_class(side, "article") for side in by_class(cards[0], "side")]
    assert [part.text_content() for part in shown[0]] == [report.articles[0].text]
    assert shown[1] == []


def test_a_card_says_who_when_how_sure_and_why(report: Report) -> None:
    first = by_class(page(report), "card")[0]
    assert first.get("id") == report.findings[0].id
    assert first.find(".//h3").text == (
        "Tern & Gull and The Weir cannot both be right about a figure"
    )
    told = folded(first.text_content())
    assert "very likely 91%" in told
    assert "12 March 2025" in told
    assert "13 March 2025, 09:05 UTC" in told
    assert [each.text_content() for each in first.findall(".//dl//dd")] == [
        "the mayor",
        '"><img src=x onerror=alert(1)>',
    ]
    assert [item.text_content() for item in first.iter("li")] == [
        "60 days against 90 days.",
        HOSTILE,
    ]
    scores = [[cell.text for cell in row.iter("td")] for row in first.findall(".//tbody/tr")]
    assert scores == [["0.900", "0.080", "0.020"], ["0.900", "0.088", "0.012"]]


def test_findings_stand_in_their_order_and_can_be_linked_to(report: Report) -> None:
    cards = by_class(page(report), "card")
    assert [card.get("id") for card in cards] == [finding.id for finding in report.findings]
    for card in cards:
        assert [link.get("href") for link in by_class(card, "number")] == [f"#{card.get('id')}"]


def test_each_kind_can_be_shown_alone(report: Report) -> None:
    root = page(report)
    choices = [each.get("id") for each in root.iter("input")]
    assert choices == [
        "only-all", "only-contradiction", "only-disputed", "only-superseded", "only-framing",
    ]  # fmt: skip
    style = root.find(".//style").text
    for card in by_class(root, "card"):
        kind = card.get("class").split()[1]
        assert f"#findings:has(#only-{kind}:checked) .card:not(.{kind})" in style


def test_outlets_and_skipped_are_tabled(report: Report) -> None:
    root = page(report)
    rows = [
        [folded(cell.text_content()) for cell in row]
        for section in root.findall(".//main/section")[2:]
        for row in section.iter("tr")
    ]
    assert ["Tern & Gull", "1", "5", "3"] in rows
    assert ["in/<bad>.jsonl", "line 3", "the text is empty | or | not there"] in rows


def test_notes_are_no_part_of_what_was_left_out(report: Report, nothing_found: Report) -> None:
    sections = {
        section.get("aria-labelledby"): folded(section.text_content())
        for section in page(report).findall(".//main/section")
    }
    assert "2 of 5 | have no date" in sections["notes"]
    assert "no date" not in sections["left-out"]
    alone = page(replace(nothing_found, notes=report.notes))
    assert "Nothing: every article that was given took part." in folded(alone.text_content())
    assert not page(nothing_found).findall(".//*[@id='notes']")


def test_the_foot_says_how_the_run_was_made(report: Report) -> None:
    rows = page(report).xpath("./body/footer//dl/div")
    told = [tuple(folded(cell.text_content()) for cell in row) for row in rows]
    assert told == [
        ("Encoder", "tiny abc"),
        ("Scorer", "nli<1> d"),
        ("Encoder", "bundled"),
        ("Min confidence", "0.25"),
        ("Pair budget", "1000"),
        ("Seed", "not set"),
        ("Cut by budget", "0"),
        ("Scored", "40"),
        ("Sentences", "14"),
    ]


def test_the_page_loads_nothing_and_runs_nothing(report: Report) -> None:
    root = page(report)
    assert not {"script", "link", "img", "iframe", "object", "embed"} & {
        node.tag for node in root.iter() if isinstance(node.tag, str)
    }
    for node in root.iter():
        assert not {name for name in node.attrib if name in LOADS or name.startswith("on")}
        if node.tag != "a":
            assert "href" not in node.attrib
    assert not re.search(r"url\(|@import", root.find(".//style").text)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'")


def test_links_lead_to_pages_of_the_web_alone(report: Report) -> None:
    outside = [a for a in page(report).iter("a") if not a.get("href").startswith("#")]
    assert [a.get("href") for a in outside] == [
        "https://tern.example/bridge?a=1&b=2",
        "https://tern.example/bridge?a=1&b=2",
        "http://quay.example/%3Cb%3E",
        "https://tern.example/bridge?a=1&b=2",
        "http://quay.example/%3Cb%3E",
    ]
    assert {a.get("rel") for a in outside} == {"noopener noreferrer"}


def test_the_page_has_landmarks_and_headings_in_order(report: Report) -> None:
    root = page(report)
    assert root.get("lang") == "en"
    assert [node.tag for node in root.body] == ["a", "header", "main", "footer"]
    levels = [int(node.tag[1]) for node in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_keeps_the_contrast_that_is_asked_of_it(report: Report, scheme: int) -> None:
    style = page(report).find(".//style").text
    colours = dict(re.findall(r"--([\w-]+): #(\w+);", style.split(":root {")[scheme + 1]))
    kinds = [kind.value for kind in Kind]
    pairs = [(ink, on) for on in ("paper", "card") for ink in ("ink", "soft", "link", *kinds)]
    for ink, on in [*pairs, ("ink", "lit"), ("paper", "ink")]:
        low, high = sorted((luminance(colours[ink]), luminance(colours[on])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, on)


def test_an_empty_report_says_what_was_compared(nothing_found: Report) -> None:
    root = page(nothing_found)
    told = folded(by_class(root, "nothing")[0].text_content())
    assert told.startswith(
        "Nothing was found. 40 pairs of sentences from 4 articles of 4 outlets were compared"
    )
    assert not by_class(root, "card")
    assert "every article that was given took part" in folded(root.text_content())


def test_pairs_left_uncompared_are_told(report: Report) -> None:
    cut = replace(report, stages={"scored": 40, "cut_by_budget": 7})
    assert "7 pairs beyond the budget were not compared." in page(cut).text_content()


def test_a_huge_article_does_not_swell_the_page(report: Report) -> None:
    first = report.articles[0]
    long = replace(first, text=first.text + " Nothing more was said." * 100_000)
    made = RENDERERS["html"](replace(report, articles=(long, *report.articles[1:])))
    assert len(made) < 200_000
    shown = by_class(by_class(html.document_fromstring(made), "card")[0], "article")[0]
    assert shown.text_content().startswith(first.text)
    assert shown.text_content().endswith("said. …")


@pytest.mark.parametrize("gap", [700, 9000])
def test_line_breaks_alone_may_stand_between_two_sentences(gap: int) -> None:
    one, other = "The bridge is shut.", "It opens in May."
    articles = [
        Article(name, outlet, one + "\n" * gap + other)
        for name, outlet in (("x", "Tern"), ("y", "Weir"))
    ]
    start = len(one) + gap
    end = start + len(other)
    sentences = tuple(
        sentence
        for a in articles
        for sentence in (
            Sentence(a.id, 0, len(one), 0, a.outlet, one),
            Sentence(a.id, start, end, 1, a.outlet, other),
        )
    )
    scores = Scores(0.1, 0.2, 0.7)
    sides = (
        Passage("x", "Tern", 0, len(one), one),
        Passage("y", "Weir", start, end, other),
    )
    finding = Finding(Kind.DISPUTED, None, 0.5, None, *sides, scores, scores, similarity=0.1)
    quotes = page(Report(tuple(articles), sentences, (), (finding,), ())).findall(".//blockquote")
    assert [folded(quote.text_content()) for quote in quotes] == [f"{one} …", f"… {other}"]


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    turned = replace(report, settings=dict(reversed(report.settings.items())))
    assert RENDERERS["html"](turned) == RENDERERS["html"](report)


def saying(text: str) -> Report:
    """Return a report that holds the text in every place that an outlet can fill."""
    article = Article("x", text, text, title=text, url=f"https://tern.example/{text}")
    other = Article("y", "Weir", f"{text}.")
    scores = Scores(0.1, 0.2, 0.7)
    one = Passage("x", text, 0, len(text), text, speaker=text, lit=((0, 1),))
    two = Passage("y", "Weir", 0, len(text), text, copies=(Copy("x", text, 0, 1),))
    finding = Finding(Kind.DISPUTED, None, 0.5, None, one, two, scores, scores, similarity=0.1)
    skipped = (Skipped(text, text, text),)
    return Report((article, other), (), (), (finding,), skipped, settings={"a": text})


@settings(max_examples=30)
@given(st.text(alphabet="<>&\"'`=/{}%#-! abcé🌧\n", min_size=1, max_size=40))
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    root = page(saying(text))
    assert [node.tag for node in root.iter()] == [node.tag for node in page(saying("x")).iter()]
    # the other article says one full stop more, so that its whole text is shown as well
    assert [each.text_content() for each in by_class(root, "said")] == [text] * 3
    assert [cell.text_content() for cell in root.findall(".//td")][-3:] == [text] * 3
