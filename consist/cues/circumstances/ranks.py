"""Among what something is the second, and to which year it is compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from consist.cues.numbers.numerals import ORDINALS

_ORDINALS = {"first": 1} | {word: rank for word, rank in ORDINALS.items() if rank <= 10}
_RANKED = re.compile(
    rf"\b(?P<rank>{'|'.join(_ORDINALS)})(?: [a-z-]+)? (?P<noun>defeat|loss|win|victory|goal|title|"
    r"draw|final|hat-trick|record|appearance|start|try|century|medal|fall|rise|increase|drop|"
    r"strike|fatality|arrest|crash|accident|case|term)\b",
    re.IGNORECASE,
)
_ALIKE = {"loss": "defeat", "victory": "win", "increase": "rise", "drop": "fall"}
_SCOPES = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "home": "at home|home (?:defeat|loss|win|victory|goal|draw)",
        "away": "away|on the road",
        "season": "(?:this|of the|all|in the|last) season|of the campaign",
        "year": "this year|of the year|this calendar year",
        "month": "this month|of the month",
        "career": "career|ever|in (?:its|the club['’]s|club) history",
        "row": "in a row|consecutive|straight|running|successive",
        "league": "league",
        "cup": "cup",
        "since": r"since|(?:in|for) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) "
        "(?:years|months|games|matches|weeks|seasons)",
        "under": "under (?:the )?(?:new |his |her )?(?:coach|manager|[A-Z][a-z]+)",
    }.items()
}
_BASES = re.compile(
    r"\b(?:than|compared (?:with|to)|against|(?:up|down) (?:on|from)) "
    r"(?:(?:in|at|during|of|the|level|figure|summer|winter|spring|autumn|season|year|that|those) )"
    r"{0,4}(?P<year>(?:19|20)\d\d)\b"
)


class Ranked(NamedTuple):
    """What is counted, its place in the count, and within what it is counted."""

    noun: str
    rank: int
    scopes: frozenset[str]


def of_other_ranks(one: str, other: str) -> bool:
    """Whether two sentences count the same things within other bounds, and both may be so.

    Whose second defeat of the season it is may have the first at home; who has the second at home
    has no first of the season.
    """
    mine, theirs = _ranked(one), _ranked(other)
    if mine is None or theirs is None or mine.noun != theirs.noun or mine.scopes == theirs.scopes:
        return False
    if mine.rank == theirs.rank or not (mine.scopes and theirs.scopes):
        return False
    if mine.scopes > theirs.scopes:
        return mine.rank < theirs.rank
    return not theirs.scopes > mine.scopes or theirs.rank < mine.rank


def of_other_bases(one: str, other: str) -> bool:
    """Whether both compare with years, and not with the same: "lighter than in 2023"."""
    mine, theirs = _bases(one), _bases(other)
    return len(mine) == len(theirs) == 1 and mine != theirs


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _ranked(text: str) -> Ranked | None:
    """Return the one thing that is ranked; None where several are."""
    found = list(_RANKED.finditer(text))
    if len(found) != 1:
        return None
    noun = found[0]["noun"].lower()
    scopes = frozenset(name for name, pattern in _SCOPES.items() if pattern.search(text))
    return Ranked(_ALIKE.get(noun, noun), _ORDINALS[found[0]["rank"].lower()], scopes)


@lru_cache(maxsize=16384)
def _bases(text: str) -> frozenset[str]:
    return frozenset(match["year"] for match in _BASES.finditer(text))
