from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.chronology import FEATURES, features, supersedes

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
]


@pytest.mark.parametrize(("earlier", "later"), UPDATES)
def test_a_later_account_that_says_so_updates_the_earlier(earlier: str, later: str) -> None:
    found = supersedes(earlier, FRIDAY, later, MONDAY)
    assert found.later == "other"
    assert found.score >= 0.7
    assert found.one_cues or found.other_cues


@pytest.mark.parametrize(("one", "other"), NO_UPDATES)
def test_two_accounts_of_one_hour_update_nothing(one: str, other: str) -> None:
    found = supersedes(one, FRIDAY, other, FRIDAY + timedelta(hours=1))
    assert found.score <= 0.2
    assert (found.one_cues, found.other_cues) == ((), ())


@pytest.mark.parametrize(("earlier", "later"), UPDATES)
def test_the_order_of_publication_decides_and_not_that_of_the_arguments(
    earlier: str, later: str
) -> None:
    assert supersedes(later, MONDAY, earlier, FRIDAY).later == "one"


def test_days_between_raise_the_score() -> None:
    one, other = UPDATES[0]
    near = supersedes(one, FRIDAY, other, FRIDAY + timedelta(hours=2)).score
    assert near < supersedes(one, FRIDAY, other, SATURDAY).score


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("So far 12 have died.", "The toll has risen to 19.", "other"),
        ("The toll has risen to 19.", "So far 12 have died.", "one"),
        ("Twelve died.", "Nineteen died.", None),
    ],
)
def test_without_dates_the_words_tell_the_order(one: str, other: str, later: str | None) -> None:
    found = supersedes(one, None, other, None)
    assert found.later == later
    assert (found.score == 0.0) is (later is None)


def test_of_two_accounts_of_one_minute_the_later_state_is_the_later() -> None:
    one, other = "On Friday 12 were dead.", "On Saturday 19 were dead."
    assert supersedes(one, MONDAY, other, MONDAY).later == "other"


def test_a_weekday_is_the_last_one_before_the_publication() -> None:
    one, other = "By Friday morning 12 were dead.", "By Thursday night 12 were dead."
    assert features(one, MONDAY, other, MONDAY)["anchors_apart"] == 1.0
    # for a text of Friday noon, Saturday is six days ago
    assert supersedes("On Saturday it fell.", FRIDAY, "On Friday it fell.", FRIDAY).later == "other"


TEXTS = st.sampled_from([text for pair in UPDATES + NO_UPDATES for text in pair]) | st.text(
    max_size=50
)
TIMES = st.none() | st.integers(-200, 200).map(lambda hours: FRIDAY + timedelta(hours=hours))
OTHER_SIDE = {"one": "other", "other": "one", None: None}


@given(TEXTS, TIMES, TEXTS, TIMES)
def test_swapping_the_sides_swaps_the_answer(
    one: str, one_time: datetime | None, other: str, other_time: datetime | None
) -> None:
    found = supersedes(one, one_time, other, other_time)
    swapped = supersedes(other, other_time, one, one_time)
    assert swapped.later == OTHER_SIDE[found.later]
    assert (swapped.one_cues, swapped.other_cues) == (found.other_cues, found.one_cues)
    assert swapped.score == found.score


@given(TEXTS, TIMES, TEXTS, TIMES)
def test_features_are_fixed_shares_without_direction(
    one: str, one_time: datetime | None, other: str, other_time: datetime | None
) -> None:
    found = features(one, one_time, other, other_time)
    assert tuple(found) == FEATURES
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert found == features(other, other_time, one, one_time)


@given(TEXTS, TEXTS)
def test_cues_lie_in_their_text_in_order(one: str, other: str) -> None:
    found = supersedes(one, FRIDAY, other, MONDAY)
    for text, cues in ((one, found.one_cues), (other, found.other_cues)):
        ends = 0
        for start, end in cues:
            assert ends <= start < end <= len(text)
            ends = end
