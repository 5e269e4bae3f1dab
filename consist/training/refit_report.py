"""What a decider that was refitted on decisions does better or worse, for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from consist.config import REPORTED
from consist.evaluation.figures import average_precision
from consist.training.refit import Opinion, Refit, log_loss


@dataclass(frozen=True, slots=True)
class Figures:
    """How a decider does on decided findings.

    Attributes:
        flagged: How many it would report, at a confidence of at least `REPORTED`.
        right: How many of these were confirmed.
        confirmed: How many were confirmed in all.
        average_precision: Of the confirmed ones among all, ranked by confidence, in [0, 1]; None
            where none was confirmed.
        log_loss: The mean surprise of the verdicts, in nats.
    """

    flagged: int
    right: int
    confirmed: int
    average_precision: float | None
    log_loss: float

    @classmethod
    def of(cls, said: Sequence[Opinion]) -> Self:
        """Count the opinions."""
        flagged = [each for each in said if each.confidence >= REPORTED]
        return cls(
            flagged=len(flagged),
            right=sum(each.right for each in flagged),
            confirmed=sum(each.right for each in said),
            average_precision=average_precision(
                np.array([each.right for each in said]),
                np.array([each.confidence for each in said]),
            ),
            log_loss=log_loss(said),
        )

    @property
    def precision(self) -> float | None:
        """The share of the flagged that was confirmed; None where nothing is flagged."""
        return self.right / self.flagged if self.flagged else None

    @property
    def kept(self) -> float:
        """The share of the confirmed that is flagged."""
        return self.right / self.confirmed


def improves(refit: Refit) -> bool:
    """Whether decisions that were held back surprise the new decider less than the old one."""
    return log_loss(refit.after) < log_loss(refit.before)


def report(refit: Refit) -> str:
    """Return the figures on held-back decisions, before and after, as a table of text."""
    before, after = Figures.of(refit.before), Figures.of(refit.after)
    rows = [
        (f"reported at {REPORTED}", str(before.flagged), str(after.flagged)),
        ("precision of these", _share(before.precision), _share(after.precision)),
        ("confirmed that are reported", _share(before.kept), _share(after.kept)),
        ("average precision", _two(before.average_precision), _two(after.average_precision)),
        ("log loss", f"{before.log_loss:.3f}", f"{after.log_loss:.3f}"),
    ]
    head = f"{'decisions held back by story':<30}{'before':>8}{'after':>8}"
    return "\n".join([head, *(f"{name:<30}{one:>8}{other:>8}" for name, one, other in rows)])


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"
