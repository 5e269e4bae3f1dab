from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consist.cues import CueKind, Granularity, Verdict, compare, read_cues, timed_apart
from consist.cues.reading import LONGEST

FRIDAY = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
SAME, COMPATIBLE, CLASH = Verdict.SAME, Verdict.COMPATIBLE, Verdict.CLASH

PAIRS = (
    ("at 6.42 a.m.", "at 8.15 local time", CLASH),
    ("at 6.42 a.m.", "at 8.15 in the morning", CLASH),
    ("at 6.42am", "shortly before nine in the morning", CLASH),
    ("at 9.50pm", "at half past midnight", CLASH),
    ("at 9.50pm", "shortly before midnight", CLASH),
    ("at ten past six", "just after half past midnight", CLASH),
    ("at half past nine", "at a quarter to eleven", CLASH),
    ("at half past nine", "at quarter to nine", CLASH),
    ("shortly before dawn", "around noon", CLASH),
    ("shortly after noon", "at 2 p.m.", CLASH),
    ("just after 6 a.m.", "just after 8 a.m.", CLASH),
    ("at about 8 p.m.", "at 9 p.m.", CLASH),
    ("at 0115 GMT", "at 0215 GMT", CLASH),
    ("at 0115 UTC", "at 02:15 GMT", CLASH),
    ("at 8 p.m. ET", "at 9 p.m. Eastern time", CLASH),
    ("at 1430 local time", "at 3.30pm", CLASH),
    ("at 1430 hours", "at 3.30pm", CLASH),
    ("at two at night", "at 2 p.m.", CLASH),
    ("at half past six on Sunday evening", "at 6.30 a.m.", CLASH),
    ("20 minutes before midnight", "at 10.40pm", CLASH),
    # the same, or near enough
    ("at 8.15 local time", "at 8.15 a.m.", SAME),
    ("at 2015 local time", "at 8.15 p.m.", SAME),
    ("at 12.30 a.m.", "at half past midnight", SAME),
    ("at 11.45 p.m.", "at a quarter to midnight", SAME),
    ("at 11.40pm", "20 minutes before midnight", SAME),
    ("at half past nine", "at 9.30 p.m.", SAME),
    ("at 10:15 at night", "at 10.15 p.m.", SAME),
    ("at 1am", "at one at night", SAME),
    ("at 0115 UTC", "at 01:15 GMT", SAME),
    ("at 11.40pm", "shortly before midnight", COMPATIBLE),
    ("at 8.45 a.m.", "shortly before nine in the morning", COMPATIBLE),
    ("at 9.25 a.m.", "shortly after nine in the morning", COMPATIBLE),
    ("at 12.20 a.m.", "just after midnight", COMPATIBLE),
    ("at about 8 p.m.", "at 8.15 p.m.", COMPATIBLE),
    ("around noon", "at 11.45 a.m.", COMPATIBLE),
    ("shortly before dawn", "at 5 a.m.", COMPATIBLE),
    # nothing tells how far the zones are apart
    ("at 3.15 a.m. local time", "at 0215 GMT", None),
    ("at 3.15 a.m.", "at 0215 GMT", None),
    ("at 8 p.m. CST", "at 0100 GMT", None),
    ("at 8 p.m. Halm time", "at 9 p.m. Moscow time", None),
    ("at 3 p.m. in London", "at 5 p.m. Halm time", None),
    # one time in two zones
    ("at 14:05 UTC", "at 15:05 Central European Time", SAME),
    ("at 14:05 UTC", "at 16:05 CEST", SAME),
    ("at 8 p.m. EDT", "at 5 p.m. PDT", SAME),
    ("at 8 p.m. Kyiv time", "at 9 p.m. Moscow time", SAME),
    ("at 8 p.m. ET", "at 0100 GMT", SAME),
    ("at 3 p.m. in London", "at 4 p.m. in Paris", SAME),
    ("at 3 p.m. in Paris", "at 1400 GMT", SAME),
    ("at 14:00 GMT+3", "at 11:00 GMT", SAME),
    ("at 17:30 UTC+5:30", "at 12:00 GMT", SAME),
    ("at 08:30 GMT-0330", "at 12:00 GMT", SAME),
    ("at 3 p.m. Japan Standard Time", "at 0600 GMT", SAME),
    ("at 11 p.m. UTC", "at 1 a.m. British Summer Time", CLASH),
    ("at 14:05 UTC", "at 18:05 CET", CLASH),
    ("at 8 p.m. EDT", "at 6 p.m. PDT", CLASH),
    ("at 14:00 (UTC+8)", "at 15:00 Beijing time", CLASH),
    ("at 3 p.m. in London", "at 4 p.m. in London", CLASH),
    ("at 3 p.m. in London", "at 4 p.m.", CLASH),
    ("at 3 p.m. in London", "at 6 p.m. in Paris", CLASH),
    ("at 8 p.m. EDT on Monday", "at 0000 GMT on Tuesday", SAME),
    # and these may both be so
    ("before 9 a.m.", "at 9.30 a.m.", None),
    ("after 9 p.m.", "at 8 p.m.", None),
    ("until 9 p.m.", "at 11 p.m.", None),
)
FRAME = "The polls in the capital of Halm closed {}."


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_times_of_one_thing(one: str, other: str, verdict: Verdict | None) -> None:
    cues = [read_cues(FRAME.format(told), published_at=FRIDAY) for told in (one, other)]
    there, back = (compare(*two) for two in (cues, cues[::-1]))
    found = [{c.verdict for c in side if c.cue is CueKind.MOMENT} for side in (there, back)]
    assert found[0] == found[1] == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("at 09:42 local time", "at 12:42 UTC", True),
        ("at 09:42", "at 12:42 UTC", False),
        ("at 09:42 UTC", "at 12:42 UTC", False),
        ("at 09:42 CET", "at 12:42 UTC", False),
    ],
)
def test_times_whose_zones_cannot_be_held_together_are_told_apart(
    one: str, other: str, *, apart: bool
) -> None:
    left, right = (read_cues(FRAME.format(told), published_at=FRIDAY) for told in (one, other))
    assert timed_apart(left, right, tuple(compare(left, right))) == apart


