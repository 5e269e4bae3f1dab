"""`consist explain`: why a pair of sentences was or was not flagged."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from consist.cli.options import (
    CacheFolder,
    Dates,
    DeciderName,
    EncoderName,
    Fields,
    NoCache,
    ScorerName,
    day_first,
    field_map,
)
from consist.cli.outputs import print_text
from consist.config import Settings

DEFAULTS = Settings()


def explain(
    left: Annotated[str, typer.Option(help="One sentence, or a part of it that only it has.")],
    right: Annotated[str, typer.Option(help="The other sentence, likewise.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Articles that hold the two; without any, the two texts are compared as they are.",
        ),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(help="From which confidence a finding is listed, 0 to 1.")
    ] = DEFAULTS.min_confidence,
    fields: Fields = None,
    dates: Dates = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the steps as JSON.")] = False,
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    decider: DeciderName = DEFAULTS.decider,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Show stage by stage why two sentences were or were not flagged.

    Example: consist explain articles/ --left "a truce of 60 days" --right "for three months"
    """
    from consist import sources, wiring
    from consist.explain import explain as follow
    from consist.model import Article
    from consist.pipeline import readable
    from consist.reports.terminal import shown

    settings = Settings(
        encoder=encoder, scorer=scorer, decider=decider, min_confidence=min_confidence
    )
    kept = None if no_cache else wiring.cache(cache)
    if paths:
        articles = readable(
            list(sources.read(paths, fields=field_map(fields), day_first=day_first(dates)))
        ).articles
    else:
        texts = {"left": left, "right": right}
        articles = tuple(Article(side, side, text, story="given") for side, text in texts.items())
    steps = follow(
        articles,
        left=left,
        right=right,
        tools=wiring.tools(settings, kept=kept),
        settings=settings,
    )
    if as_json:
        told = [asdict(step) for step in steps]
        print_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for step in steps:
        typer.echo(f"{'yes' if step.passed else 'no ':<3} {step.stage:<10} {shown(step.detail)}")
