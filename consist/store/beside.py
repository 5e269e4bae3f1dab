"""Which findings of a story stand on the same articles as one of them."""

from __future__ import annotations

import json

from sqlalchemy import Connection, or_, select

from consist.decisions import StoredFinding
from consist.store import tables
from consist.store.listing import listed_under
from consist.store.reading import stored

MOST_SOUGHT = 200
"""Characters of an id that the database is asked for; SQLite takes no pattern of any length."""

_found, _payload = tables.finding.c, tables.passages.c.payload


def beside(
    connection: Connection, finding_id: str, *, index: str | None
) -> tuple[StoredFinding, ...]:
    """Return the other findings on either article of a finding, given by its stored id.

    The database looks for the articles' ids in what it keeps of the story's findings: to read all
    of them takes a second or two where there are 10,000.
    """
    own = stored(connection, [finding_id])[finding_id]
    if own.finding.story is None:
        return ()
    names = {own.finding.a.article_id, own.finding.b.article_id}
    story = select(_found.story_digest).where(_found.id == finding_id).scalar_subquery()
    named = [_payload.contains(json.dumps(n)[:MOST_SOUGHT], autoescape=True) for n in names]
    selected = (
        select(_found.id)
        .join(tables.passages, tables.passages.c.finding_id == _found.id)
        .where(_found.story_digest == story, ~_found.gone, _found.id != finding_id, or_(*named))
        .order_by(_found.confidence.desc(), _found.id)
    )
    if index is not None:
        selected = selected.where(listed_under(index))
    ids = list(connection.scalars(selected))
    found = stored(connection, ids)
    return tuple(found[one] for one in ids if not names.isdisjoint(_printing(found[one])))


def _printing(found: StoredFinding) -> set[str]:
    """Return the articles that print either passage, as their own or as a copy."""
    sides = (found.finding.a, found.finding.b)
    copies = (copy.article_id for side in sides for copy in side.copies)
    return {*(side.article_id for side in sides), *copies}
