"""What every store of findings does, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consist import decisions, model
from consist.decisions import FindingQuery, Held, Status, Told
from consist.errors import DecisionConflictError, InputError, UnknownFindingError
from consist.model import Article, Copy, Report, Verdict
from consist.store import lines
from consist.store.findings import SqlFindingStore
from tests.store import reports
from tests.store.reports import (
    COURIER,
    GAZETTE,
    HERALD,
    copy_of,
    finding,
    mine,
    moment,
    passage,
    said,
)


def test_a_finding_comes_back_whole_with_its_articles(store: SqlFindingStore) -> None:
    brought = store.record(mine(), at=moment(0), index="world")
    (finding,) = mine().findings
    assert brought.new == (finding.id,)
    stored = store.finding(finding.id)
    assert stored.finding == finding
    assert (stored.status, stored.decision, stored.revision) == (Status.OPEN, None, 0)
    assert (stored.first_seen, stored.last_seen) == (moment(0), moment(0))
    assert (stored.index, stored.gone, stored.last_run) == ("world", False, brought.run)
    context = store.context(finding.id)
    assert (context.a, context.b, context.others) == (GAZETTE, COURIER, (HERALD,))


def test_what_was_dismissed_under_a_former_id_stays_dismissed(
    store: SqlFindingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (model, decisions):
        monkeypatch.setattr(module, "pair_id", model.former_pair_id)
    (former,) = store.record(mine(), at=moment(0), index="world").new
    store.decide(said(former))
    monkeypatch.undo()
    (found,) = mine().findings
    assert found.id != former
    again = store.record(mine(), at=moment(1), index="world")
    assert (again.new, again.again) == ((), (former,))
    assert store.finding(former).status is Status.DISMISSED
    assert decisions.with_decisions(mine(), store.decisions()).findings == ()


def test_decisions_on_one_story_are_forgotten_and_nothing_else(store: SqlFindingStore) -> None:
    report = reports.many(8, stories=2)
    store.record(report, at=moment(0), index="world")
    for number, found in enumerate(report.findings):
        store.decide(said(found.id), expected=0)
        if number == 0:
            store.decide(said(found.id, Verdict.CONFIRMED, minutes=9))
    (story, other) = (report.findings[0].story or "", report.findings[1].story or "")
    ids = {s: {f.id for f in report.findings if f.story == s} for s in (story, other)}
    before = {name: store.finding(name) for name in ids[other]}
    assert store.held(stories=[story]) == Held(findings=4, decided=4, decisions=5)
    assert store.held() == Held(findings=8, decided=8, decisions=9)
    store.forget(stories=[story])
    assert store.held(stories=[story]) == Held(findings=4, decided=0, decisions=0)
    assert {name: store.finding(name) for name in ids[other]} == before
    for name in ids[story]:
        stands = store.finding(name)
        assert (stands.status, stands.decision, stands.revision) == (Status.OPEN, None, 0)
        assert store.history(name) == ()
    assert ids[story].isdisjoint(store.decisions())
    store.decide(said(report.findings[0].id), expected=0)  # as on any open finding
    store.forget()
    assert store.held() == Held(findings=8, decided=0, decisions=0)


def test_an_emptied_store_takes_up_anew(store: SqlFindingStore) -> None:
    store.record(mine(), at=moment(0), index="world")
    (found,) = mine().findings
    store.decide(said(found.id))
    told = list(store.told())
    store.clear()
    assert store.held() == Held(findings=0, decided=0, decisions=0)
    assert (store.runs(), store.decisions(), store.findings(FindingQuery(gone=None)).total) == (
        (),
        {},
        0,
    )
    with pytest.raises(UnknownFindingError):
        store.finding(found.id)
    assert store.record(mine(), at=moment(1), index="world").new == (found.id,)
    assert store.finding(found.id).status is Status.OPEN
    assert store.adopt(told, at=moment(2)) == 1
    assert store.finding(found.id).status is Status.DISMISSED


def test_an_unknown_finding_is_named(store: SqlFindingStore) -> None:
    calls = (
        *(store.finding, store.context, store.beside, store.history),
        lambda name: store.decide(said(name)),
    )
    for call in calls:
        with pytest.raises(UnknownFindingError, match="beef"):
            call("beef")


@pytest.mark.parametrize("odd", ["g1", '100%_ "é\\\\/', "long " * 20_000])
def test_what_stands_on_the_same_articles_is_found(store: SqlFindingStore, odd: str) -> None:
    gazette = replace(GAZETTE, id=odd)
    wire = reports.article("w1", "Wire", "The pit is closed.")
    herald, post = HERALD, reports.article("p1", "Post", "The pit is open.", "It snowed.")
    closed = (copy_of(gazette, "The pit is closed."),)
    asked, copied, other_half, apart = found = [
        finding(passage(gazette, gazette.text), passage(COURIER, COURIER.text)),
        finding(
            passage(wire, wire.text, copies=closed),
            passage(post, "The pit is open."),
            confidence=0.6,
        ),
        finding(passage(COURIER, "Rain fell."), passage(post, "It snowed."), confidence=0.95),
        finding(passage(wire, wire.text), passage(herald, herald.text), confidence=0.99),
    ]
    whole = reports.report([gazette, COURIER, herald, wire, post], found)
    store.record(whole, at=moment(0), index="world")
    assert [one.finding for one in store.beside(asked.id)] == [other_half, copied]
    assert store.beside(asked.id, index="world") == store.beside(asked.id)
    assert store.beside(asked.id, index="town") == ()
    store.record(replace(whole, findings=(asked, copied, apart)), at=moment(1), index="world")
    assert [one.finding for one in store.beside(asked.id)] == [copied]


def test_a_finding_of_no_story_stands_beside_none(store: SqlFindingStore) -> None:
    (found,) = mine().findings
    store.record(replace(mine(), findings=(replace(found, story=None),)), at=moment(0))
    assert store.beside(found.id) == ()


def test_a_decision_outlives_a_second_run(store: SqlFindingStore) -> None:
    first = store.record(mine(), at=moment(0))
    (finding_id,) = first.new
    store.decide(said(finding_id, note="Two pits.", author="Ada", minutes=1))
    again = store.record(mine(), at=moment(2))
    assert (again.new, again.again, again.gone) == ((), (finding_id,), ())
    stored = store.finding(finding_id)
    assert stored.status is Status.DISMISSED
    assert stored.decision == said(finding_id, note="Two pits.", author="Ada", minutes=1)
    assert (stored.first_seen, stored.last_seen) == (moment(0), moment(2))
    assert [run.new for run in store.runs()] == [0, 1]


def test_the_history_keeps_every_word_and_the_last_counts(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    words = [
        said(finding_id, Verdict.UNSURE, author="Ada", minutes=1),
        said(finding_id, Verdict.CONFIRMED, note="Asked the mine.", author="Bo", minutes=2),
        said(finding_id, Verdict.CLEARED, author="Ada", minutes=3),
    ]
    for revision, word in enumerate(words):
        stored = store.decide(word, expected=revision)
        assert stored.revision == revision + 1
    assert store.history(finding_id) == tuple(words)
    stored = store.finding(finding_id)
    assert (stored.status, stored.decision) == (Status.OPEN, None)
    assert store.decisions() == {}
    store.decide(words[1])
    names = decisions.known_as(mine().findings[0], {})
    assert store.decisions() == dict.fromkeys(names, words[1])


def test_who_did_not_see_the_last_word_is_told(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    store.decide(said(finding_id, author="Ada"), expected=0)
    with pytest.raises(DecisionConflictError, match="1 decisions, not 0"):
        store.decide(said(finding_id, Verdict.CONFIRMED, author="Bo"), expected=0)
    assert [word.author for word in store.history(finding_id)] == ["Ada"]
    store.decide(said(finding_id, Verdict.CONFIRMED, author="Bo"), expected=1)
    assert [word.author for word in store.history(finding_id)] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    "set_anew",
    [
        "Twelve  miners\u00a0died in\n the Halm pit.",
        " Twelve miners died in the\u200b Halm pit. ",
    ],
)
def test_setting_a_text_anew_brings_no_finding_back(store: SqlFindingStore, set_anew: str) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    store.decide(said(finding_id))
    anew = Article("moved", "Gazette", set_anew)
    passages = (reports.passage(anew, set_anew), mine().findings[0].b)
    brought = store.record(
        reports.report([anew, COURIER], [reports.finding(*passages)]), at=moment(1)
    )
    assert (brought.new, brought.again) == ((), (finding_id,))
    assert store.finding(finding_id).status is Status.DISMISSED
    assert store.finding(finding_id).finding.a.text == set_anew


@pytest.mark.parametrize("changed", ["Thirteen miners died in the Halm pit.", "twelve died."])
def test_a_dismissed_finding_returns_when_its_text_changes(
    store: SqlFindingStore, changed: str
) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    store.decide(said(finding_id))
    anew = Article("g1", "Gazette", changed)
    passages = (reports.passage(anew, changed), mine().findings[0].b)
    brought = store.record(
        reports.report([anew, COURIER], [reports.finding(*passages)]), at=moment(1)
    )
    assert len(brought.new) == 1
    assert brought.gone == (finding_id,)
    assert store.finding(brought.new[0]).status is Status.OPEN
    assert store.finding(finding_id).gone


def with_wire() -> tuple[Article, Article, Article]:
    wire = "Twelve miners died in the Halm pit, police said."
    return (
        Article("w1", "Argus", wire),
        Article("w2", "Bugle", f"Wire: {wire}"),
        Article("w3", "Clarion", wire),
    )


def told_by(teller: Article, others: list[Article]) -> Report:
    text = "Twelve miners died in the Halm pit, police said."
    copies = tuple(reports.copy_of(other, text) for other in others)
    side = reports.passage(teller, text, copies=copies)
    found = reports.finding(side, reports.passage(COURIER, "Fourteen miners died in the Halm pit."))
    return reports.report([teller, *others, COURIER], [found])


def test_another_print_of_the_same_wire_text_is_the_same_finding(store: SqlFindingStore) -> None:
    one, two, three = with_wire()
    first = told_by(two, [three])
    (finding_id,) = store.record(first, at=moment(0)).new
    store.decide(said(finding_id))
    later = told_by(one, [two, three])
    brought = store.record(later, at=moment(1))
    assert (brought.new, brought.again) == ((), (finding_id,))
    stored = store.finding(later.findings[0].id)
    assert (stored.id, stored.status) == (finding_id, Status.DISMISSED)
    assert stored.finding == later.findings[0]
    assert set(store.decisions()) >= {first.findings[0].id, later.findings[0].id}
    assert store.record(told_by(three, []), at=moment(2)).again == (finding_id,)


def test_what_a_run_no_longer_finds_is_gone_until_it_returns(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    silent = replace(mine(), findings=())
    assert store.record(silent, at=moment(1)).gone == (finding_id,)
    assert store.findings(FindingQuery()).total == 0
    assert store.findings(FindingQuery(gone=True)).total == 1
    assert store.facets().kinds == {}
    assert store.record(silent, at=moment(2)).gone == ()
    assert store.record(mine(), at=moment(3)).gone == ()
    assert not store.finding(finding_id).gone


@pytest.mark.parametrize(
    ("run", "options"),
    [
        (replace(mine(), findings=(), articles=(GAZETTE, HERALD)), {}),
        (replace(mine(), findings=(), settings={"min_confidence": 0.95}), {}),
        (replace(mine(), findings=(), stages={"cut_by_budget": 1}), {}),
        (replace(mine(), findings=()), {"focus": frozenset({"h1"})}),
        (replace(mine(), findings=()), {"index": "another"}),
    ],
    ids=["article absent", "asks for more", "budget", "focus", "another index"],
)
def test_a_run_that_could_not_have_found_it_says_nothing(
    store: SqlFindingStore, run: Report, options: dict[str, object]
) -> None:
    store.record(mine(), at=moment(0))
    assert store.record(run, at=moment(1), **options).gone == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"stages": {"cut_by_budget": 1}},
        {"settings": {"min_confidence": 0.95}},
    ],
)
def test_what_stands_on_a_withdrawn_article_is_gone_after_a_check_of_its_whole_index(
    store: SqlFindingStore, changed: dict[str, dict[str, float]]
) -> None:
    (finding_id,) = store.record(mine(), at=moment(0), index="world").new
    left = reports.report([GAZETTE, HERALD], [])
    run = replace(left, **changed)  # type: ignore[arg-type]
    assert store.record(run, at=moment(1), index="world", focus=frozenset({"g1"})).gone == ()
    assert store.record(run, at=moment(2), index="another").gone == ()
    assert store.record(run, at=moment(3)).gone == ()
    assert store.record(run, at=moment(4), index="world").gone == (finding_id,)
    assert store.findings(FindingQuery()).total == 0
    assert store.record(mine(), at=moment(5), index="world").again == (finding_id,)
    assert not store.finding(finding_id).gone


def test_an_outlet_that_is_spelled_otherwise_withdrew_nothing(store: SqlFindingStore) -> None:
    store.record(mine(), at=moment(0), index="world")
    shouted = replace(COURIER, outlet="COURIER")
    run = replace(reports.report([GAZETTE, shouted], []), stages={"cut_by_budget": 1})
    assert store.record(run, at=moment(1), index="world").gone == ()


def test_a_changed_article_is_shown_as_the_last_run_saw_it(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    newer = Article("h1", "Herald", "The Halm pit opened in 1932.")
    run = replace(mine(), articles=(GAZETTE, COURIER, newer))
    store.record(run, at=moment(1), focus=frozenset({"g1"}))
    assert store.context(finding_id).others == (newer,)
    store.record(replace(mine(), articles=(GAZETTE, COURIER)), at=moment(2))
    assert store.context(finding_id).others == ()


def test_two_findings_of_one_id_are_one(store: SqlFindingStore) -> None:
    (surest,) = mine().findings
    twice = replace(mine(), findings=(surest, replace(surest, confidence=0.6)))
    assert len(store.record(twice, at=moment(0)).new) == 1
    assert store.finding(surest.id).finding == surest


def test_the_facets_count_what_is_there(store: SqlFindingStore) -> None:
    store.record(reports.many(12), at=moment(0), index="world")
    facets = store.facets()
    assert facets.kinds == dict.fromkeys(("contradiction", "disputed", "framing", "superseded"), 3)
    assert facets.types == {"number": 3}
    assert facets.outlets["Paper 0"] == 4
    assert sum(facets.outlets.values()) == 24
    assert facets.stories["story 1"] == 3
    assert facets.indexes == {"world": 12}


def test_a_run_says_how_it_was_made(store: SqlFindingStore) -> None:
    store.record(reports.many(3), at=moment(0))
    store.record(mine(), at=moment(1), index="world")
    newest, oldest = store.runs()
    assert (newest.id, oldest.id) == (2, 1)
    assert (newest.at, newest.index, newest.articles) == (moment(1), "world", 3)
    assert newest.settings == {"min_confidence": 0.5}
    assert newest.models == {"scorer": ("tiny", "1")}
    assert newest.stages == {"pairs": 7}
    assert (oldest.findings, oldest.new, oldest.index) == (3, 3, None)
    assert store.runs(limit=1) == (newest,)


def told(store: SqlFindingStore, finding_id: str) -> Told:
    return Told(store.finding(finding_id), store.context(finding_id), store.history(finding_id))


def test_another_stores_decisions_are_taken_over_once(
    store: SqlFindingStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = SqlFindingStore.open(tmp_path_factory.mktemp("other") / "review.db")
    (finding_id,) = other.record(mine(), at=moment(0)).new
    other.decide(said(finding_id, Verdict.UNSURE, author="Bo", minutes=1))
    other.decide(said(finding_id, author="Bo", minutes=3))
    item = told(other, finding_id)
    assert store.adopt([item], at=moment(9)) == 2
    assert store.adopt([item], at=moment(10)) == 0
    assert store.finding(finding_id).finding == item.stored.finding
    assert store.context(finding_id) == item.context
    assert store.history(finding_id) == item.history
    other.close()


def test_histories_of_two_stores_meet_in_order_of_time(
    store: SqlFindingStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = SqlFindingStore.open(tmp_path_factory.mktemp("other") / "review.db")
    (finding_id,) = store.record(mine(), at=moment(0)).new
    other.record(mine(), at=moment(0))
    store.decide(said(finding_id, Verdict.CONFIRMED, author="Ada", minutes=2))
    other.decide(said(finding_id, Verdict.UNSURE, author="Bo", minutes=1))
    other.decide(said(finding_id, author="Bo", minutes=3))
    assert store.adopt([told(other, finding_id)], at=moment(9)) == 2
    assert [word.author for word in store.history(finding_id)] == ["Bo", "Ada", "Bo"]
    assert store.finding(finding_id).status is Status.DISMISSED
    assert other.adopt([told(store, finding_id)], at=moment(9)) == 1
    assert other.history(finding_id) == store.history(finding_id)
    other.close()


@pytest.mark.parametrize("after", ["", "x", "AAAA", "WyJuZXdlc3QiXQ", "[" * 300, "ÿ", "a\0"])
def test_a_place_that_is_none_is_refused(store: SqlFindingStore, after: str) -> None:
    with pytest.raises(InputError, match="after="):
        store.findings(FindingQuery(after=after))


odd = st.text(st.sampled_from("ab %_/\\'\"\0\x1a\ud800é🚀\u2028"), max_size=8)


@given(outlet=odd, text=odd, note=odd, author=odd, story=st.none() | odd)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_any_text_comes_back(
    store: SqlFindingStore, outlet: str, text: str, note: str, author: str, story: str | None
) -> None:
    one = Article(
        text, outlet, f"{text}1.", url=text, published_at=datetime(2031, 1, 1, tzinfo=UTC)
    )
    other = Article(f"{text}2", f"{outlet}2", "2.")
    copies = (Copy(other.id, outlet, 0, 1),)
    found = reports.finding(
        reports.passage(one, one.text, copies=copies), reports.passage(other, "2."), story=story
    )
    brought = store.record(reports.report([one, other], [found]), at=moment(0))
    (finding_id,) = (*brought.new, *brought.again)
    word = said(finding_id, note=note, author=author)
    store.decide(word)
    stored = store.finding(finding_id)
    assert (stored.finding, stored.decision) == (found, word)
    assert store.context(finding_id).a == one
    for query in (
        FindingQuery(outlets=(outlet,), stories=() if story is None else (story,)),
        FindingQuery(text=text),
    ):
        assert stored in store.findings(replace(query, gone=None, limit=1000)).findings
    assert outlet == "" or outlet in store.facets().outlets


def test_a_run_without_an_index_takes_no_finding_out_of_one(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0), index="world").new
    store.record(mine(), at=moment(1))
    assert store.finding(finding_id).index == "world"
    assert store.finding(finding_id).last_seen == moment(1)
    store.record(mine(), at=moment(2), index="news")
    assert store.finding(finding_id).index == "news"


def test_a_finding_is_listed_under_every_index_until_that_one_loses_it(
    store: SqlFindingStore,
) -> None:
    def listed(index: str | None, *, gone: bool | None = False) -> int:
        return store.findings(FindingQuery(index=index, gone=gone)).total

    (finding_id,) = store.record(mine(), at=moment(0), index="a").new
    assert store.record(mine(), at=moment(1), index="b").again == (finding_id,)
    assert (listed("a"), listed("b"), listed(None), listed("c")) == (1, 1, 1, 0)
    assert store.finding(finding_id).indexes == ("a", "b")
    assert store.facets().indexes == {"a": 1, "b": 1}
    assert store.facets().kinds == {"contradiction": 1}
    assert store.facets(index="a").indexes == {"a": 1}
    silent = replace(mine(), findings=())
    assert store.record(silent, at=moment(2), index="b").gone == (finding_id,)
    assert (listed("a"), listed("b"), listed(None)) == (1, 0, 1)
    assert (listed("a", gone=True), listed("b", gone=True), listed(None, gone=True)) == (0, 1, 0)
    assert (listed("b", gone=None), store.facets(index="b").kinds) == (1, {})
    stored = store.finding(finding_id)
    assert (stored.gone, stored.indexes, stored.lost_by) == (False, ("a",), ("b",))
    assert store.record(silent, at=moment(3), index="b").gone == ()
    assert store.record(silent, at=moment(4), index="a").gone == (finding_id,)
    assert (listed("a"), listed(None), listed(None, gone=True)) == (0, 0, 1)
    store.record(mine(), at=moment(5), index="b")
    assert (listed("a"), listed("b"), listed(None)) == (0, 1, 1)


def test_an_index_loses_a_finding_by_the_articles_that_it_had(store: SqlFindingStore) -> None:
    (found,) = mine().findings
    store.record(mine(), at=moment(0), index="a")
    one, other = (replace(each, id=f"x{each.id}") for each in (GAZETTE, COURIER))
    renamed = finding(passage(one, found.a.text), passage(other, found.b.text))
    again = reports.report([one, other], [renamed])
    assert store.record(again, at=moment(1), index="b").again == (found.id,)
    cut = replace(mine(), findings=(), stages={"cut_by_budget": 1})
    assert store.record(cut, at=moment(2), index="a").gone == ()
    assert store.record(replace(mine(), findings=()), at=moment(3), index="a").gone == (found.id,)


def test_a_run_without_an_index_lists_what_no_index_has(store: SqlFindingStore) -> None:
    (finding_id,) = store.record(mine(), at=moment(0)).new
    store.record(mine(), at=moment(1), index="world")
    silent = replace(mine(), findings=())
    assert store.record(silent, at=moment(2)).gone == ()  # the index has it
    assert store.record(silent, at=moment(3), index="world").gone == (finding_id,)
    store.record(mine(), at=moment(4))
    stored = store.finding(finding_id)
    assert (stored.gone, stored.indexes, stored.lost_by) == (False, (), ("world",))
    assert store.record(silent, at=moment(5)).gone == (finding_id,)


@pytest.mark.parametrize("lost", [(), ("b",), ("a", "b")])
def test_another_stores_listings_are_taken_over(
    store: SqlFindingStore, tmp_path_factory: pytest.TempPathFactory, lost: tuple[str, ...]
) -> None:
    folder = tmp_path_factory.mktemp("other")
    other = SqlFindingStore.open(folder / "review.db")
    finding_id = mine().findings[0].id
    for index in ("a", "b"):
        other.record(mine(), at=moment(0), index=index)
    for index in lost:
        other.record(replace(mine(), findings=()), at=moment(1), index=index)
    path = folder / "export.jsonl"
    path.write_text("".join(lines.written([told(other, finding_id)])), encoding="utf-8")
    (item,) = lines.read(path)
    assert isinstance(item, Told)
    store.adopt([item], at=moment(9))
    here, there = store.finding(finding_id), other.finding(finding_id)
    assert (here.indexes, here.lost_by) == (there.indexes, there.lost_by)
    assert here.gone is there.gone is (len(lost) == 2)
    other.close()


def test_the_facets_of_an_index_are_its_own(store: SqlFindingStore) -> None:
    store.record(mine(), at=moment(0), index="world")
    store.record(reports.many(12), at=moment(0), index="zoo")
    facets = store.facets(index="world")
    assert (facets.kinds, facets.types) == ({"contradiction": 1}, {"number": 1})
    assert facets.outlets == {"Courier": 1, "Gazette": 1}
    assert (facets.stories, facets.indexes) == ({"halm": 1}, {"world": 1})
    assert sum(store.facets().outlets.values()) == 26
    assert store.facets(index="none").outlets == {}
