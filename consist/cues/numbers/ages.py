"""The ways in which the age of somebody is told, and whose it is."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues, Dimension, Name, NameKind, Quantity
from consist.cues.numbers.bounds import Bounds
from consist.cues.numbers.measures import Measure
from consist.cues.numbers.person_nouns import GENERIC, PERSONS, is_owned, of_two_sexes
from consist.cues.tokens import Token, content, lower_at, tokens_of, word_set
from consist.model import Span

_AT_MOST = 120
_APPOSED = frozenset((",", ".", ";", ")", "and", "of", "from", "who", "was", "is", "has"))
_BE = frozenset("was is turned turns".split())
_AFTER_BE = frozenset((".", ",", ";", ")", "”", "", "and", "when"))
_AFTER_TURN = frozenset("in on this last next today yesterday tomorrow".split())
_SUBJECTS = PERSONS | {"he", "she", "who"}
_DYING = frozenset("died dies dead die dying death passed away".split())
_ON_THE_CLOCK = 24


def age_measure(tokens: Sequence[Token], bounds: Bounds) -> Measure | None:
    """Return the measure of a bare number that is an age: "aged 91", "Lund, 91,", "she was 91"."""
    if not (bounds.low >= 1 and bounds.high <= _AT_MOST) and bounds.high != math.inf:
        return None
    before = [lower_at(tokens, bounds.first - back) for back in (1, 2, 3)]
    after = lower_at(tokens, bounds.last)
    if (
        before[0] in ("aged", "age")
        or before[:2] == ["of", "age"]
        or _is_apposed(tokens, bounds.first, after)
        or (before[0] == "at" and before[1] in _DYING and bounds.low > _ON_THE_CLOCK)
        or _is_predicate(tokens, bounds, after)
    ):
        return Measure(bounds.last, Dimension.AGE, 1.0, "year of age")
    return None


def _is_apposed(tokens: Sequence[Token], first: int, after: str) -> bool:
    if lower_at(tokens, first - 1) != "," or first < 2:
        return False
    if tokens[first - 2].text[0].isupper():
        return after in (",", ".", "and", "of")
    return after in _APPOSED and tokens[first - 2].lower in PERSONS


def _is_predicate(tokens: Sequence[Token], bounds: Bounds, after: str) -> bool:
    """Whether a number is said of a person: "she was 91", "the singer turned 90 in May"."""
    verb = lower_at(tokens, bounds.first - 1)
    if verb in ("turned", "turns"):
        follows = after in _AFTER_BE | _AFTER_TURN
    else:
        follows = verb in _BE and after in _AFTER_BE
    if not follows:
        return False
    at = bounds.first - 2
    if lower_at(tokens, at) == ",":  # "Brandt, the former president, was 89"
        at -= 1
    died = after == "when" and lower_at(tokens, bounds.last + 1) in ("he", "she")
    return lower_at(tokens, at) in _SUBJECTS or (died and tokens[max(0, at)].text[0].isupper())


class Aged(NamedTuple):
    """Who is of an age, as far as the words beside it tell.

    `names` are the words of names; `noun` what else the person is called; `owned` tells that it is
    somebody's kin; `fate` that the person is accused or harmed. `dies` tells that the age is that
    of the death, and `then` that it is the age at something else: "left school at the age of 14".
    """

    names: frozenset[str]
    noun: str
    owned: bool
    dies: bool
    then: bool
    fate: str


_POSSESSIVE = re.compile(
    r"(?:\b(?:his|her|their|whose|my|our|its)|\w['’]s|s['’]) (?:[a-z-]+ ){0,2}$"
)
_OLD = re.compile(r"old\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"[,;:.()—]")
_AT_AGE = re.compile(r"(?:\bat (?:the )?(?:\w+ )?age(?: of)?|\bat|\baged) $", re.IGNORECASE)
_SELF = re.compile(r"(?:,|(?:^|\W)(?:an?|the) [\w-]+(?: [\w-]+)?) aged $", re.IGNORECASE)
_DIE = re.compile(
    r"\b(?:die[sd]?|dying|dead|death|killed|passed away|passes away|found dead|murdered|"
    r"drowned)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r",? when\b", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:^|(?<=\s))(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),? (?:(?:who|aged|is|was) ){0,2}$"
)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_ACCUSE = (
    r"arrest(?:s|ed)?|charged|held|suspect(?:s|ed)?|accused|detained|jailed|sentenced|convicted|"
    r"remanded|indicted|pleaded|custody|gunman|attacker|shooter"
)
_HURT = r"killed|murdered|robbed|hurt|injured|wounded|stabbed|shot|beaten|attacked|mugged|raped"
_DEAD = r"die[ds]?|dead|drowned|victims?|passed away|survived|rescued|missing"
_TOLD_OF = re.compile(
    rf"\b(?:(?P<accused>{_ACCUSE})|(?P<harmed>{_DEAD}|"
    rf"(?:was|were|been|being|be|is|and|,) (?:[a-z]+ ){{0,2}}?(?:{_HURT})"
    r"(?! (?:a|an|the|his|her)\b)))\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    rf"\b(?:(?P<accused>by|{_ACCUSE})|(?P<harmed>{_HURT}|killing|murdering|robbing|stabbing|"
    r"shooting|attacking|mugging|raping|(?:murder|killing|death|robbery|rape|stabbing) of))"
    r"(?: (?!(?:after|when|as|over|following|for|with|on|of|in|while|because)\b)[\w-]+){1,5}?"
    r",? (?:aged )?$",
    re.IGNORECASE,
)
_CLOSE = 60
_BY_SOMEBODY = re.compile(r"\bby (?:an?|the|another) (?:[\w-]+ ){0,4}[\w-]+,? (?:aged )?$")
_REACH = 4
_MAY_BE = (NameKind.PERSON, NameKind.UNKNOWN)


def aged(cues: Cues, age: Quantity) -> Aged:
    """Return whose age a number is."""
    return _aged(cues.text, cues.names, (age.start, age.end))


@lru_cache(maxsize=16384)  # an age is compared with many
def _aged(text: str, told: tuple[Name, ...], age: Span) -> Aged:
    found = _behind(text, told, age) if _OLD.search(text, *age) else None
    return found or _before(text, told, age)


def _behind(text: str, told: tuple[Name, ...], age: Span) -> Aged | None:
    """Read the noun that an age stands before: "the 34-year-old driver Tom Bell"."""
    start, end = age
    stretch = _ENDS.split(text[end : end + 60])[0]
    words = [word.lower() for word in _WORD.findall(stretch)][:_REACH]
    noun = next((word for word in words if word in PERSONS), "")
    names = next(
        (word_set(n.surface) for n in told if 0 <= n.start - end <= len(stretch)
         and len(text[end : n.start].split()) < _REACH),
        frozenset[str](),
    )  # fmt: skip
    if not noun and not names:
        return None
    owner = _POSSESSIVE.search(text[max(0, start - 40) : start]) is not None
    owned = is_owned(noun, possessed=owner)
    return Aged(names, noun, owned=owned, dies=False, then=False, fate=_fate(text, age))


def _before(text: str, told: tuple[Name, ...], age: Span) -> Aged:
    """Read who stands before an age: "the driver, 34,", "Tom Bell died at the age of 34"."""
    start, end = age
    opening = max(text.rfind(mark, 0, start) for mark in ";:") + 1
    stretch = text[opening:start]
    lead = stretch.rstrip()
    nouns = [m for m in _WORD.finditer(lead) if m.group().lower() in PERSONS]
    last = nouns[-1] if nouns else None
    noun = last.group().lower() if last else ""
    possessed = last is not None and (
        _POSSESSIVE.search(stretch[max(0, last.start() - 40) : last.start()]) is not None
    )
    owned = is_owned(noun, possessed=possessed)
    names = frozenset[str]()
    if not owned:
        before = [n for n in told if opening <= n.start and n.end <= start and n.kind in _MAY_BE]
        if before and not _is_another(text, before[-1].end, opening, last):
            names = word_set(before[-1].surface)
    if not noun and not names and (called := _CALLED.search(stretch)) is not None:
        names = word_set(called["name"])
    if not noun and not names:
        pronouns = _PRONOUN.findall(stretch)
        noun = pronouns[-1].lower() if pronouns else ""
    at_age = _AT_AGE.search(stretch) is not None and _SELF.search(stretch) is None
    dies = at_age and _DIE.search(stretch) is not None
    when = _WHEN.match(text, end)
    of_death = when is not None and _DIE.search(text, when.end(), when.end() + 30) is not None
    then = (at_age and not dies) or (when is not None and not of_death)
    dies = dies or of_death
    return Aged(names, noun, owned=owned, dies=dies, then=then, fate=_fate(text, age))


def _fate(text: str, age: Span) -> str:
    """Return whether one of an age is accused or harmed; empty where neither is told.

    By what is done to them ("arrested a woman, 24"), else what is told next, else before.
    """
    start, end = age
    found = (
        _DONE_TO.search(text[max(0, start - _CLOSE) : start])
        or _TOLD_OF.search(text, end)
        or next(iter(list(_TOLD_OF.finditer(text, 0, start))[-1:]), None)
    )
    return found.lastgroup or "" if found is not None else ""


def _is_another(text: str, end: int, opening: int, noun: re.Match[str] | None) -> bool:
    """Whether the noun before an age tells of another than the name before it."""
    if text.startswith(("'s", "’s"), end):
        return True
    start = opening + noun.start() if noun else 0
    return start >= end and not text.startswith(",", end)


def of_one_person(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two ages may be held against each other, since one person is meant.

    A name in common tells so, or the same noun, or that both are of one who died; where nothing
    does the ages are those of two.
    """
    mine, theirs = aged(one, first), aged(other, second)
    if mine.then or theirs.then:
        return mine.then and theirs.then and _same_deed(one, first, other, second)
    if mine.owned or theirs.owned:
        return mine.owned and theirs.owned and mine.noun == theirs.noun
    if mine.names and theirs.names:
        return bool(mine.names & theirs.names)
    if of_two_sexes(mine.noun, theirs.noun) or _of_two_fates(mine, theirs):
        return False
    if mine.names:
        return _may_be_named(mine, theirs, other, second)
    if theirs.names:
        return _may_be_named(theirs, mine, one, first)
    return _may_be(mine, theirs)


