"""`consist stories`: which stories a corpus tells, and how contested they are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from consist.cli.options import (
    Budget,
    CacheFolder,
    Dates,
    DeciderName,
    EncoderName,
    Fields,
    Home,
    NoCache,
    Paths,
    Quiet,
    ScorerName,
    StorePlace,
    day_first,
    field_map,
)
from consist.cli.outputs import print_text, refuse_unknown
from consist.cli.progress import TerminalProgress
from consist.config import Settings

DEFAULTS = Settings()
FORMATS = ("table", "json", "csv")


def stories(
    paths: Paths = None,
    format_name: Annotated[
        str, typer.Option("--format", "-f", help="table, json or csv.")
    ] = "table",
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
    """List the stories that several outlets tell: size, dates, shared and contested claims.

    Open one with: consist compare PATHS --story ID
    """
    from consist import api
    from consist.cli.left_out import tell
    from consist.cli.width import terminal_width
    from consist.reports.coverage_list import stories_csv, stories_json
    from consist.reports.coverage_table import to_list
    from consist.reviewing import Review

    refuse_unknown(format_name, FORMATS)
    settings = Settings(encoder=encoder, scorer=scorer, decider=decider, pair_budget=budget)
    with TerminalProgress(quiet=quiet) as progress:
        found = api.compare(
            *(paths or ()),
            settings=settings,
            fields=field_map(fields),
            day_first=day_first(dates),
            home=home,
            cache=None if no_cache else api.Cached(cache),
            progress=progress,
            workers=os.cpu_count() or 1,
            review=Review(store=store),
        )
    if not quiet:
        tell(found.report.notes, found.report.skipped)
    if format_name == "json":
        print_text(json.dumps(stories_json(found), ensure_ascii=False, indent=2) + "\n")
    elif format_name == "csv":
        print_text(stories_csv(found))
    else:
        typer.echo(to_list(found.stories, width=terminal_width()), nl=False)
        alone = len(found.report.stories) - len(found.stories)
        if alone and not quiet:
            typer.echo(f"… and {alone} told by one outlet only.")
