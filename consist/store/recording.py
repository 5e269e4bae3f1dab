"""How a run is kept, in one transaction: its findings, and the articles of their stories."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from consist.decisions import Recorded, known_as, one_of_each
from consist.model import Article, Finding, Report
from consist.store import tables
from consist.store.codec import place_key
from consist.store.keeping import (
    Sighting,
    in_portions,
    keep_articles,
    keep_members,
    put,
    stored_ids,
    story_key,
)
from consist.version import version


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When a run was made, the index it compared with, and the only articles it checked."""

    at: datetime
    index: str
    focus: AbstractSet[str] | None


def record(connection: Connection, report: Report, occasion: Occasion) -> Recorded:
    """Keep the run and return what it brought."""
    articles = {article.id: article for article in report.articles}
    names = {f.id: known_as(f, articles) for f in one_of_each(report.findings)}
    known = stored_ids(connection, (name for each in names.values() for name in each))
    found: dict[str, Finding] = {}
    for finding in one_of_each(report.findings):
        own = names[finding.id]
        found.setdefault(next((known[name] for name in own if name in known), own[0]), finding)
    new = sorted(set(found) - set(known.values()))
    run = add_run(connection, report, occasion, new=len(new), found=len(found))
    stories = _stories(report, articles)
    keys = keep_articles(connection, {a.id: a for s in stories.values() for a in s}.values())
    sightings = [
        Sighting(
            id=finding_id,
            finding=finding,
            names=names[finding.id],
            a_key=keys[finding.a.article_id],
            b_key=keys[finding.b.article_id],
            story_key=story_key(finding, index=occasion.index),
            at=occasion.at,
            run=run,
            index=occasion.index,
        )
        for finding_id, finding in found.items()
    ]
    put(connection, sightings)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for sighting in sightings:
        members[sighting.story_key].update(keys[a.id] for a in stories[sighting.finding.id])
    if occasion.focus is None:
        _forget_members(connection, list(members))
    keep_members(connection, members, run=run)
    gone = _gone(connection, report, occasion, seen=found.keys())
    return Recorded(run, tuple(new), tuple(sorted(found.keys() - set(new))), gone)


def add_run(
    connection: Connection, report: Report, occasion: Occasion, *, new: int, found: int
) -> int:
    """Add the run and return its number."""
    payload = {
        "version": version(),
        "settings": report.settings,
        "models": {place: [m.name, m.revision] for place, m in report.models.items()},
        "stages": report.stages,
    }
    row: dict[str, Any] = {
        "at": occasion.at,
        "index_name": occasion.index,
        "new": new,
        "findings": found,
        "articles": len(report.articles),
        "payload": json.dumps(payload),
    }
    return int(connection.execute(insert(tables.run).returning(tables.run.c.id), row).scalar_one())


def _stories(report: Report, articles: Mapping[str, Article]) -> dict[str, list[Article]]:
    """Return the articles of each finding's story, by the finding's id."""
    members = {story.id: story.article_ids for story in report.stories}
    found: dict[str, list[Article]] = {}
    for finding in report.findings:
        sides = (finding.a, finding.b)
        wanted = {side.article_id for side in sides}
        wanted |= {copy.article_id for side in sides for copy in side.copies}
        wanted |= set(members.get(finding.story or "", ()))
        found[finding.id] = [articles[name] for name in sorted(wanted) if name in articles]
    return found


def _forget_members(connection: Connection, stories: list[str]) -> None:
    for some in in_portions(stories):
        connection.execute(delete(tables.member).where(tables.member.c.story_key.in_(some)))


def _gone(
    connection: Connection, report: Report, occasion: Occasion, *, seen: AbstractSet[str]
) -> tuple[str, ...]:
    """Mark what the run could have reported and did not, and return it.

    A run that cut pairs by its budget, or that asks for more confidence, says nothing of those.
    """
    if report.stages.get("cut_by_budget"):
        return ()
    compared = {place_key(article.id, article.outlet) for article in report.articles}
    checked = {
        place_key(article.id, article.outlet)
        for article in report.articles
        if occasion.focus is None or article.id in occasion.focus
    }
    least = float(report.settings.get("min_confidence") or 0.0)
    found, sides = tables.finding.c, tables.passages.c
    rows = connection.execute(
        select(found.id, sides.a_place, sides.b_place)
        .join(tables.passages, sides.finding_id == found.id)
        .where(~found.gone, found.index_name == occasion.index, found.confidence >= least)
    )
    gone = sorted(
        finding_id
        for finding_id, one, other in rows
        if finding_id not in seen and {one, other} <= compared and {one, other} & checked
    )
    for some in in_portions(gone):
        connection.execute(update(tables.finding).where(found.id.in_(some)).values(gone=True))
    return tuple(gone)
