from __future__ import annotations

import pytest

from tests.cues.clashes import clashes

OF_ONE = (
    ("Fourteen patients have been infected.", "Twenty-three people have been infected."),
    ("Police arrested 42 demonstrators.", "Police arrested 17 people."),
    ("The storm claimed 12 lives.", "The storm killed 19 people."),
    ("The storm claimed 12 lives.", "The storm claimed 19 lives."),
    ("The storm left 12 people dead.", "The storm killed 19 people."),
    ("Twelve people lost their lives in the storm.", "Nineteen people died in the storm."),
    ("The storm cost 12 lives.", "The death toll from the storm is 19."),
    ("The storm has claimed the lives of 12 people.", "The storm killed 19 people."),
    ("The death toll from the storm rose to 19.", "The storm killed 12 people."),
    ("Police detained 42 protesters.", "Police arrested 17 people."),
    ("Police detained 42 activists.", "Police detained 17 protesters."),
    ("Forty-two demonstrators were arrested.", "Police arrested 17 people."),
    ("The virus has infected 14 patients.", "The virus has infected 23 people."),
    ("Fourteen people fell ill after the meal.", "Twenty-three guests fell ill after the meal."),
    ("Rescuers pulled 12 people from the rubble.", "Rescuers pulled 19 survivors from the rubble."),
    ("The crash injured 12 passengers.", "The crash injured 19 people."),
    ("The attack wounded 12 soldiers.", "The attack wounded 19 soldiers."),
    ("The ship carried 212 migrants.", "The ship carried 340 people."),
    ("The landslide killed 12 villagers.", "The landslide killed 9 people."),
    ("The raid killed 14 villagers.", "The raid killed 9 people."),
)

APART = (
    ("The raid killed 12 soldiers.", "The raid killed 30 civilians."),
    ("The raid killed 12 women.", "The raid killed 9 children."),
    ("Twelve soldiers were killed in the raid.", "Thirty civilians were killed in the raid."),
    ("The storm killed 12 people.", "The storm injured 19 people."),
    ("The crash killed 12 passengers.", "The crash injured 30 people."),
    ("The strike killed 12 children.", "The strike killed 40 people."),
    ("Police arrested 42 demonstrators.", "Police injured 17 people."),
    ("Police arrested 42 demonstrators.", "Some 3,000 people marched."),
    ("The storm claimed 12 lives.", "The storm destroyed 190 houses."),
    ("Rescuers saved 12 lives.", "The storm claimed 19 lives."),
    ("Police arrested 12 men.", "Police arrested 3 women."),
    ("The protesters injured 12 officers.", "Police injured 40 protesters."),
    ("Fourteen patients have died.", "Twenty-three patients have been infected."),
    ("The blast killed 12 and injured 30 people.", "The blast injured 30 and killed 12."),
    ("The crash injured two crew members.", "The crash injured 14 passengers."),
)


@pytest.mark.parametrize(("one", "other"), OF_ONE)
def test_tolls_told_with_other_nouns_clash(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_counts_of_other_people_or_fates_do_not_clash(one: str, other: str) -> None:
    assert not clashes(one, other)
