"""Numerals, in digits and in words."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from consist.cues.numbers.measures import measure_after
from consist.cues.tokens import Token, lower_at

SMALL = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "bn": 1e9, "tn": 1e12, "mn": 1e6, "mln": 1e6, "bln": 1e9, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
GLUED = {"m": 1e6, "k": 1e3, "b": 1e9, **SCALES}  # British tabloids write "£4million"
VAGUE = {
    "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9.999e3), "millions": (2e6, math.inf), "billions": (2e9, math.inf),
}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=2,
    )
}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    **{word + end: value for word, value in ORDINALS.items() if value > 4 for end in ("", "s")},
}  # fmt: skip


_OPENING = frozenset((*SMALL, *TENS, *VAGUE, "a", "an", "half", "dozen", "tens"))


class Numeral(NamedTuple):
    """A number at tokens[first:last]; `low` differs from `high` for vague words like "dozens"."""

    first: int
    last: int
    low: float
    high: float
    granule: float
    vague: bool = False


def read_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Return the numeral that begins at a token, the longest reading."""
    token = tokens[at]
    if token.kind == "number":
        if _is_no_number(tokens, at):
            return None
        return _mixed(tokens, at) or _digits(tokens, at)
    if token.lower not in _OPENING:
        return None
    found = _vague(tokens, at) or _dozen(tokens, at) or _words(tokens, at)
    return _scaled(tokens, found) if found is not None else None


def number_of(token: Token) -> float:
    """Return the value of a token of digits, whatever divides its thousands."""
    return float("".join(mark for mark in token.text if mark.isalnum() or mark == "."))


def _digits(tokens: Sequence[Token], at: int) -> Numeral:
    text, value = tokens[at].text, number_of(tokens[at])
    granule = 10.0 ** -len(text.partition(".")[2]) if "." in text else _step(value)
    last = at + 1
    if last < len(tokens):
        following = tokens[last]
        glued = following.start == tokens[at].end
        scale = GLUED.get(following.lower) if glued else SCALES.get(following.lower)
        if following.lower == "dozen":
            scale = 12.0
        if following.lower == "m" and glued and not _means_million(tokens, at):
            scale = None
        if scale is not None:
            step = granule if "." in text else 1.0
            return Numeral(at, last + 1, value * scale, value * scale, step * scale)
    return Numeral(at, last, value, value, granule)


_NAMED = re.compile(r"(?:\d+s|[2-8]K|\dG)")


def _is_no_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits are part of a name: "the 1990s", "a 4K screen", "a 5G mast"."""
    end = tokens[at + 1].start if at + 1 < len(tokens) else 0
    if end != tokens[at].end:
        return False
    return _NAMED.fullmatch(tokens[at].text + tokens[at + 1].text) is not None


# the fractions that are written behind a whole number
_FRACTIONS = {
    (str(part), str(parts)): part / parts
    for parts, most in ((2, 1), (3, 2), (4, 3), (5, 4), (8, 7))
    for part in range(1, most + 1)
    if math.gcd(part, parts) == 1
}

_LONGEST = 6  # digits before a fraction


def _mixed(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "4 1/2", "4½", and "41 / 2 months", where a bad copy has glued the parts."""
    text = tokens[at].text
    if not text.isdecimal() or len(text) > _LONGEST:
        return None
    found = _vulgar(tokens, at) or _spaced(tokens, at) or _glued(tokens, at)
    if found is None:
        return None
    whole, fraction, last = found
    value = whole + fraction
    step = 0.1 if (value * 10).is_integer() else 0.01
    scale = SCALES.get(lower_at(tokens, last), 0.0)
    if scale:
        return Numeral(at, last + 1, value * scale, value * scale, step * scale)
    return Numeral(at, last, value, value, step)


def _vulgar(tokens: Sequence[Token], at: int) -> tuple[int, float, int] | None:
    sign = tokens[at + 1].text if at + 1 < len(tokens) else ""
    fraction = unicodedata.numeric(sign, 0.0) if len(sign) == 1 and not sign.isdigit() else 0.0
    return (int(tokens[at].text), fraction, at + 2) if 0.0 < fraction < 1.0 else None


def _spaced(tokens: Sequence[Token], at: int) -> tuple[int, float, int] | None:
    """Read one digit and a fraction behind it: "4 1/2", "4 1 / 2"."""
    words = [lower_at(tokens, at + step) for step in range(1, 4)]
    fraction = _FRACTIONS.get((words[0], words[2])) if words[1] == "/" else None
    if fraction is None or len(tokens[at].text) != 1:
        return None
    return int(tokens[at].text), fraction, at + 4


