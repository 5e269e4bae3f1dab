from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from consist.errors import SourceError
from consist.evaluation.labelled import ALLOWED, LABELS, LabelledPair, read_pairs

ROW = {"premise": "The dam broke.", "hypothesis": "The dam held.", "label": "contradiction"}


def test_plain_and_gzipped_files_read_alike(tmp_path: Path) -> None:
    odd = {"premise": "Zwei Züge\u2028hielten 🚆", "hypothesis": "", "label": "not_entailment"}
    text = json.dumps(ROW) + "\n\n" + json.dumps(odd | {"weight": 0.5}, ensure_ascii=False) + "\n"
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(text, encoding="utf-8")
    packed.write_bytes(gzip.compress(text.encode()))
    expected = [
        LabelledPair("The dam broke.", "The dam held.", "contradiction"),
        LabelledPair("Zwei Züge\u2028hielten 🚆", "", "not_entailment", 0.5),
    ]
    assert read_pairs(plain) == expected
    assert read_pairs(packed) == expected


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not JSON"),
        ('{"weight": ' + "1" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "an object is wanted, not list"),
        (json.dumps(ROW | {"premise": 3}), "'premise' must be a string, it is 3"),
        (json.dumps({"premise": "a", "label": "neutral"}), "'hypothesis' must be a string"),
        (json.dumps(ROW | {"label": "contra"}), "label 'contra' is unknown"),
        (json.dumps(ROW | {"weight": 0}), "'weight' must be above 0"),
        (json.dumps(ROW | {"weight": True}), "'weight' must be above 0"),
    ],
)
def test_a_bad_line_is_named_with_its_file_and_number(
    tmp_path: Path, line: str, complaint: str
) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_pairs(path)
    assert "pairs.jsonl, line 2: " in str(caught.value)
    assert complaint in str(caught.value)


def test_unreadable_and_empty_files_are_refused(tmp_path: Path) -> None:
    broken, empty, foreign = (tmp_path / name for name in ("b.jsonl.gz", "e.jsonl", "f.jsonl"))
    broken.write_bytes(gzip.compress(b"{}")[:-4])
    damaged = tmp_path / "d.jsonl.gz"
    damaged.write_bytes(gzip.compress(b"{}")[:10] + b"\xff" * 12)
    empty.write_text("\n\n")
    foreign.write_bytes(b"\xff\xfe{")
    for path in (tmp_path / "missing.jsonl", broken, damaged, foreign):
        with pytest.raises(SourceError, match="not readable as UTF-8 JSON lines"):
            read_pairs(path)
    with pytest.raises(SourceError, match="no labelled pairs"):
        read_pairs(empty)


def test_every_label_allows_something_but_not_everything() -> None:
    for allowed in ALLOWED.values():
        assert 0 < len(allowed) < len(LABELS)
        assert allowed < set(LABELS)
