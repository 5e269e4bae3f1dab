from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.chronology import FEATURES, TIMED, comparable, features, surely_before

FRIDAY = datetime(2026, 5, 8, 18, 0, tzinfo=UTC)
SATURDAY = FRIDAY + timedelta(days=1)
MONDAY = FRIDAY + timedelta(days=3)

# An earlier account and the later one that updates it.
UPDATES = [
    ("So far 12 people have died.", "The toll has risen to 19."),
    ("Twelve are known to have died.", "Nineteen people died in all."),
    ("By Friday evening 2,900 flights had been dropped.", "In total 7,400 flights were dropped."),
    ("The cause was not immediately known.", "The bulletin blames a broken rail."),
    ("Nobody is yet able to say what failed.", "A broken rail was identified as the cause."),
    ("It was not clear whether the pilot had survived.", "The pilot was found on Sunday."),
    ("Two miners are still missing.", "The last of the miners was found on Monday."),
    ("An initial count put the number at 300.", "The final number is 450."),
    ("A preliminary figure of 40 was given.", "The figure was revised to 52."),
    ("Police are questioning a man; he is still being held.", "The man was released."),
    ("The man is being questioned.", "The man was let go without charge."),
    ("As of Friday nobody had been arrested.", "Two people are now under arrest."),
    ("At the time of writing the fire was burning.", "The fire was finally put out."),
    ("First reports spoke of nine dead.", "The number of dead has since reached 21."),
    ("The number is expected to rise.", "The number rose to 80."),
    ("Some 600 people have left so far.", "The zone was widened and 1,400 people have left."),
    ("One batch has been recalled for now.", "The recall was extended to three batches."),
    ("The search continues.", "Two more bodies were found."),
    ("Talks are under way.", "The talks ended at last in the end without a deal."),
    ("By Friday night four were dead.", "Nine people are dead, up from four at first."),
    ("The airport is to open again on Thursday.", "The reopening was put off to Saturday."),
    ("The station is to stay shut so far.", "Repairs went faster than feared; it opens today."),
    ("So far 38 deaths are put down to the heat.", "The latest figure is 52."),
    ("Two roads were cut.", "In the meantime a third road has been cut as well."),
    ("Renk led with 42 percent of the votes counted.", "Renk lost."),
    ("Two men were being questioned.", "The two men are free."),
    ("Nobody was hurt, police said at 5 p.m.", "Two people were hurt."),
    ("Renk has 64 seats with 141 of 150 declared.", "Renk has 69 with all 150 results in."),
    ("The road is still open northbound.", "The road was finally closed."),
    ("Jurors were sent home without reaching a verdict.", "It returned a unanimous verdict."),
    ("The jury has not reached a verdict yet.", "Jurors are returning their verdict."),
    ("There is no verdict yet.", "The jury found him guilty."),
    ("The jury was sent home for the night.", "The jury found him guilty."),
    ("The jury is out.", "The jury found him guilty."),
    ("Jurors are still deliberating.", "He was found guilty."),
    ("Deliberations will resume on Friday.", "He was found guilty."),
    ("Crews were still battling the blaze.", "The blaze is out."),
    ("The hunt for the gunman continues.", "The gunman was caught."),
    ("The search for the boy went on; the search goes on.", "The boy is safe."),
    ("The suspect remains at large.", "The suspect was caught."),
    ("The race is too close to call.", "Renk won."),
    ("Renk has still not conceded.", "Renk conceded."),
    ("Crews have still to reach two villages.", "Crews reached all the villages."),
    ("Nobody has been hurt.", "The number of people hurt has risen to seven."),
]
# Two accounts of one time, of which neither updates the other.
NO_UPDATES = [
    ("The truce is for 60 days.", "The truce is for 90 days."),
    ("The minister opened the bridge.", "The mayor opened the bridge."),
    ("Polls closed at nine.", "Polls closed at eight."),
    ("The road was dry.", "The road was icy."),
    ("He apologised to the family.", "He refused to apologise."),
    ("The guard saw it first.", "A pilot saw it first."),
    ("Shares fell by 3 percent.", "Shares fell by 5 percent."),
    ("The alarm rang before the fire.", "The fire came before the alarm."),
    ("The ship had 40 people on board.", "The ship had 14 people on board."),
    ("They met in Portmarn.", "They met in Ostrel."),
    # told as ended, whatever it was
    ("Talks ended without reaching a deal.", "The talks ended in a deal."),
    ("He has not reached the island.", "He is on the island."),
    ("He was not rich yet gave much.", "He was rich."),
    ("Pupils were sent home for the day.", "Pupils stayed at school."),
    ("The search was called off.", "The search was cancelled."),
    ("The jury acquitted her.", "The jury convicted her."),
    ("The gunman was caught.", "The gunman got away."),
]


@pytest.mark.parametrize(("earlier", "later"), UPDATES)
def test_a_later_account_that_says_so_updates_the_earlier(earlier: str, later: str) -> None:
    found = features(earlier, FRIDAY, later, MONDAY)
    assert found["supersedes_score"] >= 0.7
    assert found["provisional_in_earlier"] or found["update_in_later"]


@pytest.mark.parametrize(("one", "other"), NO_UPDATES)
def test_two_accounts_of_one_hour_update_nothing(one: str, other: str) -> None:
    found = features(one, FRIDAY, other, FRIDAY + timedelta(hours=1))
    assert found["supersedes_score"] <= 0.2
    assert found["provisional_any"] == found["update_any"] == 0.0


