"""`consist draft`: one unpublished text against everything that is indexed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import (
    CacheFolder,
    DeciderName,
    EncoderName,
    Home,
    MinConfidence,
    NoCache,
    Quiet,
    ScorerName,
    StorePlace,
    at_least_one,
)
from consist.cli.outputs import Output, outputs, put_out, refuse_unwritable
from consist.cli.progress import TerminalProgress
from consist.config import DRAFT_OUTLET, DRAFT_PAIRS, Settings
from consist.errors import ConsistError, SettingsError

if TYPE_CHECKING:
    from consist.drafting import Archive
    from consist.model import Report
    from consist.pipeline import Tools
    from consist.sources import Draft

DEFAULTS = Settings(pair_budget=DRAFT_PAIRS)
STANDARD_INPUT = Path("-")


def draft(
    file: Annotated[
        Path,
        typer.Argument(
            help=(
                "The text: .txt or .md with front matter, .html or .docx; - reads Markdown or "
                "plain text from standard input."
            )
        ),
    ],
    index: Annotated[str, typer.Option(help="The index to compare with.")],
    outlet: Annotated[
        str,
        typer.Option(help="Whose text it is, if its front matter does not say; not compared."),
    ] = DRAFT_OUTLET,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="A report format, as for consist check. Default: lines as a linter prints them.",
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Where to write reports, as for consist check."),
    ] = None,
    min_confidence: MinConfidence = DEFAULTS.min_confidence,
    fail_on: Annotated[
        str,
        typer.Option(metavar="LEVEL", help="Exit with 1 on such a finding, as for consist check."),
    ] = "never",
    budget: Annotated[
        int,
        typer.Option(
            help="The most pairs to score; the most promising come first.", callback=at_least_one
        ),
    ] = DEFAULTS.pair_budget,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again on every save, until Ctrl-C.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Add the text to the index after the check.")
    ] = False,
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    decider: DeciderName = DEFAULTS.decider,
    home: Home = Path(),
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    store: StorePlace = None,
    quiet: Quiet = False,
) -> None:
    """Check one unpublished text against an index: file:line:column, and what contradicts it.

    Examples:
    consist draft story.md --index world --fail-on contradiction:0.8

    consist draft story.md --index world --watch
    """
    from consist import wiring
    from consist.cli.gate import Gate

    if watch and keep:
        raise SettingsError("--keep adds a finished text to the index; leave out --watch")
    if watch and file == STANDARD_INPUT:
        raise SettingsError("--watch looks at a file; name one in place of -")
    gate = Gate.parse(fail_on)
    targets = outputs(formats or [], output or [])
    refuse_unwritable((target.path for target in targets), read=[file])
    settings = Settings(
        encoder=encoder,
        scorer=scorer,
        decider=decider,
        pair_budget=budget,
        min_confidence=min_confidence,
    )
    desk = _Desk(
        file=file,
        outlet=outlet,
        index=index,
        home=home,
        settings=settings,
        tools=wiring.tools(settings, kept=None if no_cache else wiring.cache(cache), ahead=True),
        targets=tuple(targets),
        store=store,
        quiet=quiet,
    )
    if watch:
        desk.watch()
    elif gate.stops(desk.check(keep=keep)):
        raise typer.Exit(1)


@dataclass(kw_only=True)
class _Desk:
    """A draft with all that each check of it needs."""

    file: Path
    outlet: str
    index: str
    home: Path
    settings: Settings
    tools: Tools
    targets: tuple[Output, ...]
    store: str | None
    quiet: bool
    archive: Archive | None = None

    def check(self, *, keep: bool = False) -> Report:
        """Check the file as it is now, and print and write what is found."""
        from consist import indexing, reviewing, sources
        from consist.drafting import Archive

        if self.file == STANDARD_INPUT:
            read = sources.read_piped_draft(sys.stdin.buffer, outlet=self.outlet)
        else:
            read = sources.read_draft(self.file, outlet=self.outlet)
        known = indexing.spelled_as(self.index, read.article, home=self.home)
        read = replace(read, article=known)
        if keep:
            indexing.refuse_nameless(read.article)
        if self.archive is None or not self.archive.is_current:
            self.archive = Archive.open(self.index, home=self.home, encoder=self.tools.encoder)
        with TerminalProgress(quiet=self.quiet) as progress:
            report = self.archive.check(
                read.article, tools=self.tools, settings=self.settings, progress=progress
            )
        report = reviewing.reviewed(
            report,
            reviewing.Review(store=self.store),
            home=self.home,
            index=self.index,
            focus={read.article.id},
        )
        self._tell(report, read)
        if keep:
            indexing.add(self.index, [read.article], home=self.home, encoder=self.tools.encoder)
        return report

    def watch(self) -> None:
        """Check now and on every save, until interrupted; a file that cannot be read is said so."""
        from consist.cli.watch import Saves

        saves = Saves(self.file)
        try:
            while True:
                saves.mark()
                try:
                    self.check()
                except ConsistError as error:
                    typer.echo(f"consist: {error}", err=True)
                saves.wait()
        except KeyboardInterrupt:
            return

    def _tell(self, report: Report, read: Draft) -> None:
        from consist import sources
        from consist.cli.lint import lint
        from consist.cli.places import uri
        from consist.reports import Located

        located: dict[str, Located] = {}
        if read.path != sources.PIPED:
            located[read.article.id] = Located(uri(read.path), read.lying, read.start)
        put_out(report, self.targets, located=located)
        if not any(target.path is None for target in self.targets):
            typer.echo(lint(report, read), nl=False)
        if not self.quiet:
            typer.echo(_summary(report, read), err=True)
            if read.unread:
                typer.echo(f"  {sources.unread(read.unread)}.", err=True)
            if read.guessed:
                told = sources.guessed(read.guessed, read.article.published_at)
                typer.echo(f"  {told}.", err=True)
            for note in report.notes:
                typer.echo(f"  note: {note.reason}.", err=True)
            for missed in report.skipped:
                typer.echo(f"  {missed.where} {missed.reason}.", err=True)


def _summary(report: Report, read: Draft) -> str:
    from consist.reports.phrases import left_out_as_dismissed

    found = len(report.findings)
    others = len(report.stories[0].article_ids) - 1 if len(report.stories) == 1 else None
    story = "" if others is None else f", {others} of them of the same story"
    cut = report.stages.get("cut_by_budget", 0)
    every = report.stages["scored"] + cut
    unscored = f"; {cut} more were left unread, --budget {every} reads all" if cut else ""
    dismissed = left_out_as_dismissed(report.stages.get("dismissed", 0))
    return (
        f"{read.path}: {found or 'no'} finding{'' if found == 1 else 's'} against "
        f"{report.stages['articles'] - 1} articles{story} "
        f"({report.stages['scored']} pairs compared{unscored})"
        f"{f'; {dismissed}' if dismissed else ''}"
    )
