"""What a run found, for machines and for readers: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from consist.model import Report
from consist.reports.annotation import to_annotation
from consist.reports.claim_review import to_claim_review
from consist.reports.contract import comparison_schema, report_schema
from consist.reports.csv import to_csv
from consist.reports.file import write
from consist.reports.html import to_html
from consist.reports.json import to_json
from consist.reports.lines import Lines
from consist.reports.markdown import to_markdown
from consist.reports.sarif import NOWHERE, Located, to_sarif
from consist.reports.xlsx import to_xlsx

RENDERERS: dict[str, Callable[[Report], str]] = {
    "json": to_json,
    "markdown": to_markdown,
    "csv": to_csv,
    "html": to_html,
    "sarif": to_sarif,
    "annotation": to_annotation,
    "claimreview": to_claim_review,
}
"""The formats that are text; `render` knows the others too."""


def render(report: Report, name: str, *, located: Mapping[str, Located] = NOWHERE) -> str | bytes:
    """Return the report in the format of that name: one of `RENDERERS`, or "xlsx".

    `located` are the files that articles lie in, by article id; SARIF alone points into them.
    """
    if name == "sarif":
        return to_sarif(report, located=located)
    return to_xlsx(report) if name == "xlsx" else RENDERERS[name](report)


__all__ = [
    "RENDERERS",
    "Lines",
    "Located",
    "comparison_schema",
    "render",
    "report_schema",
    "write",
]
