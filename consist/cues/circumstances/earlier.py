"""Numbers that are told of an earlier period, to compare with: "455 million a year earlier"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from consist.cues.circumstances.yardsticks import is_measured_yearly
from consist.cues.model import Cues, Dimension, Quantity
from consist.cues.numbers.counted_people import fates
from consist.cues.numbers.roles import MOVED

_NUMBER = r"(?:an?|one|two|three|four|five|six|ten|\d{1,2})"
_LONG = r"(?:year|season|quarter|month|week)"
_YEAR = r"(?:19|20)\d\d"
_ENDS = r"(?=\s*(?:[,.;:)]|$)|\s+(?:was|were|had|to|it|its|this|that|but|when|and)\b)"
_BACK = (
    rf"\b(?:{_NUMBER} (?:{_LONG}|day)s? (?:earlier|previously)\b(?! than\b)"
    rf"|(?:the|an?) (?:{_LONG}|day) before{_ENDS}"
    rf"|(?:in |during |for )?(?:the|its|their) (?:previous|prior|preceding) "
    rf"(?:{_LONG}|day|half|financial year|fiscal year)\b)"
)
_ALIKE = (
    rf"\b(?:(?:in |during |for |at )?(?:the|its) (?:same|corresponding|comparable|equivalent) "
    rf"(?:(?:\w+ )?(?:period|quarter|months?|half|time|week|point)),?(?: (?:of|in))? "
    rf"(?:(?:the )?(?:last|previous|prior|preceding) {_LONG}|the year before|"
    rf"an? year (?:ago|earlier|before)|{_YEAR})\b"
    rf"|(?:in |during )?the (?:year-(?:ago|earlier)|prior-year) (?:period|quarter|half|month)\b"
    rf"|(?:in |during |for )?the (?:first|second|third)[- ](?:quarter|half) of "
    rf"(?:last year|the (?:previous|prior) year|{_YEAR})\b"
    rf"|this time last year\b)"
)
_AGO = (
    rf"\b(?:{_NUMBER} (?:year|quarter|month)s? ago\b"
    rf"|(?:in |during )?last (?:year|season)\b)"
)
_TOLD = re.compile(rf"(?P<alike>{_ALIKE})|(?P<back>{_BACK})|(?P<ago>{_AGO})", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compared (?:with|to)|as against|versus|(?:up|down) from|rose|risen|increased?|"
    r"declined?)\b|, against\b",
    re.IGNORECASE,
)
_SINGLE_EVENTS = ("day", "week")
# "18 percent more than a year earlier" is told of today
_MEASURED_FROM = re.compile(
    r"\b(?:from|than|on|with|to|over|versus|since|until|till|as|after|against|of|by)"
    r"(?: in| for)? $",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[;—:]|\b(?:but|while|whereas|compared (?:with|to)|as against|up from|down from|versus|"
    r"after)\b|, (?:from|against|and)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down|rise|increase|drop|fall|decline) from|"
    r"(?:previous|prior|year-earlier)(?: \w+)? of|"
    r"(?:rose|risen|rising|grew|grown|fell|fallen|falling|dropped|climbed|jumped|slipped|declined|"
    r"increased|shrank|sank)\b[^;:]{1,60} from)"
    r"(?: (?:about|around|just|only|nearly|almost|some|a|an|the))* $",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r" previously\b(?! than\b)")
_OPENING = re.compile(r"\W*(?:and|in|for|during|of|back|only|even|still|\W)*\W*", re.IGNORECASE)
_BEFORE = 100
UNTOLD = "before"
"""The step back where a sentence does not tell it: "up from 455"."""


class _Back(NamedTuple):
    start: int
    end: int
    step: str
    how: str


def of_other_times(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one number is told of an earlier period that the other is not told of."""
    sides = is_measured_yearly(one.text), is_measured_yearly(other.text)
    yearly = all(sides) or (any(sides) and not fates(first) and not fates(second))
    steps = _step(one, first, yearly=yearly), _step(other, second, yearly=yearly)
    if yearly and _of_other_years(one, first, other, second):
        return True
    if bool(steps[0]) != bool(steps[1]):
        return True
    return UNTOLD not in steps and steps[0] != steps[1]


