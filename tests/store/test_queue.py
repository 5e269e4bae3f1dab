"""What a queue answers, beside a plain look at every finding, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consist.decisions import FindingQuery, Order, QueueCounts, Status, StoredFinding
from consist.errors import InputError
from consist.model import ClashType, Kind, Verdict
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, moment, said

COUNT = 60


@pytest.fixture
def full(store: SqlFindingStore) -> SqlFindingStore:
    """Give a store of two indexes' findings, a third of them decided, some cleared, some gone.

    One index has lost more than the other.
    """
    report = many(COUNT)
    half = replace(report, findings=report.findings[: COUNT // 2])
    store.record(half, at=moment(0), index="old")
    store.record(report, at=moment(1), index="world")
    store.record(replace(report, findings=report.findings[4:]), at=moment(2), index="world")
    store.record(replace(half, findings=half.findings[2:]), at=moment(3), index="old")
    for number, finding in enumerate(report.findings):
        if number % 3 == 0:
            verdict = list(Verdict)[number // 3 % 4]
            store.decide(said(finding.id, verdict, minutes=number % 7))
    return store


def everything(store: SqlFindingStore) -> list[StoredFinding]:
    """Return all findings, read by their ids."""
    return [store.finding(finding.id) for finding in many(COUNT).findings]


@pytest.fixture
def whole(full: SqlFindingStore) -> list[StoredFinding]:
    """Give all findings of the full store."""
    return everything(full)


def meets(stored: StoredFinding, query: FindingQuery) -> bool:
    """Say whether the finding matches but for its status."""
    found = stored.finding
    outlets = {found.a.outlet, found.b.outlet}
    searched = "\n".join([*sorted(outlets), found.a.text, found.b.text]).casefold()
    return (
        (not query.kinds or found.kind in query.kinds)
        and (not query.types or found.type in query.types)
        and (not query.outlets or bool(outlets & set(query.outlets)))
        and (not query.stories or found.story in query.stories)
        and (query.index is None or query.index in asked_for(stored, query.gone))
        and (query.gone is None or query.index is not None or stored.gone == query.gone)
        and query.min_confidence <= found.confidence <= query.max_confidence
        and all(word in searched for word in query.text.casefold().split())
    )


def asked_for(stored: StoredFinding, gone: bool | None) -> tuple[str, ...]:
    """Return the indexes that list the finding, those that lost it, or both."""
    if gone is None:
        return stored.indexes + stored.lost_by
    return stored.lost_by if gone else stored.indexes


def ordered(found: list[StoredFinding], order: Order) -> list[StoredFinding]:
    match order:
        case Order.NEWEST:
            return sorted(
                found, key=lambda s: (-s.first_seen.timestamp(), -s.finding.confidence, s.id)
            )
        case Order.DECIDED:
            return sorted(
                found,
                key=lambda s: (
                    0 if s.decision is None else -s.decision.at.timestamp(),
                    -s.finding.confidence,
                    s.id,
                ),
            )
        case _:
            return sorted(found, key=lambda s: (-s.finding.confidence, s.id))


def pages(store: SqlFindingStore, query: FindingQuery) -> Iterator[StoredFinding]:
    after: str | None = None
    while True:
        page = store.findings(replace(query, after=after))
        yield from page.findings
        if page.next is None:
            return
        assert page.next != after
        after = page.next


queries = st.builds(
    FindingQuery,
    kinds=st.lists(st.sampled_from(Kind), max_size=2).map(tuple),
    types=st.sampled_from([(), (), (ClashType.NUMBER,), (ClashType.PLACE,)]),
    outlets=st.sampled_from([(), ("Outlet 1",), ("Paper 0", "Outlet 2"), ("No such",)]),
    stories=st.sampled_from([(), ("story 1",), ("story 0", "story 4")]),
    statuses=st.lists(st.sampled_from(Status), max_size=3).map(tuple),
    min_confidence=st.sampled_from([0.0, 0.5, 0.7]),
    max_confidence=st.sampled_from([1.0, 1.0, 0.8]),
    text=st.sampled_from(["", "", "TOLL 1", "rose fell", "paper 2 toll", "%", "_", "1 2"]),
    index=st.sampled_from([None, None, "world", "old", "none"]),
    gone=st.sampled_from([None, False, True]),
    order=st.sampled_from([Order.CONFIDENCE, Order.NEWEST, Order.DECIDED]),
    limit=st.sampled_from([4, 9, 50]),
)


@given(query=queries)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
def test_pages_agree_with_a_look_at_every_finding(
    full: SqlFindingStore, whole: list[StoredFinding], query: FindingQuery
) -> None:
    matching = [stored for stored in whole if meets(stored, query)]
    wanted = [s for s in matching if not query.statuses or s.status in query.statuses]
    page = full.findings(query)
    assert page.total == len(wanted)
    assert page.counts == QueueCounts(**Counter(stored.status.value for stored in matching))
    assert list(pages(full, query)) == ordered(wanted, query.order)
    skipped = full.findings(replace(query, offset=2)).findings
    assert list(skipped) == ordered(wanted, query.order)[2 : 2 + query.limit]


def test_pages_stay_true_while_findings_are_decided(full: SqlFindingStore) -> None:
    query = FindingQuery(statuses=(Status.OPEN,), limit=5)
    wanted = [stored.id for stored in full.findings(replace(query, limit=100)).findings]
    met = []
    after = None
    while True:
        page = full.findings(replace(query, after=after))
        met += [stored.id for stored in page.findings]
        for stored in page.findings:
            full.decide(said(stored.id))
        if page.next is None:
            break
        after = page.next
    assert met == wanted


def test_what_teaches_is_open_and_is_met_once_however_one_decides(full: SqlFindingStore) -> None:
    query = FindingQuery(order=Order.TEACHING, limit=7)
    opened = {s.id for s in everything(full) if s.status is Status.OPEN and not s.gone}
    assert full.findings(query).total == len(opened)
    assert full.findings(replace(query, statuses=(Status.DISMISSED,))).findings == ()
    assert [stored.id for stored in pages(full, query)] == [
        stored.id for stored in full.findings(replace(query, limit=1000)).findings
    ]
    met = []
    after = None
    while True:
        page = full.findings(replace(query, after=after))
        met += [stored.id for stored in page.findings]
        for stored in page.findings:
            full.decide(said(stored.id))
        if page.next is None:
            break
        after = page.next
    assert len(met) == len(set(met))
    assert set(met) == opened


@pytest.mark.parametrize("order", list(Order))
def test_every_finding_is_that_of_all_pages(full: SqlFindingStore, order: Order) -> None:
    query = FindingQuery(order=order, limit=7, kinds=(Kind.FRAMING,), gone=None)
    assert list(full.every(replace(query, offset=5))) == list(pages(full, query))
    second = full.findings(query).next
    assert list(full.every(replace(query, after=second))) == list(pages(full, query))[7:]


def test_the_first_round_asks_of_every_story_and_kind(store: SqlFindingStore) -> None:
    store.record(many(COUNT), at=moment(0))
    asked = store.findings(FindingQuery(order=Order.TEACHING, limit=20)).findings
    groups = {(stored.finding.story, stored.finding.kind) for stored in asked}
    assert len(groups) == 20
    found = many(COUNT).findings
    for stored in asked:
        one = stored.finding
        group = [f.confidence for f in found if (f.story, f.kind) == (one.story, one.kind)]
        assert one.confidence == min(group)


def test_a_place_of_another_order_is_refused(full: SqlFindingStore) -> None:
    after = full.findings(FindingQuery(limit=1)).next
    with pytest.raises(InputError, match="'newest'"):
        full.findings(FindingQuery(order=Order.NEWEST, after=after))


@pytest.mark.parametrize(
    "options",
    [
        {"limit": 0},
        {"limit": 1001},
        {"offset": -1},
        {"min_confidence": -0.1},
        {"max_confidence": 1.1},
        {"text": "x" * 201},
    ],
)
def test_nonsense_is_refused_with_its_name(options: dict[str, object]) -> None:
    with pytest.raises(InputError, match=next(iter(options)).split("_")[0]):
        FindingQuery(**options)  # type: ignore[arg-type]
