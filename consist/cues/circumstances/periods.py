"""Over what stretch of time a sentence counts: a quarter, a year, a week, a day's trading."""

from __future__ import annotations

import re
from functools import lru_cache

from consist.calendar import MONTHS

_MONTH = "|".join(name.capitalize() for name in MONTHS)
_PERIODS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "day": r"\b(?:early|morning|afternoon|late) trad(?:e|ing)\b|\bdaily\b"
        r"|\b(?:at|by) the (?:open|close)\b|\b(?:on|in) the day\b"
        r"|\b(?:per|each|every) day\b|\b\d[\d,.]{0,12} [a-z]+s a day\b",
        "week": r"\b(?:this|last|the past|over the|per|a|the) week\b|\bweekly\b",
        "month": rf"\b(?:in|during|for(?! May\b)|through) (?-i:{_MONTH})\b"
        r"|\b(?:this|last|the past|per|a|the) month\b|\bmonthly\b",
        "quarter": r"\b(?:first|second|third|fourth|last|latest|this|the)[- ]quarter\b",
        "half": r"\b(?:first|second)[- ]half\b",
        "months": r"\b(?:first|last|past) (?:\d+|two|three|four|six|eight|nine|ten) months\b",
        "season": r"\b(?:this|last|over the|the) (?:winter|summer|spring|autumn|season)\b",
        "year": r"\b(?:full|whole|entire)[- ]year\b|\b(?:this|last|the past|per|the) year\b"
        r"|\b\d[\d,.]{0,12} [a-z]+s a year\b(?! (?:ago|later|earlier|after|before))"
        r"|\bannual(?:ly)?\b|\bsince (?-i:January)\b|\byear[- ]on[- ]year\b",
    }.items()
}
_NUMBERED = re.compile(r"\b(first|second|third|fourth)[- ](quarter|half)\b")


def of_other_periods(one: str, other: str) -> bool:
    """Whether both sentences tell over what period they count, and none of these may be the same.

    "Revenue rose 5 percent in the first quarter" and "rose 11 percent in the full year" may both
    be so, and so may what is told of two quarters.
    """
    mine, theirs = _periods(one), _periods(other)
    if not mine or not theirs:
        return False
    shared = mine & theirs
    if not shared <= {"quarter", "half"}:
        return False
    numbered = [set(_NUMBERED.findall(text.lower())) for text in (one, other)]
    return not shared or (all(numbered) and not numbered[0] & numbered[1])


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _periods(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _PERIODS.items() if pattern.search(text))
