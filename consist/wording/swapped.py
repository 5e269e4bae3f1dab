"""A loaded word in the very place where the other text has another one: "rebels", "terrorists".

Two tellings of one fact share most of their words. Where the words beside a loaded one stand beside
another in the other text, the two name the same thing, and the choice is all that differs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consist.model import Span
from consist.wording.loaded import loaded
from consist.wording.words import stem

MOST_PUT_INSTEAD = 2
"""Where more words of substance stand in a word's place, the two tell different things of it."""

_KINDS = frozenset({"label", "event", "modifier", "verb"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    "a all also an and another any are as at be been being but by every for from had has have her"
    " his in into is it its latest new of off on or our out over own s some such that the their"
    " them there these they this those to up was we were which while who whose will with would"
    " your".split()
)


_LINKS = frozenset("as at by for from into of off on out to up with".split())


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of substance, as it is compared, and where it stands.

    `name` is whether it is part of a name, `link` whether a preposition leads to it.
    """

    stem: str
    span: Span
    name: bool
    link: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A loaded word, with the stems of its neighbours: None at either end of the text."""

    span: Span
    stems: frozenset[str]
    before: str | None
    after: str | None
    link: bool


def swapped(one: str, other: str) -> tuple[Span, Span] | None:
    """Return where one text has a loaded word and the other another word in its place, or None.

    The spans come in the order of the arguments, whichever side has the loaded word. A name is no
    other word for anything.

    >>> swapped("Rebels took the town.", "Terrorists took the town.")
    ((0, 6), (0, 10))
    """
    found = _put_instead(one, other)
    if found is None:
        turned = _put_instead(other, one)
        return None if turned is None else turned[::-1]
    return found


def _put_instead(one: str, other: str) -> tuple[Span, Span] | None:
    """Return the first loaded word of a text in whose place the other has another word."""
    there = _numbers(other)
    for place in _places(one):
        if all(each in there for each in place.stems):
            continue  # both use it
        instead = _instead(place, _words(other), there)
        if instead is not None:
            return place.span, instead
    return None


def _instead(
    place: _Place, words: Sequence[_Word], numbers: Mapping[str, Sequence[int]]
) -> Span | None:
    """Return the span of what stands between the same neighbours, unless it is the same word."""
    for start, end in _gaps(place, len(words), numbers):
        if not 0 < end - start <= MOST_PUT_INSTEAD:
            continue
        stretch = words[start:end]
        # "called for calm" is no other word for "called absurd"
        if stretch[0].link == place.link and not any(
            word.name or word.stem in place.stems for word in stretch
        ):
            return stretch[0].span[0], stretch[-1].span[1]
    return None


def _gaps(
    place: _Place, count: int, numbers: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words between the neighbours, the shortest from each first one."""
    if place.before is None and place.after is None:
        return
    starts = [0] if place.before is None else [at + 1 for at in numbers.get(place.before, ())]
    ends = [count] if place.after is None else numbers.get(place.after, ())
    for start in starts:
        nearest = bisect_left(ends, start)
        if nearest < len(ends):
            yield start, ends[nearest]


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _places(text: str) -> tuple[_Place, ...]:
    """Return the places of the loaded words, of several that are alike the first."""
    words = _words(text)
    starts = [word.span[0] for word in words]
    places: dict[tuple[object, ...], _Place] = {}
    for found in loaded(text):
        within = range(bisect_left(starts, found.start), bisect_left(starts, found.end))
        at = [number for number in within if words[number].span[1] <= found.end]
        if at and found.reason in _KINDS:
            before = words[at[0] - 1].stem if at[0] else None
            after = words[at[-1] + 1].stem if at[-1] + 1 < len(words) else None
            alike = frozenset(words[number].stem for number in at), before, after, words[at[0]].link
            places.setdefault(alike, _Place((found.start, found.end), *alike))
    return tuple(places.values())


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _words(text: str) -> tuple[_Word, ...]:
    found = []
    link = False
    for match in _WORD.finditer(text):
        lower = match.group().lower().replace("’", "'").removesuffix("'s")
        if lower in _SMALL:
            link = link or lower in _LINKS
        else:
            name = match.start() > 0 and not match.group().islower()
            found.append(_Word(stem(lower), match.span(), name, link))
            link = False
    return tuple(found)


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _numbers(text: str) -> Mapping[str, Sequence[int]]:
    """Return which of the text's words, counted from 0, have a stem."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(_words(text)):
        found[word.stem].append(number)
    return dict(found)
