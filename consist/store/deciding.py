"""How decisions are written: appended one by one, or taken over from another store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from consist.decisions import Status, StoredFinding, Told, known_as, status_after
from consist.errors import DecisionConflictError
from consist.model import Decision, Report
from consist.store import tables
from consist.store.keeping import (
    Row,
    Sighting,
    insert_all,
    keep_articles,
    keep_members,
    put,
    stored_ids,
    story_key,
)
from consist.store.reading import history, known_id
from consist.store.recording import Occasion, add_run


def decide(connection: Connection, decision: Decision, *, expected: int | None) -> str:
    """Append the decision and return the finding's stored id.

    Raises:
        UnknownFindingError: No run has reported the finding.
        DecisionConflictError: It does not have the expected number of decisions.
    """
    finding_id = known_id(connection, decision.finding_id)
    revision = _locked_revision(connection, finding_id)
    if expected is not None and expected != revision:
        raise DecisionConflictError(finding_id, expected=expected, revision=revision)
    _append(connection, finding_id, [decision], after=revision)
    return finding_id


def _locked_revision(connection: Connection, finding_id: str) -> int:
    """Return how many decisions the finding has; until the transaction ends nobody adds another.

    On a server the row's lock sees to it; SQLite has one writer anyway.
    """
    found = tables.finding.c
    revision: int = connection.execute(
        select(found.revision).where(found.id == finding_id).with_for_update()
    ).scalar_one()
    return revision


def _append(
    connection: Connection, finding_id: str, decisions: Sequence[Decision], *, after: int
) -> None:
    insert_all(
        connection,
        tables.decision,
        [
            _row(finding_id, revision, decision)
            for revision, decision in enumerate(decisions, after + 1)
        ],
    )
    last = decisions[-1]
    status = status_after(last.verdict)
    connection.execute(
        update(tables.finding)
        .where(tables.finding.c.id == finding_id)
        .values(
            status=status.value,
            revision=after + len(decisions),
            decided_at=tables.NEVER if status is Status.OPEN else last.at,
        )
    )


def _row(finding_id: str, revision: int, decision: Decision) -> Row:
    return {
        "finding_id": finding_id,
        "revision": revision,
        "verdict": decision.verdict.value,
        "note": decision.note,
        "author": decision.author,
        "at": decision.at,
    }


def adopt(connection: Connection, told: Sequence[Told], *, at: datetime) -> int:
    """Take over another store's findings and return how many decisions were new here."""
    names = {each.stored.id: _names(each) for each in told}
    known = stored_ids(connection, (name for each in names.values() for name in each))
    strange = [each for each in told if not any(name in known for name in names[each.stored.id])]
    if strange:
        _adopt_findings(connection, strange, names, at=at)
        known |= stored_ids(connection, (each.stored.id for each in strange))
    return sum(
        _adopt_history(
            connection,
            next(known[name] for name in names[each.stored.id] if name in known),
            each.history,
        )
        for each in told
    )


def _names(told: Told) -> tuple[str, ...]:
    context = told.context
    articles = {article.id: article for article in (context.a, context.b, *context.others)}
    return tuple(dict.fromkeys((told.stored.id, *known_as(told.stored.finding, articles))))


def _adopt_findings(
    connection: Connection,
    told: Iterable[Told],
    names: Mapping[str, Sequence[str]],
    *,
    at: datetime,
) -> None:
    once = {each.stored.id: each for each in told}
    report = Report((), (), (), (), (), stages={"adopted": len(once)})
    occasion = Occasion(at=at, index="", focus=frozenset())
    run = add_run(connection, report, occasion, new=len(once), found=len(once))
    sightings = []
    for each in once.values():
        stored, context = each.stored, each.context
        articles = (context.a, context.b, *context.others)
        keys = keep_articles(connection, articles)
        story = story_key(stored.finding, index=stored.index or "")
        keep_members(connection, {story: set(keys.values())}, run=run)
        sightings.append(
            Sighting(
                id=stored.id,
                finding=stored.finding,
                names=names[stored.id],
                a_key=keys[context.a.id],
                b_key=keys[context.b.id],
                story_key=story,
                at=stored.last_seen,
                run=run,
                index=stored.index or "",
                first=stored.first_seen,
                lost=_listed(stored),
            )
        )
    put(connection, sightings)


def _listed(stored: StoredFinding) -> dict[str, bool]:
    """Return the indexes that list the finding elsewhere, and whether they have lost it."""
    if not stored.indexes and not stored.lost_by:  # as an older consist wrote it
        return {stored.index or "": stored.gone}
    listed = dict.fromkeys(stored.indexes, False) | dict.fromkeys(stored.lost_by, True)
    return listed if stored.indexes or stored.gone else {**listed, "": False}


def _adopt_history(connection: Connection, finding_id: str, told: Sequence[Decision]) -> int:
    """Merge histories by time; of equal decisions at one moment each stands once."""
    _locked_revision(connection, finding_id)
    own = history(connection, finding_id)
    have = {_what(decision) for decision in own}
    new = [decision for decision in told if _what(decision) not in have]
    if not new:
        return 0
    merged = sorted((*own, *new), key=lambda decision: decision.at)
    connection.execute(delete(tables.decision).where(tables.decision.c.finding_id == finding_id))
    _append(connection, finding_id, merged, after=0)
    return len(new)


def _what(decision: Decision) -> tuple[str, str, str, datetime]:
    return (decision.verdict.value, decision.note, decision.author, decision.at)
