from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consist.cues import Granularity, Moment, Verdict, compare, read_cues

WEDNESDAY = datetime(2025, 6, 11, 15, 30, tzinfo=UTC)
DAYS = (
    ("[Yesterday] it fell.", (2025, 6, 10)),
    ("[Today] it fell.", (2025, 6, 11)),
    ("They met on [Saturday].", (2025, 6, 7)),
    ("They met on [Wednesday].", (2025, 6, 11)),
    ("They met [last Wednesday].", (2025, 6, 4)),
    ("They will meet on [Friday].", (2025, 6, 13)),
    ("They will meet [next Tuesday].", (2025, 6, 17)),
    ("They met [yesterday].", (2025, 6, 10)),
    ("They met [today].", (2025, 6, 11)),
    ("They meet [tomorrow].", (2025, 6, 12)),
    ("They met [the day before yesterday].", (2025, 6, 9)),
    ("They met on [March 12].", (2025, 3, 12)),
    ("They met on [12 March].", (2025, 3, 12)),
    ("They met on [the 12th of March].", (2025, 3, 12)),
    ("They met on [March 12, 2019].", (2019, 3, 12)),
    ("They met on [12 March 2019].", (2019, 3, 12)),
    ("They met on [2019-03-12].", (2019, 3, 12)),
    ("They met on [Sept 16].", (2025, 9, 16)),
    ("They meet by [March 12].", (2025, 3, 12)),
    # what is to come
    ("They agreed to meet on [Friday].", (2025, 6, 13)),
    ("The plan is to open the bridge on [Monday].", (2025, 6, 16)),
    ("Voters go to the polls on [Sunday].", (2025, 6, 15)),
    ("He said that they would meet on [Friday].", (2025, 6, 13)),
    # and what is past, whatever stands before it
    ("The toll rose to 53, officials said on [Monday].", (2025, 6, 9)),
    ("The army sent 600 soldiers to the border on [Monday].", (2025, 6, 9)),
    ("She would not resign, she said on [Monday].", (2025, 6, 9)),
    ("That this would not be allowed the court ruled on [Monday].", (2025, 6, 9)),
    ("The bank lowered its rate by a point on [Monday].", (2025, 6, 9)),
)
CLOCKS = (
    ("They met at [02:40].", {160}),
    ("They met at [14:30].", {870}),
    ("They met at [9 p.m.] sharp.", {1260}),
    ("They met at [9pm].", {1260}),
    ("They met at [10:45 p.m.] sharp.", {1365}),
    ("They met at [8. 40am] on Monday.", {520}),
    ("They met at [8: 39am] on Monday.", {519}),
    ("They met at [7 : 30 p.m.] on Monday.", {1170}),
    ("They met at [7 .30 pm] on Monday.", {1170}),
    ("They met by [11. 05 a.m.] sharp.", {665}),
    ("They met on June 8: [10 a.m.] sharp.", {600}),
    ("They met on Dec. 18. [10 a.m.] was too early.", {600}),
    ("They met at [8]. 40 people came.", {480, 1200}),
    ("They met at [1 a.m.] on Monday.", {60}),
    ("They met at [12 a.m.] on Monday.", {0}),
    ("They met at [12 p.m.] on Monday.", {720}),
    ("They met at [3.30].", {210, 930}),
    ("They met at [nine].", {540, 1260}),
    ("They met at [nine o'clock].", {540, 1260}),
    ("They met at [seven in the evening].", {1140}),
    ("They met at [seven in the morning].", {420}),
    ("It was [twenty to three in the morning].", {160}),
    ("It was [half past six].", {390, 1110}),
    ("It was [a quarter to five].", {285, 1005}),
    ("It was [a quarter past five in the afternoon].", {1035}),
    ("It was [ten minutes past four].", {250, 970}),
    ("They met at [noon].", {720}),
    ("They met at [midday].", {720}),
    ("They met at [midnight].", {0}),
)
STRETCHES = (
    ("[Last week] it fell.", Granularity.WEEK, (2025, 6, 2), (2025, 6, 9)),
    ("[This month] it fell.", Granularity.MONTH, (2025, 6, 1), (2025, 7, 1)),
    ("“[Last year] it fell.”", Granularity.YEAR, (2024, 1, 1), (2025, 1, 1)),
    ("It fell [last week].", Granularity.WEEK, (2025, 6, 2), (2025, 6, 9)),
    ("It fell [this month].", Granularity.MONTH, (2025, 6, 1), (2025, 7, 1)),
    ("It fell [last month].", Granularity.MONTH, (2025, 5, 1), (2025, 6, 1)),
    ("It fell [last year].", Granularity.YEAR, (2024, 1, 1), (2025, 1, 1)),
    ("It fell in [2011].", Granularity.YEAR, (2011, 1, 1), (2012, 1, 1)),
    ("It fell in [March 2019].", Granularity.MONTH, (2019, 3, 1), (2019, 4, 1)),
)
NO_MOMENT = (
    "The USA Today poll said so.",
    "The May of Denmark said so.",
    "In all, 2011 people came.",
    "They may march on.",
    "He ran 3.30 metres.",
    "At one with the world.",
)


def split_marked(marked: str) -> tuple[str, str]:
    before, rest = marked.split("[")
    words, after = rest.split("]")
    return before + words + after, words


