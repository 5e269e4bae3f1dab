"""Noun phrases by the words at their edges, read without a parser.

A subject is found by walking left from its verb, a source by walking right from "according to".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from consist.attribution.nouns import (
    AUXILIARIES,
    DETERMINERS,
    FIELDS,
    LINKS,
    PRONOUNS,
    SOURCES,
    STOPWORDS,
    TITLES,
)
from consist.attribution.tokens import QUOTE, Token

# Half-open stretch of token numbers.
Range: TypeAlias = tuple[int, int]

_BOUNDARIES = frozenset((QUOTE, ";", ":", "—", "–", "(", ")", "…", "!", "?", "•", "|"))
_BREAKS = frozenset("and but or so that while because as when after before if although".split())
_JOINS = LINKS | {"by", "with"}
# Participles behind a source that say where it comes from: "a tally issued by the commission".
_ISSUED = frozenset(
    "issued published released compiled prepared drawn provided familiar close briefed seen obtained"
    " sent taken kept involved".split()
)
_MAX_WORDS = 9
_MAX_ASIDE = 30


def subject_before(tokens: Sequence[Token], verb: int) -> Range | None:
    """Find the subject that stands left of the verb, or None where there is none to see.

    An aside between commas is stepped over: "Dana Wirth, who led the convoy, said".
    """
    last = verb - 1
    while last >= 0 and (tokens[last].lower in AUXILIARIES or _adverb(tokens, last)):
        last -= 1
    if last < 0:
        return None
    word = tokens[last].lower
    if word in PRONOUNS:
        return (last, last + 1)
    if word == "who" and last >= 2:
        return _noun_phrase(tokens, last - 2 if tokens[last - 1].text == "," else last - 1)
    if word == ",":
        return _over_aside(tokens, last)
    if word == "them" and last >= 2 and tokens[last - 1].lower == "of":
        return (last - 2, last + 1)
    return _noun_phrase(tokens, last)


def _adverb(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return (
        token.lower.endswith("ly")
        and not token.capital
        and place > 0
        and token.lower not in {"family", "assembly", "supply", "ally"}
    )


def _over_aside(tokens: Sequence[Token], comma: int) -> Range | None:
    start = comma - 1
    while start >= 0 and comma - start < _MAX_ASIDE and tokens[start].text not in _BOUNDARIES:
        start -= 1
    for place in (*range(start + 1, comma), comma):
        if tokens[place].text != ",":
            continue
        found = _noun_phrase(tokens, place - 1)
        if found is not None and likely_source(tokens, found, strict=True):
            return found
    return None


def _noun_phrase(tokens: Sequence[Token], last: int) -> Range | None:
    """Walk left from the last word of a noun phrase to its beginning."""
    first = last + 1
    place = last
    while place >= 0 and last - place < _MAX_WORDS:
        step = _step(tokens, place, first)
        if step == 0:
            break
        first = place - step + 1
        if _opens(tokens, first) and not _linked(tokens, first):
            break
        place -= step
    return (first, last + 1) if first <= last and _has_word(tokens, first, last) else None


def _has_word(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(
        tokens[place].word and tokens[place].lower not in LINKS for place in range(first, last + 1)
    )


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a phrase begins here: at an article or a number without an article before it."""
    if tokens[place].lower not in DETERMINERS and not tokens[place].text[0].isdigit():
        return False
    return place == 0 or tokens[place - 1].lower not in DETERMINERS


def _linked(tokens: Sequence[Token], place: int) -> bool:
    """Whether "of the" goes on to the left of a determiner."""
    return place >= 2 and tokens[place - 1].lower in LINKS and _may_link(tokens, place - 1)


def _may_link(tokens: Sequence[Token], place: int) -> bool:
    """Whether the preposition at `place` joins two nouns of one description."""
    if place == 0:
        return False
    before = tokens[place - 1]
    if before.lower in _ISSUED:
        return True
    if not before.word or before.lower in STOPWORDS or before.text.isdigit():
        return False
    if tokens[place].lower == "of":
        return True
    if place >= 2 and (tokens[place - 2].lower in DETERMINERS or tokens[place - 2].text.isdigit()):
        return True
    return (
        before.lower in SOURCES
        or before.lower in FIELDS
        or (tokens[place].lower in {"for", "from"} and before.capital)
    )


