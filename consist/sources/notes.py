"""What is told once of all that was read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import PurePath

from consist.model import Article, Note, outlet_key
from consist.sources.fields import USUAL, Found, listed
from consist.sources.web import is_address

AHEAD = timedelta(days=2)
"""How far in the future a date of publication may lie before it is told."""

_DATES = "write dates as in 2024-05-03 or 2024-05-03T10:00:00Z"
_ORDER = "say which comes first with --dates day-first or --dates month-first, or "


def with_notes(
    found: Iterable[Found], *, chosen: Mapping[str, str], now: datetime
) -> Iterator[Found]:
    """Yield what was found, and then what is to be told of all of it.

    Told are chosen columns that no record had (some files of a folder may well lack one, which is
    why none of them is asked alone), columns of tables that hold no field, and dates that cannot be
    read, are guessed, are told by those beside them, or lie in the future; and outlets that are but
    the name of a folder which articles of other outlets lie in. Where there is no article at all,
    each place says why, and that is enough.

    Args:
        found: What the sources gave.
        chosen: Our name of a field to the name of the column that was to hold it.
        now: The time of reading.
    """
    columns: dict[str, None] = {}
    passed_over: dict[str, str] = {}
    doubts = (
        _Doubt(lambda one: bool(one.unread), lambda one, more: unread(one.unread, more=more)),
        _Doubt(lambda one: bool(one.guessed), _guessed),
        _Doubt(lambda one: bool(one.nearer) and _published(one) is not None, _nearer),
        _Doubt(lambda one: _is_ahead(one, now), _ahead),
    )
    folders = _Folders()
    any_article = False
    for one in found:
        columns.update(dict.fromkeys(one.columns))
        for name in one.passed_over:
            passed_over.setdefault(name, one.source)
        for doubt in doubts:
            doubt.meet(one)
        folders.meet(one)
        any_article |= isinstance(one.item, Article)
        yield one
    if any_article:
        yield from _without_column(chosen, columns)
        yield from _passed_over(passed_over)
        for doubt in doubts:
            yield from doubt.told()
        yield from folders.told()


class _Doubt:
    """What may be wrong with some of what was read: the first is told, the others are counted."""

    def __init__(self, holds: Callable[[Found], bool], told: Callable[[Found, int], str]) -> None:
        self._holds = holds
        self._told = told
        self._first: Found | None = None
        self._more = 0

    def meet(self, one: Found) -> None:
        """Note one if the doubt holds of it."""
        if self._holds(one):
            self._more += self._first is not None
            self._first = self._first or one

    def told(self) -> Iterator[Found]:
        """Yield the note, if there is any."""
        if self._first is not None:
            one = self._first
            yield _note(one.source, one.where, self._told(one, self._more))


class _Folders:
    """Folders in which some articles name their outlet and others get the folder's name for it.

    Where each outlet's files lie in a folder of its name, that name is the outlet. Where articles
    of others lie in it too, it is likelier no outlet at all.
    """

    def __init__(self) -> None:
        self._nameless: dict[PurePath, Found] = {}
        self._count: Counter[PurePath] = Counter()
        self._named: defaultdict[PurePath, set[str]] = defaultdict(set)

    def meet(self, one: Found) -> None:
        """Note which kind of article of its folder one is."""
        if not isinstance(one.item, Article) or is_address(one.source):
            return
        folder = PurePath(one.source).parent
        if one.by_folder:
            self._nameless.setdefault(folder, one)
            self._count[folder] += 1
        else:
            self._named[folder].add(outlet_key(one.item.outlet))

    def told(self) -> Iterator[Found]:
        """Yield a note for each such folder."""
        for folder, one in self._nameless.items():
            name = one.item.outlet if isinstance(one.item, Article) else ""
            if self._named[folder] - {outlet_key(name)}:
                reason = _by_folder(name, more=self._count[folder] - 1)
                yield _note(one.source, one.where, reason)


def _without_column(chosen: Mapping[str, str], columns: Mapping[str, None]) -> Iterator[Found]:
    for name, column in chosen.items():
        if column not in columns:
            yield _note(
                f"--map {name}={column}",
                "",
                f"nothing that was read has a column {column!r}, so that this counts for nothing; "
                f"there are {listed(columns)}",
            )


def _passed_over(columns: Mapping[str, str]) -> Iterator[Found]:
    """Yield a note on the columns that hold no field; each has the first file that it stands in."""
    if columns:
        first = next(iter(columns.values()))
        yield _note(
            first,
            "",
            f"of columns that are not understood nothing is read: {listed(columns)}; if one holds "
            f"a field, say so with --map FIELD=COLUMN (fields: {', '.join(USUAL)})",
        )


def unread(said: str, *, more: int = 0) -> str:
    """Return what is told of a date that cannot be read, and of so many more.

    >>> unread("'soon'", more=2).partition(";")[0]
    "its date 'soon' cannot be read, and the dates of 2 more"
    """
    return f"its date {said} cannot be read{_and_of(more)}; {_DATES}"


def guessed(said: str, moment: datetime | None, *, more: int = 0, way: str = "") -> str:
    """Return what is told of a date whose order of day and month nothing tells.

    `way` is how to tell it, beside writing the date otherwise.

    >>> guessed("'3/4/2025'", datetime(2025, 3, 4)).partition(":")[0]
    "its date '3/4/2025' is taken for 2025-03-04, the month first"
    """
    taken = "a date" if moment is None else f"{moment:%Y-%m-%d}"
    alike = f" (and {more} more so)" if more else ""
    return (
        f"its date {said} is taken for {taken}, the month first{alike}: a guess, as no date beside "
        f"it tells the order; {way}{_DATES}"
    )


def _guessed(one: Found, more: int) -> str:
    return guessed(one.guessed, _published(one), more=more, way=_ORDER)


def _nearer(one: Found, more: int) -> str:
    alike = f" (and {more} more so)" if more else ""
    return (
        f"its date {one.nearer} is taken for {_published(one):%Y-%m-%d}{alike}: read the other way "
        "round, day and month would lie months from the other dates beside it; if that is wrong, "
        f"{_ORDER}{_DATES}"
    )


def _by_folder(name: str, *, more: int) -> str:
    alike = f" (and that of {more} more)" if more else ""
    return (
        f"it names no outlet and no address, and the name of its folder, {name!r}, counts as its "
        f"outlet{alike}, though articles of other outlets lie there too; give it a field 'outlet', "
        "or put each outlet's files into a folder of its name"
    )


def _ahead(one: Found, more: int) -> str:
    told = f"its date {_published(one):%Y-%m-%d} lies in the future{_and_of(more)}"
    if not one.in_figures:
        return told
    return f"{told}; look whether day and month are interchanged; {_DATES}"


def _is_ahead(one: Found, now: datetime) -> bool:
    moment = _published(one)
    return moment is not None and moment > now + AHEAD


def _published(one: Found) -> datetime | None:
    return one.item.published_at if isinstance(one.item, Article) else None


def _and_of(more: int) -> str:
    return f", and the dates of {more} more" if more else ""


def _note(source: str, where: str, reason: str) -> Found:
    return Found(source, where, Note(source, where, reason))
