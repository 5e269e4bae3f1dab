"""Which model of a cascade answers, seen with models that give what they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.cascade import Cascade, opened_ahead
from consist.errors import ModelError
from consist.model import ModelIdentity, Scores
from consist.ports import Scorer

Way = tuple[str, str]

NOTHING = Scores(entailment=0.01, neutral=0.98, contradiction=0.01)
LARGE = ModelIdentity("large", "2")


class Told:
    """A scorer that answers what it was told, and keeps what it was asked."""

    def __init__(self, identity: ModelIdentity, answers: Mapping[Way, Scores]) -> None:
        self.identity = identity
        self._answers = answers
        self.asked: list[list[Way]] = []

    def score(self, pairs: Sequence[Way]) -> list[Scores]:
        self.asked.append(list(pairs))
        return [self._answers.get(pair, NOTHING) for pair in pairs]


def scores(contradiction: float, entailment: float = 0.0) -> Scores:
    return Scores(entailment, 1 - contradiction - entailment, contradiction)


def cascade(small: Scorer, large: Scorer) -> Cascade:
    return Cascade(
        small=small,
        large_identity=LARGE,
        open_large=lambda: large,
        least_contradiction=0.1,
        least_entailment=0.2,
        least_back=0.15,
    )


def small_told(answers: Mapping[Way, Scores]) -> Told:
    return Told(ModelIdentity("small", "1"), answers)


def test_the_large_model_reads_what_the_small_one_leaves_open_either_way() -> None:
    small = small_told(
        {("a", "b"): scores(0.3), ("d", "c"): scores(0.0, 0.3), ("f", "e"): scores(0.0999, 0.1999)}
    )
    large = Told(LARGE, {("a", "b"): scores(0.9), ("c", "d"): scores(0.8), ("d", "c"): scores(0.7)})
    asked = [("a", "b"), ("c", "d"), ("e", "f"), ("b", "a")]
    assert cascade(small, large).score(asked) == [scores(0.9), scores(0.8), NOTHING, NOTHING]
    # b, a is open because a, b is; c, d because d, c is, which is read as well
    assert large.asked == [[("a", "b"), ("d", "c")], [("b", "a"), ("c", "d")]]


@pytest.mark.parametrize("at_the_bound", [scores(0.1), scores(0.0, 0.2)])
def test_the_bounds_themselves_are_open(at_the_bound: Scores) -> None:
    large = Told(LARGE, {("a", "b"): scores(0.5)})
    found = cascade(small_told({("a", "b"): at_the_bound}), large).score([("a", "b")])
    assert found == [scores(0.5)]


def test_equal_pairs_are_read_once() -> None:
    small, large = small_told({("a", "b"): scores(0.3)}), Told(LARGE, {})
    assert cascade(small, large).score([("a", "b"), ("a", "b"), ("b", "a")]) == [NOTHING] * 3
    assert small.asked == [[("a", "b"), ("b", "a")]]
    assert large.asked == [[("a", "b")]]


@pytest.mark.parametrize(
    ("first", "small_back", "read"),
    [
        (scores(0.149, 0.499), scores(0.0, 0.149), False),
        (scores(0.15, 0.0), scores(0.0, 0.0), True),
        (scores(0.0, 0.5), scores(0.0, 0.0), True),
        (scores(0.0, 0.0), scores(0.0, 0.15), True),
    ],
)
def test_the_other_direction_is_read_where_the_first_leaves_it_open(
    first: Scores, small_back: Scores, read: bool
) -> None:
    small = small_told({("a", "b"): scores(0.3), ("b", "a"): small_back})
    large = Told(LARGE, {("a", "b"): first, ("b", "a"): scores(0.7)})
    there, back = cascade(small, large).score([("a", "b"), ("b", "a")])
    assert there == first
    closed = Scores(
        entailment=small_back.entailment,
        neutral=1 - first.contradiction - small_back.entailment,
        contradiction=first.contradiction,
    )
    assert back == (scores(0.7) if read else closed)
    assert large.asked == [[("a", "b")], *([[("b", "a")]] if read else [])]


def test_which_direction_is_read_first_does_not_depend_on_which_is_asked_for() -> None:
    small = small_told({("a", "b"): scores(0.1), ("b", "a"): scores(0.12)})
    large = Told(LARGE, {("a", "b"): scores(0.9), ("b", "a"): scores(0.05)})
    both = cascade(small, large)
    assert both.score([("a", "b")]) == [scores(0.05)]
    assert both.score([("b", "a")]) == [scores(0.05)]
    assert large.asked == [[("b", "a")]] * 2


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_the_scores_of_a_direction_that_is_not_read_sum_to_one(
    clash: float, follows: float, small_clash: float, small_follows: float
) -> None:
    read = Scores(follows * (1 - clash), (1 - follows) * (1 - clash), clash)
    other = Scores(small_follows, (1 - small_follows) * (1 - small_clash), small_clash)
    small = small_told({("a", "b"): scores(1.0), ("b", "a"): other})
    both = replace(cascade(small, Told(LARGE, {("a", "b"): read})), least_back=2.0)
    back = both.score([("b", "a")])[0]
    assert min(back.contradiction, back.entailment, back.neutral) >= 0
    assert sum((back.contradiction, back.entailment, back.neutral)) == pytest.approx(1)


def test_the_large_model_is_opened_once_and_only_if_it_is_needed() -> None:
    opened: list[Scorer] = []

    def open_large() -> Scorer:
        opened.append(Told(LARGE, {}))
        return opened[-1]

    small = small_told({("a", "b"): scores(0.3)})
    both = replace(cascade(small, Told(LARGE, {})), open_large=open_large)
    assert both.score([]) == []
    assert both.score([("x", "y")]) == [NOTHING]
    assert not opened
    both.score([("a", "b")])
    both.score([("b", "a")])
    assert len(opened) == 1


def test_a_large_model_is_opened_ahead_beside_other_work() -> None:
    begun, go_on = Event(), Event()
    large = Told(LARGE, {})

    def open_large() -> Scorer:
        begun.set()
        assert go_on.wait(10)
        return large

    opened = opened_ahead(open_large)
    assert begun.wait(10)  # though nobody has asked for it
    go_on.set()
    assert opened() is large
    assert opened() is large


def test_what_fails_ahead_is_raised_when_it_is_asked_for() -> None:
    def open_large() -> Scorer:
        raise ModelError("it is damaged")

    opened = opened_ahead(open_large)
    with pytest.raises(ModelError, match="it is damaged"):
        opened()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8))
def test_no_pair_depends_on_another(pairs: list[Way]) -> None:
    said = {(one, other): scores(0.05 * ((ord(one) + 2 * ord(other)) % 4)) for one, other in pairs}
    both = cascade(small_told(said), Told(LARGE, {pair: scores(0.7) for pair in pairs}))
    assert both.score(pairs) == [both.score([pair])[0] for pair in pairs]


@pytest.mark.parametrize(
    "changed",
    [
        {"small": small_told({})},
        {"large_identity": ModelIdentity("large", "3")},
        {"least_contradiction": 0.3},
        {"least_entailment": 0.3},
        {"least_back": 0.3},
    ],
)
def test_whatever_changes_answers_changes_the_revision(changed: dict[str, Any]) -> None:
    plain = cascade(Told(ModelIdentity("small", "0"), {}), Told(LARGE, {}))
    assert plain.identity.name == "large"
    assert plain.identity == replace(plain).identity
    assert replace(plain, **changed).identity.revision != plain.identity.revision
