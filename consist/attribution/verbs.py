"""Verbs by which speech is reported, with the stance that they take to what is said.

The table is our own, from general knowledge of English newswriting.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from consist.attribution.model import Stance


class VerbKind(StrEnum):
    """How freely a verb reports speech, hence how sure its subject must be a speaker."""

    SPEECH = "speech"  # almost any subject speaks
    ACT = "act"  # reports a claim only with a speaker as its subject
    MANNER = "manner"  # reports speech only with a quotation or a clause beside it
    DOCUMENT = "document"  # reports a claim only where a document or a speaker is its subject


class VerbForm(NamedTuple):
    """One written form of a reporting verb."""

    lemma: str
    stance: Stance
    kind: VerbKind
    finite: bool


_TABLE = """
speech neutral  say tell add state announce write reply answer remark reckon comment declare
speech neutral  tweet quip repeat reiterate affirm clarify elaborate proclaim underline
speech neutral  recount inform mention stress emphasise emphasize joke
manner neutral  whisper shout cry mutter blast storm thunder rage fume beam gush sob sigh grin shrug
manner neutral  laugh snap bark roar bellow continue recall caution counter retort opine post
manner neutral  underscore surmise muse marvel lament interject concur attest theorise theorize
manner neutral  divulge object
speech doubt    claim allege insist maintain contend assert argue swear boast protest
speech endorse  explain admit concede acknowledge confess confirm reveal disclose
speech denial   deny
act    neutral  report believe think fear suspect hope estimate predict warn promise pledge vow
act    neutral  accuse blame complain urge demand condemn denounce criticise criticize praise
act    neutral  describe call propose
act    neutral  identify indicate note observe testify expect conclude cite quote feel know
act    neutral  agree threaten understand
act    neutral  speak attribute apologise apologize assure hear suggest credit point
act    endorse  verify prove recognise recognize
act    doubt    hint imply speculate
act    denial   reject dismiss refute dispute contest rebut doubt contradict
document neutral put record list trace give
document endorse show find
"""
_IRREGULAR = {
    "say": "says said saying",
    "understand": "understands understood",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "find": "finds found",
    "put": "puts putting",
    "show": "shows showed shown",
    "give": "gives gave",
    "feel": "feels felt",
    "know": "knows knew",
    "hear": "heard",
    "concur": "concurs concurred concurring",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted rebutting",
    "sob": "sobs sobbed sobbing",
    "grin": "grins grinned grinning",
    "shrug": "shrugs shrugged shrugging",
    "snap": "snaps snapped snapping",
}
# Forms that are as often nouns; they need a subject of their own to count as verbs.
NOUN_FORMS = frozenset(
    """
    address advise answer answers blame boast boasts brief briefs call calls caution cautions claim
    claims comment comments contest contests counter counters credit credits cries cry demand
    demands dispute disputes doubt doubts estimate estimates fear fears finds forecast hint hints
    hope hopes lament laments list lists muse muses note notes object objects pledge pledges point
    points post posts praise promise promises protest protests puts quote quotes rage recall recalls
    record records remark remarks replies reply report reports show shows sobs state states storm
    storms stress swears thought thunder trace traces urge urges vow vows
    """.split()
)


def _regular(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    if lemma.endswith("e"):
        return (f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    return (plural, f"{lemma}ed", f"{lemma}ing")


def _forms() -> dict[str, VerbForm]:
    forms: dict[str, VerbForm] = {}
    for line in _TABLE.strip().splitlines():
        kind, stance, *lemmas = line.split()
        for lemma in lemmas:
            written = _IRREGULAR.get(lemma, "").split() or _regular(lemma)
            for form in (lemma, *written):
                forms[form] = VerbForm(
                    lemma, Stance(stance), VerbKind(kind), not form.endswith("ing")
                )
    return forms


FORMS = _forms()
