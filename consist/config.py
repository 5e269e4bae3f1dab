"""The settings of a run: frozen, checked at birth, carried into the report."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from consist.errors import SettingsError

DRAFT_OUTLET = "draft"
"""Whose text a draft is that says nothing of it."""

DRAFT_PAIRS = 80
"""The `pair_budget` of a draft check: what two cores read in seconds (benchmarks/draft.py)."""

REPORTED = 0.4
"""The confidence from which on a finding is reported. Of what stands between 0.4 and 0.5 half or
more was right where it was measured, but for election nights and the like (record 0029)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that changes what a run finds.

    Attributes:
        encoder: "bundled", a directory, or the name of a sentence-transformers model.
        scorer: "bundled", "bundled-small", "bundled-large", a directory, or the name of a
            sentence-transformers cross-encoder.
        decider: "bundled", or the file that `consist train decider` wrote.
        neighbours: For each sentence, how many of the nearest sentences of each other article of
            the story become candidates. Of the contradicting pairs in annotated stories the partner
            is the nearest in 82 % and among the nearest three in 93 %.
        small_story_pairs: A story with at most so many cross-outlet pairs has all of them scored.
        pair_budget: The most pairs that are scored in a run; the best-ranked come first, the rest
            is counted in the report.
        min_confidence: Findings below it are left out, in [0, 1].
        story_days: Articles published further apart belong to different stories, in days.
        story_similarity: How alike the articles of a story must be on average, by meaning and
            shared names, in [-1, 1]; among more than sixty articles somewhat more is asked.
        copy_overlap: The share of common word shingles from which two passages of different
            outlets count as one wire text, in (0, 1].
    """

    encoder: str = "bundled"
    scorer: str = "bundled"
    decider: str = "bundled"
    neighbours: int = 3
    small_story_pairs: int = 600
    pair_budget: int = 16_000
    min_confidence: float = REPORTED
    story_days: float = 10.0
    story_similarity: float = 0.2
    copy_overlap: float = 0.8

    def __post_init__(self) -> None:
        """Refuse nonsense with the name, the value and the range."""
        self._check("neighbours", self.neighbours, 1, 100)
        self._check("small_story_pairs", self.small_story_pairs, 0, 10_000_000)
        self._check("pair_budget", self.pair_budget, 1, 100_000_000)
        self._check("min_confidence", self.min_confidence, 0.0, 1.0)
        self._check("story_days", self.story_days, 0.0, 36_500.0)
        self._check("story_similarity", self.story_similarity, -1.0, 1.0)
        self._check("copy_overlap", self.copy_overlap, 0.01, 1.0)

    @staticmethod
    def _check(name: str, value: float, low: float, high: float) -> None:
        if not low <= value <= high:
            raise SettingsError(f"{name} is {value}; it must lie between {low} and {high}")

    def as_dict(self) -> dict[str, str | int | float | bool | None]:
        """Return the settings by name, for the report."""
        return asdict(self)
