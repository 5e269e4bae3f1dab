from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consist.model import Article, Note, Skipped
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
    note = kept[3]
    assert isinstance(note, Note)
    assert (note.source, note.where) == ("a.jsonl", "line 2")
    assert "had the same id ('1')" in note.reason
    assert f"1 other has a mark of its own added to it ('{kept[1].id}')" in note.reason


def test_ids_that_several_articles_had_are_told_in_one_note() -> None:
    rows = [("x1", "Gazette"), ("x2", "Gazette"), ("x1", "Courier"), ("x1", "Post"), ("x2", "Post")]
    kept = list(with_unique_ids(found(*(Article(name, outlet, "Rain.") for name, outlet in rows))))
    notes = [item for item in kept if isinstance(item, Note)]
    assert len(notes) == 1
    assert "('x1', 'x2')" in notes[0].reason
    assert "3 others have a mark" in notes[0].reason


def test_ids_of_their_own_need_no_note() -> None:
    kept = list(with_unique_ids(found(Article("1", "Post", "Rain."), Article("2", "Post", "Sun."))))
    assert [type(item) for item in kept] == [Article, Article]


@given(st.lists(st.tuples(st.sampled_from("12"), st.sampled_from("ABC"), st.sampled_from("xyz"))))
def test_ids_are_unique_and_nothing_is_lost(rows: list[tuple[str, str, str]]) -> None:
    articles = [Article(name, outlet, text) for name, outlet, text in rows]
    kept = list(with_unique_ids(found(*articles)))
    ids = [item.id for item in kept if isinstance(item, Article)]
    assert len([item for item in kept if not isinstance(item, Note)]) == len(rows)
    assert len(ids) == len(set(ids)) == len(set(rows))
