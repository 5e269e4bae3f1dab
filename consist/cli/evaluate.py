"""`consist evaluate`: how well a model does on labelled files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import ScorerName

if TYPE_CHECKING:
    from consist.evaluation.nli import NliFigures

evaluate_app = typer.Typer(
    help="Measure a model on labelled files.", no_args_is_help=True, rich_markup_mode=None
)


@evaluate_app.callback()
def evaluate() -> None:
    """Measure a model on labelled files."""


@evaluate_app.command("nli")
def nli(
    files: Annotated[
        list[Path],
        typer.Argument(
            help=(
                'JSON lines, plain or .gz: {"premise", "hypothesis", "label"}; label is '
                "contradiction, entailment or neutral, or a group: not_entailment, "
                "not_contradiction, consistent, inconsistent, weaken, not_weaken."
            )
        ),
    ],
    scorer: ScorerName = "bundled",
    limit: Annotated[
        int, typer.Option(min=0, help="Score only the first so many pairs of each file; 0 for all.")
    ] = 0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print an object from file name to figures.")
    ] = False,
) -> None:
    """Print the figures of an NLI model on labelled pairs, in both directions.

    Example: consist evaluate nli dev/snli.jsonl.gz dev/rte3.jsonl.gz --scorer bundled
    """
    from consist import wiring
    from consist.evaluation.labelled import read_pairs
    from consist.evaluation.nli import evaluate as figures
    from consist.evaluation.tables import by_name, table

    sets = {name: read_pairs(path) for name, path in by_name(files).items()}
    model = wiring.scorer(scorer)
    measured: dict[str, NliFigures] = {}
    for name, pairs in sets.items():
        measured[name] = figures(model, pairs[: limit or None])
    if as_json:
        figures_by_name = {name: one.as_dict() for name, one in measured.items()}
        typer.echo(json.dumps(figures_by_name, indent=2))
        return
    typer.echo(table(measured))
