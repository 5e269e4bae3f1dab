"""Whether two sentences tell how the same people voted on the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consist.cues.model import Cues, Outcome
from consist.cues.numbers.numerals import SCALES, SMALL, TENS, VAGUE
from consist.cues.tokens import CLAUSE_ENDS, Token, content, tokens_of

BALLOT = "ballot"
_SOME = frozenset(
    (*SMALL, *TENS, *SCALES, *VAGUE)
) | frozenset(
    "some most many half third quarter majority minority others other rest all both percent who "
    "neither either members".split()
)  # fmt: skip
"""Of so many of a body others may have voted otherwise."""
_TURNS = frozenset("then first later previously earlier again originally initially once".split())
_ENDS_OBJECT = re.compile(
    r"\b(?:to|of|in|on|at|by|for|with|that|which|who|from|after|before|and|but|because|against|as)"
    r"\b|[,;:.(—–]"
)
_REACH = 90


def same_ballot(one: Cues, first: Outcome, other: Cues, second: Outcome) -> bool:
    """Whether who voted, and on what, share a word on both sides, and none is told as a part.

    "Approved" and "rejected" are told apart already, as outcomes of their own.

    >>> from consist.cues.reading import read_cues
    >>> one = read_cues("The council voted for the plan.")
    >>> other = read_cues("The council voted against the plan.")
    >>> same_ballot(one, one.outcomes[0], other, other.outcomes[0])
    True
    """
    if "vot" not in first.word + second.word:
        return False
    voters = _voters(one, first), _voters(other, second)
    if any(_is_part(side) for side in voters) or not content(voters[0]) & content(voters[1]):
        return False
    objects = _object(one, first), _object(other, second)
    return not objects[0] or not objects[1] or bool(objects[0] & objects[1])


def _voters(cues: Cues, outcome: Outcome) -> list[Token]:
    before = cues.text[max(0, outcome.start - _REACH) : outcome.start]
    return tokens_of(CLAUSE_ENDS.split(before)[-1])


def _is_part(voters: Sequence[Token]) -> bool:
    return any(
        token.kind == "number" or token.lower in _SOME or token.lower in _TURNS for token in voters
    )


def _object(cues: Cues, outcome: Outcome) -> frozenset[str]:
    behind = cues.text[outcome.end : outcome.end + _REACH].removeprefix(" of")
    return content(tokens_of(_ENDS_OBJECT.split(behind, maxsplit=1)[0]))
