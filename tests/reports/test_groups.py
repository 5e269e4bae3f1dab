"""One group a clash, with every passage on a side of its own kind."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from consist.model import ClashType, Copy, Finding, Kind, Passage, Scores
from consist.reports.groups import groups

SCORES = Scores(0.1, 0.1, 0.8)


def passage(article: str, lit: tuple[int, int] = (0, 5), copies: tuple[str, ...] = ()) -> Passage:
    printed = tuple(Copy(outlet, outlet, 0, 20) for outlet in copies)
    return Passage(article, f"outlet {article}", 0, 20, "Words.", lit=(lit,), copies=printed)


def finding(a: Passage, b: Passage, confidence: float, kind: Kind = Kind.CONTRADICTION) -> Finding:
    clash = ClashType.NUMBER if kind is Kind.CONTRADICTION else None
    return Finding(kind, clash, confidence, "s", a, b, SCORES, SCORES, 0.5)


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
