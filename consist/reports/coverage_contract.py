"""The published schema of the comparison as JSON."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from consist.reports.contract import report_schema


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every comparison meets; it is strict.

    The published file refers to the report's schema by its name; here that one is bundled in.
    """
    path = files("consist.reports").joinpath("schema/comparison.schema.json")
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    schema["$defs"]["report"] = report_schema()
    return schema
