"""`consist doctor`: versions, models, hashes, and what is missing."""

from __future__ import annotations

import importlib.util
import os
import platform
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import typer

from consist.cli.options import CacheFolder, Home, StorePlace
from consist.errors import ConsistError

OPTIONAL = {
    "sentence-transformers": "sentence-transformers",
    "torch": "sentence-transformers",
    "onnx": "train",
    "pyarrow": "parquet",
    "sqlalchemy": "review",
    "fastapi": "review",
    "psycopg": "postgresql",
    "matplotlib": "charts",
    "xlsxwriter": "xlsx",
}
FAILED = 2


def doctor(home: Home = Path(), cache: CacheFolder = None, store: StorePlace = None) -> None:
    """Show versions, models and their hashes, where data is kept, and what is missing.

    Exits with 2 where something that the default run needs is missing or damaged.
    """
    typer.echo(f"python      {platform.python_version()} on {platform.platform()}")
    faults = [
        *_report("packages", _packages()),
        *_report("models", _models()),
        *_report("data", _data(home, cache, store)),
    ]
    if faults:
        typer.echo(f"\n{len(faults)} fault(s); the default run may not work.", err=True)
        raise typer.Exit(FAILED)
    typer.echo("\nAll that the default run needs is here.")


def _report(title: str, lines: Iterator[tuple[bool, str]]) -> list[str]:
    typer.echo(f"\n{title}")
    faults = []
    for good, line in lines:
        typer.echo(f"  {'ok ' if good else 'BAD'} {line}")
        if not good:
            faults.append(line)
    return faults


def _packages() -> Iterator[tuple[bool, str]]:
    own = _version("consist")
    yield own is not None, f"consist {own or 'is not installed, so what it needs is not known'}"
    if own is not None:
        yield from _required(requires("consist") or ())
    for name, extra in OPTIONAL.items():
        module = name.replace("-", "_")
        here = importlib.util.find_spec(module) is not None
        yield True, f"{name} {_version(name) if here else f'not installed (consist[{extra}])'}"


def _required(needed: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Look up every package that the package itself names, those of extras left out."""
    try:
        from packaging.requirements import Requirement
    except ImportError:
        yield False, "packaging is missing: pip install packaging"
        return
    for line in needed:
        wanted = Requirement(line)
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        found = _version(wanted.name)
        if found is None:
            yield False, f"{wanted.name} is missing: pip install '{line}'"
        elif not wanted.specifier.contains(found, prereleases=True):
            yield False, f"{wanted.name} {found} does not fit: pip install '{line}'"
        else:
            yield True, f"{wanted.name} {found}"


def _models() -> Iterator[tuple[bool, str]]:
    from consist import wiring

    for kind, load in (
        ("encoder", wiring.encoder),
        ("small scorer", partial(wiring.scorer, wiring.BUNDLED_SMALL)),
        ("large scorer", partial(wiring.scorer, wiring.BUNDLED_LARGE)),
        ("decider", wiring.decider),
    ):
        try:
            identity = load().identity
        except ConsistError as error:
            yield False, f"{kind}: {error}"
        else:
            yield True, f"{kind}: {identity.name}, revision {identity.revision}"


def _data(home: Path, cache: Path | None, store: str | None) -> Iterator[tuple[bool, str]]:
    from consist import wiring
    from consist.indexing import STORE
    from consist.store.articles import ArticleStore

    folder = wiring.cache_folder() if cache is None else cache
    yield True, f"cache: {_size(folder / 'cache.db')}{_unkept(folder / 'cache.db')}"
    yield _opens("articles", home / STORE, lambda: ArticleStore.open(home / STORE).close())
    yield _findings(home, store)
    names = sorted(p.parent.name for p in (home / "indexes").glob("*/manifest.json"))
    yield True, f"indexes: {', '.join(names) or 'none'} in {home / 'indexes'}"


def _findings(home: Path, store: str | None) -> tuple[bool, str]:
    from consist import wiring

    what = "findings and decisions"
    if store is None or "://" not in store:
        path = home / wiring.REVIEW if store is None else Path(store)
        return _opens(what, path, lambda: _look_into(str(path)))
    try:
        wiring.finding_store(store).close()
    except ConsistError as error:
        return False, f"{what}: {error}"
    return True, f"{what}: in the database of --store"  # its URL may hold a password


def _look_into(store: str) -> None:
    from consist import wiring

    kept = wiring.finding_store_if_any(store)
    if kept is not None:
        kept.close()


def _opens(what: str, path: Path, open_: Callable[[], None]) -> tuple[bool, str]:
    """Try a store that is there; one that is not is made when it is needed."""
    try:
        if path.is_file():
            open_()
    except ConsistError as error:
        return False, f"{what}: {error}"
    return True, f"{what}: {_size(path)}{_unwritable(path)}"


def _unkept(path: Path) -> str:
    said = _unwritable(path)
    return f"{said}: nothing is kept between runs; name another folder with --cache" if said else ""


def _unwritable(path: Path) -> str:
    """Say where a file, or the folder that it lies or would be made in, may not be written."""
    there = next(one for one in (path, *path.absolute().parents) if one.exists())
    folder = path.absolute().parent if there == path else there
    good = os.access(there, os.W_OK) and os.access(folder, os.W_OK)
    return "" if good else ", which may not be written"


def _size(path: Path) -> str:
    if not path.is_file():
        return f"{path} (not made yet)"
    return f"{path} ({path.stat().st_size / 1e6:.1f} MB)"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
