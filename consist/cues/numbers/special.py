"""Numbers of special make: shares, scores, multiples and ordinals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from consist.cues.model import Dimension, Quantity
from consist.cues.numbers.assembly import assemble
from consist.cues.numbers.bounds import Bounds, bounded
from consist.cues.numbers.counted import counted_after
from consist.cues.numbers.measures import Measure, measure_after
from consist.cues.numbers.numerals import ORDINALS, PARTS, number_of, read_numeral
from consist.cues.numbers.votes import hyphenated, vote
from consist.cues.tokens import Token, around, lower_at, stem, stems

Found: TypeAlias = tuple[Quantity, int]

# The step that a fraction in words is taken to be told in, in percent.
FRACTION = 3.0


def special_number(tokens: Sequence[Token], at: int) -> Found | None:
    """Return a number of special make that begins at a token, and the token behind it."""
    return (
        vote(tokens, at)
        or _share(tokens, at)
        or _score(tokens, at)
        or _multiple(tokens, at)
        or _ordinal(tokens, at)
        or _single(tokens, at)
    )


def _share(tokens: Sequence[Token], at: int) -> Found | None:
    """Read "two thirds", "a quarter", "half", "one in three", "two out of five"."""
    parsed = (
        _one_in(tokens, at) or _every_other(tokens, at) or _fraction(tokens, at, tokens[at].lower)
    )
    if parsed is None:
        return None
    last, value = parsed
    step = FRACTION if value >= 1.0 else value / 10
    bounds = bounded(tokens, Bounds(at, last, value, value, step))
    counted = counted_after(tokens, last)
    measure = Measure(last, Dimension.SHARE, 1.0, "percent")
    found = assemble(tokens, bounds, measure, counted)
    return (found, last) if found is not None else None


def _fraction(tokens: Sequence[Token], at: int, word: str) -> tuple[int, float] | None:
    if word == "half" and not _half_of_other(tokens, at):
        return at + 1, 50.0
    numerators = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
    if word not in numerators:
        return None
    step = at + 2 if lower_at(tokens, at + 1) == "-" else at + 1
    part = lower_at(tokens, step)
    count = numerators[word]
    if part not in PARTS or (count == 1 and lower_at(tokens, step + 1) not in _AFTER_SHARE):
        return None
    if (count == 1) == part.endswith("s") or count >= PARTS[part]:
        return None
    return step + 1, 100.0 * count / PARTS[part]


_AFTER_SHARE = frozenset(
    (
        "of and majority to in off from more less the had said would were are have this that when "
        "as after by on at is was for , . ) ;"
    ).split()
) | {""}


def _half_of_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether "half" is a time or a thing: half past, half an hour, half-time, first half."""
    following, before = lower_at(tokens, at + 1), lower_at(tokens, at - 1) if at else ""
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


def _one_in(tokens: Sequence[Token], at: int) -> tuple[int, float] | None:
    one = read_numeral(tokens, at)
    if one is None or one.high > 20 or one.last != at + 1:
        return None
    link = one.last
    if lower_at(tokens, link) == "out" and lower_at(tokens, link + 1) == "of":
        link += 1
    elif lower_at(tokens, link) != "in" or one.low > 9:
        return None
    link += lower_at(tokens, link + 1) == "every"
    other = read_numeral(tokens, link + 1) if link + 1 < len(tokens) else None
    if (
        other is None
        or not one.high < other.high <= (100 if one.high > 1 else _RAREST)
        or lower_at(tokens, other.last) in _PERIODS
        or (other.high > 100 and _is_no_share(tokens, link + 1, other.last))
    ):
        return None
    return other.last, 100.0 * one.high / other.high


