"""Marks by which a text holds a claim at arm's length without naming who makes it."""

from __future__ import annotations

import re
from functools import lru_cache

from consist.attribution.model import Hedge

_HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|supposedly|ostensibly|presumably|apparently"
    r"|so-called|so called|self-styled|self-proclaimed|self-described|alleged|purported"
    r"|supposed(?!\s+to\b)"
    r"|rumou?red|unconfirmed|unverified|unproven|unsubstantiated"
    r"|(?:is|are|was|were|has been|have been) (?:widely )?(?:said|believed|thought|understood"
    r"|reported|rumou?red|alleged) to"
    r"|it (?:is|was|has been) (?:widely )?(?:understood|reported|alleged|claimed|believed|said"
    r"|rumou?red)"
    r"|without (?:offering|providing|giving|presenting|citing|producing) (?:any )?"
    r"(?:evidence|proof))\b",
    re.IGNORECASE,
)
# One to three quoted words that are no speech: 'the "experts"', "‘humanitarian’ convoy". What
# opens with a capital is the name of a street or the title of a work.
_SCARE = re.compile(
    r"[\"“‘«](?P<words>[^\W\d_][\w'-]*(?:[ ][\w'-]+){0,2})[\"”’»](?![\w])",
)


@lru_cache(maxsize=16384)  # a sentence is compared with many
def hedge_in(sentence: str) -> Hedge | None:
    """Return the first hedging word or construction, or None."""
    match = _HEDGES.search(sentence)
    return None if match is None else Hedge(match.group().lower(), *match.span())


@lru_cache(maxsize=16384)
def scare_quote_in(sentence: str) -> Hedge | None:
    """Return the first word or two in quotation marks without speech about them, or None.

    >>> scare_quote_in('They met on "Harbour Street".') is None
    True
    """
    for match in _SCARE.finditer(sentence):
        if match["words"][0].isupper():
            continue
        before = sentence[: match.start()]
        if not before or before[-1].isspace() or before[-1] in "([—–-":
            return Hedge("scare quotes", *match.span())
    return None
