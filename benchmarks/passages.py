"""Our own passages, with sentences that follow from them, contradict them, or do neither.

    python benchmarks/passages.py      how many there are; stops at what cannot be read

The files of `benchmarks/passages` hold blocks with an empty line between them. A block begins with
`# SUBJECT`; then comes `P` with the passage, and a sentence a line with its letter before it: E
follows (entailment), C contradicts, N may or may not be true (neutral).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contrasts import FactError, blocks

from consist.evaluation.labelled import LabelledPair

PASSAGES = Path(__file__).parent / "passages"
LABELS = {"E": "entailment", "C": "contradiction", "N": "neutral"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and the labelled sentences about it."""

    subject: str
    text: str
    sentences: tuple[tuple[str, str], ...]  # label, sentence

    def pairs(self) -> Iterator[LabelledPair]:
        """Yield its labelled pairs, the passage as the premise."""
        for label, sentence in self.sentences:
            yield LabelledPair(self.text, sentence, label)


def passages(folder: Path = PASSAGES) -> Iterator[Passage]:
    """Yield all of ours, file by file.

    Raises:
        FactError: A block is not as the format wants it.
    """
    for block, where in blocks(folder):
        yield _passage(block, where)


def _passage(block: list[str], where: str) -> Passage:
    head, *lines = block
    told: list[str] = []
    sentences: list[tuple[str, str]] = []
    for line in lines:
        letter, _, text = line.partition(" ")
        if letter == "P" and text:
            told.append(text.strip())
        elif letter in LABELS and text:
            sentences.append((LABELS[letter], text.strip()))
        else:
            raise FactError(f"{where}: a line must begin with P, E, C or N: {line!r}")
    if not head.startswith("# ") or len(told) != 1 or not sentences:
        raise FactError(f"{where}: wanted '# SUBJECT', one P and sentences about it, not {head!r}")
    return Passage(head.removeprefix("# "), told[0], tuple(sentences))


def main() -> None:
    """Print how many there are of each label."""
    found = list(passages())
    print(f"{len(found)} passages")
    print(Counter(pair.label for one in found for pair in one.pairs()))


if __name__ == "__main__":
    main()
