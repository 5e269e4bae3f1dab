"""Whose a quotation is that both sides print: of two people one cannot have said it.

Only two who are surely people and surely not one are held against each other: both told by given
name and surname. An organisation may speak through anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.attribution import Attribution, Speaker, SpeakerKind, same_speaker
from consist.attribution.nouns import BODIES, GROUPS, PERSONS
from consist.attribution.quotes import quotations
from consist.cues import Comparison, CueKind, Verdict
from consist.given_names import is_given
from consist.model import ClashType, Span

FEWEST_WORDS = 5
"""A shorter quotation is a borrowed word, beside which the rest may clash."""

LEAST_OF_SIDE = 0.33
"""A quotation that is less of either sentence leaves room for another claim."""

STRENGTH = 0.9
"""Set by hand: the words are the same, so that both sides surely speak of the same thing."""

MOST_ALIKE = 0.3
_WORD = re.compile(r"\w+")


def share_quotation(one: str, other: str) -> bool:
    """Return whether one quotation is a good part of both sentences."""
    shared = set(_quoted(one)) & set(_quoted(other))
    if not shared:
        return False
    longest = max(map(len, shared))
    return all(longest >= LEAST_OF_SIDE * len(_words(text)) for text in (one, other))


def clash_of_speakers(
    one: str, said: Attribution, other: str, told: Attribution
) -> Comparison | None:
    """Return the clash of two people to whom one quotation is given, or None.

    Args:
        one: The sentence of one side.
        said: Who asserts it.
        other: That of the other side.
        told: Who asserts that.
    """
    first, second = _full_name(one, said), _full_name(other, told)
    if first is None or second is None or same_speaker(said, told) > MOST_ALIKE:
        return None
    if not _are_people(said.who, told.who):
        return None
    if not share_quotation(one, other):
        return None
    names = one[slice(*first)], other[slice(*second)]
    return Comparison(
        ClashType.ATTRIBUTION, Verdict.CLASH, STRENGTH, first, second,
        f"the same words of {names[0]} and of {names[1]}", CueKind.NAME,
    )  # fmt: skip


def are_two(one: Speaker, other: Speaker) -> bool:
    """Return whether two of one surname are two people, as their given names tell."""
    full = len(one.names) > 1 and len(other.names) > 1
    return full and one.names[-1] == other.names[-1]


def _full_name(text: str, said: Attribution) -> Span | None:
    """Return where the only speaker is named in full, or None."""
    who, span = said.who, said.speaker_span
    if who is None or span is None or said.nested is not None or who.members:
        return None
    if who.kind is not SpeakerKind.NAMED or len(who.names) < 2:
        return None
    if not text[slice(*span)].lower().endswith(who.names[-1]):
        return None  # "the mayor", whose name another sentence tells
    roles = set(who.roles)
    return span if roles & PERSONS or not roles & (BODIES | GROUPS) else None


def _are_people(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether both are surely people: of one surname, or by a known given name or an office."""
    if one is None or other is None:
        return False
    return are_two(one, other) or all(
        is_given(who.names[0]) or set(who.roles) & PERSONS for who in (one, other)
    )


def _quoted(text: str) -> Iterator[tuple[str, ...]]:
    for quote in quotations([text])[0]:
        words = _words(text[quote.start : quote.end])
        if len(words) >= FEWEST_WORDS:
            yield words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))
