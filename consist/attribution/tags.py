"""Attributing phrases in one sentence: "Brandvik told reporters", "according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consist.attribution.model import Stance
from consist.attribution.nouns import DETERMINERS, PRONOUNS, SOURCES
from consist.attribution.phrases import Range, is_stop, likely_source, phrase_after, with_holder
from consist.attribution.reported import BE, verb_tag
from consist.attribution.subjects import owns, subject_before
from consist.attribution.tag import BY_ACCOUNT, Tag, TagKind
from consist.attribution.tokens import QUOTE, Token, word_at

_SURE = frozenset("sure certain convinced adamant confident insistent".split())
_RECKONINGS = frozenset(
    "estimate estimates count counts reckoning account sums figures calculation calculations"
    " arithmetic telling tally".split()
)
_VIEWS = frozenset("view opinion telling words estimation eyes judgment judgement version".split())
CLAIM_NOUNS = {
    "claim": Stance.DOUBT,
    "claims": Stance.DOUBT,
    "allegation": Stance.DOUBT,
    "insistence": Stance.DOUBT,
    "assertion": Stance.DOUBT,
    "denial": Stance.DENIAL,
    "accusation": Stance.NEUTRAL,
    "warning": Stance.NEUTRAL,
    "assurance": Stance.NEUTRAL,
    "admission": Stance.ENDORSE,
}


def tags_in(tokens: Sequence[Token]) -> list[Tag]:
    """Return all attributing phrases in order of place; they do not overlap."""
    found: list[Tag] = []
    for place in range(len(tokens)):
        tag = _tag_at(tokens, place)
        if tag is not None and not (found and tag.phrase[0] < found[-1].phrase[1]):
            found.append(tag)
    return found or _colon_tag(tokens)


def _tag_at(tokens: Sequence[Token], place: int) -> Tag | None:
    word = tokens[place].lower
    if word == "according":
        return _source(tokens, place)
    if word in {"by", "in", "on"}:
        return _reckoning(tokens, place)
    if word in _SURE:
        return _belief(tokens, place)
    return verb_tag(tokens, place) or (_noun_tag(tokens, place) if word in CLAIM_NOUNS else None)


def _source(tokens: Sequence[Token], place: int) -> Tag | None:
    if word_at(tokens, place + 1) != "to":
        return None
    source = phrase_after(tokens, place + 2)
    if source is None:
        return None
    source = with_holder(tokens, source)
    return Tag((place, source[1]), source, "according to", Stance.NEUTRAL, TagKind.SOURCE)


def _reckoning(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read "by the treasury's own sums", "by a police estimate", "in the minister's view"."""
    nouns = _RECKONINGS if tokens[place].lower == "by" else _VIEWS
    for end in range(place + 2, min(place + 8, len(tokens))):
        if not tokens[end].word:
            return None
        if tokens[end].lower not in nouns:
            continue
        speaker = (place + 1, end - 1 if tokens[end - 1].lower == "own" else end)
        if any(is_stop(tokens, at) for at in range(*speaker)):
            return None  # "by which time it was telling"
        if speaker[1] <= speaker[0] or not likely_source(tokens, speaker, strict=True):
            return None
        return Tag((place, end + 1), speaker, BY_ACCOUNT, Stance.NEUTRAL, TagKind.SOURCE)
    return None


def _belief(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read "Bricker is certain that"."""
    if word_at(tokens, place - 1) not in BE:
        return None
    subject = subject_before(tokens, place)
    if subject is None or not likely_source(tokens, subject, strict=True):
        return None
    return Tag((subject[0], place + 1), subject, "be sure", Stance.NEUTRAL, TagKind.VERB)


def _noun_tag(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read "the ministry's claim that", "a denial by Northlight"."""
    noun = tokens[place].lower
    if word_at(tokens, place + 1) == "by":
        speaker = phrase_after(tokens, place + 2)
        phrase = None if speaker is None else (place, speaker[1])
    elif word_at(tokens, place + 1) == "that" and _possessive(tokens, place - 1):
        speaker = subject_before(tokens, place)
        phrase = None if speaker is None else (speaker[0], place + 1)
    else:
        return None
    if speaker is None or phrase is None:
        return None
    return Tag(phrase, speaker, noun, CLAIM_NOUNS[noun], TagKind.NOUN)


def _possessive(tokens: Sequence[Token], place: int) -> bool:
    return owns(tokens, place) or word_at(tokens, place) in {"his", "her", "their", "its"}


def _colon_tag(tokens: Sequence[Token]) -> list[Tag]:
    """Read 'Freya Halloran shrugged: "…"': the quotation is the subject's."""
    for place in range(1, len(tokens) - 1):
        if tokens[place].text in {":", ","} and tokens[place + 1].text == QUOTE:
            subject = _person_before(tokens, place)
            if subject is not None:
                phrase = (subject[0], place)
                return [Tag(phrase, subject, None, Stance.NEUTRAL, TagKind.COLON)]
    return []


def _person_before(tokens: Sequence[Token], colon: int) -> Range | None:
    for start in _starts(tokens, colon):
        found = phrase_after(tokens, start)
        if found is not None and found[1] <= colon and likely_source(tokens, found, strict=True):
            return found
    return None


def _starts(tokens: Sequence[Token], colon: int) -> Iterator[int]:
    """Places at which a subject may begin: names, articles and pronouns, from the left."""
    for place in range(colon):
        token = tokens[place]
        if token.capital or token.lower in DETERMINERS | PRONOUNS | SOURCES:
            yield place