def the_moment(text: str, words: str) -> Moment:
    found = [
        m for m in read_cues(text, published_at=WEDNESDAY).moments if text[m.start : m.end] in words
    ]
    assert found, read_cues(text, published_at=WEDNESDAY).moments
    return found[0]


def plain(moment: datetime | None) -> tuple[int, int, int] | None:
    return None if moment is None else (moment.year, moment.month, moment.day)


@pytest.mark.parametrize(("marked", "day"), DAYS)
def test_resolves_days_against_the_publication(marked: str, day: tuple[int, int, int]) -> None:
    moment = the_moment(*split_marked(marked))
    assert moment.granularity is Granularity.DAY
    assert plain(moment.earliest) == day
    assert moment.earliest is not None
    assert moment.latest is not None
    assert (moment.latest - moment.earliest).days == 1


@pytest.mark.parametrize(("marked", "minutes"), CLOCKS)
def test_reads_times_of_day(marked: str, minutes: set[int]) -> None:
    moment = the_moment(*split_marked(marked))
    assert moment.granularity is Granularity.CLOCK
    assert {start for start, _ in moment.minutes} == minutes


@pytest.mark.parametrize(("marked", "granularity", "earliest", "latest"), STRETCHES)
def test_resolves_longer_stretches(
    marked: str,
    granularity: Granularity,
    earliest: tuple[int, int, int],
    latest: tuple[int, int, int],
) -> None:
    moment = the_moment(*split_marked(marked))
    assert moment.granularity is granularity
    assert (plain(moment.earliest), plain(moment.latest)) == (earliest, latest)


@pytest.mark.parametrize("text", NO_MOMENT)
def test_finds_no_moment(text: str) -> None:
    assert read_cues(text, published_at=WEDNESDAY).moments == ()


def test_without_a_publication_date_a_weekday_keeps_its_name_alone() -> None:
    (moment,) = read_cues("They met on Friday.").moments
    assert (moment.weekday, moment.earliest) == (4, None)


def test_an_impossible_day_is_no_day() -> None:
    (moment,) = read_cues("They met on February 30.", published_at=WEDNESDAY).moments
    assert (moment.earliest, moment.month) == (None, 2)


def test_the_first_years_and_the_last_do_not_overflow() -> None:
    for year in (1, 9999):
        published = datetime(year, 12 if year > 1 else 1, 28, tzinfo=UTC)
        read_cues("last year, next year, yesterday, next month, Sunday", published_at=published)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It ends by Thursday.", "before"),
        ("It runs until Thursday.", "before"),
        ("It runs since Thursday.", "after"),
        ("It ends on Thursday.", ""),
        ("It ends by 9 p.m. sharp.", "before"),
    ],
)
def test_knows_bounds(text: str, bound: str) -> None:
    assert read_cues(text, published_at=WEDNESDAY).moments[0].bound == bound


@pytest.mark.parametrize("time", ["8. 40am", "8: 39am", "7 : 30 p.m."])
def test_a_spaced_clock_time_is_no_number(time: str) -> None:
    cues = read_cues(f"The shop opened at {time} and sold 12 loaves.", published_at=WEDNESDAY)
    assert [found.low for found in cues.quantities] == [12]
    assert [found.granularity for found in cues.moments] == [Granularity.CLOCK]


@pytest.mark.parametrize(("year", "clash"), [(2020, False), (2016, False), (2019, True)])
def test_a_leap_day_stays_one_in_leap_years(year: int, clash: bool) -> None:
    today = datetime(2024, 3, 5, tzinfo=UTC)
    day = "29 February" if year != 2019 else "27 February"
    one = read_cues("The bridge opened on 29 February.", published_at=today)
    other = read_cues(f"The bridge opened on {day} {year}.", published_at=today)
    assert any(found.verdict is Verdict.CLASH for found in compare(one, other)) == clash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge opens on June 1.", "The bridge opens on July 1."),
        ("The ferry left at 6:40 a.m.", "The ferry left shortly after 8 a.m."),
        ("The mill will be closed by the end of 2026.", "The mill will shut by the end of 2027."),
        ("The mine will close by the end of 2026.", "The mine will shut by the summer of 2027."),
        ("The mine closes on March 3.", "The mine shuts on April 3."),
        ("The trial starts on May 4.", "The trial begins on June 4."),
        ("The closure of the mine is set for 3 March.", "The mine is to shut on 3 April."),
    ],
)
def test_the_words_of_two_dates_do_not_make_two_happenings(one: str, other: str) -> None:
    sides = [read_cues(text, published_at=WEDNESDAY) for text in (one, other)]
    assert any(
        found.cue == "moment" and found.verdict is Verdict.CLASH and found.strength > 0.1
        for found in compare(*sides)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mine closes on March 3.", "The school opens on April 3."),
        ("The trial starts on May 4.", "The talks begin on June 4."),
        ("The ferry left at 6:40 a.m.", "The train arrived shortly after 8 a.m."),
        ("The council met on June 1.", "The court ruled on July 1."),
    ],
)
def test_two_happenings_on_two_dates_hardly_clash(one: str, other: str) -> None:
    sides = [read_cues(text, published_at=WEDNESDAY) for text in (one, other)]
    assert not any(
        found.cue == "moment" and found.verdict is Verdict.CLASH and found.strength > 0.1
        for found in compare(*sides)
    )
