"""How two texts word the same thing differently: loaded words, doubt, agency."""

from consist.wording.agency import agency_differs
from consist.wording.compare import FEATURES, WordingDifference, compare_wording, features
from consist.wording.loaded import LoadedWord, loaded
from consist.wording.tone import CHARGED, charge, tone
from consist.wording.tone import features as tone_features
from consist.wording.tone_weights import ENCODER

__all__ = [
    "CHARGED",
    "ENCODER",
    "FEATURES",
    "LoadedWord",
    "WordingDifference",
    "agency_differs",
    "charge",
    "compare_wording",
    "features",
    "loaded",
    "tone",
    "tone_features",
]
