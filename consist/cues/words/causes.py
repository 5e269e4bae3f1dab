"""Stated causes: the marker, the cause and the effect."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consist.cues.model import Cause
from consist.cues.tokens import Token, content

# the cause follows the marker
_FORWARD = (
    r"due to|caused by|blamed on|because of|because|sparked by|triggered by|set off by|"
    r"brought on by|brought about by|as a result of|the result of|owing to|thanks to|"
    r"traced to|traces (?:it|the \w+) to|attributed to|put (?:it )?down to|stemm(?:ed|ing) from|"
    r"resulted from|blam(?:es|ed|ing)|the cause was|cited|citing|in response to|in protest at|"
    r"following|fault of|was started by|began with|begun with|began when"
)
# the cause stands before the marker
_BACKWARD = (
    r"caused|led to|triggered|sparked|set off|brought about|resulted in|prompted|is to blame|"
    r"was to blame|were to blame|to blame for"
)
_MARKER = re.compile(rf"\b(?:(?P<forward>{_FORWARD})|(?P<backward>{_BACKWARD}))\b", re.IGNORECASE)
_STOPS = frozenset((";", ".", "but", "although", "while", "which", "who", "”", "(", "—"))
_SOFT = frozenset(("following", "citing", "cited"))
_REACH = 12


def causes(text: str, tokens: Sequence[Token]) -> tuple[Cause, ...]:
    """Return the causes that a sentence states, with the span of marker and cause."""
    found: list[Cause] = []
    for match in _MARKER.finditer(text):
        before = [token for token in tokens if token.end <= match.start()]
        after = [token for token in tokens if token.start >= match.end()]
        effect, cause = (before, after) if match["forward"] else (after, before)
        phrase = _phrase(cause) if match["forward"] else _phrase(cause[::-1])[::-1]
        if not content(phrase):
            continue
        places = [match.start(), match.end(), phrase[0].start, phrase[-1].end]
        found.append(
            Cause(
                min(places), max(places), content(phrase), content(effect),
                explicit=match.group().lower() not in _SOFT,
            )
        )  # fmt: skip
    return tuple(found)


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    phrase: list[Token] = []
    for token in tokens[:_REACH]:
        if token.lower in _STOPS and phrase:
            break
        phrase.append(token)
    while phrase and phrase[-1].kind == "mark":
        phrase.pop()
    return phrase
