"""The outcome of a vote: "52-48", "seven votes to three", "61 in favour and 40 against"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from consist.cues.model import Cues, Dimension, Quantity
from consist.cues.numbers.numerals import read_numeral
from consist.cues.tokens import Token, around, lower_at, stand, stems

MOST = 5000
_VOTERS = frozenset(
    "votes vote members lawmakers mps deputies senators councillors delegates judges justices yes "
    "no voted voting were".split()
)
_IN_FAVOUR = (
    ("in", "favour"), ("in", "favor"), ("for",), ("in", "support"), ("yes",), ("ayes",),
)  # fmt: skip
_AGAINST = (("against",), ("opposed",), ("noes",), ("no",), ("opposing",))
_LINKS = frozenset((",", "and", "to", "with", "versus", ";"))
_BY_VOTE = frozenset("vote ruling decision majority margin".split())
_BEHIND = frozenset(
    ". , ; : ) in on for against that to the and but after when with not".split()
) | {""}
_VOTING = frozenset(
    "vote votes voted voting motion bill law passed approved adopted rejected backed endorsed "
    "ruled ruling decided elected ratified senate council parliament committee board jury court "
    "judges resolution referendum decision verdict amendment agreed".split()
)
_DECIDED = frozenset(
    "vote votes voted passed approved adopted rejected backed endorsed ruled ruling decided "
    "elected ratified motion bill resolution decision verdict agreed".split()
)
_BODIES = stems(
    "council parliament senate committee board jury court judges justices shareholders mps "
    "lawmakers deputies assembly congress house commission cabinet panel delegates union "
    "workers councillors senators investors owners"
)
_PLAIN = stems(
    "unanimous unanimously vote votes voted voting motion bill law plan proposal measure "
    "resolution decision ruling verdict favour favor support oppose passed approved adopted "
    "rejected backed endorsed ruled decided elected ratified agreed members majority"
)
_NEAR, _CLOSE = 12, 6


def of_one_vote(one: Cues, other: Cues) -> bool:
    """Whether two sentences may tell of one vote: no two bodies, and one thing voted on."""
    bodies = one.content & _BODIES, other.content & _BODIES
    if all(bodies) and bodies[0] != bodies[1]:
        return False
    matters = [side.content - _BODIES - _PLAIN for side in (one, other)]
    if all(matters):
        return bool(matters[0] & matters[1])
    return bool((one.content & other.content) - _BODIES)


def vote(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Return the outcome of a vote that begins at a token, and the token behind it."""
    if tokens[at].lower in ("unanimous", "unanimously"):
        return _unanimous(tokens, at)
    first = _number(tokens, at)
    if first is None:
        return None
    return _for_and_against(tokens, at, *first) or _to(tokens, at, *first)


def hyphenated(tokens: Sequence[Token], at: int) -> bool:
    """Whether "52-48" is a vote, the majority first, and no range or season."""
    more, less = int(tokens[at].text), int(tokens[at + 2].text)
    near = {token.lower for token in tokens[max(0, at - 8) : at]}
    return less <= more < 1000 and bool(near & _DECIDED) and lower_at(tokens, at + 3) in _BEHIND


def _number(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    numeral = read_numeral(tokens, at) if at < len(tokens) else None
    if numeral is None or numeral.low != numeral.high or numeral.vague:
        return None
    whole = numeral.high <= MOST and numeral.high.is_integer()
    return (numeral.high, numeral.last) if whole else None


def _for_and_against(
    tokens: Sequence[Token], at: int, votes: float, last: int
) -> tuple[Quantity, int] | None:
    """Read "67 votes in favour and 40 against"."""
    behind = _side(tokens, last, _IN_FAVOUR)
    if behind is None:
        return None
    steps = 0
    while steps < 2 and lower_at(tokens, behind) in _LINKS:
        behind, steps = behind + 1, steps + 1
    other = _number(tokens, behind)
    end = _side(tokens, other[1], _AGAINST) if other is not None else None
    return None if other is None or end is None else _told(tokens, at, end, votes, other[0])


def _side(tokens: Sequence[Token], at: int, words: Sequence[tuple[str, ...]]) -> int | None:
    """Return where the words for a side of the vote end, behind those for the voters."""
    for skipped in range(3):
        for phrase in words:
            if stand(tokens, at + skipped, phrase):
                return at + skipped + len(phrase)
        if lower_at(tokens, at + skipped) not in _VOTERS:
            return None
    return None


def _to(tokens: Sequence[Token], at: int, votes: float, last: int) -> tuple[Quantity, int] | None:
    """Read "52 votes to 48", and "seven to two" where a vote is told of."""
    counted = lower_at(tokens, last) in ("vote", "votes")
    last += counted
    other = _number(tokens, last + 1) if lower_at(tokens, last) == "to" else None
    if other is None:
        return None
    value, end = other
    counted = counted or lower_at(tokens, end) in ("vote", "votes")
    if not counted and not (_is_vote(tokens, at, end, rising=votes < value)):
        return None
    end += lower_at(tokens, end) in ("vote", "votes")
    return _told(tokens, at, end, votes, value)


def _is_vote(tokens: Sequence[Token], at: int, end: int, *, rising: bool) -> bool:
    """Whether "5 to 4" is one: "voted 5 to 4", "by 5 to 4", "a vote of 5 to 4", nothing counted."""
    before, further = lower_at(tokens, at - 1), lower_at(tokens, at - 2)
    if lower_at(tokens, end) not in _BEHIND:
        return False
    if before in ("voted", "ruled", "split") or (before == "of" and further in _BY_VOTE):
        return True
    near = {token.lower for token in tokens[max(0, at - _NEAR) : end + _NEAR]}
    return before == "by" and not rising and bool(near & _VOTING)


def _unanimous(tokens: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Read that nobody voted against: all, however many, to none."""
    near = {token.lower for token in tokens[max(0, at - _CLOSE) : at + _CLOSE]}
    return _told(tokens, at, at + 1, math.inf, 0.0) if near & _DECIDED else None


def _told(
    tokens: Sequence[Token], at: int, end: int, votes: float, others: float
) -> tuple[Quantity, int]:
    low, high = sorted((votes, others))
    return (
        Quantity(
            tokens[at].start, tokens[end - 1].end, low, high, approximate=False, granule=1.0,
            dimension=Dimension.SCORE, unit="score", counted=(), around=around(tokens, at, end),
        ),
        end,
    )  # fmt: skip
