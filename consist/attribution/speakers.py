"""From the words for a speaker to names, roles and what they belong to."""

from __future__ import annotations

import re
from dataclasses import replace

from consist.attribution.model import Speaker, SpeakerKind
from consist.attribution.nouns import (
    BODIES,
    DETERMINERS,
    DOCUMENTS,
    FIELDS,
    GIVEN_NAMES,
    GROUPS,
    PARTICLES,
    PERSONS,
    PRONOUNS,
    SOURCES,
    SPOKES,
    STOPWORDS,
    TITLES,
)
from consist.attribution.tokens import Token
from consist.countries import PLACES, place_key

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‑-][^\W_]+)*|[,(]")
SEVERAL = frozenset("several some many most both others few all one two three".split())
"""Who is told by nothing but how many they are: "several told the Gazette"."""

_LINK_WORDS = frozenset(("of", "for", "from", "at", "in", "by", "with"))
_SAME_ROLE = {
    "ministry": "minister",
    "ministries": "minister",
    "presidency": "president",
    "presidential": "president",
    "defense": "defence",
    "labor": "labour",
    "organizer": "organiser",
    "spokespeople": "spokesman",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "spokesmen": "spokesman",
    "policeman": "police",
    "medicines": "medicine",
    "boss": "head",
    "chief": "head",
    "premier": "prime minister",
    "witnesses": "witness",
    "authorities": "authority",
    "cops": "police",
    "neighbor": "neighbour",
    "leader": "head",
}


def normal_role(word: str) -> str:
    """Return the one form under which a role word is compared.

    >>> normal_role("officials"), normal_role("ministry")
    ('official', 'minister')
    """
    word = _SAME_ROLE.get(word, word)
    if word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        word = word[:-1]
    return _SAME_ROLE.get(word, word)


def speaker_of(text: str) -> Speaker:
    """Read the words for a speaker.

    What follows "of", "for" and the like says what the speaker belongs to; a spokesman speaks for
    it and so *is* it.

    >>> speaker_of("Meskian Foreign Minister Senna Odvar").names
    ('senna', 'odvar')
    """
    lower = text.lower().strip()
    if lower in PRONOUNS | SEVERAL:
        return Speaker(text, SpeakerKind.PRONOUN)
    one = _held(text) or _one(text)
    members = _members(text)
    return replace(one, members=members) if len(members) > 1 else one


def _held(text: str) -> Speaker | None:
    """Read an office with the name of who holds it: "a spokesman for Staylo, Erik Thorn"."""
    office, comma, name = text.partition(", ")
    words = name.split()
    if not comma or len(words) < 2 or not all(_capital(it) or it in PARTICLES for it in words):
        return None
    person, role = _one(name), _one(office)
    if not person.names or person.roles or PERSONS.isdisjoint(office.split()):
        return None
    of = sorted({*role.of, *person.of, *_affiliation(list(role.names))})
    return Speaker(text, SpeakerKind.NAMED, person.names, role.roles, tuple(of))


_AND = re.compile(r",? and |, ")


def _members(text: str) -> tuple[Speaker, ...]:
    """Read those who speak together; none where "and" may be part of one name."""
    if " and " not in text:
        return ()
    parts = _AND.split(text)
    if not all(map(_speaks_alone, parts)):
        return ()
    members: list[Speaker] = []
    for part in parts:
        held = _held(f"{members[-1].text}, {part}") if members else None
        if held is not None:
            members.pop()
        members.append(held or _one(part))
    return tuple(members)


def _speaks_alone(part: str) -> bool:
    """Whether words between commas are a speaker: with an article or an office, or a full name."""
    words = part.split()
    if not words:
        return False
    if words[0].lower() in DETERMINERS or words[-1].lower() in SOURCES:
        return True
    return len(words) > 1 and words[-1][:1].isupper()


def _one(text: str) -> Speaker:
    words = [match.group().replace("’", "'") for match in _WORD.finditer(text)]
    cut = next((i for i, w in enumerate(words) if w in _LINK_WORDS or w in ",("), len(words))
    head, rest = _Parts(words[:cut]), _Parts(words[cut + 1 :])
    if _is_one_of(words[:cut], head):
        head.of += _affiliation(head.names)
        head.names, head.person = [], True
        head.roles.append(words[cut - 1])
    if (head.spokes and not head.names) or not head.told:
        return _speaker(text, rest if rest.told else head, of=[])
    of = [*rest.of, *_affiliation(rest.names)]
    return _speaker(text, head, of=of, roles=[] if head.names else rest.roles)


def _is_one_of(words: list[str], head: _Parts) -> bool:
    """Whether a name only tells whose man it is: "a Labour grandee"."""
    if len(words) < 3 or words[0].lower() not in {"a", "an", "one", "another"}:
        return False
    return bool(head.names) and words[-1].islower() and not head.body


def _affiliation(names: list[str]) -> list[str]:
    """Return the key of what a speaker belongs to; an invented country has that of its stem."""
    name = " ".join(names)
    return [place_key(name, known=False) or name] if name else []


class _Parts:
    """The words of one part of a description, told apart."""

    def __init__(self, words: list[str]) -> None:
        self.names: list[str] = []
        self.roles: list[str] = []
        self.of: list[str] = []
        self.spokes = False
        self.titled = False
        self.plural = False
        self.person = False
        self.body = False
        place = 0
        while place < len(words):
            place += self._take(words, place)

    @property
    def told(self) -> bool:
        return bool(self.names or self.of or set(self.roles) - {"spokesman", "speaker"})

    def _take(self, words: list[str], place: int) -> int:
        """Take the word at `place`, or the two that name a country; return how many."""
        word = words[place]
        lower = word.lower().removesuffix("'s")
        pair = " ".join(words[place : place + 2]).lower().removesuffix("'s")
        if word[0].isupper() and " " in pair and pair in PLACES:
            self._belongs(pair)
            return 2
        if word[0].isupper() and _names_place(word, lower) and not _of_person(words, place):
            self._belongs(lower)
        elif lower.endswith("-based"):
            seat = lower.removesuffix("-based")
            self.of.append(place_key(seat) or seat)
        elif lower in SPOKES:
            self.spokes = True
            self.roles.append(normal_role(lower))
        elif lower in SOURCES | FIELDS:
            self._role(lower)
        else:
            self._other(words, place, lower)
        return 1

    def _other(self, words: list[str], place: int, lower: str) -> None:
        if lower in TITLES:
            self.titled = True
        elif _ADJECTIVE.fullmatch(lower) and place == 0 and words[1:2] and words[1].islower():
            return
        elif _capital(words[place]) and lower not in DETERMINERS and lower not in STOPWORDS:
            self._name(words, place, lower)

    def _belongs(self, word: str) -> None:
        self.of.append(PLACES.get(word) or PLACES[_unpossessed(word)])

    def _role(self, lower: str) -> None:
        self.roles += normal_role(lower).split()
        self.plural = self.plural or lower in GROUPS
        self.body = self.body or lower in BODIES or lower in DOCUMENTS
        self.person = self.person or lower in PERSONS

    def _name(self, words: list[str], place: int, lower: str) -> None:
        """A capital word before a role is an invented country, if it looks like one."""
        following = words[place + 1].lower() if place + 1 < len(words) else ""
        country = place_key(lower, known=False)
        possessive = words[place].endswith("'s")
        if (country or possessive) and (following in SOURCES or following in FIELDS or possessive):
            self.of.append(country or lower)
        else:
            self.names.append(lower)


def _names_place(word: str, lower: str) -> bool:
    """Whether a capital word names a known country; "US" does, and "Us" at a beginning does not."""
    if lower in {"us", "un", "eu"}:
        return word.isupper()
    # scraped text has often lost its apostrophes: "Syrias"
    return lower not in STOPWORDS and (lower in PLACES or _unpossessed(lower) in PLACES)


def _of_person(words: list[str], place: int) -> bool:
    """Whether a place's name is part of a person's: "Sofia Munk", "Jim Jordan"."""
    if words[place].lower().removesuffix("'s") not in GIVEN_NAMES:
        return False
    beside = [words[at] for at in (place - 1, place + 1) if 0 <= at < len(words)]
    return any(
        _capital(word)
        and word.lower() not in STOPWORDS | TITLES | FIELDS | SOURCES | SPOKES | DETERMINERS
        and not _names_place(word, word.lower().removesuffix("'s"))
        for word in beside
    )


def _unpossessed(lower: str) -> str:
    return lower.removesuffix("s")


# A capital that an adjective owes to the beginning of a sentence: "Informed sources".
_ADJECTIVE = re.compile(r"(?:anti|pro)-.+|.+(?:ed|al|ic|ent|ous|ive|ary|ing)$")


def _capital(word: str) -> bool:
    return Token(word, word.lower(), 0, len(word)).capital


def _speaker(text: str, parts: _Parts, *, of: list[str], roles: list[str] | None = None) -> Speaker:
    told = sorted({*parts.roles, *(roles or [])})
    belongs = sorted({*parts.of, *of})
    return Speaker(text, _kind(parts), tuple(parts.names), tuple(told), tuple(belongs))


def _kind(parts: _Parts) -> SpeakerKind:
    if parts.names and (parts.titled or parts.person or not parts.body):
        return SpeakerKind.NAMED
    if parts.plural:
        return SpeakerKind.GROUP
    if parts.person and not parts.body:
        return SpeakerKind.ROLE
    if parts.names or parts.body or parts.of:
        return SpeakerKind.BODY
    return SpeakerKind.ROLE


def merged(speaker: Speaker, known: Speaker) -> Speaker:
    """Return `speaker` with what is known of the same person from elsewhere; its surface stays."""
    names = known.names if len(known.names) > len(speaker.names) else speaker.names
    return replace(
        speaker,
        names=names,
        roles=tuple(sorted({*speaker.roles, *known.roles})),
        of=tuple(sorted({*speaker.of, *known.of})),
    )
