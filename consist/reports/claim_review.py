"""Drafts of schema.org ClaimReview markup, for fact-checkers to finish.

A contradiction or a dispute sets two claims against each other; each gets a draft of its own, with
where it appeared and what speaks against it; its identifier is
that of the finding and the side, "a" or "b". Whether it is true, who says so and where the review
is published is left null for a human: JSON-LD reads null as absent, so that a draft put online by
mistake rates nothing. Updates and framings are no claims to be rated and give no draft.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from consist.model import Article, Finding, Kind, Passage, Report
from consist.reports.annotation import urn
from consist.reports.headlines import headline
from consist.reports.json import indented, timestamp
from consist.reports.link import web_link
from consist.reports.phrases import percent

RATED = frozenset({Kind.CONTRADICTION, Kind.DISPUTED})
UNRATED = ("ratingValue", "bestRating", "worstRating", "alternateName")
NOTE = "Draft by a program; not reviewed. Check both passages, then fill in what is null."

Json: TypeAlias = dict[str, Any]


def to_claim_review(report: Report) -> str:
    """Return the drafts as one JSON-LD graph, indented, with a newline at its end."""
    articles = {article.id: article for article in report.articles}
    graph = [
        _review(finding, side, own, other, articles)
        for finding in report.findings
        if finding.kind in RATED
        for side, own, other in (("a", finding.a, finding.b), ("b", finding.b, finding.a))
    ]
    drafts = {"@context": "https://schema.org", "@graph": graph}
    return indented(drafts)


def _review(
    finding: Finding, side: str, own: Passage, other: Passage, articles: dict[str, Article]
) -> Json:
    return {
        "@type": "ClaimReview",
        "@id": urn("claim review", finding.id, own.article_id, str(own.start)),
        "identifier": f"{finding.id}/{side}",
        "creativeWorkStatus": "Draft",
        "inLanguage": "en",
        "name": f"{headline(finding, articles)} ({percent(finding.confidence)})",
        "abstract": " ".join(reason.text for reason in finding.reasons),
        "comment": {"@type": "Comment", "text": NOTE},
        "url": None,
        "datePublished": None,
        "author": {"@type": "Organization", "name": None, "url": None},
        "claimReviewed": own.text,
        "itemReviewed": _claim(own, articles),
        "citation": {
            "@type": "Quotation",
            "text": other.text,
            "creator": _speaker(other),
            "isPartOf": _work(articles[other.article_id]),
        },
        "reviewRating": {"@type": "Rating", **dict.fromkeys(UNRATED)},
    }


def _claim(side: Passage, articles: dict[str, Article]) -> Json:
    prints = [side.article_id, *(copy.article_id for copy in side.copies)]
    own = articles[side.article_id]
    return {
        "@type": "Claim",
        "text": side.text,
        "author": _speaker(side),
        "datePublished": timestamp(own.published_at),
        "appearance": [_work(articles[name]) for name in prints if name in articles],
    }


def _speaker(side: Passage) -> Json:
    if side.speaker is None:
        return {"@type": "Organization", "name": side.outlet}
    return {"@type": "Person", "name": side.speaker}


def _work(article: Article) -> Json:
    return {
        "@type": "NewsArticle",
        "headline": article.title or None,
        "url": web_link(article.url),
        "datePublished": timestamp(article.published_at),
        "publisher": {"@type": "Organization", "name": article.outlet},
    }
