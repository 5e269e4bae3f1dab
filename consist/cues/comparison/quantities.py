"""Quantities of two sentences, aligned and compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from consist.cues.circumstances.bearers import ages_of_others, of_others
from consist.cues.circumstances.earlier import of_other_times
from consist.cues.circumstances.foreseen import foreseen_and_come
from consist.cues.circumstances.located import of_other_places
from consist.cues.circumstances.narrowed import of_narrower_measures
from consist.cues.circumstances.periods import of_other_periods
from consist.cues.circumstances.ranks import of_other_bases, of_other_ranks
from consist.cues.circumstances.rates import as_rates, of_other_rates, rates_differ
from consist.cues.circumstances.results import (
    as_losses,
    of_one_subject,
    opposite_results,
    result_words,
)
from consist.cues.circumstances.scopes import of_other_scopes
from consist.cues.circumstances.segments import of_other_segments
from consist.cues.circumstances.stations import of_other_stations
from consist.cues.circumstances.yardsticks import of_other_yardsticks
from consist.cues.comparison.agreement import agree
from consist.cues.comparison.alignment import (
    RANK,
    Sureness,
    align,
    counted_match,
    same_dimension,
    sureness,
)
from consist.cues.comparison.changes import ends_of_change
from consist.cues.comparison.parts import complementary, on_both_sides, part_of_other
from consist.cues.comparison.weights import QUANTITY
from consist.cues.model import Comparison, CueKind, Cues, Dimension, Granularity, Quantity, Verdict
from consist.cues.numbers.aspects import differ_in_aspect
from consist.cues.numbers.counted_people import PEOPLE, may_be_among
from consist.cues.numbers.designations import DESIGNATION
from consist.cues.numbers.votes import of_one_vote
from consist.model import ClashType

# Below this two quantities are about different things.
LEAST = 0.05
# From here on both are probably about the same thing.
TELLING = 0.15
MOST_PARTS = 4
MOST_FELLOWS = 6
# A table in a sentence is not read to its end.
MOST_NUMBERS = 24


class _Match(NamedTuple):
    sure: Sureness
    verdict: Verdict
    one: Quantity
    other: Quantity

    def order(self) -> tuple[bool, float, int, int, int]:
        """Agreements first, then the surer; the same whichever sentence comes first."""
        starts = sorted((self.one.start, self.other.start))
        agreeing = self.verdict is Verdict.SAME or (
            self.verdict is Verdict.COMPATIBLE and self.sure.strength >= 0.1
        )
        return (not agreeing, -self.sure.strength, RANK[self.verdict], starts[0], starts[1])


def compare_quantities(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield the comparison of each quantity with the one that it is most likely about.

    A number that recurs is taken for the same before anything may clash with it.
    """
    used: set[tuple[str, int]] = set()
    for match in sorted(_matches(one, other), key=_Match.order):
        sides = {("one", match.one.start), ("other", match.other.start)}
        if sides & used:
            continue
        used |= sides
        yield _comparison(match, one, other)


def _matches(one: Cues, other: Cues) -> Iterator[_Match]:
    yield from _changes(one, other)
    for first in one.quantities[:MOST_NUMBERS]:
        for second in other.quantities[:MOST_NUMBERS]:
            if _recurs(one, other, first, second):
                yield _Match(_sure(one, other, first, second), Verdict.SAME, first, second)
            elif _comparable(one, other, first, second):
                yield from _match(one, other, first, second)


def _changes(one: Cues, other: Cues) -> Iterator[_Match]:
    """Yield the agreement of a change with the level that it leads to by the other side's ends."""
    for change in other.quantities[:MOST_NUMBERS]:
        for end in ends_of_change(one, other, change):
            yield _Match(_sure(one, other, end, change), Verdict.COMPATIBLE, end, change)
    for change in one.quantities[:MOST_NUMBERS]:
        for end in ends_of_change(other, one, change):
            yield _Match(_sure(one, other, change, end), Verdict.COMPATIBLE, change, end)


