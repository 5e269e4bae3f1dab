"""The people whom a number counts: who may be whom, and what befell them."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Quantity
from consist.cues.tokens import Token, stem, stems

ANYBODY = stems("people person others individuals humans lives")
PEOPLE = ANYBODY | stems(
    "men women children soldiers passengers residents patients protesters activists migrants "
    "refugees villagers guests survivors students workers miners tourists civilians fans "
    "supporters prisoners hostages"
)
FATES = frozenset(
    (
        "die injure miss arrest rescu trap displac evacuat evacuate hostage homeless wound treat "
        "hospitalis infect"
    ).split()
)
"""What befell people, as stems of the words that tell it."""
# kinds of one line exclude each other: women are no children, and soldiers no civilians
_LINES = (
    (
        stems("women"),
        stems("men"),
        stems("children boys girls babies toddlers infants pupils teenagers"),
    ),
    (
        stems("soldiers marines"),
        stems("militants rebels fighters insurgents gunmen terrorists"),
        stems("civilians villagers"),
        stems("officers policemen police"),
        stems("protesters activists"),
    ),
    (
        stems(
            "passengers patients guests customers visitors pupils children boys girls babies "
            "toddlers infants"
        ),
        stems("crew staff employees teachers nurses doctors drivers pilots conductors"),
    ),
    (
        stems("passengers"),
        stems("drivers motorists"),
        stems("pedestrians"),
        stems("cyclists"),
    ),
    (
        stems("players footballers"),
        stems("spectators fans supporters"),
        stems("referees"),
    ),
    (stems("prisoners"), stems("guards warders")),
    (stems("firefighters rescuers"), stems("residents tenants guests pupils patients")),
)
_RIVALS: dict[str, set[str]] = {}
for _line in _LINES:
    for _kind in _line:
        for _one in _kind:
            _RIVALS.setdefault(_one, set()).update(*(it for it in _line if it is not _kind))
_SOME = stems(
    "men women children boys girls babies toddlers infants soldiers marines officers policemen "
    "civilians foreigners journalists firefighters teachers nurses doctors crew"
)
"""Kinds of which there are mostly others beside them among the people of an event."""

_DEEDS = {
    **dict.fromkeys("killed kills killing".split(), "die"),
    **dict.fromkeys("injured injures injuring wounded wounding hurt hurting".split(), "injure"),
    **dict.fromkeys("arrested arrests arresting detained detaining".split(), "arrest"),
    **dict.fromkeys("infected infects infecting".split(), "infect"),
    **dict.fromkeys("rescued rescues rescuing saved saves saving".split(), "rescu"),
    **dict.fromkeys("evacuated evacuating".split(), "evacuate"),
}
_OF_LIVES = frozenset("claimed claims claiming cost costing took taken taking".split())
_BETWEEN = frozenset("at least a further another the lives of some".split())
_REACH = 4


def fate_told(tokens: Sequence[Token], first: int, counted: tuple[str, ...]) -> str:
    """Return the stem of what the verb before a count tells of the counted; empty if nothing."""
    at, lives = first - 1, counted[:1] == (stem("lives"),)
    while at >= 0 and first - at <= _REACH and tokens[at].lower in _BETWEEN:
        lives = lives or tokens[at].lower == "lives"
        at -= 1
    verb = tokens[at].lower if at >= 0 else ""
    if lives and verb in _OF_LIVES:
        return "die"
    return _DEEDS.get(verb, "")


def fates(quantity: Quantity) -> frozenset[str]:
    """Return what befell the counted people: killed and injured are never the same people."""
    return frozenset(quantity.counted) & FATES


def exclude_each_other(one: str, other: str) -> bool:
    """Whether two nouns, as stems, are of kinds of people of which nobody is both."""
    return other in _RIVALS.get(one, ())


def is_told_apart(noun: str) -> bool:
    """Whether a noun, as a stem, is of a kind of people that excludes others."""
    return noun in _RIVALS


def may_be_among(some: str, all_of_them: str) -> bool:
    """Whether people of one noun may be some of those whom the other counts: 12 children of 40."""
    return some in _SOME and all_of_them in ANYBODY
