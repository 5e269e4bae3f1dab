"""How a run is kept, in one transaction: its findings, and the articles of their stories."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from consist.decisions import Recorded, known_as
from consist.model import Article, Finding, Report
from consist.store import tables
from consist.store.codec import key, place_key
from consist.store.keeping import (
    Sighting,
    in_portions,
    keep_articles,
    keep_members,
    put,
    stored_ids,
    story_key,
)
from consist.store.listing import lose
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
    reported = [(finding, known_as(finding, articles)) for finding in report.findings]
    known = stored_ids(connection, (name for _, names in reported for name in names))
    found: dict[str, tuple[Finding, tuple[str, ...]]] = {}
    for finding, names in reported:  # the surest comes first, and of one id it is kept
        stored = next((known[name] for name in names if name in known), names[0])
        found.setdefault(stored, (finding, names))
    new = sorted(found.keys() - set(known.values()))
    run = add_run(connection, report, occasion, new=len(new), found=len(found))
    stories = _Stories(report, articles)
    keys = keep_articles(connection, stories.articles([finding for finding, _ in found.values()]))
    sightings = []
    members: defaultdict[str, set[str]] = defaultdict(set)
    for finding_id, (finding, names) in found.items():
        sighting = Sighting(
            id=finding_id,
            finding=finding,
            names=names,
            a_key=keys[finding.a.article_id],
            b_key=keys[finding.b.article_id],
            story_key=story_key(finding, index=occasion.index),
            at=occasion.at,
            run=run,
            index=occasion.index,
        )
        sightings.append(sighting)
        members[sighting.story_key].update(keys[name] for name in stories.members(finding))
    put(connection, sightings)
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


class _Stories:
    """Which articles of a report belong to the stories of its findings."""

    def __init__(self, report: Report, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._members = {story.id: story.article_ids for story in report.stories}

    def members(self, finding: Finding) -> set[str]:
        """Return the ids of the story's articles, with those of both sides and their copies."""
        sides = (finding.a, finding.b)
        wanted = {side.article_id for side in sides}
        wanted.update(copy.article_id for side in sides for copy in side.copies)
        wanted.update(self._members.get(finding.story or "", ()))
        return wanted & self._articles.keys()

    def articles(self, findings: Iterable[Finding]) -> list[Article]:
        """Return all articles of the findings' stories, each once, in order of their ids."""
        wanted = {name for finding in findings for name in self.members(finding)}
        return [self._articles[name] for name in sorted(wanted)]


def _forget_members(connection: Connection, stories: list[str]) -> None:
    for some in in_portions(stories):
        connection.execute(delete(tables.member).where(tables.member.c.story_key.in_(some)))


def _gone(
    connection: Connection, report: Report, occasion: Occasion, *, seen: AbstractSet[str]
) -> tuple[str, ...]:
    """Mark what the run could have reported and did not, and what it shows to be withdrawn."""
    listed, found = tables.listing.c, tables.finding.c
    rows = connection.execute(
        select(found.id, found.confidence, listed.a_place, listed.b_place)
        .join(tables.listing, listed.finding_id == found.id)
        .where(listed.index_key == key(occasion.index), ~listed.gone)
    )
    reach = _Reach(report, occasion)
    gone = sorted(
        name
        for name, confidence, one, other in rows
        if name not in seen and reach.loses({one, other}, confidence)
    )
    lose(connection, gone, index=occasion.index)
    return tuple(gone)


class _Reach:
    """Of which findings that a run did not report it tells that they are gone.

    A run that cut pairs by its budget, or that asks for more confidence, says nothing of those of
    which it had both articles. One over a whole index tells which articles are no longer in it.
    """

    def __init__(self, report: Report, occasion: Occasion) -> None:
        self._compared = {place_key(article.id, article.outlet) for article in report.articles}
        self._checked = {
            place_key(article.id, article.outlet)
            for article in report.articles
            if occasion.focus is None or article.id in occasion.focus
        }
        self._cut = bool(report.stages.get("cut_by_budget"))
        self._least = float(report.settings.get("min_confidence") or 0.0)
        self._whole = bool(occasion.index) and occasion.focus is None

    def loses(self, places: AbstractSet[str], confidence: float) -> bool:
        """Return whether a finding that the run did not report is gone by what it tells."""
        if places <= self._compared and places & self._checked:
            return not self._cut and confidence >= self._least
        return self._whole and not places <= self._compared
