"""The queue: the ranked findings, a page at a time, with their filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from consist.decisions import Facets, FindingQuery, Order, QueueCounts, Status
from consist.model import ClashType, Kind
from consist.reports.phrases import KINDS
from consist.web.access import Visit
from consist.web.filters import Filters
from consist.web.listing import listing
from consist.web.outcome import outcome_of
from consist.web.render import render
from consist.web.words import ORDERS, STATUSES, TYPES

MOST_CHOICES = 200
NEW_TITLES = 8
"""Titles of stories looked up for one page; each takes two queries, and the rest comes later."""

SURE = ((0, "Any"), (50, "50 % and more"), (65, "65 % and more"), (85, "85 % and more"))


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a filter can be set to."""

    value: str
    name: str
    count: int | None
    chosen: bool


def queue(visit: Visit) -> Response:
    """Show one page of the queue."""
    filters = Filters.of(visit.request.query_params)
    found = listing(visit, filters)
    facets = visit.desk.store.facets(index=visit.desk.settings.index)
    return render(
        "queue.html.j2",
        visit.page("queue"),
        filters=filters,
        choices=_choices(visit, filters, facets, found.counts),
        found=found,
        pages=filters.address("/", page=""),
        any_recorded=bool(facets.kinds) or _any_gone(visit),
        any_found=bool(facets.kinds),
        index=visit.desk.settings.index,
        story_title=visit.desk.titles.of(filters.story) if filters.story else "",
        outcome=outcome_of(visit, filters),
    )


def _any_gone(visit: Visit) -> bool:
    query = FindingQuery(gone=True, index=visit.desk.settings.index, limit=1)
    return visit.desk.store.findings(query).total > 0


def _choices(
    visit: Visit, filters: Filters, facets: Facets, counts: QueueCounts
) -> dict[str, list[Choice]]:
    titles = visit.desk.titles.of_some(_most(facets.stories), most_new=NEW_TITLES)
    return {
        "status": [
            *(
                Choice(status, STATUSES[status], getattr(counts, status), filters.status is status)
                for status in Status
            ),
            Choice("all", "All", counts.total, filters.status is None),
        ],
        "kind": [
            Choice(kind, KINDS[kind], facets.kinds.get(kind, 0), kind in filters.kinds)
            for kind in Kind
        ],
        "type": [
            Choice(kind, TYPES[kind], facets.types.get(kind, 0), filters.type is kind)
            for kind in ClashType
            if facets.types.get(kind) or filters.type is kind
        ],
        "outlet": _named(facets.outlets, filters.outlet, {}),
        "story": _named(facets.stories, filters.story, titles),
        "sure": [Choice(str(least), name, None, filters.sure == least) for least, name in SURE],
        "order": [Choice(order, ORDERS[order], None, filters.order is order) for order in Order],
    }


def _named(counts: Mapping[str, int], chosen: str, names: Mapping[str, str]) -> list[Choice]:
    values = _most(counts)
    if chosen and chosen not in values:
        values.append(chosen)
    found = [
        Choice(value, names.get(value, value), counts.get(value, 0), value == chosen)
        for value in values
    ]
    return sorted(found, key=lambda choice: (choice.name.casefold(), choice.value))


def _most(counts: Mapping[str, int]) -> list[str]:
    """Return the names that most findings have; a list of thousands cannot be chosen from."""
    return sorted((name for name in counts if name), key=lambda n: (-counts[n], n))[:MOST_CHOICES]
