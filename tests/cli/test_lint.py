"""What a linter prints of a draft, read back the way an editor does."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from consist.cli.lint import lint
from consist.model import (
    Article,
    ClashType,
    Copy,
    Finding,
    Kind,
    Passage,
    Reason,
    Report,
    Scores,
    Sentence,
)
from consist.reports.terminal import HARMFUL, shown
from consist.sources import Draft

FRONT = "---\noutlet: Gazette\n---\n\n"
OWN = "It stays shut for 60 days."
BODY = f"A bridge is shut. 🌧\r\n{OWN} Ferries run.\n"
THEIRS = "It will be shut\nfor \x1b[31m90 days."
SCORES = Scores(0.1, 0.1, 0.8)
DRAFT = Article("a-draft", "Gazette", BODY)
WEIR = Article(
    "weir",
    "The Weir",
    THEIRS,
    url="https://weir.example/1",
    published_at=datetime(2025, 3, 12, 9, 5, tzinfo=UTC),
)


def passage(article: Article, text: str) -> Passage:
    start = article.text.index(text)
    return Passage(article.id, article.outlet, start, start + len(text), text)


def found(text: str, *, confidence: float, kind: Kind = Kind.CONTRADICTION) -> Finding:
    own, theirs = passage(DRAFT, text), passage(WEIR, THEIRS)
    prints = (Copy("c", "Tern", 0, 5), Copy("d", "Tern", 2, 7), Copy("e", "The Weir", 0, 5))
    copies = prints if kind is Kind.CONTRADICTION else ()
    return Finding(
        kind=kind,
        type=ClashType.NUMBER if kind is Kind.CONTRADICTION else None,
        confidence=confidence,
        story=None,
        a=own,
        b=replace(theirs, copies=copies),
        forward=SCORES,
        backward=SCORES,
        similarity=0.7,
        reasons=(Reason("clash.number", "60 days against 90 days"),),
    )


def report(*findings: Finding) -> Report:
    sentences = [
        Sentence(DRAFT.id, BODY.index(text), BODY.index(text) + len(text), number, "Gazette", text)
        for number, text in enumerate(("A bridge is shut.", OWN, "Ferries run."))
    ]
    return Report((DRAFT, WEIR), tuple(sentences), (), findings, ())


def test_a_finding_is_a_line_that_editors_understand() -> None:
    draft = Draft(DRAFT, Path("drafts/b.md"), FRONT + BODY, len(FRONT))
    framing = found("Ferries run.", confidence=0.9, kind=Kind.FRAMING)
    lines = lint(report(framing, found(OWN, confidence=0.78)), draft).splitlines()
    theirs = (
        "The Weir, 12 March 2025, 09:05 UTC: “It will be shut for �[31m90 days.” "
        "(https://weir.example/1)"
    )
    assert lines == [
        f"drafts/b.md:6:1: contradiction (number, 78%) “It stays shut for 60 days.” — {theirs}",
        "    also printed by Tern",
        "    60 days against 90 days",
        f"drafts/b.md:6:28: framing (90%) “Ferries run.” — {theirs}",
        "    60 days against 90 days",
    ]


def test_an_update_says_what_the_newer_account_has() -> None:
    draft = Draft(DRAFT, Path("b.md"), FRONT + BODY, len(FRONT))
    update = found(OWN, confidence=0.9, kind=Kind.SUPERSEDED)
    for hour, newer in (
        (8, "The Weir, 12 March 2025, 09:05 UTC) says: “It will be shut for �[31m90 days.”"),
        (11, f"Gazette, 12 March 2025, 11:00 UTC) says: “{OWN}”"),
    ):
        dated = replace(DRAFT, published_at=datetime(2025, 3, 12, hour, tzinfo=UTC))
        given = replace(report(update), articles=(dated, WEIR))
        assert lint(given, draft).splitlines()[-1] == f"    The newer account ({newer}"
    assert "newer" not in lint(report(update), draft)  # the draft has no date


def test_the_place_is_that_of_the_sentence_in_the_file() -> None:
    draft = Draft(DRAFT, Path("b.md"), FRONT + BODY, len(FRONT))
    for text in (OWN, "Ferries run.", "A bridge is shut."):
        first = lint(report(found(text, confidence=0.6)), draft).splitlines()[0]
        place = re.match(r"b\.md:(\d+):(\d+): ", first)
        assert place is not None
        lines = (FRONT + BODY).splitlines()
        assert lines[int(place[1]) - 1][int(place[2]) - 1 :].startswith(text)


def test_a_page_or_document_counts_its_sentences() -> None:
    told = lint(report(found(OWN, confidence=0.6)), Draft(DRAFT, Path("b.docx")))
    assert told.startswith("b.docx: sentence 2: contradiction")


def test_nothing_found_prints_nothing() -> None:
    assert lint(report(), Draft(DRAFT, Path("b.md"), BODY, 0)) == ""


@given(st.text())
def test_no_text_can_move_the_cursor_or_break_the_line(text: str) -> None:
    printed = shown(text)
    assert not HARMFUL.search(printed)
    assert len(printed.splitlines()) <= 1 or "\u2028" in text
