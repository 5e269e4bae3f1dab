"""Annotated stories run up to the decision, the encoder and the scorer being fakes."""

import json
from pathlib import Path

import pytest

from consist.config import Settings
from consist.training.annotated import AnnotatedStory, annotated_story
from tests.fakes import HashEncoder, OverlapScorer

TEXTS = {
    "1": "The fire at the mill in Kesby killed ten people. The mayor of Kesby left at noon.",
    "2": "The fire at the mill in Kesby killed four people. The mayor of Kesby stayed at noon.",
}
READ = (
    "The fire at the mill in Kesby killed ten people.",
    "The fire at the mill in Kesby killed four people.",
)


def story(folder: Path, *, in_part: bool) -> AnnotatedStory:
    rows = [
        {"id": name, "outlet": f"outlet {name}", "text": text, "published_at": "2027-03-08"}
        for name, text in TEXTS.items()
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    sides = {
        side: {"article_id": name, "sentence": sentence}
        for side, name, sentence in zip("ab", TEXTS, READ, strict=True)
    }
    gold = [{"label": "contradiction", "type": "number", **sides}]
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return annotated_story(
        folder, encoder=HashEncoder(), scorer=OverlapScorer(), settings=Settings(), in_part=in_part
    )


@pytest.mark.parametrize(("in_part", "unlisted"), [(False, "none"), (True, None)])
def test_of_a_story_read_in_part_the_rest_is_unknown(
    tmp_path: Path, in_part: bool, unlisted: str | None
) -> None:
    made = story(tmp_path, in_part=in_part)
    labels = {
        frozenset((example.pair.left.text, example.pair.right.text)): example.label
        for example in made.examples()
        if example.pair is not None
    }
    assert labels.pop(frozenset(READ)) == "contradiction"
    assert labels
    assert set(labels.values()) == {unlisted}
    assert all(example.in_part is in_part for example in made.examples())
