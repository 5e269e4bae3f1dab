"""`consist train decider`: refit what turns evidence into findings."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from consist.cli.options import CacheFolder, EncoderName, NoCache, ScorerName
from consist.cli.progress import TerminalProgress
from consist.config import Settings

DEFAULTS = Settings()


def decider(
    folders: Annotated[
        list[Path],
        typer.Argument(
            help="Folders of annotated stories, each with articles.jsonl and gold.json."
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where to write the coefficients (JSON).")
    ],
    seen: Annotated[
        list[Path] | None,
        typer.Option(
            "--seen",
            help=(
                "The folder of a story that the NLI model was trained on: it teaches all but how "
                "far to trust that model. Repeatable."
            ),
        ),
    ] = None,
    name: Annotated[str, typer.Option(help="What the decider is called in reports.")] = "custom",
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Fit the decider on annotated stories and write its coefficients.

    Use the result with: consist check PATHS --decider FILE
    """
    from consist import wiring
    from consist.reports import write
    from consist.training.annotated import annotated_story
    from consist.training.decider import Example, fit

    settings = Settings(encoder=encoder, scorer=scorer)
    kept = None if no_cache else wiring.cache(cache)
    reads = wiring.kept_encoder(encoder, kept=kept)
    judges = wiring.kept_scorer(scorer, kept=kept)
    examples: list[Example] = []
    with TerminalProgress() as progress:
        stories = [(folder, False) for folder in folders] + [
            (folder, True) for folder in seen or ()
        ]
        progress.begin("reading stories", len(stories))
        for folder, known in stories:
            story = annotated_story(folder, encoder=reads, scorer=judges, settings=settings)
            examples += story.examples(seen=known)
            progress.advance()
    fitted = fit(examples, name=name)
    write(output, json.dumps(fitted, indent=1) + "\n")
    counts = Counter(example.label for example in examples)
    typer.echo(f"{len(examples)} pairs of {len(stories)} stories: {dict(sorted(counts.items()))}")
    typer.echo(f"written: {output}")
