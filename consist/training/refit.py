"""Move a decider towards editors' decisions, and no further than they say.

A few dozen decisions, all on pairs that the decider flagged, say nothing of the base rate and too
little for a fit from nothing. So the coefficients of the first layer are the prior: a Gaussian
around each, whose width is chosen by folds over the decided stories, among them "do not move". The
pairs of these stories that nobody decided on hold the rest in place: together they weigh as much
as the decisions, each by how far the opinion of it moves (Kullback-Leibler divergence).

The second layer, where there is one, reads the new first opinions as it read the old ones. Where
framing has layers of its own, decisions on framing move the last of them, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from consist.decide.decider import Decider, Layer, light_rows
from consist.errors import InputError
from consist.model import Kind
from consist.training.decided import DecidedStory, Said

Numbers: TypeAlias = npt.NDArray[np.float64]
DeciderJson: TypeAlias = dict[str, Any]

PENALTIES: tuple[float, ...] = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
"""Penalties on the squared move of a coefficient, on standardised features."""

FOLDS = 5
INNER_FOLDS = 4

LEAST_DECISIONS = 20
LEAST_OF_EACH = 5
LEAST_STORIES = 3


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a decider says of a decided pair: the surest kind's probability, and that of any."""

    confidence: float
    finding: float
    right: bool


@dataclass(frozen=True, slots=True)
class Refit:
    """A new decider, the penalty that was chosen (None: it stays as it was), and the evidence.

    `before` and `after` are the opinions of the old and of new deciders on decisions that the
    latter were not fitted on, in the same order.
    """

    decider: DeciderJson
    penalty: float | None
    before: tuple[Opinion, ...]
    after: tuple[Opinion, ...]


def refit(
    base: DeciderJson, stories: Sequence[DecidedStory], *, name: str, unused: int = 0
) -> Refit:
    """Fit the decider anew on the decisions, and judge that by folds over the stories.

    Args:
        base: What is moved.
        stories: The stories with what was said of their pairs.
        name: What the new decider is called.
        unused: How many decisions there are beside, for the error where these are too few.

    Raises:
        InputError: There are too few decisions, of too few stories or of one verdict alone.
    """
    decided = [story for story in stories if story.said]
    _check_enough(decided, unused)
    before: list[Opinion] = []
    after: list[Opinion] = []
    for taught, held in folds(decided, FOLDS):
        new, _ = _fitted(base, taught)
        before += opinions(base, held)
        after += opinions(new, held)
    new, penalty = _fitted(base, decided)
    return Refit({**new, "name": name}, penalty, tuple(before), tuple(after))


def folds(
    stories: Sequence[DecidedStory], count: int
) -> Iterable[tuple[list[DecidedStory], list[DecidedStory]]]:
    """Yield the stories to learn from and those held back, each story held back once."""
    ordered = sorted(stories, key=lambda story: story.name)
    for fold in range(min(count, len(ordered))):
        held = ordered[fold::count]
        yield [story for story in ordered if story not in held], held


def opinions(decider: DeciderJson, stories: Iterable[DecidedStory]) -> list[Opinion]:
    """Return what a decider says of every decided pair, in the company of its story."""
    made = Decider.from_json(decider, revision="refit")
    found = []
    for story in stories:
        shares, _ = made.opinions(*story.asked)
        for number, said in sorted(story.said.items()):
            kinds = [shares[number].get(kind.value, 0.0) for kind in Kind]
            found.append(Opinion(max(kinds), sum(kinds), said.right))
    return found


def log_loss(said: Sequence[Opinion]) -> float:
    """Return the mean surprise, in nats, of whether each pair is a finding."""
    least = 1e-6
    shares = [each.finding if each.right else 1.0 - each.finding for each in said]
    return float(-np.mean(np.log(np.clip(shares, least, 1.0))))


def _fitted(base: DeciderJson, stories: Sequence[DecidedStory]) -> tuple[DeciderJson, float | None]:
    """Return the decider moved by the penalty that does best on held-back stories."""
    penalty = _best_penalty(base, stories)
    return (base if penalty is None else _moved(base, stories, penalty)), penalty


def _best_penalty(base: DeciderJson, stories: Sequence[DecidedStory]) -> float | None:
    stays: list[Opinion] = []
    moves: dict[float, list[Opinion]] = {penalty: [] for penalty in PENALTIES}
    for taught, held in folds(stories, INNER_FOLDS):
        if not taught:
            return None
        stays += opinions(base, held)
        for penalty in PENALTIES:
            moves[penalty] += opinions(_moved(base, taught, penalty), held)
    losses = {penalty: log_loss(found) for penalty, found in moves.items()}
    best = min(losses, key=lambda penalty: (losses[penalty], -penalty))
    return best if losses[best] < log_loss(stays) else None


