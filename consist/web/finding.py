"""One finding at a time: both articles side by side, why it was flagged, and the decision on it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from consist.decisions import FindingQuery, Order, StoredFinding
from consist.errors import DecisionConflictError
from consist.model import Decision, Verdict
from consist.reports.phrases import EXPLAINED
from consist.web import views
from consist.web.access import Visit
from consist.web.filters import ROWS_A_PAGE, Filters, place
from consist.web.outcome import outcome_of
from consist.web.render import render

LONGEST_NOTE = 2_000

NOT_WRITTEN = (
    "Your decision was not written. See what they said; press again if you still want yours."
)
NOT_TAKEN_BACK = (
    "Nothing was taken back. See what they said, and decide again if you see it otherwise."
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands before and after a finding in its queue, as (id, place).

    `place` is the finding's own; None where it is not in the queue, as when it has been decided.
    """

    place: int | None = None
    before: tuple[str, int] | None = None
    after: tuple[str, int] | None = None
    total: int = 0


def finding(visit: Visit) -> Response:
    """Show a finding."""
    stored = visit.desk.store.finding(visit.request.path_params["finding_id"])
    asked = visit.request.query_params
    filters, at = Filters.of(asked), place(asked, "at", least=0)
    return _show(visit, stored, filters=filters, at=at)


def back(visit: Visit) -> Response:
    """Lead from the address of an answered form, asked for again, to the finding."""
    finding_id = quote(visit.request.path_params["finding_id"], safe="")
    return RedirectResponse(f"/findings/{finding_id}", status_code=303)


def decide(visit: Visit) -> Response:
    """Take a decision and go on to the next finding of the queue."""
    finding_id = visit.request.path_params["finding_id"]
    filters, at = Filters.of_field(visit.form.get("queue", "")), place(visit.form, "at", least=0)
    decision = _decision(visit, finding_id, _verdict(visit), _note(visit))
    try:
        stored = _decided(visit, decision)
    except DecisionConflictError:
        stored = visit.desk.store.finding(finding_id)
        if not visit.desk.is_last_word(decision):
            note = decision.note
            return _show(visit, stored, filters=filters, at=at, clash=NOT_WRITTEN, note=note)
    return RedirectResponse(_next_address(visit, stored, filters, at), status_code=303)


def undo(visit: Visit) -> Response:
    """Put back what held before the last decision, and show the finding again.

    Nothing is deleted: the history gets what held before as its last word.
    """
    finding_id = visit.request.path_params["finding_id"]
    filters, at = Filters.of_field(visit.form.get("queue", "")), place(visit.form, "at", least=0)
    past = visit.desk.store.history(finding_id)
    if not past:
        raise HTTPException(409, "There is no decision on this finding to take back.")
    before = past[-2] if len(past) > 1 else None
    verdict = Verdict.CLEARED if before is None else before.verdict
    decision = _decision(visit, finding_id, verdict, "" if before is None else before.note)
    try:
        stored = _decided(visit, decision)
    except DecisionConflictError:
        stored = visit.desk.store.finding(finding_id)
        last = visit.desk.store.history(finding_id)[-1]
        twice = last.author == visit.session.author  # the button was pressed twice
        clash = "" if twice else NOT_TAKEN_BACK
        return _show(visit, stored, filters=filters, at=at, clash=clash)
    more: dict[str, str | int] = {"done": stored.id, "undone": 1}
    if at is not None:
        more |= {"at": at, "from": at}
    return RedirectResponse(filters.address(f"/findings/{stored.id}", **more), status_code=303)


def _verdict(visit: Visit) -> Verdict:
    value = visit.form.get("verdict", "")
    for verdict in Verdict:
        if verdict.value == value:
            return verdict
    raise HTTPException(400, f"{ascii(value)[:40]} is no verdict.")


def _note(visit: Visit) -> str:
    """Return the note with its line ends as browsers count them, each as one character."""
    note = visit.form.get("note", "").replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise HTTPException(
            400, f"The note has {len(note)} characters; at most {LONGEST_NOTE} fit."
        )
    return note


