from collections import Counter
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from consist.teaching import Candidate, Group, Place, teaching_order


def group_of(candidate: Candidate) -> Group:
    return candidate[1:3]


def ids(places: list[Place]) -> list[str]:
    return [finding_id for _, _, finding_id in places]


candidates = st.lists(
    st.tuples(
        st.text(st.sampled_from("0123456789abcdef"), min_size=1, max_size=4),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from(["contradiction", "framing"]),
        st.sampled_from([0.3, 0.5, 0.55, 0.7, 0.95]),
    ),
    unique_by=lambda candidate: candidate[0],
    max_size=12,
)
decided = st.dictionaries(
    st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from(["contradiction", "framing"])),
    st.integers(0, 5),
)


@settings(deadline=None)
@given(candidates, decided)
def test_the_fewer_of_a_group_were_asked_the_sooner_its_next_comes(
    found: list[Candidate], had: dict[tuple[str | None, str], int]
) -> None:
    by_id = {candidate[0]: candidate for candidate in found}
    order = ids(teaching_order(found, decided=had))
    assert sorted(order) == sorted(by_id)
    asked = Counter(had)
    for finding_id in order:
        group = group_of(by_id[finding_id])
        waiting = {group_of(by_id[other]) for other in order[order.index(finding_id) :]}
        assert asked[group] == min(asked[other] for other in waiting)
        asked[group] += 1


@settings(deadline=None)
@given(candidates)
def test_within_a_group_the_least_sure_comes_first(found: list[Candidate]) -> None:
    by_id = {candidate[0]: candidate for candidate in found}
    order = [by_id[name] for name in ids(teaching_order(found, decided={}))]
    for group in {group_of(candidate) for candidate in found}:
        sure = [abs(c[3] - 0.5) for c in order if group_of(c) == group]
        assert sure == sorted(sure)


def test_the_order_depends_on_no_order() -> None:
    found: list[Candidate] = [
        (name, "s", "framing", sure) for name, sure in (("a", 0.6), ("b", 0.4))
    ]
    found.append(("c", "t", "framing", 0.9))
    orders = [teaching_order(each, decided={}) for each in permutations(found)]
    assert all(order == orders[0] for order in orders)
    assert ids(orders[0]) == ["a", "c", "b"]


@settings(deadline=None)
@given(candidates, decided, st.data())
def test_the_rest_keeps_its_places_when_the_first_of_a_group_is_decided(
    found: list[Candidate], had: dict[tuple[str | None, str], int], data: st.DataObject
) -> None:
    order = teaching_order(found, decided=had)
    if not order:
        return
    by_id = {candidate[0]: candidate for candidate in found}
    groups = sorted({str(group_of(c)) for c in found})
    chosen = data.draw(st.sampled_from(groups))
    first = next(place for place in order if str(group_of(by_id[place[2]])) == chosen)
    rest = [candidate for candidate in found if candidate[0] != first[2]]
    after = {**had, group_of(by_id[first[2]]): had.get(group_of(by_id[first[2]]), 0) + 1}
    assert teaching_order(rest, decided=after) == [place for place in order if place != first]
