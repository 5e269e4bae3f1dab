"""What a queue's address asks for, and the address that asks for it.

A page's address may come from an old bookmark or be typed by hand, so that what makes no sense in
it is left out rather than refused; the API refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from consist.decisions import MAX_TEXT, FindingQuery, Order, Status
from consist.model import ClashType, Kind

ROWS_A_PAGE = 30
LAST_PAGE = 1_000_000
ALL = "all"

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of a queue as its form shows them; `status` None asks for all."""

    status: Status | None = Status.OPEN
    kinds: tuple[Kind, ...] = ()
    type: ClashType | None = None
    outlet: str = ""
    story: str = ""
    sure: int = 0
    text: str = ""
    order: Order = Order.CONFIDENCE
    gone: bool = False

    @classmethod
    def of(cls, asked: QueryParams) -> Self:
        """Read the filters of an address."""
        kinds = asked.getlist("kind")
        return cls(
            status=None
            if asked.get("status") == ALL
            else _chosen(Status, asked.get("status")) or Status.OPEN,
            kinds=tuple(kind for kind in Kind if kind.value in kinds),
            type=_chosen(ClashType, asked.get("type")),
            outlet=_text(asked, "outlet"),
            story=_text(asked, "story"),
            sure=_number(asked.get("sure"), most=100),
            text=_text(asked, "text").strip()[:MAX_TEXT],
            order=_chosen(Order, asked.get("order")) or Order.CONFIDENCE,
            gone=asked.get("gone") == "1",
        )

    def query(self, *, index: str | None, limit: int, offset: int = 0) -> FindingQuery:
        """Return what to ask the store."""
        return FindingQuery(
            statuses=() if self.status is None else (self.status,),
            kinds=self.kinds,
            types=() if self.type is None else (self.type,),
            outlets=(self.outlet,) if self.outlet else (),
            stories=(self.story,) if self.story else (),
            min_confidence=self.sure / 100,
            text=self.text,
            order=self.order,
            gone=None if self.gone else False,
            index=index,
            limit=limit,
            offset=offset,
        )

    @property
    def is_usual(self) -> bool:
        """Whether nothing is filtered beyond what is still to decide."""
        return replace(self, order=Order.CONFIDENCE) == Filters()

    def address(self, path: str, **more: str | int) -> str:
        """Return the address of a page that keeps these filters; what is usual is left out."""
        pairs = [*self._pairs(), *((name, str(value)) for name, value in more.items())]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    @property
    def as_field(self) -> str:
        """The filters as one hidden field of a form, which `of_field` reads."""
        return urlencode(list(self._pairs()))

    @classmethod
    def of_field(cls, value: str) -> Self:
        """Read the filters of a form's hidden field."""
        return cls.of(QueryParams(value))

    def _pairs(self) -> Iterable[tuple[str, str]]:
        if self.status is not Status.OPEN:
            yield "status", ALL if self.status is None else self.status.value
        yield from (("kind", kind.value) for kind in self.kinds)
        if self.type is not None:
            yield "type", self.type.value
        for name, value in (("outlet", self.outlet), ("story", self.story), ("text", self.text)):
            if value:
                yield name, value
        if self.sure:
            yield "sure", str(self.sure)
        if self.order is not Order.CONFIDENCE:
            yield "order", self.order.value
        if self.gone:
            yield "gone", "1"


def place(asked: QueryParams | Mapping[str, str], name: str, *, least: int) -> int | None:
    """Return a whole number that an address gives, or None where it gives none that can be."""
    value = asked.get(name, "")
    if not (value.isascii() and value.isdecimal()) or len(value) > 7:
        return None
    return int(value) if least <= int(value) <= LAST_PAGE else None


def _chosen(choices: type[Choice], value: str | None) -> Choice | None:
    return next((choice for choice in choices if choice.value == value), None)


def _text(asked: QueryParams, name: str) -> str:
    return asked.get(name, "").replace("\0", "")  # no database knows a null character


def _number(value: str | None, *, most: int) -> int:
    number = place({"": value or ""}, "", least=0)
    return 0 if number is None else min(number, most)
