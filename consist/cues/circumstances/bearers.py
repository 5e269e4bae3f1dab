"""Whose number it is: the ages, yards or votes of two people are no clash."""

from __future__ import annotations

import re

from consist.cues.model import Cues, Dimension, NameKind, Quantity
from consist.cues.numbers.ages import of_one_person
from consist.cues.tokens import word_set

_SPEAKS = re.compile(r",? (?:said|says|told|added|reported|announced|according)\b")
_MAY_BEAR = (NameKind.PERSON, NameKind.UNKNOWN)

Words = frozenset[str]


def ages_of_others(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two ages are of people of whom nothing tells that they are one.

    An age that recurs on the other side is of whoever it is of there.
    """
    if first.dimension is not Dimension.AGE or second.dimension is not Dimension.AGE:
        return False
    if first.low != second.low and (_recurs(first, other) or _recurs(second, one)):
        return True
    return not of_one_person(one, first, other, second)


def _recurs(age: Quantity, cues: Cues) -> bool:
    return any(q.dimension is Dimension.AGE and q.low == age.low for q in cues.quantities)


def of_others(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the last names told before two numbers are of different bearers.

    Names of places bear nothing, nor do those who only speak.
    """
    return _strangers(_bearer(one, first), _bearer(other, second))


def _strangers(mine: Words, theirs: Words) -> bool:
    return bool(mine) and bool(theirs) and not mine & theirs


def _bearer(cues: Cues, quantity: Quantity) -> Words:
    before = [
        name
        for name in cues.names
        if name.end <= quantity.start
        and name.kind in _MAY_BEAR
        and ";" not in cues.text[name.end : quantity.start]
        and not _SPEAKS.match(cues.text, name.end)
    ]
    return word_set(before[-1].surface) if before else frozenset()
