"""The zone that is told with a time of day."""

from __future__ import annotations

import re
from typing import Final

ABBREVIATIONS: Final = (
    "GMT UTC BST WET CET CEST EET EEST MSK EST EDT ET CST CDT CT MST MDT MT PST PDT PT AEST "
    "AEDT IST JST HKT SGT PKT NZST NZDT".split()
)
_NAMED = r"(?:local|(?:[A-Z][a-z]{2,12}\s){0,2}[A-Z][a-z]{2,12})\stime\b"
_END = r"(?!['’\w])"
TOLD: Final = rf"\s\(?(?-i:{'|'.join(ABBREVIATIONS)}|{_NAMED}){_END}"
"""What makes a number before it a time: "8.15 local time", "1430 GMT", "six Kyiv time"."""

_LONG = "|".join(name for name in ABBREVIATIONS if len(name) > 2)
SURE: Final = rf"\s\(?(?-i:{_LONG}|local\stime){_END}"
"""What makes four digits a time, which may be a year: "in 2020 CT scanners" has none."""

_BEHIND = re.compile(rf"{TOLD}|\s(?:Eastern|Pacific){_END}")
_ONE = {
    name: zone
    for zone, names in {
        "gmt": ("utc", "wet"),
        "cet": ("cest",),
        "eet": ("eest",),
        "et": ("est", "edt", "eastern", "eastern time"),
        "ct": ("cst", "cdt", "central time"),
        "mt": ("mst", "mdt", "mountain time"),
        "pt": ("pst", "pdt", "pacific", "pacific time"),
    }.items()
    for name in names
}
_LOCAL = frozenset(("", "local time"))


def zone_behind(text: str, at: int) -> str:
    """Return the zone that stands in a text behind a time that ends there, "" where there is none.

    >>> zone_behind("It began at 8.15 UTC.", 16), zone_behind("It began at 8.15 today.", 16)
    ('gmt', '')
    """
    match = _BEHIND.match(text, at)
    if match is None:
        return ""
    name = match.group().lower().strip(" (")
    return _ONE.get(name, name)


def comparable_zones(one: str, other: str) -> bool:
    """Whether times that are told with these zones can be compared; none at all is local time."""
    return one == other or {one, other} <= _LOCAL
