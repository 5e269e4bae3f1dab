"""Whether an amount is a profit or a loss: the same amount of either is a contradiction."""

from __future__ import annotations

import re
from dataclasses import replace

from consist.cues.model import Cues, Dimension, Quantity
from consist.cues.tokens import CLAUSE_ENDS, content, tokens_of
from consist.model import Span

_GOOD = frozenset(("profit", "profits", "surplus"))
_NOUNS = r"(?P<result>profits?|loss(?:es)?|surplus|deficit|shortfall)"
_BEFORE = re.compile(
    rf"\b{_NOUNS}(?: (?:for|in|during|over) (?:the |its )?[\w-]+(?: [\w-]+)?)? of "
    r"(?:(?:about|around|some|nearly|almost|just|only|over|more than) )*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:[ -](?:net|operating|annual|quarterly|pre-?tax|trading|budget)){{0,2}} {_NOUNS}\b"
    r"|(?: of| in) (?:(?:net|operating|annual|pre-?tax) )?(?P<further>profits?|loss(?:es)?)\b",
    re.IGNORECASE,
)
_REACH = 70
_PLAIN = frozenset(
    "profit loss surplus deficit shortfall million billion thousand euro dollar pound crown franc "
    "net operat annual report post made make record announc had".split()
)


def result_words(cues: Cues, quantity: Quantity) -> str:
    """Return an amount with the word for its result: "a loss of 3 million euros"."""
    found = _result(cues, quantity)
    return cues.text[slice(*found[1])] if found is not None else ""


def _result(cues: Cues, quantity: Quantity) -> tuple[int, Span] | None:
    """Return 1 for a profit and -1 for a loss, and where the result stands with its amount."""
    if quantity.dimension is not Dimension.MONEY:
        return None
    text, start = cues.text, max(0, quantity.start - _REACH)
    before = _BEFORE.search(text[start : quantity.start])
    if before is not None:
        return _sign(before["result"]), (start + before.start(), quantity.end)
    behind = _BEHIND.match(text, quantity.end)
    if behind is None:
        return None
    return _sign(behind["result"] or behind["further"]), (quantity.start, behind.end())


def _sign(word: str) -> int:
    return 1 if word.lower() in _GOOD else -1


def opposite_results(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one amount is a profit and the other a loss, of what both sentences speak of."""
    mine, theirs = _result(one, first), _result(other, second)
    return mine is not None and theirs is not None and mine[0] != theirs[0]


def of_one_subject(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether both speak of one thing: something beside the result, by no other words.

    Words that either side has before its amount, or both have of their own, tell of two.
    """
    common = (one.content & other.content) - _PLAIN
    own = [side.content - _PLAIN - common for side in (one, other)]
    before = [
        content(tokens_of(side.text[: amount.start])) - _PLAIN - common
        for side, amount in ((one, first), (other, second))
    ]
    return bool(common) and not any(before) and not all(own)


_DOWNWARDS = re.compile(
    r"\b(?:loss(?:es)?|los(?:e|es|ing|t)|deficits?|shortfall|debts?|debit|overdra\w+|arrears|"
    r"in the red|outflows?|withdr[ae]w\w*|negative|minus|down|f[ae]ll\w*|drop\w*|declin\w+|"
    r"decreas\w+|slid\w*|slip\w*|dip\w*|plung\w+|plummet\w*|tumbl\w+|sank|slump\w*|shr[aiu]nk\w*|"
    r"contract(?:s|ed|ion)?|lower\w*|weaken\w*|shed|recession|deflation|less|fewer|worse|cuts?|reduc\w+)\b",
    re.IGNORECASE,
)


def as_losses(
    one: Cues, first: Quantity, other: Cues, second: Quantity
) -> tuple[Quantity, Quantity]:
    """Return two amounts or shares without the minus of one where words tell it for the other.

    "Growth of -0.3 percent" and "shrank by 0.3 percent" are the same.
    """
    if first.dimension not in (Dimension.MONEY, Dimension.SHARE):
        return first, second
    if first.high < 0 <= second.low and _told_downwards(other, second):
        return _without_minus(first), second
    if second.high < 0 <= first.low and _told_downwards(one, first):
        return first, _without_minus(second)
    return first, second


_UPWARDS = re.compile(
    r"\b(?:profits?|surplus(?:es)?|gain(?:s|ed)?|grew|(?<!negative )growth|gr[eo]wn?|r[io]se[ns]?|"
    r"rising|expan(?:ded|sion)|increas\w+|positive|plus|up)\b",
    re.IGNORECASE,
)


def _told_downwards(cues: Cues, quantity: Quantity) -> bool:
    """Whether a number is told of a loss or fall, and is not the level reached: "cut to 0.5".

    The nearest word before it decides, or else its clause: no profit is a loss for the jobs cut.
    """
    before = cues.text[: quantity.start]
    if before.endswith((" to ", " at ")):
        return False
    down, up = (
        max((match.start() for match in words.finditer(before)), default=-1)
        for words in (_DOWNWARDS, _UPWARDS)
    )
    if down != up:
        return down > up
    clause = CLAUSE_ENDS.split(cues.text[quantity.end :], maxsplit=1)[0]
    return _DOWNWARDS.search(clause) is not None


def _without_minus(quantity: Quantity) -> Quantity:
    return replace(quantity, low=-quantity.high, high=-quantity.low)
