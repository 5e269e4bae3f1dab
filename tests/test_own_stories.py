"""Our own annotated stories: how the marks of two sentences make a gold pair."""

from __future__ import annotations

import json
from pathlib import Path

import own_stories
import pytest
from own_stories import Fact, StoryError, Told, gold, label, problems, read_story

STORY = """story: mill
fact f1 number contradiction: injured
fact f2 entity framing: what the crowd is called
== Wire | 2027-03-08T19:00:00+01:00 | Mill burns
[f1=A] Nine people were hurt.
The mill is old.

[f2=A] Protesters gathered at the gate.
== Paper | 2027-03-09T07:00:00+01:00 | Blaze at mill
[f1=B f2=B] Twelve were hurt as a mob looked on.
[f1=X] Nine were hurt in 2019.
"""


def written(folder: Path, text: str = STORY) -> Path:
    path = folder / "mill.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A", "A", "agreement"),
        ("A", "B", "contradiction"),
        ("A", 'B"', "disputed_by_speakers"),
        ("A", "B>", "superseded"),
        ("A~", "B", None),
        ("A~", "A", "agreement"),
        ("A", "X", "decoy"),
        ("X", "X", None),
    ],
)
def test_how_two_tellings_stand(one: str, other: str, expected: str | None) -> None:
    fact = Fact("f1", "number", "contradiction", "injured")
    left, right = (Told("f1", tag[0], tag[1:]) for tag in (one, other))
    assert label(left, right, fact) == label(right, left, fact) == expected


def test_the_pairs_of_a_story_and_its_text(tmp_path: Path) -> None:
    story = read_story(written(tmp_path))
    assert [
        (row["a"]["sentence"], row["b"]["sentence"], row["label"], row["type"])
        for row in gold(story)
    ] == [
        (
            "Nine people were hurt.",
            "Twelve were hurt as a mob looked on.",
            "contradiction",
            "number",
        ),
        ("Nine people were hurt.", "Nine were hurt in 2019.", "decoy", "number"),
        (
            "Protesters gathered at the gate.",
            "Twelve were hurt as a mob looked on.",
            "framing",
            "entity",
        ),
    ]
    assert story.accounts[0].text == (
        "Nine people were hurt. The mill is old.\n\nProtesters gathered at the gate."
    )
    assert list(problems(story)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("story: mill", "story: barn", "is called 'barn'"),
        ("f1 number", "f1 weather", "mill.txt:2: wanted 'fact ID TYPE KIND"),
        ("[f1=A]", "[f9=A]", "mill.txt:5: tag 'f9=A'"),
        ("2027-03-09T07:00:00+01:00", "yesterday", "mill.txt:9: 'yesterday' is no date"),
        ("| Blaze at mill", "", "mill.txt:9: wanted '== Outlet"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(StoryError, match=r"mill\.txt") as error:
        read_story(written(tmp_path, STORY.replace(old, new)))
    assert complaint in str(error.value)


def test_two_sentences_in_a_line_and_a_lone_fact_are_told(tmp_path: Path) -> None:
    text = STORY.replace("Nine people were hurt.", "Nine people were hurt. It rained.")
    text = text.replace("[f2=A] ", "")
    assert [one.split(":")[0] for one in problems(read_story(written(tmp_path, text)))] == [
        "Wire",
        "f2 is told by 1 outlet; at least two must tell it",
    ]


@pytest.mark.parametrize("path", own_stories.paths(), ids=lambda path: path.stem)
def test_our_stories_are_whole(path: Path, tmp_path: Path) -> None:
    story = read_story(path)
    assert list(problems(story)) == []
    folder = own_stories.write(path.stem, tmp_path)
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").strip().split("\n")
    text_of = {row["id"]: row["text"] for row in map(json.loads, lines)}
    pairs = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    assert {row["label"] for row in pairs} >= {"contradiction", "agreement", "decoy"}
    for row in pairs:
        assert all(side["sentence"] in text_of[side["article_id"]] for side in (row["a"], row["b"]))
