"""The bounds of a number: "at least 40", "between 10 and 12", "nearly 5,000"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from consist.cues.numbers.measures import MINUS, measure_after, minus_place, sign_before
from consist.cues.numbers.numerals import Numeral, read_numeral
from consist.cues.numbers.units import SIGNS
from consist.cues.tokens import Token

_BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(words.split()), kind)
    for kind, phrases in {
        "least": "at least|more than|over|no fewer than|not less than|a minimum of|well over|"
        "upwards of|above|in excess of|no less than|better than|greater than|not fewer than|"
        "exceeded|exceeds|exceed|exceeding|surpassed|surpasses|surpassing|topped|topping|"
        "outstripped|passed|crossed|climbed past|rose past|went past|climbed above|rose above|"
        "broke through|north of|beat",
        "most": "at most|fewer than|less than|under|up to|no more than|not more than|a maximum of|"
        "below|as many as|as much as|well under|barely|short of|shy of|not reach|never reached|"
        "not exceed|never exceeded|not top|missed|south of",
        "near": "nearly|almost|close to|just under|just short of|not quite|just below|approaching|"
        "fast approaching|just shy of|approached|approaches|neared|nears|nearing",
        "about": "about|around|some|roughly|approximately|approx|circa|an estimated|estimated|"
        "in the region of|something like|or so|near|more or less|just over|a little over|"
        "slightly more than|a little under|slightly less than|just above|the best part of|"
        "little more than|slightly over|slightly under|little over",
    }.items()
    for words in phrases.split("|")
)
_BY_LAST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _kind in sorted(_BOUNDS, key=lambda bound: -len(bound[0])):
    _BY_LAST.setdefault(_words[-1], []).append((_words, _kind))

# deeds as well, of a few things: "passed 12 laws"
_DEEDS = frozenset("passed crossed beat missed topped".split())
_MANY = 1000.0

# A "nearly 5,000" is taken to be no more than this share below, and as good as never above.
_NEARLY, _HARDLY_ABOVE = 0.1, 0.04


class Bounds(NamedTuple):
    """A stretch of numbers in the written unit, from tokens[first] to before tokens[last]."""

    first: int
    last: int
    low: float
    high: float
    granule: float
    approximate: bool = False


def spread(tokens: Sequence[Token], numeral: Numeral) -> Bounds | None:
    """Return the range that begins with a numeral: "10 to 12", "between 2 and 3 million"."""
    at = numeral.last
    if at + 1 >= len(tokens):
        return None
    first = numeral.first - (sign_before(tokens, numeral.first) is not None)
    minus = minus_place(tokens, numeral.first)
    first = first if minus is None else minus
    before = tokens[first - 1].lower if first else ""
    link = tokens[at].lower
    linked = link in ("-", "–", "—", "to", "or") or (link == "and" and before == "between")
    start = at + 1
    if minus is not None and start + 1 < len(tokens) and tokens[start].lower in MINUS:
        start += 1
    if linked and start + 1 < len(tokens) and tokens[start].text in SIGNS:
        start += 1
    second = read_numeral(tokens, start) if linked else None
    if second is None or (second.high <= numeral.low and minus is None):
        return None
    if minus is not None:
        low, high = sorted((numeral.low, second.high))
        return Bounds(numeral.first, second.last, low, high, min(numeral.granule, second.granule))
    low = numeral.low
    if second.granule >= 1e3 and low < 1e3:
        low *= second.high / _plain_value(second)
    if link in ("to", "or") and second.high > 10 * low:
        return None
    first -= before in ("between", "from")
    return Bounds(
        first, second.last, low, second.high, granule=min(numeral.granule, second.granule)
    )


def _plain_value(numeral: Numeral) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3):
        if numeral.high >= scale:
            return numeral.high / scale
    return numeral.high


def bounded(tokens: Sequence[Token], bounds: Bounds) -> Bounds:
    """Return the bounds with the words before them taken in: "about", "more than"."""
    first = bounds.first - (sign_before(tokens, bounds.first) is not None)
    if first > 1 and tokens[first - 1].lower == "the":  # "exceeded the two billion mark"
        first -= 1
    if not first:
        return bounds
    for words, kind in _BY_LAST.get(tokens[first - 1].lower, ()):
        begin = first - len(words)
        if begin < 0 or any(tokens[begin + n].lower != word for n, word in enumerate(words)):
            continue
        if words[0] in _DEEDS and not _is_large(tokens, bounds):
            continue
        return _with(bounds, begin, kind)
    return bounds


def _is_large(tokens: Sequence[Token], bounds: Bounds) -> bool:
    """Whether the number is one to pass or to miss: an amount, or a great count."""
    signed = sign_before(tokens, bounds.first) is not None
    return signed or bounds.high >= _MANY or measure_after(tokens, bounds.last) is not None


def _with(bounds: Bounds, begin: int, kind: str) -> Bounds:
    low, high, approximate = bounds.low, bounds.high, bounds.approximate
    if kind == "least":
        high = math.inf
    elif kind == "most":
        low = 0.0 if high >= 0 else -math.inf
    elif kind == "near":
        low, high = sorted((high * (1 - _NEARLY), high * (1 + _HARDLY_ABOVE)))
    else:
        approximate = True
    return bounds._replace(first=begin, low=low, high=high, approximate=approximate)
