"""What a draft must be compared with, out of all indexed articles, without reading them all again.

Two things of a whole corpus bear on one article's findings: which story it falls into, and which
sentences of that story are prints of one text. Both are settled here from traces that were taken
of each indexed article once, and both come out as in a run over everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from consist.article_names import Mentions
from consist.model import Article, Sentence, Span
from consist.sentences import split
from consist.wire_text import Wording, same_text

Hashes: TypeAlias = npt.NDArray[np.uint32]
Rows: TypeAlias = npt.NDArray[np.int64]

TRACES = 4
"""Raised whenever other traces are taken of the same text."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of an article: its words that may be names, and a print of each sentence.

    `spans` are the comparable sentences; `prints` holds for each the hashes of its word pairs, one
    for each time that a pair occurs, and before them that of all its words.
    """

    digest: str
    mentions: Mentions
    spans: tuple[Span, ...]
    prints: tuple[Hashes, ...]

    @classmethod
    def of(cls, article: Article, sentences: Iterable[Sentence] | None = None) -> Self:
        """Take the trace of an article, whose sentences are found unless they are given."""
        found = split(article) if sentences is None else sentences
        said = [sentence for sentence in found if sentence.comparable]
        return cls(
            text_digest(article),
            Mentions.of(article.text),
            tuple((sentence.start, sentence.end) for sentence in said),
            tuple(_print(sentence.text) for sentence in said),
        )


def text_digest(article: Article) -> str:
    """Return what a trace depends on: the text and how it is read."""
    return sha256(f"{TRACES}\x1f{article.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _print(text: str) -> Hashes:
    wording = Wording.of(text)
    words = "\x1f".join(wording.words) or text
    pairs = ("\x1f".join(pair) for pair in wording.shingles.elements())
    whole = (crc32(one.encode("utf-8", "surrogatepass")) for one in (f"\x1e{words}", *pairs))
    return np.fromiter(whole, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Prints:
    """All sentences of a corpus by the hashes of their word pairs.

    Attributes:
        names: The article of each sentence.
        spans: Where it stands there.
        firsts: The hash of all its words.
        totals: How many word pairs it has.
        columns: The hashes that occur, sorted.
        counts: A sparse row a sentence: how often it has each of them.
    """

    names: tuple[str, ...]
    spans: tuple[Span, ...]
    firsts: Hashes
    totals: Rows
    columns: Hashes
    counts: Any
    _has: Any = field(repr=False)

    @classmethod
    def of(cls, traces: Mapping[str, Trace]) -> Self:
        """Make the table of traces by article id."""
        from scipy.sparse import csr_matrix

        prints = [one for trace in traces.values() for one in trace.prints]
        empty = np.empty(0, dtype=np.uint32)
        pairs = np.concatenate([empty, *(one[1:] for one in prints)])
        totals = np.array([len(one) - 1 for one in prints], dtype=np.int64)
        columns, places = np.unique(pairs, return_inverse=True)
        starts = np.concatenate([[0], np.cumsum(totals)])
        shape = (len(prints), len(columns))
        counts = csr_matrix((np.ones(len(places), dtype=np.int32), places, starts), shape=shape)
        counts.sum_duplicates()
        return cls(
            tuple(name for name, trace in traces.items() for _ in trace.spans),
            tuple(span for trace in traces.values() for span in trace.spans),
            np.array([one[0] for one in prints], dtype=np.uint32),
            totals,
            columns,
            counts,
            _transposed(counts),
        )

    def and_of(self, name: str, trace: Trace) -> Self:
        """Return the table that `of` makes with one more article, the last, at far less cost."""
        from scipy.sparse import csr_matrix, vstack

        new = type(self).of({name: trace})
        columns = np.union1d(self.columns, new.columns)
        parts = []
        for part in (self, new):
            places = np.searchsorted(columns, part.columns)[part.counts.indices]
            shape = (len(part.names), len(columns))
            parts.append(csr_matrix((part.counts.data, places, part.counts.indptr), shape=shape))
        counts = vstack(parts, format="csr")
        return type(self)(
            (*self.names, *new.names),
            (*self.spans, *new.spans),
            np.concatenate([self.firsts, new.firsts]),
            np.concatenate([self.totals, new.totals]),
            columns,
            counts,
            _transposed(counts),
        )

    def may_copy(self, rows: Rows, *, overlap: float) -> Iterable[tuple[int, int]]:
        """Yield, for each of the rows, the rows that may be the same text; none is missing.

        As many word pairs in common as `wire_text.likeness` asks are needed, and no fewer can be
        counted here; equal hashes of different pairs can only add candidates.
        """
        shared = (self.counts[rows] @ self._has).tocoo()
        longer = np.maximum(self.totals[rows[shared.row]], self.totals[shared.col])
        enough = shared.data >= overlap * longer - 1e-9
        yield from zip(rows[shared.row[enough]].tolist(), shared.col[enough].tolist(), strict=True)
        order = np.argsort(self.firsts, kind="stable")
        ordered = self.firsts[order]
        for row in rows.tolist():
            start = np.searchsorted(ordered, self.firsts[row], side="left")
            end = np.searchsorted(ordered, self.firsts[row], side="right")
            yield from ((row, int(other)) for other in order[start:end])


def _transposed(counts: Any) -> Any:
    """Return a row a pair: 1 for each sentence that has it, however often."""
    has = counts.copy()
    has.data[:] = 1
    return has.T.tocsr()


def printed_elsewhere(
    prints: Prints, articles: Mapping[str, Article], members: Iterable[str], *, overlap: float
) -> dict[str, set[Span]]:
    """Return the sentences outside a story that are copies of sentences in it, or of such copies.

    They are all that `copies.copy_groups` needs beside the story's own to group its sentences as in
    a run over everything.
    """
    inside = set(members)
    wordings: dict[int, Wording] = {}

    def wording(row: int) -> Wording:
        if row not in wordings:
            start, end = prints.spans[row]
            wordings[row] = Wording.of(articles[prints.names[row]].text[start:end])
        return wordings[row]

    reached = {row for row, name in enumerate(prints.names) if name in inside}
    frontier = sorted(reached)
    while frontier:
        met = {
            other
            for row, other in prints.may_copy(np.array(frontier), overlap=overlap)
            if other not in reached and same_text(wording(row), wording(other), overlap=overlap)
        }
        reached |= met
        frontier = sorted(met)
    found: dict[str, set[Span]] = {}
    for row in reached:
        if prints.names[row] not in inside:
            found.setdefault(prints.names[row], set()).add(prints.spans[row])
    return found
