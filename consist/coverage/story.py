"""A story's coverage put together: claims, outlets beside each other, and what came when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from consist.chronology import surely_before
from consist.copies import CopyGroups
from consist.coverage.cells import outlets_of
from consist.coverage.claims import claims_of
from consist.coverage.model import (
    Change,
    Claim,
    Mention,
    OutletPair,
    OutletRow,
    Publication,
    Standing,
    State,
    StoryCoverage,
)
from consist.coverage.texts import read_texts
from consist.decide.evidence import Evidence
from consist.model import NEVER, Article, Finding, Kind, Passage, Sentence, Story, by_date
from consist.sentences import story_title


def cover(
    story: Story,
    *,
    articles: Iterable[Article],
    sentences: Iterable[Sentence],
    evidence: Iterable[tuple[Evidence, Mapping[str, float]]],
    findings: Iterable[Finding],
    copies: CopyGroups,
) -> StoryCoverage:
    """Return what each outlet of the story tells, what it leaves out, and when.

    Args:
        story: The story.
        articles: Its articles.
        sentences: Their sentences.
        evidence: Each compared pair of the story with the decider's probabilities of what it is.
        findings: What the same evidence amounts to.
        copies: Which sentences are prints of one text.
    """
    members = sorted(articles, key=by_date)
    named = tuple(findings)
    texts = read_texts(members, sentences, evidence, copies=copies)
    outlets = outlets_of(members, texts.sentences)
    claims = claims_of(texts, outlets, named)
    names = tuple(outlet.name for outlet in outlets)
    return StoryCoverage(
        id=story.id,
        topic=story.topic,
        title=story_title(members),
        outlets=names,
        articles=tuple(members),
        claims=claims,
        pairs=tuple(_pairs(names, claims, named)),
        rows=tuple(_row(name, members, claims) for name in names),
        timeline=tuple(_timeline(members, claims)),
    )


def _pairs(
    names: Sequence[str], claims: Sequence[Claim], findings: Sequence[Finding]
) -> Iterator[OutletPair]:
    matters = {state: _matters(claims, state) for state in (
        State.CONTRADICTS, State.DISPUTED, State.UPDATED
    )}  # fmt: skip
    framing: defaultdict[frozenset[str], int] = defaultdict(int)
    for finding in findings:
        if finding.kind is Kind.FRAMING:
            for one in _printers(finding.a):
                for other in _printers(finding.b) - {one}:
                    framing[frozenset((one, other))] += 1
    stated = {
        name: {c.id for c in claims if name in c.outlets(State.STATES, sure=True)} for name in names
    }
    for one, other in combinations(names, 2):
        both = frozenset((one, other))
        yield OutletPair(
            one=one,
            other=other,
            shared=len(stated[one] & stated[other]),
            contradicting=len(matters[State.CONTRADICTS].get(both, ())),
            disputed=len(matters[State.DISPUTED].get(both, ())),
            updated=len(matters[State.UPDATED].get(both, ())),
            framing=framing[both],
        )


def _matters(claims: Sequence[Claim], state: State) -> Mapping[frozenset[str], set[frozenset[str]]]:
    """Return by two outlets the pairs of claims that they hold against each other.

    A clash shows in both claims' rows; as an unordered pair of claims it counts once.
    """
    home = {
        (mention.passage.article_id, mention.passage.start): claim.id
        for claim in claims
        for cell in claim.cells
        for mention in cell.mentions
        if mention.member
    }
    found: defaultdict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for claim in claims:
        stating = claim.outlets(State.STATES, sure=True)
        for cell in claim.cells:
            for mention in cell.mentions:
                if mention.state is state and mention.sure:
                    at = (mention.passage.article_id, mention.passage.start)
                    for outlet in stating:
                        if outlet != cell.outlet:
                            key = frozenset((claim.id, home[at]))
                            found[frozenset((outlet, cell.outlet))].add(key)
    return found


def _printers(side: Passage) -> set[str]:
    return {side.outlet, *(copy.outlet for copy in side.copies)}


def _row(name: str, articles: Sequence[Article], claims: Sequence[Claim]) -> OutletRow:
    mine = [claim for claim in claims if name in claim.outlets(State.STATES, sure=True)]
    return OutletRow(
        outlet=name,
        articles=sum(article.outlet == name for article in articles),
        stated=len(mine),
        lone=sum(claim.standing is Standing.LONE and not claim.perhaps_more for claim in mine),
        silent=sum(name in claim.omitted_by for claim in claims),
        contradicted=sum(_contradicted(claim) for claim in mine),
    )


def _contradicted(claim: Claim) -> bool:
    return any(
        m.state is State.CONTRADICTS and m.sure for cell in claim.cells for m in cell.mentions
    )


def _timeline(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[Publication]:
    first: defaultdict[str, list[str]] = defaultdict(list)
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for claim in claims:
        stating = [m for c in claim.cells for m in c.mentions if m.state is State.STATES and m.sure]
        if (earliest := _first(stating)) is not None:
            first[earliest].append(claim.id)
        for change in _changes(claim, stating):
            changes[change.later.article_id].append(change)
    for article in articles:
        yield Publication(
            article_id=article.id,
            outlet=article.outlet,
            title=article.title,
            published_at=article.published_at,
            first=tuple(first[article.id]),
            changes=tuple(changes[article.id]),
        )


def _first(stating: Sequence[Mention]) -> str | None:
    """Return the article that told a claim of several outlets first; None where nobody knows."""
    if len({mention.passage.outlet for mention in stating}) < 2:
        return None
    for mention in sorted(stating, key=_told):
        others = (m for m in stating if m.passage.outlet != mention.passage.outlet)
        if all(surely_before(mention.published_at, other.published_at) for other in others):
            return mention.passage.article_id
    return None


def _changes(claim: Claim, stating: Sequence[Mention]) -> Iterator[Change]:
    """Yield each later passage that brings the claim up to date, against its last earlier print."""
    for cell in claim.cells:
        for mention in cell.mentions:
            updates = mention.state is State.UPDATED and mention.sure
            if updates:
                before = [m for m in stating if surely_before(m.published_at, mention.published_at)]
                if before:
                    earlier = max(before, key=_told).passage
                    yield Change(claim.id, earlier, mention.passage)


def _told(mention: Mention) -> tuple[datetime, str, int]:
    return (mention.published_at or NEVER, mention.passage.article_id, mention.passage.start)
