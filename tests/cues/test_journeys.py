from __future__ import annotations

import pytest

from consist.cues import Verdict, compare, read_cues
from consist.model import ClashType

ELSEWHERE = (
    (
        "Tyre maker Brandt said it would close its Lowmarsh plant, and move production to Poland.",
        "Tyre maker Brandt said it would close its Lowmarsh plant, and move production to Romania.",
    ),
    (
        "Brandt said it would move production to Poland.",
        "Brandt said it would move production to Romania.",
    ),
    (
        "Brandt said production would be moved to Poland.",
        "Brandt said it will shift production to Romania.",
    ),
    ("The flight was diverted to Shannon.", "The flight was diverted to Prestwick."),
    (
        "The flight from Lisbon was diverted to Shannon.",
        "The flight from Lisbon was diverted to Prestwick after a bomb threat.",
    ),
    (
        "The suspect was extradited to Germany on Monday.",
        "The suspect was extradited to France on Monday.",
    ),
    ("The family fled to Jordan.", "The family fled to Lebanon."),
    ("The suspect was deported to El Salvador.", "The suspect was deported to Honduras."),
    ("The firm moved output to South Korea.", "The firm moved output to Vietnam."),
    ("The president flew to Warsaw for talks.", "The president flew to Prague for talks."),
    ("The ministry sent 200 soldiers to Mali.", "The ministry sent 200 soldiers to Niger."),
    (
        "The company relocates its headquarters to Dublin.",
        "The company is moving its headquarters to Cork.",
    ),
    ("The injured were airlifted to Leeds.", "The injured were airlifted to Sheffield."),
    ("The former minister returned from Spain.", "The former minister returned from Portugal."),
    ("The refugees were deported to Rwanda.", "The refugees were deported to Uganda."),
    ("The ship was heading to Lagos.", "The ship was heading to Accra."),
    (
        "Lufthansa will transfer 40 planes to Munich.",
        "Lufthansa will transfer 40 planes to Vienna.",
    ),
)

NO_CLASH = (
    ("The suspect was extradited to the Czech Republic.", "The suspect was extradited to Czechia."),
    ("The monks fled to Burma.", "The monks fled to Myanmar."),
    ("The firm moved output to South Korea.", "The firm moved output to Seoul."),
    ("The suspect fled to Saudi Arabia.", "The suspect fled to Jeddah."),
    ("The suspect was evacuated to the Middle East.", "The suspect was evacuated to Dubai."),
    ("The suspect was deported to Prague.", "The suspect was deported to the Czech Republic."),
    ("Brandt will move production to Warsaw.", "Brandt will move production to Poland."),
    (
        "Brandt will move production to Poland and Romania.",
        "Brandt will move production to Romania.",
    ),
    (
        "Brandt will move production to Poland and Romania.",
        "Brandt will move production to Hungary.",
    ),
    ("The president flew from Oslo to Hull.", "The president flew from Hull to Dover."),
    ("The president flew from Oslo to Hull.", "The president flew from Cork to Dover."),
    ("The president flew to Hull on Monday.", "The president flew to Dover on Tuesday."),
    ("The envoy then flew to Hull.", "The envoy flew to Dover."),
    ("Brandt moved some production to Poland.", "Brandt moved production to Romania."),
    ("Brandt sent 200 soldiers to Poland.", "Brandt sent 500 soldiers to Romania."),
    ("Brandt sent aid to Poland.", "Brandt sent troops to Romania."),
    ("Brandt will move production to Britain.", "Brandt will move production to England."),
    ("Brandt will move production to Europe.", "Brandt will move production to Poland."),
    ("Exports to Poland rose.", "Exports to Romania rose."),
    ("Brandt talked to Poland.", "Brandt talked to Romania."),
    ("Anna sent a letter to Poland's president.", "Anna sent a letter to Romania's president."),
    ("Anna gave the book to Berg.", "Anna gave the book to Weiss."),
    ("The minister flew to Rome.", "The actress flew to Berlin."),
    ("The company will move to Poland.", "The company will move its call centre to Romania."),
    ("Brandt will move production to southern Poland.", "Brandt will move production to Krakow."),
    ("The president travelled to Warsaw, Poland.", "The president travelled to Krakow."),
    ("Brandt moved production to Poland in 2019.", "Brandt moved production to Romania in 2024."),
    ("Brandt will not move production to Poland.", "Brandt will move production to Romania."),
    (
        "Brandt will move production not to Poland but to Hungary.",
        "Brandt will move production to Romania.",
    ),
)


def _places_clash(one: str, other: str) -> bool:
    sides = [read_cues(text) for text in (one, other)]
    there, back = (
        any(
            found.type is ClashType.PLACE and found.verdict is Verdict.CLASH
            for found in compare(*pair)
        )
        for pair in (sides, sides[::-1])
    )
    assert there == back
    return there


@pytest.mark.parametrize(("one", "other"), ELSEWHERE)
def test_one_thing_moved_to_two_places_clashes(one: str, other: str) -> None:
    assert _places_clash(one, other)


@pytest.mark.parametrize(("one", "other"), NO_CLASH)
def test_two_moves_or_a_place_within_the_other_do_not(one: str, other: str) -> None:
    assert not _places_clash(one, other)
