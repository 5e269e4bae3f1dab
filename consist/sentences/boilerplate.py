"""What a page puts around an article: teasers, bylines, share lines, credits, corrections.

A body sentence taken for boilerplate is lost to comparison, a missed teaser only costs a glance:
every pattern here matches a whole sentence of its kind, or an opening that news prose never has.
"""

from __future__ import annotations

import re

from consist.model import Span
from consist.sentences.words import OPENERS

_TEASER = (
    r"(?:read|see|watch|listen|view)\s+(?:more|also|next|now|too)\b"
    r"(?=\W*$|\s*[:|>–—-]|\s+[\"“‘']?(?-i:[A-Z])|\s+(?:here|related|about|at|on)\b)"
    r"|(?:also\s+read|more\s+on\s+this|related(?:\s+(?:stories|articles|content|news))?"
    r"|recommended|don['’]t\s+miss|most\s+read|trending|more\s+from)\s*[:|–-]"
)
TEASER = re.compile(rf"(?:{_TEASER})", re.IGNORECASE)

_AGENCIES = "reuters|afp|ap|sana|tass|anadolu|agencies|xinhua|dpa|efe|upi|pa media"
_NAME = r"(?-i:[A-Z])[\w.'’-]*"
_SOURCE = (
    rf"\((?=[^()]*\b(?:source:|{_AGENCIES})\W)"
    rf"(?:(?:source:|(?-i:with|and|/|&)|With|{_NAME})(?: |(?=\))))++\)"
)
_LEADING_CREDIT = re.compile(
    rf"(?:{_SOURCE}|slideshow \(\d+ images?\)) (?=[\"“]?(?-i:[A-Z]))", re.IGNORECASE
)
_BYLINE = (
    rf"by (?:{_AGENCIES}|staff"
    rf"|{_NAME}(?:,? (?:{_NAME}|(?-i:and|&|in|for|of|staff))(?=[, .]|$))+)\W*"
)
_CREDITS = "reporting|writing|editing|compiled|written"
_CREDIT = (
    rf"\(?(?:additional )?(?:{_CREDITS}) by "
    rf"(?:(?:{_NAME}|(?-i:and|in|for|at|by|additional|{_CREDITS}|newsroom|bureau|staff|&))"
    r"(?:[,;:/)]+ ?| |$))++"
)
_SHARED = (
    "article|story|post|page|link|video|news|friends?|facebook|twitter|x|e-?mail|whatsapp|telegram"
)
_SHARE = (
    r"(?:share|tweet|e-?mail|print|save|comment)"
    rf"(?:[ :,]+(?:this|on|via|by|with|to|your|or|tweet|{_SHARED})\b)*+\W*"
)
_NETWORKS = (
    "twitter|facebook|instagram|x|telegram|whatsapp|youtube|linkedin|google|social|threads|tiktok"
)
_LETTERS = "newsletters?|account|inbox|e-?mails?|alerts|access|digest|briefing"
_CREDITED = "photo|image|picture|video|photograph|file photo|graphic|caption"

_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAYS = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_ZONES = "gmt|utc|bst|ist|hkt|ksa|cet|cest|eet|eest|[ecmp][sd]?t"
_TIME = (
    rf"(?:\d\d?: ?\d\d(?: ?[ap]m)?(?: (?:{_ZONES})\b)?"
    r"|\d{4} (?:utc|gmt)(?:[+-]\d\d?)?)"
)
_PLACED_DATE = (
    r"(?:(?:(?:last )?(?:updated|published|posted)|date of publication)(?: (?:at|on))?:? )?"
    rf"(?:{_DAYS},? )?(?:\d{{1,2}} {_MONTHS}\.?,? \d{{4}}|{_MONTHS}\.? \d{{1,2}},? ?\d{{4}}"
    rf"|\d\d-\d\d-\d{{4}})(?:,? {_TIME})?"
)
_LEADING_DATE = re.compile(
    rf"{_PLACED_DATE} (?!(?:at )?{_TIME})(?=[\"“]?(?-i:[A-Z0-9]))", re.IGNORECASE
)
_AGENCY_LINE = rf"(?:{_AGENCIES}) {_DAYS},? {_PLACED_DATE}"
_AGENCY_DATE = re.compile(rf"(?<= ){_AGENCY_LINE} (?=[\"“]?(?-i:[A-Z0-9]))", re.IGNORECASE)
_CLOCK = rf"at|on|the|[ap]|m|[ap]m|{_ZONES}"
_STAMP = (
    r"(?=.*\d)(?:last update|(?:last )?(?:updated|published|posted|modified))(?: time| date)?"
    rf"(?:\W+(?:\d\w*|{_MONTHS}|{_DAYS}|{_CLOCK})\b)++\W*"
)

_MOMENT = (
    rf"(?=.*\d)(?=.*\b(?:{_MONTHS}|{_DAYS})\b)"
    rf"(?:\W*\b(?:\d\w*|{_MONTHS}|{_DAYS}|{_CLOCK})\b)++\W*"
)