def _of_two_fates(one: Aged, other: Aged) -> bool:
    """Whether one is accused and the other dead or hurt."""
    return bool(one.fate and other.fate) and one.fate != other.fate


def _may_be_named(named: Aged, rest: Aged, cues: Cues, age: Quantity) -> bool:
    """Whether one who is called by name may be another, by the names of the other's sentence."""
    called = _named(cues)
    if not called:
        return _may_be(named, rest)
    of_another = _BY_SOMEBODY.search(cues.text[max(0, age.start - _CLOSE) : age.start])
    return of_another is None and bool(called & named.names) and not _owns(cues, named.names)


def _owns(cues: Cues, names: frozenset[str]) -> bool:
    """Whether somebody of the name is told only as whose another is: "Bell's victim"."""
    told = [name for name in cues.names if word_set(name.surface) & names]
    return bool(told) and all(cues.text.startswith(("'s", "’s"), name.end) for name in told)


def _may_be(one: Aged, other: Aged) -> bool:
    """Whether two who are not both called by name may be one, by their nouns or their death."""
    if one.dies and other.dies:
        return not (one.noun and other.noun) or one.noun == other.noun or _generic(one, other)
    if one.noun and other.noun:
        return one.noun == other.noun or _generic(one, other)
    return _generic(one, other) and bool(one.names or other.names)


def _generic(one: Aged, other: Aged) -> bool:
    """Whether one is called no more than a man or woman, and one fate is told of both."""
    generic = one.noun in GENERIC or other.noun in GENERIC
    return generic and one.fate == other.fate != ""


def _same_deed(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether two sentences tell the age at one deed, by a word of matter before either number."""
    told = [
        content(tokens_of(cues.text[: age.start])[-5:])
        for cues, age in ((one, first), (other, second))
    ]
    return bool(told[0] & told[1] - {"age"})


def _named(cues: Cues) -> frozenset[str]:
    """Return every capitalised word of a sentence that names somebody."""
    if not any(name.kind in _MAY_BE for name in cues.names):
        return frozenset()
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z]\w+", cues.text))
