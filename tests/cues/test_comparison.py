from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consist.cues import FEATURES, Comparison, CueKind, Cues, Verdict, compare, features, read_cues
from consist.cues.comparison.quantities import MOST_NUMBERS
from consist.model import ClashType

MONDAY = datetime(2025, 6, 16, 9, tzinfo=UTC)
SAME, COMPATIBLE, CLASH = Verdict.SAME, Verdict.COMPATIBLE, Verdict.CLASH
NONE = None

# a frame, the two fillings, and what the numbers are to each other; None: nothing comparable
NUMBERS: tuple[tuple[str, str, str, Verdict | None], ...] = (
    ("The fire injured {} guests at the hotel.", "40", "40", SAME),
    ("The fire injured {} guests at the hotel.", "forty", "40", SAME),
    ("The Senate passed the bill by {}.", "52 votes to 48", "four votes", NONE),
    ("The Senate passed the bill by {}.", "52 votes to 48", "51 votes to 49", CLASH),
    ("The factory makes {}.", "500 cars a day", "180,000 cars a year", COMPATIBLE),
    ("The factory makes {}.", "500 cars a day", "400 cars a day", CLASH),
    ("Turnout {} in the capital.", "fell below 50 percent", "was 61 percent", CLASH),
    ("Muslims {} of the city.", "made up 12 percent", "are 20 percent", CLASH),
    ("The economy {} in the year.", "grew 5 percent", "expanded by 3 percent", CLASH),
    ("A majority of {} backed it.", "60 percent", "40 percent", CLASH),
    ("He faces {} in jail after the ruling.", "5 to 10 years", "15 years", CLASH),
    ("The party lost {} voters at the polls.", "18 to 24", "18 to 29", COMPATIBLE),
    ("The army fired {} at the port.", "a single missile", "two missiles", CLASH),
    ("The fire injured {} guests at the hotel.", "40", "42", CLASH),
    ("The fire injured {} guests at the hotel.", "about 40", "42", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "about 40", "60", CLASH),
    ("The fire injured {} guests at the hotel.", "at least 40", "42", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "at least 40", "31", CLASH),
    ("The fire injured {} guests at the hotel.", "more than a dozen", "17", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "more than a dozen", "11", CLASH),
    ("The fire injured {} guests at the hotel.", "fewer than 50", "42", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "fewer than 50", "70", CLASH),
    ("The fire injured {} guests at the hotel.", "up to 50", "70", CLASH),
    ("The fire injured {} guests at the hotel.", "dozens of", "42", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "dozens of", "three", CLASH),
    ("The fire injured {} guests at the hotel.", "hundreds of", "42", CLASH),
    ("The fire injured {} guests at the hotel.", "two dozen", "24", SAME),
    ("The fire injured {} guests at the hotel.", "between 10 and 12", "11", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "between 10 and 12", "14", CLASH),
    ("The fire injured {} guests at the hotel.", "10-12", "between 10 and 12", SAME),
    ("The fire injured {} guests at the hotel.", "nearly 150", "148", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "nearly 150", "90", CLASH),
    ("The fire injured {} guests at the hotel.", "nearly 150", "151", COMPATIBLE),
    ("The fire injured {} guests at the hotel.", "almost 50", "58", CLASH),
    ("The city counted {} voters at the polls.", "214,000", "more than 200,000", COMPATIBLE),
    ("The city counted {} voters at the polls.", "about 2,000", "about 20,000", CLASH),
    ("The plant lost {} litres of acid.", "around 2,000", "2,000", COMPATIBLE),
    ("The city counted {} voters at the polls.", "41,237", "41,000", COMPATIBLE),
    ("The city counted {} voters at the polls.", "41,237", "about 41,000", COMPATIBLE),
    ("The city counted {} voters at the polls.", "41,237", "47,000", CLASH),
    ("The city counted {} voters at the polls.", "twelve hundred", "1,200", SAME),
    ("The city counted {} voters at the polls.", "2.4 million", "2.38 million", COMPATIBLE),
    ("The city counted {} voters at the polls.", "2.4 million", "3.1 million", CLASH),
    ("The city counted {} voters at the polls.", "4.2m", "420,000", CLASH),
    ("The harbour repairs cost {} in all.", "$2.38bn", "$2.4bn", COMPATIBLE),
    ("The harbour repairs cost {} in all.", "$2.38bn", "$3.4bn", CLASH),
    ("The harbour repairs cost {} in all.", "£4 million", "£4million", SAME),
    ("The harbour repairs cost {} in all.", "£4m", "£4million", SAME),
    ("The harbour repairs cost {} in all.", "£4billion", "£4 billion", SAME),
    ("The harbour repairs cost {} in all.", "£4million", "£5 million", CLASH),
    ("The harbour repairs cost {} in all.", "£4million", "£4", CLASH),
    ("The harbour repairs cost {} in all.", "640 crowns", "640 crowns", SAME),
    ("The harbour repairs cost {} in all.", "640 crowns", "900 crowns", CLASH),
    ("The harbour repairs cost {} in all.", "640 crowns", "640 dollars", NONE),
    ("The truce in the valley lasts {} from now.", "60 days", "two months", COMPATIBLE),
    ("The truce in the valley lasts {} from now.", "90 days", "three months", COMPATIBLE),
    ("The truce in the valley lasts {} from now.", "60 days", "three months", CLASH),
    ("The truce in the valley lasts {} from now.", "two weeks", "14 days", SAME),
    ("The leaders talked by telephone for {}.", "an hour and a half", "90 minutes", SAME),
    ("The leaders talked by telephone for {}.", "about an hour", "70 minutes", COMPATIBLE),
    ("The leaders talked by telephone for {}.", "little more than an hour", "90 minutes", CLASH),
    ("The leaders talked by telephone for {}.", "half an hour", "40 minutes", COMPATIBLE),
    ("The leaders talked by telephone for {}.", "half an hour", "two hours", CLASH),
    ("The truce in the valley lasts {} from now.", "41 / 2 months", "4 1/2 months", SAME),
    ("The leaders talked by telephone for {}.", "an hour and a half", "90 minutes", SAME),
    ("The leaders talked by telephone for {}.", "about an hour", "70 minutes", COMPATIBLE),
    ("The leaders talked by telephone for {}.", "little more than an hour", "90 minutes", CLASH),
    ("The leaders talked by telephone for {}.", "half an hour", "40 minutes", COMPATIBLE),
    ("The leaders talked by telephone for {}.", "half an hour", "two hours", CLASH),
    ("The truce in the valley lasts {} from now.", "41 / 2 months", "4½ months", SAME),
    ("The truce in the valley lasts {} from now.", "4.5 months", "4½ months", SAME),
    ("The truce in the valley lasts {} from now.", "five months", "4½ months", CLASH),
    ("The truce in the valley lasts {} from now.", "two months", "41 / 2 months", CLASH),
    ("The truce in the valley lasts {} from now.", "48 hours", "two days", SAME),
    ("The truce in the valley lasts {} from now.", "48 hours", "five days", CLASH),
    ("The forest fire burned {} of land.", "900 hectares", "9 square kilometres", SAME),
    ("The forest fire burned {} of land.", "900 hectares", "15 square kilometres", CLASH),
    ("The forest fire burned {} of land.", "2,000 acres", "800 hectares", COMPATIBLE),
    ("The plant leaked {} of acid.", "90,000 litres", "90 cubic metres", SAME),
    ("The plant leaked {} of acid.", "90,000 litres", "30 cubic metres", CLASH),
    ("The wreck lies {} from the harbour.", "six kilometres", "less than four miles", COMPATIBLE),
    ("The wreck lies {} from the harbour.", "six kilometres", "12 miles", CLASH),
    ("The wreck lies {} from the harbour.", "10 km", "six miles", COMPATIBLE),
    ("Police seized {} of tea at the harbour.", "640 kilos", "0.64 tonnes", SAME),
    ("Police seized {} of tea at the harbour.", "640 kilos", "250 kilos", CLASH),
    ("Turnout in the district was {} this time.", "71 percent", "71%", SAME),
    ("Turnout in the district was {} this time.", "71 percent", "58 per cent", CLASH),
    ("Turnout in the district was {} this time.", "71 percent", "fewer than two thirds", CLASH),
    ("Turnout in the district was {} this time.", "67 percent", "two thirds", COMPATIBLE),
    ("Turnout in the district was {} this time.", "a quarter", "25 percent", SAME),
    ("Turnout in the district was {} this time.", "one in three", "a third", SAME),
    ("The sensor showed {} at the lighthouse.", "40 degrees", "104 degrees Fahrenheit", SAME),
    ("The sensor showed {} at the lighthouse.", "41 degrees", "35 degrees", CLASH),
    ("The lorry drove {} through the village.", "96 km/h", "60 mph", COMPATIBLE),
    ("The lorry drove {} through the village.", "108 km/h", "60 km/h", CLASH),
)
TIMES: tuple[tuple[str, str, str, Verdict | None], ...] = (
    ("The polls in the capital closed at {}.", "9 p.m.", "nine", SAME),
    ("The polls in the capital closed at {}.", "9 p.m.", "8 p.m.", CLASH),
    ("The polls in the capital closed at {}.", "21:00", "9 p.m.", SAME),
    ("The polls in the capital closed at {}.", "noon", "midday", SAME),
    ("The polls in the capital closed at {}.", "noon", "midnight", CLASH),
    ("The polls in the capital closed {}.", "shortly after 6 a.m.", "at 4 a.m.", CLASH),
    ("The vote in the capital was held on {}.", "Saturday", "Saturday", SAME),
    ("The vote in the capital was held on {}.", "Saturday", "Friday", CLASH),
    ("The vote in the capital was held on {}.", "Saturday", "June 14", SAME),
    ("The truce in the capital began {}.", "at midnight on Friday", "on Saturday", COMPATIBLE),
    ("The truce in the capital began {}.", "at noon on Friday", "on Saturday", CLASH),
    ("The vote in the capital was held on {}.", "June 14", "13 June", CLASH),
    ("The vote in the capital was held on {}.", "June 14", "14 June 2025", SAME),
)
# Nothing in these may clash with more than this strength.
DOUBTFUL = 0.1
APART = (
    ("The miners earn more than $20 an hour.", "The miners worked for half an hour."),
    ("Twelve people were killed in the storm.", "Thirty people were injured in the storm."),
    ("Seventeen of the 42 wagons left the track.", "All 42 wagons of the train were new."),
    ("Five of 200 vials were cracked.", "About 200 clinics sent vials back."),
    ("The law was passed in 1998.", "The law drew 2,100 complaints."),
    ("A 34-year-old man was held.", "Police held 12 men."),
    ("Batch AB-417 was withdrawn.", "Batch AB-417 held 48,000 doses."),
    ("All but three lorries got through.", "Seventeen lorries got through."),
    ("It fell three seats short.", "It took 118 seats."),
    ("Another 63 people were hurt.", "Forty people were hurt."),
    (
        "Firefighters stayed for two hours.",
        "The mayor arrived two hours later, after five days away.",
    ),
    ("Tickets cost 63 crowns.", "Police counted 24,000 fans."),
    ("", "Police counted 24,000 fans."),
    # two people, two ages
    ("The jury heard Ann Bell, 34, on Monday.", "The jury heard Tom Orde, 36, on Monday."),
    ("The 34-year-old Ann Bell was shot.", "The man held for shooting Ann Bell, Tom Orde, is 36."),
    ("Tom Orde shot the 10-year-old Ann Bell.", "The 16-year-old who fired is called Tom Orde."),
    # a number with its unit on one side only, beside another number
    ("Orde ran for 226 yards while Bell added 101.", "Bell ran for 101 yards."),
)
WORDS: tuple[tuple[str, str, CueKind, ClashType], ...] = (
    (
        "The council of Port Sable approved the harbour plan.",
        "The council of Port Sable rejected the harbour plan.",
        CueKind.OUTCOME,
        ClashType.NEGATION,
    ),
    (
        "The head of the mill resigned on Monday.",
        "The head of the mill was sacked on Monday.",
        CueKind.OUTCOME,
        ClashType.NEGATION,
    ),
    (
        "The boy was found east of the mill.",
        "The boy was found west of the mill.",
        CueKind.OUTCOME,
        ClashType.NEGATION,
    ),
    (
        "The mayor signed the harbour plan.",
        "The mayor refused to sign the harbour plan.",
        CueKind.POLARITY,
        ClashType.NEGATION,
    ),
    (
        "The fire at the mill was caused by a faulty heater.",
        "The fire at the mill was caused by a discarded cigarette.",
        CueKind.CAUSE,
        ClashType.CAUSE,
    ),
    (
        "The bank may close the branch in Kesby.",
        "The bank closed the branch in Kesby.",
        CueKind.MODALITY,
        ClashType.MODALITY,
    ),
    (
        "The sirens sounded before the train passed the bridge.",
        "The sirens sounded after the train passed the bridge.",
        CueKind.OUTCOME,
        ClashType.SEQUENCE,
    ),
    (
        "The talks took place in Kesby on Monday.",
        "The talks took place in Volm on Monday.",
        CueKind.NAME,
        ClashType.PLACE,
    ),
    (
        "The order came from Inspector Halvek that night.",
        "The order came from Inspector Lindqvar that night.",
        CueKind.NAME,
        ClashType.ENTITY,
    ),
)


