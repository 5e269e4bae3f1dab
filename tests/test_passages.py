"""Our own passages and contrasts: how their files are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrasts import FactError, blocks, contrasts
from passages import passages

TEXT = """
# tides
P The tide was out at noon.
E At noon the tide was not in.

# ferries
P Two of five ferries lie idle.
C All five ferries sail.
N The idle ones are old.
E Three sail.
"""


def written(folder: Path, text: str) -> Path:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_passage_is_the_premise_of_its_sentences(tmp_path: Path) -> None:
    found = list(passages(written(tmp_path, TEXT)))
    assert [one.subject for one in found] == ["tides", "ferries"]
    assert [(p.premise, p.hypothesis, p.label) for one in found for p in one.pairs()] == [
        ("The tide was out at noon.", "At noon the tide was not in.", "entailment"),
        ("Two of five ferries lie idle.", "All five ferries sail.", "contradiction"),
        ("Two of five ferries lie idle.", "The idle ones are old.", "neutral"),
        ("Two of five ferries lie idle.", "Three sail.", "entailment"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# a\nE Nothing to follow from.", r"one\.txt:1: wanted"),
        ("# a\nP One.\nP Two.\nE Three.", r"one\.txt:1: wanted"),
        ("\n# a\nP One.", r"one\.txt:2: wanted"),
        ("a\nP One.\nE Two.", r"one\.txt:1: wanted"),
        ("# a\nP One.\nX Two.", r"one\.txt:1: a line must begin with P, E, C or N: 'X Two\.'"),
        ("# a\nP One.\nE", r"one\.txt:1: a line must begin"),
    ],
)
def test_a_block_that_cannot_be_read_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(FactError, match=complaint):
        list(passages(written(tmp_path, text)))


def test_blocks_are_apart_by_empty_lines(tmp_path: Path) -> None:
    found = list(blocks(written(tmp_path, "\n\na\nb\n  \nc")))
    assert found == [(["a", "b"], "one.txt:3"), (["c"], "one.txt:6")]


def test_all_of_ours_can_be_read_and_none_is_told_twice() -> None:
    """A sentence with two labels for one premise is a slip of the pen."""
    labels: dict[tuple[str, str], str] = {}
    told = [pair for passage in passages() for pair in passage.pairs()]
    told += [pair for contrast in contrasts() for pair in contrast.pairs()]
    for pair in told:
        assert labels.setdefault((pair.premise, pair.hypothesis), pair.label) == pair.label
        assert pair.premise != pair.hypothesis
    assert set(labels.values()) >= {"contradiction", "entailment", "neutral"}
