"""The decider: multinomial logistic regressions over named features, held as plain numbers.

The first gives an opinion of each pair by its own evidence. The second, where there is one, reads
that opinion again beside those of the other pairs of the story (`consist.decide.company`). They
are trained by scikit-learn (`consist.training.decider`) and applied here without it: the shipped
coefficients are data that anyone can read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.decide import light, updates
from consist.decide.company import Circle
from consist.decide.reconciled import without_clash
from consist.errors import ModelError
from consist.model import Kind, ModelIdentity, Pair

Numbers: TypeAlias = npt.NDArray[np.float64]

FORMAT = 2
NONE = "none"
LEAST = 1e-4
"""What a probability is raised by before its logarithm is taken."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Classes by features; all arrays are float64.

    Attributes:
        classes: The outcomes, "none" and "agreement" among them, in the coefficients' order.
        features: The names of the features, in the coefficients' order.
        mean: What is subtracted from each feature, shape (features,).
        scale: What each feature is then divided by, shape (features,).
        coefficients: Shape (classes, features).
        intercepts: Shape (classes,).
    """

    classes: tuple[str, ...]
    features: tuple[str, ...]
    mean: Numbers
    scale: Numbers
    coefficients: Numbers
    intercepts: Numbers

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read the coefficients from their JSON object.

        Raises:
            ModelError: Something is missing, or the shapes do not fit each other.
        """
        try:
            layer = cls(
                classes=tuple(data["classes"]),
                features=tuple(data["features"]),
                mean=np.asarray(data["mean"], dtype=np.float64),
                scale=np.asarray(data["scale"], dtype=np.float64),
                coefficients=np.asarray(data["coefficients"], dtype=np.float64),
                intercepts=np.asarray(data["intercepts"], dtype=np.float64),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the decider's file is damaged: {error!r}; install again") from error
        shape = (len(layer.classes), len(layer.features))
        fits = layer.coefficients.shape == shape and layer.intercepts.shape == shape[:1]
        if not fits or layer.mean.shape != shape[1:] or layer.scale.shape != shape[1:]:
            raise ModelError("the decider's file is damaged: its shapes differ; install again")
        return layer

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
        """Return the probability of each class for each row of features; they sum to one.

        Raises:
            ModelError: A feature that the coefficients want is not there.
        """
        # not a matrix product: its last bits would depend on how many rows there are
        logits = np.einsum("rf,cf->rc", self.standardised(rows), self.coefficients)
        logits += self.intercepts
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        return [dict(zip(self.classes, row.tolist(), strict=True)) for row in shares]

    def standardised(self, rows: Sequence[Mapping[str, float]]) -> Numbers:
        """Return the features in units of their scale from their mean, shape (rows, features).

        A feature that is not known (NaN) says nothing: it counts as its mean.

        Raises:
            ModelError: A feature that the coefficients want is not there.
        """
        try:
            values = np.array([[row[name] for name in self.features] for row in rows])
        except KeyError as error:
            raise ModelError(
                f"the decider wants the feature {error}, which this version does not compute; "
                "train it again with: consist train decider"
            ) from error
        values = values.reshape(len(rows), len(self.features))
        return np.where(np.isnan(values), 0.0, (values - self.mean) / self.scale)


@dataclass(frozen=True, slots=True)
class Decider:
    """The opinion of each pair alone, and the second one in the company of the others.

    `updates`, where it is there, divides what is given to contradiction and update
    (`consist.decide.updates`); `same` and `light`, where both are there, what is left for framing
    (`consist.decide.light`). `types` names what a contradiction is about
    (`consist.decide.clash_type`).
    """

    identity: ModelIdentity
    alone: Layer
    together: Layer | None = None
    same: Layer | None = None
    light: Layer | None = None
    updates: Layer | None = None
    types: Layer | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, revision: str) -> Self:
        """Read the decider from its JSON object.

        Raises:
            ModelError: The object is of another format, or damaged.
        """
        if data.get("format") != FORMAT:
            raise ModelError(
                f"the decider's file is of format {data.get('format')!r}, this version reads "
                f"{FORMAT}; train it again with: consist train decider"
            )
        try:
            name, alone, together = str(data["name"]), data["alone"], data["together"]
        except KeyError as error:
            raise ModelError(f"the decider's file is damaged: {error!r}; install again") from error
        framing, later, types = (data.get(part) for part in ("framing", "updates", "types"))
        return cls(
            identity=ModelIdentity(name, revision),
            alone=Layer.from_json(alone),
            together=None if together is None else Layer.from_json(together),
            same=None if framing is None else Layer.from_json(framing.get("same", {})),
            light=None if framing is None else Layer.from_json(framing.get("light", {})),
            updates=None if later is None else Layer.from_json(later),
            types=None if types is None else Layer.from_json(types),
        )

    def opinions(
        self,
        pairs: Sequence[Pair],
        rows: Sequence[Mapping[str, float]],
        factors: Sequence[float] | None = None,
        in_one_light: Sequence[bool] | None = None,
        reconciled: Sequence[bool] | None = None,
    ) -> tuple[list[dict[str, float]], Circle]:
        """Return the probabilities of each pair among the others, and how they stand together.

        The pairs must be all those of their stories: each bears on the others. Where no third
        article was compared with both of a pair's, the first opinion stands, and the fewer outlets
        there are the more it counts (`consist.decide.company.FULL`). A pair's factor, in
        (0, 1], is what is known beforehand of its two sentences being of one event; the first
        opinion of anything but "none" is multiplied by it. A pair is `reconciled` where what
        reads like a clash is none (`consist.decide.reconciled`).
        """
        opinions = self.alone.probabilities(rows)
        if factors is not None:
            opinions = [_damped(o, factor) for o, factor in zip(opinions, factors, strict=True)]
        circle = Circle(pairs, opinions)
        if self.together is not None:
            heard = {place: circle.fullness(pair) for place, pair in enumerate(pairs)}
            places = [place for place, share in heard.items() if share > 0]
            seconds = [second_row(opinions[place], circle, pairs[place]) for place in places]
            for place, said in zip(places, self.together.probabilities(seconds), strict=True):
                opinions[place] = _between(opinions[place], said, heard[place])
        if self.updates is not None:
            opinions = _updated(self.updates, opinions, rows)
        if reconciled is not None:
            opinions = [
                without_clash(said) if agree else said
                for said, agree in zip(opinions, reconciled, strict=True)
            ]
        framed = self.framed(rows)
        if framed is None:
            return opinions, circle
        known = factors or [1.0] * len(rows)
        alike = in_one_light or [False] * len(rows)
        return [
            light.with_framing(
                said, 0.0 if same else light.sobered(factor * share), light.disputable(row)
            )
            for said, factor, share, same, row in zip(
                opinions, known, framed, alike, rows, strict=True
            )
        ], circle

    def framed(self, rows: Sequence[Mapping[str, float]]) -> list[float] | None:
        """Return the probability of framing of pairs that are else in agreement or nothing.

        None where the decider has no layers for it.
        """
        if self.same is None or self.light is None:
            return None
        lights = light_rows(self.same, rows)
        found = self.light.probabilities(lights)
        return [
            _framed(read["light_same"], lit[Kind.FRAMING], row)
            for read, lit, row in zip(lights, found, rows, strict=True)
        ]


