"""From a row of named values, whatever its source, to an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from consist.addresses import site
from consist.errors import SettingsError
from consist.model import Article, Met, Skipped
from consist.sources.dates import (
    days_come_first,
    days_come_first_by_nearness,
    is_guess,
    is_interchangeable,
    parse_date,
)
from consist.sources.markup import is_markup, readable

USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "articleid", "guid"),
        "outlet": ("outlet", "publisher", "source", "site", "sitename", "domain", "sourcedomain"),
        "title": ("title", "headline"),
        "url": ("url", "link"),
        "published_at": (
            *("publishedat", "published", "date", "publishdate", "datepublished", "pubdate"),
            *("datepublish", "publicationdate"),
        ),
        "language": ("language", "lang"),
        "story": ("story", "storyid"),
        "text": ("text", "body", "content", "articletext", "fulltext", "maintext", "articlebody"),
    }
)
"""Our fields and the names they usually have elsewhere, without case, spaces, "_" and "-"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source gives, and the place where it was met: "line 3", "" for a whole file.

    `columns` are the names in its row, where some were chosen by name; `unread` is what its date
    says where that means no moment, `guessed` where it is not sure which one, and `nearer` where
    only the time of the other dates beside it says which; `in_figures` tells that its day and month
    may be interchanged. `by_folder` says that nothing but its folder's name tells the outlet.
    `passed_over` are the columns of its table that hold no field.
    """

    source: str
    where: str
    item: Met
    columns: tuple[str, ...] = ()
    unread: str = ""
    guessed: str = ""
    nearer: str = ""
    in_figures: bool = False
    by_folder: bool = False
    passed_over: tuple[str, ...] = ()

    def among(self, names: Iterable[object]) -> Found:
        """Return it with the names of the columns that were there."""
        return replace(self, columns=tuple(name for name in names if isinstance(name, str)))


@dataclass(frozen=True, slots=True)
class Origin:
    """A file or an address: its name as shown, and the outlet of last resort."""

    shown: str
    folder: str

    def skipped(self, where: str, reason: str) -> Found:
        """Say why something of this origin did not become an article."""
        return Found(self.shown, where, Skipped(self.shown, where, reason))


@dataclass(frozen=True, slots=True)
class Fields:
    """Which column of a row holds which field of an article.

    Attributes:
        chosen: Our name to their column; where a row has that column, no usual name counts.
        day_first: Whether the day or the month comes first in dates such as "3/4/2025"; None
            leaves it to the dates beside each.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None

    def __post_init__(self) -> None:
        """Refuse names that are not ours."""
        for name in self.chosen:
            if name not in USUAL:
                raise SettingsError(
                    f"there is no field {name!r} to map a column to; the fields are: "
                    + ", ".join(USUAL)
                )

    def columns(self, names: Iterable[object]) -> dict[str, str]:
        """Return our field to the column that holds it, for those of the columns that are known."""
        present = [name for name in names if isinstance(name, str)]
        by_usual_name: dict[str, str] = {}
        for name in present:
            by_usual_name.setdefault(_plain(name), name)
        found: dict[str, str] = {}
        for ours, usual in USUAL.items():
            chosen = self.chosen.get(ours)
            if chosen in present:
                found[ours] = chosen
                continue
            for name in usual:
                if name in by_usual_name:
                    found[ours] = by_usual_name[name]
                    break
        return found

    def known(self, names: Iterable[str]) -> list[str]:
        """Return the columns that can hold a field, also those that others go before."""
        usual = {name for names in USUAL.values() for name in names}
        chosen = set(self.chosen.values())
        return [name for name in names if name in chosen or _plain(name) in usual]

    def unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that can hold no field."""
        given = [name for name in names if name.strip()]
        known = frozenset(self.known(given))
        return tuple(name for name in given if name not in known)

    def _filled(self, row: Mapping[str, object]) -> list[str]:
        """Return the columns that hold something, and those that were chosen."""
        chosen = self.chosen.values()
        return [name for name, value in row.items() if name in chosen or value not in (None, "")]

    def articles(
        self,
        rows: Callable[[], Iterable[tuple[str, Mapping[str, object] | str]]],
        *,
        origin: Origin,
    ) -> Iterator[Found]:
        """Yield an article for each row and its place, or why not; a text in its stead is a reason.

        The rows are gone through several times, so that long files are never held: what order day
        and month have in their dates is learned first, from the dates themselves or, where these
        do not tell, from the time of those that are in no doubt.
        """
        near: bool | None = None
        day_first = days_come_first(self._dates(rows()))
        if day_first is None and self.day_first is None and any(map(is_guess, self._dates(rows()))):
            near = days_come_first_by_nearness(self._dates(rows()))
        for where, row in rows():
            if isinstance(row, str):
                yield origin.skipped(where, row)
            else:
                order = day_first if near is None else near
                found = self.article(row, origin=origin, where=where, day_first=order)
                date = self._date(row)
                by_nearness = near is not None and is_guess(date)
                yield replace(found, nearer=_told(date)) if by_nearness else found

    def _dates(self, rows: Iterable[tuple[str, Mapping[str, object] | str]]) -> Iterator[object]:
        return (self._date(row) for _, row in rows if not isinstance(row, str))

    def _date(self, row: Mapping[str, object]) -> object:
        return row.get(self.columns(self._filled(row)).get("published_at", ""))

    def article(
        self,
        row: Mapping[str, object],
        *,
        origin: Origin,
        where: str,
        day_first: bool | None = None,
    ) -> Found:
        """Make an article of a row, or say why not.

        The text stays as it is, to the last space and line end; only where it is mostly markup does
        it become the text that a reader of the page would see.
        """
        found = self._read(row, origin=origin, where=where, day_first=day_first)
        return found.among(row) if self.chosen else found

    def _read(
        self, row: Mapping[str, object], *, origin: Origin, where: str, day_first: bool | None
    ) -> Found:
        columns = self.columns(self._filled(row))
        if "text" not in columns:
            empty = "text" in self.columns(row)
            why = "the text is empty" if empty else f"no text among the fields {listed(row)}"
            return origin.skipped(where, why)
        values = _texts(row, columns)
        if isinstance(values, str):
            return origin.skipped(where, values)
        if is_markup(values["text"]):
            values["text"] = readable(values["text"])
        if not values["text"].strip():
            return origin.skipped(where, "the text is empty")
        day_first = day_first if self.day_first is None else self.day_first
        given = row.get(columns.get("published_at", ""))
        published = parse_date(given, day_first=day_first is True)
        article = _article(values, published=published, origin=origin)
        unread = "" if published is not None else _told(given)
        guessed = _told(given) if day_first is None and is_guess(given) and not unread else ""
        return Found(
            origin.shown,
            where,
            article,
            unread=unread,
            guessed=guessed,
            in_figures=is_interchangeable(given),
            by_folder=not _outlet_told(values),
        )


def content_hash(*, outlet: str, url: str | None, title: str, text: str) -> str:
    """Return 12 hexadecimal digits that depend on the article alone, the same in every run."""
    # The mark between the parts must not be taken for one within a part.
    parts = (part.replace("\x1f", "\\x1f") for part in (outlet, url or "", title, text))
    whole = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()[:12]


def listed(names: Iterable[object]) -> str:
    r"""Return the first ten names, for a message: as they are, but for what a terminal would obey.

    >>> listed(["Überschrift", "a\x1b[2J"])
    "'Überschrift', 'a\\x1b[2J'"
    """
    shown = [repr(name)[:40] for name in names]
    return ", ".join(shown[:10]) + (", …" if len(shown) > 10 else "") if shown else "(none)"


def _texts(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str] | str:
    """Return the fields that are text, or why one of them cannot be read."""
    values: dict[str, str] = {}
    for ours, column in columns.items():
        if ours == "published_at":
            continue
        value = _text_of(row[column], only_strings=ours == "text")
        if value is None:
            return f"the field {column!r} is of type {type(row[column]).__name__}, not text"
        if not _is_unicode(value):
            return f"the field {column!r} holds half a surrogate pair"
        values[ours] = value
    return values


def _article(values: Mapping[str, str], *, published: datetime | None, origin: Origin) -> Article:
    url = values.get("url", "").strip() or None
    outlet = _outlet_told(values) or origin.folder
    title = values.get("title", "")
    text = values["text"]
    return Article(
        id=values.get("id", "").strip()
        or content_hash(outlet=outlet, url=url, title=title, text=text),
        outlet=outlet,
        text=text,
        title=title,
        url=url,
        published_at=published,
        language=values.get("language", "").strip() or None,
        story=values.get("story", "").strip() or None,
    )


def _outlet_told(values: Mapping[str, str]) -> str:
    """Return the outlet that an article names itself, or its address does; "" for neither."""
    return _outlet(values.get("outlet", "")) or site(values.get("url", ""))


def _told(value: object) -> str:
    """Return what a field says, for a message; "" where it says nothing."""
    blank = value is None or (isinstance(value, str) and not value.strip())
    return "" if blank else repr(value)[:60]


def _outlet(value: str) -> str:
    name = value.strip()
    return site(name) or name.removeprefix("www.")


def _text_of(value: object, *, only_strings: bool) -> str | None:
    """Return a value as text; None where it is of a type that no text can be made of."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if only_strings or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):  # NewsAPI gives the source as {"id": …, "name": …}
        name = value.get("name", value.get("$oid"))  # and MongoDB its ids as {"$oid": …}
        return name if isinstance(name, str) else None
    return None


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")
