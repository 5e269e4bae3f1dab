"""How far the counts have come that an article tells of: figures of a later one differ rightly."""

from __future__ import annotations

import re

_OF_WHAT = (
    r"(?:(?:the|all|its|their) )?(?:\w+ ){0,2}(?:seats|results|districts|constituencies|precincts|"
    r"(?:polling|voting) stations|wards|boxes|votes?|ballots)"
)
_DONE = r"(?:declared|counted|reported|reporting|tallied|in)\b"
_SHARE = re.compile(
    rf"\bwith (?:(?:about|around|some|nearly|almost|just|more than|over) )?"
    rf"(?P<share>\d{{1,3}}(?:\.\d{{1,3}})?) ?(?:%|per ?cent) of {_OF_WHAT} {_DONE}",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\bwith (?P<part>\d[\d,]{{0,14}}) (?:out )?of (?:the )?(?P<whole>\d[\d,]{{0,14}}) "
    rf"(?:{_OF_WHAT} )?{_DONE}",
    re.IGNORECASE,
)
_ALL = re.compile(rf"\bwith all (?:of )?(?:the )?(?:\d[\d,]* )?{_OF_WHAT} {_DONE}", re.IGNORECASE)
WHOLE = 1000


def shares_counted(text: str) -> frozenset[int]:
    """Return how much was counted when figures of the text were told, in thousandths.

    >>> sorted(shares_counted("With 40 of 150 seats declared, Labour has 22."))
    [267]
    """
    shares = [round(float(match["share"]) * WHOLE / 100) for match in _SHARE.finditer(text)]
    for match in _PART.finditer(text):
        part, whole = (int(match[name].replace(",", "")) for name in ("part", "whole"))
        if 0 < part <= whole:
            shares.append(round(part * WHOLE / whole))
    if _ALL.search(text):
        shares.append(WHOLE)
    return frozenset(shares)