def _glued(tokens: Sequence[Token], at: int) -> tuple[int, float, int] | None:
    """Read "41 / 2" before a unit of measure; elsewhere it may be a date or a pair of numbers."""
    text = tokens[at].text
    under = lower_at(tokens, at + 2) if lower_at(tokens, at + 1) == "/" else ""
    fraction = _FRACTIONS.get((text[-1], under))
    if fraction is None or len(text) != 2 or text[0] == "0":
        return None
    return (int(text[0]), fraction, at + 3) if measure_after(tokens, at + 3) is not None else None


def _means_million(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if before in ("$", "€", "£", "¥"):
        return True
    return after is not None and after.kind == "word" and after.lower not in _AFTER_METRES


_AFTER_METRES = frozenset(
    "above and at away below by deep down from high in long off of on or tall thick to under up "
    "wide".split()
)


def _step(value: float) -> float:
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    total, current, last = 0.0, 0.0, at
    position, seen = at, False
    if tokens[at].lower in ("a", "an") and lower_at(tokens, at + 1) in (
        "hundred",
        "thousand",
        "million",
        "billion",
    ):
        current, position = 1.0, at + 1
    while position < len(tokens):
        word = tokens[position].lower
        if word in SMALL or word in TENS:
            if seen and not _continues(tokens, position, current):
                break
            current += SMALL.get(word, TENS.get(word, 0))
        elif word == "hundred" and (current or seen):
            current *= 100
        elif word in SCALES and word.isalpha() and (current or seen):
            total, current = total + current * SCALES[word], 0.0
        elif word in ("-", "and") and seen and _joins(tokens, position, current):
            position += 1
            continue
        else:
            break
        seen, position = True, position + 1
        last = position
    value = total + current
    return Numeral(at, last, value, value, _step(value)) if seen else None


def _scaled(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """Read on over a scale behind the numeral: "two dozen", "two and a half million"."""
    last, more = found.last, 0.0
    if [lower_at(tokens, last + step) for step in range(3)] == ["and", "a", "half"]:
        last, more = last + 3, 0.5
    following = lower_at(tokens, last)
    scale = 12.0 if following == "dozen" else SCALES.get(following)
    if scale is None or found.vague:
        if not more or following in ("dozen", "a", "the"):
            return found
        return Numeral(found.first, last, found.low + more, found.high + more, 0.5)
    low, high = (found.low + more) * scale, (found.high + more) * scale
    return Numeral(found.first, last + 1, low, high, (0.5 if more else 1.0) * scale)


def _continues(tokens: Sequence[Token], at: int, current: float) -> bool:
    word, before = tokens[at].lower, tokens[at - 1].lower
    if before in ("hundred", "and") or before in SCALES:
        return True
    return before == "-" and current % 100 >= 20 and current % 10 == 0 and word in SMALL


def _joins(tokens: Sequence[Token], at: int, current: float) -> bool:
    word, before, after = tokens[at].lower, tokens[at - 1].lower, lower_at(tokens, at + 1)
    if word == "and":
        return before in ("hundred", "thousand") and (after in SMALL or after in TENS)
    if after in SCALES or after == "hundred":
        return True
    return after in SMALL and SMALL[after] < 10 and current % 10 == 0 and current % 100 >= 20


def _dozen(tokens: Sequence[Token], at: int) -> Numeral | None:
    one, two, three = (lower_at(tokens, at + step) for step in range(3))
    if (one, two) == ("half", "a") and SCALES.get(three, 0.0) >= 1e6:
        half = SCALES[three] / 2
        return Numeral(at, at + 3, half, half, half / 5)
    for words, value in (
        (("half", "a", "dozen"), 6.0),
        (("half", "-", "dozen"), 6.0),
        (("half", "dozen"), 6.0),
        (("a", "dozen"), 12.0),
        (("dozen",), 12.0),
        (("a", "couple"), 2.0),
    ):
        if (one, two, three)[: len(words)] == words:
            return Numeral(at, at + len(words), value, value, 1.0)
    return None


# behind "scores" that are many; else somebody scores, or they are those of a match
_SCORED = frozenset("of more were are have had dead killed injured wounded hurt missing".split())


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = tokens[at].lower
    if word in ("tens", "hundreds") and lower_at(tokens, at + 1) == "of":
        scale = lower_at(tokens, at + 2)
        if scale in ("thousands", "millions"):
            step = (20.0 if word == "tens" else 200.0) * (1e3 if scale == "thousands" else 1e6)
            return Numeral(at, at + 3, step, step * 5 - 1, step / 2, vague=True)
    if word == "scores" and lower_at(tokens, at + 1) not in _SCORED:
        return None
    if word in VAGUE and not (at and tokens[at - 1].lower == "-"):
        low, high = VAGUE[word]
        return Numeral(at, at + 1, low, high, low / 2, vague=True)
    return None
