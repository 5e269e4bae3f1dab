"""The loss of a batch: what a label does not allow must be improbable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consist.evaluation.labelled import ALLOWED, LABELS, LabelledPair
from consist.training.recipe import Recipe

if TYPE_CHECKING:
    import torch

FORBIDDEN = -1e9


def loss(logits: torch.Tensor, pairs: Sequence[LabelledPair], recipe: Recipe) -> torch.Tensor:
    """Return the smoothed loss of a batch, in units of a usual batch.

    A pair's loss is minus the logarithm of the probability of all that its label allows: the plain
    cross-entropy for a single label. It is summed, not averaged, over the batch, so that a pair
    counts alike in a batch of many short pairs and in one of few long ones.
    """
    import torch

    logs = torch.log_softmax(logits.float(), dim=-1)
    forbidden = torch.tensor(
        [[0.0 if label in ALLOWED[pair.label] else FORBIDDEN for label in LABELS] for pair in pairs]
    ).to(logs.device)
    weights = torch.tensor([pair.weight for pair in pairs]).to(logs.device)
    missed = -torch.logsumexp(logs + forbidden, dim=-1)
    smoothed = (1 - recipe.smoothing) * missed - recipe.smoothing * logs.mean(dim=-1)
    return (smoothed * weights).sum() / recipe.usual_batch
