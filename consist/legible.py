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
_MONEY = re.compile(r"(?P<amount>[$£€]\s?\d[\d.,]*)\s?(?P<unit>k|mn?|bn?|tn)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(?P<amount>\b\d[\d.,]*)\s?(?P<unit>[bt]n)\b")
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?")
_DECIMAL = re.compile(r"(?<![\d.,])(?P<whole>[1-9]\d{0,2})\.(?P<part>\d{1,2})(?![\d.]*\d)")
_WHOLE = re.compile(r"(?<![\d.,])\d{2,5}(?![\d.,]*\d)")


def legible(left: str, right: str) -> tuple[str, str]:
    """Return two sentences with their numbers as a model is asked about them.

    Amounts of money and times of day are spelled out. Where the digits of a decimal number are a
    whole number of the other sentence, as by a slip of the point, it is rounded to a whole one.

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
    """Round the decimals whose digits alone are a number of the sentence beside it.

    Not those that stand there as well.
    """
    slips = set(_WHOLE.findall(beside))
    shared = {found[0] for found in _DECIMAL.finditer(beside)}

    def rounded(found: re.Match[str]) -> str:
        if found["whole"] + found["part"] not in slips or found[0] in shared:
            return found[0]
        return str(Decimal(found[0]).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    return _DECIMAL.sub(rounded, text)
