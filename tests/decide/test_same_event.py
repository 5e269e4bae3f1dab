from dataclasses import replace
from datetime import UTC, datetime

import pytest

from consist.decide.evidence import Evidence, gather
from consist.decide.same_event import (
    LATER,
    MUCH_LATER,
    OF_OTHER_THINGS,
    OTHER_COUNT,
    OTHER_DAY,
    OTHER_MEASURE,
    OTHER_NAMES,
    OTHER_PLACE,
    OTHER_SURVEY,
    UNDATED,
    same_event,
)
from consist.model import Article, Judgement, Pair, Scores, Story
from consist.sentences import split
from tests.evidence import UNSURE, evidence_of

NEUTRAL = Scores(0.1, 0.6, 0.3)
UNREAD = Scores(0.1, 0.65, 0.25)
CLASHING = Scores(0.1, 0.3, 0.6)


def evidence(one: tuple[str, int], other: tuple[str, int], scores: Scores = NEUTRAL) -> Evidence:
    articles = [
        Article(f"{n}", f"outlet {n}", text, published_at=datetime(2025, 3, day, 12, tzinfo=UTC))
        for n, (text, day) in enumerate((one, other))
    ]
    return evidence_of(*articles, scores=scores)


# 3 March 2025 was a Monday
@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        (("Ten people died.", 3), ("Twelve people died.", 4), 1.0),
        (("Ten people died.", 3), ("Twelve people died.", 8), LATER),
        (("Ten people died.", 3), ("Twelve people died.", 20), MUCH_LATER),
        (("Ten people died on Monday.", 3), ("Twelve people died on Monday.", 8), 1.0),
        (("Ten people died on Monday.", 4), ("Twelve people died on Tuesday.", 4), OTHER_DAY),
        (("The shop shut on Monday.", 4), ("The shop shut on Tuesday.", 4), 1.0),
        (("Ten people died on Monday.", 3), ("The dead people now are 12 on Tuesday.", 4), 1.0),
        (
            ("The institute asked 1,204 people, and 34 percent back Renk.", 3),
            ("Another asked 2,010 people, and 31 percent back Renk.", 3),
            OTHER_SURVEY,
        ),
        (
            ("The institute asked 1,204 people, and 34 percent back Renk.", 3),
            ("It asked some 1,200 people, and 31 percent back Renk.", 3),
            1.0,
        ),
        (
            ("With 40 of 150 seats declared, Renk has 22.", 3),
            ("With 141 of 150 declared, Renk has 64 seats.", 3),
            OTHER_COUNT,
        ),
        (
            ("With 40 of 150 seats declared, Renk has 22.", 3),
            ("With 80 of the 300 wards in, Renk has 24 seats.", 3),
            1.0,
        ),
        (
            ("Revenue was 2.97 billion euros.", 3),
            ("Revenue from cloud services was 1.2 billion euros.", 3),
            OTHER_MEASURE,
        ),
        (
            ("Revenue was 2.97 billion euros.", 3),
            ("A year earlier, revenue was 2.66 billion euros.", 3),
            OTHER_MEASURE,
        ),
        (
            ("The mill has 38,200 workers.", 3),
            ("The mill has 6,100 workers in Tarsin.", 3),
            OTHER_MEASURE,
        ),
        (("Revenue was 2.97 billion euros.", 3), ("Revenue was 2.66 billion euros.", 3), 1.0),
        # something else clashes beside the numbers, or a number is the same
        (
            ("The mill stayed open, and revenue was 2.97 billion euros.", 3),
            ("The mill was closed, and cloud revenue was 1.2 billion euros.", 3),
            1.0,
        ),
        (
            ("Revenue was 2.97 billion euros, up 4 percent.", 3),
            ("A year earlier revenue was 2.66 billion euros, up 4 percent.", 3),
            1.0,
        ),
        (
            ("Shells killed ten people near Tarsin.", 3),
            ("Shells killed twelve people near Volm.", 3),
            OTHER_NAMES,
        ),
    ],
)
def test_like_events_are_told_apart(
    one: tuple[str, int], other: tuple[str, int], factor: float
) -> None:
    assert same_event(evidence(one, other)) == pytest.approx(factor)
    assert same_event(evidence(other, one)) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        (
            ("Shells killed ten people near Tarsin.", 3),
            ("Shells killed twelve people near Volm.", 3),
            OTHER_NAMES,
        ),
        (("The treaty was signed in Geneva.", 3), ("It was signed in Vienna.", 3), OTHER_PLACE),
    ],
)
def test_other_names_and_places_say_nothing_where_the_model_is_sure_of_the_clash(
    one: tuple[str, int], other: tuple[str, int], factor: float
) -> None:
    assert same_event(evidence(one, other)) == factor
    assert same_event(evidence(one, other, CLASHING)) == 1.0


def test_other_days_stay_other_days_however_sure_the_model_is() -> None:
    sides = ("Ten people died on Monday.", 4), ("Twelve people died on Tuesday.", 4)
    assert same_event(evidence(*sides, CLASHING)) == OTHER_DAY


def test_where_an_outlet_reports_daily_a_day_is_long() -> None:
    texts = (
        ("Ten people died.", 3, "Gazette"),
        ("Twelve people died.", 4, "Courier"),
        ("Rain fell.", 4, "Gazette"),
    )
    articles = [
        Article(str(n), outlet, text, published_at=datetime(2025, 3, day, 12, tzinfo=UTC))
        for n, (text, day, outlet) in enumerate(texts)
    ]
    ten, twelve, rain = (sentence for article in articles for sentence in split(article))
    pairs = [Pair.of(twelve, other, similarity=0.5, rank=1) for other in (ten, rain)]
    found = gather(
        articles,
        [ten, twelve, rain],
        [Judgement(pair, UNSURE, UNSURE) for pair in pairs],
        stories=[Story("s", ("0", "1", "2"))],
    )
    assert [same_event(item) for item in found] == [LATER, 1.0]


def test_numbers_whose_clash_nobody_reads_are_of_two_things() -> None:
    toll = (("Ten people died.", 3), ("Twelve people died.", 4))
    assert same_event(evidence(*toll, UNREAD)) == pytest.approx(OF_OTHER_THINGS)
    assert same_event(evidence(*toll, NEUTRAL)) == 1.0
    words = (("The shop shut on Monday.", 4), ("The shop shut on Tuesday.", 4))
    assert same_event(evidence(*words, UNREAD)) == 1.0


def test_a_clash_that_is_read_in_what_they_say_is_read() -> None:
    item = evidence(("Ten people died.", 3), ("Twelve people died.", 4), UNREAD)
    told = replace(item, judgement=replace(item.judgement, claims=(UNREAD, CLASHING)))
    assert same_event(told) == 1.0


def test_where_a_date_is_missing_nothing_tells_that_both_are_of_one_time() -> None:
    dated = Article("a", "one", "The shop shut.", published_at=datetime(2025, 3, 3, tzinfo=UTC))
    for other in ("The shop is open.", "The mill is open."):
        undated = Article("b", "other", other)
        assert same_event(evidence_of(dated, undated)) == UNDATED
