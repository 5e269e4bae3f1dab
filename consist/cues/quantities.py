"""Quantities of a sentence: numbers with their bounds, unit and what they count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consist.cues.counted import Counted, counted_after
from consist.cues.measures import Measure, measure_after, sign_before
from consist.cues.model import Dimension, Quantity
from consist.cues.number_words import (
    ORDINALS,
    PARTS,
    Numeral,
    read_numeral,
)
from consist.cues.tokens import Token, around
from consist.model import Span

_BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(words.split()), kind)
    for kind, phrases in {
        "least": "at least|more than|over|no fewer than|not less than|a minimum of|well over|"
        "upwards of|above|in excess of|no less than|better than|greater than|not fewer than",
        "most": "at most|fewer than|less than|under|up to|no more than|not more than|a maximum of|"
        "below|as many as|as much as|well under|barely",
        "near": "nearly|almost|close to|just under|just short of|not quite|just below|approaching|"
        "fast approaching",
        "about": "about|around|some|roughly|approximately|approx|circa|an estimated|estimated|"
        "in the region of|something like|or so|near|more or less|just over|a little over|"
        "slightly more than|a little under|slightly less than|just above|the best part of",
    }.items()
    for words in phrases.split("|")
)
_BY_LAST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _kind in sorted(_BOUNDS, key=lambda bound: -len(bound[0])):
    _BY_LAST.setdefault(_words[-1], []).append((_words, _kind))

_NUMBERED = frozenset(
    "line room page article section chapter gate platform route flight highway channel phase "
    "terminal block unit number no division level stage window paragraph resolution junction "
    "track grade category class district ward precinct".split()
)
_CHANGE = frozenset("by further another additional more extra".split())
_APPROXIMATELY = 0.1
_SCORE = re.compile(r"(?<![\w.-])(\d{1,2})[-–:](\d{1,2})(?![\w.:-]|\s?(?:per|%))")


class Bounds(NamedTuple):
    """A stretch of numbers in the written unit, from tokens[first] to before tokens[last]."""

    first: int
    last: int
    low: float
    high: float
    approximate: bool
    granule: float


def quantities(tokens: Sequence[Token], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """Return the quantities outside the `taken` spans, in the order of the text."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity_end = _quantity_at(tokens, at, taken)
        if quantity_end is None:
            at += 1
            continue
        quantity, at = quantity_end
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity_at(
    tokens: Sequence[Token], at: int, taken: Sequence[Span]
) -> tuple[Quantity | None, int] | None:
    if any(start <= tokens[at].start < end for start, end in taken):
        return None
    special = _share(tokens, at) or _score(tokens, at) or _multiple(tokens, at)
    special = special or _ordinal(tokens, at)
    if special is not None:
        return special
    numeral = read_numeral(tokens, at)
    if numeral is None:
        return None
    if _incidental(tokens, numeral):
        return None, numeral.last
    bounds = _range(tokens, numeral) or Bounds(
        at, numeral.last, numeral.low, numeral.high, numeral.vague, numeral.granule
    )
    return _measured(tokens, _bounded(tokens, bounds))


