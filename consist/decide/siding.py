"""Which third accounts carry the very thing that two sentences clash about.

Two sentences may tell the same as wholes, and one of them say nothing of the number over which the
other clashes with somebody: "the ruling ran to 71 pages" takes no side over how many states it
names. So who sides with whom is only said where the words bear it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consist.cues import Comparison, CueKind, Verdict, compare
from consist.decide.company import Company
from consist.decide.evidence import Evidence, Reading
from consist.decide.reasons import LEAST_STRENGTH, LIKELY, clashes
from consist.model import Judgement, Sentence, Span

IN_WORDS = frozenset((CueKind.POLARITY, CueKind.OUTCOME, CueKind.MODALITY, CueKind.CAUSE))
"""What may be told in quite other words, as "will not appeal" by "accepts the ruling"."""


class Witnesses:
    """The judged sentences of some stories as they were read, and what was read of their pairs."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._readings: dict[Sentence, Reading] = {}
        self._met: dict[tuple[Sentence, Sentence], Evidence] = {}
        for item in evidence:
            left, right = item.left.sentence, item.right.sentence
            self._readings[left], self._readings[right] = item.left, item.right
            self._met[left, right] = item

    def siding(self, item: Evidence, company: Company) -> Company:
        """Return those of the company who carry what the two sentences of the pair clash about."""
        return Company(
            tuple(self._carrying(company.with_left, item, item.left, item.right)),
            tuple(self._carrying(company.with_right, item, item.right, item.left)),
        )

    def _carrying(
        self, thirds: Sequence[Sentence], item: Evidence, own: Reading, other: Reading
    ) -> Iterator[Sentence]:
        """Yield those of the thirds who tell it as the one side does and not as the other.

        Where no number, date or name clashes, they may tell it in words of their own that read as
        contradicting the other side.
        """
        places = [(clash.cue, *_spans(clash, item, own)) for clash in clashes(item)]
        worded = all(cue in IN_WORDS for cue, _, _ in places)
        for third in thirds:
            reading = self._readings[third]
            told = {_tells(reading, own, other, *place) for place in places}
            if False not in told and (
                True in told or (worded and self._opposes(third, other.sentence))
            ):
                yield third

    def _opposes(self, third: Sentence, other: Sentence) -> bool:
        met = self._met.get((third, other)) or self._met.get((other, third))
        return met is not None and (bool(clashes(met)) or _contradicts(met.judgement))


def _spans(clash: Comparison, item: Evidence, own: Reading) -> tuple[Span, Span]:
    mine, theirs = clash.one_span, clash.other_span
    return (mine, theirs) if own is item.left else (theirs, mine)


def _tells(
    third: Reading, own: Reading, other: Reading, cue: CueKind, mine: Span, theirs: Span
) -> bool | None:
    """Return whether a third sentence tells a cue as one side does; None where it says nothing."""
    with_own = _verdicts(third, own, cue, mine)
    with_other = _verdicts(third, other, cue, theirs)
    if Verdict.CLASH in with_own or Verdict.SAME in with_other:
        return False
    return True if Verdict.SAME in with_own or Verdict.CLASH in with_other else None


def _verdicts(third: Reading, side: Reading, cue: CueKind, at: Span) -> set[Verdict]:
    """Return how the third sentence's cues of a kind stand to the one at that place of a side."""
    return {
        found.verdict
        for found in compare(third.cues, side.cues)
        if found.cue is cue
        and found.strength >= LEAST_STRENGTH
        and max(found.other_span[0], at[0]) < min(found.other_span[1], at[1])
    }


def _contradicts(judgement: Judgement) -> bool:
    read = (judgement.forward, judgement.backward, *(judgement.claims or ()))
    return any(scores.contradiction >= LIKELY for scores in read)
