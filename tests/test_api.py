"""What a Python program calls: articles, paths and an index, over models that need no weights."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from consist import api, indexing, wiring
from consist.errors import InputError
from consist.model import Article
from consist.pipeline import Tools
from tests.light_tools import light_tools

DIED = "Twelve miners died in the Halm pit on Friday."
LIVED = "No miner died in the Halm pit on Friday."
CALM = "The owner of the Halm pit said nothing on Friday."


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> Tools:
    tools = light_tools()
    monkeypatch.setattr(wiring, "tools", lambda *_, **__: tools)
    return tools


def test_articles_that_share_an_id_are_told_apart() -> None:
    report = api.check([Article("1", "Gazette", DIED), Article("1", "Courier", LIVED)])
    assert len({article.id for article in report.articles}) == 2
    (finding,) = report.findings
    assert {finding.a.text, finding.b.text} == {DIED, LIVED}


def test_an_article_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "Gazette.jsonl"
    path.write_text(f'{{"id": "1", "outlet": "Gazette", "text": "{DIED}"}}\n')
    gazette = Article("1", "Gazette", DIED)
    report = api.check(gazette, [gazette, Article("2", "Courier", LIVED)], path)
    assert [article.id for article in report.articles] == ["1", "2"]
    skipped = report.skipped
    assert [item.source for item in skipped] == ["the articles given", "the paths given"]
    assert all("duplicate of '1'" in item.reason for item in skipped)


def test_paths_and_articles_may_come_in_one_list(tmp_path: Path) -> None:
    for outlet, text in (("Gazette", DIED), ("Courier", LIVED)):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "a.txt").write_text(text)
    both: list[str | Path | Article] = [str(tmp_path / "Gazette"), tmp_path / "Courier"]
    (finding,) = api.check(both).findings
    assert {finding.a.outlet, finding.b.outlet} == {"Courier", "Gazette"}
    assert api.check(*both).findings == api.check(iter(both)).findings == (finding,)
    assert api.compare(both).stories[0].outlets == ("Courier", "Gazette")
    mixed = [Article("1", "Herald", CALM), *both]
    assert {a.outlet for a in api.check(mixed).articles} == {"Courier", "Gazette", "Herald"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (None, "None of type NoneType"),
        (7, "7 of type int"),
        ([7], "7 of type int in what was given"),
        ([["a/"]], r"\['a/'\] of type list in what was given"),
        ({"text": DIED}, "of type dict is neither"),
        (b"a/", "b'a/' of type bytes is neither"),
    ],
)
def test_what_no_article_can_be_had_from_is_refused(given: Any, named: str) -> None:
    for function in (api.check, api.compare):
        with pytest.raises(InputError, match=named):
            function(given)
    with pytest.raises(InputError, match="is no draft; give one article"):
        api.check_draft(given, index="world")


def test_a_text_in_place_of_a_path_is_not_quoted_whole(tmp_path: Path) -> None:
    texts = [f"{DIED}\n{LIVED}", " ".join([DIED] * 50), f"{' '.join([DIED] * 50)}.md"]
    for text in texts:
        with pytest.raises(InputError) as refused:
            api.check_draft(text, index="world", home=tmp_path)
        assert "path" in str(refused.value)
        with pytest.raises(InputError) as refused_too:
            api.check(text, home=tmp_path)
        assert all(len(str(each.value)) < 400 for each in (refused, refused_too))
        assert all(LIVED not in str(each.value) for each in (refused, refused_too))


def test_a_draft_is_of_the_outlet_that_the_index_spells_otherwise(
    tmp_path: Path, light: Tools
) -> None:
    spelled = [("Gazette", DIED), ("GAZETTE", CALM), ("Gazette", LIVED), ("Courier", LIVED)]
    articles = [Article(str(n), outlet, text) for n, (outlet, text) in enumerate(spelled)]
    indexing.add("world", articles, home=tmp_path, encoder=light.encoder)
    assert {a.outlet for a in indexing.stored("world", home=tmp_path)} == {"Gazette", "Courier"}
    draft = Article("own", "gazette ", DIED)
    report = api.check_draft(draft, index="world", home=tmp_path)
    assert {(f.a.outlet, f.b.outlet) for f in report.findings} == {("Courier", "Gazette")}


def test_a_draft_of_no_outlet_is_checked_and_not_kept(tmp_path: Path, light: Tools) -> None:
    indexing.add("world", [Article("a", "Courier", LIVED)], home=tmp_path, encoder=light.encoder)
    path = tmp_path / "draft.txt"
    path.write_text(DIED)
    api.check_draft(path, index="world", home=tmp_path)
    with pytest.raises(InputError, match="whose text it is"):
        api.check_draft(path, index="world", home=tmp_path, keep=True)
    assert len(indexing.stored("world", home=tmp_path)) == 1


def test_nothing_readable_is_no_check_of_the_index_alone(tmp_path: Path, light: Tools) -> None:
    articles = [Article("a", "Gazette", DIED), Article("b", "Courier", LIVED)]
    indexing.add("world", articles, home=tmp_path, encoder=light.encoder)
    (tmp_path / "bad.jsonl").write_text('{"outlet": "Herald"}\n')
    with pytest.raises(InputError, match="none of the input"):
        api.check(tmp_path / "bad.jsonl", index="world", home=tmp_path)
    with pytest.raises(InputError, match="no article"):
        api.check([], index="world", home=tmp_path)
    assert len(api.check(index="world", home=tmp_path).findings) == 1


def test_half_a_surrogate_pair_is_a_character_like_another() -> None:
    articles = [Article("1", "Gazette", f"{DIED} \ud800"), Article("2", "Courier", LIVED)]
    assert len(api.check(articles).findings) == 1
    (story,) = api.compare([*articles, Article("3", "Herald", CALM)]).stories
    assert story.outlets == ("Courier", "Gazette", "Herald")


@pytest.mark.parametrize(
    "day", [datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, 23, 30, tzinfo=UTC)]
)
def test_the_far_ends_of_the_calendar_are_compared(day: datetime) -> None:
    articles = [
        Article("1", "Gazette", DIED, published_at=day, story="halm"),
        Article("2", "Courier", LIVED, published_at=day, story="halm"),
    ]
    assert len(api.check(articles).findings) == 1
    (story,) = api.compare(articles).stories
    assert story.outlets == ("Courier", "Gazette")
