"""Sentences against a hand-made gold of real and dirty articles, beside two other splitters.

    pip install pysbd syntok
    python benchmarks/sentences.py

The gold (gold/sentences.json) holds offsets into articles of ../shared, or of $CONSIST_SHARED, that
may not be copied here; the hash of each text tells that they still fit. Rules were tuned on the
articles of one half only. The other splitters get a line at a time, since every line break of these
articles ends a sentence; neither knows boilerplate.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from real_sentences import SHARED, print_turns, turns

from consist.model import Article, Sentence, SentenceRole, Span
from consist.sentences import split

GOLD = Path(__file__).parent / "gold" / "sentences.json"
CORPUS = "data/articles/fa_kes.jsonl.gz"
HALVES = ("tuning", "held out")
TIMED_ARTICLES = 150
TURNS = 5

Splitter = Callable[[str], list[Span]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the sentences that a reader cut, in order; some of them are the page's."""

    text: str
    half: str
    sentences: tuple[Span, ...]
    boilerplate: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many things were found, how many there are, and how many of the found are right."""

    found: int
    there: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / self.there

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.found + self.there)


def texts(file: str) -> dict[str, str]:
    """Return the texts of a corpus file by article id; a plain text file is one article."""
    path = SHARED / file
    if not path.is_file():
        sys.exit(f"{path} is not here; set CONSIST_SHARED to the folder that holds {file}")
    if path.suffix == ".txt":
        return {path.name: path.read_bytes().decode()}
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode().split("\n")
    return {row["id"]: row["text"] for row in (json.loads(line) for line in lines if line)}


def gold() -> list[GoldArticle]:
    """Read the gold; an article whose text has changed since ends the run."""
    rows = json.loads(GOLD.read_text())
    corpora = {file: texts(file) for file in {row["file"] for row in rows}}
    found = []
    for row in rows:
        text = corpora[row["file"]][row["id"]]
        if sha256(text.encode()).hexdigest() != row["sha256"]:
            sys.exit(
                f"the text of {row['id']} in {row['file']} is not the one that was cut by hand"
            )
        spans = [((start, end), role) for start, end, role in row["sentences"]]
        boilerplate = frozenset(span for span, role in spans if role == SentenceRole.BOILERPLATE)
        found.append(GoldArticle(text, row["half"], tuple(s for s, _ in spans), boilerplate))
    return found


def ours(text: str) -> tuple[Sentence, ...]:
    """Cut a text by the splitter of the package."""
    return split(Article("a", "Outlet", text))


def splitters() -> dict[str, Splitter]:
    """Return the splitters by name and version."""
    try:
        pysbd, segmenter = import_module("pysbd"), import_module("syntok.segmenter")
    except ImportError as missing:
        sys.exit(f"{missing}; the other splitters are installed by: pip install pysbd syntok")
    pragmatic = pysbd.Segmenter(language="en", clean=False, char_span=True)

    def by_pysbd(line: str) -> Iterator[Span]:
        return ((one.start, one.end) for one in pragmatic.segment(line))

    def by_syntok(line: str) -> Iterator[Span]:
        for paragraph in segmenter.analyze(line):
            for tokens in paragraph:
                last = tokens[-1]
                yield tokens[0].offset, last.offset + len(last.value)

    return {
        "consist": lambda text: [(sentence.start, sentence.end) for sentence in ours(text)],
        f"pysbd {version('pysbd')}": by_line(by_pysbd),
        f"syntok {version('syntok')}": by_line(by_syntok),
    }


def by_line(cut: Callable[[str], Iterable[Span]]) -> Splitter:
    """Return a splitter that cuts each line on its own and drops the white space around a span."""

    def cut_all(text: str) -> list[Span]:
        found, place = [], 0
        for line in text.splitlines(keepends=True):
            if not line.isspace():
                found += [stripped(text, place + start, place + end) for start, end in cut(line)]
            place += len(line)
        return [(start, end) for start, end in found if start < end]

    return cut_all


def stripped(text: str, start: int, end: int) -> Span:
    """Return the span without the white space and zero-width spaces at its ends."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def is_blank(character: str) -> bool:
    """Whether the character is white space or has no width."""
    return character.isspace() or character in "\u200b\ufeff\u00ad"


