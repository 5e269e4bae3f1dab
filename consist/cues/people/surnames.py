"""Names of people in two sentences: one surname with two given names is of two people."""

from __future__ import annotations

import re
from functools import lru_cache

from consist.cues.model import Cues, Name, NameKind
from consist.cues.people.names import TITLES
from consist.given_names import may_share

_WORD = re.compile(r"[^\W\d_]+")
# Who stands before a name without being one, beside titles.
_OFFICES = TITLES | frozenset(
    "mp mps msp td mep foreign prime interior defence defense finance deputy vice former acting"
    " senior chief sen rep gov gen col capt lt sgt maj adm rev hon baroness baron count sheikh imam"
    " ayatollah labour tory conservative liberal democrat republican al el bin ibn van von de der"
    " den di da la le the st saint jr sr and of head constable detective sub-inspector new north"
    " south east west old great".split()
)
_PEOPLES = re.compile(r"\w+(?:ian|ese|ish|can)")
_NO_PEOPLES = frozenset(
    "ian brian christian sebastian adrian julian vivian damian fabian florian lillian gillian"
    " marian duncan dorian".split()
)
_OF_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)


def same_name(one: Name, other: Name) -> bool:
    """Return whether two names are one: the same key, and no two people of one surname.

    >>> from consist.cues.reading import read_cues
    >>> one, other = read_cues("Mr Joe Eldon won."), read_cues("Mr Karl Eldon won.")
    >>> same_name(one.names[0], other.names[0])
    False
    """
    if one.key != other.key and not (
        {one.kind, other.kind} == set(_OF_PEOPLE) and _last(one) == _last(other)
    ):
        return False
    if one.kind not in _OF_PEOPLE or other.kind not in _OF_PEOPLE:
        return True
    mine, theirs = given(one.surface), given(other.surface)
    if not mine or not theirs:
        return True
    return may_share(mine, theirs)


def keys_beside(one: Cues, other: Cues) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the names of both sides, so that two people of one surname differ."""
    return _keys(one.names, other.names), _keys(other.names, one.names)


@lru_cache(maxsize=16384)  # asked anew for each pair of numbers
def _keys(names: tuple[Name, ...], beside: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(_key(name, beside) for name in names)


def _key(name: Name, beside: tuple[Name, ...]) -> str:
    rivals = [theirs for theirs in beside if theirs.key == name.key]
    apart = bool(rivals) and not any(same_name(name, theirs) for theirs in rivals)
    return name.surface.lower() if apart else name.key


def _last(name: Name) -> str:
    return name.surface.lower().split()[-1]


@lru_cache(maxsize=16384)  # names recur
def given(surface: str) -> tuple[str, ...]:
    """Return the given names before a surname, without titles, offices and peoples."""
    words = _WORD.findall(surface.lower())[:-1]
    last = max((place for place, word in enumerate(words) if word in TITLES), default=-1)
    return tuple(
        word
        for word in words[last + 1 :]
        if word not in _OFFICES and not (_PEOPLES.fullmatch(word) and word not in _NO_PEOPLES)
    )