def _moved(base: DeciderJson, stories: Sequence[DecidedStory], penalty: float) -> DeciderJson:
    rows = [row for story in stories for row in story.asked.rows]
    said = [story.said.get(n) for story in stories for n in range(len(story.asked.rows))]
    if base.get("framing") is None:
        return {**base, "alone": _moved_layer(base["alone"], rows, said, penalty)}
    framing, kind = base["framing"], Kind.FRAMING.value
    of_framing = [each if each is not None and each.kind == kind else None for each in said]
    others = [each if each is not None and each.kind != kind else None for each in said]
    lights = light_rows(Layer.from_json(framing["same"]), rows)
    moved = _moved_layer(framing["light"], lights, of_framing, penalty)
    return {
        **base,
        "alone": _moved_layer(base["alone"], rows, others, penalty),
        "framing": {**framing, "light": moved},
    }


def _moved_layer(
    layer: DeciderJson,
    plain: Sequence[Mapping[str, float]],
    said: Sequence[Said | None],
    penalty: float,
) -> DeciderJson:
    """Return a layer's object with coefficients that suit what was said of the rows."""
    allowed = [_allowed(each, layer["classes"]) for each in said]
    if not any(allowed):
        return layer
    rows = Layer.from_json(layer).standardised(plain)
    old = np.column_stack([layer["coefficients"], layer["intercepts"]])
    new = old + _move(old, np.column_stack([rows, np.ones(len(rows))]), allowed, penalty)
    return {
        **layer,
        "coefficients": [[round(float(value), 6) for value in row[:-1]] for row in new],
        "intercepts": [round(float(row[-1]), 6) for row in new],
    }


def _allowed(said: Said | None, classes: Sequence[str]) -> list[bool] | None:
    """Return which classes a decision leaves possible; None where it tells the layer nothing."""
    if said is None:
        return None
    kinds = {kind.value for kind in Kind}
    mask = [(name == said.kind) if said.right else (name not in kinds) for name in classes]
    return mask if any(mask) else None


def _move(
    old: Numbers, rows: Numbers, allowed: Sequence[list[bool] | None], penalty: float
) -> Numbers:
    """Return what to add to the coefficients, intercepts in the last column, to suit decisions."""
    from scipy.optimize import minimize

    problem = _Problem(
        base=rows @ old.T,
        rows=rows,
        decided=np.array([mask is not None for mask in allowed]),
        masks=np.array([mask for mask in allowed if mask is not None], dtype=bool),
        penalty=penalty,
    )
    found = minimize(problem.loss, np.zeros(old.size), jac=True, method="L-BFGS-B")
    move: Numbers = found.x.reshape(old.shape)
    return move


@dataclass(frozen=True, slots=True)
class _Problem:
    """The loss of a move; rows are standardised features with a one at the end.

    `base` are the old logits, shape (rows, classes); `decided` marks rows with a decision, and
    `masks` says for each of these, in their order, which classes are possible.
    """

    base: Numbers
    rows: Numbers
    decided: npt.NDArray[np.bool_]
    masks: npt.NDArray[np.bool_]
    penalty: float

    def loss(self, flat: Numbers) -> tuple[float, Numbers]:
        """Return the loss of a move and its gradient, both of the flattened coefficients."""
        move = flat.reshape(self.base.shape[1], self.rows.shape[1])
        new = _log_shares(self.base + self.rows @ move.T)
        old = _log_shares(self.base)
        slope = np.exp(new) - np.exp(old)
        drift = (np.exp(old) * (old - new)).sum(axis=1)
        weight = self.decided.sum() / max(1, (~self.decided).sum())
        loss = weight * drift[~self.decided].sum()
        slope[~self.decided] *= weight
        possible = np.where(self.masks, new[self.decided], -np.inf)
        total = np.logaddexp.reduce(possible, axis=1)
        loss -= total.sum()
        slope[self.decided] = np.exp(new[self.decided]) - np.exp(possible - total[:, None])
        gradient = slope.T @ self.rows + self.penalty * move
        return float(loss + self.penalty / 2 * (flat**2).sum()), gradient.ravel()


def _log_shares(logits: Numbers) -> Numbers:
    shifted = logits - logits.max(axis=1, keepdims=True)
    shares: Numbers = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shares


def _check_enough(stories: Sequence[DecidedStory], unused: int) -> None:
    said = [each for story in stories for each in story.said.values()]
    right = sum(each.right for each in said)
    wrong = len(said) - right
    enough = (
        len(said) >= LEAST_DECISIONS
        and min(right, wrong) >= LEAST_OF_EACH
        and len(stories) >= LEAST_STORIES
    )
    if not enough:
        beside = f" ({unused} more cannot be used)" if unused else ""
        raise InputError(
            f"there are too few decisions to learn from: {right} confirmed and {wrong} dismissed "
            f"of {len(stories)} {'story' if len(stories) == 1 else 'stories'}{beside}; it takes "
            f"{LEAST_DECISIONS}, at least {LEAST_OF_EACH} of each and {LEAST_STORIES} stories. "
            "What would teach most is shown by: consist decisions list --order teaching"
        )
