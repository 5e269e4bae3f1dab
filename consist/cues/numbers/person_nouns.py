"""Nouns of people, and what they tell of them: a sex, or that they are somebody's kin."""

from __future__ import annotations

KIN = frozenset(
    "son daughter brother sister nephew niece grandson granddaughter stepson stepdaughter "
    "grandchild".split()
)
_OWNED = frozenset(
    "father mother husband wife widow widower grandfather grandmother uncle aunt cousin partner "
    "friend girlfriend boyfriend fiancé fiancée neighbour neighbor colleague".split()
)
_MALE = frozenset(
    "man boy schoolboy gentleman actor king prince father husband son brother nephew grandson "
    "stepson grandfather uncle widower boyfriend fiancé gunman policeman fireman fisherman "
    "businessman sportsman frenchman englishman dutchman irishman he".split()
)
_FEMALE = frozenset(
    "woman girl schoolgirl lady actress queen princess mother wife daughter sister niece "
    "granddaughter stepdaughter grandmother aunt widow girlfriend fiancée policewoman "
    "businesswoman sportswoman heiress waitress she".split()
)
GENERIC = frozenset(
    "man woman boy girl person teenager youth child toddler baby pensioner adult".split()
)
_ROLES = frozenset(
    "victim suspect defendant attacker shooter gunman soldier officer guard president premier "
    "minister chancellor pope bishop priest politician lawmaker senator mayor judge lawyer doctor "
    "nurse surgeon teacher student pupil farmer fisherman worker miner pilot passenger tourist "
    "hiker climber mountaineer swimmer skier billionaire millionaire entrepreneur scientist "
    "physicist professor historian philosopher journalist photographer model presenter broadcaster "
    "coach captain singer songwriter rapper guitarist drummer musician pianist conductor composer "
    "author writer novelist poet playwright director filmmaker painter artist sculptor architect "
    "designer comedian comic dancer player footballer striker goalkeeper midfielder defender "
    "golfer boxer cyclist driver pedestrian motorcyclist motorist sprinter athlete champion star "
    "astronaut cosmonaut cook chef baker waiter carpenter electrician patient resident survivor "
    "prisoner inmate leader founder inventor trucker sailor".split()
)
PERSONS = (KIN | _OWNED | _MALE | _FEMALE | GENERIC | _ROLES) - {"he", "she"}


def is_owned(noun: str, *, possessed: bool) -> bool:
    """Whether a noun tells of another than the one who is spoken of: "his son", "Lund's wife"."""
    return noun in KIN or (possessed and noun in PERSONS)


def of_two_sexes(one: str, other: str) -> bool:
    """Whether two nouns or pronouns cannot be of one person."""
    return (one in _MALE and other in _FEMALE) or (one in _FEMALE and other in _MALE)
