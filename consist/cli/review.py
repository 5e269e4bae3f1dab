"""`consist review`: the findings in a browser, and over HTTP for programs."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consist.cli.options import (
    CacheFolder,
    Dates,
    DeciderName,
    EncoderName,
    Fields,
    Home,
    Paths,
    Quiet,
    ScorerName,
    StorePlace,
    author_or_user,
    day_first,
    field_map,
)
from consist.cli.progress import TerminalProgress
from consist.config import Settings
from consist.errors import MissingExtraError, SettingsError

if TYPE_CHECKING:
    from consist.model import Report
    from consist.ports import Progress
    from consist.web.worker import Workplace

DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: which column holds which field, and what comes first in dates."""

    fields: dict[str, str]
    day_first: bool | None


NEEDED = ("fastapi", "uvicorn")


def review(
    paths: Paths = None,
    index: Annotated[
        str | None,
        typer.Option(help="Show the findings of this index; with PATHS, compare them with it."),
    ] = None,
    store: StorePlace = None,
    home: Home = Path(),
    host: Annotated[
        str, typer.Option(help="The address to listen on; other than loopback needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="CONSIST_TOKEN",
            help="What lets people and programs in. Default on loopback: one of your own is kept.",
        ),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(help="Whose name stands under decisions. Default: your name of the system."),
    ] = None,
    public_url: Annotated[
        str | None,
        typer.Option(help="The address people use, where a proxy stands before the server."),
    ] = None,
    webhook: Annotated[
        list[str] | None,
        typer.Option(help="Tell this address of new findings. Repeatable; needs a secret."),
    ] = None,
    webhook_secret: Annotated[
        str,
        typer.Option(
            envvar="CONSIST_WEBHOOK_SECRET", help="What the messages to webhooks are signed with."
        ),
    ] = "",
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser.")
    ] = False,
    fields: Fields = None,
    dates: Dates = None,
    encoder: EncoderName = DEFAULTS.encoder,
    scorer: ScorerName = DEFAULTS.scorer,
    decider: DeciderName = DEFAULTS.decider,
    cache: CacheFolder = None,
    quiet: Quiet = False,
) -> None:
    """Review findings in a browser: read both passages in context, and decide.

    Shows what runs have recorded in the store. With PATHS these articles are checked first.

    Examples:
    consist review --index world

    consist review articles/ --open
    """
    _need_packages()
    from consist import wiring
    from consist.web import WebSettings, create_app
    from consist.web.server import bind, serve
    from consist.web.worker import ProcessRunner, Workplace

    if index is not None:
        _refuse_unknown(index, store, home)
    settings = WebSettings(
        host=host,
        port=port,
        token=_token(token, host),
        author=author_or_user(author),
        public_url=public_url,
        index=index,
        webhooks=tuple(webhook or ()),
        webhook_secret=webhook_secret,
    )
    listener = bind(settings.host, settings.port)
    settings = replace(settings, port=listener.getsockname()[1])
    workplace = Workplace(
        home=home.resolve(),
        store=store,
        cache=cache,
        settings=Settings(encoder=encoder, scorer=scorer, decider=decider),
    )
    kept = wiring.finding_store(store, home=home)
    if paths:
        with TerminalProgress(quiet=quiet) as progress:
            reading = Reading(field_map(fields), day_first(dates))
            report = _check(workplace, paths, index, reading, progress)
        (run,) = kept.runs(limit=1)
        typer.echo(f"{len(report.findings)} findings, {run.new} of them new", err=True)
    app = create_app(kept, settings, runner=ProcessRunner(workplace))
    link = f"{settings.address}/?token={settings.token}"
    typer.echo(f"consist review: {link}")
    typer.echo("Stop with Ctrl+C.", err=True)
    if open_browser:
        typer.launch(link)
    try:
        serve(app, listener)
    except KeyboardInterrupt:
        typer.echo("stopped; every decision that was answered is kept", err=True)
    finally:
        kept.close()


def _need_packages() -> None:
    from importlib.util import find_spec

    for package in NEEDED:
        if find_spec(package) is None:
            raise MissingExtraError(package=package, extra="review")


def _refuse_unknown(index: str, store: str | None, home: Path) -> None:
    """Raise an error for an index that is not there and of which no finding is recorded either.

    A page that can show nothing would look as if there were nothing to show.
    """
    from consist import indexing, wiring
    from consist.decisions import FindingQuery

    if index in indexing.names(home=home):
        return
    kept = wiring.finding_store_if_any(store, home=home)
    if kept is not None:
        try:
            if kept.findings(FindingQuery(index=index, gone=None, limit=1)).total:
                return
        finally:
            kept.close()
    raise indexing.no_index(index, home)


def _token(given: str | None, host: str) -> str:
    """Return the token: the one given, or on loopback the user's own, made when first needed."""
    from consist.web.settings import is_loopback

    if given is not None:
        return given
    if not is_loopback(host):
        raise SettingsError(
            f"--host {host} lets other machines in, and that needs a token; choose one with "
            "--token or CONSIST_TOKEN, for example what this prints: openssl rand -hex 16"
        )
    return _own_token()


def _own_token() -> str:
    """Return the user's token, so that the page's address and the sign-ins outlive a restart."""
    from platformdirs import user_state_path

    path = user_state_path("consist") / "review.token"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(
            f"no token can be kept in {path}: {error}; give one with --token"
        ) from error
    made = secrets.token_hex(16)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made + "\n")
    return made


def _check(
    workplace: Workplace,
    paths: list[str],
    index: str | None,
    reading: Reading,
    progress: Progress,
) -> Report:
    """Check the articles and record the run."""
    from consist import api, reviewing

    return api.check(
        *paths,
        settings=workplace.settings,
        fields=reading.fields,
        day_first=reading.day_first,
        index=index,
        home=workplace.home,
        cache=api.Cached(workplace.cache),
        progress=progress,
        workers=os.cpu_count() or 1,
        review=reviewing.Review(store=workplace.store, save=True, include_dismissed=True),
    )
