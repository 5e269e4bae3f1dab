"""Which report goes where: `--format` and `--output` put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consist.errors import SettingsError

SUFFIXES = {"json": ".json", "markdown": ".md", "csv": ".csv", "html": ".html"}
FORMATS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".csv": "csv"} | {
    ".html": "html",
    ".htm": "html",
}


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
        if name not in SUFFIXES:
            raise SettingsError(f"--format {name} is not known; choose from {', '.join(SUFFIXES)}")
    if not formats:
        return [Output(_by_suffix(path), path) for path in paths]
    if not paths:
        if len(formats) > 1:
            raise SettingsError(
                "several formats cannot share standard output; name where to write with --output"
            )
        return [Output(formats[0], None)]
    if len(paths) == len(formats):
        return [Output(name, path) for name, path in zip(formats, paths, strict=True)]
    if len(paths) == 1:
        return [Output(name, paths[0].with_suffix(SUFFIXES[name])) for name in formats]
    raise SettingsError(
        f"{len(formats)} formats and {len(paths)} outputs do not match; give one --output a "
        "format, or one --output for all"
    )


def _by_suffix(path: Path) -> str:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise SettingsError(
            f"--output {path} has no suffix that names a format; add --format or end it in "
            f"{', '.join(SUFFIXES.values())}"
        ) from None
