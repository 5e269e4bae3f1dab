"""Where sentences end within a block of English news text, whole or badly scraped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.sentences.words import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    CLOCK,
    MAY_END,
    NEVER_LAST,
    OPENERS,
    SPEECH,
    TITLES,
)

_STOP = re.compile(r"(?P<mark>[.!?]+|…+|[。！？]+)(?P<closers>(?:[\"'”’)\]»]|\s''(?=\s|$))*)")
_WORD_BEFORE = re.compile(r"(?:\b[AaPp]\.\s[Mm]|[^\W_]+(?:[.'’&-][^\W_]+)*)$")
_NEXT_WORD = re.compile(r"(?:``\s)?[\"'“‘(\[«`]*[$€£¥]?([^\W_]+(?:[.'’-][^\W_]+)*)")
_OPENING_QUOTE = re.compile(r"[\"'“‘«`]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_SPEAKS = re.compile(
    rf"(?:(?:[A-Z][\w.'’-]*|the|a|an|of|de|al)\s+){{1,6}}(?:{SPEECH})\b|(?:{SPEECH})\b"
)
_TITLES_THAT_END = {"al", "ft", "mt"}
_ADDRESS = re.compile(r"https?:|www\.|@|/|\.(?:com|org|net|gov|edu)$", re.IGNORECASE)
_DATELINE_DASH = re.compile(r"\s*[-–—]\s")
_LONGEST_WORD = 100


def ends(shadow: str, start: int, end: int) -> Iterator[int]:
    """Yield the places just behind the sentences of the block, its own end not among them."""
    for stop in _STOP.finditer(shadow, start, end):
        place = _end_of(shadow, stop, start, end)
        if place is not None and place < end:
            yield place


def _end_of(shadow: str, stop: re.Match[str], start: int, end: int) -> int | None:
    """Return where the sentence ends at this mark, or None where it goes on."""
    mark, place = stop["mark"], stop.end()
    if mark[0] in "。！？":
        return place
    place -= _wrongly_closed(shadow, stop, start, end)
    if place >= end:
        return place
    spaced = shadow[place].isspace()
    behind = _skip_spaces(shadow, place, end)
    following = _NEXT_WORD.match(shadow, behind, min(end, behind + _LONGEST_WORD))
    if following is None or not _opens(following):
        return None
    before = _WORD_BEFORE.search(shadow, max(start, stop.start() - 40), stop.start())
    word = before.group() if before else ""
    if not spaced:
        return place if _glued(shadow, start, stop, word, following) else None
    if mark in {"!", "?"} and stop["closers"] and _SPEAKS.match(shadow, following.start()):
        return None
    if mark == "." and not stop["closers"] and not _full_stop(shadow, start, stop, word, following):
        return None
    return place


def _wrongly_closed(shadow: str, stop: re.Match[str], start: int, end: int) -> int:
    """Return 1 where the last straight quote behind the mark opens the next sentence instead."""
    closers, place = stop["closers"], stop.end()
    if not closers or closers[-1] not in "\"'" or place >= end or shadow[place].isspace():
        return 0
    opened = shadow.count(closers[-1], max(start, stop.start() - 600), place - 1)
    return 1 if opened % 2 == 0 else 0


def _skip_spaces(shadow: str, place: int, end: int) -> int:
    while place < end and (shadow[place].isspace() or shadow[place] in "-–—•*"):
        place += 1
    return place


def _opens(following: re.Match[str]) -> bool:
    """Whether a sentence may begin so: with a capital, a figure or a bracket."""
    word = following.group(1)
    return not word[0].islower() or _camel(word) or following.group()[0] in "(["


def _camel(word: str) -> bool:
    """Whether a lower-case first letter belongs to a name, as in iPhone."""
    return len(word) > 2 and word[0].islower() and word[1].isupper()


def _glued(
    shadow: str, start: int, stop: re.Match[str], word: str, following: re.Match[str]
) -> bool:
    """Whether a mark without a space behind it ends a sentence: "weekend.In an interview"."""
    after = following.group(1)
    if stop["mark"][0] in "!?" and after[0].isupper():
        return True
    token = shadow[max(start, stop.start() - _LONGEST_WORD) : following.end()]
    token = token[token.rfind(" ", 0, -1 - len(after)) + 1 :]
    if _ADDRESS.search(token) or not after[0].isupper():
        return False
    if word.lower() in TITLES or "." in word or "." in after:
        return False
    whole = len(word) > 2 and (word[-1].islower() or word[-1].isdigit() or word.isupper())
    closed = not word or bool(stop["closers"]) or following.start(1) > following.start()
    lower_after = len(after) == 1 or after[1:].islower() or "'" in after or "’" in after
    acronym = after.isupper() and len(after) > 1
    return (whole or closed) and (lower_after or (acronym and word.islower()))


_TIME_OF_A_PLACE = re.compile(
    r"(?!(?:Extra|Full|Half|Injury|Prime) )(?:UK|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) [Tt]ime\b"
)
"""What may follow "5 p.m." too: "Kyiv time"."""


def _full_stop(
    shadow: str, start: int, stop: re.Match[str], word: str, following: re.Match[str]
) -> bool:
    """Whether a full stop with a space behind it ends the sentence, and not just a short form."""
    lower, after = word.lower(), following.group(1)
    # in capitals throughout, no word looks like an opening one
    opener = after.lower().partition("-")[0] in OPENERS and not (after.isupper() and len(after) > 1)
    opener = opener or _OPENING_QUOTE.match(following.group()) is not None
    if _short_form(lower) and _DATELINE_DASH.match(shadow, stop.end()):
        return False
    if stop.start() - start < 6 and _ENUMERATOR.fullmatch(shadow, start, stop.start()):
        return False
    if word[-1:].isdigit():  # a tokenizer tears decimals apart: "6. 1 million"
        return len(word) > 2 or not after[0].isdigit()
    if len(word) == 1 and word.isupper() and word != "I":
        return opener and after.lower() not in {"a", "us"}
    if lower in CLOCK and not opener and _TIME_OF_A_PLACE.match(shadow, following.start(1)):
        return False
    return _may_end(lower, after, opener=opener)


def _may_end(lower: str, after: str, *, opener: bool) -> bool:
    """Whether a word with a full stop ends its sentence before the next word."""
    if lower in NEVER_LAST:
        return False
    if lower in TITLES:
        return opener and lower in _TITLES_THAT_END
    if lower in BEFORE_NUMBER and after[0].isdigit():
        return False
    if lower in CLOCK:
        return after.lower() not in AFTER_CLOCK and not after[0].isdigit()
    return opener or not _short_form(lower)


def _short_form(lower: str) -> bool:
    """Whether a word with a full stop is cut short, as "inc" and "u.s"."""
    return lower in MAY_END or "." in lower
