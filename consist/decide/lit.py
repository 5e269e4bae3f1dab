"""Which words of a pair to light up: where they clash, or else where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consist.decide import framing
from consist.decide.evidence import Evidence
from consist.decide.reasons import clashes
from consist.model import Kind, Span

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
MOST_WORDS = 8

# words that carry no matter of their own; a difference in them is no clash
EMPTY = frozenset(
    (
        "a about after all also an and are as at be been before being but by can could did do "
        "does for from had has have he her him his i if in into is it its may more most much my of "
        "on one or our over said say says she should so some such than that the their them then "
        "there these they this those to under up was we were what when where which while who will "
        "with would you your"
    ).split()
)


def lit_spans(item: Evidence, kind: Kind) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans to light in each sentence, as offsets into the sentence's own text.

    Of framing the words by which the wordings diverge, of any other kind the spans of clashing
    cues, where there are any; else the words that only one side has, unless they are so many that
    lighting them says nothing.
    """
    if kind is Kind.FRAMING and any(worded := framing.spans(item)):
        return _merged(worded[0]), _merged(worded[1])
    found = clashes(item)
    if found:
        return (
            _merged([comparison.one_span for comparison in found]),
            _merged([comparison.other_span for comparison in found]),
        )
    left, right = item.left.sentence.text, item.right.sentence.text
    return _differing(left, right), _differing(right, left)


def _differing(text: str, other: str) -> tuple[Span, ...]:
    theirs = {_stem(match.group()) for match in WORD.finditer(other)}
    own = [
        match.span()
        for match in WORD.finditer(text)
        if match.group().lower() not in EMPTY and _stem(match.group()) not in theirs
    ]
    return tuple(own) if len(own) <= MOST_WORDS else ()


def _stem(word: str) -> str:
    lowered = word.lower()
    return lowered[:6] if len(lowered) > 6 else lowered.removesuffix("s")


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
