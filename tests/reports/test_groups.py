"""One group a clash, with every passage on a side of its own kind."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from consist.model import ClashType, Copy, Finding, Kind, Passage, Reason, Scores, Span
from consist.reports.groups import Group, groups

SCORES = Scores(0.1, 0.1, 0.8)


def passage(article: str, lit: tuple[int, int] = (0, 5), copies: tuple[str, ...] = ()) -> Passage:
    printed = tuple(Copy(outlet, outlet, 0, 20) for outlet in copies)
    return Passage(article, f"outlet {article}", 0, 20, "Words.", lit=(lit,), copies=printed)


def finding(
    a: Passage,
    b: Passage,
    confidence: float,
    kind: Kind = Kind.CONTRADICTION,
    codes: tuple[str, ...] = ("voice.own", "clash.number"),
) -> Finding:
    clash = ClashType.NUMBER if kind is Kind.CONTRADICTION else None
    reasons = tuple(Reason(code, "Why.") for code in codes)
    return Finding(kind, clash, confidence, "s", a, b, SCORES, SCORES, 0.5, reasons)


def test_outlets_that_tell_the_same_stand_on_one_side() -> None:
    sixty, ninety = passage("1", copies=("wire",)), passage("2")
    more_sixty, more_ninety = passage("3"), passage("4")
    found = [
        finding(sixty, ninety, 0.9),
        finding(ninety, more_sixty, 0.8),
        finding(more_sixty, more_ninety, 0.7),
    ]
    (group,) = groups(found)
    assert group.lead is found[0]
    assert group.findings == tuple(found)
    assert group.outlets == (("outlet 1", "outlet 3", "wire"), ("outlet 2", "outlet 4"))


def test_three_accounts_that_all_differ_are_three_sides() -> None:
    one, two, three = passage("1"), passage("2"), passage("3")
    (group,) = groups([finding(one, two, 0.9), finding(two, three, 0.8), finding(one, three, 0.7)])
    assert group.outlets == (("outlet 1",), ("outlet 2",), ("outlet 3",))


def test_other_words_of_a_passage_are_another_clash() -> None:
    found = [
        finding(passage("1", lit=(0, 5)), passage("2"), 0.9),
        finding(passage("1", lit=(9, 12)), passage("3"), 0.8),
        finding(passage("1", lit=(0, 5)), passage("4"), 0.7, kind=Kind.DISPUTED),
    ]
    assert [group.findings for group in groups(found)] == [(each,) for each in found]


def test_a_number_and_a_date_are_two_matters() -> None:
    one = passage("1", lit=(0, 9))
    found = [
        finding(one, passage("2"), 0.9, codes=("clash.number", "clash.date_time")),
        finding(one, passage("3"), 0.8, codes=("clash.date_time",)),
        finding(one, passage("4"), 0.7, codes=("clash.number",)),
    ]
    made = [group.findings for group in groups(found)]
    assert made == [(found[0], found[2]), (found[1],)]


@pytest.mark.parametrize(
    ("codes", "lit", "text", "together"),
    [
        # where nothing names the matter, a word in common does not chain what clashes otherwise
        ((), (4, 30), "The talks will end in the old palace.", False),
        ((), (4, 14), "The talks will end in the old palace.", True),
        ((), (4, 30), "The 12 men will end in the old palace.", True),
        (("clash.negation",), (4, 30), "The talks will end in the old palace.", False),
    ],
)
def test_what_has_no_name_is_one_clash_by_most_of_its_words_or_a_figure(
    codes: tuple[str, ...], lit: Span, text: str, *, together: bool
) -> None:
    one, same = (Passage("1", "outlet 1", 0, 40, text, lit=(each,)) for each in ((4, 9), lit))
    found = [
        finding(one, passage("2"), 0.9, codes=codes),
        finding(same, passage("3"), 0.8, codes=()),
    ]
    assert (len(groups(found)) == 1) is together


def test_framing_is_one_matter_by_the_words_that_it_names() -> None:
    said, told = ("framing.term", "framing.one_charged"), ("framing.label",)
    found = [
        finding(passage("1", lit=(0, 9)), passage("2"), 0.9, Kind.FRAMING, said),
        finding(passage("1", lit=(8, 40)), passage("3"), 0.8, Kind.FRAMING, told),
        finding(passage("1", lit=(8, 40)), passage("4"), 0.7, Kind.FRAMING, said[1:]),
    ]
    assert [len(group.findings) for group in groups(found)] == [3]
    apart = [found[0], finding(passage("1", lit=(8, 40)), passage("4"), 0.7, Kind.FRAMING, ())]
    assert [len(group.findings) for group in groups(apart)] == [1, 1]


def test_it_is_told_plainly_who_stands_where() -> None:
    def told(*pairs: tuple[str, str]) -> str:
        found = [
            finding(
                replace(passage(one), outlet=one[0]), replace(passage(other), outlet=other[0]), 0.9
            )
            for one, other in pairs
        ]
        (group,) = groups(found)
        return group.told

    assert told(("A1", "B1"), ("A1", "C1")) == "A against B, C"
    assert told(("A1", "B1"), ("B1", "C1"), ("A1", "C1")) == "A; B; C (3 versions)"
    assert told(("A1", "B1"), ("A1", "C1"), ("D1", "C1"), ("D1", "C2"), ("C2", "E1")) == (
        "A, D, E against B, C"
    )
    assert told(("A1", "B1"), ("B1", "C1"), ("A1", "C1"), ("A1", "C2"), ("D1", "C2")) == (
        "A, D; B; C (3 versions; C stands on several sides)"
    )
    # one outlet tells it both ways
    assert told(("A1", "B1"), ("B1", "C1"), ("C1", "D1"), ("D1", "A2"), ("D1", "B2")) == (
        "A, C against D (B stands on both sides)"
    )
    both = told(("A1", "B1"), ("B1", "C1"), ("C1", "A2"), ("A2", "B2"), ("B2", "D1"))
    assert both == "C against D (A and B stand on both sides)"


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 2)).filter(
            lambda drawn: drawn[0] != drawn[1]
        ),
        max_size=12,
    )
)
def test_every_finding_is_in_one_group_and_its_passages_on_different_sides(
    drawn: list[tuple[int, int, int]],
) -> None:
    found = [
        finding(passage(str(one), lit=(lit, lit + 1)), passage(str(other)), 0.5)
        for one, other, lit in drawn
    ]
    made = groups(found)
    held = list(itertools.chain.from_iterable(group.findings for group in made))
    assert sorted(map(id, held)) == sorted(map(id, found))
    for group in made:
        side_of = {
            side.article_id: number
            for number, passages in enumerate(group.sides)
            for side in passages
        }
        for each in group.findings:
            assert side_of[each.a.article_id] != side_of[each.b.article_id]


def place(side: Passage) -> tuple[str, int, int]:
    return side.article_id, side.start, side.end


def one_clash(one: Finding, other: Finding) -> bool:
    """Say whether two findings share a passage and light the same words of it, or both none."""
    return one.kind is other.kind and any(
        place(mine) == place(theirs)
        and same_words(mine, theirs, named=bool(one.reasons) and bool(other.reasons))
        for mine in (one.a, one.b)
        for theirs in (other.a, other.b)
    )


def same_words(one: Passage, other: Passage, *, named: bool) -> bool:
    if one.lit == other.lit:
        return True
    mine, theirs = ({at for span in side.lit for at in range(*span)} for side in (one, other))
    return bool(mine & theirs) if named else 2 * len(mine & theirs) >= len(mine | theirs)


def against(one: Passage, other: Passage, found: tuple[Finding, ...]) -> bool:
    return any({place(one), place(other)} == {place(each.a), place(each.b)} for each in found)


def sides_plainly(found: tuple[Finding, ...]) -> tuple[tuple[Passage, ...], ...]:
    """Go from the surest finding outwards and take for each passage the first side that is free."""
    passages: dict[tuple[str, int, int], Passage] = {}
    for side in itertools.chain.from_iterable((each.a, each.b) for each in found):
        passages.setdefault(place(side), side)
    lead = [place(found[0].a), place(found[0].b)]
    ranked = [passages[name] for name in (*lead, *sorted(passages.keys() - set(lead)))]
    order = [found[0].a]
    for side in order:
        order += [one for one in ranked if against(side, one, found) and one not in order]
    sides: list[list[Passage]] = []
    for one in order:
        free = [side for side in sides if not any(against(one, other, found) for other in side)]
        if free:
            free[0].append(one)
        else:
            sides.append([one])
    return tuple(tuple(sorted(side, key=place)) for side in sides)


def groups_plainly(findings: list[Finding]) -> tuple[Group, ...]:
    """Compare every finding with every other one."""
    made = []
    left = list(range(len(findings)))
    while left:
        held = [left.pop(0)]
        for member in held:
            near = [n for n in left if one_clash(findings[member], findings[n])]
            held += near
            left = [n for n in left if n not in near]
        found = tuple(findings[number] for number in sorted(held))
        made.append(Group(found, sides_plainly(found)))
    return tuple(made)


lit_words = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda drawn: (drawn[0], sum(drawn))),
    max_size=3,
).map(lambda spans: tuple(sorted(spans)))
passages = st.builds(
    lambda article, start, lit: Passage(article, article, start, 20, "Words.", lit=lit),
    st.sampled_from("abcdef"),
    st.sampled_from((0, 0, 0, 5)),
    lit_words,
)
ranked_findings = st.lists(
    st.tuples(
        passages,
        passages,
        st.sampled_from((Kind.CONTRADICTION, Kind.DISPUTED)),
        st.sampled_from((("clash.number",), ())),
    )
    .filter(lambda drawn: drawn[0].article_id != drawn[1].article_id)
    .map(lambda drawn: finding(drawn[0], drawn[1], 0.5, drawn[2], drawn[3])),
    max_size=16,
)


@given(ranked_findings)
def test_the_groups_are_those_of_comparing_every_two(findings: list[Finding]) -> None:
    assert groups(findings) == groups_plainly(findings)


class Counted(str):
    """An article's id that counts how often any is compared."""

    __slots__ = ()
    compared = 0

    @override
    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return super().__eq__(other)

    __hash__ = str.__hash__


def comparisons(count: int, lit: tuple[Span, ...]) -> int:
    """Return how many comparisons it takes where so many accounts differ from one."""
    found = [
        finding(
            Passage(Counted("one"), "one", 0, 20, "Words.", lit=lit),
            Passage(Counted(f"other {number}"), "other", 0, 20, "Words.", lit=lit),
            0.5,
        )
        for number in range(count)
    ]
    Counted.compared = 0
    assert len(groups(found)) == 1
    return Counted.compared


def test_twice_the_findings_of_a_passage_are_hardly_more_than_twice_the_work() -> None:
    for lit in ((), ((0, 5),)):
        assert comparisons(400, lit) < 3 * comparisons(200, lit)
