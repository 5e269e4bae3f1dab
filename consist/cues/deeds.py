"""Who did one deed that one alone can have done: "scored the winner", "written by Ruth Marsh".

Only those are read who are surely people, by a known given name or a title, or who are told by one
noun on both sides: "the union Skyforce", "the union Aircrew". Several who did it together are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues
from consist.cues.names import ORGANISATIONS, TITLES
from consist.cues.tokens import stem
from consist.given_names import is_given, may_be_one
from consist.model import Span

# Each line is one deed in several words.
_DEEDS = """
scored headed netted
put forward|proposed|tabled|introduced
called
organised|organized
wrote|written|penned
directed
composed
designed
founded|set up
drafted|drawn up
chaired
shot|shot dead
stabbed
killed
appointed
piloted|flown|flew
driven|drove
captained
refereed
"""
_DEED_OF = {
    form: number
    for number, line in enumerate(_DEEDS.strip().splitlines())
    for form in (line.split("|") if "|" in line else line.split())
}
_FORM = "|".join(sorted(map(re.escape, _DEED_OF), key=lambda form: (-len(form), form)))
_WORD = r"[A-Z][\w-]+(?:['’][A-Z]\w+)?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_WHO = rf"(?:(?:the|a|an) )?(?:(?P<noun>[a-z]+) )?(?P<who>{_NAME})(?![\w'’-])"
# Behind it no other name may go on with the doers.
_ALONE = rf"(?!,? (?:and|or|with|together|alongside)\b|,? &|, (?:the [a-z]+ )?{_WORD})"
_PASSIVE = re.compile(
    rf"\b(?P<object>[a-z]+),? (?:(?:which|that|who) )?(?:(?:was|were|is|has been|had been) )?"
    rf"(?P<deed>{_FORM}) by {_WHO}{_ALONE}"
)
_ACTIVE = re.compile(
    rf"(?<![\w'’-]){_WHO},? (?:who )?(?:has |had )?(?P<deed>{_FORM}) the "
    r"(?P<object>[a-z]+(?: [a-z]+)?)"
)
_TOGETHER = re.compile(r"(?:\b(?:and|or|with|by|from|of|not|neither|nor)|&)(?: the| a| an)? \Z")
_ONE_GOAL = frozenset(("winner", "equaliser", "equalizer", "opener"))
_GOALS = {"winning goal": "winner", "only goal": "winner", "decisive goal": "winner"}
_SCORED = _DEED_OF["scored"]
_MANY = frozenset("people men women others officers soldiers children one two three".split())


class Deed(NamedTuple):
    """One deed: what was done to what, and by whom; `noun` is what the doer is called."""

    deed: int
    object: str
    who: str
    noun: str
    span: Span


@lru_cache(maxsize=16384)  # a sentence is compared with many
def deeds(text: str) -> tuple[Deed, ...]:
    """Return the deeds that a sentence tells with a single doer, in order.

    >>> [(deed.who, deed.object) for deed in deeds("Luis Prado headed the winner.")]
    [('Luis Prado', 'winner')]
    """
    return tuple(sorted(_deeds(text), key=lambda deed: deed.span))


def _deeds(text: str) -> Iterator[Deed]:
    for match in _PASSIVE.finditer(text):
        yield from _deed(match, match["object"])
    for match in _ACTIVE.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()]
        words = match["object"]
        if not _TOGETHER.search(before):
            yield from _deed(match, _GOALS.get(words, words.split()[0]))


def _deed(match: re.Match[str], thing: str) -> Iterator[Deed]:
    deed = _DEED_OF[match["deed"]]
    one_alone = thing in _ONE_GOAL if deed == _SCORED else thing not in _MANY
    if one_alone and len(thing) > 2:
        yield Deed(deed, stem(thing), match["who"], match["noun"] or "", match.span("who"))


def others_did(one: Cues, other: Cues) -> Iterator[tuple[Deed, Deed]]:
    """Yield the deeds that both sentences tell of another doer each.

    Where both name something else, and not the same, it is another match or another town.
    """
    mine, theirs = deeds(one.text), deeds(other.text)
    for first in mine:
        for second in theirs:
            same = (first.deed, first.object) == (second.deed, second.object)
            if not same or not _are_others(first, second) or _recur(first, second, mine, theirs):
                continue
            around = _beside(one, first, second), _beside(other, first, second)
            if not all(around) or around[0] & around[1]:
                yield first, second


def _beside(cues: Cues, first: Deed, second: Deed) -> set[str]:
    """Return the keys of the names beside those of the doers."""
    doers = {word for deed in (first, second) for word in _untitled(deed.who)}
    return {name.key for name in cues.names if doers.isdisjoint(name.surface.lower().split())}


def _recur(first: Deed, second: Deed, mine: tuple[Deed, ...], theirs: tuple[Deed, ...]) -> bool:
    """Whether either doer does it on the other side as well."""
    return any(not _apart(first.who, deed.who) for deed in theirs) or any(
        not _apart(second.who, deed.who) for deed in mine
    )


def _are_others(first: Deed, second: Deed) -> bool:
    if not _apart(first.who, second.who):
        return False
    if _is_person(first) and _is_person(second):
        return True
    return bool(first.noun) and first.noun == second.noun and first.noun in ORGANISATIONS


def _is_person(deed: Deed) -> bool:
    words = deed.who.lower().split()
    if not set(words).isdisjoint(ORGANISATIONS):
        return False
    titled = deed.noun in TITLES or words[0] in TITLES
    return len(words) > 1 and (titled or is_given(words[0]))


def _apart(one: str, other: str) -> bool:
    """Whether two names are of two: no word in common, but for a surname with two given names."""
    mine, theirs = _untitled(one), _untitled(other)
    if mine[-1] == theirs[-1] and len(mine) > 1 and len(theirs) > 1:
        return not any(may_be_one(a, b) for a in mine[:-1] for b in theirs[:-1])
    return set(mine).isdisjoint(theirs) and not may_be_one(mine[-1], theirs[-1])


def _untitled(name: str) -> list[str]:
    words = name.lower().split()
    return [word for word in words[:-1] if word not in TITLES] + words[-1:]