_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _BYLINE,
        _CREDIT,
        _SOURCE,
        _SHARE,
        rf"(?:follow|find|like|join) us on (?:{_NETWORKS})\b.{{0,80}}",
        r"(?:click|tap) here(?: (?:to|for)\b.{0,80})?\W*",
        rf"(?:subscribe|sign up|log in|register)\b(?=.{{0,60}}\b(?:{_LETTERS})\b).{{0,120}}",
        r"(?:subscribe|sign up|log in|register)(?: (?:to|for|here|now|today|free|us)\b)*+\W*",
        r"(?:©|(?:\(c\)|copyright)\s*(?:©|\(c\)|\d{4}|by\b)).{0,160}",
        r"all rights reserved\W*",
        rf"(?:{_CREDITED})s?\s*(?:credit|by)?\s*[:/].{{0,160}}",
        rf"\W*(?:{_AGENCIES})\W*",
        _STAMP,
        r"advertisement|sponsored(?: content)?|story continues(?: below)?.{0,40}",
        r"(?:we use|this (?:web)?site uses) cookies(?: (?:to|and|on|for)\b.{0,200})?\W*",
        r"comments? \(?\d+\)?",
        r"slideshow(?: \(\d+ images?\))?|more to follow\W*",
        r"\d+ (?:comments?|shares?|views?|min(?:ute)?s? read)",
        r"(?:https?://|www\.)\S+|https?\s*:\s*/\s*/.{0,200}",
        r"\S+@\S+\.\w+",
        _MOMENT,
        rf"{_TIME}\W*",
        _PLACED_DATE,
        _AGENCY_LINE,
        r"#\w+(?: #\w+)*",
        r"(?:twitter|facebook|instagram|whatsapp|telegram|linkedin|youtube)\W*",
        rf"source:? {_NAME}(?: (?:{_NAME}|(?-i:and|agencies)))*+\W*",
        rf"{_NAME} ?/ ?{_NAME}",
        r"[\W\d_]+",
    )
)

_TEXT = "article|story|report|post|page|piece|column|headline|caption|video|podcast|transcript"
_MENDED = "amended|corrected|updated|clarified|revised"
_NOTED = (
    r"(?:corrections?|clarifications?|(?:editor['’]?s?|editors['’]?) note"
    r"|note to (?:our )?readers)"
)
_NOTE = re.compile(
    rf"\W*(?:{_NOTED}(?:,? \([^()]{{0,60}}\)|,? {_PLACED_DATE})?(?:\s?:|\s[–—-])(?=\s|$)"
    r"|.{0,160}\b(?:earlier|previous|prior|original|initial|first) versions? of this "
    rf"(?:{_TEXT})\b"
    r"|(?:the (?:headline|caption|picture|photo) (?:of|on|in) )?"
    rf"this (?:\S+ ){{0,3}}?(?:{_TEXT}) (?:was|has been|is) (?:{_MENDED})"
    r"(?:\W*$| (?:on \S|at \d|to \w+|because|after|with|since))"
    rf"|we have (?:{_MENDED}) this (?:{_TEXT})\b"
    r"|this version (?:corrects|updates|clarifies|amends)\b"
    r"|\((?:corrects|refiles|recasts|clarifies"
    r"|(?:adds|updates) (?:details?|quotes?|background|paragraphs?|throughout|with))\b)",
    re.IGNORECASE,
)
"""How the newsroom speaks of its own text; what it repeats there, it says no more."""

_DIVIDERS = re.compile(r"\s[|·•]\s")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SENTENCE_LAST = ".!?…\"'”’)"
_LEAST_TEASED = 3
_LONGEST_TEASER = 250
_LONGEST_HEADLINE = 250
_MOST_TEASED = 25


def is_boilerplate(text: str) -> bool:
    """Whether the whole sentence is the page's, not the article's.

    >>> is_boilerplate("Read more: Five pits that closed this year")
    True
    >>> is_boilerplate("By Friday the water had gone down.")
    False
    """
    flat = " ".join(text.split())
    if _NOTE.match(flat):
        return True
    if TEASER.match(flat):
        return len(_WORD.findall(flat)) <= _MOST_TEASED
    parts = _DIVIDERS.split(flat)
    return all(any(line.fullmatch(part) for line in _LINES) for part in parts)


def date_line(shadow: str, start: int, end: int) -> Span | None:
    """Return the span of a date that the page glued before the article's first words, if any.

    It opens the block, or stands behind a headline and an agency's name. No comma and a capital
    behind it tell it from a date that belongs to a sentence.
    """
    date = _LEADING_DATE.match(shadow, start, end)
    if date is None:
        date = _AGENCY_DATE.search(shadow, start, min(end, start + _LONGEST_HEADLINE))
    if date is None or is_boilerplate(shadow[start:end]):
        return None
    return date.span()


def credit_end(shadow: str, start: int, end: int) -> int | None:
    """Return where a sentence goes on behind a credit in brackets that was glued to its front."""
    credit = _LEADING_CREDIT.match(shadow, start, end)
    return None if credit is None else credit.end()


def teaser_end(shadow: str, start: int, end: int) -> int | None:
    """Return where a teaser that was glued into running text ends, or None where it fills it.

    What fills its line has no full stop. One that is glued has none of its own: the article goes on
    at the first word with a capital that opens sentences ("The", "In", "He") after a headline of at
    least three words.
    """
    teaser = TEASER.match(shadow, start, end)
    if teaser is None or shadow[end - 1] not in _SENTENCE_LAST:
        return None
    words = list(_WORD.finditer(shadow, teaser.end(), min(end, start + _LONGEST_TEASER)))
    for number, word in enumerate(words[_LEAST_TEASED:], _LEAST_TEASED):
        text = word.group()
        before = shadow[words[number - 1].end() : word.start()]
        if text.istitle() and text.lower() in OPENERS and before.isspace():
            following = words[number + 1].group() if number + 1 < len(words) else ""
            if text in {"The", "A", "In", "On", "At", "He", "She", "It", "They"} or (
                following[:1].islower()
            ):
                return word.start()
    return None
