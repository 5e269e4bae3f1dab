"""The one sentence that stands above a finding."""

from __future__ import annotations

from consist.chronology import comparable
from consist.model import Article, Finding, Kind, Passage
from consist.reports.matters import about
from consist.reports.phrases import date_in_words


def headline(finding: Finding, articles: dict[str, Article]) -> str:
    """Return one sentence that says what the two outlets do."""
    both = f"{finding.a.outlet} and {finding.b.outlet}"
    matter = about(finding)
    match finding.kind:
        case Kind.CONTRADICTION:
            return f"{both} cannot both be right about {matter or 'this'}"
        case Kind.DISPUTED:
            return f"{both} quote speakers who disagree" + (f" about {matter}" if matter else "")
        case Kind.SUPERSEDED:
            return _update(finding, articles)
        case Kind.FRAMING:
            return f"{both} tell the same fact differently"


def newer(finding: Finding, articles: dict[str, Article]) -> str | None:
    """Say what the newer account has; None of a finding that is no update, or by unknown dates."""
    sides = _in_time(finding, articles) if finding.kind is Kind.SUPERSEDED else None
    if sides is None:
        return None
    late = sides[1]
    day = date_in_words(articles[late.article_id].published_at)
    return f"The newer account ({late.outlet}, {day}) says: “{' '.join(late.text.split())}”"


def _update(finding: Finding, articles: dict[str, Article]) -> str:
    sides = _in_time(finding, articles)
    if sides is None:
        return f"One account of {finding.a.outlet} and {finding.b.outlet} updates the other"
    early, late = sides
    return f"{late.outlet} has a later account than {early.outlet}"


def _in_time(finding: Finding, articles: dict[str, Article]) -> tuple[Passage, Passage] | None:
    """Return the earlier side and the later one, where the dates tell which that is."""
    one, other = comparable(
        *(articles[side.article_id].published_at for side in (finding.a, finding.b))
    )
    if one is None or other is None or one == other:
        return None
    return (finding.a, finding.b) if one < other else (finding.b, finding.a)
