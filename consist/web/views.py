"""Findings as the pages show them: text and links alone; escaping is left to the templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consist.decisions import Context, StoredFinding
from consist.model import Article, Decision, Passage
from consist.reports.headlines import headline, newer
from consist.reports.lighting import Piece, pieces
from consist.reports.link import web_link
from consist.reports.lookup import also_printed_by
from consist.reports.matters import type_shown
from consist.reports.phrases import KINDS, confidence_in_words, date_in_words, percent
from consist.web.words import (
    STATUSES,
    TYPES,
    VERDICTS,
    closeness_in_words,
    moment_in_words,
    reading_in_words,
)

MOST_ARTICLE = 60_000
"""Characters shown on either side of a passage: a long read has some 40,000."""

MOST_UNLIT = 60
"""Characters before the first lit words that leave these on the first two lines of a list's row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding in a list."""

    id: str
    link: str
    kind: str
    kind_name: str
    type: str
    headline: str
    sure: str
    percent: str
    share: int
    status: str
    status_name: str
    by: str
    gone: bool
    story: str | None
    sides: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """One side of a finding in its whole article; `changed` where the article is not at hand."""

    letter: str
    outlet: str
    title: str
    link: str | None
    date: str
    speaker: str | None
    before: str
    pieces: tuple[Piece, ...]
    after: str
    copies: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What another outlet says of the same fact, and the finding that says so."""

    outlet: str
    pieces: tuple[Piece, ...]
    kind: str
    kind_name: str
    against: str
    link: str
    status_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A decision as the history shows it."""

    verdict: str
    name: str
    author: str
    when: str
    stamp: str
    note: str


def row(stored: StoredFinding, *, link: str, index: str | None = None) -> Row:
    """Return a finding for a list: that of an index, or of all findings."""
    finding = stored.finding
    told = type_shown(finding)
    return Row(
        id=stored.id,
        link=link,
        kind=finding.kind.value,
        kind_name=KINDS[finding.kind],
        type="" if told is None else TYPES[told],
        headline=title(stored),
        sure=confidence_in_words(finding.confidence),
        percent=percent(finding.confidence),
        share=round(finding.confidence * 100),
        status=stored.status.value,
        status_name=STATUSES[stored.status],
        by="" if stored.decision is None else stored.decision.author,
        gone=stored.gone or index in stored.lost_by,
        story=finding.story,
        sides=tuple((_outlets(side), _near_light(side)) for side in (finding.a, finding.b)),
    )


def _near_light(side: Passage) -> tuple[Piece, ...]:
    """Return the passage from shortly before its first lit words, since a list shows two lines."""
    first, *rest = pieces(side) or [Piece("", lit=False)]
    if first.lit or not rest or len(first.text) <= MOST_UNLIT:
        return first, *rest
    _, _, words = first.text[-MOST_UNLIT // 2 :].partition(" ")
    return Piece(f"… {words or first.text[-MOST_UNLIT // 2 :]}", lit=False), *rest


def title(stored: StoredFinding, context: Context | None = None) -> str:
    """Return the finding's headline; without its articles it does not say who wrote later."""
    finding = stored.finding
    unknown = [Article(side.article_id, side.outlet, "") for side in (finding.a, finding.b)]
    known = unknown if context is None else [context.a, context.b]
    return headline(finding, {article.id: article for article in (*unknown, *known)})


def update(stored: StoredFinding, context: Context) -> str | None:
    """Return what the newer account says, of a finding that is an update."""
    return newer(stored.finding, {article.id: article for article in (context.a, context.b)})


def panes(stored: StoredFinding, context: Context) -> tuple[Pane, Pane]:
    """Return both sides in their articles."""
    others = {article.id: article for article in context.others}
    return (
        _pane("a", stored.finding.a, context.a, others),
        _pane("b", stored.finding.b, context.b, others),
    )


def readings(stored: StoredFinding) -> tuple[str, ...]:
    """Return in sentences what the scores say."""
    finding = stored.finding
    one, other = finding.a.outlet, finding.b.outlet
    return (
        reading_in_words(finding.forward, one, other),
        reading_in_words(finding.backward, other, one),
        closeness_in_words(finding.similarity),
    )


def voices(
    stored: StoredFinding, beside: Iterable[StoredFinding], *, link: str
) -> tuple[Voice, ...]:
    """Return what other passages say against the two of this finding, the surest first.

    Another finding is of the same fact where it stands on one of the two passages; its other side
    is what somebody else says. Each passage is named once.
    """
    own = (stored.finding.a, stored.finding.b)
    met = {_place(side) for side in own}
    found: list[Voice] = []
    for other in beside:
        for side, against in _both_ways(other):
            if _place(side) not in met and any(_overlap(against, mine) for mine in own):
                met.add(_place(side))
                found.append(_voice(other, side, against, link=link))
    return tuple(found)


def history(decisions: Sequence[Decision]) -> tuple[Said, ...]:
    """Return what was said of a finding, the last word first."""
    return tuple(said(decision) for decision in reversed(decisions))


def said(decision: Decision) -> Said:
    """Return a decision for the page."""
    return Said(
        verdict=decision.verdict.value,
        name=VERDICTS[decision.verdict],
        author=decision.author,
        when=moment_in_words(decision.at),
        stamp=decision.at.isoformat(timespec="seconds"),
        note=decision.note,
    )


def _outlets(side: Passage) -> str:
    more = len(also_printed_by(side))
    return f"{side.outlet or 'No name'} and {more} more" if more else side.outlet or "No name"


def _pane(letter: str, side: Passage, article: Article, others: dict[str, Article]) -> Pane:
    whole = article.text[side.start : side.end] == side.text
    before = article.text[: side.start] if whole else ""
    after = article.text[side.end :] if whole else ""
    return Pane(
        letter=letter,
        outlet=side.outlet or "No name",
        title=article.title,
        link=web_link(article.url),
        date=date_in_words(article.published_at),
        speaker=side.speaker,
        before=before if len(before) <= MOST_ARTICLE else f"… {before[-MOST_ARTICLE:]}",
        pieces=tuple(pieces(side)),
        after=after if len(after) <= MOST_ARTICLE else f"{after[:MOST_ARTICLE]} …",
        copies=tuple(_copy(copy.article_id, copy.outlet, others) for copy in side.copies),
    )


def _copy(article_id: str, outlet: str, others: dict[str, Article]) -> tuple[str, str, str | None]:
    article = others.get(article_id)
    if article is None:
        return outlet, "", None
    return outlet, article.title, web_link(article.url)


def _voice(stored: StoredFinding, side: Passage, against: Passage, *, link: str) -> Voice:
    kind = stored.finding.kind
    return Voice(
        outlet=_outlets(side),
        pieces=tuple(pieces(side)),
        kind=kind.value,
        kind_name=KINDS[kind],
        against=against.outlet,
        link=link.format(id=stored.id),
        status_name=STATUSES[stored.status],
    )


def _both_ways(stored: StoredFinding) -> tuple[tuple[Passage, Passage], tuple[Passage, Passage]]:
    one, other = stored.finding.a, stored.finding.b
    return (one, other), (other, one)


def _place(side: Passage) -> tuple[str, int]:
    return side.article_id, side.start


def _overlap(one: Passage, other: Passage) -> bool:
    return (
        one.article_id == other.article_id and one.start < other.end and other.start < one.end
    ) or any(
        copy.article_id == other.article_id and copy.start < other.end and other.start < copy.end
        for copy in one.copies
    )
