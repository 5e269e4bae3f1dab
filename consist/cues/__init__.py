"""Typed, located cues of a sentence, and the comparison of two sentences cue by cue."""

from consist.cues.compare_quantities import told_apart
from consist.cues.compare_words import both_deny
from consist.cues.comparison import compare
from consist.cues.counts import shares_counted
from consist.cues.features import FEATURES, features
from consist.cues.model import (
    Cause,
    Comparison,
    Cue,
    CueKind,
    Cues,
    Dimension,
    Granularity,
    Modality,
    Moment,
    Mood,
    Name,
    NameKind,
    Outcome,
    Polarity,
    Quantity,
    Verdict,
)
from consist.cues.reading import read_cues
from consist.cues.scopes import apart
from consist.cues.surveys import Surveys, of_other_surveys, surveys

__all__ = [
    "FEATURES",
    "Cause",
    "Comparison",
    "Cue",
    "CueKind",
    "Cues",
    "Dimension",
    "Granularity",
    "Modality",
    "Moment",
    "Mood",
    "Name",
    "NameKind",
    "Outcome",
    "Polarity",
    "Quantity",
    "Surveys",
    "Verdict",
    "apart",
    "both_deny",
    "compare",
    "features",
    "of_other_surveys",
    "read_cues",
    "shares_counted",
    "surveys",
    "told_apart",
]
