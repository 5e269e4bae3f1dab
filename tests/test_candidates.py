from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import log2, prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from consist import candidates
from consist.candidates import find_candidates
from consist.config import Settings
from consist.copies import CopyGroups
from consist.model import Pair, Sentence, SentenceRole, Story
from consist.ports import Vectors

ALL = Settings(small_story_pairs=1_000_000)


def sentence(article: str, outlet: str, position: int, text: str = "") -> Sentence:
    words = text or f"{article} {position}"
    return Sentence(article, 100 * position, 100 * position + len(words), position, outlet, words)


def corpus(sizes: dict[str, tuple[str, int]], *, seed: int = 3) -> tuple[list[Sentence], Vectors]:
    """Make articles of so many sentences, {article: (outlet, count)}, with random unit vectors."""
    sentences = [
        sentence(article, outlet, position)
        for article, (outlet, count) in sizes.items()
        for position in range(count)
    ]
    return sentences, unit(np.random.default_rng(seed).normal(size=(len(sentences), 8)))


def unit(matrix: np.ndarray) -> Vectors:
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


def story(sentences: Sequence[Sentence], *, name: str = "s") -> Story:
    return Story(name, tuple(sorted({s.article_id for s in sentences})))


def keys(pairs: Sequence[Pair]) -> set[tuple[str, str]]:
    return {(pair.left.text, pair.right.text) for pair in pairs}


def nearest(
    sentences: Sequence[Sentence], vectors: Vectors, *, k: int
) -> dict[tuple[Sentence, Sentence], tuple[int, int]]:
    """Return, plainly, each cross-outlet pair of which one is among the k nearest of the other.

    The other must have it among its own 2 k nearest.
    """
    cosine = np.round(vectors @ vectors.T, 6)

    def rank(one: int, other: int) -> int:
        rivals = [
            row
            for row, rival in enumerate(sentences)
            if rival.article_id == sentences[other].article_id
        ]
        rivals.sort(key=lambda row: (-cosine[one, row], sentences[row]))
        return rivals.index(other) + 1

    found = {}
    for one, other in combinations(range(len(sentences)), 2):
        if sentences[one].outlet != sentences[other].outlet:
            ranks = sorted((rank(one, other), rank(other, one)))
            if ranks[0] <= k and ranks[1] <= 2 * k:
                left, right = sorted((sentences[one], sentences[other]))
                found[left, right] = (ranks[0], ranks[1])
    return found


SIZES = {"a": ("A", 4), "b": ("B", 5), "c": ("C", 3), "d": ("A", 2)}


@pytest.mark.parametrize("k", [1, 2, 4])
def test_the_nearest_of_each_other_article_are_taken(k: int) -> None:
    sentences, vectors = corpus(SIZES)
    found = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=CopyGroups(),
        settings=Settings(neighbours=k, small_story_pairs=0),
    )
    expected = nearest(sentences, vectors, k=k)
    assert {(pair.left, pair.right): pair.rank for pair in found.pairs} == {
        pair: ranks[0] for pair, ranks in expected.items()
    }
    assert found.considered == len(expected)
    assert found.cut_by_budget == 0
    assert found.possible == 4 * 5 + 4 * 3 + 5 * 3 + 5 * 2 + 3 * 2


def test_similarity_is_the_cosine() -> None:
    sentences, vectors = corpus(SIZES)
    found = find_candidates(
        sentences, vectors, stories=[story(sentences)], copies=CopyGroups(), settings=ALL
    )
    row = {s: n for n, s in enumerate(sentences)}
    for pair in found.pairs:
        exact = float(vectors[row[pair.left]] @ vectors[row[pair.right]])
        assert pair.similarity == pytest.approx(exact, abs=1e-5)


def test_the_budget_keeps_the_nearest_and_prefers_mutual_neighbours() -> None:
    sentences, vectors = corpus(SIZES)
    ranks = nearest(sentences, vectors, k=3)
    settings = Settings(neighbours=3, small_story_pairs=0)
    everything = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=CopyGroups(),
        settings=settings,
    )
    order = [p.similarity - 0.05 * log2(prod(ranks[p.left, p.right])) for p in everything.pairs]
    assert order == sorted(order, reverse=True)
    few = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=CopyGroups(),
        settings=Settings(neighbours=3, small_story_pairs=0, pair_budget=7),
    )
    assert few.pairs == everything.pairs[:7]
    assert few.cut_by_budget == everything.considered - 7


