"""How findings and articles become rows: the statements that recording and adopting share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update

from consist.batches import batches
from consist.decisions import Status
from consist.model import Article, Finding
from consist.store import tables
from consist.store.codec import article_json, article_key, finding_object, key, place_key

Item = TypeVar("Item")
Row = dict[str, Any]

AT_A_TIME = 500
"""Values in one statement: below the least limit of any database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A finding that a run reported, on its way into the store.

    Attributes:
        id: What the store knows it by.
        finding: As reported.
        names: Every id that it can have.
        a_key: The key of the article of `finding.a`, which is kept already; `b_key` likewise.
        story_key: What its story's articles are kept under.
        at: When the run was made.
        run: The run's number.
        index: The index that the run compared with, "" without one.
        first: When a finding of another store was first seen; None where that is now.
        lost: The indexes that list it by what is told, and whether they lost it; None where that is
            the index of the run, which has it.
    """

    id: str
    finding: Finding
    names: Sequence[str]
    a_key: str
    b_key: str
    story_key: str
    at: datetime
    run: int
    index: str
    first: datetime | None = None
    lost: Mapping[str, bool] | None = None

    @property
    def listed(self) -> Mapping[str, bool]:
        """The indexes that list it, and whether they have lost it."""
        return {self.index: False} if self.lost is None else self.lost

    @property
    def gone(self) -> bool:
        """Whether all of them have lost it."""
        return all(self.listed.values())


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Return the items, some at a time."""
    return batches(items, AT_A_TIME)


def known_among(
    connection: Connection, column: Column[str], values: Iterable[str]
) -> frozenset[str]:
    """Return which of the values the column holds."""
    known: set[str] = set()
    for some in in_portions(sorted(set(values))):
        known.update(connection.scalars(select(column).where(column.in_(some))))
    return frozenset(known)


