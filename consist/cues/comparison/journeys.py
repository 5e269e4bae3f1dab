"""Places that something is moved to or from: two that stand in one place of a clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from consist.countries import COUNTRIES
from consist.cues.comparison.alignment import align
from consist.cues.model import Cues, Name, NameKind
from consist.cues.tokens import CLAUSE_ENDS, content, stems, tokens_of

_WAYS = frozenset("to from into towards toward".split())
_MOVES = stems(
    "move shift relocate transfer switch fly travel head sail drive flee return deport extradite "
    "send ship evacuate airlift divert reroute emigrate retreat withdraw repatriate expel exile "
    "banish arrive depart sailed headed travelled traveled transferred shipped diverted fled sent "
    "moving relocating driving"
)
_ONE_MOVE = frozenset(("relocat", "shift", "transfer", "switch"))
_PARTLY = frozenset(
    "some part parts half most other others rest remaining another also then first second later "
    "next before after earlier once not never either or each every many regularly often not no nor "
    "instead rather than without".split()
)
"""With these one of several moves is told, or none."""
_LISTED = re.compile(r"['’]s|,? (?:and|or|via|then) |, [A-Z]|/")
_WIDER = frozenset(
    (
        "africa america asia europe balkans caucasus scandinavia baltics gulf caribbean britain uk "
        "u.k us u.s usa eu scotland wales ireland england antarctica siberia crimea gaza"
    ).split()
) | {"united kingdom", "north america", "south america", "latin america", "middle east"}
"""What holds countries, or is one under a name that another may hold."""
_LONGEST = 120
"""Characters before a place that are looked at for the verb."""
_REACH = 8
"""Words from the verb to the place."""


class _Move(NamedTuple):
    verb: str
    moved: frozenset[str]
    before: frozenset[str]
    numbers: frozenset[str]


def moved_apart(one: Cues, other: Cues, first: Name, second: Name) -> bool:
    """Whether one thing is moved to, or from, two places of which neither can hold the other.

    >>> from consist.cues.reading import read_cues
    >>> one, other = (read_cues(f"They move output to {at}.") for at in ("Poland", "Romania"))
    >>> moved_apart(one, other, one.names[0], other.names[0])
    True
    """
    if first.slot != second.slot or first.slot not in _WAYS or not _alike(first, second):
        return False
    mine, theirs = _move(one, first), _move(other, second)
    if mine is None or theirs is None or mine.verb != theirs.verb:
        return False
    return (
        _of_one_thing(mine, theirs)
        and not _of_two_journeys(one, other, first.slot)
        and align(one, other, first.around, second.around).elsewhen < 1.0
    )


def _alike(one: Name, other: Name) -> bool:
    """Whether both names are of two countries, or neither is of one: a town may lie in a country.

    Burma and Myanmar are one. A name's key is its last word, which tells no country of "South".
    """
    places = _whole(one), _whole(other)
    if not _WIDER.isdisjoint(places):
        return False
    mine, theirs = (COUNTRIES.get(place) for place in places)
    if mine is None or theirs is None:
        return mine is theirs
    return mine != theirs


def _whole(name: Name) -> str:
    return " ".join(name.surface.lower().split()).removeprefix("the ").rstrip(".")


def _of_one_thing(one: _Move, other: _Move) -> bool:
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return False
    if one.moved and other.moved:
        return bool(one.moved & other.moved)
    if one.moved or other.moved:
        return bool(one.moved & other.before or other.moved & one.before)
    return bool(one.before & other.before)


def _of_two_journeys(one: Cues, other: Cues, slot: str) -> bool:
    """Whether both sides name places at the other end of the way, and none in common."""
    ends = [
        {name.key for name in side.names if name.slot in _WAYS and name.slot != slot}
        for side in (one, other)
    ]
    return bool(ends[0]) and bool(ends[1]) and not ends[0] & ends[1]


def _move(cues: Cues, name: Name) -> _Move | None:
    """Return what is moved to the place of a name, by the words of its clause before it."""
    if name.kind in (NameKind.ORGANISATION, NameKind.PERSON):
        return None
    if _LISTED.match(cues.text, name.end):
        return None
    clause = CLAUSE_ENDS.split(cues.text[max(0, name.start - _LONGEST) : name.start])[-1]
    words = tokens_of(clause)
    if any(word.lower in _PARTLY for word in words):
        return None
    verbs = [at for at, word in enumerate(words) if stems(word.lower) & _MOVES]
    if not verbs or len(words) - verbs[-1] > _REACH:
        return None
    at = verbs[-1]
    (verb,) = stems(words[at].lower)
    return _Move(
        "mov" if verb in _ONE_MOVE else verb,
        content(words[at + 1 :]),
        content(words[:at]),
        frozenset(word.text for word in words[at:] if word.kind == "number"),
    )
