"""What is reported in a sentence, without the words that tell who says it."""

from __future__ import annotations

from collections.abc import Sequence

from consist.attribution.attribute import attribute
from consist.attribution.model import Attribution, Stance

FEWEST_WORDS = 3
_MARKS = " ,;:“”\"„«»‘’'"


def claims(sentences: Sequence[str]) -> list[str | None]:
    """Return what each of the consecutive sentences of one article reports.

    It is None where the outlet itself asserts the sentence, where somebody denies what is told, and
    where less than a few words are left.

    >>> claims(["It rained.", "The bridge is safe, the ministry said."])
    [None, 'The bridge is safe']
    """
    said = attribute(sentences)
    return [_claim(text, found) for text, found in zip(sentences, said, strict=True)]


def _claim(text: str, found: Attribution) -> str | None:
    if not found.attributed or found.stance is Stance.DENIAL:
        return None
    start, end = found.content
    claim = text[start:end].strip(_MARKS)
    return claim if len(claim.split()) >= FEWEST_WORDS else None
