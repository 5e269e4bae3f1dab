"""How wide a table may be."""

from __future__ import annotations

import shutil

NARROWEST, WIDEST = 80, 160


def terminal_width() -> int:
    """Return the terminal's width within reason; 120 where there is no terminal."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((120, 24)).columns))
