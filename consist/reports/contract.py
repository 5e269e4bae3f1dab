"""The published schemas of what is written as JSON."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every JSON report meets; it is strict."""
    return _schema("report.schema.json")


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every comparison meets; it is strict.

    The published file refers to the report's schema by its name; here that one is bundled in.
    """
    schema = _schema("comparison.schema.json")
    schema["$defs"]["report"] = report_schema()
    return schema


def _schema(name: str) -> dict[str, Any]:
    text = files("consist.reports").joinpath("schema", name).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
