"""Typed, located cues of a sentence, and the comparison of two sentences cue by cue."""

from consist.cues.circumstances.counts import shares_counted
from consist.cues.circumstances.scopes import apart
from consist.cues.circumstances.surveys import Surveys, of_other_surveys, surveys
from consist.cues.comparison.compare import compare
from consist.cues.comparison.moments import converted_times, timed_apart
from consist.cues.comparison.quantities import told_apart
from consist.cues.comparison.words import both_deny
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
    "converted_times",
    "features",
    "of_other_surveys",
    "read_cues",
    "shares_counted",
    "surveys",
    "timed_apart",
    "told_apart",
]
