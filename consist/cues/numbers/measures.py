"""The unit that follows a number, or the currency sign before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consist.cues.model import Dimension
from consist.cues.numbers.units import CUBES, CURRENCIES, SIGNS, SQUARES, SUBSTANCES, UNITS
from consist.cues.tokens import Token, lower_at

_SPEED_OF = {"hour": 1.0, "second": 3600.0, "h": 1.0, "s": 3600.0}


class Measure(NamedTuple):
    """A unit up to tokens[:last]; a number times `factor` plus `offset` is in `unit`."""

    last: int
    dimension: Dimension
    factor: float
    unit: str
    offset: float = 0.0


def measure_after(tokens: Sequence[Token], at: int) -> Measure | None:
    """Return the unit that begins at tokens[at], also behind a hyphen ("60-day")."""
    if lower_at(tokens, at) == "-":
        at += 1
    word = lower_at(tokens, at)
    return (
        _share(tokens, at, word)
        or _age(tokens, at, word)
        or _temperature(tokens, at, word)
        or _power(tokens, at, word)
        or _pounds(tokens, at, word)
        or _currency(tokens, at, word)
        or _plain(tokens, at, word)
    )


def _share(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    if word in ("%", "percent", "pct"):
        last = at + 1
    elif word == "per" and lower_at(tokens, at + 1) == "cent":
        last = at + 2
    elif word == "percentage":
        last = at
    elif word == "basis" and lower_at(tokens, at + 1) in ("point", "points"):
        return Measure(at + 2, Dimension.SHARE, 0.01, "percentage point")
    else:
        return None
    if lower_at(tokens, last) == "-":
        last += 1
    if lower_at(tokens, last) == "percentage" and lower_at(tokens, last + 1) in ("point", "points"):
        return Measure(last + 2, Dimension.SHARE, 1.0, "percentage point")
    return Measure(last, Dimension.SHARE, 1.0, "percent") if last > at else None


def _age(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    factors = {"year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12}
    if word not in factors:
        return None
    last = at + 1
    if lower_at(tokens, last) == "-":
        last += 1
    if lower_at(tokens, last) in ("old", "olds"):
        return Measure(last + 1, Dimension.AGE, factors[word], "year of age")
    if lower_at(tokens, last) == "of" and lower_at(tokens, last + 1) == "age":
        return Measure(last + 2, Dimension.AGE, factors[word], "year of age")
    return None


def _temperature(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    glued = 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
    if glued and tokens[at].text in ("C", "F"):
        at, word = at - 1, "°"
    if word in ("fahrenheit", "celsius", "centigrade") and not _is_difference(tokens, at - 2):
        at, word = at - 1, "°"
    if word not in ("degree", "degrees", "°"):
        return None
    return scale_of_degrees(tokens, at + 1) or Measure(
        at + 1, Dimension.TEMPERATURE, 1.0, "degree Celsius"
    )


def scale_of_degrees(tokens: Sequence[Token], at: int) -> Measure | None:
    """Return the scale of temperature that tokens[at] names."""
    scale = lower_at(tokens, at)
    if scale in ("fahrenheit", "f"):
        return Measure(at + 1, Dimension.TEMPERATURE, 5 / 9, "degree Celsius", -160 / 9)
    if scale in ("celsius", "c", "centigrade"):
        return Measure(at + 1, Dimension.TEMPERATURE, 1.0, "degree Celsius")
    return None


def _is_difference(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a number makes no level of it: "by 2 Celsius"."""
    return at >= 0 and tokens[at].lower == "by"


def _power(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    following = lower_at(tokens, at + 1)
    if word in ("square", "sq") and following in SQUARES:
        return Measure(at + 2, Dimension.AREA, SQUARES[following], "square metre")
    if word == "cubic" and following in CUBES:
        return Measure(at + 2, Dimension.VOLUME, CUBES[following], "litre")
    if following in ("²", "³") and word in SQUARES:
        if following == "²":
            return Measure(at + 2, Dimension.AREA, SQUARES[word], "square metre")
        return Measure(at + 2, Dimension.VOLUME, CUBES.get(word, 1e3), "litre")
    return None


def _pounds(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    """Read "20 pounds of cocaine"."""
    if word not in ("pound", "pounds") or lower_at(tokens, at + 1) != "of":
        return None
    if lower_at(tokens, at + 2) not in SUBSTANCES:
        return None
    dimension, factor, unit = UNITS["lb"]
    return Measure(at + 1, dimension, factor, unit)


def _currency(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    if word == "won" and _is_money(tokens, at):
        return Measure(at + 1, Dimension.MONEY, 1.0, "won")
    if word not in CURRENCIES:
        return None
    kind = CURRENCIES[word]
    factor = 1.0
    if kind == "cent":
        kind, factor = "dollar", 0.01
    return Measure(at + 1, Dimension.MONEY, factor, kind)


def _is_money(tokens: Sequence[Token], at: int) -> bool:
    """Whether "won" is Korea's money: "12 billion won in fines", not "one million won prizes"."""
    behind = lower_at(tokens, at + 1)
    return lower_at(tokens, at - 1) in _GREAT and behind in _BEHIND_MONEY


def _plain(tokens: Sequence[Token], at: int, word: str) -> Measure | None:
    known = UNITS.get(word)
    if known is None:
        return None
    dimension, factor, unit = known
    last = at + 1
    if dimension is Dimension.POWER:
        hours = last + 1 if lower_at(tokens, last) == "-" else last
        if lower_at(tokens, hours) in ("hour", "hours"):
            return Measure(hours + 1, Dimension.ENERGY, factor, "watt-hour")
    if word == "nautical":
        last += 1
    if dimension is Dimension.LENGTH:
        link, per = lower_at(tokens, at + 1), lower_at(tokens, at + 2)
        if link in ("/", "per", "an", "a") and per in _SPEED_OF:
            return Measure(at + 3, Dimension.SPEED, factor / 1e3 * _SPEED_OF[per], "km/h")
    return Measure(last, dimension, factor, unit)


def sign_before(tokens: Sequence[Token], first: int) -> str | None:
    """Return the currency whose sign stands before tokens[first]."""
    at = sign_place(tokens, first)
    return None if at is None else SIGNS[tokens[at].text]


def sign_place(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the sign of a currency stands before tokens[first], also in "$US1 million"."""
    at = first - 1
    if at > 0 and tokens[at].text in _DOLLARS and tokens[at].end == tokens[first].start:
        at -= 1
    return at if at >= 0 and tokens[at].text in SIGNS else None


def minus_place(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the minus of the number at tokens[first] stands, before a currency's sign too.

    A hyphen is one only where it stands close to the number and apart from what is before it, which
    is neither the start of a list's line nor another number: not in "10-12", "F-16", "10 -12".
    """
    sign = sign_place(tokens, first)
    first = first if sign is None else sign
    at = first - 1
    before = tokens[at - 1] if at > 0 else None
    if at < 0 or (before and (before.kind == "number" or before.lower in _NUMBER_ENDS)):
        return None
    minus = tokens[at]
    if minus.lower in ("minus", "negative"):
        return at
    if minus.text not in MINUS or minus.end != tokens[first].start:
        return None
    if minus.text == "−":
        return at
    return at if before and (before.end < minus.start or before.text == "(") else None


_GREAT = frozenset("million billion trillion bn".split())
_BEHIND_MONEY = frozenset(". , ; : ( ) a per in to from on for and".split()) | {""}
MINUS = frozenset("minus negative - – −".split())
_NUMBER_ENDS = frozenset("% ° percent".split())
_DOLLARS = frozenset("US A AU NZ C HK S".split())
