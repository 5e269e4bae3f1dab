"""Who speaks in a story: one print of each text, and which of them may be paired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.copies import CopyGroups
from consist.model import Sentence

Rows: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Voices:
    """The sentences of a story that speak, as columns in order of article and place.

    A text that was printed more than once speaks through its first print. Against sentences of
    that print's own outlet it speaks through the first print of another outlet, its second; where
    both texts could, the one with the lower number does. So two texts meet once, and they do meet
    if any two of their prints are of different outlets.

    Attributes:
        rows: Where the sentences stand among all.
        texts: The number of each sentence's text.
        outlets: The number of each sentence's outlet.
        first_outlets: The number of the outlet of the text's first print.
        seconds: Whether the sentence is its text's second print.
        has_second: Whether its text has a second print.
        in_focus: Whether its article is one of those to check.
        bounds: Start and end of each article's stretch of the columns.
    """

    rows: Rows
    texts: Rows
    outlets: Rows
    first_outlets: Rows
    seconds: Flags
    has_second: Flags
    in_focus: Flags
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(
        cls,
        rows: Sequence[int],
        sentences: Sequence[Sentence],
        *,
        copies: CopyGroups,
        focus: AbstractSet[str] | None,
    ) -> Self:
        """Choose who speaks among the rows of the sentences, given in order of article and place.

        Prints in an article of `focus` come before all others: it is their outlet that asks. For
        the same reason texts whose first print is not in focus get the lower numbers.
        """
        prints: defaultdict[Sentence, list[int]] = defaultdict(list)
        for row in rows:
            prints[copies.representative(sentences[row])].append(row)
        chosen = [
            _speakers(printed, sentences, group=copies.group(representative), focus=focus)
            for representative, printed in prints.items()
        ]
        chosen.sort(key=lambda rows: (_asks(sentences[rows[0]], focus), rows[0]))
        speakers: list[tuple[int, int, str, str, bool, bool]] = []
        for text, (first, second) in enumerate(chosen):
            outlet, twice = sentences[first].outlet, second is not None
            speakers.append((first, text, outlet, outlet, False, twice))
            if second is not None:
                speakers.append((second, text, sentences[second].outlet, outlet, True, twice))
        speakers.sort()
        numbers = {name: n for n, name in enumerate(sorted({s[2] for s in speakers}))}
        said = [sentences[speaker[0]] for speaker in speakers]
        return cls(
            rows=np.array([s[0] for s in speakers], dtype=np.int64),
            texts=np.array([s[1] for s in speakers], dtype=np.int64),
            outlets=np.array([numbers[s[2]] for s in speakers], dtype=np.int64),
            first_outlets=np.array([numbers[s[3]] for s in speakers], dtype=np.int64),
            seconds=np.array([s[4] for s in speakers], dtype=np.bool_),
            has_second=np.array([s[5] for s in speakers], dtype=np.bool_),
            in_focus=np.array([_asks(sentence, focus) for sentence in said], dtype=np.bool_),
            bounds=_stretches([sentence.article_id for sentence in said]),
        )

    def may_pair(self, start: int, end: int) -> Flags:
        """Return which sentences of the stretch may pair with which after it: (stretch, later)."""
        one, later = np.s_[start:end, None], np.s_[end:]
        firsts = ~self.seconds[one] & ~self.seconds[later]
        by_second = (
            (self.seconds[one] & ~self.seconds[later])
            & (self.first_outlets[one] == self.outlets[later])
            & (~self.has_second[later] | (self.texts[one] < self.texts[later]))
        )
        to_second = (
            (~self.seconds[one] & self.seconds[later])
            & (self.outlets[one] == self.first_outlets[later])
            & (~self.has_second[one] | (self.texts[later] < self.texts[one]))
        )
        return np.asarray(
            (firsts | by_second | to_second)
            & (self.outlets[one] != self.outlets[later])
            & (self.texts[one] != self.texts[later])
            & (self.in_focus[one] | self.in_focus[later])
        )


def _speakers(
    printed: Sequence[int],
    sentences: Sequence[Sentence],
    *,
    group: Sequence[Sentence],
    focus: AbstractSet[str] | None,
) -> tuple[int, int | None]:
    """Return the first print of a text and the first of another outlet, if there is one."""

    def precedence(row: int) -> tuple[bool, int]:
        return not _asks(sentences[row], focus), group.index(sentences[row])

    first, *others = sorted(printed, key=precedence)
    outlet = sentences[first].outlet
    return first, next((row for row in others if sentences[row].outlet != outlet), None)


def _asks(sentence: Sentence, focus: AbstractSet[str] | None) -> bool:
    return focus is None or sentence.article_id in focus


def _stretches(articles: Sequence[str]) -> tuple[tuple[int, int], ...]:
    bounds, start = [], 0
    for _, stretch in groupby(articles):
        end = start + sum(1 for _ in stretch)
        bounds.append((start, end))
        start = end
    return tuple(bounds)