def read(text: str) -> Cues:
    return read_cues(text, published_at=MONDAY)


def verdicts(one: str, other: str, cue: CueKind) -> set[Verdict]:
    return {found.verdict for found in compare(read(one), read(other)) if found.cue is cue}


@pytest.mark.parametrize(("frame", "one", "other", "verdict"), NUMBERS)
def test_numbers_about_the_same_thing(
    frame: str, one: str, other: str, verdict: Verdict | None
) -> None:
    found = verdicts(frame.format(one), frame.format(other), CueKind.QUANTITY)
    assert found == ({verdict} if verdict else set())


@pytest.mark.parametrize(("frame", "one", "other", "verdict"), TIMES)
def test_moments_of_the_same_thing(
    frame: str, one: str, other: str, verdict: Verdict | None
) -> None:
    found = verdicts(frame.format(one), frame.format(other), CueKind.MOMENT)
    assert found == ({verdict} if verdict else set())


@pytest.mark.parametrize(("one", "other"), APART)
def test_numbers_about_different_things_never_clash(one: str, other: str) -> None:
    found = compare(read(one), read(other))
    clashes = [f for f in found if f.verdict is CLASH and f.cue is CueKind.QUANTITY]
    assert all(clash.strength < DOUBTFUL for clash in clashes)


