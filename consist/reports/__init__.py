"""What a run found, for machines and for readers: one module a format."""

from __future__ import annotations

from collections.abc import Callable

from consist.model import Report
from consist.reports.contract import report_schema
from consist.reports.csv import to_csv
from consist.reports.file import write
from consist.reports.html import to_html
from consist.reports.json import to_json
from consist.reports.markdown import to_markdown

RENDERERS: dict[str, Callable[[Report], str]] = {
    "json": to_json,
    "markdown": to_markdown,
    "csv": to_csv,
    "html": to_html,
}

__all__ = ["RENDERERS", "report_schema", "write"]
