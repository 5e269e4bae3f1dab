from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from math import log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from consist import stories
from consist.article_names import Mentions, name_vectors
from consist.config import Settings
from consist.likeness import NAMELESS_SCALE
from consist.model import Article, Story
from consist.ports import Vectors
from consist.stories import article_vector, find_stories, find_story

DAY_ONE = datetime(2031, 5, 1, tzinfo=UTC)
FLOOD = "Rescuers in Tolmin looked for survivors after the river Sarn broke its banks, said {}."
VOTE = "The parliament of Ordania voted for the budget of minister Brandt on {}."


def article(
    name: str, text: str = "", *, day: float | None = None, story: str | None = None
) -> Article:
    published = None if day is None else DAY_ONE + timedelta(days=day)
    return Article(name, f"outlet {name}", text, published_at=published, story=story)


def toward(*angles: float) -> Vectors:
    """Return unit vectors of the plane, by their angles in degrees."""
    turned = np.radians(np.array(angles, dtype=np.float64))
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def members(found: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.article_ids) for story in found}


def groups(*names: str) -> set[frozenset[str]]:
    return {frozenset(name) for name in names}


def test_articles_of_one_event_are_one_story() -> None:
    articles = [
        article("a", FLOOD.format("Brandt"), day=0),
        article("b", VOTE.format("Monday"), day=0),
        article("c", FLOOD.format("police"), day=1),
        article("d", VOTE.format("Tuesday"), day=1),
    ]
    found = find_stories(articles, toward(0, 90, 10, 95), settings=Settings())
    assert members(found) == groups("ac", "bd")


def test_names_tell_apart_what_the_vectors_do_not() -> None:
    text = "An earthquake struck the town of {0} at night, and rescuers from {0} dig in {1} street."
    articles = [
        article("a", text.format("Tolmin", "Harbour")),
        article("b", text.format("Qarran", "Palace")),
        article("c", text.format("Tolmin", "Harbour")),
        article("d", text.format("Qarran", "Palace")),
    ]
    found = find_stories(articles, toward(0, 45, 50, 2), settings=Settings(story_similarity=0.4))
    assert members(found) == groups("ac", "bd")


def test_a_story_is_named_after_its_earliest_article_and_tells_them_in_order() -> None:
    articles = [
        article("c", FLOOD, day=2),
        article("b", FLOOD),
        article("d", FLOOD, day=0),
        article("a", FLOOD, day=2),
    ]
    found = find_stories(articles, toward(0, 0, 0, 0), settings=Settings())
    assert found == (Story("d", ("d", "a", "c", "b")),)


def test_articles_too_far_apart_in_time_do_not_join() -> None:
    articles = [article(name, FLOOD, day=day) for name, day in (("a", 0), ("b", 9), ("c", 18))]
    found = find_stories(articles, toward(0, 1, 2), settings=Settings(story_days=10))
    assert len(found) == 2
    assert frozenset("ac") not in members(found)
    same_day = find_stories(articles[:2], toward(0, 1), settings=Settings(story_days=0))
    assert members(same_day) == groups("a", "b")


def test_an_undated_article_may_join_any() -> None:
    articles = [article("a", FLOOD, day=0), article("b", FLOOD), article("c", FLOOD, day=40)]
    found = find_stories(articles, toward(0, 1, 50), settings=Settings())
    assert members(found) == groups("ab", "c")


def test_a_chain_of_half_alike_articles_does_not_run_through() -> None:
    articles = [article(name) for name in "abcdefgh"]
    found = find_stories(
        articles, toward(*range(0, 320, 40)), settings=Settings(story_similarity=0.25)
    )
    assert len(found) >= 3


def test_given_stories_stand_whatever_the_articles_say() -> None:
    articles = [
        article("a", FLOOD, day=0, story="one"),
        article("b", VOTE, day=300, story="one"),
        article("c", FLOOD, day=0, story="two"),
    ]
    expected = (Story("one", ("a", "b")), Story("two", ("c",)))
    assert find_stories(articles, toward(0, 180, 0), settings=Settings()) == expected
    unnamed = article("d", FLOOD, day=0)
    found = find_stories([*articles, unnamed], toward(0, 180, 0, 0), settings=Settings())
    assert {story.id: story.article_ids for story in found} == {
        "one": ("a", "b"),
        "two": ("c", "d"),
    }


def test_where_nobody_is_named_the_vectors_decide() -> None:
    articles = [article(name, "الفيضانات في المدينة") for name in "abcd"]
    found = find_stories(articles, toward(0, 30, 180, 150), settings=Settings())
    assert members(found) == groups("ab", "cd")


