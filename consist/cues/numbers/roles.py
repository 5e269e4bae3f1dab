"""The part that a number plays: a level, a change, a total, a year, or no quantity at all."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Dimension
from consist.cues.numbers.measures import sign_place
from consist.cues.numbers.numerals import PARTS, Numeral, read_numeral
from consist.cues.tokens import Token

_CHANGE = frozenset("by further another additional more extra".split())
_HEDGES = frozenset("only just merely barely some about around nearly almost roughly".split())
# A share behind these may be how far something moved: "fell 2 percent", "a 5 percent rise".
_MOVED = frozenset(
    "up down rose rise rises risen rising climbed climbs gained gains jumped jumps surged surges "
    "soared grew grows grown advanced added fell fall falls fallen falling dropped drops slid "
    "slides slipped slips dipped plunged plunges tumbled tumbles sank slumped shrank declined "
    "declines decreased increased higher lower".split()
)
_MOVES = frozenset(
    "rise increase gain jump surge growth hike fall drop decline decrease dip slump plunge cut "
    "reduction higher lower".split()
)
_SENSES = {
    **dict.fromkeys("more fewer extra further additional".split(), "change"),
    **dict.fromkeys("short clear ahead behind inside apart shy adrift off".split(), "margin"),
    **dict.fromkeys("after later into since".split(), "after"),
    **dict.fromkeys("before earlier".split(), "before"),
    "ago": "ago",
}
_MARGINS = frozenset("majority margin lead advantage deficit".split())
# "with 42 percent of the votes counted": how far the count is, and no share of anybody's
_COUNTED = frozenset("counted reporting tallied declared".split())
_REACH = 6


MOVED = "moved"
"""The sense of a share that is a change or else a level: it may be held against either."""


def sense(tokens: Sequence[Token], first: int, last: int, dimension: Dimension) -> str:
    """Return in what sense a number is no level; empty where it is one.

    Args:
        tokens: Those of the sentence.
        first: Where the number begins.
        last: Where it ends with its unit.
        dimension: What it measures. A share may have moved, and a deficit in money is a level.
    """
    share = dimension is Dimension.SHARE
    while first and tokens[first - 1].lower in _HEDGES:
        first -= 1
    before = tokens[first - 1].lower if first else ""
    if before == "but" and first > 1 and tokens[first - 2].lower == "all":
        return "rest"
    if before in _CHANGE:
        return "change"
    level = dimension in (Dimension.SHARE, Dimension.MONEY)
    if not level and before == "of" and first > 2 and tokens[first - 2].lower in _MARGINS:
        return "" if tokens[first - 3].lower == "the" else "margin"
    behind = [token.lower for token in tokens[last : last + _REACH]]
    if share and (before in _MOVED or _MOVES & set(behind[:1])):
        return MOVED
    for word in behind[:2]:
        if word in _SENSES:
            return _SENSES[word]
    return "counted" if behind[:1] == ["of"] and _COUNTED & set(behind) else ""


def is_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether the number is the total of a part: "five of 200", "17 of the train's 42 wagons"."""
    for back in range(1, 6):
        if first - back < 0:
            return False
        word = tokens[first - back].lower
        if word == "of":
            return back > 1 or first == 1 or _is_part(tokens[first - 2])
        if back == 1 and not _may_stand_before_whole(word):
            return False
        if word in (",", ".", ";") or (
            word.endswith("s") and back > 1 and "’" not in word and "'" not in word
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


def is_incidental(tokens: Sequence[Token], numeral: Numeral) -> bool:
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
        if before.kind == "word":
            return sign_place(tokens, numeral.first) is None
        if before.text in "#@_&":
            return True
    return token.kind == "number" and len(text) > 1 and text[0] == "0" and text.isdigit()


_AFTER_PRONOUN = frozenset(
    "of is was has had who that which would could will in at on and or to but can by another day "
    "for with side thing way might may did does after".split()
)
_BEFORE_PRONOUN = frozenset(
    "no any every each this that which the another some not only number".split()
)
