"""A name that one outlet calls in doubt and the other uses: "the so-called peace plan"."""

from __future__ import annotations

import re
from functools import lru_cache

_MARK = r"(?:so-called|self-styled|self-proclaimed|supposed(?!\s+to\b)|purported|ostensible)"
_WORD = r"[^\W\d_][\w'’-]*"
_DOUBTED = re.compile(rf"\b{_MARK}\s+[“\"‘']?(?P<name>{_WORD}(?:\s+{_WORD})?)", re.IGNORECASE)
_AFTER_A_NAME = re.compile(
    r"\s(?:a|after|and|are|as|at|by|for|from|had|has|have|in|is|of|on|or|that|the|to|was|were|which|"
    r"who|will|with|would)$",
    re.IGNORECASE,
)


def doubts_a_name(one: str, other: str) -> bool:
    """Whether a text calls in doubt a name of a word or two that the other uses without doubt.

    >>> doubts_a_name("The so-called peace plan is a ploy.", "The peace plan was signed.")
    True
    """
    mine, theirs = _doubted(one), _doubted(other)
    return any(_used(name, other) for name in mine - theirs) or any(
        _used(name, one) for name in theirs - mine
    )


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _doubted(text: str) -> frozenset[str]:
    names = (" ".join(match["name"].lower().split()) for match in _DOUBTED.finditer(text))
    return frozenset(_AFTER_A_NAME.sub("", name) for name in names)


def _used(name: str, text: str) -> bool:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<![\w-]){words}(?![\w-])", text, re.IGNORECASE) is not None
