"""The subject of a reporting verb, found by walking left from it."""

from __future__ import annotations

from collections.abc import Sequence

from consist.attribution.nouns import (
    AUXILIARIES,
    BODIES,
    DETERMINERS,
    DOCUMENTS,
    FIELDS,
    FUNCTION_WORDS,
    GROUPS,
    LINKS,
    PERSONS,
    PRONOUNS,
    SOURCES,
    STOPWORDS,
)
from consist.attribution.phrases import (
    ISSUED,
    JOINS,
    Range,
    is_modifier,
    is_stop,
    joins_names,
    likely_source,
    names_somebody,
    with_holder,
    without_links,
)
from consist.attribution.tokens import QUOTE, Token, word_at

_BOUNDARIES = frozenset((QUOTE, ";", ":", "(", ")", "…", "!", "?", "•", "|"))
_ASIDES = frozenset(",—–-")
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday week month year morning afternoon"
    " evening night day".split()
)
_BESIDE_A_VERB = FUNCTION_WORDS | LINKS | _TIMES
_WHERE = frozenset(("inside", "outside"))
_BEFORE_TIMES = frozenset("on this last late early that the same next every".split())
_PLACED = frozenset("on near across along around inside outside behind opposite aboard".split())
_PLATFORMS = frozenset("youtube twitter facebook telegram".split())
_CIRCUMSTANCES = _TIMES | frozenset(
    "attack attacks raid raids strike strikes airstrike airstrikes bombing bombings shelling"
    " massacre ceasefire truce war conflict siege offensive assault clashes fighting crisis"
    " explosion blast crash context vein".split()
)
_SEATED = frozenset("based headquartered stationed exiled".split())
_SEATS = frozenset("in at near outside inside".split())
_GENITIVE = frozenset(("'", "’"))
_BEFORE_CLAUSES = frozenset((",", QUOTE, ";", ":", "—"))
_SPEAKING = (PERSONS | BODIES | GROUPS) - {"people"}
_NUMERALS = frozenset("two three four five six seven eight nine ten several many few".split())
# Whom these tell of another speaks for: "an aide to the prime minister, Tomas Reyle, said".
_OF_ANOTHER = JOINS | frozenset("against under about behind as".split())
_POSSESSIVES = frozenset("his her its their our my your".split())
# What is pointed at somebody: "the finger at the regime which denied it".
_AIMED = frozenset("finger fingers anger fury gun guns fire shots stones rockets blame".split())
_NO_ADVERBS = frozenset("family assembly supply ally july italy".split())
_MAX_WORDS = 14
_MAX_ASIDE = 30
_MOST_NOUNS = 3


def subject_before(tokens: Sequence[Token], verb: int) -> Range | None:
    """Find the subject that stands left of the verb, or None where there is none to see.

    An aside is stepped over: "Dana Wirth, who led the convoy, said".
    """
    last = verb - 1
    while last >= 0 and _between(tokens, last):
        last -= 1
    if _on_his_part(tokens, last):
        last -= 3
    if last < 0:
        return None
    word = tokens[last].lower
    if word in PRONOUNS:
        return (last, last + 1)
    if word in _ASIDES:
        return _over_aside(tokens, last)
    if word == "them" and word_at(tokens, last - 1) == "of" and last >= 2:
        return (last - 2, last + 1)
    return _noun_subject(tokens, last)


def _on_his_part(tokens: Sequence[Token], last: int) -> bool:
    """Whether "for his part" stands between subject and verb."""
    words = [token.lower for token in tokens[max(last - 2, 0) : last + 1]]
    return len(words) == 3 and words[0] in {"for", "on"} and _ends_before_name(tokens, last)


def owns(tokens: Sequence[Token], last: int) -> bool:
    """Return whether the word at `last` ends a genitive: "the union's", "the bosses'"."""
    if last > 0 and tokens[last].text in _GENITIVE:
        scare = word_at(tokens, last - 2) in {"'", "‘"}  # "so-called 'experts' claim"
        touches = tokens[last].start == tokens[last - 1].end
        return touches and not scare and word_at(tokens, last - 1).endswith("s")
    return word_at(tokens, last).endswith("'s")


