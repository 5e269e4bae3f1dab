"""How often a number comes: a month, twice a day, every two weeks."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from consist.cues.model import Cues, Quantity
from consist.cues.numbers.numerals import SMALL
from consist.cues.numbers.units import UNITS

_UNITS = {
    name: UNITS[name][1]
    for name in "second minute hour day week fortnight month year decade century".split()
}
_UNITS["quarter"], _UNITS["annum"] = _UNITS["month"] * 3, _UNITS["year"]
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annually": "year", "annual": "year",
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_FEW = "two|three|four|five|six|seven|eight|nine|ten|[2-9]|1[0-9]"
_OTHERWISE = (
    "in|on|over|within|for|during|after|before|and|or|but|to|from|at|by|since|than|is|was|were|are|"
    "will|would|had|has|have|who|which|that|because|while|with"
)
_BEHIND = re.compile(
    rf"(?: (?!(?:{_OTHERWISE}|once|twice|thrice)\b)[^\W\d][\w'’-]*){{0,6}}?"
    rf"(?:,? (?:(?P<once>once|twice|thrice)|(?P<times>{_FEW}) times))?"
    rf"(?:,? (?:an?|per|each|every) (?:(?P<every>{_FEW}|other|second) )?(?P<unit>{_UNIT})s?\b"
    r"(?! (?:ago|earlier|later|before|after|old|and a|apart|off|away|from|early|late|"
    r"ahead|in advance|long|or so)\b)"
    rf"|/(?P<slash>{_UNIT})\b"
    rf"|,? (?P<adverb>(?!annual\b)(?:{'|'.join(_ADVERBS)}))\b(?! [\w-]+s\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<adverb>{'|'.join(_ADVERBS)})(?: (?!report\b)[\w'’-]+){{0,5}} [€$£¥]?$", re.IGNORECASE
)
_REACH = 60
_ONCE = {"once": 1, "twice": 2, "thrice": 3, "other": 2, "second": 2}


@lru_cache(maxsize=16384)  # a number is compared with many
def rate(text: str, start: int, end: int) -> float | None:
    """Return how many times a day the number of text[start:end] comes.

    >>> rate("He takes 5 milligrams twice a day.", 9, 21)
    2.0
    """
    behind = _BEHIND.match(text, end)
    if behind is not None:
        unit = behind["unit"] or behind["slash"] or _ADVERBS[behind["adverb"].lower()]
        times = _number(behind["once"] or behind["times"])
        return times / (_UNITS[unit.lower()] * _number(behind["every"]))
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return 1 / _UNITS[_ADVERBS[before["adverb"].lower()]] if before is not None else None


def _number(word: str | None) -> float:
    word = (word or "once").lower()
    return float(_ONCE.get(word) or SMALL.get(word) or int(word))


def rates_differ(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether both numbers come at a rate, and these are not the same."""
    return _differing(one, first, other, second) is not None


def _differing(
    one: Cues, first: Quantity, other: Cues, second: Quantity
) -> tuple[float, float] | None:
    mine = rate(one.text, first.start, first.end)
    theirs = rate(other.text, second.start, second.end)
    return None if mine is None or theirs is None or mine == theirs else (mine, theirs)


def as_rates(
    one: Cues, first: Quantity, other: Cues, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Return two numbers of other rates as what each makes in a day."""
    rates = _differing(one, first, other, second)
    if rates is None:
        return first, second
    return _times(first, rates[0]), _times(second, rates[1])


def _times(quantity: Quantity, factor: float) -> Quantity:
    return replace(
        quantity,
        low=quantity.low * factor,
        high=quantity.high * factor,
        granule=quantity.granule * factor,
        approximate=True,
    )


def of_other_rates(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two numbers come at two rates and may both be so, whatever they make in a day.

    One number that is told of two rates cannot: 12 million a month are not 12 million a year.
    """
    return rates_differ(one, first, other, second) and (first.low, first.high) != (
        second.low,
        second.high,
    )
