"""The report as one page that needs no network and no script.

The page is a template over the views made here; a view holds text and links alone, so that the
template's escaping is the one place where article text meets markup.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from consist.model import Article, Finding, Kind, Passage, Report, Sentence
from consist.reports.groups import groups
from consist.reports.headlines import headline
from consist.reports.lighting import Piece, pieces
from consist.reports.link import web_link
from consist.reports.lookup import also_printed_by, coverage, ranks
from consist.reports.phrases import (
    EXPLAINED,
    KINDS,
    confidence_in_words,
    date_in_words,
    days_in_words,
    percent,
)
from consist.reports.templating import template
from consist.version import version

BEFORE, AFTER = 2, 1  # sentences of context: what leads up to a passage says more of it
MOST_CONTEXT = 600  # characters shown at once on either side
MOST_ARTICLE = 8000  # and on request; an article of 5 MB would else stand in each of its findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A passage in its article; `lead`, `pieces` and `rest` are what is shown at once."""

    outlet: str
    title: str
    link: str | None
    date: str
    speaker: str | None
    also: tuple[str, ...]
    lead: str
    pieces: tuple[Piece, ...]
    rest: str
    before: str
    after: str

    @property
    def has_more(self) -> bool:
        """Whether the article says more than what is shown at once."""
        return (self.before.strip(), self.after.strip()) != (self.lead.strip(), self.rest.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A finding as it is shown, with the others of its group and who stands against whom."""

    number: int
    finding: Finding
    kind: str
    headline: str
    sure: str
    percent: str
    sides: tuple[Side, Side]
    others: tuple[Card, ...] = ()
    told: str = ""


def to_html(report: Report) -> str:
    """Return the page."""
    articles = {article.id: article for article in report.articles}
    sentences = _by_article(report.sentences)
    kinds = Counter(finding.kind for finding in report.findings)
    return template("report.html.j2").render(
        report=report,
        version=version(),
        cards=_cards(report.findings, articles, sentences),
        kinds=[
            {"value": kind.value, "name": KINDS[kind], "count": kinds[kind], "is": EXPLAINED[kind]}
            for kind in Kind
        ],
        outlets=coverage(report),
        models={name: f"{model.name} {model.revision}" for name, model in report.models.items()},
        period=_period(report.articles),
    )


def _by_article(sentences: tuple[Sentence, ...]) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for sentence in sorted(sentences):
        found.setdefault(sentence.article_id, []).append(sentence)
    return found


def _cards(
    findings: tuple[Finding, ...],
    articles: dict[str, Article],
    sentences: dict[str, list[Sentence]],
) -> list[Card]:
    """Return the surest finding of each group, the others within it.

    The number of a finding is its rank among all, as in every other report of the run.
    """
    rank = ranks(findings)
    shown = []
    for group in groups(findings):
        lead, *others = (_card(rank[f], f, articles, sentences) for f in group.findings)
        shown.append(replace(lead, others=tuple(others), told=group.told))
    return shown


def _card(
    number: int,
    finding: Finding,
    articles: dict[str, Article],
    sentences: dict[str, list[Sentence]],
) -> Card:
    one, other = (
        _side(side, articles[side.article_id], sentences.get(side.article_id, []))
        for side in (finding.a, finding.b)
    )
    return Card(
        number=number,
        finding=finding,
        kind=KINDS[finding.kind],
        headline=headline(finding, articles),
        sure=confidence_in_words(finding.confidence),
        percent=percent(finding.confidence),
        sides=(one, other),
    )


def _side(side: Passage, article: Article, sentences: list[Sentence]) -> Side:
    begin, finish = _shown(side, sentences)
    return Side(
        outlet=side.outlet,
        title=article.title,
        link=web_link(article.url),
        date=date_in_words(article.published_at),
        speaker=side.speaker,
        also=also_printed_by(side),
        lead=_tail(article.text[begin : side.start], MOST_CONTEXT),
        pieces=tuple(pieces(side)),
        rest=_head(article.text[side.end : finish], MOST_CONTEXT),
        before=_tail(article.text[: side.start], MOST_ARTICLE),
        after=_head(article.text[side.end :], MOST_ARTICLE),
    )


def _shown(side: Passage, sentences: list[Sentence]) -> tuple[int, int]:
    """Return where the context shown at once begins and ends: a few comparable sentences."""
    own = [sentence for sentence in sentences if sentence.comparable]
    before = [sentence.start for sentence in own if sentence.end <= side.start]
    after = [sentence.end for sentence in own if sentence.start >= side.end]
    return (
        before[-BEFORE:][0] if before else side.start,
        after[:AFTER][-1] if after else side.end,
    )


def _tail(text: str, most: int) -> str:
    return text if len(text) <= most else f"… {(text[-most:].split(maxsplit=1) or [''])[-1]}"


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else f"{(text[:most].rsplit(maxsplit=1) or [''])[0]} …"


def _period(articles: tuple[Article, ...]) -> str:
    days = sorted(article.published_at for article in articles if article.published_at is not None)
    return days_in_words(days[0], days[-1]) if days else ""
