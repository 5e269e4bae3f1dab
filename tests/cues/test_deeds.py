"""Two doers of one deed that one alone can have done clash; whoever may be one, or several, not."""

from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from consist.cues.people.deeds import deeds, others_did
from consist.model import ClashType

OTHERS = (
    ("Luis Prado scored the winner in the end.", "Danny Oyelaran scored the winner."),
    (
        "Danny Oyelaran headed the winner from a corner by Luis Prado.",
        "Luis Prado headed the winner in the 88th minute.",
    ),
    ("Luis Prado scored the winner in the second half.", "Danny Holt netted the winning goal."),
    ("It was Luis Prado who scored the winner.", "Danny Holt headed the winner."),
    ("The opener was scored by Luis Prado.", "Danny Holt headed the opener on Sunday."),
    (
        "The amendment put forward by Marion Teale was passed.",
        "The amendment, put forward by Ruth Marsh, was passed.",
    ),
    ("Marion Teale tabled the amendment.", "The amendment was put forward by Ruth Marsh."),
    ("The motion was tabled by Senator Anna Reed.", "Peter Ross tabled the motion."),
    ("The match was refereed by Mark Hill.", "Peter Gray refereed the match."),
    ("Sergeant Peter Gray fired the fatal shot.", "The fatal shot was fired by Mark Hill."),
    ("The strike was called by the union Skyforce.", "The strike was called by the union Aircrew."),
)
NO_OTHERS = (
    # one person, or perhaps one
    ("Luis Prado scored the winner.", "Prado scored the winner."),
    ("Luis Prado scored the winner.", "L. Prado scored the winner."),
    ("Luis Prado scored the winner.", "The winner was scored by Luis Prado."),
    ("Joe Holt tabled the motion.", "Joseph Holt tabled the motion."),
    ("Mr Holt tabled the amendment.", "Anna Holt tabled the amendment."),
    # several did it
    ("The motion, tabled by Teale and Ruth Marsh, won.", "The motion was tabled by Ruth Marsh."),
    ("Luis Prado and Danny Holt tabled the motion.", "Danny Holt tabled the motion."),
    ("Anna Holt, with Peter Ross, tabled the motion.", "Peter Ross tabled the motion."),
    ("The motion, tabled by Anna Holt with Peter Ross, won.", "Mark Hill tabled the motion."),
    (
        "The motion was tabled by Anna Teale, Ruth Marsh and Jo Holt.",
        "Mark Hill tabled the motion.",
    ),
    (
        "The motion was tabled by Senator Anna Reed and Senator David Cole.",
        "The motion was tabled by Senator Mark Hill.",
    ),
    ("The motion was tabled by John Paul Marsh and Peter Gray.", "Mark Hill tabled the motion."),
    ("The match was refereed by Mark Hill.", "It was refereed by Peter Gray after Mark Hill fell."),
    (
        "The match was refereed by Mark Hill.",
        "The match was refereed by Peter Gray after Mark Hill fell ill.",
    ),
    (
        "Mark Hill refereed the match until half-time, then Peter Gray.",
        "Peter Gray refereed the match.",
    ),
    ("It was not Luis Prado who scored the winner.", "Danny Holt scored the winner."),
    ("Halm would lead if Luis Prado scored the winner.", "Danny Holt scored the winner."),
    # another deed, thing or match
    ("Luis Prado scored the opener.", "Danny Holt scored the winner."),
    ("Luis Prado scored the goal.", "Danny Holt scored the goal."),
    (
        "Luis Prado scored the winner against Halm.",
        "Danny Holt scored the winner against Arden.",
    ),
    (
        "Luis Prado scored the winner for Halm in the cup final.",
        "Danny Holt scored the winner for Halm in the league match.",
    ),
    ("The match was refereed by Mark Hill.", "The second match was refereed by Peter Gray."),
    (
        "The match was refereed by Mark Hill.",
        "In the first leg the match was refereed by Peter Gray.",
    ),
    ("The match was refereed by Mark Hill.", "Tuesday's match was refereed by Peter Gray."),
    ("Mark Hill refereed the match on Friday.", "Peter Gray refereed the match on Sunday."),
    ("Mark Hill refereed the women's final.", "Peter Gray refereed the men's final."),
    ("Mark Hill tabled the motion in 2019.", "Peter Gray tabled the motion again last year."),
    ("Mark Hill tabled the motion.", "Peter Gray tabled the motion too."),
    ("Mark Hill tabled the motion on pay.", "Peter Gray tabled the motion on rents."),
    ("Mark Hill tabled the motion.", "Peter Gray tabled the motion's second part."),
    ("The motion tabled by Mark Hill won.", "The motion tabled by Peter Gray was lost."),
    ("The officer fired the fatal shot.", "Peter Gray fired the fatal shot."),
    ("Mark Hill fired the shot.", "Peter Gray fired the shot."),
    # several can have done it, or to several things
    ("The letter was written by John Marsh.", "The letter was written by Peter Gray, his lawyer."),
    ("The meeting was chaired by David Cole.", "Tuesday's meeting was chaired by Anna Reed."),
    ("King Charles appointed the premier.", "President Mark Hill appointed the premier."),
    (
        "President John Marsh appointed the judge in 2015.",
        "President Peter Gray appointed the judge to the Supreme Court in 2020.",
    ),
    ("The train was driven by Mark Hill.", "The second train was driven by Peter Gray."),
    (
        "The team was captained by John Marsh.",
        "In the first leg the team was captained by Peter Gray.",
    ),
    ("John Marsh called the attack cowardly.", "Peter Gray called the attack a disgrace."),
    ("Peter Gray called the police.", "John Marsh called the police too."),
    ("Peter Gray called the strike.", "John Marsh called the strike illegal."),
    ("John Marsh proposed the law in 2019.", "Peter Gray proposed the law again last year."),
    ("John Marsh founded the party.", "Peter Gray founded the party's youth wing."),
    ("He was shot by Mark Hill.", "She was shot by Peter Gray."),
    ("The men were killed by Peter Ross.", "The women were killed by Anna Holt."),
    # who acts for whom is not told
    ("The motion was tabled by the Tenants' League.", "The motion was tabled by Anna Holt."),
    ("The strike was called by the union Skyforce.", "The strike was called by Unite."),
    ("The strike was called by Mark Hill.", "The strike was called by Peter Gray."),
    ("The motion was put forward by Anna Holt's party.", "Peter Ross put forward the motion."),
    ("The amendment put forward by Teale passed.", "The amendment, put forward by Marsh, passed."),
    ("Halden Foods tabled the motion.", "Peter Ross tabled the motion."),
)


def clashes(one: str, other: str) -> list[tuple[str, str]]:
    return [
        (one[slice(*found.one_span)], other[slice(*found.other_span)])
        for found in compare(read_cues(one), read_cues(other))
        if (found.cue, found.type) == (CueKind.NAME, ClashType.ENTITY)
        and found.verdict is Verdict.CLASH
    ]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_doers_of_one_deed_clash(one: str, other: str) -> None:
    ((mine, theirs),) = clashes(one, other)
    assert mine in one
    assert theirs in other
    assert clashes(other, one) == [(theirs, mine)]


@pytest.mark.parametrize(("one", "other"), NO_OTHERS)
def test_no_others_did_it(one: str, other: str) -> None:
    mine, theirs = read_cues(one), read_cues(other)
    assert [*others_did(mine, theirs), *others_did(theirs, mine)] == []


def test_hostile_text_tells_no_deed() -> None:
    assert deeds("Mark " * 20_000 + "the winner was scored by " * 5_000) == ()
