"""Two sides that both deny one thing: they side with each other, however each of them says so.

"Syria denies having used gas" and "the Syrian army has not used gas" read as a denial beside a
claim; but nobody claims anything.
"""

from __future__ import annotations

import re

from consist.attribution import Stance, same_speaker
from consist.attribution.nouns import SOURCES
from consist.countries import place_key
from consist.cues.tokens import stem
from consist.decide.differing import EMPTY
from consist.decide.evidence import Evidence, Reading
from consist.decide.quotations import SAME_SPEAKER

LEAST_SHARED = 2
SHARE = 0.6
"""What both deny has at least so many words in common, and such a share of the shorter."""

_PLAIN = re.compile(r"(?:not|never|no|neither|cannot|\w*n['’]t)\Z", re.IGNORECASE)
_OF_THEMSELVES = re.compile(r"(?:that )?(?:it|they|he|she|its|their|\w+ing)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")


def deny_alike(item: Evidence) -> bool:
    """Return whether both sides deny the same thing of what may be the same actor."""
    left, right = item.left, item.right
    mine, theirs = _denied(left), _denied(right)
    shared = mine & theirs
    if len(shared) < max(LEAST_SHARED, SHARE * min(len(mine), len(theirs))):
        return False
    if same_speaker(left.attribution, right.attribution) >= SAME_SPEAKER:
        return True
    if _of_itself(left) and _of_itself(right):
        return False  # each for its own part
    return all(
        not one or not other or one & other
        for one, other in ((_names(left), _names(right)), (_actors(left), _actors(right)))
    )


def _denied(side: Reading) -> set[str]:
    """Return the stems of what a side denies; none where two negations may undo each other."""
    text, cues = side.sentence.text, side.cues.polarities
    of_claims = [cue for cue in cues if cue.of_claim]
    others = [cue for cue in cues if not cue.of_claim]
    if side.attribution.stance is Stance.DENIAL or of_claims:
        if others or len(of_claims) > 1:
            return set()
        if of_claims:
            return set(of_claims[0].scope)
        return matter(text[slice(*side.attribution.content)])
    if not all(_PLAIN.match(text[cue.start : cue.end]) for cue in others):
        return set()
    return {each for cue in others for each in cue.scope}


def _of_itself(side: Reading) -> bool:
    """Whether a speaker denies something of himself: "denied using", "denied that it had"."""
    said = side.attribution
    content = side.sentence.text[slice(*said.content)]
    return said.stance is Stance.DENIAL and _OF_THEMSELVES.match(content) is not None


def _names(side: Reading) -> set[str]:
    words = map(place_key, _WORD.findall(side.sentence.text.lower()))
    return {key for key in words if key is not None} | side.cues.name_keys()


def _actors(side: Reading) -> set[str]:
    """Return the bodies, groups and offices that a side tells of."""
    words = {word.removesuffix("s") for word in _WORD.findall(side.sentence.text.lower())}
    return words & SOURCES


def matter(text: str) -> set[str]:
    """Return the stems of the words of a text that carry matter."""
    return {stem(word) for word in _WORD.findall(text.lower()) if word not in EMPTY}
