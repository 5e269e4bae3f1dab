"""How a speaker is named to a reader."""

from __future__ import annotations

import re

from consist.attribution import Attribution
from consist.attribution.nouns import CLAIMS
from consist.attribution.tag import BY_ACCOUNT
from consist.attribution.tags import CLAIM_NOUNS

OWNED = CLAIMS.union(CLAIM_NOUNS)
"""What somebody may be said to have made: "the ministry's claim that"."""

GENITIVE = re.compile(
    r"(?:(?<=\w)['’]s|(?<=s)['’])(?: (?:earlier|first|latest|new|old|own|previous|repeated))?\Z"
)


def named(said: Attribution | None, text: str) -> str | None:
    """Return the speaker as a name of its own: "the ministry" of "the ministry's claim that".

    A name that ends so of itself ("McDonald's said") is left as it is.

    Args:
        said: Who asserts the sentence; None where that was not read.
        text: The sentence.
    """
    if said is None or said.speaker is None:
        return None
    if said.phrase is None or said.speaker_span is None:
        return said.speaker
    behind = text[said.speaker_span[1] : said.phrase[1]].strip().lower()
    owned = behind in OWNED or (said.verb == BY_ACCOUNT and behind)
    if owned and GENITIVE.search(text[slice(*said.speaker_span)]):  # not a name told for "its"
        return GENITIVE.sub("", said.speaker)
    return said.speaker
