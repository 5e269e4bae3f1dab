"""The zone that is told with a time of day."""

from __future__ import annotations

import re
from typing import Final

ABBREVIATIONS: Final = (
    "GMT UTC BST WET CET CEST EET EEST MSK EST EDT ET CST CDT CT MST MDT MT PST PDT PT AEST "
    "AEDT IST JST HKT SGT PKT NZST NZDT KST SAST TRT".split()
)
_NAMED = r"(?:local|UK|(?:[A-Z][a-z]{2,12}\s){0,2}[A-Z][a-z]{2,12})\s[Tt]ime\b"
_END = r"(?!['’\w])"
TOLD: Final = (
    rf"\s\(?(?-i:(?:{'|'.join(ABBREVIATIONS)})(?:\s?[+−-]\d\d?(?::?[0-5]\d)?)?|{_NAMED}){_END}"
)
"""What makes a number before it a time: "8.15 local time", "1430 GMT", "six Kyiv time"."""

_LONG = "|".join(name for name in ABBREVIATIONS if len(name) > 2)
SURE: Final = rf"\s\(?(?-i:{_LONG}|local\stime){_END}"
"""What makes four digits a time, which may be a year: "in 2020 CT scanners" has none."""

# the minutes that a zone is before Greenwich, in the northern winter and summer
_OFFSETS: dict[str, tuple[int, int]] = {
    "gmt": (0, 0), "bst": (60, 60), "london": (0, 60), "cet": (60, 120), "eet": (120, 180),
    "et": (-300, -240), "mt": (-420, -360), "pt": (-480, -420),
    **{name: (minutes, minutes) for minutes, names in {
        120: "sast", 180: "msk trt", 300: "pkt", 330: "delhi",
        480: "hkt sgt beijing", 540: "jst kst", 600: "aest", 660: "aedt", 720: "nzst",
        780: "nzdt",
    }.items() for name in names.split()},
}  # fmt: skip
_CITIES = {
    "london": "london edinburgh glasgow manchester",
    "cet": "paris berlin brussels rome madrid vienna warsaw prague budapest amsterdam stockholm "
    "oslo copenhagen geneva zurich frankfurt munich milan barcelona",
    "eet": "kyiv kiev helsinki athens bucharest sofia riga vilnius tallinn",
    "msk": "moscow",
    "trt": "istanbul ankara",
    "et": "new york|washington|boston|toronto|atlanta|miami",
    "pt": "los angeles|san francisco|seattle|vancouver",
    "delhi": "delhi|new delhi|mumbai",
    "beijing": "beijing shanghai",
    "hkt": "hong kong|kowloon",
    "sgt": "singapore",
    "jst": "tokyo osaka",
    "kst": "seoul",
}
_PLACES = {
    city: zone
    for zone, cities in _CITIES.items()
    for city in (cities.split("|") if "|" in cities else cities.split())
}
_BEHIND = re.compile(rf"{TOLD}|\s(?:Eastern|Pacific){_END}")
_IN_PLACE = re.compile(
    rf",?\sin\s(?P<place>{'|'.join(place.title() for place in _PLACES)})\b(?![-'’]|\s[A-Z])"
)
_ONE = {
    name: zone
    for zone, names in {
        "gmt": "utc|wet|greenwich mean time|coordinated universal time|universal time",
        "bst": "british summer time",
        "london": "uk time|british time",
        "cet": "cest|central european time|central european summer time|german time|french time",
        "eet": "eest|eastern european time|eastern european summer time|ukrainian time",
        "msk": "moscow standard time",
        "trt": "turkish time",
        "et": "est|edt|eastern|eastern time|eastern standard time|eastern daylight time",
        "ct": "cst|cdt|central time",
        "mt": "mst|mdt|mountain time|mountain standard time|mountain daylight time",
        "pt": "pst|pdt|pacific|pacific time|pacific standard time|pacific daylight time",
        "delhi": "indian standard time|india standard time|indian time",
        "beijing": "china standard time|chinese time",
        "jst": "japan standard time|japanese time",
        "kst": "korea standard time|korean time",
    }.items()
    for name in names.split("|")
} | {f"{place} time": zone for place, zone in _PLACES.items()}
_LOCAL = frozenset(("", "local time"))
_SHIFTED = re.compile(r"(?:gmt|utc)\s?(?P<sign>[+−-])(?P<hours>\d\d?)(?::?(?P<minutes>[0-5]\d))?")
_IN = "in "


def zone_behind(text: str, at: int) -> str:
    """Return the zone that stands in a text behind a time that ends there, "" where there is none.

    Of a place that is told behind the time it is that zone, marked as no more than that.

    >>> zone_behind("It began at 8.15 UTC.", 16), zone_behind("It began at 8.15 today.", 16)
    ('gmt', '')
    >>> zone_behind("It began at 3 p.m. in Paris.", 18)
    'in cet'
    """
    match = _BEHIND.match(text, at)
    if match is None:
        place = _IN_PLACE.match(text, at)
        return _IN + _PLACES[place["place"].lower()] if place is not None else ""
    name = match.group().lower().strip(" (")
    return _ONE.get(name, name)


def shifts_between(one: str, other: str) -> frozenset[int]:
    """Return by how many minutes times of the other zone may have to be put off to be of the one.

    Empty where that is not known: no zone at all is local time, and so is one that only the place
    of what happened tells, beside a time without a zone.

    >>> shifts_between("cet", "gmt"), shifts_between("local time", "gmt")
    (frozenset({120, 60}), frozenset())
    """
    if one == other or {one, other} <= _LOCAL:
        return frozenset((0,))
    if any(zone in _LOCAL for zone in (one, other)):
        placed = one.startswith(_IN) or other.startswith(_IN)
        return frozenset((0,)) if placed else frozenset()
    mine, theirs = _offsets(one.removeprefix(_IN)), _offsets(other.removeprefix(_IN))
    return frozenset(a - b for a, b in zip(mine, theirs, strict=False))


def _offsets(zone: str) -> tuple[int, ...]:
    shifted = _SHIFTED.fullmatch(zone)
    if shifted is None:
        return _OFFSETS.get(zone, ())
    minutes = int(shifted["hours"]) * 60 + int(shifted["minutes"] or 0)
    minutes = minutes if shifted["sign"] == "+" else -minutes
    return (minutes, minutes)
