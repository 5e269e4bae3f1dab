"""Clock times and parts of the day, in minutes of the day."""

from __future__ import annotations

import re

from consist.cues.calendar_words import MONTHS
from consist.cues.number_words import SMALL, TENS

_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MINUTE_WORDS = "a quarter|quarter|half|five|ten|twenty-five|twenty five|twenty"
_ODD_MINUTES = "|".join(SMALL)  # only with the word: "twelve minutes to eight"
_HALVES = r"[ap]\.m\.?|[ap]m\b"
_HALF = rf"(?P<half>{_HALVES})"
# Tokenised texts and bad copies have "8. 40am" and "7 : 30 p.m."; "June 8: 10 a.m." is a day.
_NO_DAY = "".join(
    rf"(?<!{month}{dot}\s{day})"
    for month in MONTHS
    for dot in ("", r"\.")
    for day in (r"\d", r"\d\d")
)
_SPACED = rf"{_NO_DAY}(?:\s[:.]\s?|[:.]\s)"
_PARTS = "morning|afternoon|evening"
_IN = rf"(?:in\sthe\s(?P<part>{_PARTS})|at\s(?P<night>night)|this\s(?P<this>{_PARTS}))"
CLOCK = re.compile(
    rf"""
    (?<!ruled\s)(?<!voted\s)(?<!split\s)\b(?P<to>(?:(?:{_MINUTE_WORDS})\s(?:minutes\s)?|(?:\d{{1,2}}|{_ODD_MINUTES})\sminutes\s)(?:past|to)\s(?:{_HOUR_WORDS}|\d{{1,2}}))\b(?:\s{_IN})?
    |\b(?P<digits>[0-2]?\d)(?:(?:[:.]|{_SPACED})(?P<minute>[0-5]\d))?\s?{_HALF}
    |\b(?P<plain>(?:[01]?\d|2[0-3]):[0-5]\d)\b(?!:)
    |\b(?P<after>at|by|before|after|until|since|from|about|around|shortly\safter|soon\safter)
      \s(?P<hour>[0-2]?\d[.][0-5]\d|{_HOUR_WORDS}|1[0-2]|[1-9])
      (?=(?:\s(?:o['’]clock|in\sthe\s(?:morning|afternoon|evening)|at\snight|this\s(?:morning|evening|afternoon)|last\snight|yesterday|on\s[A-Z])|[.,;]|\s?$|\sand\b|\swhen\b))
      (?:\so['’]clock)?(?:\s(?:in\sthe\s(?P<part2>morning|afternoon|evening)|at\s(?P<night2>night)|this\s(?P<this2>morning|evening|afternoon)))?
      (?![.,]\d|\s?\.\s?[0-5]\d\s?(?:{_HALVES}))
    |\b(?P<named>noon|midday|midnight)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

PARTS_OF_DAY = {
    "dawn": (240, 480), "daybreak": (240, 480), "sunrise": (240, 480), "breakfast": (330, 600),
    "morning": (0, 720), "lunchtime": (690, 870), "afternoon": (720, 1110), "teatime": (900, 1080),
    "dusk": (990, 1320), "sunset": (990, 1320), "nightfall": (990, 1380), "evening": (1020, 1440),
    "night": (1080, 1800), "overnight": (1140, 1860), "tonight": (1080, 1800),
    "small hours": (0, 330), "early hours": (0, 400), "daylight": (300, 1260),
}  # fmt: skip
_NAMES = "|".join(sorted(PARTS_OF_DAY, key=len, reverse=True))
PART = re.compile(
    rf"\b(?:(?P<shade>early|late|mid)[ -])?(?P<name>{_NAMES})\b",
    re.IGNORECASE,
)
_SHADES = {
    ("morning", "early"): (0, 540),
    ("morning", "late"): (540, 720),
    ("evening", "late"): (1200, 1440),
}


def clock_minutes(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the possible minutes of the day of a match of `CLOCK`; none for an impossible time."""
    if match["named"]:
        return ((0, 1),) if match["named"].lower() == "midnight" else ((720, 721),)
    if match["plain"]:
        hour, minute = match["plain"].split(":")
        return _with_half(int(hour), int(minute), "", bare=len(hour) == 1)
    if match["digits"]:
        half = match["half"].replace(".", "").lower()
        return _with_half(int(match["digits"]), int(match["minute"] or 0), half, bare=False)
    part = _said_part(match)
    if match["to"]:
        hour, minute = _past_to(match["to"].lower())
    else:
        text = match["hour"].lower()
        whole, _, rest = text.partition(".")
        hour, minute = SMALL.get(whole, 0) or int(whole if whole.isdigit() else 0), int(rest or 0)
    if minute > 59 or hour > 23:
        return ()
    return _with_half(hour, minute, part, bare=True)


def _said_part(match: re.Match[str]) -> str:
    for group in ("part", "night", "this", "part2", "night2", "this2"):
        if match[group]:
            word = match[group].lower()
            return "am" if word == "morning" else "pm"
    return ""


def _past_to(text: str) -> tuple[int, int]:
    words, link, last = re.split(r"\s(past|to)\s", text)
    words = words.removesuffix(" minutes")
    names = {"a quarter": 15, "quarter": 15, "half": 30}
    minute = names.get(words) or _number(words)
    hour = SMALL.get(last) or (int(last) if last.isdigit() else 0)
    if link == "past":
        return hour, minute
    return (hour - 1) % 24, 60 - minute


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return sum(SMALL.get(word, TENS.get(word, 0)) for word in re.split(r"[\s-]", words))


def _with_half(hour: int, minute: int, half: str, *, bare: bool) -> tuple[tuple[int, int], ...]:
    if half and not 1 <= hour <= 12:
        return ()
    if half == "am":
        hours: tuple[int, ...] = (hour % 12,)
    elif half == "pm":
        hours = (hour % 12 + 12,)
    elif bare and 1 <= hour <= 12:
        hours = (hour % 12, hour % 12 + 12)
    else:
        hours = (hour,)
    return tuple((each * 60 + minute, each * 60 + minute + 1) for each in hours)


def part_minutes(match: re.Match[str]) -> tuple[int, int]:
    """Return the minutes of the day, from and to before, of a match of `PART`."""
    name = match["name"].lower()
    shade = (match["shade"] or "").lower()
    return _SHADES.get((name, shade), PARTS_OF_DAY[name])
