"""What the formats look up in a report: stories of articles, counts of outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from consist.model import Finding, Passage, Report


@dataclass(frozen=True, slots=True, order=True)
class Outlet:
    """How much of an outlet was compared, and in how many findings its words stand."""

    outlet: str
    articles: int
    sentences: int
    findings: int


def story_of(report: Report) -> dict[str, str]:
    """Return each article's story by the article's id."""
    return {article: story.id for story in report.stories for article in story.article_ids}


def also_printed_by(side: Passage) -> tuple[str, ...]:
    """Return the other outlets that print the passage, each once, in the order of its copies."""
    outlets = dict.fromkeys(copy.outlet for copy in side.copies)
    return tuple(outlet for outlet in outlets if outlet != side.outlet)


def ranks(findings: Sequence[Finding]) -> dict[Finding, int]:
    """Return the number of each finding, which is its place in the run's order from one.

    Every report numbers findings so, however it groups them.
    """
    return {finding: number for number, finding in enumerate(findings, 1)}


def coverage(report: Report) -> list[Outlet]:
    """Return the outlets in the order of their names; printing a copy counts as taking part."""
    articles = Counter(article.outlet for article in report.articles)
    sentences = Counter(sentence.outlet for sentence in report.sentences)
    findings = Counter(
        outlet for finding in report.findings for outlet in sorted(_outlets(finding))
    )
    return [
        Outlet(outlet, articles[outlet], sentences[outlet], findings[outlet])
        for outlet in sorted(articles)
    ]


def _outlets(finding: Finding) -> AbstractSet[str]:
    sides = (finding.a, finding.b)
    return {outlet for side in sides for outlet in (side.outlet, *also_printed_by(side))}
