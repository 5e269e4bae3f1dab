"""A passage cut into what is lit and what is not."""

from __future__ import annotations

from dataclasses import dataclass

from consist.model import Passage, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; lit where its words clash."""

    text: str
    lit: bool


def pieces(side: Passage) -> list[Piece]:
    """Cut the passage at its lit spans; the pieces joined are the passage's text.

    Neighbouring spans with nothing but blanks between them are lit as one.
    """
    cut: list[Piece] = []
    at = 0
    for start, end in _joined(side):
        cut += [Piece(side.text[at:start], lit=False), Piece(side.text[start:end], lit=True)]
        at = end
    cut.append(Piece(side.text[at:], lit=False))
    return [piece for piece in cut if piece.text]


def _joined(side: Passage) -> list[Span]:
    joined: list[Span] = []
    for start, end in side.lit:
        one, other = start - side.start, end - side.start
        if joined and not side.text[joined[-1][1] : one].strip():
            joined[-1] = (joined[-1][0], other)
        else:
            joined.append((one, other))
    return joined
