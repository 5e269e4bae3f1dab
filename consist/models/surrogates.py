"""Text that a tokenizer takes."""

from __future__ import annotations


def whole(text: str) -> str:
    r"""Replace lone surrogates: they are no characters, and tokenizers refuse them.

    >>> whole("half a pair: \ud83d")
    'half a pair: ?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
