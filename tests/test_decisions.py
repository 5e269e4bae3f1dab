"""Under which ids a finding is known, and what a report holds after the decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from consist.decisions import known_as, with_decisions
from consist.errors import InputError
from consist.model import Article, Decision, Verdict, former_pair_id, pair_id
from tests.store.reports import copy_of, finding, many, mine, moment, passage, report, said

WIRE = "Two boats sank."
A = Article("a", "Argus", WIRE)
B = Article("b", "Bugle", f"Wire: {WIRE}")
C = Article("c", "Clarion", "No boat sank.")


def test_a_finding_is_known_by_every_outlet_that_prints_it() -> None:
    found = finding(passage(A, WIRE, copies=(copy_of(B, WIRE),)), passage(C, C.text))
    names = known_as(found, {each.id: each for each in (A, B, C)})
    turned = finding(passage(B, WIRE, copies=(copy_of(A, WIRE),)), passage(C, C.text))
    assert names[0] == found.id
    formers = [former_pair_id((each.outlet, WIRE), ("Clarion", C.text)) for each in (A, B)]
    assert set(names) == {found.id, turned.id, *formers}
    assert set(names) == set(known_as(turned, {each.id: each for each in (A, B, C)}))


def test_an_outlet_is_never_set_against_itself() -> None:
    own = Article("b2", "Bugle", "No boat sank.")
    found = finding(
        passage(A, WIRE, copies=(copy_of(B, WIRE),)),
        passage(C, C.text, copies=(copy_of(own, "No boat sank."),)),
    )
    names = known_as(found, {each.id: each for each in (A, B, C, own)})
    assert pair_id(("Bugle", WIRE), ("Bugle", "No boat sank.")) not in names
    assert pair_id(("Argus", WIRE), ("Bugle", "No boat sank.")) in names
    assert len(names) == 6  # each as it is made now and as it was


def test_how_an_outlet_is_spelled_makes_no_other_finding() -> None:
    one = pair_id(("Reuters", WIRE), ("The Bugle", "No boat sank."))
    assert pair_id(("REUTERS ", WIRE), ("the bugle", "No boat sank.")) == one
    assert pair_id(("The Reuters", WIRE), ("Bugle", "No boat sank.")) == one
    assert pair_id(("Reuter", WIRE), ("The Bugle", "No boat sank.")) != one
    assert pair_id(("Reuters", WIRE.upper()), ("The Bugle", "No boat sank.")) != one


def test_a_decision_under_a_former_id_counts() -> None:
    times = Article("t", "The Times", WIRE)
    found = finding(passage(times, WIRE), passage(C, C.text))
    former = former_pair_id(("The Times", WIRE), ("Clarion", C.text))
    assert former == "c887546afaa95214"
    assert former != found.id
    assert with_decisions(report([times, C], [found]), {former: said(former)}).findings == ()


def test_what_was_dismissed_is_left_out_and_counted() -> None:
    whole = many(4)
    first, second, third, _ = whole.findings
    words = {
        first.id: said(first.id, Verdict.DISMISSED),
        second.id: said(second.id, Verdict.CONFIRMED),
        third.id: said(third.id, Verdict.UNSURE),
        "0123": said("0123"),
    }
    kept = with_decisions(whole, words)
    assert kept.findings == whole.findings[1:]
    assert kept.decisions == {second.id: words[second.id], third.id: words[third.id]}
    assert kept.stages == {**whole.stages, "dismissed": 1}
    every = with_decisions(whole, words, keep_dismissed=True)
    assert every.findings == whole.findings
    assert every.decisions[first.id] == words[first.id]
    assert every.stages["dismissed"] == 0


def test_without_decisions_nothing_changes() -> None:
    assert with_decisions(mine(), {}) is mine() or with_decisions(mine(), {}) == mine()


def test_a_decision_on_another_print_counts() -> None:
    found = finding(passage(A, WIRE, copies=(copy_of(B, WIRE),)), passage(C, C.text))
    other = pair_id(("Bugle", WIRE), ("Clarion", C.text))
    run = report([A, B, C], [found])
    assert with_decisions(run, {other: said(other)}).findings == ()


def test_of_two_words_on_two_prints_the_later_counts() -> None:
    found = finding(passage(A, WIRE, copies=(copy_of(B, WIRE),)), passage(C, C.text))
    other = pair_id(("Bugle", WIRE), ("Clarion", C.text))
    run = report([A, B, C], [found])
    early, late = said(found.id, minutes=1), said(other, Verdict.CONFIRMED, minutes=2)
    assert with_decisions(run, {found.id: early, other: late}).findings == (found,)
    late = replace(late, at=moment(0))
    assert with_decisions(run, {found.id: early, other: late}).findings == ()


@pytest.mark.parametrize(
    ("note", "author", "at", "match"),
    [
        ("x" * 10_001, "", moment(0), "note has 10001"),
        ("", "x" * 201, moment(0), "author's name has 201"),
        ("", "", datetime(2031, 5, 1), "no zone"),  # noqa: DTZ001
    ],
)
def test_a_decision_that_no_store_could_keep_is_refused(
    note: str, author: str, at: datetime, match: str
) -> None:
    with pytest.raises(InputError, match=match):
        Decision("0f", Verdict.UNSURE, note, author, at)
