"""One sentence read for its attribution: quotations, words, the governing phrase and its claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consist.attribution.acts import judges_deed
from consist.attribution.governing import CIRCUMSTANCE, by_the_outlet, governing, trails
from consist.attribution.model import Stance, Voice
from consist.attribution.nouns import CLAIMS
from consist.attribution.phrases import Range, behind_hearer
from consist.attribution.quotes import Quotation
from consist.attribution.tag import Tag, TagKind
from consist.attribution.tags import tags_in
from consist.attribution.tokens import QUOTE, Token, tokens_of, word_at
from consist.model import Span

# A quotation of fewer words, with no stop inside its marks, is a fragment and not speech.
_MIN_SPEECH_WORDS = 4
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{1,40}(?:,[^()]{0,40})?\([\w ]{2,20}\) ?[-—–] ?"
    # "TARN VALLEY, England, Jan 20 - The dam"
    r"|[A-Z][A-Z .'’]{2,40}(?:, [A-Z][\w. ]{1,25}){0,2} (?:[-—–]|--) (?=[\"“A-Z\d])"
)
# What follows a trailing phrase and still belongs to it, not to the claim.
_BELONGS = frozenset(
    "adding who which speaking a an the citing according whose where when while after head chief"
    " director and but as in on at with".split()
)
_ADVERBS = frozenset("only once more again merely simply also just twice too".split())
_CLAIM_NOUNS = CLAIMS | frozenset("charge charges idea notion report rumour rumours view".split())
_CONTRASTS = frozenset("whereas while but although though".split())
_SHORTEST_CLAUSE = 2  # words
_LONGEST_NOUN = 3  # words: "the opposition's claim"


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its quotations, tokens and attributing phrases; `outer` governs.

    `judge` is whoever condemns or praises a deed without saying anything of it.
    `start` is where the news begins, behind a dateline, whose words are no tokens.
    """

    text: str
    start: int
    quotes: tuple[Quotation, ...]
    speech: tuple[Quotation, ...]
    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    outer: Tag | None
    judge: Range | None


def read(text: str, quotes: Sequence[Quotation]) -> Reading:
    """Read a sentence whose quotations are known."""
    speech = tuple(quote for quote in quotes if _is_speech(text, quote))
    start = _behind_dateline(text, quotes)
    tokens = tuple(
        token
        for token in tokens_of(text, [(quote.start, quote.end) for quote in speech])
        if token.start >= start
    )
    found = [tag for tag in tags_in(tokens) if not by_the_outlet(tokens, tag)]
    judging = [tag for tag in found if _judges(tokens, tag)]
    tags = tuple(tag for tag in found if tag not in judging)
    outer, judge = governing(tokens, tags), judging[0].speaker if judging else None
    return Reading(text, start, tuple(quotes), speech, tokens, tags, outer, judge)


def _judges(tokens: Sequence[Token], tag: Tag) -> bool:
    active = tag.kind in {TagKind.VERB, TagKind.PARTICIPLE}
    return active and judges_deed(tokens, tag.phrase[1] - 1, tag.verb)


def _behind_dateline(text: str, quotes: Sequence[Quotation]) -> int:
    """Return where the news begins: behind "LONDON, Jan 20 -", or at nought."""
    dateline = _DATELINE.match(text)
    if dateline is None or not text[dateline.end() :].strip():
        return 0
    return 0 if any(quote.start < dateline.end() for quote in quotes) else dateline.end()


def _is_speech(text: str, quote: Quotation) -> bool:
    if not quote.whole:
        return True
    inside = text[quote.start + 1 : quote.end - 1]
    return len(inside.split()) >= _MIN_SPEECH_WORDS or inside[-1:] in set(",.!?…")


def span_of(tokens: Sequence[Token], stretch: Range) -> Span:
    """Return the place of a stretch of tokens in the sentence."""
    return (tokens[stretch[0]].start, tokens[stretch[1] - 1].end)


def content_of(reading: Reading, tag: Tag) -> Span:
    """Return what the governing phrase attributes."""
    if trails(reading.tokens, tag):
        return _content_before(reading, tag)
    return _content_after(reading, tag)


