"""The one sentence that stands above a finding."""

from __future__ import annotations

from consist.chronology import comparable
from consist.model import Article, Finding, Kind
from consist.reports.matters import about


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


def _update(finding: Finding, articles: dict[str, Article]) -> str:
    one, other = comparable(
        *(articles[side.article_id].published_at for side in (finding.a, finding.b))
    )
    if one is None or other is None or one == other:
        return f"One account of {finding.a.outlet} and {finding.b.outlet} updates the other"
    early, late = (finding.a, finding.b) if one < other else (finding.b, finding.a)
    return f"{late.outlet} has a later account than {early.outlet}"
