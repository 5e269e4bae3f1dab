"""Average linkage over known pairs, against a plain reading of its definition."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from consist.coverage.grouping import group

Likeness = dict[tuple[int, int], float]


def plainly(count: int, likeness: Likeness, least: float) -> list[tuple[int, ...]]:
    groups: list[tuple[int, ...]] = [(number,) for number in range(count)]
    while True:
        best: tuple[float, tuple[int, ...], tuple[int, ...]] | None = None
        for one, other in combinations(groups, 2):
            known = [
                likeness[min(a, b), max(a, b)]
                for a in one
                for b in other
                if (min(a, b), max(a, b)) in likeness
            ]
            if known and sum(known) / len(known) >= least:
                mean = sum(known) / len(known)
                if best is None or mean > best[0]:
                    best = (mean, one, other)
        if best is None:
            return sorted(groups)
        _, one, other = best
        groups = [g for g in groups if g not in (one, other)] + [tuple(sorted(one + other))]


# all means distinct enough that no tie decides: each likeness is another power of two's share
likenesses = st.integers(2, 6).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(
                st.sampled_from(list(combinations(range(count), 2))),
                st.floats(0.01, 0.99).map(lambda value: round(value, 9)),
            ),
            unique_by=(lambda item: item[0], lambda item: item[1]),
        ).map(dict),
    )
)


@given(likenesses, st.floats(0.1, 0.9))
def test_it_joins_what_the_definition_joins(case: tuple[int, Likeness], least: float) -> None:
    count, likeness = case
    assert group(count, likeness, least=least) == plainly(count, likeness, least)


def test_unknown_pairs_count_neither_for_nor_against() -> None:
    assert group(3, {(0, 1): 0.9, (1, 2): 0.8}, least=0.5) == [(0, 1, 2)]
    assert group(3, {(0, 1): 0.9}, least=0.5) == [(0, 1), (2,)]


def test_a_chain_of_half_alike_texts_does_not_form() -> None:
    chain = {(0, 1): 0.6, (1, 2): 0.6, (0, 2): 0.1}
    assert group(3, chain, least=0.5) == [(0, 1), (2,)]


def test_what_clashes_stays_apart_whatever_joins_the_rest() -> None:
    likeness = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): float("-inf")}
    assert group(3, likeness, least=0.1) == [(0, 1), (2,)]
