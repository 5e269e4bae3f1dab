"""The findings as W3C Web Annotations (JSON-LD), for tools that anchor notes in texts.

Each finding gives two annotations, one a passage, each with the other passage as a body, so that a
reader of either article sees what the other one says. Offsets are Unicode code points into the
article's text as it was read, which the model asks for: ``text[start:end] == exact``.
"""

from __future__ import annotations

from typing import Any, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from consist.model import Article, Finding, Passage, Report
from consist.reports.headlines import headline
from consist.reports.json import indented, timestamp
from consist.reports.link import web_link
from consist.reports.matters import type_shown
from consist.reports.phrases import percent
from consist.version import version

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of context on either side of a quote, enough to tell it from its like."""

Json: TypeAlias = dict[str, Any]


def to_annotation(report: Report) -> str:
    """Return an annotation collection with one page as indented JSON and a newline at its end."""
    articles = {article.id: article for article in report.articles}
    items = [
        _annotation(finding, own, other, articles)
        for finding in report.findings
        for own, other in ((finding.a, finding.b), (finding.b, finding.a))
    ]
    made_of = "\n".join(item["id"] for item in items)
    collection = {
        "@context": CONTEXT,
        "id": urn("collection", made_of),
        "type": "AnnotationCollection",
        "label": "Where the accounts differ",
        "generator": _generator(),
        "total": len(items),
        "first": {
            "id": urn("page", made_of),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return indented(collection)


def urn(*parts: str) -> str:
    """Return an identifier that depends on the parts alone."""
    name = "\x1f".join(("consist", *parts))
    return uuid5(NAMESPACE_URL, name.encode("utf-8", "replace").decode()).urn


def _annotation(
    finding: Finding, own: Passage, other: Passage, articles: dict[str, Article]
) -> Json:
    shown = type_shown(finding)
    kind = finding.kind.value if shown is None else f"{finding.kind}: {shown}"
    return {
        "id": urn("annotation", finding.id, own.article_id, str(own.start)),
        "type": "Annotation",
        "motivation": ["assessing", "linking"],
        "generator": _generator(),
        "body": [
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "format": "text/plain",
                "language": "en",
                "value": _explained(finding, articles),
            },
            {"type": "TextualBody", "purpose": "tagging", "value": kind},
            {"purpose": "linking", **_specific(other, articles[other.article_id])},
        ],
        "target": _specific(own, articles[own.article_id]),
    }


def _explained(finding: Finding, articles: dict[str, Article]) -> str:
    first = f"{headline(finding, articles)} ({percent(finding.confidence)})."
    return "\n".join([first, *(f"- {reason.text}" for reason in finding.reasons)])


def _specific(side: Passage, article: Article) -> Json:
    text = article.text
    source: Json = {
        "id": web_link(article.url) or urn("article", article.outlet, article.id),
        "type": "Text",
        "creator": {"type": "Organization", "name": article.outlet},
    }
    if article.title:
        source["label"] = article.title
    if article.published_at is not None:
        source["created"] = timestamp(article.published_at)
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": side.text,
                "prefix": text[max(0, side.start - AROUND) : side.start],
                "suffix": text[side.end : side.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": side.start, "end": side.end},
        ],
    }


def _generator() -> Json:
    return {"type": "Software", "name": f"consist {version()}"}
