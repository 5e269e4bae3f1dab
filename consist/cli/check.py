"""`consist check`: articles in, findings out."""

from __future__ import annotations

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
    MinConfidence,
    NoCache,
    Paths,
    Quiet,
    ScorerName,
    StorePlace,
    day_first,
    field_map,
)
from consist.cli.outputs import Output, outputs, put_out, refuse_unwritable
from consist.cli.progress import TerminalProgress
from consist.config import Settings

DEFAULTS = Settings()


def check(
    paths: Paths = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help=(
                "json, markdown, csv, html, sarif, annotation, claimreview or xlsx. Repeatable. "
                "Default: from --output, else a summary."
            ),
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help=(
                "Where to write: one file a format, in their order; or one name for several "
                "formats, which then differ in suffix. Default, and -: standard output."
            ),
        ),
    ] = None,
    index: Annotated[
        str | None,
        typer.Option(
            help="Also compare with the articles of this index; without PATHS, check the index."
        ),
    ] = None,
    min_confidence: MinConfidence = DEFAULTS.min_confidence,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="LEVEL",
            help=(
                "Exit with 1 on such a finding: never, any, or a kind (contradiction, disputed, "
                "superseded, framing), if wanted with a least confidence: contradiction:0.8."
            ),
        ),
    ] = "never",
    fields: Fields = None,
    dates: Dates = None,
    neighbours: Annotated[
        int, typer.Option(help="Nearest sentences of each other article that become candidates.")
    ] = DEFAULTS.neighbours,
    budget: Budget = DEFAULTS.pair_budget,
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    decider: DeciderName = DEFAULTS.decider,
    home: Home = Path(),
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    store: StorePlace = None,
    save: Annotated[
        bool | None,
        typer.Option(
            "--save/--no-save",
            help=(
                "Record the findings for consist review. Default: only a run over a whole index, "
                "where a store is."
            ),
        ),
    ] = None,
    include_dismissed: Annotated[
        bool, typer.Option(help="Also report what editors dismissed; it never stops a run.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Compare articles of different outlets and report where their accounts clash.

    Examples:
    consist check articles/ --output report.html

    consist check today.jsonl --format json --output findings.json --fail-on contradiction:0.8
    """
    from consist import api
    from consist.cli.gate import Gate
    from consist.cli.places import located
    from consist.cli.summary import summary
    from consist.reviewing import Review

    gate = Gate.parse(fail_on)
    targets = outputs(formats or [], output or [])
    refuse_unwritable((target.path for target in targets), read=paths or ())
    settings = Settings(
        encoder=encoder,
        scorer=scorer,
        decider=decider,
        neighbours=neighbours,
        pair_budget=budget,
        min_confidence=min_confidence,
    )
    with TerminalProgress(quiet=quiet) as progress:
        report = api.check(
            *(paths or ()),
            settings=settings,
            fields=field_map(fields),
            day_first=day_first(dates),
            index=index,
            home=home,
            cache=None if no_cache else api.Cached(cache),
            progress=progress,
            workers=os.cpu_count() or 1,
            review=Review(store=store, save=save, include_dismissed=include_dismissed),
        )
    pointing = any(target.format == "sarif" for target in targets)
    put_out(report, targets, located=located(report) if pointing else {})
    _tell(summary(report), targets, quiet=quiet)
    if gate.stops(report):
        raise typer.Exit(1)


def _tell(text: str, targets: list[Output], *, quiet: bool) -> None:
    """Print the summary where it does not mix with a report, and say what was written."""
    if quiet or any(target.path is None for target in targets):
        return
    typer.echo(text)
    for target in targets:
        typer.echo(f"written: {target.path}")