def _content_before(reading: Reading, tag: Tag) -> Span:
    tokens, text = reading.tokens, reading.text
    start = reading.start
    end = _trimmed(text, start, tokens[tag.phrase[0]].start)
    first = next(token for token in tokens if token.word or token.text == QUOTE)
    if first.text == QUOTE:
        return (first.start, max(token.end for token in tokens if token.text == QUOTE))
    goes_on = next((token for token in tokens[tag.phrase[1] :] if token.text == QUOTE), None)
    if goes_on is not None:
        return (start, goes_on.end)
    comma = next((i for i in range(tag.phrase[1], len(tokens)) if tokens[i].text == ","), None)
    if comma is not None and comma + 2 < len(tokens) and tokens[comma + 1].lower not in _BELONGS:
        end = _trimmed(text, start, len(text))
    return (start, max(start, end))


def _content_after(reading: Reading, tag: Tag) -> Span:
    tokens, text = reading.tokens, reading.text
    place = tag.phrase[1]
    if tag.verb == "tell":
        place = behind_hearer(tokens, place, limit=5)
    that = next(
        (i for i in range(place, min(place + 14, len(tokens))) if tokens[i].lower == "that"), None
    )
    if that is not None and _reaches(tokens[place:that], tag):
        place = that + 1
    elif tag.verb == "speak":
        place += 1  # "of"
    place = _to_quotation(tokens, place)
    while place < len(tokens) and tokens[place].text in {",", ":", "—", "–"}:
        place += 1
    end = _trimmed(text, 0, _to_contrast(reading, tag))
    start = tokens[place].start if place < len(tokens) else end
    if start >= end and place > 0:
        start = min(tokens[tag.phrase[1] - 1].end, end)
    return (start, end)


def _to_contrast(reading: Reading, tag: Tag) -> int:
    """Return where a clause begins that sets another speaker against the first.

    "Holm said the find was real, whereas Oder called it a mirage": there the claim ends.
    """
    tokens = reading.tokens
    last = max((at for at, token in enumerate(tokens) if token.text == ","), default=0)
    for other in reading.tags:
        opens, comma = other.phrase[0], other.phrase[0] - 2
        if other.kind is not TagKind.VERB or comma - tag.phrase[1] < _SHORTEST_CLAUSE:
            continue
        contrast = word_at(tokens, opens - 1) in _CONTRASTS and word_at(tokens, comma) == ","
        aside = word_at(tokens, comma - 1) == "that" or last >= other.phrase[1]
        if contrast and not (aside or tokens[opens].pronoun):
            return tokens[comma].start
    return len(reading.text)


def _to_quotation(tokens: Sequence[Token], place: int) -> int:
    """Go to a quotation behind a colon: what stands before it is circumstance."""
    for near in range(place, len(tokens) - 1):
        if tokens[near].text == ":" and tokens[near + 1].text == QUOTE:
            return near + 1
    return place


def _reaches(between: Sequence[Token], tag: Tag) -> bool:
    """Whether "that" opens the claim: "said on Friday that", "rejected accusations that"."""
    told = tag.verb == "tell"
    if any(token.text in {QUOTE, ":"} or token.pronoun for token in between):
        return told and not any(token.text == QUOTE for token in between)
    if told or not between or between[0].lower in CIRCUMSTANCE or between[0].text == ",":
        return True
    words = [token.lower for token in between]
    turned_down = tag.stance is Stance.DENIAL and words[-1] in _CLAIM_NOUNS
    return set(words) <= _ADVERBS or (turned_down and len(words) <= _LONGEST_NOUN)


def _trimmed(text: str, start: int, end: int) -> int:
    """Move `end` left over blanks and the marks that join a claim to its phrase."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
        end -= 1
    return end


def voice_of(reading: Reading, tag: Tag, content: Span) -> Voice:
    """Tell direct from indirect speech and from reported speech with quoted words in it."""
    inside = [q for q in reading.quotes if q.start < content[1] and q.end > content[0]]
    if not inside:
        return Voice.INDIRECT
    if not any(quote in reading.speech for quote in inside):
        return Voice.MIXED
    tokens = reading.tokens
    if trails(tokens, tag):
        lead = [t for t in tokens[: tag.phrase[0]] if t.start >= content[0]]
        return Voice.DIRECT if lead and lead[0].text == QUOTE else Voice.MIXED
    between = []
    for token in tokens[tag.phrase[1] :]:
        if token.text == QUOTE:
            break
        between.append(token)
    if between and between[-1].text == ":":
        return Voice.DIRECT
    words = [token.lower for token in between if token.word]
    woven = "that" in words or words[-1:] == ["of"] or len(words) > 4
    return Voice.MIXED if woven else Voice.DIRECT
