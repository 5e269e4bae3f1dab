"""Numbers written so that an NLI model can tell them apart.

Such a model reads digits as pieces of words. Of "€1.2bn" and "€120m" the bundled one takes one for
the other (contradiction 0.12, entailment 0.76), of "€1.2 billion" and "€120 million" it does not
(0.60, 0.25); and of "$8.8 million" and "$88 million" it does (0.11, 0.76), of "$9 million" and "$88
million" it does not (0.80, 0.12). So what it is asked is spelled out; what is shown never is.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_UNITS = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
}
_DIGITS = r"\d[\d.,]{0,20}"
_MONEY = re.compile(rf"(?P<amount>[$£€]\s?{_DIGITS})\s?(?P<unit>k|mn?|bn?|tn)\b", re.IGNORECASE)
_AMOUNT = re.compile(rf"(?P<amount>\b{_DIGITS})\s?(?P<unit>[bt]n)\b")
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?")
_MEASURED = re.compile(
    r"(?P<sign>[$£€]?)(?<![\d.,])(?P<whole>[1-9]\d{0,4})(?:\.(?P<part>\d{1,2}))?(?![\d.,]*\d)"
    r"\s?(?P<unit>%|[a-z]+)"
)
"""A number with what it measures: the sign before it and the word behind it."""


def legible(left: str, right: str) -> tuple[str, str]:
    """Return two sentences with their numbers as a model is asked about them.

    Amounts of money and times of day are spelled out. Where the digits of a decimal number are a
    whole number of the same measure in the other sentence, as by a slip of the point, it is rounded
    to a whole one, unless that is told there as well.

    >>> legible("It cost $8.8m.", "It cost $88 million.")
    ('It cost $9 million.', 'It cost $88 million.')
    """
    left, right = _spelled(left), _spelled(right)
    return _rounded(left, right), _rounded(right, left)


def _spelled(text: str) -> str:
    for pattern in (_MONEY, _AMOUNT):
        text = pattern.sub(lambda found: f"{found['amount']} {_UNITS[found['unit'].lower()]}", text)
    return _CLOCK.sub(_clock, text)


def _clock(found: re.Match[str]) -> str:
    minute = f":{found['minute']}" if found["minute"] else ""
    return f"{found['hour']}{minute} {found['half']}.m."


def _rounded(text: str, beside: str) -> str:
    """Round the decimals whose digits alone measure the same in the sentence beside it."""
    told = {_measure(found, found["whole"], found["part"]) for found in _MEASURED.finditer(beside)}

    def rounded(found: re.Match[str]) -> str:
        if not found["part"]:
            return found[0]
        value = Decimal(f"{found['whole']}.{found['part']}")
        whole = str(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
        slip = _measure(found, found["whole"] + found["part"])
        itself = (_measure(found, found["whole"], found["part"]), _measure(found, whole))
        if slip not in told or not told.isdisjoint(itself):
            return found[0]
        return found[0].replace(f"{found['whole']}.{found['part']}", whole, 1)

    return _MEASURED.sub(rounded, text)


def _measure(found: re.Match[str], whole: str, part: str | None = None) -> tuple[str, ...]:
    return (found["sign"], whole, part or "", found["unit"])
