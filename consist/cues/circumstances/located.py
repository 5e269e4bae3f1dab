"""Where something stands that is counted: the houses of two places are two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from consist.calendar import MONTHS, WEEKDAYS
from consist.cues.model import Cues, Dimension, Quantity
from consist.cues.tokens import stems

_STOCK = (
    r"(?:houses|homes|households|buildings|apartments|flats|properties|shops|stores|branches|"
    r"outlets|schools|hospitals|factories|employees|staff|workers|jobs|cases|infections|residents|"
    r"inhabitants|voters|members|customers|subscribers|users|farms|bridges|trees|power cuts)"
)
_RATES = (
    r"(?:turnout|unemployment|inflation|prices|rents?|wages|population|sales|revenues?|exports|"
    r"participation|output)"
)
_STAFF = stems(
    "employees staff workers jobs shops stores branches outlets customers members subscribers users"
)
_SITE = r"(?:plant|factory|site|office|store|mine|shipyard|mill)"
_ONE_SITE = re.compile(rf"\b(?:the|its|an?) (?:[\w-]+ ){{0,2}}?{_SITE}\b", re.IGNORECASE)
_SITED = re.compile(rf"\b{_SITE} (?:in|at) (?:the )?$", re.IGNORECASE)
_FAR = (
    "storm|storms|flood|floods|flooding|quake|earthquake|hurricane|typhoon|cyclone|tornado|"
    "tornadoes|wildfires|heatwave|outbreak|epidemic|pandemic|protests|fighting|war|strikes|unrest|"
    "landslides|rain|rains|snow"
)
_SPREADS = re.compile(rf"\b(?:{_FAR})\b", re.IGNORECASE)
_NAMED = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_REGION = (
    r"(?:valley|region|province|county|district|state|country|area|suburbs|north|south|east|west|"
    r"hills|mountains|lowlands|peninsula|island|islands|nation)"
)
_UNITS = frozenset("state country nation province county region district area island".split())
"""What a name may be that of: Texas is a state, while Arden is no valley."""
_PLACE = (
    rf"(?:(?:the )?(?:(?:northern|southern|eastern|western|central|nearby|neighbouring|all of) )*"
    rf"(?P<name>{_NAMED})|(?P<region>the (?:[a-z]+ ){{0,2}}?{_REGION})\b(?! of))"
)
_WORD = r"(?:[a-z][\w-]*(?: and)?|,)"
_BEHIND = re.compile(rf"(?: {_WORD}){{0,4}} (?:in|at|across|around|throughout) {_PLACE}")
_OPENS = re.compile(rf"(?:^|[;:—] |\b(?:and|but|while) )(?:In|in|Across|across|Around) {_PLACE},? ")
_BEFORE = re.compile(
    rf"\b(?:(?i:{_STOCK}|{_RATES}|{_SITE}|deaths)) "
    rf"(?:in|at|across) {_PLACE}(?:['’]s)?(?: [\w-]+){{1,6}}? $"
)
_OF_FIRMS = re.compile(r"\b(?:employ(?=s|ed|ing)|sold|deliver(?=s|ed)|shipped)")
_LONGEST = 110
_NO_PLACE = re.compile(
    rf"(?:{'|'.join((*MONTHS, *WEEKDAYS))}|parliament|congress|christmas|q\d)\b", re.IGNORECASE
)
_STATED = re.compile(rf" (?:{_WORD} ){{0,2}}{_STOCK}\b|(?: {_WORD}){{0,3}} {_STOCK}\b")
_RATE = re.compile(rf"\b{_RATES}\b", re.IGNORECASE)
_EMPLOYS = re.compile(r"\b(?:employ(?:s|ed|ing)|sold|sells|delivered|shipped)\b[^,;]{0,20}$")


class Located(NamedTuple):
    """Where a number is told to be counted: the words of a name, or those of a landscape."""

    start: int
    end: int
    name: frozenset[str]
    region: str


def located(cues: Cues, quantity: Quantity) -> Located | None:
    """Return where the counted things of a number stand, if its own phrase tells that.

    Of what befell people the place is that of the deed, unless it came over a whole country.
    """
    if quantity.dimension not in (Dimension.COUNT, Dimension.SHARE, Dimension.MONEY):
        return None
    return _located(
        cues.text, quantity.start, quantity.end, counts=quantity.dimension is Dimension.COUNT
    )


@lru_cache(maxsize=16384)  # a number is compared with many
def _located(text: str, start: int, end: int, *, counts: bool) -> Located | None:
    before = text[max(0, start - _LONGEST) : start]
    preceding = list(_BEFORE.finditer(before))
    if preceding:
        return _read(preceding[-1], start - len(before))
    if not (_stands(text, start, end) if counts else _RATE.search(text)):
        return None
    behind = _BEHIND.match(text, end) if counts else None
    found = _read(behind, 0) if behind else None
    if found is not None:
        return found
    opening = list(_OPENS.finditer(text, 0, start))
    return _read(opening[-1], 0) if opening else None


def _read(found: re.Match[str], shift: int) -> Located | None:
    if found["name"]:
        if _NO_PLACE.match(found["name"]):
            return None
        words = frozenset(re.sub(r"['’]s$", "", w.lower()) for w in found["name"].split())
        return Located(shift + found.start("name"), shift + found.end("name"), words, "")
    start, end = found.span("region")
    return Located(shift + start, shift + end, frozenset(), found["region"].lower())


def _stands(text: str, start: int, end: int) -> bool:
    """Whether things or people of a place are counted, and no victims of one happening."""
    return (
        _SPREADS.search(text) is not None
        or _EMPLOYS.search(text[max(0, start - 40) : start]) is not None
        or _STATED.match(text, end) is not None
    )


def of_other_places(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the numbers count in two places, or one of a firm's in one place and one its all.

    "The plant" may be "the factory in Halm".
    """
    mine, theirs = located(one, first), located(other, second)
    if mine is not None and theirs is not None:
        return _apart(mine, theirs)
    if mine is None and theirs is None:
        return False
    place, told, world = (mine, one, other) if mine is not None else (theirs, other, one)
    counted = set(first.counted[:1]) | set(second.counted[:1])
    if place is None or not (counted & _STAFF or _one_deed_of_firms(one, other)):
        return False
    if _SITED.search(told.text[max(0, place.start - 30) : place.start]) and _ONE_SITE.search(
        world.text
    ):
        return False
    words = {word.lower() for word in re.findall(r"\w+", world.text)}
    return not place.name & (words | world.context) and not (
        place.region and place.region in world.text.lower()
    )


def _one_deed_of_firms(one: Cues, other: Cues) -> bool:
    verbs = [set(_OF_FIRMS.findall(side.text.lower())) for side in (one, other)]
    return bool(verbs[0] & verbs[1])


def _apart(one: Located, other: Located) -> bool:
    if one.name and other.name:
        return not one.name & other.name
    whole = (one.region or other.region).split()[-1]
    return one.region != other.region and not (bool(one.name or other.name) and whole in _UNITS)


def counting_places(one: Cues, other: Cues) -> Iterator[tuple[Located, Located]]:
    """Yield the places of two sentences in which numbers of theirs are counted apart."""
    told = list(_all_located(other))
    for dimension, mine in _all_located(one):
        for of, theirs in told:
            if dimension is of and _apart(mine, theirs):
                yield mine, theirs


def _all_located(cues: Cues) -> Iterator[tuple[Dimension, Located]]:
    for quantity in cues.quantities:
        if (found := located(cues, quantity)) is not None:
            yield quantity.dimension, found
