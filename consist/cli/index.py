"""`consist index`: built indexes of what is already published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import (
    CacheFolder,
    Dates,
    EncoderName,
    Fields,
    Home,
    Quiet,
    day_first,
    field_map,
)
from consist.cli.progress import TerminalProgress
from consist.errors import ConsistError, InputError

if TYPE_CHECKING:
    from consist.model import Article

MOST_NOTES = 10

index_app = typer.Typer(
    help="Build, list, verify and remove indexes of published articles.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(help="The name of the index.")]


@index_app.command("add")
def add(
    name: Name,
    paths: Annotated[list[str], typer.Argument(help="Articles, as for consist check.")],
    fields: Fields = None,
    dates: Dates = None,
    encoder: EncoderName = "bundled",
    home: Home = Path(),
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> None:
    """Add articles to an index, making it where there is none.

    An article of a known id takes the older one's place. So does the changed text of a known
    address or file where neither has an id of its own; where one has, both stay and a note says so.

    Example: consist index add world archive/ today.jsonl
    """
    from consist import indexing, sources, wiring
    from consist.cli.left_out import tell
    from consist.pipeline import readable

    read = readable(list(sources.read(paths, fields=field_map(fields), day_first=day_first(dates))))
    if not quiet:
        tell(read.notes, read.skipped)
    with TerminalProgress(quiet=quiet) as progress:
        added = indexing.add(
            name,
            read.articles,
            home=home,
            encoder=wiring.kept_encoder(encoder, kept=wiring.cache(cache)),
            progress=progress,
        )
    manifest, changed = added.manifest, added.changes
    _tell_beside(changed.beside)
    if quiet:
        return
    replaced = f", {changed.replaced} replaced" if changed.replaced else ""
    typer.echo(
        f"{name}: {changed.new} new, {changed.updated} updated{replaced}, "
        f"{changed.unchanged} unchanged, {len(read.skipped)} skipped; "
        f"{manifest.articles} articles, {manifest.rows} sentences in all"
    )


def _tell_beside(met: Sequence[tuple[Article, Article]]) -> None:
    """Print a note for each of the first articles that are kept beside another of their address."""
    from consist.reports.terminal import shown

    for before, after in met[:MOST_NOTES]:
        typer.echo(
            "note: "
            + shown(
                f"{after.url}: another text of this address is kept under id {before.id!r}, "
                f"this one under {after.id!r}; both are compared"
            ),
            err=True,
        )
    if len(met) > MOST_NOTES:
        typer.echo(f"note: … and {len(met) - MOST_NOTES} more such addresses", err=True)


@index_app.command("list")
def list_(home: Home = Path()) -> None:
    """List the indexes with their sizes and encoders."""
    from consist import indexing
    from consist.index import index_folder, read_manifest

    known = indexing.names(home=home)
    if not known:
        typer.echo(f"no index in {home}; make one with: consist index add NAME PATHS")
    for name in known:
        try:
            manifest = read_manifest(index_folder(home / indexing.INDEXES, name))
        except ConsistError as error:
            typer.echo(f"{name:<20} {error}")
        else:
            typer.echo(
                f"{name:<20} {manifest.articles:>7} articles {manifest.rows:>9} sentences  "
                f"{manifest.encoder.name} {manifest.encoder.revision}  {manifest.created}"
            )


@index_app.command("verify")
def verify(name: Name, home: Home = Path()) -> None:
    """Check an index against its checksums and the store."""
    from consist import indexing

    manifest = indexing.check(name, home=home)
    typer.echo(f"{name}: whole, {manifest.articles} articles, {manifest.rows} sentences")


@index_app.command("rebuild")
def rebuild(
    name: Name,
    encoder: EncoderName = "bundled",
    home: Home = Path(),
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> None:
    """Make an index anew from the articles in the store."""
    from consist import indexing, wiring

    with TerminalProgress(quiet=quiet) as progress:
        manifest = indexing.rebuild(
            name,
            home=home,
            encoder=wiring.kept_encoder(encoder, kept=wiring.cache(cache)),
            progress=progress,
        )
    if not quiet:
        typer.echo(f"{name}: rebuilt, {manifest.articles} articles, {manifest.rows} sentences")


@index_app.command("remove")
def remove(
    name: Name,
    articles: Annotated[
        list[str] | None,
        typer.Option("--article", help="Remove only this article, by its id. Repeatable."),
    ] = None,
    encoder: EncoderName = "bundled",
    home: Home = Path(),
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove an index with its stored articles, or some of its articles.

    The next check of the whole index that is saved marks what was found on removed articles as
    no longer found. What was recorded for review is never deleted: findings stay in the review
    store with their decisions and the articles they stand in, also when the index goes.
    """
    from consist import indexing, wiring

    if not articles and not yes:
        _ask_to_remove(name)
    removed = indexing.remove(
        name, home=home, encoder=wiring.encoder(encoder), ids=articles or None
    )
    typer.echo(f"{name}: {removed} articles removed")
    if name not in indexing.names(home=home):
        typer.echo(
            "findings that were recorded for review stay in the review store, with their "
            "decisions and the articles they stand in"
        )


def _ask_to_remove(name: str) -> None:
    """Ask whether a whole index is meant.

    Raises:
        InputError: It is not, or nobody is there to answer. The exit code is that of a failure:
            what click ends with would say that something was found.
    """
    try:
        meant = typer.confirm(f"Remove the index {name} and its articles from the store?")
    except typer.Abort as error:
        typer.echo(err=True)  # the question left its line open
        raise InputError(
            f"nothing was removed: nobody answered; remove the index {name!r} without being asked "
            "with --yes"
        ) from error
    if not meant:
        raise InputError(f"nothing was removed: the index {name!r} stays")
