"""Who did one deed that one alone can have done: "scored the winner", "refereed the match".

Only those are read who are surely people, by a known given name or a title, or who are told by one
noun on both sides: "the union Skyforce", "the union Aircrew". Several who did it together are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues
from consist.cues.people.names import ORGANISATIONS, TITLES
from consist.cues.tokens import stem
from consist.given_names import is_given, may_be_one, may_share
from consist.model import Span

# Each line is one deed in several words, and what one alone can do it to.
_DEEDS = """
scored|headed|netted: winner|equaliser|equalizer|opener|winning goal|only goal|decisive goal
fired: fatal shot
put forward|tabled: amendment|motion
refereed: match|game|final|semi-final
called: strike|walkout
"""
_LINES = [line.split(": ") for line in _DEEDS.strip().splitlines()]
_DEED_OF = {form: number for number, (forms, _) in enumerate(_LINES) for form in forms.split("|")}
_THINGS = [frozenset(things.split("|")) for _, things in _LINES]
_WINNER = frozenset(("winning goal", "only goal", "decisive goal"))
_CALLED = _DEED_OF["called"]  # a person calls one for a union
_FORM = "|".join(_DEED_OF)
_THING = "|".join(sorted(frozenset.union(*_THINGS), key=lambda thing: (-len(thing), thing)))
_WORD = r"[A-Z][\w-]+(?:['’][A-Z]\w+)?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
# What stands before a doer that did it with others, or is not said to have done it.
_NONE = "and|or|with|by|from|of|not|neither|nor|was|is|that|if|unless|whether|had"
_WHO = (
    rf"(?:(?:the|a|an) )?(?:(?P<noun>(?!(?:{_NONE})\b)[a-z]+) )?(?P<who>{_NAME})(?![\w'’-]| [A-Z])"
)
# Behind it no other name may go on with the doers.
_ALONE = (
    r"(?!,? (?:and|or|with|together|alongside|plus|along|as well|jointly|then)\b|,? &"
    rf"|, (?:the [a-z]+ )?{_WORD})"
)
_PASSIVE = re.compile(
    rf"\b[Tt]he (?P<object>{_THING})(?P<told>,? (?:(?:which|that|who) )?"
    rf"(?:(?:was|is|has been|had been) )?)(?P<deed>{_FORM}) by {_WHO}{_ALONE}"
)
# Behind the object nothing may tell of which of several it was.
_ACTIVE = re.compile(
    rf"(?<![\w'’-]){_WHO},? (?:who )?(?:has |had )?(?P<deed>{_FORM}) the (?P<object>{_THING})"
    r"(?=[.,;:!?]|\Z| (?:in|at|after|before|during|when|as|and|but|from|late|(?:on|for|against) "
    r"[A-Z]))"
)
_TOGETHER = re.compile(
    r"(?:(?:\b(?:and|or|with|by|from|of|not|neither|nor|if|unless|whether|had)|&)(?: the| a| an)?"
    r"|[A-Z][\w'’.-]*) \Z"
)
_AGAIN = re.compile(r"\b(?:again|too|also|another|previously|twice)\b", re.IGNORECASE)
# Which of several it was.
_WHICH = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|opening|last|next"
    r"|previous|earlier|return)(?! (?:half|minute|period|quarter))|leg|replay|rematch)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today)\b")
_COMPETITION = re.compile(
    r"\b(?:cup|league|final|semi-final|quarter-final|friendly|play-?off|qualifier|championship"
    r"|trophy|shield|tournament|derby|round|group|test|(?:wo)?men['’]s|under-\d+)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(rf"\b(?:corner|cross|pass|assist|free[ -]kick) (?:by|from) {_NAME}")


class Deed(NamedTuple):
    """One deed: what was done to what, and by whom; `noun` is what the doer is called.

    `narrowed` marks an object that is told by its doer, "the motion tabled by Ruth Marsh": there
    may be others.
    """

    deed: int
    object: str
    who: str
    noun: str
    narrowed: bool
    span: Span


MOST_DEEDS = 8
"""Of a sentence so many deeds are compared at most; a longer list is no sentence."""


@lru_cache(maxsize=16384)  # a sentence is compared with many
def deeds(text: str) -> tuple[Deed, ...]:
    """Return the deeds that a sentence tells with a single doer, in order.

    >>> [(deed.who, deed.object) for deed in deeds("Luis Prado headed the winner.")]
    [('Luis Prado', 'winner')]
    """
    if _AGAIN.search(text):
        return ()
    return tuple(sorted(_deeds(text), key=lambda deed: deed.span))


def _deeds(text: str) -> Iterator[Deed]:
    for match in _PASSIVE.finditer(text):
        yield from _deed(match, narrowed=match["told"] == " ")
    for match in _ACTIVE.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        if _DEED_OF[match["deed"]] != _CALLED and not _TOGETHER.search(before):
            yield from _deed(match, narrowed=False)


def _deed(match: re.Match[str], *, narrowed: bool) -> Iterator[Deed]:
    deed, thing = _DEED_OF[match["deed"]], match["object"]
    if thing in _THINGS[deed]:
        thing = "winner" if thing in _WINNER else stem(thing)
        yield Deed(deed, thing, match["who"], match["noun"] or "", narrowed, match.span("who"))


def others_did(one: Cues, other: Cues) -> Iterator[tuple[Deed, Deed]]:
    """Yield the deeds that both sentences tell of another doer each.

    Where both name something else, and not the same, it is another match or another town.
    """
    mine, theirs = deeds(one.text)[:MOST_DEEDS], deeds(other.text)[:MOST_DEEDS]
    if not mine or not theirs or not _one_occasion(one.text, other.text):
        return
    for first in mine:
        for second in theirs:
            same = (first.deed, first.object) == (second.deed, second.object)
            if not same or not _are_others(first, second):
                continue
            if _stands(first, other.text, second) or _stands(second, one.text, first):
                continue
            around = _beside(one, first, second), _beside(other, first, second)
            if not all(around) or around[0] & around[1]:
                yield first, second


def _one_occasion(one: str, other: str) -> bool:
    """Whether two sentences may tell of one match or one vote: no other year, leg, day or cup."""
    if _found(_WHICH, one) != _found(_WHICH, other):
        return False
    days = _found(_DAY, one), _found(_DAY, other)
    competitions = _found(_COMPETITION, one), _found(_COMPETITION, other)
    return all(not all(both) or both[0] == both[1] for both in (days, competitions))


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match[0].lower() for match in pattern.finditer(text)}


def _stands(doer: Deed, text: str, deed: Deed) -> bool:
    """Whether a doer is named elsewhere in the text of another's deed, but to have helped."""
    rest = _HELPED.sub("", text[: deed.span[0]] + text[deed.span[1] :])
    return re.search(rf"\b{re.escape(_untitled(doer.who)[-1])}\b", rest.lower()) is not None


def _beside(cues: Cues, first: Deed, second: Deed) -> set[str]:
    """Return the keys of the names beside those of the doers."""
    doers = {word for deed in (first, second) for word in _untitled(deed.who)}
    return {name.key for name in cues.names if doers.isdisjoint(name.surface.lower().split())}


def _are_others(first: Deed, second: Deed) -> bool:
    if not _apart(first.who, second.who) or (first.narrowed and second.narrowed):
        return False
    if _is_person(first) and _is_person(second):
        return first.deed != _CALLED
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
        return not may_share(mine[:-1], theirs[:-1])
    return set(mine).isdisjoint(theirs) and not may_be_one(mine[-1], theirs[-1])


def _untitled(name: str) -> list[str]:
    words = name.lower().split()
    return [word for word in words[:-1] if word not in TITLES] + words[-1:]
