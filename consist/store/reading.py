"""How rows become stored findings, decisions, articles and runs again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, tuple_

from consist.decisions import Context, Facets, Run, StoredFinding, Told
from consist.errors import UnknownFindingError
from consist.model import Article, Decision, Verdict
from consist.store import tables
from consist.store.codec import article_from, finding_from
from consist.store.keeping import in_portions, stored_ids

_found = tables.finding.c
_said = tables.decision.c


def known_id(connection: Connection, finding_id: str) -> str:
    """Return what the store knows the finding by.

    Raises:
        UnknownFindingError: No run has reported it.
    """
    try:
        return stored_ids(connection, [finding_id])[finding_id]
    except KeyError:
        raise UnknownFindingError(finding_id) from None


def stored(connection: Connection, ids: Sequence[str]) -> dict[str, StoredFinding]:
    """Return the findings of these stored ids, by id."""
    last = and_(_said.finding_id == _found.id, _said.revision == _found.revision)
    selected = (
        select(tables.finding, tables.passages.c.payload, _said.verdict, _said.note, _said.author)
        .add_columns(_said.at)
        .join(tables.passages, tables.passages.c.finding_id == _found.id)
        .outerjoin(tables.decision, last)
    )
    found = {}
    for some in in_portions(ids):
        for row in connection.execute(selected.where(_found.id.in_(some))):
            found[row.id] = _stored(row)
    return found


def _stored(row: Row[Any]) -> StoredFinding:
    decision = None
    if row.verdict is not None and row.verdict != Verdict.CLEARED.value:
        decision = Decision(row.id, Verdict(row.verdict), row.note, row.author, row.at)
    return StoredFinding(
        id=row.id,
        finding=finding_from(json.loads(row.payload)),
        decision=decision,
        revision=row.revision,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        last_run=row.last_run,
        index=row.index_name or None,
        gone=row.gone,
    )


def history(connection: Connection, finding_id: str) -> tuple[Decision, ...]:
    """Return everything that was said of a finding by its stored id, the oldest first."""
    rows = connection.execute(
        select(tables.decision).where(_said.finding_id == finding_id).order_by(_said.revision)
    )
    return tuple(
        Decision(finding_id, Verdict(row.verdict), row.note, row.author, row.at) for row in rows
    )


def decided_ids(connection: Connection) -> list[str]:
    """Return the stored ids of all findings with a history, sorted."""
    return list(
        connection.scalars(select(_found.id).where(_found.revision > 0).order_by(_found.id))
    )


def told(connection: Connection, ids: Sequence[str]) -> list[Told]:
    """Return all that is known of the findings of these stored ids."""
    found = stored(connection, ids)
    return [Told(found[name], context(connection, name), history(connection, name)) for name in ids]


def last_words(connection: Connection) -> dict[str, Decision]:
    """Return the last word on each decided finding by every id that it is known under."""
    rows = connection.execute(
        select(tables.alias.c.alias, tables.decision)
        .join(tables.finding, _found.id == tables.alias.c.finding_id)
        .join(
            tables.decision,
            and_(_said.finding_id == _found.id, _said.revision == _found.revision),
        )
        .where(_said.verdict != Verdict.CLEARED.value)
        .order_by(tables.alias.c.alias)
    )
    return {
        row.alias: Decision(row.finding_id, Verdict(row.verdict), row.note, row.author, row.at)
        for row in rows
    }


def context(connection: Connection, finding_id: str) -> Context:
    """Return the articles of a finding's story by the finding's stored id."""
    article, member, sides = tables.article.c, tables.member.c, tables.passages.c
    a_key, b_key, story_key = connection.execute(
        select(sides.a_key, sides.b_key, sides.story_key).where(sides.finding_id == finding_id)
    ).one()
    pair = connection.execute(
        select(article.key, article.payload).where(article.key.in_([a_key, b_key]))
    )
    own = {key: article_from(json.loads(payload)) for key, payload in pair}
    a, b = own[a_key], own[b_key]
    rows = connection.scalars(
        select(article.payload)
        .join(tables.member, member.article_key == article.key)
        .where(member.story_key == story_key)
        .order_by(member.run_id, article.key)
    )
    # of an article that changed, the text that the last run saw counts
    story: dict[str, Article] = {}
    for payload in rows:
        met = article_from(json.loads(payload))
        story[met.id] = met
    others = (story[name] for name in sorted(story) if name not in {a.id, b.id})
    return Context(a, b, tuple(others))


def facets(connection: Connection) -> Facets:
    """Return what the findings can be filtered by."""
    kinds, types, indexes = Counter[str](), Counter[str](), Counter[str]()
    grouped = (
        select(_found.kind, _found.type, _found.index_name, func.count())
        .where(~_found.gone)
        .group_by(_found.kind, _found.type, _found.index_name)
    )
    for kind, clash, index, count in connection.execute(grouped):
        kinds[kind] += count
        types[clash or ""] += count
        indexes[index] += count
    by_story = (
        select(func.min(_found.story), func.count())
        .where(~_found.gone)
        .group_by(_found.story_digest)
    )
    stories = {name or "": count for name, count in connection.execute(by_story)}
    return Facets(*map(_named, (kinds, types, _by_outlet(connection), stories, indexes)))


def _by_outlet(connection: Connection) -> dict[str, int]:
    outlet = tables.outlet.c
    # counted by key, which an index holds; the names are then read once an outlet
    counted = connection.execute(
        select(outlet.outlet_key, func.min(outlet.finding_id), func.count())
        .where(outlet.finding_id.not_in(select(_found.id).where(_found.gone)))
        .group_by(outlet.outlet_key)
    ).all()
    counts = {(key, finding_id): count for key, finding_id, count in counted}
    found: dict[str, int] = {}
    for some in in_portions(list(counts)):
        named = select(outlet.outlet, outlet.outlet_key, outlet.finding_id).where(
            tuple_(outlet.outlet_key, outlet.finding_id).in_(some)
        )
        found |= {name: counts[key, first] for name, key, first in connection.execute(named)}
    return found


def _named(counts: Mapping[str, int]) -> Mapping[str, int]:
    return {name: counts[name] for name in sorted(counts) if name}


def runs(connection: Connection, limit: int) -> tuple[Run, ...]:
    """Return the last runs, the newest first."""
    rows = connection.execute(select(tables.run).order_by(tables.run.c.id.desc()).limit(limit))
    return tuple(_run(row, json.loads(row.payload)) for row in rows)


def _run(row: Row[Any], said: Mapping[str, Any]) -> Run:
    return Run(
        id=row.id,
        at=row.at,
        index=row.index_name or None,
        version=said["version"],
        articles=row.articles,
        findings=row.findings,
        new=row.new,
        settings=said["settings"],
        models={place: (name, revision) for place, (name, revision) in said["models"].items()},
        stages=said["stages"],
    )