def _comparable(one: Cues, other: Cues, first: Quantity, second: Quantity) -> bool:
    return (
        same_dimension(first, second)
        and counted_match(first, second) > 0
        and not ages_of_others(one, first, other, second)
        and not _two_names(first, second)
        and (not _one_is_unanimous(first, second) or of_one_vote(one, other))
    )


def _two_names(first: Quantity, second: Quantity) -> bool:
    """Whether the numbers tell two things of one name apart: of two versions both may be meant."""
    return first.unit == DESIGNATION and first.low != second.low


def _match(one: Cues, other: Cues, first: Quantity, second: Quantity) -> Iterator[_Match]:
    sure = _sure(one, other, first, second)
    if sure.strength < LEAST:
        return
    verdict = agree(*_as_told(one, other, first, second))
    if opposite_results(one, first, other, second):
        yield from _opposed(sure, one, other, first, second)
        return
    if verdict is not Verdict.SAME and differ_in_aspect(first, second):
        return
    if verdict is Verdict.CLASH and _counts_apart(one, first, other, second):
        return
    if verdict is Verdict.CLASH and (
        _adds_up(one, other, first, second) or complementary(one, first, other, second)
    ):
        verdict = Verdict.COMPATIBLE
    if verdict is not Verdict.CLASH or first.whole == second.whole:
        yield _Match(sure, verdict, first, second)


def _opposed(
    sure: Sureness, one: Cues, other: Cues, first: Quantity, second: Quantity
) -> Iterator[_Match]:
    """Yield the clash of a profit with a loss of the same amount, unless of two measures or years.

    Those of two amounts may be of two things.
    """
    if (
        agree(first, second) in (Verdict.SAME, Verdict.COMPATIBLE)
        and of_one_subject(one, first, other, second)
        and not _counts_apart(one, first, other, second)
    ):
        yield _Match(sure, Verdict.CLASH, first, second)


