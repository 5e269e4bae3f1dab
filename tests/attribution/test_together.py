"""Who speaks, where the words for it are several nouns: together, at a place, of a party."""

from __future__ import annotations

import pytest

from consist.attribution import attribute
from consist.attribution.matching import likeness
from consist.attribution.model import SpeakerKind
from consist.attribution.speakers import speaker_of

WHOLE = (
    ("Residents on both sides said the shelling went on.", "Residents on both sides"),
    ("The shelling went on, residents on both sides said.", "residents on both sides"),
    ("Villagers near the border said the shells came at dawn.", "Villagers near the border"),
    ("Officials on the ground said the dam was weak.", "Officials on the ground"),
    ("People on board said the ferry shook.", "People on board"),
    (
        "An alliance of tenants' groups, unions and students said 40,000 marched.",
        "An alliance of tenants' groups, unions and students",
    ),
    ("Unions and students said 40,000 marched.", "Unions and students"),
    ("Doctors, nurses and paramedics said they would strike.", "Doctors, nurses and paramedics"),
    ("Nobody was hurt, the ministry and the police said.", "the ministry and the police"),
    ('"It is over," the mayor and the governor said.', "the mayor and the governor"),
    (
        "The mayor of Arden, Ilse Roper, and police chief Tom Ray said the dam would hold.",
        "The mayor of Arden, Ilse Roper, and police chief Tom Ray",
    ),
    (
        "Mayor Ilse Roper and police chief Tom Ray said the dam would hold.",
        "Mayor Ilse Roper and police chief Tom Ray",
    ),
    ("On Friday, activists and a doctor said two had died.", "activists and a doctor"),
    (
        '"He is done," said a Social Accord bigwig, who begged for silence.',
        "a Social Accord bigwig",
    ),
    ('"We were lucky," said a Labour grandee.', "a Labour grandee"),
    ('"We were lucky," said an Arden shopkeeper on Friday.', "an Arden shopkeeper"),
)
ALONE = (
    ("The army fired at residents near the river and officials said two died.", "officials"),
    ("The crash killed two officers and residents said the road was icy.", "residents"),
    ("Troops fired on protesters and activists said two died.", "activists"),
    ("The fire killed a driver, two passengers and a nurse, police said.", "police"),
    ("Two men were arrested, one a teacher, and police said more would be.", "police"),
    ("The road, a bridge and a school were closed and officials said why.", "officials"),
    ("The minister resigned and officials said nobody knew why.", "officials"),
    ("The minister, Ilse Roper, said the dam would hold.", "The minister, Ilse Roper"),
    ("According to a Norrail driver the road is closed.", "a Norrail driver"),
    ("He left, said a Norrail driver, and the road is closed.", "a Norrail driver"),
)


# who holds an office told before the name, in whatever words
HELD = (
    ("The chief executive, Clara Wendt, said the plant would reopen.", "clara wendt"),
    ("The opposition leader, Max Oder, called the figures a mirage.", "max oder"),
    ("The bridge was safe, a spokesman, Joost Kramer, said.", "joost kramer"),
    ("Harbour City's coach, Maria Lindqvist, said her team was unlucky.", "maria lindqvist"),
    ("A spokesman for Staylo, Erik Thorn, said the data had leaked.", "erik thorn"),
    ("In Berlin, the mayor, Rosa Lindgren, said the bridge was safe.", "rosa lindgren"),
    ("The bridge was safe, said the mayor, Rosa Lindgren.", "rosa lindgren"),
    ('"The bridge is quite safe," said the mayor, Rosa Lindgren, on Monday.', "rosa lindgren"),
    ("The bridge was safe, according to the mayor, Rosa Lindgren.", "rosa lindgren"),
    ("A nurse at a clinic in Utrecht, Eva Smit, said the pills had run out.", "eva smit"),
    ("His lawyer, Anna van Dijk, said he was innocent.", "anna dijk"),
    ("According to the minister, France, Germany and Italy had agreed.", ""),
    ("According to the minister, Saudi Arabia, Iran and Iraq had agreed.", ""),
    ("The company, Brand Lux, said it would close.", ""),
    ("Nadia Kolm, chief of staff to the prime minister, Tomas Reyle, said no.", "nadia kolm"),
    ("An employee of a nearby business, Relaxus Massage Products, said staff left.", ""),
    ("The victim, John Marsh, was driving home, police said.", ""),
)


@pytest.mark.parametrize(("sentence", "name"), HELD)
def test_who_holds_an_office_is_the_speaker_by_name(sentence: str, name: str) -> None:
    (found,) = attribute([sentence])
    assert found.who is not None
    assert " ".join(found.who.names) == name


def test_an_office_stays_with_the_name_of_who_holds_it() -> None:
    alone = speaker_of("a spokesman for Staylo, Erik Thorn")
    assert (alone.names, alone.of) == (("erik", "thorn"), ("staylo",))
    assert likeness(alone, speaker_of("Thorn")) > 0.9
    both = speaker_of("the mayor, Rosa Lindgren, and the governor, Tom Ray")
    assert [member.names for member in both.members] == [("rosa", "lindgren"), ("tom", "ray")]
    assert [member.roles for member in both.members] == [("mayor",), ("governor",)]


@pytest.mark.parametrize(("sentence", "speaker"), WHOLE + ALONE)
def test_the_words_for_a_speaker_are_whole_and_no_more(sentence: str, speaker: str) -> None:
    (found,) = attribute([sentence])
    assert found.speaker_span is not None
    assert sentence[slice(*found.speaker_span)] == speaker


@pytest.mark.parametrize(
    ("together", "one", "same"),
    [
        ("Mayor Ilse Roper and police chief Tom Ray", "Ilse Roper", True),
        ("Mayor Ilse Roper and police chief Tom Ray", "Tom Ray", True),
        ("Mayor Ilse Roper and police chief Tom Ray", "Anna Holt", False),
        ("the ministry and the police", "police", True),
        ("unions and students", "the company", False),
        ("the Ministry of Health and Welfare", "the police", False),
    ],
)
def test_who_speaks_with_others_is_matched_by_himself(together: str, one: str, same: bool) -> None:
    assert (likeness(speaker_of(together), speaker_of(one)) >= 0.6) is same


def test_a_name_before_a_noun_tells_whose_somebody_is() -> None:
    found = speaker_of("a Halm United regular")
    assert (found.kind, found.names, found.roles) == (SpeakerKind.ROLE, (), ("regular",))
    assert found.of == ("halm united",)


def test_how_many_spoke_is_no_name_of_them() -> None:
    (_, told) = attribute(["Residents fled.", "Several told the Gazette that it burned."])
    assert told.speaker == "Residents"
    (alone,) = attribute(["Several told the Gazette that it burned."])
    assert alone.who is not None
    assert alone.who.kind is SpeakerKind.PRONOUN