def _decision(visit: Visit, finding_id: str, verdict: Verdict, note: str) -> Decision:
    return Decision(finding_id, verdict, note, visit.session.author, visit.desk.clock())


def _decided(visit: Visit, decision: Decision) -> StoredFinding:
    expected = place(visit.form, "revision", least=0)
    if expected is None:
        raise HTTPException(400, "The form does not say which decision it follows; reload it.")
    return visit.desk.store.decide(decision, expected=expected)


def _next_address(visit: Visit, stored: StoredFinding, filters: Filters, at: int | None) -> str:
    """Return the address of the next finding of the queue, or of the queue where it has ended."""
    done: dict[str, str | int] = {"done": stored.id}
    if at is None:
        return filters.address(f"/findings/{stored.id}", **done)
    done["from"] = at
    to_front = filters.order is Order.DECIDED and filters.status in {None, stored.status}
    following = _neighbours(visit, filters, stored.id, at, to_front=to_front).after
    if following is None:
        return filters.address("/", **done)
    return filters.address(f"/findings/{following[0]}", at=following[1], **done)


def _neighbours(
    visit: Visit, filters: Filters, finding_id: str, at: int, *, to_front: bool = False
) -> Neighbours:
    """Return what stands around a finding in its queue.

    A finding that was decided has left the queue of what is to decide; what came after it now
    stands in its place. Where it went to the front instead, what came after it stands where it did.
    """
    first = max(0, at - 1)
    query = filters.query(index=visit.desk.settings.index, limit=3, offset=first)
    page = visit.desk.store.findings(query)
    ids = [item.id for item in page.findings]
    own = ids.index(finding_id) if finding_id in ids and not to_front else None
    here = at - first if own is None else own
    later = here if own is None and not to_front else here + 1
    return Neighbours(
        place=None if own is None else first + own,
        before=(ids[here - 1], first + here - 1) if 0 < here <= len(ids) else None,
        after=(ids[later], first + later) if later < len(ids) else None,
        total=page.total,
    )


def _show(
    visit: Visit,
    stored: StoredFinding,
    *,
    filters: Filters,
    at: int | None,
    clash: str = "",
    note: str = "",
) -> Response:
    """Show a finding; `clash` says what another person's decision kept from being written."""
    store = visit.desk.store
    context = store.context(stored.id)
    around = Neighbours() if at is None else _neighbours(visit, filters, stored.id, at)
    story = stored.finding.story
    beside = store.beside(stored.id, index=visit.desk.settings.index)
    return render(
        "finding.html.j2",
        visit.page("queue"),
        status_code=409 if clash else 200,
        stored=stored,
        row=views.row(stored, link="", index=visit.desk.settings.index),
        headline=views.title(stored, context),
        update=views.update(stored, context),
        explained=EXPLAINED[stored.finding.kind],
        panes=views.panes(stored, context),
        readings=views.readings(stored),
        voices=views.voices(stored, beside, link="/findings/{id}?status=all"),
        history=views.history(store.history(stored.id)),
        story=story,
        story_title="" if story is None else visit.desk.titles.of(story),
        story_findings=_count_of(visit, story),
        filters=filters,
        at=at,
        back=_back(filters, at or 0),
        around=around,
        counts=store.findings(filters.query(index=visit.desk.settings.index, limit=1)).counts,
        clash=clash,
        note=note,
        longest_note=LONGEST_NOTE,
        outcome=outcome_of(visit, filters),
    )


def _back(filters: Filters, at: int) -> str:
    """Return the address of the queue's page that a place is on."""
    page = at // ROWS_A_PAGE + 1
    return filters.address("/", page=page) if page > 1 else filters.address("/")


def _count_of(visit: Visit, story: str | None) -> int:
    """Return how many findings the story has."""
    if story is None:
        return 0
    query = FindingQuery(stories=(story,), index=visit.desk.settings.index, limit=1)
    return visit.desk.store.findings(query).total
