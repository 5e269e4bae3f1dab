"""When a run ends with exit code 1: what `--fail-on` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from consist.errors import SettingsError
from consist.model import Kind, Report, Verdict


@dataclass(frozen=True, slots=True)
class Gate:
    """Findings of these kinds, at or above the confidence, stop a publication."""

    kinds: frozenset[Kind]
    confidence: float

    @classmethod
    def parse(cls, level: str) -> Self:
        """Read "never", "any", a kind, or "KIND:CONFIDENCE".

        Raises:
            SettingsError: The level is none of these.

        >>> Gate.parse("contradiction:0.8").confidence
        0.8
        """
        name, _, least = level.partition(":")
        kinds = {"never": frozenset[Kind](), "any": frozenset(Kind)}
        kinds |= {kind.value: frozenset({kind}) for kind in Kind}
        try:
            confidence = float(least) if least else 0.0
        except ValueError:
            confidence = -1.0
        if name not in kinds or not 0.0 <= confidence <= 1.0:
            raise SettingsError(
                f"--fail-on {level!r} is not understood; use {', '.join(kinds)}, if wanted with a "
                "confidence between 0 and 1, as in contradiction:0.8"
            )
        return cls(kinds[name], confidence)

    def stops(self, report: Report) -> bool:
        """Whether some finding of the report that nobody dismissed is at or above the level."""
        return any(
            finding.kind in self.kinds and finding.confidence >= self.confidence
            for finding in report.findings
            if finding.id not in report.decisions
            or report.decisions[finding.id].verdict is not Verdict.DISMISSED
        )
