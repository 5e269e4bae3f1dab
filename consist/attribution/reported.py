"""Reporting verbs in their sentence: with the subject before or behind, passive, as participle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from consist.attribution.acts import is_act, is_act_of
from consist.attribution.nouns import (
    AUXILIARIES,
    BODIES,
    CLAIMS,
    DETERMINERS,
    DOCUMENTS,
    FUNCTION_WORDS,
    GROUPS,
    PERSONS,
    PRONOUNS,
    SOURCES,
)
from consist.attribution.phrases import Range, likely_source, phrase_after, with_holder
from consist.attribution.subjects import owns, subject_before
from consist.attribution.tag import Tag, TagKind
from consist.attribution.tokens import QUOTE, Token, word_at
from consist.attribution.verbs import FORMS, NOUN_FORMS, VerbForm, VerbKind

BE = frozenset("is are was were be been being".split())
_HEARSAY = frozenset(
    "said believed thought understood reported rumoured rumored alleged claimed".split()
)
_ASIDES = frozenset((",", "—", "–"))
_NEGATIONS = frozenset("not never nor neither cannot".split())
_BREAKS = frozenset((",", ";", ":", QUOTE))
# Behind a comma these are participles, of things as well: "the trial, called BEACON-2, was".
_NAMING = frozenset("call describe identify cite quote".split())
# What things do as well reports a claim of a thing only with a clause: "the sun explains much".
_OF_THINGS = frozenset("explain underline reveal affirm add repeat".split())
_EXAMPLES = frozenset(("as", "like"))
# These report a claim only with a clause or a quotation behind them.
_NEEDS_CLAUSE = frozenset(
    "know understand agree feel hear conclude observe hint imply suggest note".split()
)
# These report a claim only where what is turned down is one.
_TURNS_DOWN = frozenset("reject dismiss contest dispute".split())
_CLAIMS = CLAIMS | frozenset("that this it them as talk".split())
_PARTICIPLES = frozenset(
    "say add claim insist argue warn deny reject maintain stress note explain tell accuse blame"
    " cite allege announce confirm admit describe call declare assert contend state"
    " acknowledge".split()
)
_BEFORE_PARTICIPLES = frozenset((",", QUOTE, "and", "while", "but"))
_ARTICLES = DETERMINERS - frozenset("one some both several many most all each another".split())
# These alone take their object from before: "which analysts say could cost".
_OPEN_CLAUSE = frozenset(
    "say claim believe insist think argue fear estimate warn allege maintain suggest hope".split()
)
_ORDERS = frozenset("tell urge advise warn".split())
_OPEN = frozenset("what how why where whether".split())
_PARTICLES = frozenset("out up on off in down back".split())
_LONGEST_SMALL_WORD = 4  # letters, of what headlines print without a capital: "with"
_NO_CLAUSE = frozenset("of by for from about are were is was".split())


def verb_tag(tokens: Sequence[Token], place: int) -> Tag | None:
    """Read the word at `place` as a reporting verb, or return None where it is none."""
    form = FORMS.get(tokens[place].lower)
    if form is None or _part_of_name(tokens, place):
        return None
    being = _being(tokens, place)
    if being is not None and form.finite:
        return _passive(tokens, place, form, start=being)
    if not _finite_place(tokens, place, form):
        return None
    if not form.finite and being is None:
        return _participle(tokens, place, form)
    return (
        _inverted(tokens, place, form)
        or _unmarked(tokens, place, form)
        or _active(tokens, place, form)
        or _joined(tokens, place, form)
    )


def _part_of_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capital within a sentence makes a name of the word: "United States", "Said".

    Not behind a quotation, and not in a headline whose words all have one.
    """
    if not place or not tokens[place].capital or not tokens[place - 1].word:
        return False
    return any(
        token.word and token.text.islower() and len(token.text) > _LONGEST_SMALL_WORD
        for token in tokens
    )


def _ends_inverted(tokens: Sequence[Token], before: Range | None, place: int) -> Range | None:
    """Find the subject behind the verb where a comma was lost: "in Ezzor said the monitor".

    It must end the sentence and speak, while nothing before the verb does but a name.
    """
    words = tokens[before[0] : before[1]] if before is not None else ()
    if place < 3 or any(token.pronoun or token.lower in SOURCES for token in words):
        return None
    subject = phrase_after(tokens, place + 1)
    if subject is None or word_at(tokens, subject[1]) not in {"", "."}:
        return None
    speaks = any(token.lower in SOURCES for token in tokens[subject[0] : subject[1]])
    return subject if speaks and not tokens[subject[0]].pronoun else None


