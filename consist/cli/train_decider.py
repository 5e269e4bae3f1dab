"""`consist train decider`: refit what turns evidence into findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from consist.cli.decisions import opened
from consist.cli.options import (
    CacheFolder,
    DeciderName,
    EncoderName,
    Home,
    NoCache,
    ScorerName,
    StorePlace,
)
from consist.cli.outputs import named_or_standard, refuse_unwritable
from consist.cli.progress import TerminalProgress
from consist.config import Settings
from consist.errors import InputError, SettingsError

if TYPE_CHECKING:
    from consist.decisions import Told
    from consist.ports import Encoder, Scorer

DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Models:
    """What reads and judges the pairs, and the settings that name it."""

    encoder: Encoder
    scorer: Scorer
    settings: Settings


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with annotations: whether the NLI model knows it, and what of them teaches."""

    path: Path
    seen: bool = False
    in_part: bool = False
    types_alone: bool = False
    invented: bool = False


def decider(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDERS]...",
            help="Folders of annotated stories, each with articles.jsonl and gold.json.",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where to write the coefficients (JSON).")
    ] = Path("decider.json"),
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
    in_part: Annotated[
        list[Path] | None,
        typer.Option(
            "--in-part",
            help=(
                "A folder of articles of any number of stories, of which only the pairs that "
                "gold.json lists were read; the others teach nothing. Repeatable."
            ),
        ),
    ] = None,
    invented: Annotated[
        list[Path] | None,
        typer.Option(
            "--invented",
            help="The folder of an invented story: it teaches as FOLDERS do, at less weight. "
            "Repeatable.",
        ),
    ] = None,
    types: Annotated[
        list[Path] | None,
        typer.Option(
            "--types",
            help=(
                "The folder of a story that teaches in what contradictions differ, and nothing "
                "else. Repeatable."
            ),
        ),
    ] = None,
    decisions: Annotated[
        bool, typer.Option("--decisions", help="Learn from the decisions in the store.")
    ] = False,
    exported: Annotated[
        list[Path] | None,
        typer.Option(help="Learn from what consist decisions export wrote. Repeatable."),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Write it though held-back decisions are judged no better."),
    ] = False,
    restore: Annotated[
        bool, typer.Option("--restore", help="Put back the file that --output replaced.")
    ] = False,
    name: Annotated[str, typer.Option(help="What the decider is called in reports.")] = "custom",
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    base: DeciderName = DEFAULTS.decider,
    store: StorePlace = None,
    home: Home = Path(),
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Fit the decider on annotated stories, on editors' decisions, or on both.

    Decisions move the --decider, or the one fitted on the FOLDERS, as far as decisions on other
    stories bear it out; what that changed is told. Use the result with: consist check --decider

    Examples:
    consist train decider --decisions --output desk.json

    consist train decider --restore --output desk.json
    """
    from consist import wiring
    from consist.training.previous import restore_file

    if restore:
        restore_file(output)
        typer.echo(f"restored: {output}")
        return
    annotated = [Folder(folder) for folder in folders or ()]
    annotated += [Folder(folder, seen=True) for folder in seen or ()]
    annotated += [Folder(folder, in_part=True) for folder in in_part or ()]
    annotated += [Folder(folder, invented=True) for folder in invented or ()]
    annotated += [Folder(folder, types_alone=True) for folder in types or ()]
    if not (annotated or decisions or exported):
        raise InputError(
            "there is nothing to learn from; name folders of annotated stories, or learn from "
            "decisions with --decisions or --exported FILE"
        )
    if named_or_standard(output) is None:
        raise SettingsError("the decider is a file; name it with --output in place of -")
    refuse_unwritable([output], read=exported or ())
    told = list(_told(store, home, exported or (), stored=decisions))
    settings = Settings(encoder=encoder, scorer=scorer, decider=base)
    kept = None if no_cache else wiring.cache(cache)
    models = Models(
        wiring.kept_encoder(encoder, kept=kept), wiring.kept_scorer(scorer, kept=kept), settings
    )
    fitted = _fitted(annotated, models, name=name) if annotated else wiring.decider_json(base)
    if decisions or exported:
        fitted = _refitted(fitted, told, models, name=name, anyway=anyway)
    _write(output, fitted)


def _fitted(annotated: Sequence[Folder], models: Models, *, name: str) -> dict[str, Any]:
    from consist.training.annotated import Unasked, annotated_story
    from consist.training.decider import Example, fit

    examples: list[Example] = []
    with TerminalProgress() as progress:
        progress.begin("reading stories", len(annotated))
        for folder in annotated:
            story = annotated_story(
                folder.path,
                encoder=models.encoder,
                scorer=Unasked() if folder.types_alone else models.scorer,
                settings=models.settings,
                in_part=folder.in_part,
            )
            examples += story.examples(
                seen=folder.seen, types_alone=folder.types_alone, invented=folder.invented
            )
            progress.advance()
    counts = Counter(
        example.label
        for example in examples
        if example.label is not None and not example.types_alone
    )
    read = f"{counts.total()} pairs of {len(annotated)} folders"
    typer.echo(f"{read}: {dict(sorted(counts.items()))}")
    return fit(examples, name=name)


def _told(store: str | None, home: Path, files: Sequence[Path], *, stored: bool) -> Iterator[Told]:
    """Yield what was decided, in the store and in the files, of each finding what is met first."""
    from consist.model import Skipped
    from consist.reports.terminal import skipped
    from consist.store import lines

    met: set[str] = set()
    found: list[Told | Skipped] = []
    if stored:
        with opened(store, home) as kept:
            found += kept.told()
    for file in files:
        found += lines.read(file)
    for each in found:
        if isinstance(each, Skipped):
            typer.echo(f"skipped: {skipped(each)}", err=True)
        elif each.stored.id not in met:
            met.add(each.stored.id)
            yield each


def _refitted(
    base: dict[str, Any], told: Sequence[Told], models: Models, *, name: str, anyway: bool
) -> dict[str, Any]:
    from consist.reports.terminal import shown
    from consist.training.decided import decided_stories, labelling
    from consist.training.refit import refit
    from consist.training.refit_report import report, shortfall

    with TerminalProgress() as progress:
        stories, skipped = decided_stories(
            told,
            encoder=models.encoder,
            scorer=models.scorer,
            settings=models.settings,
            progress=progress,
        )
    for each in skipped:
        typer.echo(shown(f"skipped: finding {each.where}: {each.reason}"), err=True)
    unsure = len(told) - len(labelling(told))
    typer.echo(
        f"decisions: {sum(len(story.said) for story in stories)}, "
        f"stories: {sum(bool(story.said) for story in stories)}; not used: "
        f"{unsure} unsure or taken back, {len(skipped)} no longer compared"
    )
    made = refit(base, stories, name=name, unused=unsure + len(skipped))
    typer.echo(report(made))
    worse = shortfall(made)
    if worse is not None and not anyway:
        raise InputError(
            f"decisions that were held back are judged no better: {worse}; so nothing was written; "
            "decide more, or write it with --anyway"
        )
    return made.decider


def _write(output: Path, fitted: dict[str, Any]) -> None:
    from consist.training.previous import replace_file

    kept = replace_file(output, json.dumps(fitted, indent=1) + "\n")
    typer.echo(f"written: {output}")
    if kept is not None:
        typer.echo(f"the one before is {kept}; put it back with --restore")