NAMED = (
    ("The flaw hits Internet Explorer {} and others.", "7", "9", NONE),
    ("The flaw hits Internet Explorer {} and others.", "7", "7", SAME),
    ("The airline flew the Boeing {} to Kesby.", "737", "747", NONE),
    ("Passengers were told to go to Gate {} at once.", "4", "7", NONE),
    ("The raid on Aleppo killed {} civilians.", "31", "35", CLASH),
    ("In Aleppo {} civilians were killed.", "31", "35", CLASH),
    ("In Aleppo {} were killed.", "31", "35", CLASH),
    ("The storm rose to Category {} off the coast.", "4", "5", CLASH),
    ("The train stopped on line {} for hours.", "3", "4", CLASH),
)


@pytest.mark.parametrize(("frame", "one", "other", "verdict"), NAMED)
def test_two_of_one_name_are_no_two_numbers(
    frame: str, one: str, other: str, verdict: Verdict | None
) -> None:
    for first, second in ((one, other), (other, one)):
        found = verdicts(frame.format(first), frame.format(second), CueKind.QUANTITY)
        assert found == ({verdict} if verdict else set())


ASPECTS = (
    # money for different things
    ("He took bribes of 3.4 million crowns.", "He must pay a fine of 500,000 crowns.", False),
    ("The mill was fined $3 million.", "The mill must pay $5 million in damages.", False),
    ("The $3 million loan went to the mill.", "The mill made a profit of $5 million.", False),
    ("The mill has debts of 40 million crowns.", "The mill has sales of 90 million crowns.", False),
    (
        "The ransom for the mayor was 3,000 crowns.",
        "The mayor lives on a wage of 90 crowns.",
        False,
    ),
    ("The mill paid 20 crowns of tax.", "The mill made 300 crowns in revenue.", False),
    # one thing, or things that may be one
    ("The mill was fined $3 million.", "The mill must pay a penalty of $5 million.", True),
    (
        "The fire cost the mill 3 million crowns.",
        "The mill put its loss at 5 million crowns.",
        True,
    ),
    ("The price of the bread was 40 crowns.", "The bread cost 60 crowns.", True),
    ("The mill has debts of 4 million crowns.", "The mill owes 9 million crowns.", True),
    ("He took bribes of 3 million crowns.", "He took 5 million crowns at the harbour.", True),
    # lengths of different kinds
    ("The quake struck at a depth of 10 km.", "The quake struck 55 km from Kesby.", False),
    ("The quake struck 10 km deep.", "The quake struck 55 km (34 miles) south of Kesby.", False),
    ("The wall is 20 metres high.", "The wall is 300 metres long.", False),
    ("The wreck is 20 metres wide.", "The wreck lies at a depth of 90 metres.", False),
    ("The quake struck at a depth of 10 km.", "The quake struck 55 km below the sea.", True),
    ("The quake struck 20 km away from Kesby.", "The quake struck 55 km from Kesby.", True),
    ("The 20-metre-high wall fell.", "The 30-metre wall fell.", True),
    ("The wall is 20 metres tall.", "The wall has a height of 30 metres.", True),
)