def _incidental(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a number is a pronoun ("one of them"), part of a code ("AB-417") or a year."""
    token, text = tokens[numeral.first], tokens[numeral.first].text
    following = tokens[numeral.last].lower if numeral.last < len(tokens) else ""
    if token.lower == "one" and numeral.last == numeral.first + 1:
        if not following.isalpha() or following in _AFTER_PRONOUN:
            return True
        if numeral.first and tokens[numeral.first - 1].lower in _BEFORE_PRONOUN:
            return True
    if numeral.first and tokens[numeral.first - 1].end == token.start:
        before = tokens[numeral.first - 1]
        if before.text in "-–/" and numeral.first > 1 and tokens[numeral.first - 2].kind == "word":
            return tokens[numeral.first - 2].end == before.start
        if before.kind == "word" or before.text in "#@_&":
            return True
    return token.kind == "number" and len(text) > 1 and text[0] == "0" and text.isdigit()


_AFTER_PRONOUN = frozenset(
    "of is was has had who that which would could will in at on and or to but can by another day "
    "for with side thing way might may did does after".split()
)
_BEFORE_PRONOUN = frozenset(
    "no any every each this that which the another some not only number".split()
)


def _range(tokens: Sequence[Token], numeral: Numeral) -> Bounds | None:
    at = numeral.last
    if at + 1 >= len(tokens):
        return None
    before = tokens[numeral.first - 1].lower if numeral.first else ""
    link = tokens[at].lower
    linked = link in ("-", "–", "—", "to", "or") or (link == "and" and before == "between")
    second = read_numeral(tokens, at + 1) if linked else None
    if second is None or second.high <= numeral.low:
        return None
    low = numeral.low
    if second.granule >= 1e3 and low < 1e3:
        low *= second.high / _plain_value(second)
    if link in ("to", "or") and second.high > 10 * low:
        return None
    first = numeral.first - (before in ("between", "from"))
    return Bounds(first, second.last, low, second.high, False, min(numeral.granule, second.granule))


def _plain_value(numeral: Numeral) -> float:
    for scale in (1e12, 1e9, 1e6, 1e3):
        if numeral.high >= scale:
            return numeral.high / scale
    return numeral.high


def _bounded(tokens: Sequence[Token], bounds: Bounds) -> Bounds:
    first = bounds.first - (sign_before(tokens, bounds.first) is not None)
    if not first:
        return bounds
    for words, kind in _BY_LAST.get(tokens[first - 1].lower, ()):
        begin = first - len(words)
        if begin < 0 or any(tokens[begin + n].lower != word for n, word in enumerate(words)):
            continue
        return _with(bounds, begin, kind)
    return bounds


def _with(bounds: Bounds, begin: int, kind: str) -> Bounds:
    low, high, approximate = bounds.low, bounds.high, bounds.approximate
    if kind == "least":
        high = math.inf
    elif kind == "most":
        low = 0.0
    elif kind == "near":
        low, approximate = high * (1 - _APPROXIMATELY), True
    else:
        approximate = True
    return bounds._replace(first=begin, low=low, high=high, approximate=approximate)


def _measured(tokens: Sequence[Token], bounds: Bounds) -> tuple[Quantity | None, int]:
    sign = _sign_within(tokens, bounds)
    measure = Measure(bounds.last, Dimension.MONEY, 1.0, sign) if sign else None
    measure = measure or _aged(tokens, bounds) or measure_after(tokens, bounds.last)
    if measure is not None and measure.dimension is Dimension.DURATION:
        bounds, measure = _compound(tokens, bounds, measure)
    numbered = _numbered(tokens, bounds)
    if measure is None and numbered:
        bounds = bounds._replace(first=bounds.first - 1)
        measure = Measure(bounds.last, Dimension.ORDINAL, 1.0, "number")
    if measure is None:
        measure = Measure(bounds.last, Dimension.COUNT, 1.0, "count")
    counted = counted_after(tokens, measure.last)
    if numbered:
        counted = Counted((numbered,), bounds.last)
    return _quantity(tokens, bounds, measure, counted), max(measure.last, bounds.last)


def _compound(tokens: Sequence[Token], bounds: Bounds, measure: Measure) -> tuple[Bounds, Measure]:
    """Join "two hours 24 minutes" and "two hours, three minutes and 40 seconds" into one."""
    at = measure.last
    if at < len(tokens) and tokens[at].lower in ("and", ","):
        at += 1
    following = read_numeral(tokens, at) if at < len(tokens) else None
    smaller = measure_after(tokens, following.last) if following is not None else None
    if following is None or smaller is None or smaller.dimension is not Dimension.DURATION:
        return bounds, measure
    if smaller.factor >= measure.factor:
        return bounds, measure
    days = following.high * smaller.factor / measure.factor
    joined = bounds._replace(
        low=bounds.low + days if bounds.low else 0.0,
        high=bounds.high + days,
        last=following.last,
        granule=following.granule * smaller.factor / measure.factor,
    )
    return _compound(tokens, joined, measure._replace(last=smaller.last))


def _sign_within(tokens: Sequence[Token], bounds: Bounds) -> str | None:
    for at in range(bounds.first, bounds.last):
        if sign_before(tokens, at) and at:
            return sign_before(tokens, at)
    return None


def _numbered(tokens: Sequence[Token], bounds: Bounds) -> str:
    before = tokens[bounds.first - 1].lower if bounds.first else ""
    return before if before in _NUMBERED and bounds.low == bounds.high else ""


def _aged(tokens: Sequence[Token], bounds: Bounds) -> Measure | None:
    before = tokens[bounds.first - 1].lower if bounds.first else ""
    after = tokens[bounds.last].lower if bounds.last < len(tokens) else "."
    if not (bounds.low >= 1 and bounds.high <= 120) and bounds.high != math.inf:
        return None
    apposition = before == "," and after in (",", ".", "and", "of") and bounds.first > 1
    if before in ("aged", "age") or (apposition and tokens[bounds.first - 2].text.istitle()):
        return Measure(bounds.last, Dimension.AGE, 1.0, "year of age")
    return None


def _quantity(
    tokens: Sequence[Token], bounds: Bounds, measure: Measure, counted: Counted
) -> Quantity | None:
    first = bounds.first - (bounds.first > 0 and sign_before(tokens, bounds.first) is not None)
    last = max(bounds.last, measure.last)
    year = (
        measure.dimension is Dimension.COUNT
        and last == first + 1
        and len(tokens[first].text) == 4
        and 1500 <= bounds.low <= 2100
        and tokens[first].text.isdigit()
    )
    if year and not _counts(counted):
        return None
    return Quantity(
        tokens[first].start,
        tokens[last - 1].end,
        bounds.low * measure.factor + measure.offset,
        bounds.high * measure.factor + measure.offset,
        bounds.approximate,
        bounds.granule * measure.factor,
        measure.dimension,
        measure.unit,
        counted.stems,
        around(tokens, first, last),
        whole=_is_whole(tokens, first),
        sense=_sense(tokens, first, last),
    )


def _counts(counted: Counted) -> bool:
    return bool(counted.stems)


_SENSES = {
    **dict.fromkeys("more fewer extra further additional".split(), "change"),
    **dict.fromkeys("short clear ahead behind inside apart shy adrift off".split(), "margin"),
    **dict.fromkeys("after later into since".split(), "after"),
    **dict.fromkeys("before earlier".split(), "before"),
    "ago": "ago",
}


def _sense(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return in what sense a number is no level; empty where it is one."""
    before = tokens[first - 1].lower if first else ""
    if before == "but" and first > 1 and tokens[first - 2].lower == "all":
        return "rest"
    if before in _CHANGE:
        return "change"
    for token in tokens[last : last + 2]:
        if token.lower in _SENSES:
            return _SENSES[token.lower]
    return ""


def _is_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether the number is the total of a part: "five of 200", "17 of the train's 42 wagons"."""
    for back in range(1, 6):
        if first - back < 0:
            return False
        word = tokens[first - back].lower
        if word == "of":
            return back > 1 or first == 1 or _is_part(tokens[first - 2])
        if back == 1 and not _may_stand_before_whole(word):
            return False
        if (
            word in (",", ".", ";")
            or (word.endswith("s")
            and back > 1
            and "’" not in word
            and "'" not in word)
        ):
            return False
    return False


def _is_part(token: Token) -> bool:
    return (
        token.kind == "number"
        or token.lower in PARTS
        or token.lower in ("out", "all", "none", "some", "most", "many", "one")
        or (read_numeral([token], 0) is not None)
    )


def _may_stand_before_whole(word: str) -> bool:
    return word in (
        "the",
        "its",
        "their",
        "all",
        "his",
        "her",
        "those",
        "these",
        "our",
    ) or word.endswith(("'s", "’s", "s'", "s’"))


def _share(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read "two thirds", "a quarter", "half", "one in three", "two out of five"."""
    token = tokens[at].lower
    parsed = _one_in(tokens, at) or _fraction(tokens, at, token)
    if parsed is None:
        return None
    last, value = parsed
    bounds = _bounded(tokens, Bounds(at, last, value, value, False, 1.0))
    counted = counted_after(tokens, last)
    measure = Measure(last, Dimension.SHARE, 1.0, "percent")
    found = _quantity(tokens, bounds._replace(granule=3.0), measure, counted)
    return (found, last) if found is not None else None


def _fraction(tokens: Sequence[Token], at: int, token: str) -> tuple[int, float] | None:
    if token == "half" and not _half_of_other(tokens, at):
        return at + 1, 50.0
    numerators = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
    if token not in numerators:
        return None
    step = at + 2 if _lower(tokens, at + 1) == "-" else at + 1
    part = _lower(tokens, step)
    if part not in PARTS or _lower(tokens, step + 1) not in _AFTER_SHARE:
        return None
    count = numerators[token]
    if (count == 1) == part.endswith("s") or count >= PARTS[part]:
        return None
    return step + 1, 100.0 * count / PARTS[part]


_AFTER_SHARE = frozenset(
    (
        "of",
        "",
        ".",
        ",",
        "and",
        "majority",
        "to",
        "in",
        "off",
        "from",
        "more",
        "less",
        "the",
        "had",
        "said",
        "would",
        "were",
        "are",
        "have",
        ")",
        ";",
    )
)


def _half_of_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether "half" is a time or a thing: half past, half an hour, half-time, first half."""
    following, before = _lower(tokens, at + 1), _lower(tokens, at - 1) if at else ""
    if before in ("first", "second", "-", "and", "other", "opening") or following in (
        "past",
        "-",
        "time",
        "dozen",
    ):
        return True
    return following in ("a", "an") or (
        following.isalpha()
        and following
        not in (
            "of",
            "the",
            "its",
            "their",
            "his",
            "her",
            "all",
            "that",
            "those",
            "were",
            "are",
            "had",
            "have",
            "and",
            "our",
            "or",
        )
    )


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _one_in(tokens: Sequence[Token], at: int) -> tuple[int, float] | None:
    one = read_numeral(tokens, at)
    if one is None or one.high > 20 or one.last != at + 1:
        return None
    link = one.last
    if _lower(tokens, link) == "out" and _lower(tokens, link + 1) == "of":
        link += 1
    elif _lower(tokens, link) != "in" or one.low > 9:
        return None
    link += _lower(tokens, link + 1) == "every"
    other = read_numeral(tokens, link + 1) if link + 1 < len(tokens) else None
    if other is None or not one.high < other.high <= 100 or _lower(tokens, other.last) in _PERIODS:
        return None
    return other.last, 100.0 * one.high / other.high


_PERIODS = frozenset("days weeks months years hours minutes".split())


def _score(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read "3-1" beside a word of games or votes; the order of the two is kept in `low`, `high`."""
    if at + 2 >= len(tokens) or tokens[at].kind != "number" or tokens[at + 2].kind != "number":
        return None
    if tokens[at + 1].text not in "-–" or tokens[at + 2].start != tokens[at].end + 1:
        return None
    near = {token.lower for token in tokens[max(0, at - 8) : at + 11]}
    if not near & _GAMES or not tokens[at].text.isdigit() or not tokens[at + 2].text.isdigit():
        return None
    one, other = sorted((float(tokens[at].text), float(tokens[at + 2].text)))
    return (
        Quantity(
            tokens[at].start, tokens[at + 2].end, one, other, False, 1.0,
            Dimension.SCORE, "score", (), around(tokens, at, at + 3),
        ),
        at + 3,
    )  # fmt: skip


_GAMES = frozenset(
    "won win wins beat beaten lost lose defeat defeated victory draw drew match game score scored "
    "vote voted ruled ruling decision aggregate final goal goals by".split()
)


def _multiple(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    word = tokens[at].lower
    value = {
        "twice": 2.0,
        "double": 2.0,
        "doubled": 2.0,
        "thrice": 3.0,
        "tripled": 3.0,
        "triple": 3.0,
        "quadrupled": 4.0,
        "halved": 0.5,
    }.get(word)
    last = at + 1
    if value is None:
        numeral = read_numeral(tokens, at)
        if numeral is None or _lower(tokens, numeral.last) not in ("times", "fold"):
            hyphen = (
                numeral is not None
                and _lower(tokens, numeral.last) == "-"
                and _lower(tokens, numeral.last + 1) == "fold"
            )
            if not hyphen or numeral is None:
                return None
            last = numeral.last + 2
        else:
            last = numeral.last + 1
        value = numeral.high
    return (
        Quantity(
            tokens[at].start, tokens[last - 1].end, value, value, False, 1.0,
            Dimension.MULTIPLE, "times", (), around(tokens, at, last),
        ),
        last,
    )  # fmt: skip


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    word = tokens[at].lower
    last = at + 1
    value: float | None = None
    if word in ORDINALS and word != "second":
        value = float(ORDINALS[word])
    elif (
        tokens[at].kind == "number"
        and _lower(tokens, last) in ("st", "nd", "rd", "th")
        and tokens[last].start == tokens[at].end
    ):
        value, last = float(tokens[at].text.replace(",", "")), last + 1
    if value is None:
        return None
    counted = counted_after(tokens, last)
    return (
        Quantity(
            tokens[at].start, tokens[last - 1].end, value, value, False, 1.0,
            Dimension.ORDINAL, "place", counted.stems, around(tokens, at, last),
        ),
        last,
    )  # fmt: skip


def spans(found: Sequence[Quantity]) -> Iterator[Span]:
    """Yield the places of quantities."""
    for quantity in found:
        yield quantity.start, quantity.end
