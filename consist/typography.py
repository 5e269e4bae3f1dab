"""What typesetting changes and reading does not: blanks, quotation marks, dashes, ligatures."""

from __future__ import annotations

import re
from unicodedata import normalize

_SAME = {
    **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    # unseen: soft hyphen, zero-width blanks and joiners, direction marks, byte order mark
    **dict.fromkeys(
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
        "\u2060\u2066\u2067\u2068\u2069\ufeff"
    ),
}
_TABLE = str.maketrans(_SAME)
_DASHES = re.compile(r" ?-(?:[- ]*-)? ?")


def plainly_set(text: str) -> str:
    r"""Return the text as a typewriter would set it; equal results read the same.

    Letter case, digits and all other characters stay, since they can change what is said.

    >>> plainly_set("“No” —\u00a0it ﬁnally\n said…")
    '"No"-it finally said...'
    """
    if not text.isascii() or "`" in text:
        # what is unseen keeps letter and accent apart, and composing makes a grave accent of Greek
        text = normalize("NFC", text.translate(_TABLE)).translate(_TABLE)
    blank = " ".join(text.split())
    return _DASHES.sub("-", blank).strip() if "-" in blank else blank
