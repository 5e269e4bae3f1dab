"""How a speaker is named to a reader."""

from __future__ import annotations

import re

from consist.attribution import Attribution, SpeakerKind
from consist.attribution.nouns import CLAIMS, DETERMINERS, FIELDS, SOURCES
from consist.attribution.tag import BY_ACCOUNT
from consist.attribution.tags import CLAIM_NOUNS

OWNED = CLAIMS.union(CLAIM_NOUNS)
"""What somebody may be said to have made: "the ministry's claim that"."""

GENITIVE = re.compile(
    r"(?:(?<=\w)['’]s|(?<=s)['’])(?: (?:earlier|first|latest|new|old|own|previous|repeated))?\Z"
)


def named(said: Attribution | None, text: str) -> str | None:
    """Return the speaker as a name of its own: "the ministry" of "the ministry's claim that".

    A name that ends so of itself ("McDonald's said") is left as it is. Whom nothing but a pronoun
    or a number tells ("she", "several") has none.

    Args:
        said: Who asserts the sentence; None where that was not read.
        text: The sentence.
    """
    if said is None or said.who is None or said.who.kind is SpeakerKind.PRONOUN:
        return None
    if said.phrase is None or said.speaker_span is None:
        return said.who.text
    behind = text[said.speaker_span[1] : said.phrase[1]].strip().lower()
    owned = behind in OWNED or (said.verb == BY_ACCOUNT and behind)
    if owned and GENITIVE.search(text[slice(*said.speaker_span)]):  # not a name told for "its"
        return GENITIVE.sub("", said.who.text)
    return said.who.text


def within_a_sentence(speaker: str | None) -> str:
    """Return how a sentence goes on with a speaker's name: "the airline" for "The airline".

    >>> within_a_sentence("The airline"), within_a_sentence("Police Chief Tom Ray")
    ('the airline', 'Police Chief Tom Ray')
    """
    if speaker is None:
        return "somebody unnamed"
    first, _, rest = speaker.partition(" ")
    small = first.lower()
    article = small in DETERMINERS
    noun = small in SOURCES | FIELDS and not rest[:1].isupper()
    plain = (article or noun) and first == first.capitalize()
    return f"{small[0]}{speaker[1:]}" if plain else speaker
