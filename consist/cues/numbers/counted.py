"""What a number counts: the noun after it, or the verb where no noun follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consist.cues.numbers.numerals import SMALL, TENS
from consist.cues.tokens import Token, stem

_STOP = frozenset(
    (
        "a an the and or but nor of to in on at by for from with without within into onto over "
        "under "
        "up down out off after before since until till during while when where who whom whose "
        "which "
        "that than as if because so though although is are was were be been being am has have "
        "had do "
        "does did will would can could may might must shall should not never no none "
        "his her its their our my your he she it they we you i this these those there here "
        "said says say told per across against among around between behind near through "
        "left lost won took came went fell rose died made ran got gave killed said "
        "will since ago each every about also still only already yesterday today tomorrow last "
        "monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
# nothing of its own before the noun: "40 more people", "17 of the wagons"
_LEADS = frozenset(
    "of the its their his her our these those all more other others further additional new extra "
    "whole full total a this some".split()
)
_IRREGULAR_PLURALS = frozenset(
    "people men women children police dead injured wounded missing homeless others staff personnel "
    "crew cattle sheep feet lives troops votes".split()
)
_STATES = frozenset(
    "dead injured wounded missing hurt killed arrested rescued trapped homeless displaced "
    "evacuated unaccounted detained treated saved affected damaged destroyed stranded hospitalised "
    "hospitalized dismissed fired sacked jailed infected".split()
)


class Counted(NamedTuple):
    """The stems of what is counted, head first, and the token after them."""

    stems: tuple[str, ...]
    last: int


def counted_after(tokens: Sequence[Token], at: int) -> Counted:
    """Return what the number that ends before tokens[at] counts."""
    start, partitive = _skip_leads(tokens, at)
    if start < len(tokens) and (tokens[start].kind == "number" or _is_number(tokens[start].lower)):
        if partitive:
            inner = counted_after(tokens, start + 1)
            return Counted(inner.stems, at)
        return Counted((), at)
    words, last = _run(tokens, start)
    if not words:
        return Counted(_state_after(tokens, at), at)
    head = _head(words)
    stems = [stem(words[head].lower)]
    stems += [stem(word.lower) for word in words[max(0, head - 3) : head]]
    state = _state_after(tokens, start + head + 1)
    return Counted((*stems, *state), min(last, start + head + 1))


def counts_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number that ends before tokens[at] counts: things or people, or their fate."""
    following = tokens[at].lower if at < len(tokens) else ""
    if following in _COUNTING or following in _STATES:
        return True
    if following == "had" and _state_after(tokens, at):
        return True
    start, _ = _skip_leads(tokens, at)
    return any(_plural(word.lower) for word in _run(tokens, start)[0])


# nothing that is called by a number is followed by these
_COUNTING = frozenset("of were are have died die more other others further".split())


def _is_number(lower: str) -> bool:
    return lower in SMALL or lower in TENS


def _skip_leads(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    start, partitive = at, False
    while (
        start < len(tokens) and start - at < 4 and tokens[start].lower in {*_LEADS, "-", "strong"}
    ):
        partitive = partitive or tokens[start].lower == "of"
        start += 1
    if partitive:
        possessor = next(
            (
                i
                for i in range(start, min(start + 4, len(tokens)))
                if tokens[i].lower.endswith(("'s", "’s"))
            ),
            None,
        )
        if possessor is not None and possessor + 1 < len(tokens):
            start = possessor + 1
    return start, partitive


def _run(tokens: Sequence[Token], start: int) -> tuple[list[Token], int]:
    words: list[Token] = []
    position = start
    while position < len(tokens) and len(words) < 5:
        token = tokens[position]
        if token.lower == "-" and words:
            position += 1
            continue
        if _joined(tokens, position, words):
            position += 1
            continue
        if token.kind != "word" or token.lower in _STOP:
            break
        words.append(token)
        position += 1
        if _plural(token.lower):
            break
    return words, position


def _joined(tokens: Sequence[Token], at: int, words: Sequence[Token]) -> bool:
    """Whether an "and" joins two modifiers: "tank and flat wagons"."""
    if tokens[at].lower != "and" or len(words) != 1 or _plural(words[0].lower):
        return False
    return at + 2 < len(tokens) and _plural(tokens[at + 2].lower)


def _plural(lower: str) -> bool:
    if lower in _IRREGULAR_PLURALS:
        return True
    return (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _head(words: Sequence[Token]) -> int:
    for place, word in enumerate(words):
        if _plural(word.lower):
            return place
    return 0 if words[0].lower in _STATES else min(len(words) - 1, 1)


def _state_after(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """Return the state that is said of the counted: "were killed", "are missing", "injured"."""
    for token in tokens[at : at + 6]:
        if token.lower in (",", ";", ":", ".", "and", "but", "after", "when", "while"):
            break
        if token.lower in _STATES:
            return (stem(token.lower),)
        if token.lower in ("died", "die", "perished"):
            return ("die",)
    return ()
