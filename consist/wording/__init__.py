"""How two texts word the same thing differently: loaded words, doubt, agency."""

from consist.wording.agency import agency_differs
from consist.wording.compare import FEATURES, WordingDifference, compare_wording, features
from consist.wording.loaded import LoadedWord, loaded

__all__ = [
    "FEATURES",
    "LoadedWord",
    "WordingDifference",
    "agency_differs",
    "compare_wording",
    "features",
    "loaded",
]