def _is_no_share(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether "one in 2024" or "one in 500 metres" tells when or where."""
    year = len(tokens[at].text) == 4 and tokens[at].text.isdigit()
    return year or measure_after(tokens, last) is not None


def _every_other(tokens: Sequence[Token], at: int) -> tuple[int, float] | None:
    """Read "every second household"."""
    word = lower_at(tokens, at + 1)
    if tokens[at].lower != "every" or word not in (*ORDINALS, "other"):
        return None
    if stem(lower_at(tokens, at + 2)) not in _ONE_OF_MANY:
        return None
    return at + 2, 100.0 / ORDINALS.get(word, 2)


_RAREST = 1e7
_ONE_OF_MANY = stems(
    "household family person child woman man pupil student voter adult worker company patient "
    "citizen resident employee teenager pensioner girl boy inhabitant school shop"
)
_PERIODS = frozenset("days weeks months years hours minutes".split())


def _score(tokens: Sequence[Token], at: int) -> Found | None:
    """Read "3-1" beside a word of games or votes.

    The smaller of the two is kept in `low`, the greater in `high`.
    """
    if at + 2 >= len(tokens):
        return None
    if not tokens[at].text.isdigit() or not tokens[at + 2].text.isdigit():
        return None
    near = {token.lower for token in tokens[max(0, at - 8) : at + 11]}
    if tokens[at + 1].text not in "-–" or tokens[at + 2].start != tokens[at].end + 1:
        return None
    if not near & _GAMES and not hyphenated(tokens, at):
        return None
    return _two(tokens, at, at + 2)


def _two(tokens: Sequence[Token], at: int, then: int) -> Found:
    one, other = sorted((float(tokens[at].text), float(tokens[then].text)))
    return (
        Quantity(
            tokens[at].start, tokens[then].end, one, other, approximate=False, granule=1.0,
            dimension=Dimension.SCORE, unit="score", counted=(),
            around=around(tokens, at, then + 1),
        ),
        then + 1,
    )  # fmt: skip


def _single(tokens: Sequence[Token], at: int) -> Found | None:
    """Read "a single missile"."""
    if lower_at(tokens, at) != "a" or lower_at(tokens, at + 1) != "single":
        return None
    if lower_at(tokens, at - 1) in _DENYING or lower_at(tokens, at + 2) in _NEVER_COUNTED:
        return None
    counted = counted_after(tokens, at + 2)
    if not counted.stems:
        return None
    measure = Measure(at + 2, Dimension.COUNT, 1.0, "count")
    found = assemble(tokens, Bounds(at, at + 2, 1.0, 1.0, 1.0), measure, counted)
    return None if found is None else (found, at + 2)


_DENYING = frozenset("not without hardly never barely nor".split())
_NEVER_COUNTED = frozenset(
    "engine mother father mum mom dad parent woman man market currency malt bed room mind word "
    "thing file digit figure biggest largest most".split()
)


_GAMES = frozenset(
    "won win wins beat beaten lost lose defeat defeated victory draw drew match game score scored "
    "vote voted ruled ruling decision aggregate final goal goals by".split()
)


def _multiple(tokens: Sequence[Token], at: int) -> Found | None:
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
        if numeral is None or lower_at(tokens, numeral.last) not in ("times", "fold"):
            hyphen = (
                numeral is not None
                and lower_at(tokens, numeral.last) == "-"
                and lower_at(tokens, numeral.last + 1) == "fold"
            )
            if not hyphen or numeral is None:
                return None
            last = numeral.last + 2
        else:
            last = numeral.last + 1
        value = numeral.high
    return (
        Quantity(
            tokens[at].start, tokens[last - 1].end, value, value, approximate=False, granule=1.0,
            dimension=Dimension.MULTIPLE, unit="times", counted=(), around=around(tokens, at, last),
        ),
        last,
    )  # fmt: skip


def _ordinal(tokens: Sequence[Token], at: int) -> Found | None:
    word = tokens[at].lower
    last = at + 1
    value: float | None = None
    if word in ORDINALS and word != "second":
        value = float(ORDINALS[word])
    elif (
        tokens[at].kind == "number"
        and lower_at(tokens, last) in ("st", "nd", "rd", "th")
        and tokens[last].start == tokens[at].end
    ):
        value, last = number_of(tokens[at]), last + 1
    if value is None:
        return None
    counted = counted_after(tokens, last)
    return (
        Quantity(
            tokens[at].start, tokens[last - 1].end, value, value, approximate=False, granule=1.0,
            dimension=Dimension.ORDINAL, unit="place", counted=counted.stems,
            around=around(tokens, at, last),
        ),
        last,
    )  # fmt: skip
