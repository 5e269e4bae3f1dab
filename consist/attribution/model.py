"""The values of attribution: who speaks, in what voice, how the outlet stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consist.model import Span


class Voice(StrEnum):
    """Whose words a sentence is."""

    OWN = "own"
    INDIRECT = "indirect"
    DIRECT = "direct"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the attributing word says of the claim: nothing, doubt, support or denial."""

    NEUTRAL = "neutral"
    DOUBT = "doubt"
    ENDORSE = "endorse"
    DENIAL = "denial"


class SpeakerKind(StrEnum):
    """How a speaker is told: by name, by role, as a body, as a group, or as a bare pronoun."""

    NAMED = "named"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who asserts something, as far as the words tell.

    `text` is the surface. `names` are lower-cased name words in their order without titles, `roles`
    the normalised, sorted words that describe office or body, `of` what they belong to: the keys
    of countries, or the lower-cased names of towns and companies, sorted. `members` are those who
    speak together: "the mayor and the governor".
    """

    text: str
    kind: SpeakerKind
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    members: tuple[Speaker, ...] = ()

    @property
    def key(self) -> str:
        """A short form to compare across outlets: the last name, or else the described role."""
        if self.names:
            return self.names[-1] if self.kind is SpeakerKind.NAMED else " ".join(self.names)
        return " ".join((*self.of, *self.roles)) or self.text.lower()


@dataclass(frozen=True, slots=True)
class Hedge:
    """A mark by which the outlet holds a claim at arm's length."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts a sentence. Spans are code points of the sentence.

    `phrase` is the attributing phrase and `speaker_span` the words for the speaker in it; both are
    None where nothing in the sentence itself attributes (own voice, or a quotation that goes on).
    `content` is what is asserted; outside it the outlet speaks. `verb` is a lemma, `nested` the
    speaker of a claim within the claim.
    """

    voice: Voice
    content: Span
    who: Speaker | None = None
    phrase: Span | None = None
    speaker_span: Span | None = None
    verb: str | None = None
    stance: Stance = Stance.NEUTRAL
    hedge: Hedge | None = None
    nested: Speaker | None = None

    @property
    def speaker(self) -> str | None:
        """The speaker's surface; a pronoun that was resolved gives its name."""
        return None if self.who is None else self.who.text

    @property
    def attributed(self) -> bool:
        """Whether somebody other than the outlet asserts the content."""
        return self.voice is not Voice.OWN
