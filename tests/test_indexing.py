"""Built indexes as a user meets them, on real files, over an encoder that needs no weights."""

from pathlib import Path

import pytest

from consist import indexing
from consist.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError, InputError
from consist.index import FaissIndex
from consist.model import Article
from tests.fakes import HashEncoder

SUBJECTS = ("the Halm pit", "the Sarn bridge", "the harvest", "the rail strike", "the new mayor")


def archive() -> list[Article]:
    return [
        Article(
            f"a{number}",
            f"outlet {number % 3}",
            f"Reports spoke of {subject} on Friday. People near {subject} waited for {subject}.",
        )
        for number, subject in enumerate(SUBJECTS)
    ]


def test_an_index_holds_every_sentence_and_survives_being_deleted(tmp_path: Path) -> None:
    encoder = HashEncoder()
    manifest = indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    assert (manifest.articles, manifest.rows) == (5, 10)
    for file in (tmp_path / "indexes" / "world").iterdir():
        file.unlink()
    with pytest.raises(IndexNotFoundError, match="consist index rebuild world"):
        indexing.check("world", home=tmp_path)
    rebuilt = indexing.rebuild("world", home=tmp_path, encoder=encoder)
    assert (rebuilt.articles, rebuilt.rows) == (5, 10)
    assert indexing.related("world", [], home=tmp_path, encoder=encoder) == tuple(archive())


def test_an_article_of_a_known_id_is_replaced(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    changed = Article("a0", "outlet 0", "The Halm pit has reopened.")
    manifest = indexing.add("world", [changed], home=tmp_path, encoder=encoder)
    assert (manifest.articles, manifest.rows) == (5, 9)
    assert changed in indexing.related("world", [], home=tmp_path, encoder=encoder)


def test_new_articles_call_up_those_about_the_same(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    new = Article("new", "Herald", "Reports of the Sarn bridge near the Sarn bridge.")
    index = FaissIndex.load(tmp_path / "indexes" / "world", encoder=encoder.identity)
    ranked = indexing.nearest_articles(index, encoder.encode([new.text]), known={"new"})
    assert ranked[0] == "a1"
    found = indexing.related("world", [new], home=tmp_path, encoder=encoder)
    assert archive()[1] in found


def test_one_article_or_the_whole_index_can_be_removed(tmp_path: Path) -> None:
    encoder = HashEncoder()
    indexing.add("world", archive(), home=tmp_path, encoder=encoder)
    assert indexing.remove("world", home=tmp_path, encoder=encoder, ids=["a2"]) == 1
    assert indexing.check("world", home=tmp_path).articles == 4
    with pytest.raises(InputError, match="no article 'a2'"):
        indexing.remove("world", home=tmp_path, encoder=encoder, ids=["a2"])
    assert indexing.remove("world", home=tmp_path, encoder=encoder) == 4
    assert indexing.names(home=tmp_path) == ()


def test_another_encoder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    indexing.add("world", archive(), home=tmp_path, encoder=HashEncoder())
    with pytest.raises(IndexMismatchError, match="consist index rebuild world"):
        indexing.related("world", archive()[:1], home=tmp_path, encoder=HashEncoder(dimension=32))


def test_a_name_that_nobody_made_says_what_there_is(tmp_path: Path) -> None:
    indexing.add("world", archive(), home=tmp_path, encoder=HashEncoder())
    with pytest.raises(IndexStoreError, match=r"no index 'wrold'.*there are: world"):
        indexing.related("wrold", [], home=tmp_path, encoder=HashEncoder())


def test_nothing_to_add_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article to add"):
        indexing.add("world", [], home=tmp_path, encoder=HashEncoder())