def test_no_article_and_one_article() -> None:
    assert find_stories([], np.empty((0, 2), dtype=np.float32), settings=Settings()) == ()
    assert find_stories([article("a")], toward(0), settings=Settings()) == (Story("a", ("a",)),)


def test_an_article_without_sentences_is_a_story_of_its_own() -> None:
    vectors = np.array([[1, 0], [0, 0], [1, 0]], dtype=np.float32)
    articles = [article(name) for name in "abc"]
    assert members(find_stories(articles, vectors, settings=Settings())) == groups("ac", "b")


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [
        article("a", FLOOD, day=0),
        article("b", FLOOD, day=0),
        article("c", VOTE, day=8),
        article("d", VOTE),
        article("e", "", day=3),
    ]
    vectors = toward(0, 40, 90, 100, 45)
    expected = find_stories(articles, vectors, settings=Settings())
    for order in permutations(range(5)):
        shuffled = [articles[row] for row in order]
        assert find_stories(shuffled, vectors[list(order)], settings=Settings()) == expected


def test_a_web_too_large_is_cut_at_its_weaker_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "LARGEST_WHOLE", 3)
    articles = [article(name) for name in "abcdef"]
    found = find_stories(
        articles, toward(0, 2, 4, 60, 62, 64), settings=Settings(story_similarity=0.1)
    )
    assert members(found) == groups("abc", "def")


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(str(n), day=n % 7) for n in range(40)]
    vectors = toward(*(n * 37 % 360 for n in range(40)))
    expected = find_stories(articles, vectors, settings=Settings())
    monkeypatch.setattr(stories, "BLOCK", 7)
    assert find_stories(articles, vectors, settings=Settings()) == expected


def plain_average_linkage(likeness: np.ndarray, *, least: float) -> set[frozenset[int]]:
    """Join the two clusters most alike on average until none are alike enough."""
    clusters = [frozenset([row]) for row in range(len(likeness))]
    while len(clusters) > 1:
        alike, one, other = max(
            (float(likeness[np.ix_(sorted(a), sorted(b))].mean()), i, j)
            for i, a in enumerate(clusters)
            for j, b in enumerate(clusters[:i])
        )
        if alike <= least:
            break
        joined = clusters[one] | clusters[other]
        clusters = [c for n, c in enumerate(clusters) if n not in {one, other}] + [joined]
    return set(clusters)


@given(st.integers(0, 10_000), st.integers(2, 9), st.sampled_from([-0.1, 0.05, 0.2]))
@hypothesis_settings(deadline=None, max_examples=40)
def test_stories_are_those_of_average_linkage(seed: int, count: int, least: float) -> None:
    """Without names a likeness is a fixed share of the cosine; there are no ties.

    What is asked of so few articles is less than what the settings say.
    """
    matrix = np.random.default_rng(seed).normal(size=(count, 4))
    vectors = (matrix / np.linalg.norm(matrix, axis=1, keepdims=True)).astype(np.float32)
    articles = [article(f"{n:02}") for n in range(count)]
    found = find_stories(articles, vectors, settings=Settings(story_similarity=least))
    likeness = NAMELESS_SCALE * (vectors.astype(np.float64) @ vectors.T)
    asked = least - 0.05 * log10(60 / count)
    expected = plain_average_linkage(likeness, least=asked)
    assert members(found) == {frozenset(f"{row:02}" for row in cluster) for cluster in expected}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 359),
            st.sampled_from((None, 0, 3, 9, 15)),
            st.sampled_from((None, None, None, "one", "two")),
            st.sampled_from((FLOOD, VOTE, "")),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from((0.1, 0.2, 0.5)),
)
@hypothesis_settings(max_examples=150, deadline=None)
def test_one_articles_story_is_that_of_all_stories(
    drawn: list[tuple[int, int | None, str | None, str]], least: float
) -> None:
    articles = [
        article(f"{place:02}", text, day=day, story=story)
        for place, (_, day, story, text) in enumerate(drawn)
    ]
    vectors = toward(*(angle for angle, *_ in drawn))
    wanted = Settings(story_similarity=least)
    mentions = [Mentions.of(one.text) for one in articles]
    for story in find_stories(articles, vectors, settings=wanted):
        for name in story.article_ids:
            found = find_story(name, articles, vectors, mentions=mentions, settings=wanted)
            assert found == story


