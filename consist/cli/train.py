"""`consist train`: make a model of one's own from labelled files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from consist.cli.progress import TerminalProgress
from consist.training.recipe import Recipe

DEFAULTS = Recipe()

train_app = typer.Typer(
    help="Train a model on labelled files (extra: consist[train]).",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@train_app.callback()
def train() -> None:
    """Train a model on labelled files (extra: consist[train])."""


@train_app.command("nli")
def nli(
    data: Annotated[
        list[Path],
        typer.Option(
            help=(
                'Labelled pairs, JSON lines, plain or .gz: {"premise", "hypothesis", "label"}; '
                "decisions exported from the store are such a file. Repeatable."
            )
        ),
    ],
    base: Annotated[
        str, typer.Option(help="What to start from: a folder or a hub name of a BERT-like model.")
    ],
    output: Annotated[Path, typer.Option(help="The folder for the model; also of the checkpoint.")],
    dev: Annotated[
        list[Path] | None,
        typer.Option(
            help=(
                "Labelled pairs to calibrate on and to report; without any, one in twenty pairs "
                "of the data is kept back for it. Repeatable."
            )
        ),
    ] = None,
    minutes: Annotated[
        float, typer.Option(min=0.01, help="Time to train, at most.")
    ] = DEFAULTS.minutes,
    pairs: Annotated[
        int, typer.Option(min=0, help="Pairs to train on, at most; 0 for twice the data.")
    ] = 0,
    edits: Annotated[
        float,
        typer.Option(
            min=0.0,
            max=1.0,
            help=(
                "Share of pairs made by changing a number, day, name or the polarity of entailed "
                "texts."
            ),
        ),
    ] = 0.0,
    learning_rate: Annotated[
        float, typer.Option(min=1e-7, max=1e-2, help="Its peak.")
    ] = DEFAULTS.learning_rate,
    seed: Annotated[
        int, typer.Option(help="Seed of the order, the edits and the new layer.")
    ] = DEFAULTS.seed,
    threads: Annotated[int, typer.Option(min=0, help="Threads; 0 leaves it to torch.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
) -> None:
    """Fine-tune an NLI cross-encoder, calibrate it, export it to ONNX and write its card.

    Stopped runs go on where their last checkpoint was when called again in the same way. The
    folder is then a sentence-transformers CrossEncoder and a --scorer of consist at once.

    Example: consist train nli --data decisions.jsonl --base ./minilm --output ./our-nli
    """
    # One progress bar is enough, and a new head is no reason for a warning.
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from consist import wiring
    from consist.evaluation.tables import table
    from consist.training.course import Course, run

    course = Course.read(data=data, dev=dev or [], edits=edits, seed=seed)
    recipe = Recipe(
        minutes=minutes,
        pairs=pairs or 2 * course.size,
        seed=seed,
        learning_rate=learning_rate,
        threads=threads or None,
    )
    with TerminalProgress(quiet=quiet) as progress:
        measured = run(
            course, base, output, recipe=recipe, load_scorer=wiring.scorer, progress=progress
        )
    typer.echo(table(measured))
    typer.echo(f"\nmodel and card: {output}")
