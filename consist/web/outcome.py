"""What just happened: told on the page that a decision leads to, with the way back."""

from __future__ import annotations

from dataclasses import dataclass

from consist.errors import UnknownFindingError
from consist.web.access import Visit
from consist.web.filters import Filters, place
from consist.web.views import title
from consist.web.words import STATUSES, VERDICTS


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision just made.

    Attributes:
        text: What was decided of what.
        finding_id: Of which finding.
        revision: The finding's revision after it; an undo of anything later is refused.
        at: Where in the queue the finding stood.
        address: The finding's own page.
        undone: Whether it was itself an undo.
    """

    text: str
    finding_id: str
    revision: int
    at: int | None
    address: str
    undone: bool


def outcome_of(visit: Visit, filters: Filters) -> Outcome | None:
    """Return what the address says was just done, where the store agrees."""
    asked = visit.request.query_params
    finding_id, from_place = asked.get("done"), place(asked, "from", least=0)
    if not finding_id:
        return None
    try:
        stored = visit.desk.store.finding(finding_id)
        last = visit.desk.store.history(finding_id)[-1:]
    except UnknownFindingError:
        return None
    if not last or last[0].author != visit.session.author:
        return None
    more = {} if from_place is None else {"at": from_place}
    undone = asked.get("undone") == "1"
    return Outcome(
        text=f"Taken back, and now {STATUSES[stored.status].lower()}: {title(stored)}."
        if undone
        else f"{VERDICTS[last[0].verdict]}: {title(stored)}.",
        finding_id=stored.id,
        revision=stored.revision,
        at=from_place,
        address=filters.address(f"/findings/{stored.id}", **more),
        undone=undone,
    )