def quakes() -> list[Article]:
    """Return six articles on each of two earthquakes, and a late one on the second."""
    text = "An earthquake struck {0} at night. Mayor {1} said that rescuers dig in {0}."
    first = [article(f"a{n}", text.format("Tolmin", "Brandt"), day=n) for n in range(6)]
    second = [article(f"b{n}", text.format("Qarran", "Okoro"), day=n) for n in range(6)]
    late = article(
        "c", "Mayor Okoro thanked the world for its help. Nobody had expected it.", day=6
    )
    return [*first, *second, late]


def test_like_events_are_stories_of_one_topic() -> None:
    articles = quakes()
    found = find_stories(articles, toward(*[0] * 13), settings=Settings(story_similarity=0.1))
    one, other = (tuple(f"{letter}{n}" for n in range(6)) for letter in "ab")
    assert found == (Story("a0", one, "a0"), Story("b0", (*other, "c"), "a0"))


def test_few_articles_are_no_event_of_their_own() -> None:
    articles = [one for one in quakes() if one.id not in {"b0", "b1", "c"}]
    (story,) = find_stories(articles, toward(*[0] * 10), settings=Settings(story_similarity=0.1))
    assert story.topic is None


def test_a_given_story_is_not_told_apart() -> None:
    articles = [replace(one, story="quake") if one.id != "c" else one for one in quakes()]
    (story,) = find_stories(articles, toward(*[0] * 13), settings=Settings(story_similarity=0.1))
    assert story.id == "quake"


def test_one_of_two_like_events_is_found_from_its_articles() -> None:
    articles, settings = quakes(), Settings(story_similarity=0.1)
    mentions = [Mentions.of(one.text) for one in articles]
    for story in find_stories(articles, toward(*[0] * 13), settings=settings):
        for name in story.article_ids:
            found = find_story(
                name, articles, toward(*[0] * 13), mentions=mentions, settings=settings
            )
            assert found == story


def test_one_articles_story_in_a_web_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "LARGEST_WHOLE", 3)
    monkeypatch.setattr(stories, "BLOCK", 2)
    articles = [article(name, FLOOD) for name in "abcdefgh"]
    vectors = toward(0, 10, 20, 60, 70, 80, 85, 90)
    mentions = [Mentions.of(one.text) for one in articles]
    for story in find_stories(articles, vectors, settings=Settings()):
        for name in story.article_ids:
            assert story == find_story(
                name, articles, vectors, mentions=mentions, settings=Settings()
            )


def test_the_lead_weighs_more() -> None:
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert article_vector(vectors) == pytest.approx(
        np.array([1, 1 / np.sqrt(2)]) / np.sqrt(1.5), abs=1e-6
    )
    assert article_vector(np.empty((0, 5), dtype=np.float32)).tolist() == [0.0] * 5


def cosines(*texts: str) -> np.ndarray:
    vectors = name_vectors([Mentions.of(text) for text in texts])
    return np.asarray((vectors @ vectors.T).toarray())


def test_shared_names_count_and_rare_ones_more() -> None:
    common = ["The talks in Ordania went on."] * 30
    found = cosines(
        "The mayor of Tolmin spoke in Ordania.",
        "A walk to Tolmin in the rain.",
        "The mayor spoke in Ordania.",
        "the weather was fine",
        *common,
    )
    assert found[0, 1] > found[0, 2] > 0
    assert found[0, 3] == found[3, 3] == 0.0
    assert found[0, 0] == pytest.approx(1.0)


def test_a_word_that_only_opens_sentences_is_no_name() -> None:
    found = cosines("Rescuers came to Tolmin.", "Rescuers went to Qarran. So rescuers said.")
    assert found[0, 1] == 0.0


def test_a_possessive_is_the_same_name() -> None:
    found = cosines("They saw Tolmin’s mayor.", "They saw Tolmin.", "They saw Tolmin's mayor.")
    assert found == pytest.approx(np.ones((3, 3)))


def test_a_story_without_a_name_never_gets_that_of_another() -> None:
    articles = [
        article("1", VOTE.format("Monday"), day=0),
        article("1~", "A cat was found in Sarn.", day=50),
        article("x", FLOOD.format("Brandt"), day=100, story="1"),
        article("y", FLOOD.format("police"), day=100, story="1"),
    ]
    found = find_stories(articles, toward(0, 60, 120, 121), settings=Settings())
    assert members(found) == {frozenset({"1"}), frozenset({"1~"}), frozenset({"x", "y"})}
    assert len({story.id for story in found}) == 3
    assert next(story.id for story in found if "x" in story.article_ids) == "1"