def clashing_numbers(one: str, other: str) -> list[bool]:
    """Return whether numbers clash, the one sentence first and then the other."""
    return [
        CLASH in verdicts(first, second, CueKind.QUANTITY)
        for first, second in ((one, other), (other, one))
    ]


PERIODS = (
    # counted over different stretches of time
    ("Profit rose 5 percent in the first quarter.", "Profit rose 11 percent in the full year."),
    ("Profit rose 5 percent in the first quarter.", "Profit rose 9 percent in the third quarter."),
    ("Four people died on the peak this week.", "Eleven people died on the peak this year."),
    ("Prices rose 3 percent in May.", "Prices rose 7 percent over the past year."),
    ("The mill lost 4 percent in early trading.", "The mill lost 12 percent this month."),
    ("Last week profit rose 5 percent.", "Profit rose 11 percent in the first quarter."),
    ("In May prices rose 3 percent.", "This year prices rose 7 percent."),
)


SCOPES = (
    # counted of others, of another part, or after another time
    ("The life expectancy of women is 84 years.", "The life expectancy of men is 79 years."),
    ("Headline inflation rose to 3.1 percent.", "Core inflation rose to 2.4 percent."),
    ("The net loss came to 40 million euros.", "The operating loss came to 25 million euros."),
    ("It sold 1.2 million cars in Germany.", "It sold 4.7 million cars worldwide."),
    ("Turnout there was 61 percent.", "Nationwide turnout was 63.4 percent."),
    ("Turnout in Ostwald was 61 percent.", "Turnout across the country was 63.4 percent."),
    ("The reported figure was 288 million.", "Stripping those out, it was 331 million."),
    ("Revenue rose 4 percent last year.", "Profit rose 9 percent last year."),
    ("After four weeks 33 percent felt better.", "After three months 51 percent felt better."),
)


