"""The main command and its parts."""

from __future__ import annotations

import errno
import gc
import logging
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from consist.cli import (
    check,
    compare,
    demo,
    doctor,
    draft,
    explain,
    forget,
    index,
    review,
    stories,
)
from consist.cli.decisions import decisions_app
from consist.cli.evaluate import evaluate_app
from consist.cli.train import train_app
from consist.cli.train_decider import decider
from consist.engines import RARE_COLLECTIONS
from consist.errors import ConsistError

FAILED = 2

app = typer.Typer(
    name="consist",
    help="Find where news outlets contradict each other or frame the same fact differently.",
    epilog=(
        "Exit codes: 0 nothing to report at the level asked for, 1 findings at or above it "
        "(see check --fail-on), 2 the run failed."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("check", short_help="Report where the accounts of articles clash.")(check.check)
app.command("draft", short_help="Check an unpublished text against an index.")(draft.draft)
app.command("compare", short_help="Show who states what, who differs and who is silent.")(
    compare.compare
)
app.command("stories", short_help="List the stories that several outlets tell.")(stories.stories)
app.add_typer(index.index_app, name="index")
decisions_app.command("forget")(forget.forget)
decisions_app.command("clear")(forget.clear)
app.add_typer(decisions_app, name="decisions")
app.command("explain", short_help="Show why two sentences were or were not flagged.")(
    explain.explain
)
app.command("review", short_help="Review findings in a browser and decide on them.")(review.review)
app.command("demo", short_help="Check the bundled example.")(demo.demo)
app.command("doctor", short_help="Show versions, models, and what is missing.")(doctor.doctor)
train_app.command("decider")(decider)
app.add_typer(train_app, name="train")
app.add_typer(evaluate_app, name="evaluate")


def _version(asked: bool) -> None:
    if asked:
        from consist.version import version

        typer.echo(f"consist {version()}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Log what happens to standard error.")
    ] = False,
) -> None:
    """Find where news outlets contradict each other or frame the same fact differently."""
    del version
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(levelname)s: %(message)s",
        stream=sys.stderr,
    )


def _replace_what_cannot_be_printed() -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _refuse_one(stopped: SystemExit) -> None:
    """Raise what ended the run where its exit code 1 would say that something was found."""
    if type(sys.stdout).__name__ == "PacifyFlushWrapper":  # the reader of a pipe went away
        sys.exit(FAILED)
    if isinstance(stopped.__context__, typer.Abort):  # input ended where nothing was asked
        raise stopped.__context__


def run_app() -> None:
    """Run the command line and turn known errors into one line and an exit code.

    What standard output cannot hold in its encoding is printed as a question mark.
    """
    gc.set_threshold(RARE_COLLECTIONS)
    _replace_what_cannot_be_printed()
    try:
        app()
    except ConsistError as error:
        typer.echo(f"consist: {error}", err=True)
        sys.exit(FAILED)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        typer.echo(f"consist: what was to be printed is lost: {error.strerror}", err=True)
        sys.exit(FAILED)
    except SystemExit as stopped:
        _refuse_one(stopped)
        raise
    except KeyboardInterrupt:
        typer.echo("consist: interrupted; what was computed so far is cached", err=True)
        sys.exit(130)
