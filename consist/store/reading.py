"""How rows become stored findings, decisions, articles and runs again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, tuple_

from consist.decisions import Context, Facets, Run, StoredFinding, Told
from consist.errors import UnknownFindingError
from consist.model import Article, Decision, Verdict
from consist.store import tables
from consist.store.codec import article_from, finding_from, key
from consist.store.keeping import in_portions, stored_ids
from consist.store.listing import indexes_of, listed_under

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
    indexes = indexes_of(connection, ids)
    found = {}
    for some in in_portions(ids):
        for row in connection.execute(selected.where(_found.id.in_(some))):
            found[row.id] = _stored(row, *indexes[row.id])
    return found


def _stored(row: Row[Any], indexes: tuple[str, ...], lost_by: tuple[str, ...]) -> StoredFinding:
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
        indexes=indexes,
        lost_by=lost_by,
    )


def history(connection: Connection, finding_id: str) -> tuple[Decision, ...]:
    """Return everything that was said of a finding by its stored id, the oldest first."""
    return _histories(connection, [finding_id])[finding_id]


def _histories(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Decision, ...]]:
    said: dict[str, list[Decision]] = {finding_id: [] for finding_id in ids}
    for some in in_portions(ids):
        rows = connection.execute(
            select(tables.decision).where(_said.finding_id.in_(some)).order_by(_said.revision)
        )
        for row in rows:
            said[row.finding_id].append(
                Decision(row.finding_id, Verdict(row.verdict), row.note, row.author, row.at)
            )
    return {finding_id: tuple(decisions) for finding_id, decisions in said.items()}


def decided_ids(connection: Connection) -> list[str]:
    """Return the stored ids of all findings with a history, sorted."""
    return list(
        connection.scalars(select(_found.id).where(_found.revision > 0).order_by(_found.id))
    )


def told(connection: Connection, ids: Sequence[str]) -> list[Told]:
    """Return all that is known of the findings of these stored ids."""
    found, histories = stored(connection, ids), _histories(connection, ids)
    contexts = _contexts(connection, ids)
    return [Told(found[name], contexts[name], histories[name]) for name in ids]


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
    return _contexts(connection, [finding_id])[finding_id]


def _contexts(connection: Connection, ids: Sequence[str]) -> dict[str, Context]:
    member, passages = tables.member.c, tables.passages.c
    sides: dict[str, tuple[str, str, str]] = {}
    for some in in_portions(ids):
        rows = connection.execute(
            select(passages.finding_id, passages.a_key, passages.b_key, passages.story_key).where(
                passages.finding_id.in_(some)
            )
        )
        sides.update((finding_id, (a, b, story)) for finding_id, a, b, story in rows)
    members: dict[str, list[str]] = {story: [] for _, _, story in sides.values()}
    for some in in_portions(list(members)):
        placed = connection.execute(
            select(member.story_key, member.article_key)
            .where(member.story_key.in_(some))
            .order_by(member.run_id, member.article_key)
        )
        for story, article in placed:
            members[story].append(article)
    wanted = {key for a, b, _ in sides.values() for key in (a, b)}
    articles = _articles(connection, wanted.union(*members.values()))
    # of an article that changed, the text that the last run saw counts
    stories = {
        story: {articles[key].id: articles[key] for key in keys} for story, keys in members.items()
    }
    return {
        finding_id: _context(articles[a], articles[b], stories[story])
        for finding_id, (a, b, story) in sides.items()
    }


def _articles(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    article = tables.article.c
    found: dict[str, Article] = {}
    for some in in_portions(sorted(keys)):
        rows = connection.execute(select(article.key, article.payload).where(article.key.in_(some)))
        found.update((key, article_from(json.loads(payload))) for key, payload in rows)
    return found


def _context(a: Article, b: Article, story: Mapping[str, Article]) -> Context:
    return Context(a, b, tuple(story[name] for name in sorted(story) if name not in {a.id, b.id}))


def facets(connection: Connection, index: str | None = None) -> Facets:
    """Return what the findings, or those of an index, can be filtered by."""
    here = [~_found.gone, *([] if index is None else [listed_under(index)])]
    kinds, types = Counter[str](), Counter[str]()
    grouped = (
        select(_found.kind, _found.type, func.count())
        .where(*here)
        .group_by(_found.kind, _found.type)
    )
    for kind, clash, count in connection.execute(grouped):
        kinds[kind] += count
        types[clash or ""] += count
    indexes = _by_index(connection, index)
    by_story = (
        select(func.min(_found.story), func.count()).where(*here).group_by(_found.story_digest)
    )
    stories = {story or "": count for story, count in connection.execute(by_story)}
    return Facets(*map(_named, (kinds, types, _by_outlet(connection, index), stories, indexes)))


def _by_index(connection: Connection, index: str | None) -> dict[str, int]:
    listed = tables.listing.c
    here = [~listed.gone, *([] if index is None else [listed.index_key == key(index)])]
    counted = (
        select(func.min(listed.index_name), func.count()).where(*here).group_by(listed.index_key)
    )
    return {str(name): int(count) for name, count in connection.execute(counted)}


def _by_outlet(connection: Connection, index: str | None) -> dict[str, int]:
    outlet = tables.outlet.c
    if index is None:
        shown = outlet.finding_id.not_in(select(_found.id).where(_found.gone))
    else:
        within = select(_found.id).where(~_found.gone, listed_under(index))
        shown = outlet.finding_id.in_(within)
    # counted by key, which an index holds; the names are then read once an outlet
    counted = connection.execute(
        select(outlet.outlet_key, func.min(outlet.finding_id), func.count())
        .where(shown)
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
