"""Words as wordings compare them: without their endings."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDING = re.compile(r"(?:ies|ing|ed|es|s|y)$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word in lower case without its ending, so that "mobs" and "mob" are one."""
    return _ENDING.sub("", word.lower())
