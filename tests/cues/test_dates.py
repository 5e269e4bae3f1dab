from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues

MARCH = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
JANUARY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DECEMBER = datetime(2025, 12, 20, 9, 0, tzinfo=UTC)
SAME, COMPATIBLE, CLASH = Verdict.SAME, Verdict.COMPATIBLE, Verdict.CLASH

# How a day is told, how another tells it, and what comes of it on 20 March 2026, a Friday.
TOLD = (
    ("on 8 March last year", "on 15 March 2025", CLASH),
    ("on 2 April last year", "on 20 April 2025", CLASH),
    ("on 3 May last year", "on 21 May 2025", CLASH),
    ("on March 8 of last year", "on March 15, 2025", CLASH),
    ("on the 8th of March last year", "on 15 March 2025", CLASH),
    ("on March 8 last year", "on 15 March 2025", CLASH),
    ("on 8 March, last year", "on 15 March 2025", CLASH),
    ("last March 8", "on 15 March 2025", CLASH),
    ("on 8 March this year", "on 15 March 2026", CLASH),
    ("on 8 March this year", "on 8 March last year", CLASH),
    ("on 8 March last year", "on 8 March 2024", CLASH),
    ("on 8 March last year", "in April last year", CLASH),
    ("on 8 March last year", "in February 2025", CLASH),
    ("in March last year", "on 15 April 2025", CLASH),
    ("in March of last year", "in April 2025", CLASH),
    ("on 8 March last year", "this year", CLASH),
    ("on Monday 10 March", "on 12 March 2025", CLASH),
    ("on Monday, March 9", "on Tuesday", CLASH),
    ("on Monday, March 9", "on March 10", CLASH),
    ("on Monday the 9th of March", "on Tuesday, 10 March", CLASH),
    ("on March 9 (Monday)", "on Tuesday", CLASH),
    ("from 8 to 15 March", "on 20 March", CLASH),
    ("on March 8-15", "on March 20", CLASH),
    # one day told in two ways
    ("on 8 March last year", "on 8 March 2025", SAME),
    ("on the 8th of March last year", "on March 8, 2025", SAME),
    ("on 8 March of 2025", "on 8 March 2025", SAME),
    ("on 8 March this year", "on 8 March", SAME),
    ("on Monday, March 9", "on 9 March 2026", SAME),
    ("on Tuesday, March 9", "on 9 March 2026", SAME),  # a slip: the date counts
    ("on Monday 10 March", "on 10 March 2025", SAME),  # which was one
    ("on March 17", "on Tuesday", SAME),
    ("on Tuesday, March 17", "on Tuesday", SAME),
    ("on 17 March, a Tuesday", "on Tuesday", SAME),
    # and told less finely
    ("on 8 March last year", "last year", COMPATIBLE),
    ("on 8 March last year", "in 2025", COMPATIBLE),
    ("on 8 March last year", "in March 2025", COMPATIBLE),
    ("on 8 March last year", "in March last year", COMPATIBLE),
    ("in March last year", "last year", COMPATIBLE),
    ("from 8 to 15 March", "on 10 March", COMPATIBLE),
    ("on March 8-15", "on 8 March", COMPATIBLE),
    ("on 8 and 9 March", "on 9 March", COMPATIBLE),
    # without a year it may be any year's
    ("on 8 March", "on 8 March 2025", None),
    ("on 8 March", "in 2025", None),
    ("on 8 March", "last year", None),
    ("on 8 March of that year", "on 8 March 2019", None),
    ("on 8 March the same year", "in March 2019", None),
)
FRAME = "The fisherman Mark Eldon was killed near Port Sable {}."


def verdicts(one: str, other: str, published: datetime | None) -> set[Verdict]:
    cues = [read_cues(FRAME.format(told), published_at=published) for told in (one, other)]
    there, back = (compare(*two) for two in (cues, cues[::-1]))
    found = [{c.verdict for c in side if c.cue is CueKind.MOMENT} for side in (there, back)]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(("one", "other", "verdict"), TOLD)
def test_days_told_in_different_detail(one: str, other: str, verdict: Verdict | None) -> None:
    assert verdicts(one, other, MARCH) == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("on 8 March", "on 15 March 2025", CLASH),
        ("on 8 March", "on 15 March", CLASH),
        ("on 8 March", "in April", CLASH),
        ("on Monday 10 March", "on 12 March 2025", CLASH),
        ("on Monday 10 March", "on Monday 17 March", CLASH),
        ("on Monday 10 March", "on Tuesday", CLASH),
        ("from 8 to 15 March", "on 20 March 2025", CLASH),
        ("on 8 March", "on 8 March 2025", SAME),
        ("on Monday 10 March", "on Tuesday 10 March", SAME),
        ("on Monday 10 March", "on Monday", SAME),
        ("on 8 March", "in March", COMPATIBLE),
        ("from 8 to 15 March", "on 10 March", COMPATIBLE),
        ("on 8 March", "in 2025", None),
        ("on 8 March", "on Tuesday", None),
        ("on 8 March last year", "last year", None),
    ],
)
def test_days_of_articles_without_a_date(one: str, other: str, verdict: Verdict | None) -> None:
    assert verdicts(one, other, None) == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("It sank on 28 December.", JANUARY, (2025, 12, 28)),
        ("It sank on 3 January.", JANUARY, (2026, 1, 3)),
        ("It will open on 28 December.", JANUARY, (2026, 12, 28)),
        ("It will open on 3 January.", DECEMBER, (2026, 1, 3)),
        ("It sank on 3 January.", DECEMBER, (2025, 1, 3)),
        ("It opens on 3 November.", MARCH, (2026, 11, 3)),
        ("It sank on Monday 10 March.", MARCH, (2025, 3, 10)),
        ("It sank on Tuesday, 29 February.", MARCH, None),
        ("It sank on 8 March last year.", MARCH, (2025, 3, 8)),
        ("It will open on 8 March next year.", MARCH, (2027, 3, 8)),
    ],
)
def test_the_year_of_a_day(
    text: str, published: datetime, day: tuple[int, int, int] | None
) -> None:
    (moment,) = read_cues(text, published_at=published).moments
    first = moment.earliest
    assert (first and (first.year, first.month, first.day)) == day


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("He was shot on Monday, March 9.", ["Monday, March 9"]),
        ("He was shot on Monday night, March 9.", ["night", "March 9"]),
        ("He was shot on 9 March last year in Halm.", ["9 March last year"]),
        ("On 9 March last year's winner was shot.", ["9 March", "last year"]),
        ("He met Theresa May last year.", ["last year"]),
        ("On Monday 10 people were shot.", ["Monday"]),
        ("On March 8 and 12 people were shot.", ["March 8"]),
        ("On March 8 to 12 cheering fans he sang.", ["March 8"]),
        ("On Monday he said that 10 March was the day.", ["Monday", "10 March"]),
    ],
)
def test_what_belongs_to_one_date(text: str, spans: list[str]) -> None:
    found = read_cues(text, published_at=MARCH).moments
    assert [text[moment.start : moment.end] for moment in found] == spans


def test_the_end_of_a_year_is_no_clash() -> None:
    text = FRAME.format("on 28 December")
    one = read_cues(text, published_at=datetime(2025, 12, 31, 20, 0, tzinfo=UTC))
    found = compare(one, read_cues(text, published_at=JANUARY))
    assert [c.verdict for c in found if c.cue is CueKind.MOMENT] == [SAME]
