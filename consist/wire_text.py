"""Whether two sentences are the same wire text: like words, and nothing of weight that differs.

Desks edit agency copy lightly: they drop the dateline, spell "kilometres" their own way, cut
"in a statement". Those edits leave one voice. A sentence that differs in a number, a name or a
negation may be the very contradiction that is looked for, however alike the rest is, so weight goes
before likeness: when in doubt two sentences are two voices.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

Shingle: TypeAlias = tuple[str, str]

SHORTEST_LIKE = 5
"""Sentences of fewer words are copies only if all words are the same: one word is too much."""

LONGEST_LIKE = 600
"""So are those of more words: such a "sentence" is a table, and to align two takes the square of
their length, seconds where few words recur thousands of times."""

_TOKEN = re.compile(
    r"(?<![\w-])[-−](?=\d)"  # a minus sign, not a range
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[$€£¥₽₹₺₴%‰°]"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, ?{_PLACE})?"
    rf"(?:,? ?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)?"
    r"(?: ?\([^()]{2,40}\))? ?[-–—:] "
)
LONGEST_TAG = 60
"""Characters at the end of a text that an agency's tag is looked for in."""

_AGENCY_TAG = re.compile(
    r"\s*[-–—(\[/]+\s*(?:reuters|afp|ap|dpa|tass|sana|xinhua|anadolu|aa|upi|efe|ansa|interfax"
    r"|kyodo|yonhap|pa media|agencies|news agencies|agency|wire services|staff)\s*[)\]]?\.?\s*$",
    re.IGNORECASE,
)


def _words(text: str) -> list[str]:
    return text.split()


_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        _words("zero one two three four five six seven eight nine ten eleven twelve")
    )
}
_SPELLED = {
    **_NUMBER_WORDS,
    "km": "kilometer",
    "kms": "kilometer",
    "kilometers": "kilometer",
    "kg": "kilogram",
    "kgs": "kilogram",
    "kilograms": "kilogram",
    "kilogramms": "kilogram",
    "%": "percent",
    "pct": "percent",
    "−": "-",
    **dict.fromkeys(("is", "are", "was", "were", "been", "being"), "be"),
}
_BRITISH = (
    (re.compile(r"is(?=(?:e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=..)our"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
)
_LIGHT = frozenset(
    _words(
        "a an the of that which who also has have had on in at and "
        "meanwhile however said says saying told added reporters"
    )
)
"""Words that two prints of one text may exchange freely."""

_NEGATIONS = frozenset(
    _words(
        "no not never none nobody nothing nowhere neither nor without cannot deny denies denied "
        "denying denial refuse refuses refused fail fails failed failing lack lacks lacked unable "
        "stop stops stopped halt halts halted except unless"
    )
)
_QUALIFIERS = frozenset(
    _words(
        "may might could can would should will shall must if allegedly alleged reportedly "
        "reported apparently purported claimed claims claim suspected supposed supposedly called "
        "possibly possible likely probably perhaps nearly almost about around some least most "
        "more less fewer than over under up down by from to for with against be only just even "
        "again former ex non anti pro before after until half hundred hundreds thousand thousands "
        "million millions billion billions dozen dozens hundredth twice double both all every "
        "many few several first second third last next"
    )
)
"""Words that turn, bound, date or doubt what is said, or swap who does it to whom ("attacked",
"were attacked by"): never a mere desk edit."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence made comparable: normal forms of its words, and which of them carry weight."""

    words: tuple[str, ...]
    heavy: tuple[bool, ...]
    shingles: Counter[Shingle]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Read a sentence, without its dateline and agency tag."""
        words, heavy = [], []
        for word, is_heavy in _read(_body(text)):
            words.append(word)
            heavy.append(is_heavy)
        return cls(tuple(words), tuple(heavy), Counter(pairwise(words)))


def same_text(one: Wording, other: Wording, *, overlap: float) -> bool:
    """Return whether two sentences are one text that two outlets print.

    Args:
        one: A sentence.
        other: Another; the answer is the same the other way round.
        overlap: The least share of common word pairs, counted on the longer sentence, in (0, 1].
    """
    if one.words == other.words:
        return True
    lengths = sorted((len(one.words), len(other.words)))
    if lengths[0] < SHORTEST_LIKE or lengths[1] > LONGEST_LIKE:
        return False
    if likeness(one, other) < overlap:
        return False
    left, right = sorted((one, other), key=lambda wording: wording.words)
    matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
    return all(
        _mere_edit(_weights(left, i1, i2), _weights(right, j1, j2))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def likeness(one: Wording, other: Wording) -> float:
    """Return the share of common word pairs, counted on the longer sentence, in [0, 1]."""
    longer = max(one.shingles.total(), other.shingles.total())
    return (one.shingles & other.shingles).total() / longer if longer else 0.0


def _weights(wording: Wording, start: int, end: int) -> tuple[bool, ...]:
    """Return, for each word of the stretch that is not light, whether it is heavy."""
    return tuple(
        heavy
        for word, heavy in zip(wording.words[start:end], wording.heavy[start:end], strict=True)
        if heavy or word not in _LIGHT
    )


def _mere_edit(removed: tuple[bool, ...], put: tuple[bool, ...]) -> bool:
    """Return whether a stretch was only cut, or padded, by words without weight.

    A word put in another's place ("rebels" for "terrorists") is a different account.
    """
    return not (removed and put) and not any(removed + put)


def _body(text: str) -> str:
    bare = text.strip()
    tag = _AGENCY_TAG.search(bare, max(len(bare) - LONGEST_TAG, 0))
    bare = bare if tag is None else bare[: tag.start()]
    dateline = _DATELINE.match(bare)
    if dateline is None or not _is_dateline(dateline.group()):
        return bare
    rest = bare[dateline.end() :]
    return rest if len(_TOKEN.findall(rest)) >= SHORTEST_LIKE else bare


def _is_dateline(opening: str) -> bool:
    """Return whether a capitalised opening before a dash is a place, not a speaker's name."""
    return (
        "(" in opening
        or re.search(rf"\b{_MONTH}\b", opening) is not None
        or re.match(r"[A-Z]{3,}\b", opening) is not None
    )


def _read(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each word's normal form and whether it carries weight."""
    first = True
    for match in _TOKEN.finditer(text.replace("per cent", "percent")):
        raw = match.group()
        word = _normal(raw)
        if not word:  # a mark that only stands on another, standing alone
            continue
        if word.endswith("n't") or word == "cannot":
            yield word, True
        else:
            capital = raw[0].isupper() and not (first and word in _LIGHT)
            yield word, capital or not raw[0].isalpha() or _weighs(word)
        first = False


def _weighs(word: str) -> bool:
    return word[0].isdigit() or word in _NEGATIONS or word in _QUALIFIERS


@lru_cache(maxsize=65536)  # words recur
def _normal(raw: str) -> str:
    plain = unicodedata.normalize("NFKD", raw.replace("’", "'")).casefold().removesuffix("'s")
    word = "".join(char for char in plain if not unicodedata.combining(char))
    word = re.sub(r",(?=\d{3}(?:\D|$))", "", word)
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return _SPELLED.get(word, word)
