"""Where an offset stands in a text as editors and code-review tools count: line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lines:
    r"""The lines of a text. Only "\n", "\r\n" and a lone "\r" end one, as editors have it.

    Lines and columns count from one, columns in Unicode code points.
    """

    text: str
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note where the lines begin."""
        starts = [0]
        for place, character in enumerate(self.text):
            if character == "\n" or (
                character == "\r" and self.text[place + 1 : place + 2] != "\n"
            ):
                starts.append(place + 1)
        object.__setattr__(self, "_starts", starts)

    def place(self, offset: int) -> tuple[int, int]:
        r"""Return the line and the column of an offset, which may be the text's end.

        >>> Lines("ab\r\nc🌧d").place(5)
        (2, 2)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
