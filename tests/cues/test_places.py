from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from tests.cues.clashes import clashes

APART = (
    ("Velmora has 38,200 employees.", "Velmora has 6,100 employees in Malmö."),
    ("The flood damaged 212 houses in Arden.", "The flood damaged 340 houses in the valley."),
    ("In Arden 212 houses were flooded.", "In Colby 340 houses were flooded."),
    ("There were 212 cases in Arden.", "There were 340 cases in Colby."),
    ("Cases in Arden rose to 212.", "Cases in Colby rose to 340."),
    ("Turnout in Arden was 61 percent.", "Turnout in Colby was 52 percent."),
    ("In Arden, turnout was 61 percent.", "In Colby, turnout was 52 percent."),
    ("The company employs 6,100 people in Malmö.", "The company employs 38,200 people."),
    ("The plant in Malmö employs 6,100 people.", "The company employs 38,200 people."),
    ("Velmora will cut 400 jobs in Germany.", "Velmora will cut 2,100 jobs."),
    ("Velmora will cut 400 jobs in Germany.", "Velmora will cut 300 jobs in France."),
    ("The storm killed 12 people in Arden.", "The storm killed 19 people in Colby."),
    ("The chain has 212 shops in Spain.", "The chain has 900 shops in Europe."),
    ("Unemployment in the north was 7 percent.", "Unemployment in the south was 4 percent."),
    ("In Arden 212 homes were without power.", "In the valley 340 homes were without power."),
    ("The bank has 40 branches in Wales.", "The bank has 320 branches."),
    ("Sales in North America fell 4 percent.", "Sales in Europe rose 2 percent."),
    ("The group has 38,200 employees worldwide.", "About 6,100 people work at its Malmö site."),
    ("There are 1,200 jobs at the Malmö plant.", "Velmora has 38,200 jobs."),
    ("Velmora sold 310,000 cars in China.", "Velmora sold 1.2 million cars."),
    ("The mill has 38,200 workers.", "The mill has 6,100 workers in Tarsin."),
    ("The factory in Halm employs 300 workers.", "The company employs 900 workers."),
    ("The plant in Halm employs 300 workers.", "The plant in Trosk employs 900 workers."),
)

OF_ONE = (
    (
        "The train crashed in Arden, killing 12 people.",
        "The train crashed in Colby, killing 14 people.",
    ),
    ("The fire destroyed 40 houses in Arden.", "The fire destroyed 52 houses."),
    ("The fire destroyed 40 houses in Arden.", "The fire destroyed 52 houses in Arden."),
    ("The fire destroyed 40 houses in the town.", "The fire destroyed 52 houses in Arden."),
    ("The bomb killed 12 people in Arden.", "The bomb killed 14 people in Colby."),
    ("The train crashed in Arden, killing 12.", "The train crashed in Colby, killing 14."),
    ("Police arrested 12 people in Arden.", "Police arrested 17 people."),
    ("In Arden, a gunman killed 12 people.", "A gunman killed 14 people in Arden."),
    ("The attack in Arden killed 12 people.", "The attack in Colby killed 14 people."),
    ("Velmora has 6,100 employees in Malmö.", "Velmora has 5,200 employees in Malmö."),
    ("Velmora has 38,200 employees.", "Velmora has 34,000 employees."),
    ("Velmora will cut 400 jobs in May.", "Velmora will cut 300 jobs."),
    ("The storm killed 12 people.", "The storm killed 19 people in Arden."),
    ("In northern Arden 212 houses were flooded.", "In Arden 340 houses were flooded."),
    (
        "A bus crashed in Arden on Monday, injuring 31 passengers.",
        "A bus crashed in Colby on Monday, injuring 24 passengers.",
    ),
    ("The school in Arden has 412 pupils.", "The school has 380 pupils."),
    ("The flood damaged 212 houses in Arden.", "The flood damaged 340 houses."),
    ("Heavy rain flooded 212 houses in Arden.", "Heavy rain flooded 340 houses in Arden."),
    (
        "The strike at the Arden plant involves 400 workers.",
        "Some 600 workers are on strike at the plant in Arden.",
    ),
    ("The factory in Halm employs 300 workers.", "The plant employs 900 workers."),
    (
        "Across Texas 300 homes were destroyed by the storm.",
        "In the state 900 homes were destroyed by the storm.",
    ),
    (
        "The quake destroyed 212 buildings in Arden.",
        "The quake destroyed 340 buildings in the province.",
    ),
    ("In the county, 340 cases were reported.", "In Arden, 212 cases were reported."),
)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_stands_in_two_places_is_counted_apart(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("one", "other"), OF_ONE)
def test_numbers_of_one_place_or_event_clash(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("In Arden 212 houses were flooded.", "In Colby 340 houses were flooded.", False),
        ("There were 212 cases in Arden.", "There were 340 cases in Colby.", False),
        (
            "The train crashed in Arden, killing 12.",
            "The train crashed in Colby, killing 14.",
            True,
        ),
    ],
)
def test_places_of_two_counts_are_no_two_places_of_one_event(
    one: str, other: str, clash: bool
) -> None:
    found = compare(read_cues(one), read_cues(other))
    assert any(c.cue is CueKind.NAME and c.verdict is Verdict.CLASH for c in found) == clash
