"""Options that several commands share, and what is made of them."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from consist.errors import SettingsError


def at_least_one(pairs: int) -> int:
    """Refuse, under the option's own name, a budget that scores nothing."""
    if pairs < 1:
        raise typer.BadParameter(f"{pairs} pairs are none; it must be 1 or more")
    return pairs


Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help=(
            "Articles: files or folders (.jsonl[.gz], .json, .csv[.gz], .parquet, .html, .txt, "
            ".md, .docx, RSS or Atom), or the address of a feed."
        ),
    ),
]
Fields: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Read a field from another column, as in --map outlet=publisher. Repeatable.",
    ),
]


class DateOrder(StrEnum):
    """What comes first in dates such as "3/4/2025"."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


Dates: TypeAlias = Annotated[
    DateOrder | None,
    typer.Option(
        "--dates",
        help="What comes first in dates such as 3/4/2025. Default: as the dates beside each tell.",
    ),
]
Home: TypeAlias = Annotated[
    Path,
    typer.Option(
        envvar="CONSIST_HOME",
        help="The folder that holds consist.db (the store) and indexes/.",
    ),
]
MinConfidence: TypeAlias = Annotated[
    float, typer.Option(help="Leave out findings below this confidence, 0 to 1.")
]

Budget: TypeAlias = Annotated[
    int,
    typer.Option(
        help="The most pairs to score; the best-ranked come first.", callback=at_least_one
    ),
]
EncoderName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--encoder",
        help="The sentence encoder: 'bundled', a folder, or a sentence-transformers name.",
    ),
]
ScorerName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--scorer",
        help=(
            "The NLI model: 'bundled', 'bundled-small' (faster, less right), 'bundled-large' "
            "(slower), a folder, or a sentence-transformers cross-encoder's name."
        ),
    ),
]
DeciderName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--decider", help="The decider: 'bundled', or a file that consist train decider wrote."
    ),
]
CacheFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        envvar="CONSIST_CACHE",
        help="Where what was computed is kept between runs. Default: the user's cache folder.",
    ),
]
NoCache: TypeAlias = Annotated[
    bool, typer.Option("--no-cache", help="Keep nothing that was computed between runs.")
]
StorePlace: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="CONSIST_STORE",
        metavar="FILE|URL",
        help=(
            "The findings and decisions: a file, or postgresql://USER@HOST/DATABASE. "
            "Default: review.db in --home."
        ),
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Show no progress, print no summary.")
]


def field_map(options: list[str] | None) -> dict[str, str]:
    """Turn `--map FIELD=COLUMN` options into a mapping from our fields to theirs.

    Raises:
        SettingsError: An option has no equals sign or names no field of ours.
    """
    from consist.sources.fields import USUAL

    fields: dict[str, str] = {}
    for option in options or ():
        name, equals, column = option.partition("=")
        if not equals or not column or name not in USUAL:
            raise SettingsError(
                f"--map {option!r} is not of the form FIELD=COLUMN with a FIELD of "
                f"{', '.join(USUAL)}; for example --map outlet=publisher"
            )
        fields[name] = column
    return fields


def day_first(order: DateOrder | None) -> bool | None:
    """Return whether the day comes first, None where nothing is said."""
    return None if order is None else order is DateOrder.DAY_FIRST


def author_or_user(author: str | None) -> str:
    """Return who is named, or the user as the system knows them."""
    try:
        return author or getpass.getuser()
    except (KeyError, OSError):  # a user without an entry, as in a bare container
        return "unknown"
