"""Markdown's marks, blanked out: what a reader of the page sees, each word where it stood.

The words must stay where they are, since a draft's findings name lines and columns; Markdown
libraries give a tree without places.
"""

from __future__ import annotations

import re

_BLANKED = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"!\[[^\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)",  # a picture
        r"^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$",  # a rule
        r"^[ \t]{0,3}(?:>[ \t]?)+",  # a quotation
        r"^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+(?=\S)",  # an item of a list
        r"^[ \t]{0,3}#{1,6}(?=[ \t])",  # a heading
        r"(?<!\w)\[(?=[^\[\]\n]+\]\()",  # before and behind the words of a link
        r"(?<=[^\s\[])\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)",
        r"<https?://[^\s<>]+>",
        r"`+",
    )
)
_STRESSED = re.compile(
    r"(?<![\w*])(\*{1,3}|~~)(?=\S)([^*~\n]+?)(?<=\S)\1(?![\w*])"
    r"|(?<![\w_])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\3(?![\w_])"
)


def without_marks(text: str) -> str:
    r"""Return the text with spaces in place of headings', lists', links' and stresses' marks.

    >>> without_marks("- **Eleven** died, [police](https://a.example) said.")
    '    Eleven   died,  police                     said.'
    """
    for pattern in _BLANKED:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return _STRESSED.sub(_unstressed, text)


def _unstressed(match: re.Match[str]) -> str:
    mark = " " * len(match[1] or match[3])
    return f"{mark}{match[2] or match[4]}{mark}"
