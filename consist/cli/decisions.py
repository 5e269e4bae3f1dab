"""`consist decisions`: what editors said of findings, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import Home, StorePlace, author_or_user
from consist.cli.outputs import named_or_standard, print_text
from consist.decisions import FindingQuery, Order, Status, StoredFinding
from consist.errors import InputError, StoreError
from consist.model import Decision, Kind, Verdict
from consist.reports.phrases import percent

if TYPE_CHECKING:
    from consist.ports import FindingStore

decisions_app = typer.Typer(
    help="List and exchange what editors said of findings.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

FindingId = Annotated[str, typer.Argument(help="The finding's id, as in reports.")]
DECIDED = (Status.CONFIRMED, Status.DISMISSED, Status.UNSURE)


@contextmanager
def opened(store: str | None, home: Path, *, make: bool = False) -> Iterator[FindingStore]:
    """Open the store of the options and close it afterwards.

    Raises:
        StoreError: There is none, and none is to be made.
    """
    from consist import wiring

    known = wiring.finding_store if make else wiring.finding_store_if_any
    kept = known(store, home=home)
    if kept is None:
        raise StoreError(
            f"there is no store {store or home / wiring.REVIEW}; consist check --save makes one"
        )
    try:
        yield kept
    finally:
        kept.close()


@decisions_app.command("list")
def list_(
    status: Annotated[
        list[Status] | None,
        typer.Option(help="Only findings that stand so. Repeatable. Default: what is decided."),
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only findings of this kind. Repeatable.")
    ] = None,
    outlet: Annotated[
        list[str] | None, typer.Option(help="Only findings that it has part in. Repeatable.")
    ] = None,
    story: Annotated[
        list[str] | None, typer.Option(help="Only findings of this story. Repeatable.")
    ] = None,
    text: Annotated[str, typer.Option(help="Words that must stand in the passages.")] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Open findings too, and those that are gone.")
    ] = False,
    order: Annotated[
        Order, typer.Option(help="What comes first; teaching: what would teach the decider most.")
    ] = Order.DECIDED,
    limit: Annotated[int, typer.Option(help="How many to list, at most.")] = 50,
    store: StorePlace = None,
    home: Home = Path(),
) -> None:
    """List findings with where they stand.

    Example: consist decisions list --status open --order teaching --limit 10
    """
    usual = (Status.OPEN,) if order is Order.TEACHING else DECIDED
    query = FindingQuery(
        kinds=tuple(kind or ()),
        outlets=tuple(outlet or ()),
        stories=tuple(story or ()),
        statuses=tuple(status or (() if every else usual)),
        text=text,
        gone=None if every else False,
        order=order,
        limit=limit,
    )
    with opened(store, home) as kept:
        page = kept.findings(query)
    for found in page.findings:
        typer.echo(_lines(found))
    counts = page.counts
    typer.echo(
        f"{len(page.findings)} of {page.total} shown; open {counts.open}, confirmed "
        f"{counts.confirmed}, dismissed {counts.dismissed}, unsure {counts.unsure}"
    )


@decisions_app.command("add")
def add(
    finding_id: FindingId,
    verdict: Annotated[
        Verdict, typer.Argument(help="What is said; cleared takes the last word back.")
    ],
    note: Annotated[str, typer.Option(help="Why.")] = "",
    author: Annotated[
        str | None, typer.Option(help="Who says so. Default: your name of the system.")
    ] = None,
    store: StorePlace = None,
    home: Home = Path(),
) -> None:
    """Decide on a finding.

    Example: consist decisions add 2b1a9efd5a93883c dismissed --note "Two different truces."
    """
    said = Decision(finding_id, verdict, note, author_or_user(author), datetime.now(UTC))
    with opened(store, home) as kept:
        typer.echo(_lines(kept.decide(said)))


@decisions_app.command("history")
def history(finding_id: FindingId, store: StorePlace = None, home: Home = Path()) -> None:
    """Show everything that was said of a finding, the oldest first."""
    with opened(store, home) as kept:
        found, said = kept.finding(finding_id), kept.history(finding_id)
    typer.echo(_lines(found))
    for decision in said:
        typer.echo(f"  {_told(decision)}")


@decisions_app.command("export")
def export(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write. Default, and -: standard output."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Also what is unsure or was cleared: a whole copy, not for consist train nli.",
        ),
    ] = False,
    store: StorePlace = None,
    home: Home = Path(),
) -> None:
    """Write the decisions as JSON lines, for another store or for training.

    Examples:
    consist decisions export --output decisions.jsonl

    consist train nli --data decisions.jsonl --base ./minilm --output ./our-nli
    """
    from consist.reports import write
    from consist.store import lines

    with opened(store, home) as kept:
        told = [each for each in kept.told() if every or lines.label(each) is not None]
    text = "".join(lines.written(told))
    output = named_or_standard(output)
    if output is None:
        print_text(text)
        return
    write(output, text)
    typer.echo(f"{len(told)} decisions written: {output}")


@decisions_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="What consist decisions export wrote.")],
    store: StorePlace = None,
    home: Home = Path(),
) -> None:
    """Take over another store's decisions; what is known already is not repeated."""
    from consist.model import Skipped
    from consist.reports.terminal import skipped_lines
    from consist.store import lines

    read = lines.read(file)
    told = [each for each in read if not isinstance(each, Skipped)]
    for line in skipped_lines([each for each in read if isinstance(each, Skipped)]):
        typer.echo(f"skipped: {line}", err=True)
    if read and not told:
        raise InputError(
            f"{file} holds no decisions that can be read, in {len(read)} lines; give what consist "
            "decisions export wrote"
        )
    with opened(store, home, make=True) as kept:
        new = kept.adopt(told, at=datetime.now(UTC))
    typer.echo(f"{len(told)} findings read, {len(read) - len(told)} skipped, {new} decisions new")


def _lines(stored: StoredFinding) -> str:
    from consist.reports.terminal import shown

    finding = stored.finding
    head = (
        f"{stored.id}  {stored.status.value:<9}  {finding.kind.value} {percent(finding.confidence)}"
        f"{'  gone' if stored.gone else ''}"
    )
    if stored.decision is not None:
        head += f"  {_told(stored.decision)}"
    sides = (f"  {shown(f'{side.outlet}: {side.text}')}" for side in (finding.a, finding.b))
    return "\n".join((head, *sides))


def _told(decision: Decision) -> str:
    from consist.reports.terminal import shown

    note = f': "{decision.note}"' if decision.note else ""
    return shown(
        f"{decision.verdict.value} by {decision.author}, {decision.at:%Y-%m-%d %H:%M} UTC{note}"
    )
