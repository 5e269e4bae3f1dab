"""Whose number it is: the ages, yards or votes of two people are no clash."""

from __future__ import annotations

import re

from consist.cues.model import Cues, Dimension, Name, NameKind, Quantity

_BEFORE_AGE = re.compile(r",? (?:aged? )?")
_BEHIND_AGE = re.compile(r"(?: [\w'’-]+){0,3} ")
_SPEAKS = re.compile(r",? (?:said|says|told|added|reported|announced|according)\b")
_MAY_BEAR = (NameKind.PERSON, NameKind.UNKNOWN)

Words = frozenset[str]


def ages_of_others(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two ages are of people who are called otherwise.

    Where only one has a name beside it, whoever is named in the other sentence is taken for its
    owner.
    """
    if first.dimension is not Dimension.AGE or second.dimension is not Dimension.AGE:
        return False
    mine, theirs = _aged(one, first), _aged(other, second)
    if not mine and not theirs:
        return False
    return _strangers(mine or _named(one), theirs or _named(other))


def of_others(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the last names told before two numbers are of different bearers.

    Names of places bear nothing, nor do those who only speak.
    """
    return _strangers(_bearer(one, first), _bearer(other, second))


def _strangers(mine: Words, theirs: Words) -> bool:
    return bool(mine) and bool(theirs) and not mine & theirs


def _aged(cues: Cues, age: Quantity) -> Words:
    """Return the words of the name beside an age: "Ann Bell, 34," or "the 34-year-old Bell"."""
    for name in cues.names:
        if name.end <= age.start and _BEFORE_AGE.fullmatch(cues.text[name.end : age.start]):
            return _words(name)
        if name.start >= age.end and _BEHIND_AGE.fullmatch(cues.text[age.end : name.start]):
            return _words(name)
    return frozenset()


def _bearer(cues: Cues, quantity: Quantity) -> Words:
    before = [
        name
        for name in cues.names
        if name.end <= quantity.start
        and name.kind in _MAY_BEAR
        and ";" not in cues.text[name.end : quantity.start]
        and not _SPEAKS.match(cues.text, name.end)
    ]
    return _words(before[-1]) if before else frozenset()


def _named(cues: Cues) -> Words:
    """Return every capitalised word of a sentence that names somebody."""
    if not any(name.kind in _MAY_BEAR for name in cues.names):
        return frozenset()
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z]\w+", cues.text))


def _words(name: Name) -> Words:
    return frozenset(re.findall(r"\w+", name.surface.lower()))
