"""Clock times and parts of the day, in minutes of the day."""

from __future__ import annotations

import re

from consist.calendar import MONTHS, WEEKDAYS
from consist.cues.numbers.numerals import SMALL, TENS
from consist.cues.times.zones import SURE, TOLD, zone_behind

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
_NAMED = "noon|midday|midnight"
_ON = "|".join((*WEEKDAYS, "yesterday", "tomorrow"))


def _in(n: int) -> str:
    """Return the pattern of the part of the day that is told behind a time."""
    return (
        rf"(?:in\sthe\s(?P<part{n}>{_PARTS})|at\s(?P<night{n}>night)|this\s(?P<this{n}>{_PARTS})"
        rf"|(?:on\s)?(?:{_ON})\s(?P<on{n}>{_PARTS}|night))\b"
    )


CLOCK = re.compile(
    rf"""
    (?<!ruled\s)(?<!voted\s)(?<!split\s)\b(?P<to>(?:(?:{_MINUTE_WORDS})\s(?:minutes\s)?|(?:\d{{1,2}}|{_ODD_MINUTES})\sminutes?\s)(?:past|to)\s(?:{_HOUR_WORDS}|{_NAMED}|\d{{1,2}})
      |(?:\d{{1,2}}|{_MINUTE_WORDS}|{_ODD_MINUTES})\sminutes?\s(?:before|after)\s(?:{_NAMED}))\b(?:\s{_in(1)})?
    |\b(?P<digits>[0-2]?\d)(?:(?:[:.]|{_SPACED})(?P<minute>[0-5]\d))?\s?{_HALF}
    |(?<![\d:])(?P<plain>(?:[01]?\d|2[0-3]):[0-5]\d)\b(?!:)(?:\s{_in(2)})?
    |\b(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?={SURE})
    |(?<=\bat\s)(?P<hours>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:hours|hrs)\b(?!\sof))
    |(?<![\d.,])(?P<dotted>(?:[01]?\d|2[0-3])\.[0-5]\d)(?=\slocal\stime\b|\s(?-i:GMT|UTC)\b)
    |\b(?P<after>at|by|before|after|until|since|from|about|around|shortly\safter|soon\safter)
      \s(?P<hour>[0-2]?\d[.][0-5]\d|{_HOUR_WORDS}|1[0-2]|[1-9])
      (?=(?:\s(?:o['’]clock|in\sthe\s(?:{_PARTS})|at\snight|this\s(?:{_PARTS})|last\snight|yesterday|on\s(?-i:[A-Z]))|{TOLD}|[.,;]|\s?$|\sand\b|\swhen\b))
      (?P<clock>\so['’]clock)?(?:\s{_in(3)})?
      (?![.,]\d|\s?\.\s?[0-5]\d\s?(?:{_HALVES}))
    |\b(?P<named>{_NAMED})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:at|until|till|before|after|about|around|just|nearly|almost|exactly|since|it was)\s$",
    re.IGNORECASE,
)
_VOTE = re.compile(r"(?:five|ten|twenty|twenty[- ]five)\sto\s", re.IGNORECASE)
_NO_TIMES = re.compile(
    r"[$£€%]|\b(?:shares?|stocks?|index|yields?|rates?|bonds?|euros?|dollars?|pounds?|yen|rupees?|lira"
    r"|pric(?:e[ds]?|ing)|per\s?cent|points?|inflation|unemployment|magnitude|scor(?:e[ds]?|ing)"
    r"|averag(?:e[ds]?|ing)|odds|barrel|futures|currency|metres|meters|seconds|section|version)\b",
    re.IGNORECASE,
)


def is_time(match: re.Match[str], text: str) -> bool:
    """Whether a match of `CLOCK` is a time, and no vote of "five to four", price or magnitude."""
    if match["to"]:
        vague = _VOTE.match(match["to"]) and not _said_part(match)
        return not vague or _LED.search(text, max(0, match.start() - 9), match.start()) is not None
    if match["hour"] is None or "." not in match["hour"] or match["clock"] or _said_part(match):
        return True
    return zone_behind(text, match.end()) != "" or _NO_TIMES.search(text) is None


_SHORTLY = re.compile(
    r"\b(?:shortly|just|soon|moments|(?:just|only|mere)\sminutes|not\slong|a\slittle"
    r"|a\sshort\s(?:time|while)|a\sfew\sminutes)\s(?P<way>before|after|past)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|circa|close\sto)\s$", re.IGNORECASE
)
_SHORT = 30
_ROUGH = 15


def roughly(text: str, start: int, stretch: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch that is meant where the words before it make it rough.

    "Shortly before nine" is within half an hour of it, "about nine" a quarter of an hour around it.
    """
    low, high = stretch
    lead = max(0, start - 40)
    if near := _SHORTLY.search(text, lead, start):
        before = near["way"].lower() == "before"
        return (low - _SHORT, high) if before else (low, high + _SHORT)
    if _ABOUT.search(text, lead, start):
        return low - _ROUGH, high + _ROUGH
    return stretch


def is_shortly(text: str, start: int) -> bool:
    """Whether "shortly before" or the like stands before a moment, which bounds nothing."""
    return _SHORTLY.search(text, max(0, start - 40), start) is not None


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
    if four := match["four"] or match["hours"]:
        return _with_half(int(four[:2]), int(four[2:]), "", bare=False)
    part = _said_part(match)
    if match["plain"]:
        hour, minute = match["plain"].split(":")
        return _with_part(int(hour), int(minute), part, bare=len(hour) == 1)
    if match["digits"]:
        half = match["half"].replace(".", "").lower()
        return _with_half(int(match["digits"]), int(match["minute"] or 0), half, bare=False)
    if match["to"]:
        return _past_to(match["to"].lower(), part)
    text = (match["hour"] or match["dotted"]).lower()
    whole, _, rest = text.partition(".")
    number, minutes = SMALL.get(whole, 0) or int(whole if whole.isdigit() else 0), int(rest or 0)
    if minutes > 59 or number > 23:
        return ()
    return _with_part(number, minutes, part, bare=len(whole) == 1 or whole[0] != "0")


_PART_GROUPS = tuple(f"{name}{n}" for n in (1, 2, 3) for name in ("part", "night", "this", "on"))


def _said_part(match: re.Match[str]) -> str:
    return next((match[group].lower() for group in _PART_GROUPS if match[group]), "")


_SMALL_HOURS = (12, 1, 2, 3, 4, 5)


def _with_part(hour: int, minute: int, part: str, *, bare: bool) -> tuple[tuple[int, int], ...]:
    """Return the minutes of a time of which a part of the day is told, or "" for none."""
    if not part or not 1 <= hour <= 12:
        return _with_half(hour, minute, "", bare=bare)
    morning = part == "morning" or (part == "night" and hour in _SMALL_HOURS)
    return _with_half(hour, minute, "am" if morning else "pm", bare=bare)


_LINK = re.compile(r"\s(past|to|before|after)\s")


def _past_to(text: str, part: str) -> tuple[tuple[int, int], ...]:
    words, link, last = _LINK.split(text)
    words = words.removesuffix("s").removesuffix(" minute")
    names = {"a quarter": 15, "quarter": 15, "half": 30}
    minute = names.get(words) or _number(words)
    named = {"midnight": 0, "noon": 12, "midday": 12}
    hour = named.get(last, SMALL.get(last) or (int(last) if last.isdigit() else 0))
    if minute > 59 or hour > 23:
        return ()
    if link in ("to", "before"):
        hour, minute = (hour - 1) % 24, 60 - minute
    return _with_part(hour, minute, part, bare=last not in named)


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
