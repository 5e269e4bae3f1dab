"""Who is who in a text: names with the roles that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from consist.attribution.model import Speaker, SpeakerKind
from consist.attribution.nouns import BODIES, FIELDS, PERSONS, SOURCES, STOPWORDS
from consist.attribution.speakers import merged, speaker_of
from consist.attribution.tokens import NAME_WORD
from consist.attribution.verbs import FORMS, NOUN_FORMS
from consist.given_names import may_be_one

_NAME = (
    rf"{NAME_WORD}(?: (?:{NAME_WORD}|[A-Z]\.|van|von|de|del|al|bin)){{0,3}} {NAME_WORD}|{NAME_WORD}"
)
_AFTER = re.compile(
    rf"(?<!\w)({_NAME}),(?: \d+,)? ((?:who (?:heads|leads|runs|chairs|led|chaired) )?"
    r"[^,.;:“”\"]{3,70})(?=[,.;:])"
)
_BEFORE = re.compile(
    rf"\b([Tt]he|[Ii]ts|[Hh]is|[Hh]er|{NAME_WORD}['’]s) ([^,.;:“”\"]{{3,60}}), ({_NAME}),"
)
_TITLED = re.compile(rf"\b(Mr|Mrs|Ms|Miss)\.? (?:{NAME_WORD} )?({NAME_WORD})")
# a run of marks is tried from its beginning only, or a long one would take the square of its length
_WORD = re.compile(r"(?<![\w’'‑.-])[\w’'‑.-]*\w|[^\w\s]")
_OPENS_PREDICATE = (FORMS.keys() - NOUN_FORMS) | frozenset(
    "has have had did does do will would can could may might must should is was are were".split()
)
_LEADS = re.compile(r"who (?:heads|leads|runs|chairs|led|chaired) ")


@dataclass(frozen=True, slots=True)
class SpeakerBook:
    """Named people of some sentences by last name, with the roles found beside the names.

    `genders` maps a last name to "m" or "f" where the text says Mr or Ms.
    """

    people: Mapping[str, Speaker] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sentences: Iterable[str]) -> SpeakerBook:
        """Read the names and roles of an article, or of all articles of a story."""
        people: dict[str, Speaker] = {}
        genders: dict[str, str] = {}
        for sentence in sentences:
            for name, role in _pairs(sentence):
                _learn(people, name, role)
            for match in _TITLED.finditer(sentence):
                genders[_last(match.group(2))] = "m" if match.group(1) == "Mr" else "f"
        return cls(people, genders)

    def complete(self, speaker: Speaker) -> Speaker:
        """Return the speaker with the roles and the full name that the book knows."""
        if not speaker.names:
            return speaker
        known = self.people.get(speaker.names[-1])
        if known is None or not _may_be(speaker, known):
            return speaker
        return merged(speaker, known)

    def holder(self, speaker: Speaker) -> Speaker | None:
        """Return the one person of the book who has the role that is described, or None."""
        if not speaker.roles:
            return None
        wanted, places = set(speaker.roles), set(speaker.of)
        found = [
            person
            for person in self.people.values()
            if wanted <= set(person.roles) and (not places or places & set(person.of))
        ]
        return found[0] if len(found) == 1 else None


def _last(name: str) -> str:
    return name.lower().replace("’", "'").removesuffix("'s")


def _may_be(one: Speaker, other: Speaker) -> bool:
    """Whether given names allow that two people of one last name are the same."""
    if len(one.names) < 2 or len(other.names) < 2:
        return True
    return may_be_one(one.names[0], other.names[0])


def _learn(people: dict[str, Speaker], name: str, role: str) -> None:
    person, told = speaker_of(name), speaker_of(role)
    if not person.names or not (told.roles or person.roles):
        return
    known = Speaker(
        " ".join(name.split()),
        SpeakerKind.NAMED,
        person.names,
        tuple(sorted({*person.roles, *told.roles})),
        tuple(sorted({*person.of, *told.of})),
    )
    last = person.names[-1]
    before = people.get(last)
    if before is None:
        people[last] = known
    elif _may_be(before, known):
        people[last] = merged(before, known)


def _pairs(sentence: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for match in _AFTER.finditer(sentence):
        role = _LEADS.sub("head of ", match.group(2))
        if _tells_role(role):
            found.append((match.group(1), role))
    for match in _BEFORE.finditer(sentence):
        role = f"{match.group(1)} {match.group(2)}"
        if _tells_role(role):
            found.append((match.group(3), role))
    return found + _titled_names(sentence)


def _titled_names(sentence: str) -> list[tuple[str, str]]:
    """Find names right behind a role: "Corvanian Foreign Minister Ilse Brandvik"."""
    words = [(m.group(), m.start()) for m in _WORD.finditer(sentence)]
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(words):
        if not _role_word(words[place][0]):
            place += 1
            continue
        end = place
        while end < len(words) and _role_word(words[end][0]):
            end += 1
        stop = end
        while stop < len(words) and stop < end + 3 and _name_word(words[stop][0]):
            stop += 1
        last_role = words[end - 1][0].lower()
        if stop > end and last_role in PERSONS:
            start = place - 1 if place and words[place - 1][0][:1].isupper() else place
            role = " ".join(word for word, _ in words[start:end])
            found.append((" ".join(word for word, _ in words[end:stop]), role))
        place = max(stop, end)
    return found


def _role_word(word: str) -> bool:
    lower = word.lower()
    return lower in PERSONS or lower in FIELDS


def _name_word(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in STOPWORDS and word.lower() not in SOURCES


def _tells_role(words: str) -> bool:
    """Whether one of the first words is an office, a trade or a body: then it describes someone.

    Behind a verb they do not: "Rosa Lindgren, said the council had paid".
    """
    told = [word.lower().removesuffix("'s") for word in words.split()[:5]]
    if not told or told[0] in _OPENS_PREDICATE:
        return False
    return not (PERSONS | BODIES).isdisjoint(told)
