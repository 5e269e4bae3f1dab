import json
from collections import Counter
from datetime import datetime
from itertools import combinations
from typing import Any

import pytest

from consist.example import articles_path

LABELS = {
    "contradiction", "framing", "superseded", "disputed_by_speakers", "agreement", "decoy",
}  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> dict[str, dict[str, str]]:
    lines = articles_path().read_text(encoding="utf-8").splitlines()
    return {(article := json.loads(line))["id"]: article for line in lines}


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    path = articles_path().parent / "gold.json"
    pairs: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return pairs


def outlets(pair: dict[str, Any], articles: dict[str, dict[str, str]]) -> list[str]:
    return [articles[pair[side]["article_id"]]["outlet"] for side in "ab"]


def test_eight_articles_of_at_least_six_outlets(articles: dict[str, dict[str, str]]) -> None:
    assert len(articles) == 8
    assert len({article["outlet"] for article in articles.values()}) >= 6
    for article in articles.values():
        assert set(article) == {"id", "outlet", "title", "url", "published_at", "text"}
        assert datetime.fromisoformat(article["published_at"]).tzinfo is not None
        assert article["url"].partition("/")[2].split("/")[1].endswith(".example")


def test_each_gold_sentence_stands_once_in_its_article(
    articles: dict[str, dict[str, str]], gold: list[dict[str, Any]]
) -> None:
    for pair in gold:
        for side in "ab":
            text = articles[pair[side]["article_id"]]["text"]
            assert text.count(pair[side]["sentence"]) == 1, pair[side]


def test_every_pair_is_across_outlets_and_listed_once(
    articles: dict[str, dict[str, str]], gold: list[dict[str, Any]]
) -> None:
    pairs = [
        frozenset((pair[side]["article_id"], pair[side]["sentence"]) for side in "ab")
        for pair in gold
    ]
    assert len(set(pairs)) == len(pairs)
    for pair in gold:
        assert len(set(outlets(pair, articles))) == 2, pair


def test_every_label_has_pairs(gold: list[dict[str, Any]]) -> None:
    counted = Counter(pair["label"] for pair in gold)
    assert set(counted) == LABELS
    assert counted["contradiction"] >= 15
    for pair in gold:
        assert pair["why"]
        assert pair["difficulty"] in {"easy", "medium", "hard"}
        assert (pair["type"] is None) <= (pair["label"] != "contradiction")


def test_contradictions_of_a_fact_are_complete(gold: list[dict[str, Any]]) -> None:
    """Versions of a fact that agree must contradict the same sentences."""
    for fact in {pair["fact"] for pair in gold if pair["label"] == "contradiction"}:
        labels = {
            frozenset((pair[side]["article_id"], pair[side]["sentence"]) for side in "ab"): pair[
                "label"
            ]
            for pair in gold
            if pair["fact"] == fact
        }
        agreeing = [key for key, label in labels.items() if label == "agreement"]
        against = [key for key, label in labels.items() if label == "contradiction"]
        for one, other in (tuple(key) for key in agreeing):
            assert {key - {one} for key in against if one in key} == {
                key - {other} for key in against if other in key
            }, (fact, one, other)
        told = set().union(*against)
        for one, other in combinations(sorted(told), 2):
            assert labels.get(frozenset((one, other))) in {"contradiction", "agreement"}, (
                fact,
                one,
                other,
            )


def test_an_update_comes_later(
    articles: dict[str, dict[str, str]], gold: list[dict[str, Any]]
) -> None:
    for pair in gold:
        if pair["label"] == "superseded":
            early, late = (articles[pair[side]["article_id"]]["published_at"] for side in "ab")
            assert early < late


def test_two_outlets_print_the_same_agency_paragraph(
    articles: dict[str, dict[str, str]],
) -> None:
    paragraphs = Counter(
        paragraph for article in articles.values() for paragraph in article["text"].split("\n\n")
    )
    assert [count for count in paragraphs.values() if count > 1] == [2]
