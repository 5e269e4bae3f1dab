"""Who asserts a sentence: the outlet itself or a speaker, and whether two speakers are one."""

from consist.attribution.attribute import attribute
from consist.attribution.book import SpeakerBook
from consist.attribution.claims import Claim, claims
from consist.attribution.features import FEATURES, features
from consist.attribution.matching import same_speaker
from consist.attribution.model import Attribution, Hedge, Speaker, SpeakerKind, Stance, Voice

__all__ = [
    "FEATURES",
    "Attribution",
    "Claim",
    "Hedge",
    "Speaker",
    "SpeakerBook",
    "SpeakerKind",
    "Stance",
    "Voice",
    "attribute",
    "claims",
    "features",
    "same_speaker",
]
