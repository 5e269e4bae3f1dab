"""How much of an article we have: what is cut off cannot be called left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consist.model import Sentence

FEWEST_WORDS = 60
"""A text of fewer words is a teaser or a headline: it leaves out nearly everything."""

# how feeds and paywalls end what they cut: "…", "[+2140 chars]", "Continue reading"
CUT = re.compile(
    r"(?:\.{3}|…|\[\s*[+…][^\]]{0,40}\]"
    r"|\b(?:continue reading|read (?:more|on|the (?:full|whole|rest)[\w ]{0,30})"
    r"|subscribe[\w ,]{0,60}|sign (?:in|up)[\w ,]{0,40}))[\s.»”\"'’)\]]*\Z",
    re.IGNORECASE,
)
LONGEST_CUT = 200
"""Characters at the end of a text that such a mark is looked for in."""

WORD = re.compile(r"\w+")
OPEN_END = re.compile(r"[\w,;:–-]\Z")
FEWEST_IN_A_SENTENCE = 8
"""A shorter last line without a full stop is a credit, not a sentence that was cut off."""


def is_partial(text: str, sentences: Iterable[Sentence]) -> bool:
    """Return whether the text seems to be less than the whole article.

    It is where it ends in a mark of cutting, where its last sentence breaks off, or where its own
    matter has fewer than `FEWEST_WORDS` words.

    >>> is_partial("The bridge was closed on Monday. Traders call the closure a gif…", [])
    True
    """
    whole = text.rstrip()
    if CUT.search(whole, max(len(whole) - LONGEST_CUT, 0)):
        return True
    own = [sentence for sentence in sentences if sentence.comparable]
    if sum(len(WORD.findall(sentence.text)) for sentence in own) < FEWEST_WORDS:
        return True
    last = max(own, key=lambda sentence: sentence.start)
    breaks_off = OPEN_END.search(last.text.rstrip()) and last.end >= len(whole)
    return bool(breaks_off) and len(WORD.findall(last.text)) >= FEWEST_IN_A_SENTENCE
