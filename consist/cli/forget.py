"""`consist decisions forget` and `clear`: what was kept for review, deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.decisions import opened
from consist.cli.options import Home, StorePlace
from consist.errors import InputError

if TYPE_CHECKING:
    from consist.decisions import Held

EXPORT = "consist decisions export --all --output decisions.jsonl"

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def forget(
    story: Annotated[
        list[str] | None,
        typer.Option(help="Only what was decided on findings of this story. Repeatable."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="What was decided on all findings.")] = False,
    yes: Yes = False,
    store: StorePlace = None,
    home: Home = Path(),
) -> None:
    """Delete decisions with their notes and history; their findings stay, open again.

    What was dismissed is reported again then.

    Example: consist decisions forget --story halm
    """
    if bool(story) == every:
        raise InputError("say what to forget: --story ID, or --all for every decision")
    stories = None if every else story
    with opened(store, home) as kept:
        unknown = [name for name in stories or () if not kept.held(stories=[name]).findings]
        if unknown:
            named = ", ".join(map(repr, unknown))
            raise InputError(f"the store has no finding of the story {named}")
        there = kept.held(stories=stories)
        if there.decisions and not yes:
            _ask(f"Delete {_told(there)}?")
        kept.forget(stories=stories)
    typer.echo(f"{_told(there)} deleted; the findings are open")


def clear(yes: Yes = False, store: StorePlace = None, home: Home = Path()) -> None:
    """Delete all findings, decisions, runs and articles that were kept for review.

    Indexes and their articles stay. The next check --save begins anew.

    Example: consist decisions clear --yes
    """
    with opened(store, home) as kept:
        there = kept.held()
        if not yes:
            _ask(
                f"Delete {_findings(there.findings)}, {_told(there)}, and the articles and runs "
                f"kept with them in {kept.place}?"
            )
        kept.clear()
    typer.echo(f"{_findings(there.findings)} and {_told(there)} deleted")


def _told(there: Held) -> str:
    from consist.reports.phrases import counted

    return f"{counted(there.decisions, 'decision')} on {_findings(there.decided)}"


def _findings(count: int) -> str:
    from consist.reports.phrases import counted

    return counted(count, "finding")


def _ask(question: str) -> None:
    """Ask whether it is meant, and say how to keep a copy.

    Raises:
        InputError: It is not, or nobody is there to answer.
    """
    typer.echo(f"Nothing brings it back; keep a copy with: {EXPORT}", err=True)
    try:
        meant = typer.confirm(question)
    except typer.Abort as error:
        typer.echo(err=True)  # the question left its line open
        raise InputError(
            "nothing was deleted: nobody answered; delete it without being asked with --yes"
        ) from error
    if not meant:
        raise InputError("nothing was deleted")
