"""`consist doctor`: versions, models, hashes, and what is missing."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from consist.cli.options import CacheFolder, Home
from consist.errors import ConsistError

REQUIRED = ("faiss-cpu", "numpy", "onnxruntime", "scikit-learn", "trafilatura", "typer")
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


def doctor(home: Home = Path(), cache: CacheFolder = None) -> None:
    """Show versions, models and their hashes, where data is kept, and what is missing.

    Exits with 2 where something that the default run needs is missing or damaged.
    """
    typer.echo(f"python      {platform.python_version()} on {platform.platform()}")
    faults = [
        *_report("packages", _packages()),
        *_report("models", _models()),
        *_report("data", _data(home, cache)),
    ]
    if faults:
        typer.echo(f"\n{len(faults)} fault(s); the default run will not work.", err=True)
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
    yield True, f"consist {_version('consist') or 'not installed, run from its source tree'}"
    for name in REQUIRED:
        found = _version(name)
        yield found is not None, f"{name} {found or 'is missing: pip install consist'}"
    for name, extra in OPTIONAL.items():
        module = name.replace("-", "_")
        here = importlib.util.find_spec(module) is not None
        yield True, f"{name} {_version(name) if here else f'not installed (consist[{extra}])'}"


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


def _data(home: Path, cache: Path | None) -> Iterator[tuple[bool, str]]:
    from consist import wiring
    from consist.indexing import STORE
    from consist.store.articles import ArticleStore

    folder = wiring.cache_folder() if cache is None else cache
    yield True, f"cache: {_size(folder / 'cache.db')}"
    yield _opens("articles", home / STORE, lambda: ArticleStore.open(home / STORE).close())
    yield _opens("findings and decisions", home / wiring.REVIEW, partial(_open_findings, home))
    names = sorted(p.parent.name for p in (home / "indexes").glob("*/manifest.json"))
    yield True, f"indexes: {', '.join(names) or 'none'} in {home / 'indexes'}"


def _open_findings(home: Path) -> None:
    from consist import wiring

    wiring.finding_store(home=home).close()


def _opens(what: str, path: Path, open_: Callable[[], None]) -> tuple[bool, str]:
    """Try a store that is there; one that is not is made when it is needed."""
    try:
        if path.is_file():
            open_()
    except ConsistError as error:
        return False, f"{what}: {error}"
    return True, f"{what}: {_size(path)}"


def _size(path: Path) -> str:
    if not path.is_file():
        return f"{path} (not made yet)"
    return f"{path} ({path.stat().st_size / 1e6:.1f} MB)"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
