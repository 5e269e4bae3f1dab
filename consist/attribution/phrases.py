"""Noun phrases for speakers, read to the right: behind "according to", or behind "said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from consist.attribution.nouns import (
    DETERMINERS,
    FIELDS,
    FUNCTION_WORDS,
    LINKS,
    PARTICLES,
    PERSONS,
    PRONOUNS,
    SOURCES,
    STOPWORDS,
    TITLES,
)
from consist.attribution.tokens import QUOTE, Token, word_at
from consist.countries import PLACES

# Half-open stretch of token numbers.
Range: TypeAlias = tuple[int, int]

# Prepositions that may join two nouns of one description.
JOINS = LINKS | {"by", "with", "to", "on"}
# Participles behind a source that say where it comes from: "a tally issued by the commission".
ISSUED = frozenset(
    "issued published released compiled prepared drawn provided familiar close briefed seen"
    " obtained sent taken kept involved".split()
)
_SEVERAL = frozenset("one two three both another some many most several".split())
# Who is told something, where no noun says it; "her" may go on ("her mother").
_TOLD = frozenset("me us him them".split())
_ARTICLES = frozenset(("a", "an", "one", "another"))
_PHRASE_ENDS = frozenset(("", ",", ".", ";", "who", "on", "at", "in", "after"))
# Marks within names: "the drivers' union", "Brand & Coyle".
_NAME_MARKS = frozenset("’'&")


def phrase_after(tokens: Sequence[Token], start: int, *, limit: int = 12) -> Range | None:
    """Find the noun phrase that begins at `start`: up to a comma, a verb or a relative clause.

    Behind a name or a speaking noun only what belongs to a description goes on.
    """
    if start < len(tokens) and tokens[start].lower in PRONOUNS:
        return (start, start + 1)
    place, headed = start, False
    while place < min(len(tokens), start + limit) and (
        _goes_on(tokens, place, headed=headed) or _heads_name(tokens, start, place)
    ):
        if place == start and tokens[place].lower in JOINS:
            return None
        headed = tokens[place].lower not in JOINS and (headed or _is_head(tokens[place]))
        place += 1
    return without_links(tokens, (start, place))


_LONGEST_NAME = 4  # words
_BEHIND_NAME = frozenset((",", ".", ";", "—", "–", "", QUOTE))


def with_holder(tokens: Sequence[Token], found: Range) -> Range:
    """Take in the full name that tells who holds an office: "the mayor, Rosa Lindgren,"."""
    links = [at for at in range(*found) if tokens[at].lower in LINKS]
    office = tokens[(links[0] if links else found[1]) - 1]
    if office.capital or office.lower not in PERSONS or word_at(tokens, found[1]) != ",":
        return found
    first = end = found[1] + 1
    while end < len(tokens) and names_somebody(tokens[end]):
        end += 1
    words = [token.lower for token in tokens[first:end]]
    if not 1 < len(words) <= _LONGEST_NAME or " ".join(words) in PLACES:
        return found
    # the name may be that of what is told last: "an employee of a business, Brand Lux, said"
    behind = {token.lower for token in tokens[links[-1] : found[1]]} if links else set()
    last = tokens[found[1] - 1]
    if behind & _ARTICLES and not last.capital and last.lower not in PERSONS:
        return found
    return (found[0], end) if word_at(tokens, end) in _BEHIND_NAME else found


def names_somebody(token: Token) -> bool:
    """Return whether a word may be part of a full name."""
    if token.text in PARTICLES:
        return True
    return token.capital and token.lower not in FUNCTION_WORDS | SOURCES | FIELDS


_BARE = ISSUED - frozenset("close involved".split())


def without_links(tokens: Sequence[Token], found: Range) -> Range | None:
    """Leave out what would go on behind the phrase: "a report released", "the head of"."""
    first, end = found
    while end > first and tokens[end - 1].lower in JOINS:
        end -= 1
    if end - first > 1 and tokens[end - 1].text in _BARE and _is_head(tokens[end - 2]):
        end -= 1
    return (first, end) if end > first else None


def behind_hearer(tokens: Sequence[Token], place: int, *, limit: int) -> int:
    """Return the place behind whoever is told something: "us", "the programme", "Halcyon News"."""
    if place < len(tokens) and tokens[place].text in _TOLD:  # not "told US officials"
        return place + 1
    hearer = phrase_after(tokens, place, limit=limit)
    return place if hearer is None else hearer[1]


def _goes_on(tokens: Sequence[Token], place: int, *, headed: bool) -> bool:
    token = tokens[place]
    if token.lower == "and":
        return joins_names(tokens, place)
    if token.lower in JOINS:
        return token.lower not in {"to", "on"} or word_at(tokens, place - 1) in ISSUED
    if not token.word:
        return token.text in _NAME_MARKS
    if token.pronoun or token.lower == "that" or is_stop(tokens, place):
        return False
    return not headed or _belongs(tokens, place)


def _heads_name(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether an unknown noun behind a name is what the phrase is about: "a Labour grandee, who".

    It has an article before the name, and the phrase ends with it.
    """
    token, name = tokens[place], tokens[place - 1]
    if tokens[start].lower not in _ARTICLES or place < start + 2 or not name.capital:
        return False
    if not token.word or token.capital or token.lower in FUNCTION_WORDS | LINKS:
        return False
    plain = not token.lower.endswith(("ed", "ing", "ly", "'s"))
    return plain and word_at(tokens, place + 1) in _PHRASE_ENDS


