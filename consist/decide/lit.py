"""Which words of a pair to light up: where they clash, or else where they differ."""

from __future__ import annotations

from collections.abc import Iterable

from consist.decide import framing
from consist.decide.differing import differing
from consist.decide.evidence import Evidence
from consist.decide.reasons import clashes
from consist.model import ClashType, Kind, Span


def lit_spans(
    item: Evidence, kind: Kind, clash: ClashType | None = None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans to light in each sentence, as offsets into the sentence's own text.

    Of framing the words by which the wordings diverge, of any other kind the spans of clashing
    cues, where there are any; else what only one side has of the kind that `clash` names, or in
    words, unless they are so many that lighting them says nothing.
    """
    if kind is Kind.FRAMING and any(worded := framing.spans(item)):
        return _merged(worded[0]), _merged(worded[1])
    found = clashes(item)
    if found:
        return (
            _merged([comparison.one_span for comparison in found]),
            _merged([comparison.other_span for comparison in found]),
        )
    left, right = differing(item, clash)
    return _merged(left), _merged(right)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