def _step(cues: Cues, quantity: Quantity, *, yearly: bool) -> str:
    """Return how far back a number is told, by the unit of the step; empty where it is of now.

    What happened "last year" or "a year ago" is dated by that; only what is `yearly` measured is
    told for comparison, and an amount behind it; what "rose 9 percent last year" may be the news.
    What befell people, or was so "a day earlier", may be one happening unless it is compared.
    """
    text = cues.text
    if fates(quantity) and quantity.part:
        return ""
    if _AFTERWARDS.match(text, quantity.end):
        return UNTOLD
    moved = quantity.sense in (MOVED, "change")
    amount = quantity.dimension in (Dimension.MONEY, Dimension.SHARE)
    told = [
        back
        for back in _backs(text)
        if back.how == "alike"
        or (
            back.how == "back"
            and (
                yearly
                or _COMPARES.search(text) is not None
                or not (fates(quantity) or back.step in _SINGLE_EVENTS)
            )
        )
        or (yearly and not (moved and back.start > quantity.end))
        or (amount and back.how == "ago" and _opens(text, back))
    ]
    for back in told:
        if quantity.start < back.end and back.start < quantity.end:
            continue
        if quantity in _owned(cues, back):
            return back.step
    if _FROM.search(text[max(0, quantity.start - _BEFORE) : quantity.start]):
        return UNTOLD
    return ""


def _owned(cues: Cues, back: _Back) -> list[Quantity]:
    """Return the numbers that an earlier period governs.

    All behind it where it opens its clause, else the one before it, or else the next.
    """
    first, last = _clause(cues.text, back)
    inside = [
        q
        for q in cues.quantities
        if first <= q.start and q.end <= last and not (q.start < back.end and back.start < q.end)
    ]
    behind = [q for q in inside if q.start >= back.end]
    if _opens(cues.text, back):
        return behind
    before = [q for q in inside if q.end <= back.start]
    return before[-1:] or behind[:1]


def _opens(text: str, back: _Back) -> bool:
    """Whether an earlier period stands at the head of its clause."""
    return _OPENING.fullmatch(text, _clause(text, back)[0], back.start) is not None


@lru_cache(maxsize=16384)
def _clause(text: str, back: _Back) -> tuple[int, int]:
    first, last = 0, len(text)
    for mark in _PARTS.finditer(text):
        if mark.end() <= back.start:
            first = mark.end()
        elif mark.start() >= back.end:
            last = mark.start()
            break
    return first, last


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _backs(text: str) -> tuple[_Back, ...]:
    return tuple(
        _Back(found.start(), found.end(), _step_of(found.group()), found.lastgroup or "")
        for found in _TOLD.finditer(text)
        if not _MEASURED_FROM.search(text, max(0, found.start() - 14), found.start())
    )


def _step_of(words: str) -> str:
    lower = words.lower()
    if "year" in lower or re.search(_YEAR, lower):
        return "year"
    found = re.search(r"season|quarter|half|month|week|day", lower)
    return found.group() if found else UNTOLD


_IN_YEAR = re.compile(rf"\b(?:in|of|for|during|by|since) (?P<year>{_YEAR})\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(rf"\W*(?:and |but |back )?(?:in|during|for) {_YEAR}\W*", re.IGNORECASE)
_CHUNK_ENDS = re.compile(r",\s|[;:—()]|\b(?:but|while|whereas|which|who|after)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:(?:founded|built|opened|launched|created|established|formed|elected|introduced|born|"
    r"started|began|bought|acquired|set up)(?: \w+){0,3} $"
    r"|(?:first|worst|only|last|most|least|seen|record|\w+est)\b(?: [\w-]+){0,5} $)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)  # a number is compared with many
def _years(text: str, at: int) -> frozenset[str]:
    """Return the years that govern the number at a place: in its clause, or alone in one.

    Not those in which somebody was founded or elected, nor "the highest since 2013".
    """
    ends = [0, *(mark.end() for mark in _CHUNK_ENDS.finditer(text)), len(text)]
    return frozenset(
        found["year"]
        for first, last in pairwise(ends)
        if first <= at < last or _YEAR_ALONE.fullmatch(text, first, last)
        for found in _IN_YEAR.finditer(text, first, last)
        if not _OF_ANOTHER.search(text[max(first, found.start() - 60) : found.start()])
    )


def _of_other_years(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether both numbers are told of years and none in common, or one alone of one long past."""
    mine, theirs = _years(one.text, first.start), _years(other.text, second.start)
    if mine and theirs:
        return not mine & theirs
    return _is_long_past(one, mine) or _is_long_past(other, theirs)


def _is_long_past(cues: Cues, years: frozenset[str]) -> bool:
    """Whether all years are before the last full one, which this year's news may well be of."""
    today = cues.published_in
    return bool(years) and today is not None and max(map(int, years)) < today - 1