def test_letting_pairs_go_early_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences, vectors = corpus(SIZES)
    settings = Settings(neighbours=3, small_story_pairs=0, pair_budget=5)

    def run() -> candidates.Candidates:
        return find_candidates(
            sentences,
            vectors,
            stories=[story(sentences)],
            copies=CopyGroups(),
            settings=settings,
        )

    expected = run()
    monkeypatch.setattr(candidates, "HELD_PAIRS", 1)
    assert run() == expected


def test_a_small_story_is_compared_whole_up_to_the_limit() -> None:
    sentences, vectors = corpus({"a": ("A", 3), "b": ("B", 4), "c": ("A", 2)})
    for limit, count in ((20, 20), (19, len(nearest(sentences, vectors, k=1)))):
        found = find_candidates(
            sentences,
            vectors,
            stories=[story(sentences)],
            copies=CopyGroups(),
            settings=Settings(neighbours=1, small_story_pairs=limit),
        )
        assert len(found.pairs) == count


@given(st.sampled_from("abcd"), st.sampled_from((0, 20, 60)), st.integers(0, 9))
@hypothesis_settings(max_examples=40, deadline=None)
def test_a_focus_takes_its_pairs_out_of_those_of_all(name: str, limit: int, seed: int) -> None:
    sentences, vectors = corpus(SIZES, seed=seed)

    def found(focus: set[str] | None) -> tuple[Pair, ...]:
        return find_candidates(
            sentences,
            vectors,
            stories=[story(sentences)],
            copies=CopyGroups(),
            settings=Settings(neighbours=1, small_story_pairs=limit),
            focus=focus,
        ).pairs

    of_it = [p for p in found(None) if name in {p.left.article_id, p.right.article_id}]
    assert list(found({name})) == of_it


def test_other_stories_and_boilerplate_are_left_out() -> None:
    sentences, vectors = corpus({"a": ("A", 2), "b": ("B", 2), "c": ("C", 2), "d": ("D", 2)})
    teaser = sentences[2]
    sentences[2] = Sentence(
        teaser.article_id, 0, 9, 0, teaser.outlet, teaser.text, SentenceRole.BOILERPLATE
    )
    found = find_candidates(
        sentences,
        vectors,
        stories=[Story("1", ("a", "b")), Story("2", ("c",)), Story("3", ("d",))],
        copies=CopyGroups(),
        settings=ALL,
    )
    assert keys(found.pairs) == {("a 0", "b 1"), ("a 1", "b 1")}


def test_prints_of_one_text_meet_the_others_once_and_each_other_never() -> None:
    sentences, vectors = corpus({"a": ("A", 1), "b": ("B", 1), "c": ("C", 1), "d": ("D", 1)})
    copies = CopyGroups((tuple(sentences[:3]),))
    found = find_candidates(
        sentences, vectors, stories=[story(sentences)], copies=copies, settings=ALL
    )
    assert keys(found.pairs) == {("a 0", "d 0")}
    assert found.possible == 1


def test_a_text_speaks_through_its_second_print_against_the_first_ones_outlet() -> None:
    sentences, vectors = corpus({"a": ("A", 1), "b": ("B", 1), "c": ("A", 1)})
    copies = CopyGroups((tuple(sentences[:2]),))
    found = find_candidates(
        sentences, vectors, stories=[story(sentences)], copies=copies, settings=ALL
    )
    assert keys(found.pairs) == {("b 0", "c 0")}


def test_two_texts_of_the_same_two_outlets_meet_once() -> None:
    sentences, vectors = corpus({"a": ("A", 2), "b": ("B", 2)})
    a0, a1, b0, b1 = sentences
    copies = CopyGroups(((a0, b0), (a1, b1)))
    found = find_candidates(
        sentences, vectors, stories=[story(sentences)], copies=copies, settings=ALL
    )
    assert len(found.pairs) == 1
    assert keys(found.pairs) <= {("a 0", "b 1"), ("a 1", "b 0")}


def test_a_text_speaks_in_each_story_that_prints_it() -> None:
    sentences, vectors = corpus({"a": ("A", 1), "b": ("B", 1), "c": ("C", 1), "d": ("D", 1)})
    copies = CopyGroups(((sentences[0], sentences[2]),))
    found = find_candidates(
        sentences,
        vectors,
        stories=[Story("1", ("a", "b")), Story("2", ("c", "d"))],
        copies=copies,
        settings=ALL,
    )
    assert keys(found.pairs) == {("a 0", "b 0"), ("c 0", "d 0")}


