from __future__ import annotations

import math

import pytest

from consist.cues import Dimension, Quantity, read_cues

INF = math.inf
D = Dimension

# the sentence, with the quantity in square brackets; low and high in the base unit; dimension
LEVELS: tuple[tuple[str, float, float, Dimension], ...] = (
    ("Police held [31] people.", 31, 31, D.COUNT),
    ("Police held [1,200] people.", 1200, 1200, D.COUNT),
    ("Police held [12,345,678] letters.", 12345678, 12345678, D.COUNT),
    ("[Seventeen] wagons left the track.", 17, 17, D.COUNT),
    ("[Forty-two] miners came up.", 42, 42, D.COUNT),
    ("[Twelve hundred] of us moved out.", 1200, 1200, D.COUNT),
    ("[A hundred] boats sailed.", 100, 100, D.COUNT),
    ("[Three hundred and five] boats sailed.", 305, 305, D.COUNT),
    ("[Two thousand] boats sailed.", 2000, 2000, D.COUNT),
    ("[Sixty-two thousand] ballots are missing.", 62000, 62000, D.COUNT),
    ("[2.4 million] customers were hit.", 2.4e6, 2.4e6, D.COUNT),
    ("[4.2m] accounts were hit.", 4.2e6, 4.2e6, D.COUNT),
    ("[250k] accounts were hit.", 250e3, 250e3, D.COUNT),
    ("[Two million] voters stayed home.", 2e6, 2e6, D.COUNT),
    ("[Two and a half million] voters stayed home.", 2.5e6, 2.5e6, D.COUNT),
    ("[Half a million] voters stayed home.", 5e5, 5e5, D.COUNT),
    ("[A dozen] wagons burned.", 12, 12, D.COUNT),
    ("[Two dozen] wagons burned.", 24, 24, D.COUNT),
    ("[Half a dozen] wagons burned.", 6, 6, D.COUNT),
    ("The talks took [an hour and a half].", 1.5 / 24, 1.5 / 24, D.DURATION),
    ("The talks took [half an hour].", 0.5 / 24, 0.5 / 24, D.DURATION),
    ("The talks took [three quarters of an hour].", 0.75 / 24, 0.75 / 24, D.DURATION),
    ("The talks took [less than an hour].", 0, 1 / 24, D.DURATION),
    ("The talks took [more than a year and a half].", 547.875, INF, D.DURATION),
    ("The wreck lies [half a mile] off the coast.", 804.672, 804.672, D.LENGTH),
    ("[Dozens] of wagons burned.", 24, 99, D.COUNT),
    ("[Hundreds] of people fled.", 200, 999, D.COUNT),
    ("[Thousands] of people fled.", 2000, 9999, D.COUNT),
    ("[Tens of thousands] of people fled.", 20000, 99999, D.COUNT),
    ("[Hundreds of thousands] of people fled.", 200000, 999999, D.COUNT),
    ("[Millions] of people fled.", 2e6, INF, D.COUNT),
    ("[At least 40] people were hurt.", 40, INF, D.COUNT),
    ("[More than 200] people were hurt.", 200, INF, D.COUNT),
    ("[More than a dozen] wagons burned.", 12, INF, D.COUNT),
    ("[Over 30] cars burned.", 30, INF, D.COUNT),
    ("[No fewer than nine] cars burned.", 9, INF, D.COUNT),
    ("[Well over 30] cars burned.", 30, INF, D.COUNT),
    ("[Fewer than 50] cars burned.", 0, 50, D.COUNT),
    ("[Less than 50] cars burned.", 0, 50, D.COUNT),
    ("[Up to 500] cars burned.", 0, 500, D.COUNT),
    ("[No more than 12] cars burned.", 0, 12, D.COUNT),
    ("[Fewer than two dozen] cars burned.", 0, 24, D.COUNT),
    ("[As many as 70] cars burned.", 0, 70, D.COUNT),
    ("[Nearly 5,000] people marched.", 4500, 5200, D.COUNT),
    ("[Almost 150] people marched.", 135, 156, D.COUNT),
    ("[Some 5,000] people marched.", 5000, 5000, D.COUNT),
    ("[About 40] people marched.", 40, 40, D.COUNT),
    ("[Around 40] people marched.", 40, 40, D.COUNT),
    ("[Roughly 40] people marched.", 40, 40, D.COUNT),
    ("[An estimated 40] people marched.", 40, 40, D.COUNT),
    ("[Just over 40] people marched.", 40, 40, D.COUNT),
    ("[Between 10 and 12] people came.", 10, 12, D.COUNT),
    ("[From 10 to 12] people came.", 10, 12, D.COUNT),
    ("[10-12] people came.", 10, 12, D.COUNT),
    ("[10 to 12] people came.", 10, 12, D.COUNT),
    ("[Ten or twelve] people came.", 10, 12, D.COUNT),
    ("[Between 2 and 3 million] people came.", 2e6, 3e6, D.COUNT),
    ("A [5,000]-strong crowd came.", 5000, 5000, D.COUNT),
    ("Turnout was [71 percent].", 71, 71, D.SHARE),
    ("Turnout was [71%].", 71, 71, D.SHARE),
    ("Turnout was [71.5 per cent].", 71.5, 71.5, D.SHARE),
    ("[Seventy-one percent] of voters took part.", 71, 71, D.SHARE),
    ("It rose by [two percentage points].", 2, 2, D.SHARE),
    ("Shares lost [nearly 18 per cent].", 16.2, 18.72, D.SHARE),
    ("[Two thirds] of members agreed.", 200 / 3, 200 / 3, D.SHARE),
    ("[Two-thirds] of members agreed.", 200 / 3, 200 / 3, D.SHARE),
    ("[A third] of members agreed.", 100 / 3, 100 / 3, D.SHARE),
    ("[A quarter] of members agreed.", 25, 25, D.SHARE),
    ("[Three quarters] of members agreed.", 75, 75, D.SHARE),
    ("[Half] of the members agreed.", 50, 50, D.SHARE),
    ("[A fifth] of members agreed.", 20, 20, D.SHARE),
    ("[A tenth] of members agreed.", 10, 10, D.SHARE),
    ("[Fewer than two thirds] of members agreed.", 0, 200 / 3, D.SHARE),
    ("[One in three] customers lost data.", 100 / 3, 100 / 3, D.SHARE),
    ("[Two out of five] customers lost data.", 40, 40, D.SHARE),
    ("[Seven in ten] of us voted.", 70, 70, D.SHARE),
    ("[Two in every three] of us voted.", 200 / 3, 200 / 3, D.SHARE),
    ("The fine was [$40].", 40, 40, D.MONEY),
    ("The fine was [$2.38bn].", 2.38e9, 2.38e9, D.MONEY),
    ("The fine was [£1.2m].", 1.2e6, 1.2e6, D.MONEY),
    ("The fine was [£4million].", 4e6, 4e6, D.MONEY),
    ("The fine was [£1.2Million].", 1.2e6, 1.2e6, D.MONEY),
    ("The fine was [$3billion].", 3e9, 3e9, D.MONEY),
    ("The fine was [$2.5trillion].", 2.5e12, 2.5e12, D.MONEY),
    ("The fine was [€40thousand].", 40e3, 40e3, D.MONEY),
    ("[5lakh] people marched.", 5e5, 5e5, D.COUNT),
    ("[3million] people marched.", 3e6, 3e6, D.COUNT),
    ("[3hundred] people marched.", 300, 300, D.COUNT),
    ("The fine was [€640].", 640, 640, D.MONEY),
    ("The fine was [640 crowns].", 640, 640, D.MONEY),
    ("The fine was [2.4 billion euros].", 2.4e9, 2.4e9, D.MONEY),
    ("The fine was [12 million dollars].", 12e6, 12e6, D.MONEY),
    ("The fine was [three million crowns].", 3e6, 3e6, D.MONEY),
    ("The fine was [about $40].", 40, 40, D.MONEY),
    ("The fine was [between $2 and $3].", 2, 3, D.MONEY),
    ("The truce lasts [60 days].", 60, 60, D.DURATION),
    ("A [60-day] truce was signed.", 60, 60, D.DURATION),
    ("The truce lasts [three months].", 91.3125, 91.3125, D.DURATION),
    ("The truce lasts [two weeks].", 14, 14, D.DURATION),
    ("The truce lasts [4½ weeks].", 31.5, 31.5, D.DURATION),
    ("The truce lasts [4 ½ weeks].", 31.5, 31.5, D.DURATION),
    ("The truce lasts [4 1/2 weeks].", 31.5, 31.5, D.DURATION),
    ("The truce lasts [4 1 / 2 weeks].", 31.5, 31.5, D.DURATION),
    ("The truce lasts [41 / 2 weeks].", 31.5, 31.5, D.DURATION),
    ("The truce lasts [at least 41/2 weeks].", 31.5, INF, D.DURATION),
    ("It lies [23 / 4 km] away.", 2750, 2750, D.LENGTH),
    ("The fine was [2 1/2 million crowns].", 2.5e6, 2.5e6, D.MONEY),
    ("The fine was [$3¼ million].", 3.25e6, 3.25e6, D.MONEY),
    ("The truce lasts [two fortnights].", 28, 28, D.DURATION),
    ("The truce lasts [36 hours].", 1.5, 1.5, D.DURATION),
    ("The truce lasts [twelve minutes].", 12 / 1440, 12 / 1440, D.DURATION),
    ("The truce lasts [ten years].", 3652.5, 3652.5, D.DURATION),
    ("She ran [two hours 24 minutes].", 0.1, 0.1, D.DURATION),
    ("She ran [two hours and 24 minutes].", 0.1, 0.1, D.DURATION),
    ("The truce lasts [up to six weeks].", 0, 42, D.DURATION),
    ("It lies [six kilometres] away.", 6000, 6000, D.LENGTH),
    ("It lies [6 km] away.", 6000, 6000, D.LENGTH),
    ("It lies [less than four miles] away.", 0, 6437.376, D.LENGTH),
    ("The tunnel is [20ft] wide.", 6.096, 6.096, D.LENGTH),
    ("The wall is [30 centimetres] thick.", 0.3, 0.3, D.LENGTH),
    ("The wall is [1.2m] high.", 1.2, 1.2, D.LENGTH),
    ("The fire took [900 hectares].", 9e6, 9e6, D.AREA),
    ("The fire took [15 square kilometres].", 15e6, 15e6, D.AREA),
    ("The fire took [12 sq km].", 12e6, 12e6, D.AREA),
    ("The fire took [2,000 acres].", 8093712.8, 8093712.8, D.AREA),
    ("They lose [90,000 litres].", 90000, 90000, D.VOLUME),
    ("They lose [30 cubic metres].", 30000, 30000, D.VOLUME),
    ("They lose [1.2 million litres] a day.", 1.2e6, 1.2e6, D.VOLUME),
    ("They seized [640 kilos].", 640, 640, D.MASS),
    ("They seized [1.5 tonnes].", 1500, 1500, D.MASS),
    ("A [1,200-tonne] train ran.", 1.2e6, 1.2e6, D.MASS),
    ("It was [41 degrees].", 41, 41, D.TEMPERATURE),
    ("It was [30C].", 30, 30, D.TEMPERATURE),
    ("It was [41 degrees Celsius].", 41, 41, D.TEMPERATURE),
    ("It was [104 degrees Fahrenheit].", 40, 40, D.TEMPERATURE),
    ("It drove [108 km/h].", 108, 108, D.SPEED),
    ("It drove [60 mph].", 96.56064, 96.56064, D.SPEED),
    ("It drove [150 kilometres an hour].", 150, 150, D.SPEED),
    ("The plant yields [40 megawatts].", 4e7, 4e7, D.POWER),
    ("It yielded [40 MWh].", 4e7, 4e7, D.ENERGY),
    ("It yielded [40 megawatt-hours].", 4e7, 4e7, D.ENERGY),
    ("They seized [20 pounds] of cocaine.", 9.0718474, 9.0718474, D.MASS),
    ("They paid [20 pounds] of it.", 20, 20, D.MONEY),
    ("Trade [exceeded two billion dollars].", 2e9, INF, D.MONEY),
    ("Trade [passed the two-billion-dollar] mark.", 2e9, INF, D.MONEY),
    ("Turnout did [not reach 50%].", 0, 50, D.SHARE),
    ("Trade fell [short of two billion dollars].", 0, 2e9, D.MONEY),
    ("It sold for [just shy of $2 million].", 1.8e6, 2.08e6, D.MONEY),
    ("They passed [12] laws.", 12, 12, D.COUNT),
    ("[Scores] of people were hurt.", 40, 199, D.COUNT),
    ("The [1,000th] visitor came.", 1000, 1000, D.ORDINAL),
    ("The [1\u00a0000th] visitor came.", 1000, 1000, D.ORDINAL),
    ("The [1\u202f000th] visitor came.", 1000, 1000, D.ORDINAL),
    ("The [1\u2009000th] visitor came.", 1000, 1000, D.ORDINAL),
    ("A [17-year-old] was held.", 17, 17, D.AGE),
    ("The victim, aged [34], was held.", 34, 34, D.AGE),
    ("Mrs Tarr, [58], of Net Lane was held.", 58, 58, D.AGE),
    ("She is [91 years old].", 91, 91, D.AGE),
    ("Ann McTarr, [58], and a friend were held.", 58, 58, D.AGE),
    ("The damage came to US[$1 million].", 1e6, 1e6, D.MONEY),
    ("The damage came to [$US1 million].", 1e6, 1e6, D.MONEY),
    ("The damage came to [$1 million] (1.52 million crowns).", 1e6, 1e6, D.MONEY),
    ("It lies [75 kilometres] (47 miles) out.", 75e3, 75e3, D.LENGTH),
    ("A [three-month-old] was held.", 0.25, 0.25, D.AGE),
    ("Kolstad won [3-1] on Sunday.", 1, 3, D.SCORE),
    ("By a vote of [5 to 4] the court struck it down.", 4, 5, D.SCORE),
    ("It passed by [52 votes to 48].", 48, 52, D.SCORE),
    ("They fired [a single] missile.", 1, 1, D.COUNT),
    ("It was [104 Fahrenheit] in the shade.", 40, 40, D.TEMPERATURE),
    ("[Twice] as many came.", 2, 2, D.MULTIPLE),
    ("[Three times] as many came.", 3, 3, D.MULTIPLE),
    ("It ran on [line 3] again.", 3, 3, D.ORDINAL),
    ("The [third] floor burned.", 3, 3, D.ORDINAL),
    ("The [21st] floor burned.", 21, 21, D.ORDINAL),
)

