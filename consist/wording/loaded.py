"""Loaded words of one text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from consist.wording.charged import CHARGED
from consist.wording.lexicon import FORMS, PHRASES, Entry

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_PHRASE = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, PHRASES), key=lambda p: (-len(p), p))) + r")\b",
    re.IGNORECASE,
)
_SHOUT = re.compile(r"\b[A-Z]{4,}\b")
_OF_NO_KIND = Entry("charged", 0)
_DATELINE = re.compile(r"^\W*[A-Z][A-Z .'’-]+,[^()]{0,40}\(|^\W*[A-Z][A-Z .'’-]+\(")


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A word that takes sides, with why; `leaning` is 1 for, -1 against, 0 neither."""

    start: int
    end: int
    word: str
    reason: str
    leaning: int


@lru_cache(maxsize=16384)  # a sentence is compared with many
def loaded(text: str) -> tuple[LoadedWord, ...]:
    """Return the loaded words in order; they do not overlap.

    >>> [word.word for word in loaded("A mob hurled abuse at the clerks.")]
    ['mob']
    """
    found = [_word(match, PHRASES[match.group().lower()]) for match in _PHRASE.finditer(text)]
    phrases = [(one.start, one.end) for one in found]
    for match in _WORD.finditer(text):
        plain = _is_name(text, match) or _is_genre(text, match)
        entry = None if plain else _entry(match.group())
        if entry is not None and not _overlaps(match.span(), phrases):
            found.append(_word(match, entry))
    found += _shouted(text, sorted((one.start, one.end) for one in found))
    return tuple(sorted(found, key=lambda one: one.start))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word is written as a name: a capital within a sentence."""
    word = match.group()
    if not word[0].isupper() or (word.isupper() and len(word) > 3):
        return False
    before = text[: match.start()].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;’'")


# Words for works of art beside the art that they are of: "a television saga", "a horror film".
_GENRES = frozenset(
    "saga sagas farce farces horror monster monsters zombie zombies odyssey spectacular disaster"
    " villain villains hero heroes heroine comedy slapstick inferno masterclass".split()
)
_ART = (
    r"(?:tv|television|film|films|movie|movies|screen|stage|radio|novel|novels|literary|fantasy|crime"
    r"|cinema|theatre|opera|comic|comics|book|books|video|game|games|historical|science-fiction"
    r"|franchise|fiction|drama|series|trilogy|sequel|flick|genre|writer|director)"
)
_OF_ART = re.compile(rf"\b{_ART}[ -]\Z", re.IGNORECASE)
_THEN_ART = re.compile(rf"[ -]{_ART}\b", re.IGNORECASE)
_LONGEST_ART = 20  # letters


def _is_genre(text: str, match: re.Match[str]) -> bool:
    """Whether a word tells of what kind a work is, and charges nobody."""
    if match.group().lower() not in _GENRES:
        return False
    before = text[max(match.start() - _LONGEST_ART, 0) : match.start()]
    return bool(_OF_ART.search(before) or _THEN_ART.match(text, match.end()))


def _entry(word: str) -> Entry | None:
    lower = word.lower().replace("’", "'").replace("‑", "-").removesuffix("'s")
    if lower in FORMS:
        return FORMS[lower]
    if lower in CHARGED:
        return _OF_NO_KIND
    _, dash, tail = lower.rpartition("-")
    return FORMS.get(tail) if dash and len(tail) > 3 and word.islower() else None


def _word(match: re.Match[str], entry: Entry) -> LoadedWord:
    return LoadedWord(*match.span(), match.group(), entry.reason, entry.leaning)


def _shouted(text: str, taken: list[tuple[int, int]]) -> list[LoadedWord]:
    """Find single words in capitals, unless the text begins with a dateline or is all capitals."""
    if text.isupper() or not any(char.islower() for char in text):
        return []
    dateline = _DATELINE.match(text)
    start = dateline.end() if dateline else 0
    return [
        LoadedWord(*match.span(), match.group(), "shouting", 0)
        for match in _SHOUT.finditer(text, start)
        if not _overlaps(match.span(), taken) and match.group().lower() in _PLAIN
    ]


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a span has a part in common with one of others, sorted and apart from each other."""
    after = bisect_left(others, (span[1], 0))  # the first that begins where the span has ended
    return after > 0 and span[0] < others[after - 1][1]


# Words that news prints in capitals only to shout; acronyms are none.
_PLAIN = frozenset(
    "never every only just that what this they were when more than free dead death last first real"
    " huge dollars million billion nothing nobody always again still half hours days years shame"
    " wrong right banned over with your their hell fury horror chaos shock three four five seven"
    " eight nine before after times".split()
)