def _unmarked(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read "was full of gas said Tomas Brekke head of" where the comma before the verb was lost.

    Behind a full name no clause may go on, and before the verb nobody stands who can speak, nor
    anything that opens the sentence.
    """
    if form.lemma != "say" or place < _SHORTEST_CLAIM:
        return None
    before = subject_before(tokens, place)
    if before is not None and (
        before[0] < _SHORTEST_CLAIM - 1 or likely_source(tokens, before, strict=True)
    ):
        return None
    subject = phrase_after(tokens, place + 1, limit=_LONGEST_OFFICE)
    if subject is None or not _ends_in_name(tokens, place + 1) or _has_clause(tokens, place + 1):
        return None
    return Tag((place, subject[1]), subject, form.lemma, form.stance, TagKind.INVERTED)


_SHORTEST_CLAIM = 4  # words
_LONGEST_OFFICE = 12
_LONGEST_APPOSITION = 14


def _ends_in_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a full name opens the phrase, or stands behind an office."""
    end = first
    while end < len(tokens) and tokens[end].word and tokens[end].capital:
        end += 1
    if end - first >= 2:
        return True
    return word_at(tokens, end) in PERSONS and all(
        token.capital for token in tokens[end + 1 : end + 3]
    )


def _has_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether what follows has a verb of its own: "said Tomas Brekke had fled"."""
    for token in tokens[first : first + _LONGEST_APPOSITION]:
        if token.lower in _ENDS_OBJECT | {"adding", "saying"} or token.text == QUOTE:
            return False
        if token.lower in AUXILIARIES or token.lower in FORMS:
            return True
        if token.text.islower() and token.lower.endswith("ed"):
            return True
    return False


def _being(tokens: Sequence[Token], place: int) -> int | None:
    """Find the form of "be" that makes a passive of the verb: "was never said"."""
    near = place - 1
    while near >= 0 and near > place - 4:
        word = tokens[near].lower
        if word in BE:
            return near
        if word not in AUXILIARIES and not word.endswith("ly"):
            return None
        near -= 1
    return None


def _finite_place(tokens: Sequence[Token], place: int, form: VerbForm) -> bool:
    """Whether the word can be the verb of a reporting clause, and not an infinitive or a noun.

    Neither does an order report, nor that somebody did not say something.
    """
    before = word_at(tokens, place - 1)
    if before in {"to", "by", "of", "for", "without"} or before in _ARTICLES:
        return False
    if tokens[place].lower in NOUN_FORMS and owns(tokens, place - 1):
        return False
    return not (_order(tokens, place, form) or _negated(tokens, place))


def _negated(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is told that somebody did *not* say it."""
    near = [token.lower for token in tokens[max(verb - 4, 0) : verb]]
    breaks = [place for place, word in enumerate(near) if word in _BREAKS]
    clause = near[breaks[-1] + 1 :] if breaks else near  # not "was not arrested, police said"
    # not "who asked not to be named said" either
    return any(
        word.endswith("n't") or (word in _NEGATIONS and after != "to")
        for word, after in pairwise([*clause, ""])
    )


def _order(tokens: Sequence[Token], place: int, form: VerbForm) -> bool:
    """Whether it is "told them to leave", "told them how" or "tell a story"."""
    if form.lemma == "tell" and word_at(tokens, place + 2) in {"story", "tale", "truth"}:
        return True
    if form.lemma not in _ORDERS:
        return False
    if form.lemma == "tell" and _leaves_open(tokens, place + 1):
        return True
    for near in range(place + 1, place + 5):
        word = word_at(tokens, near)
        if word in {"that", QUOTE, ":", ","}:
            return False
        if word == "to" and near > place + 1:
            return True
    return False


_LONGEST_HEARER = 3  # words


def _leaves_open(tokens: Sequence[Token], place: int) -> bool:
    """Whether somebody is told what, how or why, and not what is said: "told them what to do"."""
    for near in range(place + 1, place + 1 + _LONGEST_HEARER):
        if not word_at(tokens, near)[:1].isalpha() or word_at(tokens, near) in AUXILIARIES:
            return False
        if word_at(tokens, near) in _OPEN:
            return True
    return False


def _active(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    subject = _with_examples(tokens, subject_before(tokens, place))
    behind = _ends_inverted(tokens, subject, place) if form.lemma == "say" else None
    if behind is not None:
        return Tag((place, behind[1]), behind, form.lemma, form.stance, TagKind.INVERTED)
    if subject is None or word_at(tokens, subject[0] - 1) in BE | {"whose"}:
        return None
    if _told_by_the_way(tokens, subject):
        return None
    if form.lemma not in _OPEN_CLAUSE and _in_relative(tokens, subject, place):
        return None
    if not _may_speak(tokens, subject, place, form):
        return None
    return Tag((subject[0], place + 1), subject, form.lemma, form.stance, TagKind.VERB)


def _with_examples(tokens: Sequence[Token], subject: Range | None) -> Range | None:
    """Take in those of whom an example is told: "companies such as Lumera".

    Of things without a name nobody speaks: "factors such as the sun".
    """
    if subject is None or word_at(tokens, subject[0] - 1) not in _EXAMPLES:
        return subject
    such = word_at(tokens, subject[0] - 2) == "such"
    if word_at(tokens, subject[0] - 1) == "as" and not such:
        return subject
    whole = subject[0] - (3 if such else 2)
    if whole >= 0 and tokens[whole].lower in GROUPS:
        return (whole, subject[1])
    named = any(token.capital for token in tokens[subject[0] : subject[1]])
    return subject if named else None


def _in_relative(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether the verb has its object before it: "a tax that he had announced"."""
    if word_at(tokens, subject[0] - 1) not in {"that", "which", "what"}:
        return False
    reported = any(token.lower in FORMS for token in tokens[: subject[0] - 1])
    return not reported and not _clause_next(tokens, subject, verb)


_LONGEST_ASIDE_NOUN = 5  # words: "a step the size of which"


def _told_by_the_way(tokens: Sequence[Token], subject: Range) -> bool:
    """Whether a pronoun speaks in an apposition alone: ", a step it said it had taken"."""
    noun = subject[0] - 1
    if not tokens[subject[0]].pronoun or noun < 2 or not _may_be_noun(tokens[noun]):
        return False
    for article in range(noun - 1, max(noun - _LONGEST_ASIDE_NOUN, 0), -1):
        if tokens[article].lower in {"a", "an"}:
            return tokens[article - 1].text in _ASIDES
    return False


def _may_be_noun(token: Token) -> bool:
    return token.word and token.lower not in FUNCTION_WORDS | {"ago"}


def _may_speak(tokens: Sequence[Token], subject: Range, verb: int, form: VerbForm) -> bool:
    if tokens[verb].lower in NOUN_FORMS and not _surely_verb(tokens, subject, verb):
        return False
    if _has_thing(tokens, verb, form.lemma) or is_act(tokens, verb, form.lemma):
        return False
    match form.kind:
        case VerbKind.MANNER:
            clause = _clause_next(tokens, subject, verb) and not _in_noun(tokens, verb)
            return clause and likely_source(tokens, subject, strict=False)
        case VerbKind.DOCUMENT:
            return _document_speaks(tokens, subject, verb, form)
        case VerbKind.SPEECH:
            strict = tokens[verb].lower in NOUN_FORMS or (
                form.lemma in _OF_THINGS and not _clause_next(tokens, subject, verb)
            )
            return likely_source(tokens, subject, strict=strict)
        case VerbKind.ACT:
            return likely_source(tokens, subject, strict=True) and _claims(
                tokens, subject, verb, form
            )


def _in_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a relative clause makes a noun of the word: "the blasts that rocked the city"."""
    following = word_at(tokens, verb + 2)
    relative = following in AUXILIARIES or following.endswith("ed")
    return word_at(tokens, verb + 1) == "that" and relative


_DEEDS = frozenset("claim maintain add assert answer write concede propose".split())
# Nor do these with such an object, which needs no article: "denied bail".
_OBJECTS = {
    "concede": frozenset("defeat goals ground".split()),
    "deny": frozenset("bail entry access asylum".split()),
}


def _has_thing(tokens: Sequence[Token], verb: int, lemma: str) -> bool:
    """Whether the verb has an object that makes it a deed: "conceded goals", "wrote a book"."""
    if word_at(tokens, verb + 1) in _OBJECTS.get(lemma, ()) and not _goes_on(tokens, verb):
        return True
    return lemma in _DEEDS and _is_deed(tokens, verb)


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what follows the verb has one of its own: "denied entry was refused"."""
    return any(word_at(tokens, near) in AUXILIARIES for near in range(verb + 2, verb + 9))


_ENDS_OBJECT = _BREAKS | frozenset(". who which that when where as after before while".split())


def _is_deed(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb has a thing for its object and no clause: "claimed three lives"."""
    following = word_at(tokens, verb + 1)
    if following == "that":
        return False
    if not (following[:1].isdigit() or following in DETERMINERS | _POSSESSIVES | _NUMBERS):
        return False
    for near in range(verb + 2, verb + 12):
        word = word_at(tokens, near)
        if not word or word in _ENDS_OBJECT:
            return word != QUOTE
        if word in AUXILIARIES or word.endswith("n't") or (word.endswith("ed") and near > verb + 2):
            return False
    return True


_POSSESSIVES = frozenset("its their his her our my your".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split()
)
_BEFORE_NUMBERS = frozenset("some about around nearly almost over more at up".split())


def _surely_verb(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether a form like "claims" has a subject of its own and goes on as a verb does."""
    last = tokens[subject[1] - 1]
    bare = subject[1] - subject[0] == 1
    if bare and not (last.capital or last.lower in PRONOUNS | GROUPS):
        return False
    adjective = subject[1] - subject[0] == 2 and tokens[subject[0]].lower in DETERMINERS
    if adjective and last.lower not in SOURCES:
        return False  # "an Islamic state"
    following = word_at(tokens, verb + 1)
    if following in {"'", "’"}:
        return False  # "the states' debt"
    return following not in _NO_CLAUSE and not _goes_on_as_subject(following)


def _goes_on_as_subject(following: str) -> bool:
    """Whether what follows makes the word before it a noun: "the EU states agreed"."""
    return following in AUXILIARIES or following.endswith("ed")


def _document_speaks(tokens: Sequence[Token], subject: Range, verb: int, form: VerbForm) -> bool:
    words = {token.lower.removesuffix("'s") for token in tokens[subject[0] : subject[1]]}
    if form.lemma == "put":
        return _puts_number(tokens, verb)
    return bool(words & DOCUMENTS)


def _puts_number(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is "puts its dead at 11"."""
    return word_at(tokens, verb + 1) not in _PARTICLES and any(
        word_at(tokens, near) == "at" and word_at(tokens, near + 1)[:1].isalnum()
        for near in range(verb + 2, verb + 20)
    )


def _claims(tokens: Sequence[Token], subject: Range, verb: int, form: VerbForm) -> bool:
    if form.lemma in _TURNS_DOWN:
        return any(word_at(tokens, near) in _CLAIMS for near in range(verb + 1, verb + 7))
    if form.lemma == "speak":  # "spoke of forty dead", not "spoke of his grief"
        return word_at(tokens, verb + 1) == "of" and _is_figure(word_at(tokens, verb + 2))
    return form.lemma not in _NEEDS_CLAUSE or _clause_next(tokens, subject, verb)


def _is_figure(word: str) -> bool:
    """Whether a word opens a number, or a quotation."""
    return word == QUOTE or word[:1].isdigit() or word in _NUMBERS | _BEFORE_NUMBERS


def _clause_next(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Whether a quotation stands beside subject and verb, or "that" behind them."""
    if word_at(tokens, verb + 1) == "that" or word_at(tokens, subject[0] - 1) == QUOTE:
        return True
    return any(word_at(tokens, near) == QUOTE for near in range(verb + 1, verb + 9))


def _passive(tokens: Sequence[Token], place: int, form: VerbForm, *, start: int) -> Tag | None:
    """Read "is said to", "it is understood that", and "was described by Ode as"."""
    following = word_at(tokens, place + 1)
    if following == "by" and form.kind is not VerbKind.DOCUMENT:
        if is_act_of(tokens, start, form.lemma):
            return None
        agent = _charging(tokens, phrase_after(tokens, place + 2), form)
        if agent is not None and likely_source(tokens, agent, strict=True):
            return Tag((start, agent[1]), agent, form.lemma, form.stance, TagKind.SOURCE)
    impersonal = word_at(tokens, start - 1) == "it"
    if tokens[place].lower in _HEARSAY and (following in {"to", "that"} or impersonal):
        first = start - 1 if impersonal else start
        return Tag((first, place + 1), None, form.lemma, form.stance, TagKind.HEARSAY)
    return None


# What these charge somebody with follows who does so: "accused by the union of lying".
_CHARGES = {
    **dict.fromkeys(("accuse", "suspect"), "of"),
    **dict.fromkeys(
        ("blame", "criticise", "criticize", "condemn", "denounce", "praise", "credit"), "for"
    ),
}
_OF_ITS_OWN = PERSONS | BODIES | frozenset(("family", "families", "friends", "relatives"))


def _charging(tokens: Sequence[Token], agent: Range | None, form: VerbForm) -> Range | None:
    """Leave out of who charges somebody what he is charged with."""
    link = _CHARGES.get(form.lemma)
    if agent is None or link is None:
        return agent
    links = [place for place in range(agent[0] + 1, agent[1]) if tokens[place].lower == link]
    for place in reversed(links):
        behind = [word_at(tokens, place + 1), word_at(tokens, place + 2)]
        deed = behind[1] if behind[0].endswith("ly") or behind[0] == "not" else behind[0]
        own = tokens[place - 1].lower in _OF_ITS_OWN and link == "of"
        if deed.endswith("ing") or len(links) > 1 or not own:
            return (agent[0], place)
    return agent


def _participle(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read ", saying that": its subject is the one that opens the sentence."""
    if form.lemma not in _PARTICIPLES or word_at(tokens, place - 1) not in _BEFORE_PARTICIPLES:
        return None
    subject = _opening(tokens, place)
    return None if subject is None else _shared(subject, place, form)


def _joined(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read "and said" of a subject that did something else: "Elektra cut the wire and said"."""
    if form.lemma not in _PARTICIPLES or word_at(tokens, place - 1) != "and":
        return None
    subject = _opening(tokens, place)
    if subject is None or not _may_speak(tokens, subject, place, form):
        return None
    return _shared(subject, place, form)


def _opening(tokens: Sequence[Token], verb: int) -> Range | None:
    """Return the speaker who opens the sentence, before the verb."""
    subject = phrase_after(tokens, 0)
    if subject is None or subject[1] > verb or not likely_source(tokens, subject, strict=True):
        return None
    return subject


def _shared(subject: Range, verb: int, form: VerbForm) -> Tag:
    return Tag((verb, verb + 1), subject, form.lemma, form.stance, TagKind.PARTICIPLE)


def _in_clause_before(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before the comma is within the claim: "rose in Nairobi, says"."""
    subject = subject_before(tokens, comma)
    return subject is not None and word_at(tokens, subject[0] - 1) in _PREPOSITIONS


_PREPOSITIONS = frozenset("in to at from by on with into for".split())
_OF_SPEECH_ALONE = frozenset({"say", "add", "write", "explain", "insist"})


def _may_stand_before(form: VerbForm, before: str) -> bool:
    """Whether a verb may have its subject behind it, by what stands before the verb."""
    if form.kind is VerbKind.DOCUMENT or form.lemma == "tell":
        return False
    return before == QUOTE or (form.lemma not in _NAMING and before in {",", "?", "!", "-", "—"})


def _inverted(tokens: Sequence[Token], place: int, form: VerbForm) -> Tag | None:
    """Read "said Brandvik" behind a quotation or a comma."""
    before = word_at(tokens, place - 1)
    if not _may_stand_before(form, before):
        return None
    subject = phrase_after(tokens, place + 1)
    if subject is None or tokens[subject[0]].pronoun:
        return None
    if form.kind is VerbKind.MANNER and before == "," and not tokens[subject[0]].capital:
        return None  # "urged calm, lamented the lack of help"
    if not (tokens[subject[0]].capital or likely_source(tokens, subject, strict=before != QUOTE)):
        return None
    # "Relyk, deputy minister, insisted Meskians had" has its subject before the verb
    ends = word_at(tokens, subject[1]) in {"", ",", ".", "who", ";"}
    # and what is promised or denied is no speaker: "Petra Lind, the minister, promised a vote"
    speech = form.lemma in _OF_SPEECH_ALONE
    if form.lemma == "say" and not ends and _in_clause_before(tokens, place):
        goes_on = word_at(tokens, subject[1]) in AUXILIARIES
        ends = not goes_on and likely_source(tokens, subject, strict=True)
    if before != QUOTE and not (ends and speech) and subject_before(tokens, place) is not None:
        return None
    subject = with_holder(tokens, subject)
    return Tag((place, subject[1]), subject, form.lemma, form.stance, TagKind.INVERTED)
