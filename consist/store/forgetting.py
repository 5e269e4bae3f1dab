"""How decisions are deleted, and how a store is emptied."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, select, true, update

from consist.decisions import Held, Status
from consist.store import tables
from consist.store.codec import key

_found, _decided = tables.finding.c, tables.decision.c


def held(connection: Connection, stories: Sequence[str] | None) -> Held:
    """Return how much there is of the stories; None asks for the whole store."""
    findings, decided, decisions = connection.execute(
        select(
            func.count(),
            func.count().filter(_found.revision > 0),
            func.coalesce(func.sum(_found.revision), 0),
        ).where(_of(stories))
    ).one()
    return Held(findings=findings, decided=decided, decisions=int(decisions))


def forget(connection: Connection, stories: Sequence[str] | None) -> None:
    """Delete every decision on findings of the stories, which are open again then."""
    # the rows of the findings first: they are what a decision locks
    connection.execute(
        update(tables.finding)
        .where(_of(stories))
        .values(status=Status.OPEN.value, revision=0, decided_at=tables.NEVER)
    )
    of_them = select(_found.id).where(_of(stories))
    connection.execute(delete(tables.decision).where(_decided.finding_id.in_(of_them)))


def clear(connection: Connection) -> None:
    """Delete everything."""
    for table in reversed(tables.metadata.sorted_tables):
        connection.execute(delete(table))


def _of(stories: Sequence[str] | None) -> ColumnElement[bool]:
    return true() if stories is None else _found.story_digest.in_([key(name) for name in stories])
