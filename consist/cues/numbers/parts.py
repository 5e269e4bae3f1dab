"""Parts and their wholes: which numbers are told as part of something, and out of how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from consist.cues.model import Dimension, Quantity
from consist.cues.tokens import Token

# How a number may be told to be a part: of something named, or of what was just counted.
OF_NAMED, OF_COUNTED = "of", "among"

_WHOSE = "the|these|those|its|their|his|her|our|this|that|all"
# "Of the money in reserve, 180 million": everything told behind the comma is a part
_OPENING = re.compile(
    rf"(?:^|; )of (?:{_WHOSE}|them|whom|which)\b(?:(?! [,;] ).)* , (?:(?! ; ).)*$"
)
_AMONG = re.compile(
    r"\b(?:including|includes?|included|among (?:them|these|those|whom|which))"
    r"(?: [:,]| were| are| was| is)?(?: [\w-]+ [\w-]+(?: [\w-]+)? and| [\w-]+ [\w-]+ , )? $"
)
_AMONG_NAMED = re.compile(r"(?:^|; )among those (?:(?! [,;] ).)+ (?:were|are|was|is) $")
# "45 of its people" may well be all that were meant
_BEHIND_NAMED = re.compile(
    r"^of (?:the|these|those|this|that|all)\b(?! (?:year|month|week|day|time)s?\b)"
)
_BEHIND_COUNTED = re.compile(r"^of (?:them|whom|which|these|those)\b(?= [\w,.;]|$)")

_LONGEST_BETWEEN = 40
_BREAK = re.compile(r"[,;:.()]|\band\b")


# a share is always one of a whole, and no age or place is
_HAS_PARTS = frozenset(
    {Dimension.COUNT, Dimension.MONEY, Dimension.AREA, Dimension.VOLUME, Dimension.MASS}
)


def part_told(tokens: Sequence[Token], first: int, last: int, dimension: Dimension) -> str:
    """Return in what way tokens[first:last] is told as part of something; empty where it is not."""
    if dimension not in _HAS_PARTS:
        return ""
    before = "".join(f"{token.lower} " for token in tokens[:first])
    behind = " ".join(token.lower for token in tokens[last : last + 5])
    if _AMONG.search(before):
        return OF_COUNTED
    pronoun = _BEHIND_COUNTED.match(behind)
    if pronoun and pronoun.group().rsplit(" ", 1)[1] in ("them", "whom", "which"):
        return OF_COUNTED if first and tokens[first - 1].text in (",", ";", "—", "–") else OF_NAMED
    if _OPENING.search(before) or _AMONG_NAMED.search(before):
        return OF_NAMED
    return OF_NAMED if pronoun or _BEHIND_NAMED.match(behind) else ""


def with_wholes(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Give each part the whole that it is taken of in the same phrase: "five of eight counts"."""
    told = list(found)
    for at, (part, whole) in enumerate(pairwise(found)):
        between = text[part.end : whole.start]
        if (
            whole.whole
            and not part.whole
            and part.dimension is whole.dimension is Dimension.COUNT
            and len(between) <= _LONGEST_BETWEEN
            and not _BREAK.search(between)
        ):
            told[at] = replace(part, out_of=whole.high)
    return tuple(told)
