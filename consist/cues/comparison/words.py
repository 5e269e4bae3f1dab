"""Negations, outcomes, modal words and causes of two sentences, compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.cues.circumstances.ranks import of_other_bases
from consist.cues.comparison.alignment import align, overlap, sureness
from consist.cues.comparison.ballots import BALLOT, same_ballot
from consist.cues.comparison.groups import of_other_people
from consist.cues.comparison.parts import on_both_sides, split_between
from consist.cues.comparison.weights import CAUSE, MODALITY, OUTCOME, POLARITY
from consist.cues.model import (
    Cause,
    Comparison,
    CueKind,
    Cues,
    Modality,
    Mood,
    Outcome,
    Polarity,
    Verdict,
)
from consist.cues.tokens import stem, tokens_of
from consist.cues.words.outcomes import FLIPS, ORDERS
from consist.model import ClashType


def compare_polarities(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield what one side denies and the other asserts or denies as well."""
    for first in one.polarities:
        for second in other.polarities:
            if set(first.scope) & set(second.scope):
                yield _denied(one, other, first, second)
    if not (of_other_people(one, other) or on_both_sides(one, other)):
        yield from _assertions(one, other)


def _assertions(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield what one side denies and the other asserts."""
    both = both_deny(one, other)
    yield from _asserted_by(other, one, both=both)
    yield from (found.mirrored() for found in _asserted_by(one, other, both=both))


def _asserted_by(asserter: Cues, denier: Cues, *, both: bool) -> Iterator[Comparison]:
    for cue in denier.polarities:
        if _is_asserted(cue, asserter) and not (both and cue.of_claim):
            yield _asserted(denier, asserter, cue)


def _denied(one: Cues, other: Cues, first: Polarity, second: Polarity) -> Comparison:
    sure = sureness(POLARITY, align(one, other, set(first.scope), set(second.scope)))
    return Comparison(
        ClashType.NEGATION, Verdict.SAME, sure.strength,
        (first.start, first.end), (second.start, second.end), "both deny it",
        CueKind.POLARITY, sure.signs,
    )  # fmt: skip


def _is_asserted(cue: Polarity, by: Cues) -> bool:
    denied = {stem for polarity in by.polarities for stem in polarity.scope}
    if not cue.scope or denied & set(cue.scope):
        return False
    # the verb or its object: what stands further on is the setting of many other deeds as well
    return bool(set(cue.scope[:2]) & by.content) and not _is_left_standing(cue, by)


def _is_left_standing(cue: Polarity, by: Cues) -> bool:
    """Whether one side tells what another's negation leaves, or that it may yet come otherwise.

    "Not closed" stands beside "open", and beside "may close".
    """
    told = {(outcome.concept, outcome.side, outcome.possible) for outcome in by.outcomes}
    sides = {(concept, side) for concept, side, _ in told}
    return any(
        ((concept, side) in sides and (concept, -side) not in sides)
        or (not possible and (concept, -side, True) in told and (concept, -side, False) not in told)
        for concept, side, possible in cue.leaves
    )


def both_deny(one: Cues, other: Cues) -> bool:
    """Whether both sides tell of a claim that it is called untrue: they do not dispute it."""
    return _denies_a_claim(one) and _denies_a_claim(other)


def _denies_a_claim(cues: Cues) -> bool:
    return any(polarity.of_claim for polarity in cues.polarities)


def _asserted(denier: Cues, asserter: Cues, cue: Polarity) -> Comparison:
    scope = set(cue.scope)
    sure = sureness(POLARITY, align(denier, asserter, scope, asserter.content))
    words = denier.text[cue.start : cue.end]
    return Comparison(
        ClashType.NEGATION, Verdict.CLASH, sure.strength,
        (cue.start, cue.end), _place_of(scope, asserter),
        f"one denies it (\u201c{words}\u201d), the other asserts it",
        CueKind.POLARITY, sure.signs,
    )  # fmt: skip


def _place_of(stems: set[str], cues: Cues) -> tuple[int, int]:
    """Return the place of the first word with one of these stems."""
    for token in tokens_of(cues.text):
        if token.kind == "word" and stem(token.lower) in stems:
            return token.start, token.end
    return 0, len(cues.text)


def compare_outcomes(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield words of one antonym set that both sides use, on the same or on opposite sides.

    Of two parts of one whole the opposite is told with good reason: five counts of eight on which
    somebody was convicted leave three on which he was cleared.
    """
    sides = _sides(one), _sides(other)
    for first in one.outcomes:
        for second in other.outcomes:
            if first.concept != second.concept:
                continue
            agreed = first.side == second.side
            if not agreed and sides[0][first.concept] & sides[1][first.concept]:
                continue
            if first.concept == BALLOT and not same_ballot(one, first, other, second):
                continue
            verdict = _outcome_verdict(first, second)
            if verdict is Verdict.CLASH and (
                _of_two_parts(one, other) or _of_two_years(first, one, other)
            ):
                continue
            yield _outcome(one, other, first, second, verdict)


def _of_two_parts(one: Cues, other: Cues) -> bool:
    """Whether opposites are told with good reason: of two parts, ends or groups of people."""
    return split_between(one, other) or is_converse(one, other) or of_other_people(one, other)


def _of_two_years(outcome: Outcome, one: Cues, other: Cues) -> bool:
    """Whether it is "higher than in 2024" beside "lower than in 2023"."""
    return outcome.concept == "rising" and of_other_bases(one.text, other.text)


_YIELDED = re.compile(
    r"\b(?:lost|loses?|losing|sold|beaten|defeated)\b(?: [^ ,;.]+){0,5}? (?:to|by) "
    r"(?:the )?(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_TAKEN = r"(?: [A-Z][\w'’-]+)* (?:beat|beats|defeated|won|wins|bought|buys|took|overcame)\b"


def is_converse(one: Cues, other: Cues) -> bool:
    """Whether both tell one deed from its two ends: "A lost to B", "B beat A"."""
    return _tells_converse(one.text, other.text) or _tells_converse(other.text, one.text)


def _tells_converse(yielding: str, taking: str) -> bool:
    names = [name for match in _YIELDED.finditer(yielding) for name in match["who"].split()]
    return any(re.search(rf"\b{re.escape(name)}{_TAKEN}", taking) for name in names)


def _outcome_verdict(first: Outcome, second: Outcome) -> Verdict:
    """Return how two outcomes of a concept stand: what may come clashes with no present state."""
    if first.side == second.side:
        return Verdict.SAME
    return Verdict.CLASH if first.possible == second.possible else Verdict.COMPATIBLE


def _sides(cues: Cues) -> dict[str, set[int]]:
    sides: dict[str, set[int]] = {}
    for outcome in cues.outcomes:
        sides.setdefault(outcome.concept, set()).add(outcome.side)
    return sides


def _outcome(
    one: Cues, other: Cues, first: Outcome, second: Outcome, verdict: Verdict
) -> Comparison:
    shared = align(one, other, first.around, second.around)
    link = "and" if verdict is Verdict.SAME else "against"
    sure = sureness(OUTCOME, shared, flips=float(first.concept in FLIPS))
    return Comparison(
        ClashType.SEQUENCE if first.concept in ORDERS else ClashType.NEGATION,
        verdict,
        sure.strength,
        (first.start, first.end),
        (second.start, second.end),
        f"\u201c{first.word}\u201d {link} \u201c{second.word}\u201d",
        CueKind.OUTCOME,
        sure.signs,
    )


def compare_modalities(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield deeds that both sides name but that have come to different points."""
    for first in one.modalities:
        for second in other.modalities:
            if first.deed == second.deed:
                yield _moods(one, other, first, second)
    yield from _told_as_done(one, other)
    yield from (found.mirrored() for found in _told_as_done(other, one))


def _told_as_done(modal: Cues, told: Cues) -> Iterator[Comparison]:
    """Yield the deeds that one side gives a mood and the other tells without any."""
    moody = {cue.deed for cue in told.modalities}
    for cue in modal.modalities:
        if cue.deed in told.content and cue.deed not in moody:
            yield _done(modal, told, cue)


def _moods(one: Cues, other: Cues, first: Modality, second: Modality) -> Comparison:
    sure = sureness(MODALITY, align(one, other, {first.deed}, {second.deed}))
    return Comparison(
        ClashType.MODALITY,
        Verdict.SAME if first.mood is second.mood else Verdict.COMPATIBLE,
        sure.strength,
        (first.start, first.end),
        (second.start, second.end),
        f"{one.text[first.start : first.end]} and {other.text[second.start : second.end]}",
        CueKind.MODALITY,
        sure.signs,
    )


def _is_denied(deed: str, by: Cues) -> bool:
    """Whether a deed is told as not come about so far: "has not closed" beside "may close"."""
    return any(
        deed in polarity.scope and any(not possible for _, _, possible in polarity.leaves)
        for polarity in by.polarities
    )


def _done(modal: Cues, told: Cues, cue: Modality) -> Comparison:
    shared = align(modal, told, {cue.deed}, {cue.deed})
    sure = sureness(MODALITY, shared, will=float(cue.mood is Mood.WILL))
    clash = cue.mood is not Mood.DONE and not _is_denied(cue.deed, told)
    return Comparison(
        ClashType.MODALITY,
        Verdict.CLASH if clash else Verdict.COMPATIBLE,
        sure.strength,
        (cue.start, cue.end),
        _place_of({cue.deed}, told),
        f"\u201c{modal.text[cue.start : cue.end]}\u201d on one side, told as done on the other",
        CueKind.MODALITY,
        sure.signs,
    )


def compare_causes(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield the causes that both sides state; they clash where they share no word of matter."""
    for first in one.causes:
        for second in other.causes:
            yield _cause(one, other, first, second)


def _cause(one: Cues, other: Cues, first: Cause, second: Cause) -> Comparison:
    common = overlap(first.of, second.of)
    effects = align(one, other, first.effect | one.context, second.effect | other.context)
    if common >= 0.3:
        verdict = Verdict.SAME
    elif common > 0:
        verdict = Verdict.COMPATIBLE
    else:
        verdict = Verdict.CLASH
    sure = sureness(CAUSE, effects, explicit=float(first.explicit and second.explicit))
    return Comparison(
        ClashType.CAUSE, verdict, sure.strength,
        (first.start, first.end), (second.start, second.end),
        f"{one.text[first.start : first.end]} against {other.text[second.start : second.end]}",
        CueKind.CAUSE, sure.signs,
    )  # fmt: skip
