"""Parts that are no contradiction: of one whole on opposite sides, or of the other's whole."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from consist.cues.comparison.alignment import overlap
from consist.cues.model import Cues, Dimension, Outcome, Quantity
from consist.cues.numbers.numerals import SCALES, SMALL, TENS, VAGUE
from consist.cues.numbers.parts import OF_COUNTED
from consist.cues.tokens import stem

# Shares are rounded: 52 and 48, 51.7 and 48 percent.
_ROUNDED = 0.6
# Sentences that share more than this say the same of the part that they say of the whole.
_SAME_MATTER = 0.8
_REACH = 60

_TELL = r"(?:vot\w+|said|say|answered|chose) “?"
_YES = re.compile(
    rf"\b(?:{_TELL}(?:yes|aye|for)|in favou?r|(?:were|are|cent) for)\b", re.IGNORECASE
)
_NO = re.compile(rf"\b(?:{_TELL}(?:no|nay)|against|opposed)\b", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;:—]")


def complementary(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two parts add up to one whole and are told of opposite sides of it.

    Five of eight counts on which somebody was convicted are no other number than the three on which
    he was cleared. Those who voted for something and those who voted against it need not add up.
    """
    if _add_up(first, second) and _on_opposite_sides(one, first, other, second):
        return True
    counted = first.dimension is second.dimension is Dimension.COUNT
    return (
        counted
        and _takes_sides(one.text)
        and _takes_sides(other.text)
        and _ballot(one, first) * _ballot(other, second) < 0
    )


def split_between(one: Cues, other: Cues) -> bool:
    """Whether the two sides tell of two complementary parts of one whole, whatever it is called."""
    return any(
        first.dimension is second.dimension and complementary(one, first, other, second)
        for first in one.quantities
        for second in other.quantities
    )


_RULES = re.compile(r"\b(?:may|must|can|cannot|can['’]t|should|allowed|permitted)\b", re.IGNORECASE)


def on_both_sides(one: Cues, other: Cues) -> bool:
    """Whether a rule forbids below a bound what the other allows above it, or the other way round.

    "Must not be given to children under six" is no denial of "may be given to those over six".
    """
    if bool(one.polarities) == bool(other.polarities):
        return False
    if not (_RULES.search(one.text) and _RULES.search(other.text)):
        return False
    return any(
        _meet(first, second) or _meet(second, first)
        for first in one.quantities
        for second in other.quantities
    )


def _meet(below: Quantity, above: Quantity) -> bool:
    """Whether one number reaches up to where the other, without an end, begins."""
    alike = below.dimension is above.dimension and below.unit == above.unit
    return alike and below.low < below.high == above.low and math.isinf(above.high)


def _add_up(first: Quantity, second: Quantity) -> bool:
    if math.isinf(first.high) or math.isinf(second.high):
        return False
    if first.dimension is Dimension.SHARE:
        return abs(first.high + second.high - 100.0) <= _ROUNDED
    wholes = {q.out_of for q in (first, second) if q.out_of is not None}
    return len(wholes) == 1 and math.isclose(first.high + second.high, wholes.pop())


def _on_opposite_sides(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    mine, theirs = _outcomes_beside(one, first), _outcomes_beside(other, second)
    common = mine.keys() & theirs.keys()
    if common:
        return any(mine[concept] != theirs[concept] for concept in common)
    ballots = _ballot(one, first), _ballot(other, second)
    if all(ballots):
        return ballots[0] != ballots[1]
    return _denied(one, first) != _denied(other, second)


def _outcomes_beside(cues: Cues, quantity: Quantity) -> dict[str, int]:
    """Return the side of each concept that is told nearest to a number."""

    def distance(outcome: Outcome) -> tuple[int, int]:
        gap = max(quantity.start - outcome.end, outcome.start - quantity.end)
        return gap, outcome.start

    ordered = sorted(cues.outcomes, key=distance, reverse=True)
    return {outcome.concept: outcome.side for outcome in ordered}


@lru_cache(maxsize=4096)  # a sentence is compared with many
def _takes_sides(text: str) -> bool:
    return bool(_YES.search(text) or _NO.search(text))


def _ballot(cues: Cues, quantity: Quantity) -> int:
    """Return 1 for a number of those in favour, -1 for one of those against, 0 for neither."""
    clause = _clause(cues.text, quantity)
    return int(bool(_YES.search(clause))) - int(bool(_NO.search(clause)))


def _denied(cues: Cues, quantity: Quantity) -> bool:
    start, end = _clause_of(cues.text, quantity)
    return any(start <= denial.start < end for denial in cues.polarities)


def _clause(text: str, quantity: Quantity) -> str:
    start, end = _clause_of(text, quantity)
    return text[start:end]


def _clause_of(text: str, quantity: Quantity) -> tuple[int, int]:
    before = [mark.end() for mark in _CLAUSE_ENDS.finditer(text, 0, quantity.start)]
    behind = _CLAUSE_ENDS.search(text, quantity.end)
    start = max(before[-1] if before else 0, quantity.start - _REACH)
    return start, min(behind.start() if behind else len(text), quantity.end + _REACH)


def part_of_other(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one number is told as a part and may be one of the other.

    "Five of the wagons left the track" tells of the same as "17 wagons left the track"; of a part
    of what the other side counts something more is told. Where the whole is told with the part,
    only that whole counts.
    """
    if bool(first.part) == bool(second.part):
        return False
    part, whole = (first, second) if first.part else (second, first)
    if whole.whole or part.low > whole.high:
        return False
    if part.out_of is not None:
        return math.isclose(part.out_of, whole.high)
    shared = overlap(one.content - _NUMBERS, other.content - _NUMBERS)
    return part.part == OF_COUNTED or shared < _SAME_MATTER


_NUMBERS = frozenset(map(stem, (*SMALL, *TENS, *SCALES, *VAGUE, "dozen")))
