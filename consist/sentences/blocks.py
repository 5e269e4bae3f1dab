"""Find the stretches that a sentence never leaves: paragraphs, headings, list items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consist.model import Span

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"[•‣▪●◦■►▶*]\s?|(?:[-–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_COMPLETE = re.compile(r"[.!?…。！？:;][\"'”’)\]»]*$")
_FIRST_WORD = re.compile(r"\S+")

# hand-wrapped text keeps to a column; 130 is beyond any mail or terminal habit
_WIDEST_COLUMN = 130
_NARROWEST_COLUMN = 30
_FEW_LINES = 3
_FULL_LINES_A_WIDE_ONE = 4
"""Wrapped text has a line that no column holds now and then: an address, a row of a table."""


def blocks(shadow: str) -> list[Span]:
    """Return the spans of the blocks, in order, without the white space around them.

    A newline ends a block unless the line was broken to fit a column: then it ends in the middle
    of a sentence, and the next line's first word would not have fitted.
    """
    page = _Page.of(shadow)
    found: list[Span] = []
    for number, (start, end) in enumerate(page.lines):
        if found and page.continues(number):
            found[-1] = (found[-1][0], end)
        elif start < end:
            found.append((start, end))
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text, stripped, and the column that they were wrapped to, if any."""

    shadow: str
    lines: tuple[Span, ...]
    column: int | None

    @classmethod
    def of(cls, shadow: str) -> _Page:
        lines, place = [], 0
        for newline in _NEWLINE.finditer(shadow):
            lines.append(stripped(shadow, place, newline.start()))
            place = newline.end()
        lines.append(stripped(shadow, place, len(shadow)))
        return cls(shadow, tuple(lines), _column(shadow, lines))

    def continues(self, number: int) -> bool:
        """Whether the line goes on where the one before it was wrapped."""
        if number == 0 or self.column is None:
            return False
        (before, before_end), (start, end) = self.lines[number - 1], self.lines[number]
        if start == end or before == before_end or _BULLET.match(self.shadow, start):
            return False
        word = _FIRST_WORD.match(self.shadow, start, end)
        room = self.column - (before_end - before)
        fitted = word is not None and word.end() - start < room
        lower = self.shadow[start].islower()
        if len(" ".join(self.shadow[before:before_end].split())) > self.column:
            return lower
        complete = _complete(self.shadow, before, before_end)
        return not fitted and (lower or not complete or room < self.column * 0.3)


def _column(shadow: str, lines: list[Span]) -> int | None:
    """Return the column that the lines were wrapped to, or None where they were not.

    Where some lines are wider than any column, the full ones among the others must be many and
    mostly end within a sentence.
    """
    kept = [(start, end) for start, end in lines if end - start <= _WIDEST_COLUMN]
    longest = max((end - start for start, end in kept), default=0)
    full = [(start, end) for start, end in kept if end - start >= longest * 0.7]
    if longest < _NARROWEST_COLUMN or len(full) < _FEW_LINES:
        return None
    wide = len(lines) - len(kept)
    if wide * _FULL_LINES_A_WIDE_ONE > len(full):
        return None
    broken = sum(not _complete(shadow, *line) for line in full) if wide else len(full)
    return longest if broken * 2 > len(full) else None


def _complete(shadow: str, start: int, end: int) -> bool:
    """Whether the line ends as a sentence does."""
    return _COMPLETE.search(shadow[start:end]) is not None


def stripped(shadow: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    while start < end and shadow[start].isspace():
        start += 1
    while end > start and shadow[end - 1].isspace():
        end -= 1
    return start, end
