"""Where articles lie on the disk, for code-review tools."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from consist.model import Place, Report
    from consist.reports import Located


def uri(path: Path) -> str:
    """Return the file as a URI: relative where it was named so, as code-review tools want it."""
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def located(report: Report) -> dict[str, Located]:
    """Return the files of those articles with findings that were read from one, by article id."""
    named = {side.article_id for found in report.findings for side in (found.a, found.b)}
    return {
        article.id: _located(article.place, article.text)
        for article in report.articles
        if article.id in named and article.place is not None
    }


def _located(place: Place, text: str) -> Located:
    """Find the text in the file as it lies there now; a row of a table is its line."""
    from consist.reports import Located
    from consist.sources import lying

    path = Path(place.path)
    if place.line is not None:
        return Located(uri(path), line=place.line)
    found = lying(path, text)
    return Located(uri(path)) if found is None else Located(uri(path), *found)