def _noun_subject(tokens: Sequence[Token], last: int) -> Range | None:
    """Find the noun phrase that ends at `last`, or before the relative clause that ends there."""
    if tokens[last].lower == "who":
        return _noun_phrase(tokens, last - 2 if word_at(tokens, last - 1) == "," else last - 1)
    found = _noun_phrase(tokens, last)
    if _aboard(tokens, last) or _of_body(tokens, found):
        return _over_place(tokens, found)
    based = _over_seat(tokens, found)
    if based is not None:
        return based
    if found is not None and _surely_speaks(tokens, found):
        return _together(tokens, _to_comma(tokens, _with_name(tokens, found)))
    return _over_relative(tokens, last) or _over_place(tokens, found)


def _aboard(tokens: Sequence[Token], last: int) -> bool:
    return tokens[last].lower == "board" and word_at(tokens, last - 1) == "on"


def _of_body(tokens: Sequence[Token], found: Range | None) -> bool:
    """Whether the phrase tells what somebody sits on: "a source on the works council"."""
    if found is None or word_at(tokens, found[0] - 1) != "on":
        return False
    return tokens[found[0]].lower in DETERMINERS and tokens[found[1] - 1].lower in BODIES


def _over_seat(tokens: Sequence[Token], found: Range | None) -> Range | None:
    """Find who speaks where the phrase tells his seat: "a group based outside the country"."""
    if found is None or word_at(tokens, found[0] - 2) not in _SEATED:
        return None
    if word_at(tokens, found[0] - 1) not in _SEATS:
        return None
    who = _noun_phrase(tokens, found[0] - 3) if found[0] > 2 else None
    if who is None or not likely_source(tokens, who, strict=True):
        return None
    return (who[0], found[1])


def _over_place(tokens: Sequence[Token], found: Range | None) -> Range | None:
    """Take in who speaks where the phrase tells no more than where: "residents on both sides"."""
    if found is None or word_at(tokens, found[0] - 1) not in _PLACED:
        return found
    people = found[0] - 2
    if people < 0 or tokens[people].lower not in PERSONS | GROUPS:
        return found
    wider = _noun_phrase(tokens, people)
    return (wider[0], found[1]) if wider is not None else found


def _together(tokens: Sequence[Token], found: Range) -> Range:
    """Take in whoever speaks with the last one: "unions and students", "the mayor and Tom Ray".

    Only where they begin a clause: "fired on protesters and activists said" has one subject.
    """
    widest = found
    # behind a comma "and" may open a clause of its own: ", one a teacher, and police said"
    listed = word_at(tokens, found[0] - 2) == ","
    first = _joined_before(tokens, found[0])
    while first is not None:
        if first == 0 or (not listed and tokens[first - 1].text in _BEFORE_CLAUSES):
            widest = (first, found[1])
        first = _listed_before(tokens, first)
    return widest