# nothing here is a quantity
NOTHING = (
    "The 1990s were good.",
    "Renk scores again.",
    "The scores stood level.",
    "They sell a 4K screen.",
    "They built a 5G mast.",
    "One of them said that no one had come.",
    "It was the one that they had wanted.",
    "Batch AB-417 was withdrawn.",
    "He said so in 2011.",
    "The summit of March 12 failed.",
    "They met at 02:40.",
    "They met at 9 p.m. on Monday.",
    "At half past six they met.",
    "The first half was dull.",
    "They met an hour later.",
    "Under a second deal the troops would leave.",
    "They earn more by an hour a day.",
    "",
    "   ",
    "|| 3 | 4 | 5 | 12 | 2-1 | 9 ||",
    "for (int i = 0; i < 10; i++) { a[i] = b[i]; }",
)

COUNTED = (
    ("Twelve people were killed.", "people", "die"),
    (
        "Thirty injured were brought in.",
        "injur",
    ),
    ("At least 40 were injured.", "injur"),
    ("Seventeen tank and flat wagons burned.", "wagon"),
    ("It took 118 seats in all.", "seat"),
    ("Half of the voters stayed home.", "voter"),
    ("The 84 miners came up.", "miner"),
)

SENSES = (
    ("Prices fell by only 9 percent.", "change"),
    ("Prices fell just 9 percent.", "moved"),
    ("Prices fell 9 percent.", "moved"),
    ("It was a 9 percent fall.", "moved"),
    ("Prices fell to 9 percent.", ""),
    ("It passed with a majority of four votes.", "margin"),
    ("A majority of 60 percent backed it.", ""),
    ("The majority of 20 people were men.", ""),
    ("Three seats short of the target.", "margin"),
    ("All but three of the lorries arrived.", "rest"),
    ("Another 63 people were hurt.", "change"),
    ("It rose by 12 percent.", "change"),
    ("Two days later they met.", "after"),
    ("Two days before they met.", "before"),
    ("They met ten years ago.", "ago"),
    ("Two days of talks.", ""),
)