def _updated(
    layer: Layer, opinions: Sequence[dict[str, float]], rows: Sequence[Mapping[str, float]]
) -> list[dict[str, float]]:
    """Return the opinions with updates told from contradictions, where time can tell."""
    shares = [said[Kind.SUPERSEDED] for said in layer.probabilities(rows)]
    return [
        updates.divided(opinion, share) if updates.is_ordered(row) else opinion
        for opinion, share, row in zip(opinions, shares, rows, strict=True)
    ]


def _between(
    one: Mapping[str, float], other: Mapping[str, float], share: float
) -> dict[str, float]:
    """Return the opinion so far from one to the other, in log-odds; `share` is in [0, 1]."""
    if share == 1.0:
        return dict(other)
    mixed = {
        name: float(np.exp((1 - share) * _log(one.get(name, 0.0)) + share * _log(said)))
        for name, said in other.items()
    }
    whole = sum(mixed.values())
    return {name: value / whole for name, value in mixed.items()}


def _damped(shares: Mapping[str, float], factor: float) -> dict[str, float]:
    kept = {name: share * factor for name, share in shares.items() if name != NONE}
    return {name: kept.get(name, 1.0 - sum(kept.values())) for name in shares}


def _framed(odds: float, framing: float, row: Mapping[str, float]) -> float:
    return light.named(light.gate(odds) * light.lifted(framing, row), row, odds)


def light_rows(same: Layer, rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return what the second layer of framing reads of pairs, given the first one."""
    shares = [said[light.SAME] for said in same.probabilities(rows)]
    return [light.row(row, share) for row, share in zip(rows, shares, strict=True)]


def second_row(said: Mapping[str, float], circle: Circle, pair: Pair) -> dict[str, float]:
    """Return what the second layer reads of a pair: logarithms of the first opinion and company."""
    alone = {f"alone_{name}": _log(share) for name, share in said.items()}
    return alone | {name: _log(value) for name, value in circle.features(pair).items()}


def _log(value: float) -> float:
    return float(np.log(value + LEAST))
