"""What was skipped and the notes on all that was read, on standard error beside what is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from consist.model import Skipped


def tell(items: Iterable[Skipped]) -> int:
    """Print a line for each note and for the first that were skipped, and return how many were."""
    from consist.reports.terminal import noted, skipped, skipped_lines

    notes, left_out = noted(items)
    for note in notes:
        typer.echo(f"note: {skipped(note)}", err=True)
    for line in skipped_lines(left_out):
        typer.echo(f"skipped: {line}", err=True)
    return len(left_out)
