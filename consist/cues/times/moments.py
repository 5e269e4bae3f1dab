"""Dates and times of a sentence, resolved against the publication date where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from consist.calendar import MONTHS, WEEKDAYS, midnight
from consist.cues.model import Granularity, Moment
from consist.cues.times.clock import (
    CLOCK,
    PART,
    clock_minutes,
    is_shortly,
    is_time,
    part_minutes,
    roughly,
)
from consist.cues.times.dates import (
    DATE_FOLLOWS,
    DAY_OF_MONTH,
    MONTH,
    THAT_YEAR,
    YEAR,
    day_of_month,
    in_zone_of,
    is_day_of_month,
    iso_day,
    year_from,
)
from consist.cues.times.zones import zone_behind
from consist.cues.tokens import CLAUSE_ENDS, Token, around

_RELATIVE = (
    r"the\sday\sbefore\syesterday|yesterday|today|tonight|tomorrow|overnight|last\snight"
    r"|this\s(?:morning|afternoon|evening)|(?:last|next|this)\s(?:week|month|year)"
)
# with a capital where a sentence or a quotation begins, and not in "USA Today said"
_OPENING = rf"(?<![\w,]\s)(?=[A-Z])(?i:{_RELATIVE})"
_PATTERN = re.compile(
    rf"""
    {DAY_OF_MONTH}
    |\b(?P<iso>{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b
    |\b(?P<month3>{MONTH}),?\s(?:of\s)?(?P<year3>{YEAR})\b
    |\b(?P<in>[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Uu]ntil|[Mm]id-|[Ee]arly|[Ll]ate|of|for|from|before|after|this)(?P<gap>\s?)(?P<month4>{MONTH})(?![a-z])(?!\.?\s(?:of\s)?\d)(?:,?\s(?:of\s)?(?P<that4>{THAT_YEAR}))?
    |\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|coming|following)?\s?\b(?P<weekday>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)\b(?!{DATE_FOLLOWS})
    |\b(?P<relative>{_RELATIVE}|{_OPENING})\b
    |\b(?P<when>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|of|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|early|late|\()\s?(?P<year4>{YEAR})\b(?![,.]?\d|-\d|\s(?:people|[a-z]+s\b))
    """,
    re.VERBOSE,
)
_BOUND = {
    **dict.fromkeys("by until till before".split(), "before"),
    **dict.fromkeys("since after from".split(), "after"),
}
_FUTURE = frozenset(
    "will would next due expected planned scheduled shall begins starts resumes expires".split()
)
_TO_DO = re.compile(
    r"\b(?:is|are|was|were|set|ready|about|going|plans?|hopes?|hoped|wants?|intends?|agreed|vowed|"
    r"promised|pledged|decided|asked|ordered|urged|told \w+) to [a-z]",
    re.IGNORECASE,
)
# of something past these look back: "by Tuesday noon the fire was out", "rose to 53 on Monday"
_FUTURE_OR_PAST = frozenset("until till by to".split())
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|rose|fell|sent|took|came|went|made|gave|left|lost|won|met|held|"
    r"stood|began|broke|shot|found|saw|brought|fought|spoke|struck|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
# the day behind these is that of the saying: "would not resign, she said on Sunday"
_SAYING = re.compile(
    r"\b(?:said|ruled|told|announced|added|warned|confirmed|reported)"
    r"(?: (?:reporters|journalists|parliament|him|her|them|in a statement|in court))?"
    r"(?: late| early)?(?: on)? $"
)
_DAY = timedelta(days=1)


def moments(text: str, tokens: Sequence[Token], published: datetime | None) -> tuple[Moment, ...]:
    """Return the moments of a sentence, in the order of the text.

    A publication date at the very ends of the calendar resolves nothing.
    """
    if published is not None and not 2 < published.year < 9998:
        published = None
    if not any(char.isdigit() for char in text) and not _TIME_WORD.search(text):
        return ()
    found = [*_dates(text, published), *_times(text)]
    found.sort(key=lambda moment: (moment.start, moment.end))
    return tuple(_placed(text, tokens, moment) for moment in found)


_TIME_WORD = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)}|{MONTH}|yesterday|today|tonight|tomorrow|night|morning|evening|"
    r"afternoon|dawn|daybreak|noon|midday|midnight|overnight|dusk|nightfall|hours|sunset|sunrise|"
    r"week|month|year|past|lunchtime|breakfast|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)",
    re.IGNORECASE,
)


def _placed(text: str, tokens: Sequence[Token], moment: Moment) -> Moment:
    inside = [n for n, token in enumerate(tokens) if moment.start <= token.start < moment.end]
    if not inside:
        return moment
    first, last = inside[0], inside[-1] + 1
    before = tokens[first - 1].lower if first else ""
    if is_shortly(text, moment.start):
        before = ""  # "shortly after six" is about six
    if before == "from" and moment.days and moment.days[0] < moment.days[1]:
        before = ""  # "from 8 to 15 March" has both ends
    if before in ("on", "about", "around", "early", "late", "the") and first > 1:
        before = tokens[first - 2].lower
    own = tokens[first].lower
    bound = moment.bound or _BOUND.get(own) or _BOUND.get(before, "")
    return replace(moment, bound=bound, around=around(tokens, first, last, reach=7))


def _dates(text: str, published: datetime | None) -> Iterator[Moment]:
    for match in _PATTERN.finditer(text):
        if match["weekday"]:
            yield _weekday(match, text, published)
        elif match["relative"]:
            yield _relative(match, published)
        elif is_day_of_month(match):
            ahead = _is_ahead(text, match.start())
            yield in_zone_of(day_of_month(match, published, ahead=ahead), published)
        else:
            yield from _calendar_words(match, published)


def _calendar_words(match: re.Match[str], published: datetime | None) -> Iterator[Moment]:
    if match["iso"]:
        yield iso_day(match, match["iso"])
    elif match["year4"]:
        yield _year(match)
    elif _is_month(match):
        yield _month(match, published)


def _is_month(match: re.Match[str]) -> bool:
    """Whether "May" and "March" are the months: "in May", not "of May" as a person."""
    name, link = (match["month4"] or "").rstrip("."), match["in"]
    if match["month3"] or match["that4"]:
        return True
    if not match["gap"] and link.lower() != "mid-":
        return False
    return name not in ("May", "March", "Mar", "Jan", "Jun", "Apr") or link.lower() in (
        "in", "since", "by", "last", "next", "until", "mid-", "early", "late"
    )  # fmt: skip


def _weekday(match: re.Match[str], text: str, published: datetime | None) -> Moment:
    start = match.end() - len(match.group().lstrip())
    number = WEEKDAYS.index(match["weekday"].lower().rstrip("s"))
    moment = Moment(start, match.end(), Granularity.DAY, weekday=number)
    if published is None:
        return moment
    which = (match["which"] or "").lower()
    ahead = which in ("next", "coming") or _is_ahead(text, start)
    today = midnight(published)
    back = (today.weekday() - number) % 7
    if ahead and which not in ("last", "this") and back:
        day = today + _DAY * (7 - back)
    else:
        day = today - _DAY * (back or (7 if which == "last" else 0))
    if _AT_MIDNIGHT.search(text, 0, start):
        return replace(moment, earliest=day, latest=day + _DAY * 2, month=day.month)
    return _on(moment, day)


_AT_MIDNIGHT = re.compile(r"\bmidnight,?(?: on)? $", re.IGNORECASE)
"""Before a day: the night between it and the next one may be meant."""


def _is_ahead(text: str, start: int) -> bool:
    """Whether the words before a day, within its clause, speak of what is to come."""
    clause = CLAUSE_ENDS.split(text[:start])[-1]
    if _SAYING.search(clause):
        return False
    words = clause.split()[-9:]
    before = {word.lower() for word in words}
    if before & _FUTURE or _TO_DO.search(" ".join(words)):
        return True
    return bool(before & _FUTURE_OR_PAST) and _PAST.search(text) is None


def _on(moment: Moment, day: datetime) -> Moment:
    return replace(
        moment,
        earliest=day,
        latest=day + _DAY,
        weekday=day.weekday(),
        month=day.month,
        days=(day.day, day.day),
    )


def _relative(match: re.Match[str], published: datetime | None) -> Moment:
    word = " ".join(match["relative"].lower().split())
    if word in ("tonight", "last night", "overnight") or word.startswith("this "):
        return _part_of(match, word, published)
    unit = word.split()[-1]
    granularity = {
        "week": Granularity.WEEK, "month": Granularity.MONTH, "year": Granularity.YEAR,
    }.get(unit, Granularity.DAY)  # fmt: skip
    moment = Moment(match.start(), match.end(), granularity)
    if published is None:
        return moment
    today = midnight(published)
    if granularity is Granularity.DAY:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(word, -2)
        return _on(moment, today + shift * _DAY)
    shift = {"last": -1, "next": 1}.get(word.split()[0], 0)
    earliest, latest = _stretch(today, granularity, shift)
    month = earliest.month if granularity is Granularity.MONTH else None
    return replace(moment, earliest=earliest, latest=latest, month=month)


def _part_of(match: re.Match[str], word: str, published: datetime | None) -> Moment:
    if word in ("this week", "this month", "this year"):
        unit = {"week": Granularity.WEEK, "month": Granularity.MONTH}.get(
            word.split()[1], Granularity.YEAR
        )
        if published is None:
            return Moment(match.start(), match.end(), unit)
        earliest, latest = _stretch(midnight(published), unit, 0)
        return Moment(match.start(), match.end(), unit, earliest, latest)
    parts = {"tonight": (1080, 1800), "last night": (-420, 420), "overnight": (-360, 480)}
    named = {"morning": (0, 720), "afternoon": (720, 1110), "evening": (1020, 1440)}
    low, high = parts.get(word) or named[word.split()[1]]
    moment = Moment(match.start(), match.end(), Granularity.PART, minutes=((low, high),))
    if published is None:
        return moment
    today = midnight(published)
    return replace(
        moment,
        earliest=today + timedelta(minutes=low),
        latest=today + timedelta(minutes=high),
    )


def _stretch(today: datetime, unit: Granularity, shift: int) -> tuple[datetime, datetime]:
    if unit is Granularity.WEEK:
        monday = today - _DAY * today.weekday() + _DAY * 7 * shift
        return monday, monday + _DAY * 7
    if unit is Granularity.MONTH:
        first = _month_start(today, today.month + shift)
        return first, _month_start(first, first.month + 1)
    first = today.replace(year=today.year + shift, month=1, day=1)
    return first, first.replace(year=first.year + 1)


def _month_start(base: datetime, month: int) -> datetime:
    year, index = divmod(base.year * 12 + month - 1, 12)
    return base.replace(year=year, month=index + 1, day=1)


def _year(match: re.Match[str]) -> Moment:
    year = int(match["year4"])
    begin = match.start("year4")
    return Moment(
        begin, match.end(), Granularity.YEAR, datetime(year, 1, 1), datetime(year + 1, 1, 1),  # noqa: DTZ001
        bound=_BOUND.get(match["when"].lower(), ""),
    )  # fmt: skip


def _month(match: re.Match[str], published: datetime | None) -> Moment:
    name = match["month3"] or match["month4"]
    month = MONTHS[name.lower().rstrip(".")]
    begin = match.start("month3") if match["month3"] else match.start("month4")
    bound = _BOUND.get((match["in"] or "").lower(), "")
    moment = Moment(begin, match.end(), Granularity.MONTH, month=month, bound=bound)
    if match["year3"]:
        year = int(match["year3"])
    elif match["that4"] and published is not None:
        year = year_from(match["that4"], published)
    else:
        return moment
    first = datetime(year, month, 1)  # noqa: DTZ001
    latest = _month_start(first, month + 1)
    return in_zone_of(replace(moment, earliest=first, latest=latest), published)


def _times(text: str) -> Iterator[Moment]:
    taken = []
    for match in CLOCK.finditer(text):
        minutes = clock_minutes(match) if is_time(match, text) else ()
        if not minutes:
            continue
        begin = match.start("hour") if match["hour"] else match.start()
        bound = _BOUND.get((match["after"] or "").split(" ")[-1].lower(), "")
        taken.append((match.start(), match.end()))
        yield Moment(
            begin,
            match.end(),
            Granularity.CLOCK,
            minutes=tuple(roughly(text, begin, stretch) for stretch in minutes),
            bound="" if is_shortly(text, begin) else bound,
            zone=zone_behind(text, match.end()),
        )
    for match in PART.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = text[: match.start()].lower()
        if before.endswith(("last ", "this ")) or match["name"].lower() in ("overnight", "tonight"):
            continue
        stretch = part_minutes(match)
        if is_shortly(text, match.start()):
            stretch = roughly(text, match.start(), stretch)
        yield Moment(match.start(), match.end(), Granularity.PART, minutes=(stretch,))
