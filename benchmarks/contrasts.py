"""Our own contrasting sentences: facts told in two versions that clash, beside what looks alike.

    python benchmarks/contrasts.py      how many there are; stops at what cannot be read

The files of `benchmarks/facts` hold blocks with an empty line between them. A block begins with
`# TYPE`; then comes a sentence a line, with its side before it: every A contradicts every B, those
of one side agree, and an X contradicts neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from natural_pairs import agreement
from own_stories import TYPES

from consist.evaluation.labelled import LabelledPair

FACTS = Path(__file__).parent / "facts"


class FactError(ValueError):
    """A block cannot be read: the message says where and why."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Sentences of two versions of a fact, and some that look like them."""

    type: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    near: tuple[str, ...]

    def pairs(self) -> Iterator[LabelledPair]:
        """Yield its labelled pairs, each in both directions."""
        labelled = [(*pair, "contradiction") for pair in product(self.a, self.b)]
        labelled += [
            (*pair, agreement(*pair)) for s in (self.a, self.b) for pair in combinations(s, 2)
        ]
        labelled += [(*pair, "neutral") for pair in product((*self.a, *self.b), self.near)]
        for one, other, label in labelled:
            yield LabelledPair(one, other, label)
            yield LabelledPair(other, one, label)


def contrasts() -> Iterator[Contrast]:
    """Yield all of ours, file by file.

    Raises:
        FactError: A block is not as the format wants it.
    """
    for block, where in blocks(FACTS):
        yield _contrast(block, where)


def blocks(folder: Path) -> Iterator[tuple[list[str], str]]:
    """Yield the lines of every block of a folder's text files, and where it begins."""
    for path in sorted(folder.glob("*.txt")):
        block: list[str] = []
        for number, raw in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
            if raw.strip():
                block.append(raw.strip())
            elif block:
                yield block, f"{path.name}:{number - len(block)}"
                block = []


def _contrast(block: list[str], where: str) -> Contrast:
    head, *lines = block
    kind = head.removeprefix("# ")
    sides: dict[str, list[str]] = {"A": [], "B": [], "X": []}
    for line in lines:
        side, _, text = line.partition(" ")
        if side not in sides or not text:
            raise FactError(f"{where}: a line must begin with A, B or X: {line!r}")
        sides[side].append(text.strip())
    if kind not in TYPES or not (sides["A"] and sides["B"]):
        raise FactError(f"{where}: wanted '# TYPE', sentences A and sentences B, not {head!r}")
    return Contrast(kind, tuple(sides["A"]), tuple(sides["B"]), tuple(sides["X"]))


def main() -> None:
    """Print how many there are of each type."""
    found = list(contrasts())
    print(Counter(one.type for one in found))
    print(Counter(pair.label for one in found for pair in one.pairs()))


if __name__ == "__main__":
    main()
