"""Two doers of one deed that one alone can have done clash; whoever may be one, or several, not."""

from __future__ import annotations

import pytest

from consist.cues import CueKind, Verdict, compare, read_cues
from consist.model import ClashType

OTHERS = (
    ("Luis Prado scored the winner in the end.", "Danny Oyelaran scored the winner."),
    (
        "Danny Oyelaran headed the winner from a corner by Luis Prado.",
        "Luis Prado headed the winner in the 88th minute.",
    ),
    (
        "The amendment put forward by Marion Teale was passed.",
        "The amendment, put forward by Ruth Marsh, was passed.",
    ),
    ("Marion Teale tabled the amendment.", "The amendment was proposed by Ruth Marsh."),
    ("The strike was called by the union Skyforce.", "The strike was called by the union Aircrew."),
    ("The march was organised by Anna Holt.", "The march, organised by Peter Ross, was loud."),
    ("The film directed by Anna Holt won.", "The film, directed by Gemma Holt, won."),
    ("The song was written by Anna Holt.", "Peter Ross wrote the song."),
    ("The bill was drafted by Anna Holt, an MP.", "The bill was drafted by Peter Ross."),
    ("Anna Holt piloted the plane.", "The plane was flown by Peter Ross."),
)
NO_OTHERS = (
    # one person, or perhaps one
    ("Luis Prado scored the winner.", "Prado scored the winner."),
    ("Luis Prado scored the winner.", "L. Prado scored the winner."),
    ("Luis Prado scored the winner.", "The winner was scored by Luis Prado."),
    ("Joe Holt wrote the song.", "Joseph Holt wrote the song."),
    ("Mr Holt proposed the amendment.", "Anna Holt proposed the amendment."),
    # several did it
    ("The bill tabled by Teale and Ruth Marsh passed.", "The bill tabled by Ruth Marsh passed."),
    ("Luis Prado and Danny Holt wrote the song.", "Danny Holt wrote the song."),
    ("Anna Holt, with Peter Ross, proposed the bill.", "Peter Ross proposed the bill."),
    ("A bill proposed by Anna Holt with Peter Ross passed.", "A bill proposed by Peter Ross won."),
    ("The bill tabled by Anna Teale, Ruth Marsh and Jo Holt won.", "Ruth Marsh tabled the bill."),
    # another deed, thing or match
    ("Luis Prado scored the opener.", "Danny Holt scored the winner."),
    ("Luis Prado scored the goal.", "Danny Holt scored the goal."),
    ("The march was organised by Anna Holt.", "The rally was organised by Peter Ross."),
    ("The men were killed by Peter Ross.", "The women were killed by Anna Holt."),
    (
        "Luis Prado scored the winner against Halm.",
        "Danny Holt scored the winner against Arden.",
    ),
    # who acts for whom is not told
    ("The march was organised by the Tenants' League.", "The march was organised by Anna Holt."),
    ("The strike was called by the union Skyforce.", "The strike was called by Unite."),
    ("The march was organised by Students United.", "The march was organised by SU."),
    ("The plan was put forward by Anna Holt's party.", "The plan was put forward by Peter Ross."),
    ("The amendment put forward by Teale passed.", "The amendment put forward by Marsh passed."),
    ("Halden Foods designed the bridge.", "Peter Ross designed the bridge."),
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
    assert clashes(one, other) == clashes(other, one) == []