def test_a_focus_keeps_the_pairs_of_its_articles_and_speaks_through_its_own_print() -> None:
    sentences, vectors = corpus({"a": ("A", 1), "b": ("B", 1), "c": ("C", 1), "d": ("D", 1)})
    copies = CopyGroups(((sentences[0], sentences[3]),))
    found = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=copies,
        settings=ALL,
        focus={"d"},
    )
    assert keys(found.pairs) == {("b 0", "d 0"), ("c 0", "d 0")}


def test_a_text_in_focus_meets_the_second_print_of_one_that_is_not() -> None:
    sentences, vectors = corpus({"a": ("A", 1), "b": ("B", 2), "c": ("A", 1)})
    a0, b0, b1, c0 = sentences
    found = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=CopyGroups(((a0, b0), (c0, b1))),
        settings=ALL,
        focus={"a"},
    )
    assert keys(found.pairs) == {("a 0", "b 1")}


def test_reprints_do_not_crowd_out_the_pair_that_matters() -> None:
    """Ten prints of one line lie nearer to it than the account that differs."""
    lines = [sentence(f"a{n}", f"O{n}", 0, "wire line") for n in range(10)]
    differing = sentence("z", "Z", 0, "another account")
    vectors = unit(np.array([[1.0, 0.0]] * 10 + [[1.0, 1.0]]))
    found = find_candidates(
        [*lines, differing],
        vectors,
        stories=[story([*lines, differing])],
        copies=CopyGroups((tuple(lines),)),
        settings=Settings(neighbours=1, small_story_pairs=0, pair_budget=1),
    )
    assert keys(found.pairs) == {("wire line", "another account")}


def test_nothing_in_gives_nothing_out() -> None:
    empty = np.empty((0, 8), dtype=np.float32)
    found = find_candidates([], empty, stories=[], copies=CopyGroups(), settings=ALL)
    assert found == candidates.Candidates((), 0, 0, 0)
    alone = [sentence("a", "A", 0)]
    vectors = np.ones((1, 8), dtype=np.float32)
    found = find_candidates(
        alone, vectors, stories=[story(alone)], copies=CopyGroups(), settings=ALL
    )
    assert found.pairs == ()


@given(st.data())
@hypothesis_settings(deadline=None, max_examples=60)
def test_pairs_obey_the_rules_whatever_the_order(data: st.DataObject) -> None:
    sizes = data.draw(
        st.dictionaries(
            st.sampled_from("abcdef"),
            st.tuples(st.sampled_from("ABC"), st.integers(1, 4)),
            min_size=1,
            max_size=6,
        )
    )
    sentences, vectors = corpus(sizes, seed=data.draw(st.integers(0, 9)))
    labels = data.draw(st.lists(st.integers(0, 5), min_size=len(sentences)))
    by_label: dict[int, list[Sentence]] = {}
    for one, label in zip(sentences, labels, strict=False):
        by_label.setdefault(label, []).append(one)
    copies = CopyGroups(tuple(tuple(g) for g in by_label.values() if len(g) > 1))
    settings = data.draw(st.sampled_from([ALL, Settings(neighbours=1, small_story_pairs=3)]))
    focus = data.draw(st.none() | st.sets(st.sampled_from("abcdef")))
    found = find_candidates(
        sentences,
        vectors,
        stories=[story(sentences)],
        copies=copies,
        settings=settings,
        focus=focus,
    )
    met = set()
    for pair in found.pairs:
        assert pair.left < pair.right
        assert pair.left.outlet != pair.right.outlet
        texts = frozenset(copies.representative(side) for side in (pair.left, pair.right))
        assert len(texts) == 2
        assert texts not in met
        assert focus is None or {pair.left.article_id, pair.right.article_id} & focus
        met.add(texts)
    if settings is ALL:
        assert met == {
            frozenset((copies.representative(one), copies.representative(other)))
            for one, other in combinations(sentences, 2)
            if one.outlet != other.outlet
            and copies.representative(one) != copies.representative(other)
            and (focus is None or {one.article_id, other.article_id} & focus)
        }
    order = data.draw(st.permutations(range(len(sentences))))
    again = find_candidates(
        [sentences[row] for row in order],
        vectors[order],
        stories=[story(sentences)],
        copies=copies,
        settings=settings,
        focus=focus,
    )
    assert again == found
