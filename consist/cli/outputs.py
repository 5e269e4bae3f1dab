"""Which report goes where: `--format` and `--output` put together."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from consist.errors import OutputError, SettingsError

if TYPE_CHECKING:
    from consist.model import Report
    from consist.reports import Located

SUFFIXES = {
    "json": ".json",
    "markdown": ".md",
    "csv": ".csv",
    "html": ".html",
    "sarif": ".sarif",
    "annotation": ".annotation.jsonld",
    "claimreview": ".claimreview.jsonld",
    "xlsx": ".xlsx",
}
FORMATS = {suffix: name for name, suffix in SUFFIXES.items()} | {
    ".markdown": "markdown",
    ".htm": "html",
}
BINARY = frozenset({"xlsx"})
STANDARD_OUTPUT = Path("-")
"""What `--output` calls standard output."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report to write; no path is standard output."""

    format: str
    path: Path | None


def outputs(formats: list[str], paths: list[Path]) -> list[Output]:
    """Pair formats with paths.

    Raises:
        SettingsError: An unknown format, a suffix that names none, or numbers that do not match.
    """
    for name in formats:
        refuse_unknown(name, SUFFIXES)
    if not formats:
        return [Output(_by_suffix(path), path) for path in paths]
    if not paths or paths == [STANDARD_OUTPUT]:
        return [Output(_for_standard_output(formats), None)]
    if len(paths) == len(formats):
        here = [n for n, path in zip(formats, paths, strict=True) if path == STANDARD_OUTPUT]
        if here:
            _for_standard_output(here)
        return [
            Output(name, named_or_standard(path)) for name, path in zip(formats, paths, strict=True)
        ]
    if len(paths) == 1:
        return [Output(name, _beside(paths[0], SUFFIXES[name])) for name in formats]
    raise SettingsError(
        f"{len(formats)} formats and {len(paths)} outputs do not match; give one --output a "
        "format, or one --output for all"
    )


def named_or_standard(path: Path | None) -> Path | None:
    """Return the file that `--output` names; None is standard output, which "-" names too."""
    return None if path == STANDARD_OUTPUT else path


def print_text(text: str) -> None:
    """Print what machines read: into a file or another program as UTF-8, whatever is usual there.

    Characters that a terminal cannot show are replaced, and so is half a surrogate pair.
    """
    typer.echo(text if sys.stdout.isatty() else text.encode("utf-8", "replace"), nl=False)


def put_out(report: Report, targets: Iterable[Output], *, located: Mapping[str, Located]) -> None:
    """Print and write the report; `located` are the files that its articles lie in, by id.

    Raises:
        OutputError: A report cannot be written.
    """
    from consist.reports import render, write

    for target in targets:
        content = render(report, target.format, located=located)
        if target.path is not None:
            write(target.path, content)
        elif isinstance(content, str):
            print_text(content)


def refuse_unwritable(paths: Iterable[Path | None], *, read: Iterable[str | Path] = ()) -> None:
    """Raise an error before a long run whose reports could not be written, or would destroy.

    Args:
        paths: Where reports are to be written; None is standard output.
        read: The files and folders that the run reads.

    Raises:
        OutputError: A report would replace a file that is read, or another report, or cannot be
            written.
    """
    sources = {Path(item).resolve() for item in read}
    met: set[Path] = set()
    for path in paths:
        if path is None:
            continue
        target = path.resolve()
        if target in sources:
            raise OutputError(f"{path} is read by this run; write the report to another file")
        if target in met:
            raise OutputError(f"two reports would be written to {path}; give each its own --output")
        met.add(target)
        if target.is_dir():
            raise OutputError(f"{path} is a folder; name a file in it")
        if not target.parent.is_dir():
            raise OutputError(f"there is no folder {path.parent}; make it, or write elsewhere")
        if not os.access(target if target.exists() else target.parent, os.W_OK):
            raise OutputError(f"{path} cannot be written to; write the report elsewhere")


def refuse_unknown(name: str, formats: Iterable[str]) -> None:
    """Raise a SettingsError that names the formats of a command where `name` is none of them."""
    known = tuple(formats)
    if name not in known:
        raise SettingsError(f"--format {name} is not known; choose from {', '.join(known)}")


def _beside(path: Path, suffix: str) -> Path:
    """Return the path under another suffix in place of a report's; what else it ends in stays."""
    own = next((end for end in FORMATS if path.name.lower().endswith(end)), "")
    return path.parent / (path.name[: len(path.name) - len(own)] + suffix)


def _for_standard_output(formats: list[str]) -> str:
    if len(formats) > 1:
        raise SettingsError(
            "several formats cannot share standard output; name where to write with --output"
        )
    if formats[0] in BINARY:
        raise SettingsError(f"{formats[0]} is no text; name a file to write with --output")
    return formats[0]


def _by_suffix(path: Path) -> str:
    if path == STANDARD_OUTPUT:
        raise SettingsError("--output - is standard output; name what it gets with --format")
    name = path.name.lower()
    for suffix, found in FORMATS.items():
        if name.endswith(suffix):
            return found
    raise SettingsError(
        f"--output {path} has no suffix that names a format; add --format or end it in "
        f"{', '.join(SUFFIXES.values())}"
    )
