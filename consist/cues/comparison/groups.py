"""Groups of people of whom one sentence denies what the other tells of nobody in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consist.cues.model import Cues, NameKind, Polarity
from consist.cues.numbers.counted_people import PEOPLE, exclude_each_other, is_told_apart
from consist.cues.numbers.person_nouns import PERSONS
from consist.cues.tokens import Token, lower_at, stem, stems, tokens_of

_NOUNS = PEOPLE | stems(" ".join(PERSONS))
# Of whoever is told so, nothing says that they are of another group.
_ANYBODY = frozenset(
    "he she they it we you i him her them who others other another one ones anybody anyone "
    "everybody everyone nobody someone somebody all both some many most several few dozens scores "
    "hundreds thousands victim victims casualties survivors family families".split()
)
_AUXILIARIES = frozenset("was were is are be been being has have had got".split())
_ADVERBS = frozenset("also badly slightly lightly severely seriously fatally critically".split())
_DENIES_A_GROUP = frozenset("no none".split())
_LONGEST_SUBJECT = 3  # words: "none of the other passengers"
_LONGEST_PLACE = 4  # words between a subject and its verb: "the driver of the tram was"


# These are counted apart, but one of the first may be one of the second.
_MAY_BE_BOTH = (
    (stems("officers"), stems("soldiers marines")),
    (stems("protesters activists"), stems("civilians villagers")),
    (stems("teachers nurses doctors"), stems("passengers guests customers visitors")),
)


def of_other_people(one: Cues, other: Cues) -> bool:
    """Whether one side denies of a group what the other tells of people outside of it.

    "No passenger was injured" leaves it open whether the driver was. "No children were hurt" is
    denied by two boys who were, and "nobody" by whoever was.
    """
    return _denies_of_others(one, other) or _denies_of_others(other, one)


def _denies_of_others(denier: Cues, teller: Cues) -> bool:
    cues = [cue for cue in denier.polarities if _is_of_group(denier, cue)]
    if not cues or any(name.kind is NameKind.PERSON for name in teller.names):
        return False
    tokens = tokens_of(teller.text)
    denied, told = _people(tokens_of(denier.text)), _people(tokens)
    if not told or not _ANYBODY.isdisjoint(token.lower for token in tokens):
        return False
    if not all(_is_nobody_both(mine, theirs) for mine in denied for theirs in told):
        return False
    return any(_tells_of_people(tokens, at) for cue in cues for at in _places(tokens, teller, cue))


def _is_nobody_both(one: str, other: str) -> bool:
    both = any(
        (one in first and other in second) or (other in first and one in second)
        for first, second in _MAY_BE_BOTH
    )
    return exclude_each_other(one, other) and not both


def _is_of_group(cues: Cues, cue: Polarity) -> bool:
    """Whether a negation stands before people: "no passenger", "none of the pupils"."""
    if cues.text[cue.start : cue.end].lower() not in _DENIES_A_GROUP:
        return False
    following = [token for token in tokens_of(cues.text) if token.start >= cue.end]
    return bool(_people(following[: _LONGEST_SUBJECT + 1]))


def _people(tokens: Sequence[Token]) -> set[str]:
    """Return the stems of the nouns of people."""
    found = {stem(token.lower) for token in tokens if token.kind == "word"}
    return {noun for noun in found if noun in _NOUNS or is_told_apart(noun)}


def _places(tokens: Sequence[Token], cues: Cues, denied: Polarity) -> Iterator[int]:
    """Yield the places of what is denied on the other side, and of words of antonym sets."""
    starts = {outcome.start for outcome in cues.outcomes}
    for at, token in enumerate(tokens):
        if token.start in starts or stem(token.lower) in denied.scope:
            yield at


def _tells_of_people(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb has people before it, alone: "a teacher was", "the driver of it died"."""
    at = verb - 1
    while lower_at(tokens, at) in _AUXILIARIES | _ADVERBS:
        at -= 1
    for near in range(at, max(at - _LONGEST_PLACE, 0) - 1, -1):
        if lower_at(tokens, near) in _AUXILIARIES | {"and", "said", ","}:
            return False
        if _people(tokens[near : near + 1]):
            return "and" not in {token.lower for token in tokens[:near]}
    return False
