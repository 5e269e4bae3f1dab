"""Whether two outlets quote the same speaker, by name, by role and by country."""

from __future__ import annotations

from difflib import SequenceMatcher

from consist.attribution.model import Attribution, Speaker, SpeakerKind
from consist.attribution.nouns import BODIES
from consist.attribution.speakers import normal_role
from consist.countries import place_key
from consist.given_names import may_share

# Roles that speak for a country as a whole, so that its capital can stand for them.
_GOVERNING = frozenset(
    "president minister government chancellor king head foreign cabinet state official spokesman"
    " spokeswoman spokesperson".split()
)
# Whom "the Ukrainian leader" may mean.
_LEADING = frozenset("president prime chancellor king head".split())
# Sources that may well be one another: "officials said" of what the police said.
_OFFICIAL = frozenset(
    "official authority police government minister officer army military spokesman".split()
)
_VAGUE = frozenset(
    "official source people expert analyst report statement resident witness activist".split()
)
_BODIES = frozenset(normal_role(body) for body in BODIES)
_NAMES_ALIKE = 0.84  # Zelensky and Zelenskyy 0.94, Abdulrahman and Abdelrahman 0.91


def same_speaker(one: Attribution, other: Attribution) -> float:
    """Return how likely two attributions name one speaker, in [0, 1]; it has no direction.

    Where a speaker is not told, nothing is known: then it is 0.
    """
    if one.who is None or other.who is None:
        return 0.0
    return likeness(one.who, other.who)


def likeness(one: Speaker, other: Speaker) -> float:
    """Return how likely two descriptions mean one speaker, in [0, 1]; it has no direction.

    The grades are set by hand: 0.95 for a last name, 0.75 for a government and its capital, 0.5 for
    two unnamed groups of the same kind.
    """
    if SpeakerKind.PRONOUN in {one.kind, other.kind}:
        return 0.0
    if one.members or other.members:
        return max(
            _likeness(first, second)
            for first in one.members or (one,)
            for second in other.members or (other,)
        )
    return _likeness(one, other)


def _likeness(one: Speaker, other: Speaker) -> float:
    initials = max(_initials(one, other), _initials(other, one))
    if initials > 0.0:
        return initials
    if one.names and other.names:
        belongs = max(_belongs_to(one, other), _belongs_to(other, one))
        return max(_names(one, other), belongs, 0.05)
    return max(_roles(one, other), _countries(one, other))


def _names(one: Speaker, other: Speaker) -> float:
    if one.names == other.names:
        return 1.0
    shorter, longer = sorted((one.names, other.names), key=lambda names: (len(names), names))
    if _alike("".join(shorter), "".join(longer)):
        return 0.9
    if _alike(shorter[-1], longer[-1]):
        return 0.95 if len(shorter) < 2 or may_share(shorter[:-1], longer[:-1]) else 0.2
    return 0.85 if set(shorter) <= set(longer) else 0.0


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0] != other[0] or min(len(one), len(other)) < 5:
        return False
    return _ratio(one, other) >= _NAMES_ALIKE


def _ratio(one: str, other: str) -> float:
    first, second = sorted((one, other))  # the matcher's answer depends on the order
    return SequenceMatcher(None, first, second).ratio()


def _initials(short: Speaker, long: Speaker) -> float:
    """Compare "WHO" with "the World Health Organization"."""
    words = long.text.replace("-", " ").split()
    initials = "".join(word[0] for word in words if word[:1].isupper())
    letters = short.text.lower().removeprefix("the ").replace(".", "")
    return 0.95 if len(initials) >= 3 and letters == initials.lower() else 0.0


def _belongs_to(person: Speaker, body: Speaker) -> float:
    """Compare a chief executive of Aegis with Aegis itself."""
    return 0.75 if _own_keys(body) & set(person.of) else 0.0


def _own_keys(body: Speaker) -> set[str]:
    """Return the forms under which others may belong to the speaker."""
    name = " ".join(body.names)
    country = place_key(name, known=False) if len(body.names) == 1 else None
    return {key for key in (name, country) if key}


def _roles(one: Speaker, other: Speaker) -> float:
    mine, theirs = set(one.roles), set(other.roles)
    if one.of and other.of and not set(one.of) & set(other.of):
        return 0.0
    shared = mine & theirs
    if not shared:
        return 0.35 if mine & _OFFICIAL and theirs & _OFFICIAL else 0.0
    overlap = len(shared) / min(len(mine), len(theirs))
    united = len(shared) / len(mine | theirs)
    score = 0.35 * overlap + 0.45 * united + (0.15 if set(one.of) & set(other.of) else 0.0)
    if overlap == 1.0 and shared & _BODIES:
        score = max(score, 0.7)  # "the Observatory" is the Observatory for Human Rights
    return min(score, 0.5 if shared <= _VAGUE else 0.95)


def _countries(one: Speaker, other: Speaker) -> float:
    """Compare by country or company: a capital stands for its government."""
    belongs = max(_belongs_to(one, other), _belongs_to(other, one))
    if belongs > 0.0:
        return belongs
    if not set(one.of) & set(other.of):
        return 0.0
    bare = [not speaker.roles and not speaker.names for speaker in (one, other)]
    if all(bare):
        return 0.9
    roles = set(one.roles) | set(other.roles)
    if any(bare):
        return 0.75 if roles & _GOVERNING else 0.35
    leading = set(one.roles) & _LEADING and set(other.roles) & _LEADING
    return 0.65 if leading and "head" in roles else 0.0
