import pytest

from consist.decide.clash_type import clash_type
from consist.decide.company import Company
from consist.decide.evidence import Evidence
from consist.decide.lit import lit_spans
from consist.decide.reasons import reasons
from consist.model import Article, ClashType, Kind, Scores
from tests.evidence import evidence_of

SCORES = Scores(0.02, 0.08, 0.9)


def evidence(one: str, other: str) -> Evidence:
    sides = Article("1", "Gazette", one), Article("2", "Courier", other)
    return evidence_of(*sides, scores=SCORES)


def lit(one: str, other: str, clash: ClashType | None = None) -> tuple[list[str], list[str]]:
    left, right = lit_spans(evidence(one, other), Kind.CONTRADICTION, clash)
    return [one[start:end] for start, end in left], [other[start:end] for start, end in right]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The truce will last 60 days.",
            "The truce will last three months.",
            (["60 days"], ["three months"]),
        ),
        (
            "The bridge was painted red.",
            "The bridge was painted green.",
            (["red"], ["green"]),
        ),
        (
            "The same words stand here.",
            "The same words stand here.",
            ([], []),
        ),
    ],
)
def test_the_words_that_clash_or_differ_are_lit(
    one: str, other: str, words: tuple[list[str], list[str]]
) -> None:
    assert lit(one, other) == words


@pytest.mark.parametrize(
    ("one", "other", "clash", "words"),
    [
        (
            "58 killed in strikes on the town",
            "At least 72 killed as jets bomb market, monitors say",
            ClashType.NUMBER,
            (["58"], ["At least 72"]),
        ),
        (
            "On board were 340 passengers, many of them families heading home after half-term.",
            "All 240 people on board were off the ship within an hour and a quarter.",
            ClashType.NUMBER,
            (["340"], ["240"]),
        ),
        (
            "Lead has been getting into the supply since October, data of the company show.",
            "A change in early January stripped the pipes, and lead has entered only since then.",
            ClashType.DATE_TIME,
            (["October"], ["January"]),
        ),
        (
            "The talks were held in Geneva.",
            "The talks were held in Vienna at last.",
            ClashType.PLACE,
            (["Geneva"], ["Vienna"]),
        ),
        # a number that both have is none that differs
        (
            "The 40 guests danced.",
            "The 40 guests wept.",
            ClashType.NUMBER,
            (["danced"], ["wept"]),
        ),
    ],
)
def test_what_a_type_names_is_lit_before_any_word(
    one: str, other: str, clash: ClashType, words: tuple[list[str], list[str]]
) -> None:
    assert lit(one, other, clash) == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Councillor Dana Whitlock, whose ward relies on the 14, voted for the increase.",
            "Dana Whitlock, an independent, voted against the increase, to some surprise for all.",
            (["for"], ["against"]),
        ),
        (
            "The minister left before the vote.",
            "The envoy left after the vote.",
            (["before"], ["after"]),
        ),
        ("Fares went up in the capital.", "Fares went down in the capital.", (["up"], ["down"])),
        ("Members walked out of the hall.", "Members walked into the hall.", (["out"], ["into"])),
        # particles of other words are no opposites
        ("They went up to Halm.", "They sat down in Halm.", (["went"], ["sat", "down"])),
        (
            "He came out of prison.",
            "He went in a car.",
            (["came", "out", "prison"], ["went", "car"]),
        ),
        # one that both have beside the same word
        (
            "Six voted for the plan, and nine voted against the plan.",
            "Nine members voted against the plan.",
            (["Six"], ["members"]),
        ),
    ],
)
def test_opposite_particles_of_one_word_are_lit_before_other_words(
    one: str, other: str, words: tuple[list[str], list[str]]
) -> None:
    assert lit(one, other) == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The workers were deceived, the Gazette can reveal.",
            "The workers were heard, union leader Josef Lind said.",
            (["deceived"], ["heard"]),
        ),
        (
            "Councillor Dana Whitlock hailed the new depot.",
            "Mayor Dana Whitlock deplored the new depot.",
            (["hailed"], ["deplored"]),
        ),
        # but that they deny it is what clashes
        (
            "Colburn denied that the tank leaked.",
            "Laboratory chief Ewan Laird insists that the tank leaked.",
            (["denied"], []),
        ),
        # a title that is no title of a name may be what differs
        (
            "The mayor opened the bridge.",
            "The governor opened the bridge.",
            (["mayor"], ["governor"]),
        ),
    ],
)
def test_words_of_saying_and_titles_stay_dark(
    one: str, other: str, words: tuple[list[str], list[str]]
) -> None:
    assert lit(one, other) == words


def test_of_many_words_those_of_the_clause_that_both_tell_are_lit() -> None:
    one = (
        "Delegates from nine northern provinces arrived carrying sealed mandates, and the new "
        "harbour bridge was painted red."
    )
    assert lit(one, "The new harbour bridge was painted green.") == (["red"], ["green"])


def test_no_side_is_lit_alone_where_the_other_has_too_many_words() -> None:
    one = (
        "Delegates from nine northern provinces arrived yesterday carrying sealed written mandates."
    )
    assert lit(one, "Snow fell.") == ([], [])


def test_wholly_different_sentences_are_left_dark() -> None:
    one = (
        "Delegates from nine northern provinces arrived yesterday carrying sealed written mandates."
    )
    other = "Heavy overnight snowfall blocked every mountain pass beyond Orvel, stranding truckers."
    assert lit_spans(evidence(one, other), Kind.CONTRADICTION) == ((), ())


def test_a_number_clash_names_its_type_and_both_values() -> None:
    item = evidence("The truce will last 60 days.", "The truce will last three months.")
    assert clash_type(item, {}) is ClashType.NUMBER
    texts = [reason.text for reason in reasons(item, Kind.CONTRADICTION, Company())]
    assert any("60 days" in text and "three months" in text for text in texts)
    assert any("own voice" in text for text in texts)
    assert any("90% and 90%" in text for text in texts)
