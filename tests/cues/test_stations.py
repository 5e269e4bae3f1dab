from __future__ import annotations

import pytest

from tests.cues.clashes import clashes

APART = [
    ("The wind reached 165 kilometres an hour at Cape Sorrow.", "The wind reached 140 km/h."),
    ("Winds of up to 122 kilometres an hour were measured.", "The wind reached 140 km/h."),
    (
        "Hurricane Ida brought winds of 240 km/h to Grand Isle.",
        "Hurricane Ida brought winds of 200 km/h to New Orleans.",
    ),
    ("Some 20 mm of rain fell in the city of Alba.", "Only 38 mm of rain fell on the hills."),
    ("It was 46.3 degrees in Cestra.", "It was 41.8 degrees in Porto Alba."),
    ("The city saw 40 mm of rain.", "The island saw 12 mm of rain."),
    ("Some 40 mm of rain fell.", "Some 12 mm of rain fell."),
    (
        "Temperatures reached 44 degrees in the city.",
        "They reached a temperature of 40 degrees on the island.",
    ),
    ("The temperature fell to 4 degrees in Colby.", "The temperature fell to 9 degrees in Alba."),
]
ONE = [
    (
        "The temperature in the city reached 46 degrees.",
        "The temperature in the capital reached 39 degrees.",
    ),
    ("Gusts of 150 km/h were measured in Alba.", "Gusts of 120 km/h were measured in Alba."),
    (
        "The temperature rose to 44 degrees in Lusanda.",
        "The temperature in Lusanda rose to 40 degrees.",
    ),
    ("It was 46.3 degrees in Cestra.", "In Cestra it was 41.8 degrees Celsius."),
    (
        "The region received 40 millimetres of rain.",
        "The region received four millimetres of rain.",
    ),
    ("Temperatures reached 44 degrees in the city.", "Temperatures reached 40 degrees."),
    ("The reactor in Kesby was heated to 600 degrees.", "The reactor was heated to 500 degrees."),
    ("Temperatures reached 44 degrees.", "Temperatures reached 40 degrees."),
    ("The train was going at 120 km/h.", "The train was going at 160 km/h."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_stations_measure_two_readings(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_place_has_one_weather_and_a_train_none(one: str, other: str) -> None:
    assert clashes(one, other)
