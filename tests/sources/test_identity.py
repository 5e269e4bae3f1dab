from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consist.model import Article, Skipped
from consist.sources.fields import Found
from consist.sources.identity import with_unique_ids


def found(*articles: Article) -> list[Found]:
    return [Found("a.jsonl", f"line {number}", item) for number, item in enumerate(articles, 1)]


def test_the_same_article_again_is_skipped_with_both_places() -> None:
    article = Article("1", "Gazette", "Talks ended.")
    assert list(with_unique_ids(found(article, article))) == [
        article,
        Skipped("a.jsonl", "line 2", "duplicate of '1' from a.jsonl, line 1"),
    ]


def test_another_article_under_the_same_id_gets_a_name_of_its_own() -> None:
    first, second = (
        Article("1", "Gazette", "Talks ended."),
        Article("1", "Courier", "They did not."),
    )
    kept = list(with_unique_ids(found(first, second, second)))
    assert kept[0] == first
    assert isinstance(kept[1], Article)
    assert kept[1].id.startswith("1~")
    assert kept[1].text == second.text
    assert isinstance(kept[2], Skipped)
    assert kept[2].reason.endswith("line 2")


@given(st.lists(st.tuples(st.sampled_from("12"), st.sampled_from("ABC"), st.sampled_from("xyz"))))
def test_ids_are_unique_and_nothing_is_lost(rows: list[tuple[str, str, str]]) -> None:
    articles = [Article(name, outlet, text) for name, outlet, text in rows]
    kept = list(with_unique_ids(found(*articles)))
    ids = [item.id for item in kept if isinstance(item, Article)]
    assert len(kept) == len(rows)
    assert len(ids) == len(set(ids)) == len(set(rows))