@pytest.mark.parametrize(
    "text",
    [
        "The court ruled by five to four.",
        "The vote was ten to six against it.",
        "He won five to two on Monday.",
        "The shares closed at 8.15 on Tuesday.",
        "The index ended at 3.30, a record.",
        "Unemployment stood at 8.15.",
        "The pound traded at 1.27 on Friday.",
        "The average lies at 4.50, the school said.",
        "A quake of magnitude 6.42 struck at 5.10 on a scale of ten.",
        "In 2020 CT scanners were bought.",
        "After 2000 hours of work it broke.",
        "About 1900 Pacific islanders left.",
        "Section 8.15 was struck out.",
        "They won 6.42 million votes.",
        "He ran it in 2:05:33 on Sunday.",
        "The flight took off at 30.15 on Tuesday.",
        "It is two to three miles away.",
    ],
)
def test_numbers_that_are_no_times(text: str) -> None:
    found = read_cues(text, published_at=FRIDAY).moments
    assert [m for m in found if m.granularity is Granularity.CLOCK] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("at " * 400, set()),
        ("shortly before " * 80, set()),
        ("8.15 " * 240, set()),
        ("at 8.15 Aaaa Aaaa " * 66, set()),
        ("five to " * 150, set()),
        ("Monday, the " * 100, {("Monday", 16)}),
        ("8 March last " * 92, {("8 March", 8)}),
        ("12 to 15 to " * 100, set()),
    ],
)
def test_hostile_texts_tell_the_days_that_they_name(text: str, told: set[tuple[str, int]]) -> None:
    found = read_cues(text[:LONGEST], published_at=FRIDAY).moments
    assert {(text[m.start : m.end], m.earliest and m.earliest.day) for m in found} == told