def the_only(text: str) -> Quantity:
    found = read_cues(text).quantities
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("marked", "low", "high", "dimension"), LEVELS)
def test_reads_place_bounds_and_dimension(
    marked: str, low: float, high: float, dimension: Dimension
) -> None:
    before, rest = marked.split("[")
    words, after = rest.split("]")
    text = before + words + after
    found = the_only(text)
    assert found.dimension is dimension
    assert [found.low, found.high] == pytest.approx([low, high])
    assert text[found.start : found.end] in (words, words + "-strong")


@pytest.mark.parametrize("text", NOTHING)
def test_finds_no_quantity(text: str) -> None:
    assert read_cues(text).quantities == ()


@pytest.mark.parametrize("row", COUNTED)
def test_names_what_is_counted(row: tuple[str, ...]) -> None:
    text, *stems = row
    counted = the_only(text).counted
    assert all(any(word.startswith(stem) for word in counted) for stem in stems), counted
    assert counted[0].startswith(stems[0])


@pytest.mark.parametrize(("text", "sense"), SENSES)
def test_tells_a_level_from_a_difference(text: str, sense: str) -> None:
    assert the_only(text).sense == sense


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Seventeen of the train's 42 wagons left the track.", [False, True]),
        ("Five of 200 vials were cracked.", [False, True]),
        ("Half of the 84 miners came up.", [False, True]),
        ("A total of 25 flats burned.", [False]),
        ("The crew of 12 stayed.", [False]),
    ],
)
def test_tells_a_part_from_its_total(text: str, wholes: list[bool]) -> None:
    assert [found.whole for found in read_cues(text).quantities] == wholes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Police held 41 / 2 people.", [41, 2]),
        ("The truce lasts 41 / 9 weeks.", [41, 63]),
        ("They sold 12 1/2 of them.", [12, 1, 2]),
    ],
)
def test_what_may_be_no_fraction_is_none(text: str, numbers: list[float]) -> None:
    assert [found.low for found in read_cues(text).quantities] == numbers


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The flaw hits Internet Explorer 7 and others.", "designation"),
        ("She flew in a Boeing 737 and slept.", "designation"),
        ("The Boeing 737 was destroyed.", "designation"),
        ("Go to Gate 4 at once.", "designation"),
        ("They will invoke Article 50 soon.", "designation"),
        ("The update fixes Harbour OS 6.1 at last.", "designation"),
        ("In Aleppo 31 civilians were killed.", "count"),
        ("In Aleppo 31 were killed.", "count"),
        ("He told Reuters 12 had died.", "count"),
        ("He told Reuters 12 of them came.", "count"),
        ("Kesby Police Arrest 12 in Harbour Raid", "count"),
        ("It rose to Category 4 at sea.", "number"),
        ("It ran on line 3 again.", "number"),
        ("In Kesby, 31 came.", "count"),
    ],
)
def test_a_number_behind_a_name_is_part_of_it(text: str, unit: str) -> None:
    assert the_only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("150 of the jobs were in Kesby.", "of"),
        ("Of these, 150 were in Kesby.", "of"),
        ("Of the jobs in the mill, 150 were cut.", "of"),
        ("Many jobs went, 150 of them in Kesby.", "among"),
        ("Many came, among them 12 miners.", "among"),
        ("Many came, including at least 12 miners.", "among"),
        ("Among those hurt were 12 miners.", "of"),
        ("Among the goods were 12 rifles.", ""),
        ("Twelve members of the board left.", ""),
        ("It cost him 12 days of the week.", ""),
        ("A total of 25 flats burned.", ""),
        ("Half of the flats burned.", ""),
    ],
)
def test_tells_how_a_part_is_introduced(text: str, part: str) -> None:
    assert the_only(text).part == part


@pytest.mark.parametrize(
    ("text", "out_of"),
    [
        ("They won five of eight counts.", [8, None]),
        ("They won five counts out of 80.", [80, None]),
        ("Seventeen of the train's 42 wagons burned.", [42, None]),
        ("They won five games, and of the 80 fans none came.", [None, None]),
    ],
)
def test_gives_a_part_its_whole(text: str, out_of: list[float | None]) -> None:
    assert [found.out_of for found in read_cues(text).quantities] == out_of


def test_the_currency_is_the_unit() -> None:
    units = [the_only(text).unit for text in ("It cost $40.", "It cost 40 dollars.", "40 crowns.")]
    assert units == ["dollar", "dollar", "crown"]
