"""Attributing phrases in one sentence: "Brandvik told reporters", "according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consist.attribution.model import Stance
from consist.attribution.nouns import (
    AUXILIARIES,
    DETERMINERS,
    DOCUMENTS,
    GROUPS,
    PRONOUNS,
    SOURCES,
)
from consist.attribution.phrases import Range, likely_source, phrase_after, subject_before
from consist.attribution.tokens import QUOTE, Token
from consist.attribution.verbs import FORMS, NOUN_FORMS, VerbForm, VerbKind

_BE = frozenset("is are was were be been being".split())
_SURE = frozenset("sure certain convinced adamant confident insistent".split())
_HEARSAY = frozenset(
    "said believed thought understood reported rumoured rumored alleged claimed".split()
)
_RECKONINGS = frozenset(
    "estimate estimates count counts reckoning account sums figures calculation calculations"
    " arithmetic telling tally own".split()
)
_VIEWS = frozenset(
    "view opinion account telling words estimation eyes judgment judgement version".split()
)
_CLAIM_NOUNS = {
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
_SPEECHLESS_OBJECT = frozenset(
    "claim claims that this it them as suggestions suggestion accusation"
    " accusations allegation allegations reports talk".split()
)
_NEGATIONS = frozenset("not never nor neither cannot".split())
# These report a claim only with a clause or a quotation behind them.
_NEEDS_CLAUSE = frozenset(
    "know agree feel hear conclude observe hint imply suggest give note".split()
)
_PARTICIPLES = frozenset(
    "say add claim insist argue warn deny reject maintain stress note explain tell accuse blame cite"
    " allege announce confirm admit describe call declare assert contend state acknowledge".split()
)
CIRCUMSTANCE = frozenset(
    """
    on in at during after before late early last earlier later to by from when while yesterday today
    tomorrow monday tuesday wednesday thursday friday saturday sunday this speaking with without
    through via following again and citing adding as afterwards recently shortly
    """.split()
)


class Tag(NamedTuple):
    """An attributing phrase by token numbers.

    `phrase` spans subject and verb. `speaker` is None for hearsay ("it is understood").
    """

    phrase: Range
    speaker: Range | None
    verb: str | None
    stance: Stance
    kind: str  # "verb", "inverted", "participle", "source", "hearsay", "noun", "colon"


def tags_in(tokens: Sequence[Token]) -> list[Tag]:
    """Return all attributing phrases in order of place."""
    found: list[Tag] = []
    for place, token in enumerate(tokens):
        tag = _tag_at(tokens, place, token)
        if tag is not None and not (found and tag.phrase[0] < found[-1].phrase[1]):
            found.append(tag)
    return found or _colon_tag(tokens)


def _tag_at(tokens: Sequence[Token], place: int, token: Token) -> Tag | None:
    lower = token.lower
    if lower == "according":
        return _source(tokens, place)
    if lower in {"by", "in", "on"}:
        return _reckoning(tokens, place)
    if lower in _SURE and place and tokens[place - 1].lower in _BE:
        return _belief(tokens, place)
    form = FORMS.get(lower)
    if form is not None:
        return _verb_tag(tokens, place, form)
    if lower in _CLAIM_NOUNS:
        return _noun_tag(tokens, place)
    return None


def _word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].lower if 0 <= place < len(tokens) else ""


def _source(tokens: Sequence[Token], place: int) -> Tag | None:
    if _word(tokens, place + 1) != "to":
        return None
    source = phrase_after(tokens, place + 2)
    if source is None:
        return None
    return Tag((place, source[1]), source, "according to", Stance.NEUTRAL, "source")


def _reckoning(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read "by the treasury's own sums", "by a police estimate", "in the minister's view"."""
    nouns = _RECKONINGS if tokens[place].lower == "by" else _VIEWS
    for end in range(place + 2, min(place + 8, len(tokens))):
        if not tokens[end].word:
            return None
        if tokens[end].lower in nouns and tokens[end].lower != "own":
            speaker = (place + 1, end - 1 if tokens[end - 1].lower == "own" else end)
            if speaker[1] <= speaker[0] or not likely_source(tokens, speaker, strict=True):
                return None
            return Tag((place, end + 1), speaker, "by account", Stance.NEUTRAL, "source")
    return None


def _belief(tokens: Sequence[Token], place: int) -> Tag | None:
    subject = subject_before(tokens, place)
    if subject is None or not likely_source(tokens, subject, strict=True):
        return None
    return Tag((subject[0], place + 1), subject, "be sure", Stance.NEUTRAL, "verb")


