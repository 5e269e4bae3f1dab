"""`consist demo`: the main job on the bundled example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consist.cli.outputs import outputs, refuse_unwritable
from consist.cli.progress import TerminalProgress


def demo(
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Also write the report here; the suffix says how."),
    ] = None,
) -> None:
    """Check the bundled example: eight articles on a referendum proposed in peace talks."""
    from consist import api, example
    from consist.cli.summary import summary
    from consist.reports import render, write

    targets = outputs([], output or [])
    refuse_unwritable(target.path for target in targets)
    with TerminalProgress() as progress:
        report = api.check(example.articles_path(), cache=None, progress=progress)
    typer.echo(summary(report))
    for target in targets:
        if target.path is not None:
            write(target.path, render(report, target.format))
            typer.echo(f"written: {target.path}")
