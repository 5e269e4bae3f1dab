"""A list of findings, a page at a time: its rows, and their places in the whole list."""

from __future__ import annotations

from dataclasses import dataclass

from consist.decisions import FindingPage, QueueCounts
from consist.web.access import Visit
from consist.web.filters import ROWS_A_PAGE, Filters, place
from consist.web.views import Row, row


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list.

    `first` is the place of its first row, from zero; `number` and `last` count pages from one.
    """

    rows: tuple[Row, ...]
    first: int
    total: int
    number: int
    last: int
    counts: QueueCounts


def listing(visit: Visit, filters: Filters) -> Listing:
    """Return the page that the address asks for; beyond the last one, the last one."""
    number = place(visit.request.query_params, "page", least=1) or 1
    found = _page(visit, filters, number)
    last = max(1, -(-found.total // ROWS_A_PAGE))
    if number > last:
        number = last
        found = _page(visit, filters, number)
    first = (number - 1) * ROWS_A_PAGE
    return Listing(
        rows=tuple(
            row(
                stored,
                link=filters.address(f"/findings/{stored.id}", at=first + place_on_page),
                index=visit.desk.settings.index,
            )
            for place_on_page, stored in enumerate(found.findings)
        ),
        first=first,
        total=found.total,
        number=number,
        last=last,
        counts=found.counts,
    )


def _page(visit: Visit, filters: Filters, number: int) -> FindingPage:
    return visit.desk.store.findings(
        filters.query(
            index=visit.desk.settings.index,
            limit=ROWS_A_PAGE,
            offset=(number - 1) * ROWS_A_PAGE,
        )
    )
