"""Under which indexes findings are listed: those that reported them, until they lose them.

A finding that only runs without an index have reported is listed under "".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, exists, select, update

from consist.store import tables
from consist.store.codec import key
from consist.store.keeping import in_portions

_listed, _found = tables.listing.c, tables.finding.c


def listed_under(index: str, *, gone: bool | None = False) -> ColumnElement[bool]:
    """Return the condition that an index lists a finding, has lost it, or (None) either."""
    here = select(_listed.finding_id).where(_listed.index_key == key(index))
    return _found.id.in_(here if gone is None else here.where(_listed.gone == gone))


def indexes_of(
    connection: Connection, ids: Sequence[str]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the names of the indexes that list the findings, and of those that lost them."""
    found: dict[str, tuple[list[str], list[str]]] = {finding_id: ([], []) for finding_id in ids}
    for some in in_portions(ids):
        rows = connection.execute(
            select(_listed.finding_id, _listed.index_name, _listed.gone).where(
                _listed.finding_id.in_(some)
            )
        )
        for finding_id, name, gone in rows:
            if name:
                found[finding_id][gone].append(name)
    return {
        name: (tuple(sorted(here)), tuple(sorted(lost))) for name, (here, lost) in found.items()
    }


def lose(connection: Connection, ids: Iterable[str], *, index: str) -> None:
    """Say that an index has lost the findings; what no index lists any more is gone."""
    for some in in_portions(sorted(ids)):
        connection.execute(
            update(tables.listing)
            .where(_listed.index_key == key(index), _listed.finding_id.in_(some))
            .values(gone=True)
        )
        elsewhere = exists().where(_listed.finding_id == _found.id, ~_listed.gone)
        connection.execute(
            update(tables.finding).where(_found.id.in_(some), ~elsewhere).values(gone=True)
        )