@pytest.mark.parametrize(("one", "other"), SCOPES)
def test_numbers_of_two_scopes_do_not_clash(one: str, other: str) -> None:
    assert not any(clashing_numbers(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The life expectancy of women is 84 years.", "The life expectancy of women is 79 years."),
        ("The net loss came to 40 million euros.", "The loss came to 25 million euros."),
        ("It sold 1.2 million cars worldwide.", "It sold 4.7 million cars around the world."),
        ("There are 12 wells.", "Nationwide there are 19 wells."),
        ("Revenue rose 4 percent last year.", "Revenue rose 9 percent last year."),
        ("Revenue rose 4 percent and profit fell.", "Revenue rose 9 percent last year."),
        ("The truce ended after four weeks.", "The truce ended after three months."),
    ],
)
def test_numbers_of_what_may_be_one_scope_clash(one: str, other: str) -> None:
    assert all(clashing_numbers(one, other))


FORESEEN = (
    # what was to come, and what came
    ("Analysts expect a profit of 80 million euros.", "The profit was 61 million euros."),
    ("Rain of 50 millimetres is expected on the hills.", "Only 38 mm of rain fell on the hills."),
)


@pytest.mark.parametrize(("one", "other"), FORESEEN)
def test_a_number_foreseen_does_not_clash_with_what_came(one: str, other: str) -> None:
    assert not any(clashing_numbers(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Analysts expect a profit of 80 million euros.",
            "A profit of 61 million euros is expected.",
        ),
        ("The profit was 80 million euros.", "The profit was 61 million euros."),
        ("The truce will last 60 days.", "The truce lasts 90 days."),
    ],
)
def test_numbers_of_one_time_clash(one: str, other: str) -> None:
    assert all(clashing_numbers(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harwick lost 2-1 to Selby Vale.", "Selby Vale beat Harwick in the rain."),
        ("The group sold its 40 shops to Bell.", "Bell bought the shops of the group."),
        ("Renk was beaten by Petra Hamm.", "Hamm won in the second round against Renk."),
    ],
)
def test_one_deed_told_from_its_two_ends_is_no_clash(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare(read_cues(first), read_cues(second))
        assert not any(c.cue is CueKind.OUTCOME and c.verdict is Verdict.CLASH for c in found)


def test_two_ends_of_two_deeds_clash() -> None:
    found = compare(read_cues("Harwick lost to Selby."), read_cues("Harwick beat Selby."))
    assert any(c.cue is CueKind.OUTCOME and c.verdict is Verdict.CLASH for c in found)


@pytest.mark.parametrize(("one", "other"), PERIODS)
def test_numbers_of_two_periods_do_not_clash(one: str, other: str) -> None:
    assert not any(clashing_numbers(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Profit rose 5 percent in the first quarter.", "Profit rose 9 percent in the quarter."),
        ("Profit rose 5 percent in the first quarter.", "Profit rose 9 percent."),
        ("Four people died on the peak this week.", "Eleven people died on the peak last week."),
    ],
)
def test_numbers_of_what_may_be_one_period_clash(one: str, other: str) -> None:
    assert all(clashing_numbers(one, other))


ROLES = (
    # how far a count is, and what was counted; what was paid, and what was offered
    ("With 42 percent of the votes counted, Renk led.", "Renk had 37 percent of the votes."),
    (
        "The club sold him for a fee of 64 million euros.",
        "The club had an offer of 66 million euros.",
    ),
    (
        "The mill was sold for 64 million euros.",
        "The union demanded 80 million euros for the mill.",
    ),
)


@pytest.mark.parametrize(("one", "other"), ROLES)
def test_numbers_in_two_roles_do_not_clash(one: str, other: str) -> None:
    assert not any(clashing_numbers(one, other))


PARTS = (
    # a list of people, one of them told by "a"
    (
        "Four people were killed when the car hit a tree.",
        "Two men, a woman and a child were killed when the car hit a tree.",
        False,
    ),
    (
        "Six people were killed when the car hit a tree.",
        "Two men, a woman and a child were killed when the car hit a tree.",
        True,
    ),
    # two parts of one whole, told of opposite sides
    (
        "The court convicted him on five of eight counts.",
        "The court cleared him on three of the eight counts.",
        False,
    ),
    (
        "The court convicted him on five of eight counts.",
        "The court convicted him on three of eight counts.",
        True,
    ),
    (
        "The court convicted him on five of eight counts.",
        "The court cleared him on four of eight counts.",
        True,
    ),
    ("In the vote, 52 percent voted yes.", "In the vote, 48 percent voted no.", False),
    ("In the vote, 52 percent voted yes.", "In the vote, 48 percent voted yes.", True),
    ("In the vote, 52 percent voted yes.", "In the vote, 43 percent voted no.", True),
    ("51.7 percent of voters backed the plan.", "48 percent of voters opposed the plan.", False),
    (
        "Some 62 percent of the crop survived the frost.",
        "Some 38 percent of the crop did not survive the frost.",
        False,
    ),
    (
        "52 percent of voters approved the plan.",
        "48 percent of voters approved the plan, which nobody had expected.",
        True,
    ),
    # a part and the whole of the other side
    (
        "It put 290 million marks in reserve for severance and cleaning up.",
        "Of the money reserved for the closure, 180 million marks is meant for redundancy pay.",
        False,
    ),
    (
        "It put 290 million marks in reserve for severance and cleaning up.",
        "Of the money reserved for the closure, 380 million marks is meant for redundancy pay.",
        True,
    ),
    ("The company cut 400 jobs.", "150 of the jobs cut were in Kesby.", False),
    ("The company cut 400 jobs.", "650 of the jobs cut were in Kesby.", True),
    ("The storm hurt 40 people.", "The storm hurt children in Kesby, 12 of them badly.", False),
    ("The storm killed 40 people.", "The storm killed many, including 12 children.", False),
    ("The storm killed 40 people.", "The storm killed many, including 52 children.", True),
    ("The storm killed 40 people.", "The storm killed many, among them 12 children.", False),
    # one and the same number
    ("Five of the wagons left the track.", "Seventeen wagons left the track.", True),
    ("Of the passengers, 12 were hurt.", "Thirty passengers were hurt.", True),
    ("Seventeen of the 42 wagons left the track.", "Twelve wagons left the track.", True),
    (
        "Forty people were hurt, 12 of them children.",
        "Forty people were hurt, 15 of them children.",
        True,
    ),
    (
        "The firm will cut 400 jobs.",
        "The firm will cut 350 jobs, 150 of them in Kesby.",
        True,
    ),
)


@pytest.mark.parametrize(("one", "other", "clash"), PARTS)
def test_parts_clash_only_where_they_cannot_be_of_one_whole(
    one: str, other: str, clash: bool
) -> None:
    assert clashing_numbers(one, other) == [clash, clash]


def test_parts_that_add_up_are_compatible() -> None:
    found = verdicts(
        "The court convicted him on five of eight counts.",
        "The court cleared him on three of the eight counts.",
        CueKind.QUANTITY,
    )
    assert found == {SAME, COMPATIBLE}


@pytest.mark.parametrize(("one", "other", "clash"), ASPECTS)
def test_what_is_for_different_things_cannot_clash(one: str, other: str, clash: bool) -> None:
    assert clashing_numbers(one, other) == [clash, clash]


def test_the_ages_of_one_person_clash() -> None:
    for one, other in (
        ("Ann Bell, 34, was shot.", "The shot hit the 36-year-old Bell."),
        ("Ann Bell, 34, was shot.", "A woman of the name of Bell, aged 36, was shot."),
        ("An 11-year-old girl was shot.", "A 12-year-old girl was shot."),
    ):
        assert Verdict.CLASH in verdicts(one, other, CueKind.QUANTITY), one


@pytest.mark.parametrize(("one", "other", "cue", "kind"), WORDS)
def test_words_that_clash(one: str, other: str, cue: CueKind, kind: ClashType) -> None:
    clashes = [f for f in compare(read(one), read(other)) if f.verdict is CLASH and f.cue is cue]
    assert [found.type for found in clashes] == [kind]


@pytest.mark.parametrize(("one", "other", "cue", "kind"), WORDS)
def test_a_sentence_never_clashes_with_itself(
    one: str, other: str, cue: CueKind, kind: ClashType
) -> None:
    for text in (one, other):
        assert all(found.verdict is not CLASH for found in compare(read(text), read(text))), (
            cue,
            kind,
        )


def test_the_clashing_words_are_lit() -> None:
    one, other = "The truce lasts 60 days.", "The truce lasts three months."
    (found,) = compare(read(one), read(other))
    assert one[slice(*found.one_span)] == "60 days"
    assert other[slice(*found.other_span)] == "three months"
    assert found.text.startswith("60 days against three months (about 91 days)")


@pytest.mark.parametrize(
    ("frame", "one", "other", "said"),
    [
        ("The truce lasts {}.", "two months (about 61 days)", "90 days", ""),
        ("The truce lasts {}.", "two months (about 61 days)", "15 weeks (about 105 days)", ""),
        ("The truce lasts {}.", "two months", "five months", ""),
        ("The wreck lies {} away.", "six miles (about 9.66 km)", "20 km", " (away)"),
        ("The wreck lies {} away.", "six miles (about 9.66 km)", "20 kilometres", " (away)"),
        ("The wreck lies {} away.", "six miles", "12 miles", " (away)"),
    ],
)
def test_only_what_is_told_in_another_unit_is_converted(
    frame: str, one: str, other: str, said: str
) -> None:
    plain_one, plain_other = one.split(" (", maxsplit=1)[0], other.split(" (", maxsplit=1)[0]
    sides = read(frame.format(plain_one)), read(frame.format(plain_other))
    (found,) = compare(*sides)
    (back,) = compare(*sides[::-1])
    assert found.text == f"{one} against {other}{said}"
    assert back.text == f"{other} against {one}{said}"


def test_alignment_shows_in_the_strength() -> None:
    near = ("The fire injured 40 guests at the hotel.", "The fire injured 42 guests at the hotel.")
    far = ("The fire injured 40 guests at the hotel.", "A bus with 42 guests left for Kesby.")
    strengths = [
        max(
            (
                found.strength
                for found in compare(read(a), read(b))
                if found.cue is CueKind.QUANTITY
            ),
            default=0.0,
        )
        for a, b in (near, far)
    ]
    assert strengths[0] > strengths[1] + 0.3


PIECES = st.sampled_from(
    [text for row in NUMBERS for text in (row[0].format(row[1]), row[0].format(row[2]))]
    + [text for row in TIMES for text in (row[0].format(row[1]), row[0].format(row[2]))]
    + [text for pair in APART for text in pair]
    + [text for row in WORDS for text in row[:2]]
    + [
        "“",
        "3-1",
        "won",
        "1.",
        "$",
        "of the",
        "no",
        " ",
        "May",
        "１２",
        "½",
        "\u00a0",
        "a\u0301",
        "12:99",
        "-",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=4).map(" ".join))


@given(TEXTS)
def test_every_cue_lies_in_its_text(text: str) -> None:
    cues = read(text)
    for cue in cues.all:
        assert 0 <= cue.start < cue.end <= len(text)
        assert text[cue.start : cue.end].strip()
    for quantity in cues.quantities:
        assert quantity.low <= quantity.high


def mirrored(comparison: Comparison) -> tuple[object, ...]:
    return (
        comparison.type, comparison.verdict, comparison.strength, comparison.cue,
        comparison.other_span, comparison.one_span,
    )  # fmt: skip


def plain(comparison: Comparison) -> tuple[object, ...]:
    return (
        comparison.type, comparison.verdict, comparison.strength, comparison.cue,
        comparison.one_span, comparison.other_span,
    )  # fmt: skip


@given(TEXTS, TEXTS)
@example("10:AA", "10 M0AA")  # a bare number that recurs with a unit
def test_comparison_is_symmetric(one: str, other: str) -> None:
    there = compare(read(one), read(other))
    back = compare(read(other), read(one))
    assert sorted(map(plain, there), key=repr) == sorted(map(mirrored, back), key=repr)


@given(TEXTS, TEXTS)
def test_comparisons_stay_in_bounds(one: str, other: str) -> None:
    for found in compare(read(one), read(other)):
        assert 0.0 <= found.strength <= 1.0
        for (start, end), text in ((found.one_span, one), (found.other_span, other)):
            assert 0 <= start < end <= len(text)
        assert found.text


@given(TEXTS, TEXTS)
def test_features_are_fixed_bounded_and_symmetric(one: str, other: str) -> None:
    left, right = read(one), read(other)
    there = features(left, right, compare(left, right))
    back = features(right, left, compare(right, left))
    assert tuple(sorted(there)) == tuple(sorted(FEATURES))
    assert there == back
    assert all(0.0 <= value <= 1.0 + 1e-9 for value in there.values())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("only if at least half of the voters take part", "only if two thirds do", "clash"),
        ("only if at least half of the voters take part", "only if half of them do", "same"),
        ("if at least half of the voters take part", "if two thirds do", "compatible"),
    ],
)
def test_a_bound_that_is_required_is_a_number(one: str, other: str, verdict: str) -> None:
    sides = [read_cues(f"The result of the vote is valid {text}.") for text in (one, other)]
    assert verdict in {item.verdict for item in compare(*sides) if item.type is ClashType.NUMBER}