def _counts_apart(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the two count a part and the whole, over other periods, others, or ahead of time."""
    return (
        part_of_other(one, first, other, second)
        or of_other_scopes(one, first, other, second)
        or foreseen_and_come(one, first, other, second)
        or _some_of_all(one, first, other, second)
        or measured_apart(one, first, other, second)
    )


def _some_of_all(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one counts a kind of people who may be some of those that the other counts.

    Not where a sentence lists all kinds: "two men, a woman and a child were killed".
    """
    if not first.counted or not second.counted:
        return False
    return any(
        may_be_among(some.counted[0], every.counted[0])
        and some.low <= every.high
        and not _lists_people(cues, some)
        for cues, some, every in ((one, first, second), (other, second, first))
    )


def _lists_people(cues: Cues, among: Quantity) -> bool:
    others = [q for q in cues.quantities if q is not among and set(q.counted[:1]) & PEOPLE]
    return bool(others) or _ONE_PERSON.search(cues.text) is not None


def measured_apart(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the two are of other periods, measures, parts, places or weather stations."""
    return (
        of_other_rates(one, first, other, second)
        or (of_other_periods(one.text, other.text) and not rates_differ(one, first, other, second))
        or of_other_times(one, first, other, second)
        or of_narrower_measures(one, first, other, second)
        or of_other_yardsticks(one, first, other, second)
        or of_other_segments(one, first, other, second)
        or of_other_places(one, first, other, second)
        or of_other_stations(one, first, other, second)
        or (first.dimension is Dimension.ORDINAL and of_other_ranks(one.text, other.text))
    )


def told_apart(one: Cues, other: Cues, comparisons: Sequence[Comparison]) -> bool:
    """Whether all that differs is a number, or a rank, of two measures, places or bounds.

    Whoever reads "revenue was 2.97 billion" beside "revenue from cloud services was 1.2 billion"
    without an eye for that takes it for a clash.
    """
    if on_both_sides(one, other):
        return True
    telling = [c for c in comparisons if c.strength >= TELLING]
    if any(c.cue is CueKind.QUANTITY for c in telling) or any(
        c.verdict is Verdict.CLASH and not _of_years(c, one, other) for c in telling
    ):
        return False
    if of_other_ranks(one.text, other.text) or of_other_bases(one.text, other.text):
        return True
    return any(
        _comparable(one, other, first, second)
        and agree(*_as_told(one, other, first, second)) is Verdict.CLASH
        and (
            measured_apart(one, first, other, second) or of_other_scopes(one, first, other, second)
        )
        and _sure(one, other, first, second).strength >= TELLING
        for first in one.quantities[:MOST_NUMBERS]
        for second in other.quantities[:MOST_NUMBERS]
    )


def _of_years(comparison: Comparison, one: Cues, other: Cues) -> bool:
    """Whether a comparison is of two years, in which two numbers may well be counted."""
    places = comparison.one_span[0], comparison.other_span[0]
    return comparison.cue is CueKind.MOMENT and all(
        any(m.start == place and m.granularity is Granularity.YEAR for m in side.moments)
        for side, place in zip((one, other), places, strict=True)
    )


def _recurs(one: Cues, other: Cues, first: Quantity, second: Quantity) -> bool:
    """Whether a number that stands bare on one side has its unit on the other: "added 101"."""
    bare = [q.dimension is Dimension.COUNT and not q.counted for q in (first, second)]
    return (
        bare[0] != bare[1]
        and first.dimension is not second.dimension
        and (
            _NUMBER.findall(one.text, first.start, first.end)
            == _NUMBER.findall(other.text, second.start, second.end)
            != []
        )
    )


_ONE_PERSON = re.compile(
    r"\b(?:an?|her|his) (?:[\w-]+ ){0,2}?(?:woman|man|child|boy|girl|baby|toddler|teenager|"
    r"daughter|son|wife|husband|mother|father|soldier|driver|passenger|pedestrian|cyclist|student|"
    r"worker|guard|policeman|officer|official|civilian|tourist|journalist|nurse|doctor|pilot)\b",
    re.IGNORECASE,
)

_NUMBER = re.compile(r"\d[\d.,]*\b")

_REQUIRES = re.compile(
    r"\b(?:only (?:if|when|with)|must|requires?|required|ha(?:s|ve|d) to)\b", re.IGNORECASE
)


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _requires(text: str) -> bool:
    return _REQUIRES.search(text) is not None


@lru_cache(maxsize=16384)
def _single_people(text: str) -> int:
    return len(_ONE_PERSON.findall(text))


def _as_told(
    one: Cues, other: Cues, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Return two numbers as what they are told of has them compared."""
    first, second = as_losses(one, first, other, second)
    first, second = as_rates(one, first, other, second)
    return _as_thresholds(one, other, first, second)


def _as_thresholds(
    one: Cues, other: Cues, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Take an open bound for its number where both sentences state what is required.

    "Valid only if at least half vote" and "only if two thirds vote" are two rules, though at least
    half may well be two thirds.
    """
    if not (_requires(one.text) and _requires(other.text)):
        return first, second
    exact = [replace(q, high=q.low) if math.isinf(q.high) else q for q in (first, second)]
    return exact[0], exact[1]


def _adds_up(one: Cues, other: Cues, first: Quantity, second: Quantity) -> bool:
    """Whether one number is the sum of the other and its fellows: 79 seats, and 41, 24 and 14."""
    return _is_sum(first, second, other) or _is_sum(second, first, one)


def _is_sum(total: Quantity, part: Quantity, listed: Cues) -> bool:
    """Whether a total is that of a part and others of the same sentence, "a woman" among them."""
    fellows = [q for q in listed.quantities if q is not part and same_dimension(q, part)]
    others = [q for q in fellows if not q.whole][:MOST_FELLOWS]
    singles = _single_people(listed.text) if part.dimension is Dimension.COUNT else 0
    return any(
        math.isclose(part.low + sum(q.low for q in chosen) + single, total.low)
        for size in range(min(MOST_PARTS, len(others) + 1))
        for chosen in combinations(others, size)
        for single in range(min(MOST_PARTS, singles + 1))
        if size or single
    )


def _sure(one: Cues, other: Cues, first: Quantity, second: Quantity) -> Sureness:
    shared = align(one, other, first.around, second.around)
    return sureness(
        QUANTITY,
        shared,
        match=counted_match(first, second),
        measured=float(Dimension.COUNT not in (first.dimension, second.dimension)),
        apart=0.0
        if _one_is_unanimous(first, second) or _one_figure(one, first, other, second)
        else _apart(first, second),
        alone=float(len(one.quantities) == len(other.quantities) == 1),
        others=float(of_others(one, first, other, second)),
    )


def _one_is_unanimous(first: Quantity, second: Quantity) -> bool:
    """Whether one vote is told without its numbers: all, however many."""
    return first.dimension is Dimension.SCORE and math.inf in (first.high, second.high)


def _one_figure(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one figure is told in two units: "3,000 hectares" and "3,000 acres"."""
    return (
        first.dimension is not Dimension.COUNT
        and _NUMBER.findall(one.text, first.start, first.end)
        == _NUMBER.findall(other.text, second.start, second.end)
        != []
    )


def _apart(first: Quantity, second: Quantity) -> float:
    """Return how many times one is the other, 1 from a hundred times on; such are seldom the same.

    Of an open range the bound counts. One figure in two units is no other thing for that.
    """
    sizes = [q.high if math.isfinite(q.high) else q.low for q in (first, second)]
    small, big = sorted(abs(size) for size in sizes)
    return min(1.0, math.log10(big / small) / 2) if small > 0 else float(big > 0)


def _comparison(match: _Match, one: Cues, other: Cues) -> Comparison:
    first, second = match.one, match.other
    text = _text(first, second, one.text, other.text)
    if opposite_results(one, first, other, second):
        text = f"{result_words(one, first)} against {result_words(other, second)}"
    return Comparison(
        ClashType.NUMBER,
        match.verdict,
        match.sure.strength,
        (first.start, first.end),
        (second.start, second.end),
        text,
        CueKind.QUANTITY,
        match.sure.signs,
    )


def _text(first: Quantity, second: Quantity, one: str, other: str) -> str:
    told = [text[q.start : q.end] for q, text in ((first, one), (second, other))]
    said = [_said(first, told[0]), _said(second, told[1])]
    if first.dimension is not Dimension.COUNT and _unit_of(told[0]) != _unit_of(told[1]):
        said = [_converted(first, second, said[0]), _converted(second, first, said[1])]
    return f"{said[0]} against {said[1]}{_topic(first, second, one)}"


def _said(quantity: Quantity, words: str) -> str:
    return f"the total of {words}" if quantity.whole else words


def _unit_of(words: str) -> str:
    """Return the word of the unit, so that "60-day" and "one day" are told alike."""
    return re.split(r"[\s-]", words)[-1].rstrip("s")


_IN_DAYS = re.compile(r"days?$", re.IGNORECASE)
_IN_KM = re.compile(r"(?:km|kms|kilomet(?:re|er)s?)$", re.IGNORECASE)


def _converted(quantity: Quantity, like: Quantity, words: str) -> str:
    """Add the size in days or kilometres to words that are not told in these already."""
    if quantity.dimension is Dimension.DURATION and quantity.low == quantity.high >= 14:
        return words if _IN_DAYS.search(words) else f"{words} (about {quantity.high:.0f} days)"
    bound = quantity.low in (0.0, quantity.high) and math.isfinite(quantity.high)
    if (
        quantity.dimension is Dimension.LENGTH
        and bound
        and max(quantity.high, like.high) >= 1000
        and not _IN_KM.search(words)
    ):
        return f"{words} (about {quantity.high / 1000:.3g} km)"
    return words


def _topic(first: Quantity, second: Quantity, text: str) -> str:
    """Name a counted word, as the first sentence has it, that both sides share."""
    common = [stem for stem in first.counted if stem in second.counted]
    if not common:
        return ""
    following = text[first.end :].replace(",", " ").split()
    word = next((w.strip(".;:") for w in following[:6] if w.lower().startswith(common[0][:4])), "")
    return f" ({word})" if word.isalpha() else ""
