"""The decider: a multinomial logistic regression over named features, held as plain numbers.

It is trained by scikit-learn (`consist.training.decider`) and applied here without it: the shipped
coefficients are data that anyone can read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.errors import ModelError
from consist.model import ModelIdentity

Numbers: TypeAlias = npt.NDArray[np.float64]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Decider:
    """Classes by features; all arrays are float64.

    Attributes:
        identity: Name and revision of the coefficients.
        classes: The outcomes, "none" and "agreement" among them, in the coefficients' order.
        features: The names of the features, in the coefficients' order.
        mean: What is subtracted from each feature, shape (features,).
        scale: What each feature is then divided by, shape (features,).
        coefficients: Shape (classes, features).
        intercepts: Shape (classes,).
    """

    identity: ModelIdentity
    classes: tuple[str, ...]
    features: tuple[str, ...]
    mean: Numbers
    scale: Numbers
    coefficients: Numbers
    intercepts: Numbers

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, revision: str) -> Self:
        """Read the coefficients from their JSON object.

        Raises:
            ModelError: The object is of another format, or its shapes do not fit each other.
        """
        if data.get("format") != FORMAT:
            raise ModelError(
                f"the decider's file is of format {data.get('format')!r}, this version reads "
                f"{FORMAT}; train it again with: consist train decider"
            )
        try:
            decider = cls(
                identity=ModelIdentity(str(data["name"]), revision),
                classes=tuple(data["classes"]),
                features=tuple(data["features"]),
                mean=np.asarray(data["mean"], dtype=np.float64),
                scale=np.asarray(data["scale"], dtype=np.float64),
                coefficients=np.asarray(data["coefficients"], dtype=np.float64),
                intercepts=np.asarray(data["intercepts"], dtype=np.float64),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the decider's file is damaged: {error!r}; install again") from error
        shape = (len(decider.classes), len(decider.features))
        fits = decider.coefficients.shape == shape and decider.intercepts.shape == shape[:1]
        if not fits or decider.mean.shape != shape[1:] or decider.scale.shape != shape[1:]:
            raise ModelError("the decider's file is damaged: its shapes differ; install again")
        return decider

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return the probability of each class; they sum to one.

        Raises:
            ModelError: A feature that the coefficients want is not there.
        """
        try:
            row = np.array([features[name] for name in self.features])
        except KeyError as error:
            raise ModelError(
                f"the decider wants the feature {error}, which this version does not compute; "
                "train it again with: consist train decider"
            ) from error
        logits = self.coefficients @ ((row - self.mean) / self.scale) + self.intercepts
        odds = np.exp(logits - logits.max())
        shares = odds / odds.sum()
        return {name: float(share) for name, share in zip(self.classes, shares, strict=True)}