@pytest.mark.parametrize(("earlier", "later"), UPDATES)
def test_the_order_of_publication_decides_and_not_that_of_the_words(
    earlier: str, later: str
) -> None:
    right = features(earlier, FRIDAY, later, MONDAY)
    wrong = features(earlier, MONDAY, later, FRIDAY)
    assert (wrong["provisional_in_later"], wrong["update_in_earlier"]) == (
        right["provisional_in_earlier"],
        right["update_in_later"],
    )


def test_days_between_raise_the_score() -> None:
    one, other = UPDATES[0]
    near = features(one, FRIDAY, other, FRIDAY + timedelta(hours=2))
    far = features(one, FRIDAY, other, SATURDAY)
    assert near["supersedes_score"] < far["supersedes_score"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("So far 12 have died.", "The toll has risen to 19."),
        ("The toll has risen to 19.", "So far 12 have died."),
    ],
)
def test_without_dates_the_words_tell_the_order(one: str, other: str) -> None:
    found = features(one, None, other, None)
    assert found["provisional_in_earlier"] == found["update_in_later"] == 1.0


@pytest.mark.parametrize(
    ("later", "since"),
    [
        ("Power was restored on Saturday afternoon.", 1.0),
        ("Power was restored overnight.", 1.0),
        ("The power is off, the firm said on Saturday.", 0.0),
        ("Power was cut on Friday.", 0.0),  # the earlier account is of that day
        ("Power was restored.", 0.0),
    ],
)
def test_a_day_since_the_earlier_account_is_told(later: str, since: float) -> None:
    found = features("Power is off in Halm.", FRIDAY, later, SATURDAY)
    assert found["happened_since"] == since


@pytest.mark.parametrize("times", [(None, FRIDAY), (FRIDAY, None), (None, None)])
def test_where_a_date_is_missing_nothing_is_known_of_the_time_between(
    times: tuple[datetime | None, datetime | None],
) -> None:
    one, other = UPDATES[0]
    found = features(one, times[0], other, times[1])
    assert {name for name, value in found.items() if math.isnan(value)} == set(TIMED)


def test_of_two_accounts_of_one_minute_the_later_state_is_the_later() -> None:
    found = features("So far on Friday 12 were dead.", MONDAY, "On Saturday 19 died.", MONDAY)
    assert found["provisional_in_earlier"] == 1.0


MIDNIGHT = FRIDAY.replace(hour=0, minute=0)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("other", "hours"),
    [
        (MIDNIGHT + timedelta(hours=19), 0.0),  # some time of the same day
        (MIDNIGHT - timedelta(hours=2), 2.0),  # at least as long
        (MIDNIGHT + DAY + timedelta(hours=3), 3.0),
        (MIDNIGHT + DAY, 24.0),  # both are days alone
    ],
)
def test_a_day_alone_may_be_any_time_of_it(other: datetime, hours: float) -> None:
    for pair in ((MIDNIGHT, other), (other, MIDNIGHT)):
        one, two = comparable(*pair)
        assert one is not None
        assert two is not None
        assert abs((one - two).total_seconds()) / 3600 == pytest.approx(hours, abs=1e-6)
        found = features("12 were dead.", pair[0], "19 were dead.", pair[1])
        assert found["hours_apart_log"] == pytest.approx(math.log1p(hours) / math.log1p(168))


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        (MIDNIGHT, MIDNIGHT, False),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=19), False),  # some time of the same day
        (MIDNIGHT, MIDNIGHT + DAY, True),
        (MIDNIGHT, MIDNIGHT + DAY + timedelta(hours=3), True),
        (MIDNIGHT - timedelta(hours=2), MIDNIGHT, True),
        (FRIDAY, FRIDAY, False),
        (FRIDAY, FRIDAY + timedelta(minutes=1), True),
        (None, FRIDAY, False),
        (FRIDAY, None, False),
    ],
)
def test_what_surely_came_first_did_at_any_hour(
    one: datetime | None, other: datetime | None, before: bool
) -> None:
    assert surely_before(one, other) is before
    assert not (before and surely_before(other, one))


@pytest.mark.parametrize("known", [None, FRIDAY, MIDNIGHT])
def test_without_a_date_nothing_is_compared(known: datetime | None) -> None:
    assert comparable(None, known) == (None, known)
    assert comparable(known, None) == (known, None)


def test_a_weekday_is_the_last_one_before_the_publication() -> None:
    one, other = "By Friday morning 12 were dead.", "By Thursday night 12 were dead."
    assert features(one, MONDAY, other, MONDAY)["anchors_apart"] == 1.0
    # for a text of Friday noon, Saturday is six days ago
    found = features("On Saturday so far it fell.", FRIDAY, "On Friday it fell.", FRIDAY)
    assert found["provisional_in_earlier"] == 1.0


TEXTS = st.sampled_from([text for pair in UPDATES + NO_UPDATES for text in pair]) | st.text(
    max_size=50
)
TIMES = st.none() | st.integers(-200, 200).map(lambda hours: FRIDAY + timedelta(hours=hours))


@given(TEXTS, TIMES, TEXTS, TIMES)
def test_features_are_fixed_shares_without_direction(
    one: str, one_time: datetime | None, other: str, other_time: datetime | None
) -> None:
    found = features(one, one_time, other, other_time)
    assert tuple(found) == FEATURES
    known = {name: value for name, value in found.items() if not math.isnan(value)}
    assert all(0.0 <= value <= 1.0 for value in known.values())
    swapped = features(other, other_time, one, one_time)
    assert found == pytest.approx(swapped, abs=0, nan_ok=True)
