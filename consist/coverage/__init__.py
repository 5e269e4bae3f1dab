"""Coverage: what each outlet of a story tells, who stands against whom, and who is silent."""

from consist.coverage.cells import CLASHES
from consist.coverage.model import (
    Cell,
    Change,
    Claim,
    Comparison,
    Mention,
    OutletPair,
    OutletRow,
    Publication,
    Standing,
    State,
    StoryCoverage,
)
from consist.coverage.story import cover
from consist.coverage.texts import CLASSES

__all__ = [
    "CLASHES",
    "CLASSES",
    "Cell",
    "Change",
    "Claim",
    "Comparison",
    "Mention",
    "OutletPair",
    "OutletRow",
    "Publication",
    "Standing",
    "State",
    "StoryCoverage",
    "cover",
]
