"""What is measured year by year: revenue, unemployment, staff; and of which of them a number is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues, Dimension, Quantity

_QUALIFIER = (
    r"adjusted|underlying|core|organic|comparable|recurring|normali[sz]ed|operating|operational|"
    r"trading|net|gross|pre-?tax|after-tax|like-for-like|same-store"
)
_HEAD = (
    r"(?:profits?|loss(?:es)?|income|earnings|results?|EBITDA|EBIT|revenues?|sales|turnover|"
    r"margins?|orders|order intake)"
)
_NAMED = re.compile(
    rf"\b(?P<quals>(?:(?:{_QUALIFIER})[ -]){{0,4}})(?P<head>{_HEAD})\b"
    r"(?P<tax> before interest,? (?:and )?tax(?:es|ation)?(?P<more>,? depreciation)?\b"
    r"| (?:before|after) tax(?:es)?\b)?(?P<share> per share\b)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r" (?:in|of) (?:[\w-]+ ){0,3}?$", re.IGNORECASE)
_MEASURED_YEARLY = re.compile(
    rf"\b(?:{_HEAD}|exports?|imports?|output|production|growth|grew|inflation|unemployment|jobless|"
    r"deficit|surplus|debts?|budget|spending|prices?|rates?|rents?|wages?|salar(?:y|ies)|"
    r"population|inhabitants|employ(?:s|ed|ees)|staff|workforce|members(?:hip)?|subscribers|"
    r"customers|users|passengers|visitors|tourists|deliver(?:y|ies|ed)|shipments|turnout|crimes?|"
    r"arrivals|applications|births|registrations)\b",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(
    r"\b(?:adjusted for|adjusting for|stripping out|excluding|"
    r"(?:before|without) (?:one-off|exceptional|special))\b",
    re.IGNORECASE,
)
_CLASSES = {
    "revenue": frozenset(("revenue", "revenues", "sales", "turnover")),
    "margin": frozenset(("margin", "margins")),
    "orders": frozenset(("orders", "order intake")),
}
_ADJUSTING = frozenset(
    "adjusted underlying core organic comparable recurring normalised normalized like-for-like "
    "same-store".split()
)
_KINDS = {
    "operating": "operating", "operational": "operating", "trading": "operating", "net": "net",
    "gross": "gross", "pretax": "before tax", "pre-tax": "before tax", "after-tax": "net",
    "ebit": "operating", "ebitda": "ebitda",
}  # fmt: skip
_REACH = 50
_BREAK = re.compile(r"[;:—]")


class Yardstick(NamedTuple):
    """A measure of business and where it is named.

    `kind` tells operating, net or gross, empty where that is not said; `adjusted` whether something
    is left out of it.
    """

    start: int
    end: int
    family: str
    kind: str
    adjusted: bool


@lru_cache(maxsize=16384)  # a sentence is compared with many
def is_measured_yearly(text: str) -> bool:
    """Whether a sentence tells of what is counted anew each year, and not of one happening."""
    return _MEASURED_YEARLY.search(text) is not None


def yardstick(cues: Cues, quantity: Quantity) -> Yardstick | None:
    """Return the measure that a number is told of: the one behind it, or the last before it."""
    if quantity.dimension not in (Dimension.MONEY, Dimension.SHARE, Dimension.COUNT):
        return None
    return _yardstick(cues.text, quantity.start, quantity.end)


@lru_cache(maxsize=16384)  # a number is compared with many
def _yardstick(text: str, start: int, end: int) -> Yardstick | None:
    behind = _NAMED.search(text, end, end + _REACH)
    if behind and _BEHIND.match(text[end : behind.start()]):
        return _read(text, behind)
    before = list(_NAMED.finditer(text, 0, start))
    if not before or _BREAK.search(text, before[-1].end(), start):
        return None
    return _read(text, before[-1])


def _read(text: str, found: re.Match[str]) -> Yardstick:
    head = found["head"].lower()
    words = re.split(r"[ ]|(?<=adjusted)-", found["quals"].lower().strip(" -"))
    kinds = [_KINDS[word] for word in (*words, head) if word in _KINDS]
    if found["tax"] and "interest" in found["tax"].lower():
        kinds.append("ebitda" if found["more"] else "operating")
    elif found["tax"]:
        kinds.append("before tax" if "before" in found["tax"].lower() else "net")
    return Yardstick(
        found.start(),
        found.end(),
        "share"
        if found["share"]
        else next((name for name, heads in _CLASSES.items() if head in heads), "profit"),
        kinds[0] if kinds else "",
        bool(_ADJUSTING & set(words)) or _ADJUSTED.search(text) is not None,
    )


def of_other_yardsticks(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the numbers are of two measures: operating and net profit, sales and profit.

    Net is what a profit without more words mostly is, and a revenue too.
    """
    mine, theirs = yardstick(one, first), yardstick(other, second)
    if mine is None or theirs is None:
        return False
    if mine.family != theirs.family or mine.adjusted != theirs.adjusted:
        return True
    return (mine.kind or "net") != (theirs.kind or "net")