@pytest.mark.parametrize(
    ("one", "other", "verdicts_of_number"),
    [
        ("Unemployment rose to 5.2 percent.", "Unemployment fell to 5.2 percent.", set()),
        ("The bank cut its rate to 3 percent.", "The bank raised its rate to 3 percent.", set()),
        ("Prices fell back to a record 90 crowns.", "Prices rose to 90 crowns.", set()),
        ("Unemployment rose to 5.2 percent.", "Unemployment climbed to 5.2 percent.", {SAME}),
        ("Unemployment rose to 5.2 percent.", "Unemployment fell from 5.2 percent.", {SAME}),
        ("Unemployment rose to 5.2 percent.", "Wages fell and 5.2 percent are idle.", {SAME}),
    ],
)
def test_a_number_reached_from_both_sides_is_no_agreement(
    one: str, other: str, verdicts_of_number: set[Verdict]
) -> None:
    assert verdicts(one, other, CueKind.QUANTITY) == verdicts_of_number
    assert CLASH in verdicts(one, other, CueKind.OUTCOME) or verdicts_of_number


def test_of_tables_the_first_numbers_are_compared_each_with_the_one_in_its_place() -> None:
    found = compare(read_cues("7 to 3 " * 100), read_cues("8 to 2 " * 100))
    assert [c.text for c in found].count("7 against 8") == MOST_NUMBERS / 2
    assert [c.text for c in found].count("3 against 2") == MOST_NUMBERS / 2
    assert all(c.one_span == c.other_span for c in found)