def _step(tokens: Sequence[Token], place: int, first: int) -> int:
    """Return how many tokens to go left over: none where the phrase begins right of `place`."""
    token = tokens[place]
    if token.lower in LINKS | {"on", "with", "by", "to"}:
        if token.lower not in LINKS and tokens[place - 1].lower not in _ISSUED:
            return 0
        return 1 if first <= place + 1 < len(tokens) and _may_link(tokens, place) else 0
    if token.lower == "and":
        return 1 if _joins_names(tokens, place) else 0
    if token.lower in DETERMINERS:
        return int(token.lower != "that")
    if not token.word or token.lower in STOPWORDS:
        return 1 if token.text in {"’", "'", "&"} and _plural_possessive(tokens, place) else 0
    if token.capital or _modifier(token.lower) or token.lower in _ISSUED or _bounded(tokens, place):
        return 1
    return 0


def _plural_possessive(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].end == tokens[place].start


def _joins_names(tokens: Sequence[Token], place: int) -> bool:
    return (
        0 < place < len(tokens) - 1
        and tokens[place - 1].capital
        and tokens[place + 1].capital
        and tokens[place - 1].lower not in STOPWORDS
    )


def _modifier(word: str) -> bool:
    return word in SOURCES or word in FIELDS or word in TITLES or word.endswith("'s")


def _bounded(tokens: Sequence[Token], place: int) -> bool:
    """Whether an article or the like stands within four words to the left, with no verb between."""
    for left in range(place - 1, max(place - 5, -1), -1):
        token = tokens[left]
        if token.lower in DETERMINERS or token.lower.endswith("'s"):
            return True
        if not token.word or token.lower in STOPWORDS or token.lower in LINKS:
            return False
    return False


def phrase_after(tokens: Sequence[Token], start: int, *, limit: int = 12) -> Range | None:
    """Find the noun phrase that begins at `start`: up to a comma, a verb or a relative clause.

    Behind a name or a speaking noun only what belongs to a description goes on.
    """
    place, headed = start, False
    while place < len(tokens) and place - start < limit:
        token = tokens[place]
        if not _goes_on(tokens, place, start=start, headed=headed):
            break
        headed = headed or _is_head(token)
        place += 1
    while place > start and tokens[place - 1].lower in LINKS | {"by", "with"}:
        place -= 1
    return (start, place) if place > start else None


def _is_head(token: Token) -> bool:
    if token.lower in SOURCES:
        return True
    return token.capital and token.lower not in DETERMINERS and not token.lower.endswith("'s")


def _goes_on(tokens: Sequence[Token], place: int, *, start: int, headed: bool) -> bool:
    token = tokens[place]
    if not (token.word or token.text in {"’", "'", "&"}) or token.lower == "that":
        return False
    if token.pronoun:
        return place == start and token.lower in PRONOUNS
    if token.lower == "and":
        return _joins_names(tokens, place)
    if token.lower in STOPWORDS and token.lower not in DETERMINERS:
        if token.lower in LINKS | {"by", "with"}:
            return place > start
        return False
    if not headed or token.capital or _modifier(token.lower):
        return True
    if token.lower in DETERMINERS or token.lower in LINKS:
        return token.lower in {"of", "for", "from"} or tokens[place - 1].lower in _JOINS
    return token.lower in _ISSUED or tokens[place - 1].lower in _JOINS | DETERMINERS


def likely_source(tokens: Sequence[Token], found: Range, *, strict: bool) -> bool:
    """Whether a noun phrase can speak.

    A name or a speaking noun does; if not `strict`, anything with an article before it as well.
    """
    words = tokens[found[0] : found[1]]
    for place, token in enumerate(words):
        lower = token.lower.removesuffix("'s")
        if lower in SOURCES or lower in PRONOUNS:
            return True
        if token.capital and lower not in STOPWORDS and lower not in DETERMINERS:
            # a capital at the head of the sentence may be nothing but its first word
            if (
                found[0] + place > 0
                or not strict
                or token.text.isupper()
                or place + 1 == len(words)
            ):
                return True
    return not strict and words[0].lower in DETERMINERS
