"""A bundled example: eight articles of seven invented outlets on a referendum in peace talks."""

from __future__ import annotations

from pathlib import Path


def articles_path() -> Path:
    """Return the file of the example's articles; its gold pairs lie beside it in `gold.json`."""
    return Path(__file__).parent / "referendum" / "articles.jsonl"
