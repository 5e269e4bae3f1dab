"""What was skipped and the notes on all that was read, on standard error beside what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from consist.model import Note, Skipped


def tell(notes: Iterable[Note], left_out: Sequence[Skipped]) -> None:
    """Print a line for each note and for the first that were skipped."""
    from consist.reports.terminal import skipped, skipped_lines

    for note in notes:
        typer.echo(f"note: {skipped(note)}", err=True)
    for line in skipped_lines(left_out):
        typer.echo(f"skipped: {line}", err=True)