def _joined_before(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the speaker before "and" begins, or None where there is none."""
    if word_at(tokens, first - 1) != "and":
        return None
    comma = word_at(tokens, first - 2) == ","
    return _speaker_ending(tokens, first - (3 if comma else 2))


def _listed_before(tokens: Sequence[Token], first: int) -> int | None:
    return _speaker_ending(tokens, first - 2) if word_at(tokens, first - 1) == "," else None


def _speaker_ending(tokens: Sequence[Token], last: int) -> int | None:
    """Return where the phrase for a speaker begins that ends at a place, or None."""
    if last < 0 or not tokens[last].word:
        return None
    word = tokens[last].lower
    speaks = not _SPEAKING.isdisjoint((word, word.removesuffix("s")))
    found = _noun_phrase(tokens, last) or ((last, last + 1) if speaks else None)
    if found is None or found[1] != last + 1 or word in STOPWORDS | _TIMES:
        return None
    speaks = speaks or _full_name(tokens, found) or _heads(tokens, found)
    return found[0] if speaks else None


def _heads(tokens: Sequence[Token], found: Range) -> bool:
    """Whether the phrase is an office and its seat: "the mayor of Arden"."""
    words = [token.lower for token in tokens[found[0] : found[1]]]
    return len(words) > 3 and words[0] in DETERMINERS and words[1] in PERSONS and words[2] in LINKS


def _full_name(tokens: Sequence[Token], found: Range) -> bool:
    """Whether the phrase ends in a name of two words, or in one behind an office."""
    words = tokens[max(found[0], found[1] - 2) : found[1]]
    if len(words) < 2 or not words[1].capital or words[1].lower in STOPWORDS:
        return False
    return words[0].capital or words[0].lower in PERSONS


def _surely_speaks(tokens: Sequence[Token], found: Range) -> bool:
    """Whether the phrase is not as likely the object of a relative clause before the verb."""
    words = tokens[found[0] : found[1]]
    if not likely_source(tokens, found, strict=True):
        return False
    return any(token.capital or token.lower in _SPEAKING for token in words)


def _between(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word may stand between subject and verb: an auxiliary, an adverb, a time."""
    word = tokens[place].lower
    if word in AUXILIARIES | _WHERE or word in _TIMES or _is_adverb(tokens[place]):
        return True
    return word in _BEFORE_TIMES and word_at(tokens, place + 1) in _TIMES


def _with_name(tokens: Sequence[Token], found: Range) -> Range:
    """Take the name that opens the sentence where its apposition has lost the comma.

    "Maysa al-Aswad a nurse from Idlib said": the name is the speaker.
    """
    first = found[0]
    if tokens[first].lower not in {"a", "an", "the", "another"} or not 2 <= first <= 4:
        return found
    named = all(t.capital and t.lower not in FUNCTION_WORDS for t in tokens[:first])
    return (0, first) if named else found


def _to_comma(tokens: Sequence[Token], found: Range) -> Range:
    """Take in the nouns before an office, back to the comma: ", prison director Oleg Tarn said"."""
    first = found[0]
    while first > 0 and found[0] - first < _MOST_NOUNS and _may_be_noun(tokens[first - 1]):
        first -= 1
    return (first, found[1]) if first > 0 and tokens[first - 1].text == "," else found


def _may_be_noun(token: Token) -> bool:
    return token.word and not token.capital and token.lower not in FUNCTION_WORDS


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and not token.capital and token.lower not in _NO_ADVERBS


def _over_aside(tokens: Sequence[Token], comma: int) -> Range | None:
    """Find the subject before an aside: the first name or speaking noun that ends at a comma."""
    held = _over_name(tokens, comma)
    if held is not None:
        return held
    start = comma - 1
    while start >= 0 and comma - start < _MAX_ASIDE and tokens[start].text not in _BOUNDARIES:
        start -= 1
    for place in (*range(start + 1, comma), comma):
        if tokens[place].text not in _ASIDES:
            continue
        found = _noun_phrase(tokens, place - 1)
        if found is not None and likely_source(tokens, found, strict=True):
            return found
    return None


def _over_name(tokens: Sequence[Token], comma: int) -> Range | None:
    """Find an office with the name of who holds it: "the mayor, Rosa Lindgren,"."""
    first = comma
    while first > 0 and names_somebody(tokens[first - 1]):
        first -= 1
    found = _noun_phrase(tokens, first - 2) if word_at(tokens, first - 1) == "," else None
    if found is None or word_at(tokens, found[0] - 1) in _OF_ANOTHER:
        return None
    held = with_holder(tokens, found)
    return _together(tokens, held) if held[1] == comma else None


def _over_relative(tokens: Sequence[Token], last: int) -> Range | None:
    """Find the subject before a relative clause without commas: "a clerk who saw it said"."""
    for place in range(last, max(last - _MAX_ASIDE, 0), -1):
        if tokens[place].text in _BOUNDARIES or tokens[place].text == ",":
            return None
        if tokens[place].lower in {"who", "which"}:
            if _has_no_verb(tokens, place + 1, last):
                return None
            found = _noun_phrase(tokens, place - 1)
            return found if found and likely_source(tokens, found, strict=False) else None
    return None


def _has_no_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a relative clause waits for its own verb: "groups which had in 2013 declared"."""
    if last < first + 1 or tokens[first].lower not in AUXILIARIES:
        return False
    return all(
        token.text[0].isdigit() or token.lower in _BESIDE_A_VERB
        for token in tokens[first : last + 1]
    )


def _noun_phrase(tokens: Sequence[Token], last: int) -> Range | None:
    """Walk left from the last word of a noun phrase to its beginning."""
    first = last + 1
    for place in range(last, max(last - _MAX_WORDS, -1), -1):
        if not _includes(tokens, place, last):
            break
        first = place
        if _opens(tokens, place) and not _linked(tokens, place):
            break
    while first <= last and tokens[first].lower in JOINS | {"and"}:
        first += 1
    if not any(token.word for token in tokens[first : last + 1]):
        return None
    return without_links(tokens, (first, last + 1))


def _includes(tokens: Sequence[Token], place: int, last: int) -> bool:
    """Whether the phrase that ends at `last` goes on leftwards over `place`."""
    token = tokens[place]
    if token.lower in JOINS:
        return place < last and _may_link(tokens, place)
    if token.lower == "and":
        return joins_names(tokens, place)
    if token.lower in DETERMINERS:
        return token.lower != "that"
    if not token.word:
        return token.text in {"’", "'", "&"} and place > 0
    if is_stop(tokens, place) or (place < last and _ends_before_name(tokens, place)):
        return False
    return (
        token.capital
        or is_modifier(token.lower)
        or token.lower in ISSUED
        or _bounded(tokens, place)
        or (token.lower.endswith("s") and word_at(tokens, place + 1) in _GENITIVE)
    )


def _ends_before_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether another phrase ends before a name, its comma lost: "the attack Turkish sources"."""
    before, word = word_at(tokens, place - 1), tokens[place].lower
    if word == "part":  # "for his part Hollande said"
        return before in _POSSESSIVES
    if not tokens[place + 1].capital:
        return False
    if word in _PLATFORMS:
        return before in {"on", "via", "-", "—", "–"}
    return tokens[place].text in _CIRCUMSTANCES and tokens[place + 1].lower not in SOURCES | FIELDS


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a phrase begins here: at an article, or at a number without an article before it."""
    if tokens[place].lower not in DETERMINERS and not tokens[place].text[0].isdigit():
        return False
    return word_at(tokens, place - 1) not in DETERMINERS


def _linked(tokens: Sequence[Token], place: int) -> bool:
    """Whether a preposition goes on to the left of an article: "head of the"."""
    return word_at(tokens, place - 1) in JOINS and _may_link(tokens, place - 1)


def _may_link(tokens: Sequence[Token], place: int) -> bool:
    """Whether the preposition at `place` joins two nouns of one description."""
    before = word_at(tokens, place - 1)
    if before in ISSUED:
        return True
    link = tokens[place].lower
    if link == "by":
        return before in DOCUMENTS
    if link not in LINKS or not before[:1].isalpha() or before in STOPWORDS:
        return False
    if link == "of" or before in SOURCES or before in FIELDS:
        return True
    further = word_at(tokens, place - 2)
    if link == "at" and (further in _POSSESSIVES or before in _AIMED):
        return False
    if further in DETERMINERS or further.isdigit():
        return True
    if link == "from" and _bounded(tokens, place - 1):
        return True
    return link in {"for", "from"} and tokens[place - 1].capital


def _bounded(tokens: Sequence[Token], place: int) -> bool:
    """Whether an article or the like stands within four words to the left, without a verb between.

    Without one, an unknown word is as likely the end of the clause before.
    """
    for left in range(place - 1, max(place - 5, -1), -1):
        token = tokens[left]
        if token.lower in _NUMERALS:
            return left == place - 1
        if token.lower in DETERMINERS or token.lower.endswith("'s"):
            return True
        if not token.word or token.lower in STOPWORDS or token.lower in LINKS:
            return False
    return False
