"""The claims of a story: texts grouped by the fact that they state, with a cell an outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from math import ceil

from consist.coverage.cells import CLASHES, Outlet, cells
from consist.coverage.grouping import group
from consist.coverage.model import SURE, Cell, Claim, Standing, State
from consist.coverage.texts import Texts, Tie
from consist.cues import CueKind
from consist.model import NEVER, Finding, Sentence

SAME = 0.15
"""Texts state one claim where on average they agree more probably than they contradict each other,
by at least so much (benchmarks/coverage.py)."""

NEARLY = 0.8
"""A text that agrees with a claim's others by this share of what the best one does is as good to
tell the claim in."""

CENTRAL_OUTLETS = 3
CENTRAL_SHARE = 0.4
"""A claim is central where at least so many outlets, and such a share of all, speak of it."""

ANSWERING = (State.CONTRADICTS, State.DISPUTED)


def claims_of(
    texts: Texts, outlets: Sequence[Outlet], findings: Iterable[Finding]
) -> tuple[Claim, ...]:
    """Return the story's claims, the most widely told first, rivals side by side.

    Every comparable text of the story is in one claim. The same texts and ties give the same
    claims, in whatever order the articles came.
    """
    groups = group(
        len(texts.texts), {key: _likeness(tie) for key, tie in texts.ties.items()}, least=SAME
    )
    claim_of = {text: number for number, members in enumerate(groups) for text in members}
    known = _by_passages(findings)
    found = [_claim(members, texts, outlets, known) for members in groups]
    place = {
        (sentence.article_id, sentence.start): claim_of[number]
        for number, text in enumerate(texts.texts)
        for sentence in text.prints
    }
    return _ordered([_with_rivals(claim, found, place) for claim in found])


def _likeness(tie: Tie) -> float:
    """Return by how much two texts rather agree than contradict; sure clashes never join.

    Where a number, a date or an outcome clashes, the two join by others alone. A negation may be
    the same thing told the other way round: "nobody was hurt", "all came out unharmed".
    """
    clash = max(tie.of_state(state) for state in CLASHES)
    if clash >= SURE:
        return float("-inf")
    likeness = tie.states - tie.contradicts
    return min(likeness, 0.0) if tie.clashing - {CueKind.POLARITY} else likeness


def _claim(
    members: Sequence[int],
    texts: Texts,
    outlets: Sequence[Outlet],
    known: Mapping[frozenset[tuple[str, int]], str],
) -> Claim:
    prints = [sentence for member in members for sentence in texts.texts[member].prints]
    words = _shown(members, texts)
    row, first_at = cells(members, words, texts, outlets)
    places = {(sentence.article_id, sentence.start) for sentence in prints}
    row = tuple(_with_findings(cell, places, known) for cell in row)
    stating = sum(cell.state is State.STATES and cell.sure for cell in row)
    speaking = sum(cell.state.speaks for cell in row)
    voices = min(stating, _wordings(row))
    standing = Standing.LONE if voices < 2 else Standing.CONSENSUS
    if any(m.state in ANSWERING and m.sure for cell in row for m in cell.mentions):
        standing = Standing.SPLIT
    text = texts.texts[words]
    return Claim(
        id=_id_of(prints),
        text=text.passage(text.prints[0]),
        standing=standing,
        central=_tellers(row) > 1
        and speaking >= max(CENTRAL_OUTLETS, ceil(CENTRAL_SHARE * len(row))),
        voices=voices,
        cells=row,
        rivals=(),
        first_at=first_at,
    )


def _shown(members: Sequence[int], texts: Texts) -> int:
    """Return the text in whose words the claim of these texts is told.

    It is the earliest of those that agree with the others nearly as surely as any of them: a text
    that tells more than they do would lend them what they do not say.
    """
    agreed = {one: sum(tie.states for tie in texts.met(one, members)) for one in members}
    least = NEARLY * max(agreed.values())

    def when(one: int) -> tuple[datetime, str, int]:
        first = texts.texts[one].prints[0]
        return texts.dates[first.article_id] or NEVER, first.article_id, first.start

    return min((one for one in members if agreed[one] >= least), key=when)


def _id_of(prints: Iterable[Sentence]) -> str:
    words = "\x1e".join(sorted(sentence.text for sentence in prints))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _wordings(row: Iterable[Cell]) -> int:
    """Count the different texts that surely state a claim; copies are one."""
    wordings = {
        min([(m.passage.article_id, m.passage.start)]
            + [(copy.article_id, copy.start) for copy in m.passage.copies])
        for cell in row
        for m in cell.mentions
        if m.state is State.STATES and m.sure
    }  # fmt: skip
    return len(wordings)


def _tellers(row: Iterable[Cell]) -> int:
    """Count the outlets that have a text of the claim's own and do not answer it."""
    return sum(cell.state is State.STATES and any(m.member for m in cell.mentions) for cell in row)


def _by_passages(findings: Iterable[Finding]) -> dict[frozenset[tuple[str, int]], str]:
    """Return the ids of findings by the two places that they join, the copies' places included."""
    known: dict[frozenset[tuple[str, int]], str] = {}
    for finding in findings:
        one, other = (
            [(side.article_id, side.start), *((c.article_id, c.start) for c in side.copies)]
            for side in (finding.a, finding.b)
        )
        for left in one:
            for right in other:
                known.setdefault(frozenset((left, right)), finding.id)
    return known


def _with_findings(
    cell: Cell, places: set[tuple[str, int]], known: Mapping[frozenset[tuple[str, int]], str]
) -> Cell:
    ids = {
        known[pair]
        for mention in cell.mentions
        for place in places
        if (pair := frozenset((place, (mention.passage.article_id, mention.passage.start))))
        in known
    }
    return replace(cell, findings=tuple(sorted(ids)))


def _with_rivals(
    claim: Claim, found: Sequence[Claim], place: Mapping[tuple[str, int], int]
) -> Claim:
    rivals = {
        found[place[mention.passage.article_id, mention.passage.start]].id
        for cell in claim.cells
        if cell.state in ANSWERING  # not where an outlet states it, and answers itself
        for mention in cell.mentions
        if mention.state in ANSWERING and mention.sure
    }
    return replace(claim, rivals=tuple(sorted(rivals)))


def _ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Put the most widely told claims first and each one's rivals right behind it."""
    ranked = sorted(claims, key=_rank)
    place = {claim.id: number for number, claim in enumerate(ranked)}
    ordered: dict[str, Claim] = {}
    for claim in ranked:
        rivals = [ranked[at] for at in sorted(place[rival] for rival in claim.rivals)]
        ordered.update({near.id: near for near in (claim, *rivals) if near.id not in ordered})
    return tuple(ordered.values())


def _rank(claim: Claim) -> tuple[int, int, datetime, str, int]:
    sure = sum(cell.sure for cell in claim.cells)
    speaking = sum(cell.state.speaks for cell in claim.cells)
    text = claim.text
    return (-sure, -speaking, claim.first_at or NEVER, text.article_id, text.start)