def _noun_tag(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read "the ministry's claim that", "a denial by Northlight"."""
    stance = _CLAIM_NOUNS[tokens[place].lower]
    if _word(tokens, place + 1) == "by":
        speaker = phrase_after(tokens, place + 2)
        if speaker is not None:
            return Tag((place, speaker[1]), speaker, tokens[place].lower, stance, "noun")
        return None
    if _word(tokens, place + 1) != "that" or not _word(tokens, place - 1).endswith(
        ("'s", "their", "his", "her")
    ):
        return None
    subject = subject_before(tokens, place)
    if subject is None:
        return None
    return Tag((subject[0], place + 1), subject, tokens[place].lower, stance, "noun")


def _verb_tag(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    before = _word(tokens, place - 1)
    if before in _BE or (before.endswith("ly") and _word(tokens, place - 2) in _BE):
        return _passive(tokens, place, form)
    if before in {"to", "by", "of", "for", "without"} or _order(tokens, place, form):
        return None
    if _negated(tokens, place) or before in DETERMINERS:
        return None
    if not form.finite:
        return _participle(tokens, place, form)
    inverted = _inverted(tokens, place, form)
    if inverted is not None:
        return inverted
    subject = subject_before(tokens, place)
    if (
        subject is None
        or _word(tokens, subject[0] - 1) in _BE
        or not _may_speak(tokens, subject, place, form)
    ):
        return None
    return Tag((subject[0], place + 1), subject, form.lemma, form.stance, "verb")


def _negated(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is told that somebody did *not* say it."""
    near = [token.lower for token in tokens[max(verb - 4, 0) : verb]]
    return any(
        word in _NEGATIONS or word.endswith("n't")
        for word in near
        if word in AUXILIARIES or word in _NEGATIONS or word.endswith("n't")
    )


def _order(tokens: Sequence[Token], place: int, form: VerbForm) -> bool:
    """Whether it is "told them to leave": an order, not a claim."""
    if form.lemma not in {"tell", "urge", "advise", "warn"}:
        return False
    return any(
        _word(tokens, near) == "to"
        and not any(_word(tokens, left) in {"that", QUOTE, ":", ","} for left in range(place, near))
        for near in range(place + 2, place + 5)
    )


def _may_speak(tokens: Sequence[Token], subject: Range, verb: int, form: VerbForm) -> bool:
    words = {token.lower for token in tokens[subject[0] : subject[1]]}
    document = bool(words & DOCUMENTS)
    nounlike = tokens[verb].lower in NOUN_FORMS
    if form.kind is VerbKind.MANNER and not _quotes_next(tokens, verb):
        return False
    if (
        nounlike
        and subject[1] - subject[0] == 1
        and not (tokens[subject[0]].capital or words & (PRONOUNS | GROUPS))
    ):
        return False
    if form.kind is VerbKind.DOCUMENT:
        return (document or form.lemma == "put" and _puts_number(tokens, verb)) and bool(words)
    if form.kind in {VerbKind.SPEECH, VerbKind.MANNER} and not nounlike:
        return likely_source(tokens, subject, strict=False)
    if not likely_source(tokens, subject, strict=True):
        return False
    if form.lemma in {"reject", "dismiss", "contest", "dispute"}:
        return bool(
            _SPEECHLESS_OBJECT & {_word(tokens, near) for near in range(verb + 1, verb + 7)}
        )
    if form.lemma in _NEEDS_CLAUSE and not _quotes_next(tokens, verb):
        return False
    return not nounlike or _clause_follows(tokens, verb)


def _quotes_next(tokens: Sequence[Token], verb: int) -> bool:
    return (
        QUOTE
        in {_word(tokens, verb - 1)} | {_word(tokens, near) for near in range(verb + 1, verb + 9)}
        or _word(tokens, verb + 1) == "that"
    )


def _puts_number(tokens: Sequence[Token], verb: int) -> bool:
    return _word(tokens, verb + 1) not in {"out", "up", "on", "off", "in", "down"} and any(
        _word(tokens, near) == "at" and _word(tokens, near + 1)[:1].isalnum()
        for near in range(verb + 2, verb + 9)
    )


def _clause_follows(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what follows a form like "claims" can be a clause or a quotation, so it is a verb."""
    following = _word(tokens, verb + 1)
    if following in PRONOUNS | DETERMINERS | {"that", QUOTE, ":", ",", "", "there", "to"}:
        return True
    return following not in {"of", "by", "for", "from", "about", "are", "were", "is", "was"} and (
        bool(following) and following[0].isalnum()
    )


def _passive(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read "is said to", "it is understood that", and "was described by Ode as"."""
    lower = tokens[place].lower
    following = _word(tokens, place + 1)
    if following == "by" and form.kind is not VerbKind.DOCUMENT:
        agent = phrase_after(tokens, place + 2)
        if agent is not None and likely_source(tokens, agent, strict=True):
            return Tag((place - 1, agent[1]), agent, form.lemma, form.stance, "source")
    start = place - 1 if tokens[place - 1].lower in _BE else place - 2
    impersonal = _word(tokens, start - 1) == "it"
    if lower in _HEARSAY and (following in {"to", "that"} or impersonal):
        first = start - 1 if impersonal else start
        return Tag((max(first, 0), place + 1), None, form.lemma, form.stance, "hearsay")
    return None


def _participle(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read ", saying that": its subject is the sentence's own."""
    if form.lemma not in _PARTICIPLES or _word(tokens, place - 1) not in {",", QUOTE, "and"}:
        return None
    subject = _first_subject(tokens, place)
    if subject is None:
        return None
    return Tag((place, place + 1), subject, form.lemma, form.stance, "participle")


def _first_subject(tokens: Sequence[Token], before: int) -> Range | None:
    """Find a name, a pronoun or a speaking noun that opens the sentence."""
    if not tokens:
        return None
    start = 0
    found = phrase_after(tokens, start)
    if found is None or found[1] > before:
        return None
    if tokens[0].lower in PRONOUNS:
        return (0, 1)
    return found if likely_source(tokens, found, strict=True) else None


def _inverted(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read "said Brandvik" behind a quotation or a comma."""
    if _word(tokens, place - 1) not in {QUOTE, ",", "?", "!", "-", "—"} or form.lemma == "tell":
        return None
    subject = phrase_after(tokens, place + 1)
    if subject is None or tokens[subject[0]].pronoun:
        return None
    strict = tokens[place - 1].text != QUOTE
    if not (tokens[subject[0]].capital or likely_source(tokens, subject, strict=strict)):
        return None
    if (
        tokens[place - 1].text == ","
        and subject_before(tokens, place) is not None
        and (subject[1] < len(tokens) and _word(tokens, subject[1]) not in {",", ".", "who", ";"})
    ):
        return None
    return Tag((place, subject[1]), subject, form.lemma, form.stance, "inverted")


def _colon_tag(tokens: Sequence[Token]) -> list[Tag]:
    """Read 'Freya Halloran shrugged: "…"': a quotation behind a colon has the sentence's subject."""
    for place in range(1, len(tokens) - 1):
        if tokens[place].text in {":", ","} and tokens[place + 1].text == QUOTE:
            subject = _person_before(tokens, place)
            if subject is not None:
                return [Tag((subject[0], place), subject, None, Stance.NEUTRAL, "colon")]
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


def trails(tokens: Sequence[Token], tag: Tag) -> bool:
    """Whether the phrase stands behind what it attributes: "…, mediators said on Wednesday"."""
    start, end = tag.phrase
    if tag.kind in {"inverted", "source"}:
        return start > 0
    if tag.kind in {"participle", "colon", "noun", "hearsay"}:
        return False
    if start < 3 and not any(token.text == QUOTE for token in tokens[:start]):
        return False
    following = _word(tokens, end)
    if following in {"that", QUOTE, ":"} or (
        tag.verb != "tell" and end < len(tokens) and tokens[end].pronoun
    ):
        return False
    if following in {"", ".", ",", ";"}:
        return True
    if tag.verb == "tell":
        hearer = phrase_after(tokens, end, limit=4)
        end = hearer[1] if hearer is not None else end
        following = _word(tokens, end)
        if following in {"", ".", ",", ";"}:
            return True
    rest = [token.lower for token in tokens[end : end + 14]]
    stop = next((i for i, word in enumerate(rest) if word in {",", ".", ";", QUOTE}), len(rest))
    if stop < len(rest) and rest[stop] == QUOTE:
        return False
    return (
        following in CIRCUMSTANCE
        and "that" not in rest[:stop]
        and not (AUXILIARIES & set(rest[1:stop]))
    )
