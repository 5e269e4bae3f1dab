"""Which attributing phrase of a sentence governs it, and on which side its claim stands."""

from __future__ import annotations

from collections.abc import Sequence

from consist.attribution.nouns import AUXILIARIES, FIELDS, SOURCES
from consist.attribution.phrases import Range, behind_hearer
from consist.attribution.tag import Tag, TagKind
from consist.attribution.tokens import QUOTE, Token, word_at

_OWN_STAFF = frozenset("newspaper paper correspondent reporter programme station website".split())
# What newspapers and broadcasters are called; "can reveal" tells one by its verb alone.
_OUTLET_NAMES = frozenset(
    "advertiser argus bulletin chronicle courier daily dispatch echo examiner express gazette"
    " guardian herald independent journal mail mirror news observer post record sentinel standard"
    " star sun telegraph times tribune".split()
)
_OUTLET_REVEALS = frozenset(("reveal", "disclose"))
_ENDS = frozenset(("", ".", ",", ";", "!", "?"))
_TOPIC = frozenset(("of", "about"))  # "…," said Holm of the wall
# Words that open a circumstance of speaking and not the claim: "said on Wednesday".
CIRCUMSTANCE = frozenset(
    """
    on in at during after before late early last earlier later to by from when while yesterday today
    tomorrow monday tuesday wednesday thursday friday saturday sunday this speaking with without
    through via following again and citing adding updating as afterwards recently shortly quoting
    referring noting describing calling commenting near outside inside alongside beside behind
    aboard amid ahead
    """.split()
)


def governing(tokens: Sequence[Token], tags: Sequence[Tag]) -> Tag | None:
    """Choose the phrase that governs, or None where there is none.

    One beside its quotation governs; then one that trails a claim, since it embraces the phrases
    before it; then the first.
    """
    behind = [tag for tag in tags if trails(tokens, tag)]
    for tag in behind:
        if word_at(tokens, tag.phrase[0] - 1) == QUOTE:
            return tag
    # scraped text has often lost its commas; a claim that "that" opens is whole without one
    commas = any(token.text == "," for token in tokens)
    commas = commas or (bool(tags) and word_at(tokens, tags[0].phrase[1]) == "that")
    for tag in reversed(behind):
        if tag is tags[0] or word_at(tokens, tag.phrase[0] - 1) == "," or not commas:
            return tag
    return tags[0] if tags else None


def by_the_outlet(tokens: Sequence[Token], tag: Tag) -> bool:
    """Return whether "I", "we" or the outlet's own staff speak: outside quotations, the outlet."""
    if tag.speaker is None:
        return False
    first = tokens[tag.speaker[0]].lower
    if first in {"i", "we", "you"}:
        return True
    staff = first in {"this", "our"} and tokens[tag.speaker[1] - 1].lower in _OWN_STAFF
    return staff or _outlet_by_name(tokens, tag, tag.speaker)


def _outlet_by_name(tokens: Sequence[Token], tag: Tag, speaker: Range) -> bool:
    """Whether a paper tells of itself: "the Flash can reveal", "the Gazette understands"."""
    the = tokens[speaker[0]].lower == "the"
    names = tokens[speaker[0] + the : speaker[1]]
    if not names or not all(token.capital for token in names):
        return False
    words = {token.lower for token in names}
    verb = tokens[tag.phrase[1] - 1].lower
    if tag.verb in _OUTLET_REVEALS and word_at(tokens, speaker[1]) == "can":
        return bool(words & _OUTLET_NAMES) or (the and words.isdisjoint(SOURCES | FIELDS))
    return verb == "understands" and bool(words & _OUTLET_NAMES)


def trails(tokens: Sequence[Token], tag: Tag) -> bool:
    """Return whether the phrase stands behind what it attributes: "…, mediators said on Friday"."""
    start, end = tag.phrase
    if tag.kind in {TagKind.INVERTED, TagKind.SOURCE}:
        return start > 0
    if tag.kind is not TagKind.VERB:
        return False
    if start < 3 and not any(token.text == QUOTE for token in tokens[:start]):
        return False
    if tag.verb == "tell":
        end = behind_hearer(tokens, end, limit=4)
    elif end < len(tokens) and tokens[end].pronoun:
        return False
    quoted = word_at(tokens, start - 1) == QUOTE
    return (quoted and word_at(tokens, end) in _TOPIC) or _no_claim_behind(tokens, end)


def _no_claim_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether nothing but circumstance follows up to the next mark."""
    if word_at(tokens, end) in _ENDS:
        return True
    rest: list[str] = []
    for token in tokens[end : end + 14]:
        if token.text == QUOTE or token.lower == "that":
            return False
        if token.text in _ENDS:
            break
        rest.append(token.lower)
    if not rest or rest[0] not in CIRCUMSTANCE:
        return False
    return rest[0] == "while" or not AUXILIARIES & set(rest[1:])
