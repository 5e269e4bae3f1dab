"""`consist compare`: who states what, who stands against whom, and who is silent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import (
    Budget,
    CacheFolder,
    Dates,
    DeciderName,
    EncoderName,
    Fields,
    Home,
    MinConfidence,
    NoCache,
    Paths,
    Quiet,
    ScorerName,
    StorePlace,
    day_first,
    field_map,
)
from consist.cli.outputs import (
    named_or_standard,
    print_text,
    refuse_unknown,
    refuse_unwritable,
)
from consist.cli.progress import TerminalProgress
from consist.config import Settings
from consist.errors import SettingsError

if TYPE_CHECKING:
    from consist.coverage import Comparison

DEFAULTS = Settings()
SUFFIXES = {
    ".txt": "table",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))


def compare(
    paths: Paths = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="table, json, csv, markdown or html. Default: from --output, else table.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write. Default, and -: here.")
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(help="Open this story alone: its id (see consist stories), or an article's."),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(
            metavar="OUTLET|ARTICLE",
            help="Show it from the side of this outlet, or of the article with this id: "
            "first, what it says; then, on what it is silent.",
        ),
    ] = None,
    min_confidence: MinConfidence = DEFAULTS.min_confidence,
    budget: Budget = DEFAULTS.pair_budget,
    fields: Fields = None,
    dates: Dates = None,
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    decider: DeciderName = DEFAULTS.decider,
    home: Home = Path(),
    store: StorePlace = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> None:
    """Compare how outlets cover the same stories, claim by claim.

    Examples:
    consist compare articles/ --output coverage.html

    consist compare today.jsonl --story a17 --focus "The Gazette"
    """
    from consist import api
    from consist.cli.left_out import tell
    from consist.reviewing import Review

    output = named_or_standard(output)
    chosen = _format(format_name, output)
    refuse_unwritable([output], read=paths or ())
    settings = Settings(
        encoder=encoder,
        scorer=scorer,
        decider=decider,
        pair_budget=budget,
        min_confidence=min_confidence,
    )
    with TerminalProgress(quiet=quiet) as progress:
        found = api.compare(
            *(paths or ()),
            settings=settings,
            fields=field_map(fields),
            day_first=day_first(dates),
            story=story,
            focus=focus,
            home=home,
            cache=None if no_cache else api.Cached(cache),
            progress=progress,
            workers=os.cpu_count() or 1,
            review=Review(store=store),
        )
    if not quiet:
        tell(found.report.notes, found.report.skipped)
    text = _rendered(found, chosen)
    if output is None and chosen == "table":
        typer.echo(text, nl=False)
    else:
        _put(text, output, quiet=quiet)


def _format(name: str | None, output: Path | None) -> str:
    """Return the format that is asked for.

    Raises:
        SettingsError: There is no such format, or the output's suffix names none.
    """
    if name is not None:
        refuse_unknown(name, FORMATS)
        return name
    if output is None:
        return "table"
    if output.suffix.lower() not in SUFFIXES:
        raise SettingsError(
            f"--output {output} has no suffix that names a format; add --format or end it in "
            f"{', '.join(SUFFIXES)}"
        )
    return SUFFIXES[output.suffix.lower()]


def _rendered(comparison: Comparison, name: str) -> str:
    from consist.reports import coverage_csv, coverage_html, coverage_json, coverage_markdown

    renderers = {
        "json": coverage_json.to_json,
        "csv": coverage_csv.to_csv,
        "markdown": coverage_markdown.to_markdown,
        "html": coverage_html.to_html,
    }
    if name != "table":
        return renderers[name](comparison)
    from consist.cli.width import terminal_width
    from consist.reports.coverage_table import to_table

    return to_table(comparison, width=terminal_width())


def _put(text: str, output: Path | None, *, quiet: bool) -> None:
    from consist.reports import write

    if output is None:
        print_text(text)
        return
    write(output, text)
    if not quiet:
        typer.echo(f"written: {output}")