def _belongs(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word behind the head of a phrase still describes it."""
    token = tokens[place]
    if token.capital or is_modifier(token.lower) or token.lower in ISSUED:
        return True
    return word_at(tokens, place - 1) in JOINS | DETERMINERS


def _is_head(token: Token) -> bool:
    if token.lower in SOURCES:
        return True
    return token.capital and token.lower not in DETERMINERS and not token.lower.endswith("'s")


def is_stop(tokens: Sequence[Token], place: int) -> bool:
    """Return whether no description goes over the word; "Per" of "said Per Lind" is a name."""
    token = tokens[place]
    if token.lower not in STOPWORDS or token.lower in DETERMINERS or token.text == "US":
        return False
    named = token.capital and place > 0 and place + 1 < len(tokens) and tokens[place + 1].capital
    return not (named and token.lower in {"per", "will", "may", "april", "june"})


def is_modifier(word: str) -> bool:
    """Return whether a word describes a speaker, wherever it stands in the phrase."""
    return word in SOURCES or word in FIELDS or word in TITLES or word.endswith("'s")


def joins_names(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the "and" at `place` stands between two names."""
    return (
        0 < place < len(tokens) - 1
        and tokens[place - 1].capital
        and tokens[place + 1].capital
        and tokens[place - 1].lower not in STOPWORDS
    )


def likely_source(tokens: Sequence[Token], found: Range, *, strict: bool) -> bool:
    """Return whether a noun phrase can speak.

    A pronoun, a name and a speaking noun can, and one of several; if not `strict`, also anything
    with an article before it.
    """
    words = tokens[found[0] : found[1]]
    for place, token in enumerate(words):
        if token.lower.removesuffix("'s") in SOURCES or token.lower in PRONOUNS:
            return True
        if _is_name(token, first=found[0] + place == 0 and len(words) > 1, strict=strict):
            return True
    if words[0].lower in _SEVERAL and len(words) > 2 and words[1].lower == "of":
        return True
    return not strict and words[0].lower in DETERMINERS


def _is_name(token: Token, *, first: bool, strict: bool) -> bool:
    """Whether a capital makes a name; at the head of a sentence it may be nothing but its place."""
    if not token.capital or token.lower in STOPWORDS or token.lower in DETERMINERS:
        return False
    return not (first and strict) or token.text.isupper()
