"""What a decider that was refitted on decisions does better or worse, for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.config import REPORTED
from consist.evaluation.figures import Booleans, Floats, average_precision, bootstrap_interval
from consist.training.refit import Opinion, Refit, log_loss

_Rows: TypeAlias = npt.NDArray[np.int64]
_Figure: TypeAlias = Callable[[Booleans, Floats], float]


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


def shortfall(refit: Refit) -> str | None:
    """Return which figures say that the new decider is no better, in words; None where none does.

    Decisions that were held back must surprise it less than the old one. Beyond chance, the
    confirmed may neither be ranked lower nor be reported more rarely: what surprises less may still
    find less. Chance is what a fall is within when the decisions are drawn anew, 95 times in 100.
    """
    return "; ".join(_worse(refit)) or None


def _worse(refit: Refit) -> Iterator[str]:
    before, after = Figures.of(refit.before), Figures.of(refit.after)
    if after.log_loss >= before.log_loss:
        yield f"log loss did not fall ({before.log_loss:.3f} before, {after.log_loss:.3f} after)"
    if _falls(refit, _precision):
        one, other = _two(before.average_precision), _two(after.average_precision)
        yield f"average precision fell from {one} to {other}"
    if _falls(refit, _kept):
        one, other = _share(before.kept), _share(after.kept)
        yield f"the share of the confirmed that are reported fell from {one} to {other}"


def _falls(refit: Refit, figure: _Figure) -> bool:
    """Whether a figure falls from before to after by more than chance."""
    right = np.array([each.right for each in refit.after])
    before, after = (
        np.array([each.confidence for each in said]) for said in (refit.before, refit.after)
    )

    def gain(rows: _Rows) -> float:
        if not right[rows].any():
            return 0.0
        return figure(right[rows], after[rows]) - figure(right[rows], before[rows])

    return bootstrap_interval(len(right), gain)[1] < 0


def _precision(right: Booleans, confidence: Floats) -> float:
    return average_precision(right, confidence) or 0.0


def _kept(right: Booleans, confidence: Floats) -> float:
    return float((confidence[right] >= REPORTED).mean())


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
