"""Whether two outlets quote the same speaker, by name, by role and by country."""

from __future__ import annotations

from difflib import SequenceMatcher

from consist.attribution.model import Attribution, Speaker, SpeakerKind
from consist.attribution.nouns import BODIES
from consist.attribution.speakers import normal_role

# Roles that speak for a country as a whole, so that its capital can stand for them.
_GOVERNING = frozenset(
    "president minister prime government chancellor king head foreign cabinet state".split()
)
_VAGUE = frozenset(
    "official source people expert analyst report statement resident witness".split()
)
_BODIES = frozenset(normal_role(body) for body in BODIES)
_SPELLINGS_ALIKE = 0.84


def same_speaker(one: Attribution, other: Attribution) -> float:
    """Return how likely two attributions name one speaker, in [0, 1]; it has no direction.

    Nothing is known of a speaker who is not told: then it is 0.
    """
    if one.who is None or other.who is None:
        return 0.0
    return likeness(one.who, other.who)


def likeness(one: Speaker, other: Speaker) -> float:
    """Return how likely two descriptions mean one speaker, in [0, 1]; it has no direction."""
    if SpeakerKind.PRONOUN in {one.kind, other.kind}:
        return 0.0
    named = _names(one, other)
    if named is not None:
        return named
    told = _initials(one, other)
    return told if told is not None else max(_roles(one, other), _belonging(one, other))


def _names(one: Speaker, other: Speaker) -> float | None:
    """Compare names; None where one of the two is told without."""
    if not one.names or not other.names:
        return None
    if one.names == other.names:
        return 1.0
    shorter, longer = sorted((one.names, other.names), key=lambda names: (len(names), names))
    if _alike(shorter[-1], longer[-1]):
        given = len(shorter) < 2 or shorter[0][0] == longer[0][0]
        return 0.95 if given else 0.2
    if set(shorter) <= set(longer):
        return 0.85
    if "".join(name[0] for name in longer) == shorter[0] and len(shorter) == 1:
        return 0.9
    affiliated = max(_affiliated(one, other), _affiliated(other, one))
    return affiliated or 0.05


def _affiliated(person: Speaker, body: Speaker) -> float:
    """A chief executive of Aegis and Aegis itself."""
    return 0.75 if " ".join(body.names) in person.of else 0.0


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] != other[0] or min(len(one), len(other)) < 5:
        return False
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second).ratio() >= _SPELLINGS_ALIKE


def _initials(one: Speaker, other: Speaker) -> float | None:
    """Compare "WHO" with a body of which the roles and names give the initials."""
    for short, long in ((one, other), (other, one)):
        words = long.text.replace("-", " ").split()
        initials = "".join(word[0] for word in words if word[:1].isupper())
        if len(initials) >= 3 and short.text.removeprefix("the ").replace(".", "") == initials:
            return 0.95
    return None


def _roles(one: Speaker, other: Speaker) -> float:
    mine, theirs = set(one.roles), set(other.roles)
    shared = mine & theirs
    if not shared or _apart(one, other):
        return 0.0
    overlap = len(shared) / min(len(mine), len(theirs))
    united = len(shared) / len(mine | theirs)
    placed = 0.15 if set(one.of) & set(other.of) else 0.0
    score = 0.35 * overlap + 0.45 * united + placed
    if overlap == 1.0 and shared & _BODIES:
        score = max(score, 0.7)  # "the Observatory" is the Observatory for Human Rights
    return min(score, 0.5 if shared <= _VAGUE else 0.95)


def _apart(one: Speaker, other: Speaker) -> bool:
    """Whether both say what they belong to and it is not the same."""
    return bool(one.of and other.of and not set(one.of) & set(other.of))


def _belonging(one: Speaker, other: Speaker) -> float:
    """Compare by country: a capital stands for its government, a spokesman for his company."""
    shared = set(one.of) & set(other.of)
    if " ".join(one.names) in other.of or " ".join(other.names) in one.of:
        return 0.7 if one.names or other.names else 0.0
    if not shared:
        return 0.0
    bare = [speaker for speaker in (one, other) if not speaker.roles and not speaker.names]
    if len(bare) == 2:
        return 0.9
    if len(bare) == 1:
        full = other if bare[0] is one else one
        return 0.75 if set(full.roles) & _GOVERNING else 0.35
    return 0.0
