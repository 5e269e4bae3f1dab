"""BERT's tokenizer, read from the ``tokenizer.json`` that Hugging Face's tokenizers write.

It gives the same word pieces as the package `tokenizers`, which a test compares; that one needs the
client of a model hub, 40 MB in all, of which nothing is of use here. One difference is meant: a
text that says "[SEP]" says it in letters, while `tokenizers` takes it for the mark between texts.
Another cannot be helped: Python knows some 500 marks and signs that were unknown to Unicode 8.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from consist.errors import ModelError

_LONGEST_WORD = 100
_WORDS_KEPT = 200_000
"""The pieces of so many different words are remembered, some 50 MB at most."""

# Blocks that are written without spaces, each character a word, as BERT's makers drew them.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
_ASCII_MARKS = frozenset("$+<=>^`|~")
"""ASCII that Unicode calls symbols, and BERT punctuation."""


class Tokens(NamedTuple):
    """The numbers of a text's word pieces, and for each the text of a pair that it belongs to."""

    ids: list[int]
    type_ids: list[int]


class _Cleaned(dict[int, str]):
    """For `str.translate`: no control characters, every white space a space, ideographs apart."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\t\n\r" or unicodedata.category(character).startswith("Z"):
            kept = " "
        elif code == 0xFFFD or unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}:
            kept = ""
        elif any(first <= code <= last for first, last in _IDEOGRAPHS):
            kept = f" {character} "
        else:
            kept = character
        self[code] = kept
        return kept


class _Plain(dict[int, str]):
    """For `str.translate` of decomposed text: lower case, no accents, punctuation apart."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Mn":
            kept = ""
        elif category.startswith("P") or character in _ASCII_MARKS:
            kept = f" {character} "
        else:
            kept = character.lower()
        self[code] = kept
        return kept


_CLEANED, _PLAIN = _Cleaned(), _Plain()


def words(text: str) -> list[str]:
    """Return a text's words and punctuation marks, in lower case and without accents.

    >>> words("Café's closed!")
    ['cafe', "'", 's', 'closed', '!']
    """
    cleaned = unicodedata.normalize("NFD", text.translate(_CLEANED))
    return cleaned.translate(_PLAIN).split()


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A vocabulary of word pieces; `max_length` counts the marks around the texts as well."""

    vocabulary: Mapping[str, int]
    max_length: int
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: Path, *, max_length: int) -> WordPiece:
        """Read a ``tokenizer.json``.

        Raises:
            ModelError: It cannot be read, or describes another tokenizer than BERT's uncased one.
        """
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            vocabulary = {str(piece): int(number) for piece, number in _vocabulary(told).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(
                f"{path} is damaged or no tokenizer of an uncased BERT ({error!r}); a model with "
                "another one runs through sentence-transformers by its name"
            ) from error
        return cls(vocabulary, max_length)

    def encode(self, text: str | tuple[str, str]) -> Tokens:
        """Return the pieces of a text, or of a pair, with BERT's marks around them.

        What is too long is cut at its end; of a pair, the longer text first.
        """
        start, end = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        if isinstance(text, str):
            ids = [start, *self._pieces(text)[: self.max_length - 2], end]
            return Tokens(ids, [0] * len(ids))
        one, other = (self._pieces(part) for part in text)
        kept_one, kept_other = _shares(len(one), len(other), self.max_length - 3)
        first = [start, *one[:kept_one], end]
        second = [*other[:kept_other], end]
        return Tokens(first + second, [0] * len(first) + [1] * len(second))

    def _pieces(self, text: str) -> list[int]:
        pieces: list[int] = []
        for word in words(text):
            found = self._known.get(word)
            pieces += self._learnt(word) if found is None else found
        return pieces

    def _learnt(self, word: str) -> tuple[int, ...]:
        pieces = self._cut(word)
        if len(self._known) >= _WORDS_KEPT:
            self._known.clear()
        self._known[word] = pieces
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut a word into the longest known pieces from its start, or call it unknown."""
        unknown = (self.vocabulary["[UNK]"],)
        if len(word) > _LONGEST_WORD:
            return unknown
        pieces, start = [], 0
        while start < len(word):
            before = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.vocabulary.get(before + word[start:end])
                if number is not None:
                    break
            else:
                return unknown
            pieces.append(number)
            start = end
        return tuple(pieces)


def _shares(one: int, other: int, room: int) -> tuple[int, int]:
    """Return how many pieces either text of a pair keeps: the longer is cut to fit, or both."""
    if one + other <= room:
        return one, other
    shorter = min(one, other)
    if 2 * shorter >= room:
        # The half goes to the shorter text, the first if both are as long.
        longer = room - room // 2
        return (room // 2, longer) if one <= other else (longer, room // 2)
    return (one, room - one) if one <= other else (room - other, other)


_BERT: Mapping[str, Mapping[str, object]] = {
    "normalizer": {
        "type": "BertNormalizer",
        "clean_text": True,
        "handle_chinese_chars": True,
        "lowercase": True,
    },
    "pre_tokenizer": {"type": "BertPreTokenizer"},
    "model": {
        "type": "WordPiece",
        "unk_token": "[UNK]",
        "continuing_subword_prefix": "##",
        "max_input_chars_per_word": _LONGEST_WORD,
    },
}


def _vocabulary(told: Mapping[str, Any]) -> Mapping[str, int]:
    """Return the vocabulary, or raise ValueError where the rest is not that of an uncased BERT."""
    for part, wanted in _BERT.items():
        for key, value in wanted.items():
            if told[part].get(key) != value:
                raise ValueError(f"{part}.{key} is {told[part].get(key)!r}, not {value!r}")
    if told["normalizer"].get("strip_accents") is False:
        raise ValueError("normalizer.strip_accents is False")
    vocabulary: Mapping[str, int] = told["model"]["vocab"]
    for mark in ("[CLS]", "[SEP]", "[UNK]"):
        if mark not in vocabulary:
            raise ValueError(f"there is no {mark}")
    return vocabulary
