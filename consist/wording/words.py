"""Words as wordings are compared: without endings, and whether a text has one."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDING = re.compile(r"(?:ies|ing|ed|es|s|y)$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word in lower case without its ending, so that "mobs" and "mob" are one."""
    return _ENDING.sub("", word.lower())
