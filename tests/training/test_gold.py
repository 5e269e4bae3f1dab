import json
from pathlib import Path

import pytest

from consist.errors import SourceError
from consist.model import Article, Pair, Sentence
from consist.training.gold import GoldStory

FIRST = Article("1", "Gazette", "Ten died. The mayor left. Rain fell.")
SECOND = Article("2", "Courier", "Nobody died. The mayor stayed.")


def row(label: str, one: str, other: str) -> dict[str, object]:
    return {
        "label": label,
        "type": "number",
        "a": {"article_id": "1", "sentence": one},
        "b": {"article_id": "2", "sentence": other},
    }


def pair(one: str, other: str) -> Pair:
    sides = []
    for article, text in ((FIRST, one), (SECOND, other)):
        start = article.text.index(text)
        sides.append(Sentence(article.id, start, start + len(text), 0, article.outlet, text))
    return Pair.of(sides[1], sides[0], similarity=0.5, rank=1)


@pytest.fixture
def gold(tmp_path: Path) -> GoldStory:
    rows = [
        row("agreement", "Ten died.", "Nobody died."),
        row("contradiction", "Ten died.", "Nobody died."),
        row("disputed_by_speakers", "The mayor left.", "The mayor stayed."),
        row("decoy", "Rain fell.", "Nobody died."),
    ]
    (tmp_path / "gold.json").write_text(json.dumps(rows), encoding="utf-8")
    return GoldStory.read(tmp_path, [FIRST, SECOND])


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("Ten died.", "Nobody died.", "contradiction"),
        ("Ten died", "Nobody died. The", "contradiction"),
        ("The mayor left.", "The mayor stayed.", "disputed"),
        ("Rain fell.", "Nobody died.", "none"),
        ("Rain fell.", "The mayor stayed.", "none"),
        ("d. The mayor left.", "Nobody died.", "none"),
    ],
)
def test_a_pair_gets_the_weightiest_label_it_meets(
    gold: GoldStory, one: str, other: str, label: str
) -> None:
    assert gold.label(pair(one, other)) == label


def test_what_is_listed_is_told_from_what_is_not(gold: GoldStory) -> None:
    assert gold.listed(pair("Rain fell.", "Nobody died.")) == "none"
    assert gold.listed(pair("Rain fell.", "The mayor stayed.")) is None


def test_a_gold_sentence_that_stands_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps([row("decoy", "Snow fell.", "Nobody died.")]))
    with pytest.raises(SourceError, match=r"gold\.json"):
        GoldStory.read(tmp_path, [FIRST, SECOND])


def test_a_contradiction_without_a_type_has_none(tmp_path: Path) -> None:
    untyped = row("contradiction", "Ten died.", "Nobody died.")
    rows = [untyped | {"type": None}, row("contradiction", "The mayor left.", "The mayor stayed.")]
    del untyped["type"]
    (tmp_path / "gold.json").write_text(json.dumps([untyped, *rows]), encoding="utf-8")
    gold = GoldStory.read(tmp_path, [FIRST, SECOND])
    assert gold.clash(pair("Ten died.", "Nobody died.")) is None
    assert gold.clash(pair("The mayor left.", "The mayor stayed.")) == "number"
    assert gold.clash(pair("Rain fell.", "The mayor stayed.")) is None


@pytest.mark.parametrize("content", ["[" * 100_000, "[1]", "{", '[{"label": "decoy"}]'])
def test_gold_that_is_broken_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "gold.json").write_text(content)
    with pytest.raises(SourceError, match=r"gold\.json"):
        GoldStory.read(tmp_path, [FIRST, SECOND])
