"""Read labelled pairs of texts, for training and for measuring.

A file holds JSON lines, plain or gzipped: ``{"premise": …, "hypothesis": …, "label": …}``. A label
is one of the three of NLI, or a name for a group of them: ``not_entailment`` allows neutral and
contradiction. A pair whose label is a group teaches only that the rest is wrong, which is all that
it says.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consist.errors import SourceError

LABELS = ("contradiction", "entailment", "neutral")
"""The order in which our own models give their logits."""

ALLOWED: dict[str, frozenset[str]] = {
    "contradiction": frozenset({"contradiction"}),
    "entailment": frozenset({"entailment"}),
    "neutral": frozenset({"neutral"}),
    "not_entailment": frozenset({"neutral", "contradiction"}),
    "not_contradiction": frozenset({"entailment", "neutral"}),
    "inconsistent": frozenset({"neutral", "contradiction"}),
    "consistent": frozenset({"entailment"}),
    "weaken": frozenset({"contradiction"}),
    "not_weaken": frozenset({"entailment", "neutral"}),
}
"""What each label of a file allows a model to say.

A summary is consistent with its document where that bears out all of it, as in SummEdits and
SummaC: what the document does not mention is inconsistent too."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two texts and what may be said of them.

    `label` is a key of `ALLOWED`; `weight` scales the pair's loss in training, in (0, 100].
    """

    premise: str
    hypothesis: str
    label: str
    weight: float = 1.0

    @property
    def contradicts(self) -> bool:
        """Whether contradiction is all that the label allows."""
        return ALLOWED[self.label] == {"contradiction"}


def read_pairs(path: Path) -> list[LabelledPair]:
    """Read the labelled pairs of one file, refusing the first line that is not one.

    Raises:
        SourceError: The file cannot be read, holds no pair, or a line is not a labelled pair.
    """
    pairs = [_pair(path, number, line) for number, line in _lines(path) if line.strip()]
    if not pairs:
        raise SourceError(f"{path}: no labelled pairs in it; it needs one JSON object a line")
    return pairs


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: not readable as UTF-8 JSON lines ({error})") from error
    # Not splitlines: it also cuts at U+2028 and its like, which JSON strings may hold.
    yield from enumerate(text.split("\n"), 1)


def _pair(path: Path, number: int, line: str) -> LabelledPair:
    where = f"{path}, line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # also a number too long, or nesting too deep
        raise SourceError(f"{where}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise SourceError(f"{where}: an object is wanted, not {type(row).__name__}")
    for key in ("premise", "hypothesis", "label"):
        if not isinstance(row.get(key), str):
            raise SourceError(f"{where}: {key!r} must be a string, it is {row.get(key)!r}")
    if row["label"] not in ALLOWED:
        known = ", ".join(ALLOWED)
        raise SourceError(f"{where}: label {row['label']!r} is unknown; known are {known}")
    return LabelledPair(row["premise"], row["hypothesis"], row["label"], _weight(row, where))


def _weight(row: dict[str, object], where: str) -> float:
    weight = row.get("weight", 1.0)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 100:
        raise SourceError(f"{where}: 'weight' must be above 0 and at most 100, it is {weight!r}")
    return float(weight)
