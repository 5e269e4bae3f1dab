"""What `consist check` prints when no report goes to the terminal, on texts of strangers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consist.cli.summary import summary
from consist.model import Copy, Finding, Passage, Reason, Report, Skipped
from consist.reports.terminal import HARMFUL
from tests.store.reports import mine


def of_strangers(text: str, *, outlet: str) -> Report:
    """Return a report with one finding and one skipped article that say the text all over."""
    report = mine()
    (finding,) = report.findings
    told = replace(
        finding,
        a=_saying(finding.a, text, outlet),
        b=_saying(finding.b, text, outlet),
        reasons=(Reason("clash.number", text),),
    )
    return replace(report, findings=(told,), skipped=(Skipped(outlet, text, text),))


def _saying(side: Passage, text: str, outlet: str) -> Passage:
    return replace(side, outlet=outlet, text=text, lit=())


def test_what_a_terminal_would_obey_is_replaced() -> None:
    printed = summary(of_strangers("Ninety\n days\x1b[2J\u202e.", outlet="The\x9b Weir"))
    assert printed.splitlines()[2:] == [
        "1. contradiction, number (90%)",
        "   The� Weir: Ninety days�[2J�.",
        "   The� Weir: Ninety days�[2J�.",
        "   - Ninety days�[2J�.",
        "",
        "1 skipped:",
        "  The� Weir Ninety days�[2J�.: Ninety days�[2J�.",
    ]


@given(st.text(), st.text(max_size=20))
def test_no_text_can_move_the_cursor_or_add_a_line_of_its_own(text: str, outlet: str) -> None:
    lines = summary(of_strangers(text, outlet=outlet)).split("\n")
    assert not HARMFUL.search("".join(lines))
    told = [line for line in lines if line[:1] not in {"", " "}]
    assert [line.split()[0] for line in told] == ["3", "1.", "1"]


def test_plain_texts_stay_as_they_are() -> None:
    finding: Finding = mine().findings[0]
    printed = summary(mine())
    for side in (finding.a, finding.b):
        assert f"   {side.outlet}: {side.text}\n" in printed
    assert f"   - {finding.reasons[0].text}" in printed


def test_counts_agree_with_their_nouns() -> None:
    told = replace(mine(), stages={"scored": 16000}, articles=mine().articles[:1])
    assert summary(told).startswith("1 article of 1 outlet in ")
    assert ", 16,000 pairs compared" in summary(told)
    assert ", 1 pair compared" in summary(replace(told, stages={"scored": 1}))


def test_a_passage_that_another_printed_says_so() -> None:
    report = mine()
    (finding,) = report.findings
    printed = replace(finding.a, copies=(Copy("x", "Weir", 0, 5),))
    told = replace(report, findings=(replace(finding, a=printed),))
    assert f"   {finding.a.outlet} (+1 copy): " in summary(told)


def test_articles_of_one_outlet_alone_are_told_to_need_another() -> None:
    report = mine()
    assert "two outlets" not in summary(report)
    alone = tuple(replace(article, outlet="The\x1b Weir") for article in report.articles)
    lines = summary(replace(report, articles=alone, findings=())).splitlines()
    assert lines[1] == "All is of The\ufffd Weir, and it takes two outlets to compare."
    assert "--map outlet=" in lines[2]
