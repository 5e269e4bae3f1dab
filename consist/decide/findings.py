"""Evidence in, ranked findings out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consist.copies import CopyGroups
from consist.decide.asked import asked
from consist.decide.clash_type import clash_type
from consist.decide.company import Company
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence, Reading
from consist.decide.lit import lit_spans
from consist.decide.named import named
from consist.decide.reasons import reasons
from consist.decide.siding import Witnesses
from consist.model import ClashType, Copy, Finding, Kind, Passage, Story


def find(
    evidence: Iterable[Evidence],
    *,
    decider: Decider,
    stories: Sequence[Story],
    copies: CopyGroups,
    min_confidence: float,
) -> tuple[Finding, ...]:
    """Return what the evidence amounts to, the most confident finding first.

    A pair is at most one finding: of the most probable kind, with that kind's probability as its
    confidence. Ties are broken by place, so that the order is total.
    """
    items = tuple(evidence)
    story_of = {article_id: story.id for story in stories for article_id in story.article_ids}
    read = asked(items)
    opinions, circle = decider.opinions(*read)
    witnesses = Witnesses(items)
    findings = []
    for item, row, shares in zip(items, read.rows, opinions, strict=True):
        kind, confidence = decide(shares)
        if kind is not None and confidence >= min_confidence:
            story = story_of.get(item.left.sentence.article_id)
            clash = None if kind is not Kind.CONTRADICTION else clash_type(item, row, decider.types)
            company = witnesses.siding(item, circle.company(item.judgement.pair))
            amount = _Amount(kind, clash, confidence, company)
            findings.append(_finding(item, amount, story, copies))
    return ranked(findings)


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the most confident first; ties go by place."""
    return tuple(sorted(findings, key=_rank))


def decide(shares: Mapping[str, float]) -> tuple[Kind | None, float]:
    """Return the most probable kind of finding with its probability, however small that is.

    The kind is None where the decider knows no kind at all.
    """
    kind = max(Kind, key=lambda candidate: shares.get(candidate.value, 0.0))
    confidence = shares.get(kind.value, 0.0)
    return (kind, confidence) if confidence > 0.0 else (None, 0.0)


@dataclass(frozen=True, slots=True)
class _Amount:
    """What a pair amounts to."""

    kind: Kind
    clash: ClashType | None
    confidence: float
    company: Company


def _finding(item: Evidence, amount: _Amount, story: str | None, copies: CopyGroups) -> Finding:
    left, right = lit_spans(item, amount.kind, amount.clash)
    return Finding(
        kind=amount.kind,
        type=amount.clash,
        confidence=amount.confidence,
        story=story,
        a=_passage(item.left, left, copies),
        b=_passage(item.right, right, copies),
        forward=item.judgement.forward,
        backward=item.judgement.backward,
        similarity=item.judgement.pair.similarity,
        reasons=reasons(item, amount.kind, amount.company),
    )


def _passage(reading: Reading, lit: tuple[tuple[int, int], ...], copies: CopyGroups) -> Passage:
    sentence = reading.sentence
    return Passage(
        article_id=sentence.article_id,
        outlet=sentence.outlet,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        speaker=named(reading.attribution, sentence.text),
        lit=tuple((sentence.start + start, sentence.start + end) for start, end in lit),
        copies=tuple(
            Copy(copy.article_id, copy.outlet, copy.start, copy.end)
            for copy in copies.others(sentence)
        ),
    )


def _rank(finding: Finding) -> tuple[float, str, int, str, int]:
    a, b = finding.a, finding.b
    return (-finding.confidence, a.article_id, a.start, b.article_id, b.start)
