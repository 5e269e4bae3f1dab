"""Evidence in, ranked findings out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from consist.copies import CopyGroups
from consist.decide.company import Company
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence, Reading
from consist.decide.features import features
from consist.decide.lit import lit_spans
from consist.decide.reasons import clash_type, reasons
from consist.model import Copy, Finding, Kind, Passage, Story


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
    opinions, circle = decider.opinions(
        [item.judgement.pair for item in items], [features(item) for item in items]
    )
    findings = []
    for item, shares in zip(items, opinions, strict=True):
        kind, confidence = decide(shares)
        if kind is not None and confidence >= min_confidence:
            story = story_of.get(item.left.sentence.article_id)
            company = circle.company(item.judgement.pair)
            findings.append(_finding(item, kind, confidence, company, story, copies))
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


def _finding(
    item: Evidence,
    kind: Kind,
    confidence: float,
    company: Company,
    story: str | None,
    copies: CopyGroups,
) -> Finding:
    left, right = lit_spans(item)
    return Finding(
        kind=kind,
        type=clash_type(item) if kind is Kind.CONTRADICTION else None,
        confidence=confidence,
        story=story,
        a=_passage(item.left, left, copies),
        b=_passage(item.right, right, copies),
        forward=item.judgement.forward,
        backward=item.judgement.backward,
        similarity=item.judgement.pair.similarity,
        reasons=reasons(item, kind, company),
    )


def _passage(reading: Reading, lit: tuple[tuple[int, int], ...], copies: CopyGroups) -> Passage:
    sentence = reading.sentence
    return Passage(
        article_id=sentence.article_id,
        outlet=sentence.outlet,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        speaker=reading.attribution.speaker,
        lit=tuple((sentence.start + start, sentence.start + end) for start, end in lit),
        copies=tuple(
            Copy(copy.article_id, copy.outlet, copy.start, copy.end)
            for copy in copies.others(sentence)
        ),
    )


def _rank(finding: Finding) -> tuple[float, str, int, str, int]:
    a, b = finding.a, finding.b
    return (-finding.confidence, a.article_id, a.start, b.article_id, b.start)