def stored_ids(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Return the stored findings' ids by those of the names that are known."""
    found: dict[str, str] = {}
    alias = tables.alias.c
    for some in in_portions(sorted(set(names))):
        rows = connection.execute(
            select(alias.alias, alias.finding_id).where(alias.alias.in_(some))
        )
        found.update((name, finding_id) for name, finding_id in rows)
    return found


def story_key(finding: Finding, *, index: str) -> str:
    """Return what the articles of the finding's story are kept under."""
    return key(index, *((finding.story,) if finding.story is not None else ("", finding.id)))


def keep_articles(connection: Connection, articles: Iterable[Article]) -> dict[str, str]:
    """Keep the articles that are not kept yet and return all keys by the articles' ids."""
    keys: dict[str, str] = {}
    rows: dict[str, Row] = {}
    for article in articles:
        keys[article.id] = made = article_key(article)
        rows[made] = {"key": made, "payload": article_json(article)}
    known = known_among(connection, tables.article.c.key, rows)
    insert_all(connection, tables.article, [row for made, row in rows.items() if made not in known])
    return keys


def keep_members(connection: Connection, members: Mapping[str, set[str]], *, run: int) -> None:
    """Say which articles, by their keys, make up which stories; others of a story stay."""
    member = tables.member.c
    old: set[tuple[str, str]] = set()
    for some in in_portions(sorted(members)):
        rows = connection.execute(
            select(member.story_key, member.article_key).where(member.story_key.in_(some))
        )
        old.update((story, article) for story, article in rows)
    wanted = sorted((story, article) for story, found in members.items() for article in found)
    again = [{"the_story": s, "the_article": a} for s, a in wanted if (s, a) in old]
    if again:
        statement = update(tables.member).where(
            member.story_key == bindparam("the_story"),
            member.article_key == bindparam("the_article"),
        )
        connection.execute(statement.values(run_id=run), again)
    insert_all(
        connection,
        tables.member,
        [
            {"story_key": story, "article_key": article, "run_id": run}
            for story, article in wanted
            if (story, article) not in old
        ],
    )


def put(connection: Connection, sightings: Sequence[Sighting]) -> None:
    """Keep findings, new ones and ones that are known; no id may come twice."""
    ids = [sighting.id for sighting in sightings]
    known = known_among(connection, tables.finding.c.id, ids)
    new = [sighting for sighting in sightings if sighting.id not in known]
    again = [sighting for sighting in sightings if sighting.id in known]
    insert_all(connection, tables.finding, [_finding_row(s) | _first(s) for s in new])
    insert_all(connection, tables.passages, [_passages_row(s) for s in new])
    _update_all(connection, tables.finding, "id", [_seen_again(s) for s in again])
    _update_all(connection, tables.passages, "finding_id", [_passages_row(s) for s in again])
    _put_outlets(connection, sightings)
    _put_listings(connection, sightings)
    names = {name: sighting.id for sighting in reversed(sightings) for name in sighting.names}
    names |= {sighting.id: sighting.id for sighting in sightings}
    taken = known_among(connection, tables.alias.c.alias, names)
    rows = [{"alias": n, "finding_id": to} for n, to in names.items() if n not in taken]
    insert_all(connection, tables.alias, rows)


def insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows, if any."""
    if rows:
        connection.execute(insert(table), rows)


def _update_all(connection: Connection, table: Table, name: str, rows: Sequence[Row]) -> None:
    if rows:
        statement = update(table).where(table.c[name] == bindparam(f"the_{name}"))
        connection.execute(
            statement,
            [
                {f"the_{name}" if n == name else n: value for n, value in row.items()}
                for row in rows
            ],
        )


def _put_outlets(connection: Connection, sightings: Sequence[Sighting]) -> None:
    for some in in_portions(sightings):
        ids = [sighting.id for sighting in some]
        connection.execute(delete(tables.outlet).where(tables.outlet.c.finding_id.in_(ids)))
        insert_all(
            connection,
            tables.outlet,
            [
                {"outlet_key": key(outlet), "finding_id": sighting.id, "outlet": outlet}
                for sighting in some
                for outlet in outlets(sighting.finding)
            ],
        )


def _put_listings(connection: Connection, sightings: Sequence[Sighting]) -> None:
    """List the findings under the indexes that report them; under none where no index has them."""
    listed = tables.listing.c
    for some in in_portions(sightings):
        ids = [sighting.id for sighting in some]
        held = set(
            connection.scalars(
                select(listed.finding_id).where(
                    listed.finding_id.in_(ids), ~listed.gone, listed.index_key != key("")
                )
            )
        )
        told = [s for s in some if any(s.listed) or s.id not in held]
        keys = {key(name) for sighting in told for name in ("", *sighting.listed)}
        connection.execute(
            delete(tables.listing).where(
                listed.finding_id.in_([sighting.id for sighting in told]),
                listed.index_key.in_(keys),
            )
        )
        rows = [row for sighting in told for row in _listing_rows(sighting)]
        insert_all(connection, tables.listing, rows)


def _listing_rows(sighting: Sighting) -> list[Row]:
    a, b = sighting.finding.a, sighting.finding.b
    return [
        {
            "index_key": key(name),
            "finding_id": sighting.id,
            "index_name": name,
            "a_place": place_key(a.article_id, a.outlet),
            "b_place": place_key(b.article_id, b.outlet),
            "gone": gone,
        }
        for name, gone in sighting.listed.items()
    ]


def outlets(finding: Finding) -> list[str]:
    """Return the outlets that print either passage, as their own or as a copy, sorted."""
    sides = (finding.a, finding.b)
    own = {side.outlet for side in sides}
    return sorted(own | {copy.outlet for side in sides for copy in side.copies})


def searched_text(finding: Finding) -> str:
    """Return what a text search looks at: outlets and passages, in one case."""
    parts = [*outlets(finding), finding.a.text, finding.b.text]
    return "\n".join(parts).casefold()


def _finding_row(sighting: Sighting) -> Row:
    finding = sighting.finding
    return {
        "id": sighting.id,
        "kind": finding.kind.value,
        "type": None if finding.type is None else finding.type.value,
        "confidence": float(finding.confidence),
        "story": finding.story,
        "story_digest": None if finding.story is None else key(finding.story),
        "index_name": sighting.index,
        "last_seen": sighting.at,
        "last_run": sighting.run,
        "gone": sighting.gone,
        "searched": searched_text(finding),
    }


def _seen_again(sighting: Sighting) -> Row:
    """Return what a known finding's row becomes; a run without an index takes it out of none."""
    row = _finding_row(sighting)
    if not sighting.index:
        del row["index_name"]
    return row


def _first(sighting: Sighting) -> Row:
    return {
        "status": Status.OPEN.value,
        "revision": 0,
        "decided_at": tables.NEVER,
        "first_seen": sighting.first or sighting.at,
    }


def _passages_row(sighting: Sighting) -> Row:
    return {
        "finding_id": sighting.id,
        "story_key": sighting.story_key,
        "a_key": sighting.a_key,
        "b_key": sighting.b_key,
        "payload": json.dumps(finding_object(sighting.finding)),
    }