def starts(spans: Iterable[Span]) -> set[int]:
    """Return where sentences begin, but for the first, which nobody can miss."""
    return set(sorted(start for start, _ in spans)[1:])


def agreement(pairs: Iterable[tuple[set[int] | set[Span], set[int] | set[Span]]]) -> Agreement:
    """Count over pairs of what was found and what is there."""
    counts = [(len(found), len(there), len(found & there)) for found, there in pairs]
    found, there, right = (sum(column) for column in zip(*counts, strict=True))
    return Agreement(found, there, right)


def print_cuts(articles: Sequence[GoldArticle], ways: dict[str, Splitter]) -> None:
    """Print a line a half and splitter."""
    print("| articles | splitter | boundary P | R | F1 | exact sentence P | R | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for half in HALVES:
        chosen = [article for article in articles if article.half == half]
        count = sum(len(article.sentences) for article in chosen)
        for name, cut in ways.items():
            spans = [cut(article.text) for article in chosen]
            both = list(zip(spans, chosen, strict=True))
            bounds = agreement((starts(s), starts(a.sentences)) for s, a in both)
            exact = agreement((set(s), set(a.sentences)) for s, a in both)
            figures = [one for a in (bounds, exact) for one in (a.precision, a.recall, a.f1)]
            cells = " | ".join(f"{figure:.3f}" for figure in figures)
            print(f"| {half}: {len(chosen)} with {count} sentences | {name} | {cells} |")


def print_boilerplate(articles: Sequence[GoldArticle]) -> None:
    """Print how much of the page's matter is recognised, and what is wrongly taken for it.

    By characters, since a teaser that is not cut off is still found or missed.
    """
    print("\n| articles | boilerplate characters | P | R | body sentences lost |")
    print("|---|---|---|---|---|")
    for half in HALVES:
        chosen = [article for article in articles if article.half == half]
        taken = [covered(left_out(article.text)) for article in chosen]
        there = [covered(article.boilerplate) for article in chosen]
        result = agreement(zip(taken, there, strict=True))
        lost = [
            len(covered([(start, end)]) & places) * 2 > end - start
            for article, places in zip(chosen, taken, strict=True)
            for start, end in article.sentences
            if (start, end) not in article.boilerplate
        ]
        print(
            f"| {half} | {result.there} | {result.precision:.3f} | {result.recall:.3f} "
            f"| {sum(lost)} of {len(lost)} |"
        )


def left_out(text: str) -> list[Span]:
    """Return the spans that take no part in comparison."""
    return [(one.start, one.end) for one in ours(text) if not one.comparable]


def covered(spans: Iterable[Span]) -> set[int]:
    """Return the places of all characters of the spans."""
    return {place for start, end in spans for place in range(start, end)}


def print_speed(ways: dict[str, Splitter]) -> None:
    """Print kilobytes a second and the ratio to ours, side by side in every turn."""
    sample = random.Random(0).sample(sorted(texts(CORPUS).values()), TIMED_ARTICLES)
    kilobytes = sum(len(text.encode()) for text in sample) // 1000

    def all_of(cut: Splitter) -> Callable[[], object]:
        return lambda: [cut(text) for text in sample]

    print(f"\n{kilobytes} kB of real articles")
    seconds = turns({name: all_of(cut) for name, cut in ways.items()}, TURNS)
    print_turns(seconds, base="consist", items=kilobytes, unit="kB")


def main() -> None:
    """Print every figure."""
    ways = splitters()
    articles = gold()
    print_cuts(articles, ways)
    print_boilerplate(articles)
    print_speed(ways)


if __name__ == "__main__":
    main()
