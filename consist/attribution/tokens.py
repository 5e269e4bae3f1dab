"""Words of a sentence with their places; a stretch of quoted speech is one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from consist.attribution.nouns import PRONOUNS
from consist.model import Span

QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
# A word written as a name is, for expressions over names.
NAME_WORD = r"[^\W\d_a-z][\w’'‑-]*[^\W_]"
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:[-‑][^\W_]+)*|[^\W_]+(?:['’‑-][^\W_]+)*|[^\w\s]"
)
# Arabic names keep a small article: "al-Aswad".
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)[-‑][^\W\d_a-z]")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt sen rep gov st hon rev jr sr cmdr adm".split()
)


class Token(NamedTuple):
    """A word, a mark or a whole quotation, with its place in the sentence."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.text[:1].isupper() or _ARTICLED.match(self.text) is not None

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, and not a mark or a quotation."""
        return self.text[:1].isalnum()

    @property
    def pronoun(self) -> bool:
        """Whether it is a personal pronoun, contracted or not: "he", "he's"."""
        return self.lower.partition("'")[0] in PRONOUNS


def tokens_of(sentence: str, quotations: Sequence[Span]) -> list[Token]:
    """Return the tokens in order; each of `quotations` (sorted, apart) becomes one token.

    The full stop of an abbreviated title is dropped, so that it does not end a name.
    """
    found: list[Token] = []
    at = 0
    for start, end in (*quotations, (len(sentence), len(sentence))):
        found += _words(sentence, at, start)
        if end > start:
            found.append(Token(QUOTE, QUOTE, start, end))
        at = end
    return found


def _words(sentence: str, start: int, end: int) -> list[Token]:
    words: list[Token] = []
    for match in _TOKEN.finditer(sentence, start, end):
        text = match.group()
        if text == "." and words and words[-1].lower in _ABBREVIATIONS:
            continue
        words.append(Token(text, text.lower().replace("’", "'"), match.start(), match.end()))
    return words


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Return the lower-cased word at `place`, or nothing outside the sentence."""
    return tokens[place].lower if 0 <= place < len(tokens) else ""
