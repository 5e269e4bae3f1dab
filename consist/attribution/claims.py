"""What is reported in a sentence, without the words that tell who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consist.attribution.attribute import attribute
from consist.attribution.model import Attribution, Stance

FEWEST_WORDS = 3
DENIED = "It is false that "
"""What is set before a claim that somebody denies: of the ways to say so that were tried, the one
that the bundled NLI models read best (record 0030)."""
_MARKS = " ,;:“”\"„«»‘’'"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody other than the outlet asserts, as a sentence of its own.

    `denied` is whether they say that something is not so; then `text` says so.
    """

    text: str
    denied: bool = False


def claims(sentences: Sequence[str]) -> list[Claim | None]:
    """Return what each of the consecutive sentences of one article reports.

    It is None where the outlet itself asserts the sentence, and where less than a few words are
    left.

    >>> claims(["It rained.", "The bridge is safe, the ministry said."])
    [None, Claim(text='The bridge is safe', denied=False)]
    >>> claims(["The ministry denied that the bridge is safe."])[0].text
    'It is false that the bridge is safe.'
    """
    said = attribute(sentences)
    return [_claim(text, found) for text, found in zip(sentences, said, strict=True)]


def _claim(text: str, found: Attribution) -> Claim | None:
    if not found.attributed:
        return None
    claim = _without_phrase(text, found).strip(_MARKS)
    if len(claim.split()) < FEWEST_WORDS:
        return None
    if found.stance is Stance.DENIAL:
        return Claim(DENIED + claim, denied=True)
    return Claim(claim)


def _without_phrase(text: str, found: Attribution) -> str:
    """Return what is reported without the attributing phrase, where that stands within."""
    start, end = found.content
    opens, closes = found.phrase or found.content
    if found.verb == "tell" or not start < opens < closes < end:  # who is told belongs to it too
        return text[start:end]
    before, behind = text[start:opens], text[closes:end]
    return f"{before.rstrip(_MARKS)} {behind.lstrip(_MARKS)}"
