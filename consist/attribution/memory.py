"""Who was named and who spoke so far, to give pronouns and bare quotations a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consist.attribution.book import SpeakerBook
from consist.attribution.model import Speaker, SpeakerKind
from consist.attribution.nouns import BODIES, GROUPS, PERSONS, STOPWORDS
from consist.attribution.quotes import Quotation
from consist.attribution.speakers import SEVERAL, merged, speaker_of
from consist.attribution.tokens import NAME_WORD

_NAMES = re.compile(rf"(?:\b(?:Mr|Mrs|Ms|Dr)\.? )?{NAME_WORD}(?: {NAME_WORD})*")
_GROUP = re.compile(r"\b(" + "|".join(sorted(GROUPS)) + r")\b", re.IGNORECASE)
_FIRST_BODY = re.compile(
    r"(?:The|An?|Its|His|Her|Their) (?:[\w-]+ ){0,2}?(?:"
    + "|".join(sorted(BODIES))
    + r")\b(?!['’])"
)
_OF_THEM = re.compile(r"\bof them$", re.IGNORECASE)
_PERSONAL = frozenset(("he", "she"))
_GENDERED = {
    "m": frozenset(
        "spokesman chairman king prince father son brother husband uncle man boy".split()
    ),
    "f": frozenset(
        "spokeswoman chairwoman queen princess mother daughter sister wife widow aunt woman girl"
        " barmaid congresswoman".split()
    ),
}
_REACH = 3  # sentences that a pronoun may look back


class Memory:
    """What is remembered while the sentences of one article pass by in order."""

    def __init__(self, book: SpeakerBook) -> None:
        self.book = book
        self._texts: list[str] = []
        self._speakers: list[Speaker | None] = []
        self._by_quotation: dict[int, Speaker] = {}

    def pass_by(self, text: str, who: Speaker | None) -> None:
        """Remember a sentence and its speaker."""
        self._texts = [*self._texts, text][-_REACH:]
        self._speakers = [*self._speakers, who][-_REACH:]

    def speaks(self, quote: Quotation, who: Speaker | None) -> None:
        """Remember whose quotation it is, for its parts in other sentences."""
        if who is not None:
            self._by_quotation[quote.number] = who

    def speaker_of_quotation(self, quote: Quotation) -> Speaker | None:
        """Return who was found to speak a quotation in whichever sentence, or None."""
        return self._by_quotation.get(quote.number)

    def quoted(self, before: str) -> Speaker | None:
        """Guess who speaks a quotation without a phrase of its own.

        Someone named in the same sentence, or else the speaker of the sentence before, or else the
        first person named there.
        """
        here = next(self._people(before), None)
        if here is not None:
            return here
        if not self._texts:
            return None
        return self._speakers[-1] or next(self._people(self._texts[-1]), None)

    def identified(self, speaker: Speaker, before: str) -> Speaker:
        """Return the speaker with all that the article tells of him, pronouns resolved.

        `before` is the sentence up to the words for the speaker.
        """
        if speaker.kind is SpeakerKind.PRONOUN or _OF_THEM.search(speaker.text):
            return self._antecedent(speaker, before) or speaker
        if speaker.names:
            return self.book.complete(speaker)
        holder = self.book.holder(speaker)
        if holder is None or speaker.kind is not SpeakerKind.ROLE:
            return speaker
        return replace(merged(speaker, holder), kind=SpeakerKind.NAMED)

    def _antecedent(self, pronoun: Speaker, before: str) -> Speaker | None:
        word = pronoun.text.lower()
        word = "they" if " " in word or word in SEVERAL else word
        fits = _fits_person if word in _PERSONAL else _fits_they if word == "they" else _fits_it
        # in the same sentence only its subject comes in question: "Wirth was tired, but she said"
        for found in self._candidates(before, word):
            if before.startswith(found.text) and fits(found) and self._gender_fits(found, word):
                return found
        for text, speaker in zip(reversed(self._texts), reversed(self._speakers), strict=True):
            if speaker is not None and fits(speaker) and self._gender_fits(speaker, word):
                return speaker
            for found in self._known_first(text, word):
                if fits(found) and self._gender_fits(found, word):
                    return found
        return None

    def _known_first(self, text: str, word: str) -> list[Speaker]:
        """Candidates in their order, those of whom the text tells a role before the others."""
        return sorted(self._candidates(text, word), key=lambda one: not one.roles)

    def _candidates(self, text: str, word: str) -> Iterator[Speaker]:
        if word == "they":
            yield from (
                Speaker(m.group(), SpeakerKind.GROUP, roles=speaker_of(m.group()).roles)
                for m in _GROUP.finditer(text)
            )
        if word in _PERSONAL:
            yield from self._people(text)
            return
        body = _FIRST_BODY.match(text) if word == "it" else None
        if body is not None:
            yield self.book.complete(speaker_of(body.group()))
        # an owner comes last: "Germany's biggest maker of pumps"
        for match in sorted(_NAMES.finditer(text), key=_is_owner):
            found = speaker_of(match.group())
            if found.roles or found.of or (found.names and match.start() > 0):
                yield self.book.complete(found)

    def _people(self, text: str) -> Iterator[Speaker]:
        """Names that are surely people's: two words, a title, or one that the book knows."""
        for match in _NAMES.finditer(text):
            words = match.group().split()
            while words and words[0].lower() in STOPWORDS | {"the", "a", "an"}:
                words = words[1:]
            if not words:
                continue
            found = self.book.complete(speaker_of(" ".join(words)))
            if found.kind is not SpeakerKind.NAMED or not found.names:
                continue
            known = found.names[-1] in self.book.people
            titled = words[0].rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}
            if known or titled or (len(found.names) > 1 and not BODIES & set(found.roles)):
                yield found

    def _gender_fits(self, speaker: Speaker, word: str) -> bool:
        if word not in _PERSONAL:
            return True
        known = self.book.genders.get(speaker.names[-1]) if speaker.names else None
        if known is None:
            told = set(speaker.text.lower().split())
            known = next((g for g, words in _GENDERED.items() if words & told), None)
        return known is None or known == ("m" if word == "he" else "f")


def _is_owner(name: re.Match[str]) -> bool:
    return name.group().endswith(("'s", "’s"))


def _fits_person(speaker: Speaker) -> bool:
    return speaker.kind in {SpeakerKind.NAMED, SpeakerKind.ROLE}


def _fits_they(speaker: Speaker) -> bool:
    return speaker.kind in {SpeakerKind.GROUP, SpeakerKind.BODY}


def _fits_it(speaker: Speaker) -> bool:
    if speaker.kind is SpeakerKind.NAMED:
        return not PERSONS & set(speaker.roles)
    return speaker.kind is SpeakerKind.BODY
