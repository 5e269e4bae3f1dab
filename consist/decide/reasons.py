"""Why a pair was flagged, in sentences that an editor can read."""

from __future__ import annotations

from collections.abc import Iterator

from consist.chronology import comparable
from consist.cues import Comparison, Verdict
from consist.decide import framing
from consist.decide.company import Company
from consist.decide.evidence import Evidence, Reading
from consist.decide.named import named, within_a_sentence
from consist.model import Judgement, Kind, Reason, Scores

LIKELY = 0.5
SURE = 0.85

LONG = 18.0
"""Of accounts so many hours apart the time is told, for the later one may know more."""

LEAST_STRENGTH = 0.15
"""Below it two cues probably speak of different things (benchmarks/cues.py): no reason to show."""


def reasons(item: Evidence, kind: Kind, company: Company) -> tuple[Reason, ...]:
    """Return the reasons by their weight for a reader: cues, company, voices, time, model.

    Words that clash and recur in a sentence are told once.
    Of framing it is the wording that tells, and neither clash nor contradiction.
    """
    if kind is Kind.FRAMING:
        return (*framing.reasons(item), *_voices(item))
    return (
        *dict.fromkeys(Reason(f"clash.{found.type}", found.text) for found in clashes(item)),
        *_company(item, company),
        *_voices(item),
        *_time(item, kind),
        *_reading(item.judgement),
    )


def clashes(item: Evidence) -> list[Comparison]:
    """Return the cues that clash and probably speak of the same thing, the surest first."""
    found = [
        comparison
        for comparison in item.comparisons
        if comparison.verdict is Verdict.CLASH and comparison.strength >= LEAST_STRENGTH
    ]
    return sorted(found, key=lambda comparison: (-comparison.strength, comparison.one_span))


def _company(item: Evidence, company: Company) -> Iterator[Reason]:
    for side, others in ((item.left, company.with_left), (item.right, company.with_right)):
        outlets = sorted({other.outlet for other in others})
        if outlets:
            told = "tells" if len(outlets) == 1 else "tell"
            yield Reason(
                "company.same",
                f"{', '.join(outlets)} probably {told} it as {side.sentence.outlet} does.",
            )


def _voices(item: Evidence) -> Iterator[Reason]:
    left, right = item.left, item.right
    one, other = left.attribution, right.attribution
    if not one.attributed and not other.attributed:
        yield Reason("voice.own", "Both state it in the outlet's own voice.")
        return
    outlets = (left.sentence.outlet, right.sentence.outlet)
    told = [f"{o} {_told(side)}" for o, side in zip(outlets, (left, right), strict=True)]
    yield Reason("voice.reported", f"{told[0]}; {told[1]}.")


def _told(side: Reading) -> str:
    if not side.attribution.attributed:
        return "states it in its own voice"
    return f"reports it from {within_a_sentence(named(side.attribution, side.sentence.text))}"


def _time(item: Evidence, kind: Kind) -> Iterator[Reason]:
    one, other = comparable(item.left.published_at, item.right.published_at)
    if one is None or other is None or one == other:
        return
    early, late = (item.left, item.right) if one < other else (item.right, item.left)
    hours = abs((one - other).total_seconds()) / 3600
    apart = f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    told = f"{late.sentence.outlet} published {apart} after {early.sentence.outlet}"
    if kind is Kind.SUPERSEDED:
        yield Reason("time.update", f"{told}.")
    elif kind is Kind.CONTRADICTION and hours >= LONG:
        yield Reason("time.apart", f"{told}.")


def _reading(judgement: Judgement) -> Iterator[Reason]:
    low, high = _contradictions(judgement.forward, judgement.backward)
    if low >= LIKELY:
        yield Reason("nli.both", f"Read side by side they {_how(low)}contradict {_of(low, high)}.")
        return
    if high >= LIKELY:
        yield Reason("nli.one", f"Read one way round they contradict {_of(low, high)}.")
    if judgement.claims is not None:
        low, high = _contradictions(*judgement.claims)
        if low >= LIKELY:
            yield Reason("nli.claims", f"What the two report {_how(low)}clashes {_of(low, high)}.")


def _contradictions(forward: Scores, backward: Scores) -> list[float]:
    return sorted((forward.contradiction, backward.contradiction))


def _how(low: float) -> str:
    return "clearly " if low >= SURE else ""


def _of(low: float, high: float) -> str:
    return f"({low:.0%} and {high:.0%} in the two directions)"
