"""What is reported in a sentence, without the words that tell who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consist.attribution.attribute import attribute
from consist.attribution.model import Attribution, Stance

FEWEST_WORDS = 3
DENIED = "It is false that "
"""What is set before a claim that somebody denies: of the ways to say so that were tried, the one
that the bundled NLI models read best (record 0030)."""
_NOBODY = re.compile(
    r"\b(?:nobody|no(?!\.? 1[01]\b)|none|few|neither|nor|hardly|longer|who)\b", re.IGNORECASE
)
"""Who denies nothing ("few dispute that"), or does so by the way ("who denies that he …, will")."""
_CLAUSE = re.compile(
    r"(?:he|she|it|they|we|there) (?:had|has|have|was|were|is|are|would|will|did|does|could|ever)\b"
)
_GOES_ON = re.compile(
    r", (?:but|saying|insisting|claiming|ruling|adding|while)\b"
    r"|,? (?:and|but) (?:said|says|insist|insists|insisted|added|adds)\b"
)
_QUOTES = ("“", "”", '"')
# who hears it, when and where it was said; behind a quotation up to where that goes on
_UP_TO_COMMA = re.compile(r"[^,]*,")
_UP_TO_QUOTE = re.compile(r"[^“”\"]*[“”\"]")
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
    denied = found.stance is Stance.DENIAL
    claim = _denied(text, found) if denied else _without_phrase(text, found)
    claim = claim.strip(_MARKS)
    if len(claim.split()) < FEWEST_WORDS:
        return None
    return Claim(DENIED + claim, denied=True) if denied else Claim(claim)


def _denied(text: str, found: Attribution) -> str:
    """Return the clause that somebody denies; empty where it is no clause, or nobody denies it."""
    start, end = found.content
    opens, closes = found.phrase or (0, 0)
    clause = text[:start].rstrip().lower().endswith(" that") or _CLAUSE.match(text, start)
    if not clause or _NOBODY.search(text, opens, closes):
        return ""
    goes_on = _GOES_ON.search(text, start, end)
    return text[start : goes_on.start() if goes_on else end]


def _without_phrase(text: str, found: Attribution) -> str:
    """Return what is reported without the attributing phrase, where that stands within."""
    start, end = found.content
    opens, closes = found.phrase or found.content
    if not start < opens < closes < end:
        return text[start:end]
    before = text[start:opens].rstrip()
    quoted = before.endswith(_QUOTES)
    rest = (_UP_TO_QUOTE if quoted else _UP_TO_COMMA).match(text, closes, end)
    if rest is None:
        return text[start:end]
    joint = ". " if quoted and "." in rest.group() else " "
    return f"{before.rstrip(_MARKS)}{joint}{text[rest.end() : end].lstrip(_MARKS)}"
