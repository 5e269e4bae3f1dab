"""What a `FindingQuery` asks of the database: conditions, order, and the place of a page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, or_, select

from consist.decisions import FindingQuery, Order, QueueCounts, Status
from consist.errors import InputError
from consist.store import tables
from consist.store.codec import key
from consist.store.listing import listed_under
from consist.teaching import Place, teaching_order

Condition: TypeAlias = ColumnElement[bool]

_found = tables.finding.c

DECIDED = tuple(status.value for status in Status if status is not Status.OPEN)

COLUMNS: dict[Order, tuple[Column[Any], ...]] = {
    Order.CONFIDENCE: (_found.confidence,),
    Order.NEWEST: (_found.first_seen, _found.confidence),
    Order.DECIDED: (_found.decided_at, _found.confidence),
}
"""What each order goes by, from great to small, before the id, which goes from small to great."""


def conditions(query: FindingQuery) -> list[Condition]:
    """Return what a finding must meet, its status and its place in the order aside."""
    wanted: list[Condition] = []
    for column, values in (
        (_found.kind, [kind.value for kind in query.kinds]),
        (_found.type, [clash.value for clash in query.types]),
        (_found.story_digest, [key(story) for story in query.stories]),
    ):
        if values:
            wanted.append(column.in_(values))
    if query.outlets:
        wanted.append(_printed_by(query.outlets))
    if query.index is not None:
        wanted.append(listed_under(query.index, gone=query.gone))
    if query.gone is False or (query.gone and query.index is None):
        wanted.append(_found.gone == query.gone)
    if (query.min_confidence, query.max_confidence) != (0.0, 1.0):
        wanted.append(_found.confidence.between(query.min_confidence, query.max_confidence))
    wanted += [
        _found.searched.contains(word, autoescape=True) for word in query.text.casefold().split()
    ]
    return wanted


def counts(connection: Connection, query: FindingQuery) -> QueueCounts:
    """Return where the findings stand that match the query but for its statuses."""
    rows = connection.execute(
        select(_found.status, func.count()).where(*conditions(query)).group_by(_found.status)
    )
    return QueueCounts(**{Status(status).value: count for status, count in rows})


def statuses(query: FindingQuery) -> frozenset[Status]:
    """Return the statuses of the findings on the query's pages."""
    asked = frozenset(query.statuses or Status)
    return asked & {Status.OPEN} if query.order is Order.TEACHING else asked


def page_ids(connection: Connection, query: FindingQuery) -> tuple[list[str], str | None]:
    """Return the ids of the page in order, and what the next page is `after`.

    Raises:
        InputError: `query.after` is no place of this order.
    """
    end = query.offset + query.limit + 1
    rows: Sequence[Sequence[Any]] = (
        _teaching_places(connection, query)[query.offset : end]
        if query.order is Order.TEACHING
        else connection.execute(_ordered(query).offset(query.offset).limit(query.limit + 1)).all()
    )
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return [str(row[-1]) for row in shown], _written(query.order, shown[-1]) if more else None


def all_ids(connection: Connection, query: FindingQuery) -> list[str]:
    """Return the ids of all pages in order, put in it once.

    Raises:
        InputError: `query.after` is no place of this order.
    """
    rows: Sequence[Sequence[Any]] = (
        _teaching_places(connection, query)
        if query.order is Order.TEACHING
        else connection.execute(_ordered(query)).all()
    )
    return [str(row[-1]) for row in rows]


def _ordered(query: FindingQuery) -> Select[Any]:
    """Return what selects the places of all findings in any order but that of teaching."""
    columns = COLUMNS[query.order]
    wanted = conditions(query)
    if len(statuses(query)) < len(Status):
        wanted.append(_found.status.in_(sorted(status.value for status in statuses(query))))
    if query.after is not None:
        wanted.append(_beyond(columns, _read(query)))
    return (
        select(*columns, _found.id)
        .where(*wanted)
        .order_by(*(column.desc() for column in columns), _found.id)
    )


def _teaching_places(connection: Connection, query: FindingQuery) -> list[Place]:
    if not statuses(query):
        return []
    matching = select(_found.id, _found.story_digest, _found.kind, _found.confidence).where(
        *conditions(query), _found.status == Status.OPEN.value
    )
    grouped = (
        select(_found.story_digest, _found.kind, func.count())
        .where(_found.gone.in_([False, True]), _found.status.in_(DECIDED))  # so an index serves
        .group_by(_found.story_digest, _found.kind)
    )
    decided = {(story, kind): count for story, kind, count in connection.execute(grouped)}
    places = teaching_order(connection.execute(matching).all(), decided=decided)
    if query.after is not None:
        behind = tuple(_read(query))
        places = [place for place in places if place > behind]
    return places


def _printed_by(outlets: Sequence[str]) -> Condition:
    keys = [key(outlet) for outlet in outlets]
    return _found.id.in_(
        select(tables.outlet.c.finding_id).where(tables.outlet.c.outlet_key.in_(keys))
    )


def _beyond(columns: Sequence[Column[Any]], place: Sequence[Any]) -> Condition:
    """Return the condition of standing behind a place."""
    *values, finding_id = place
    steps: list[Condition] = []
    equal: list[Condition] = []
    for column, value in zip(columns, values, strict=True):
        steps.append(and_(*equal, column < value))
        equal.append(column == value)
    return or_(*steps, and_(*equal, _found.id > finding_id))


def _written(order: Order, place: Sequence[Any]) -> str:
    values = [value.isoformat() if isinstance(value, datetime) else value for value in place]
    return urlsafe_b64encode(json.dumps([order.value, *values]).encode()).decode().rstrip("=")


def _read(query: FindingQuery) -> list[Any]:
    """Return the place that `after` names."""
    after = query.after or ""
    try:
        order, *values = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        readers = {query.order.value: READERS[query.order]}[order]
        return [read(value) for read, value in zip(readers, values, strict=True)]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise InputError(
            f"after={after[:80]!r} is no place of the order {query.order.value!r}; take the "
            "'next' of the page before, or leave it out for the first page"
        ) from error


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(UTC)


def _id(value: str) -> str:
    int(value, 16)
    return value


READERS: dict[Order, tuple[Callable[[Any], Any], ...]] = {
    Order.CONFIDENCE: (float, _id),
    Order.NEWEST: (_moment, float, _id),
    Order.DECIDED: (_moment, float, _id),
    Order.TEACHING: (int, float, _id),
}
"""How the values of a place are read."""
