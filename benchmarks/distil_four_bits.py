"""Weights in 4 bits for distil.py, as consist/models/nibbles.py reads them.

A weight is a whole number from -7 to 7, times a whole number from 1 to 16 for each block of 64 of
its row, times a scale for each row. The first two together are a whole number of 8 bits, so that
what is kept in half the room can be multiplied as fast as any 8-bit weight.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from distil_model import LABELS
from torch import nn

BLOCK = 64
LARGEST, LARGEST_FACTOR = 7, 16

WHOLE, FACTORS, SCALE = ".whole", ".factors", ".scale"
"""Added to the name of a matrix: its three parts as `packed` returns them."""


def is_coarse(weight: torch.Tensor) -> bool:
    """Whether a weight is kept in 4 bits: all matrices but the last layer's."""
    return weight.ndim == 2 and weight.shape[1] % BLOCK == 0 and len(weight) > LABELS


def parts(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return whole numbers, factors and scales, float32, whose product is near the weight.

    Their shapes are (rows, blocks, 64), (rows, blocks, 1) and (rows, 1, 1) for (rows, columns).
    """
    blocks = weight.view(len(weight), -1, BLOCK)
    largest = blocks.abs().amax(-1, keepdim=True)
    scale = (largest.amax(1, keepdim=True) / (LARGEST * LARGEST_FACTOR)).clamp(min=1e-9)
    factors = (largest / (LARGEST * scale)).round().clamp(1, LARGEST_FACTOR)
    whole = (blocks / (factors * scale)).round().clamp(-LARGEST, LARGEST)
    return whole, factors, scale


def rounded(weight: torch.Tensor) -> torch.Tensor:
    """Return the nearest weight that 4 bits can keep."""
    whole, factors, scale = parts(weight)
    return (whole * factors * scale).view_as(weight)


def packed(named: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return weights by name, matrices in 4 bits in three parts, the rest float32, on the host.

    Two numbers share a byte, the former in its lower half: whole numbers plus 8, (rows, columns /
    2), and factors less 1, (rows, blocks / 2). Scales are (rows,).
    """
    made: dict[str, torch.Tensor] = {}
    for name, weight in named.items():
        if not is_coarse(weight):
            made[name] = weight.float().cpu().contiguous()
            continue
        whole, factors, scale = parts(weight.float())
        made[name + WHOLE] = _in_halves(whole.flatten(1) + 8)
        made[name + FACTORS] = _in_halves(factors.flatten(1) - 1)
        made[name + SCALE] = scale.flatten().cpu()
    return made


def _in_halves(numbers: torch.Tensor) -> torch.Tensor:
    """Return numbers from 0 to 15, (rows, columns), two a byte, (rows, columns / 2) uint8."""
    low, high = numbers.to(torch.uint8).view(len(numbers), -1, 2).unbind(-1)
    return (low | (high << 4)).cpu().contiguous()


def unpacked(raw: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return weights by name, float32, from what `packed` made of them."""
    made = dict(raw)
    for name in [name.removesuffix(WHOLE) for name in raw if name.endswith(WHOLE)]:
        whole, factors, scale = (made.pop(name + part) for part in (WHOLE, FACTORS, SCALE))
        numbers = (_out_of_halves(whole) - 8).view(len(whole), -1, BLOCK)
        blocks = numbers * (_out_of_halves(factors) + 1)[..., None] * scale.view(-1, 1, 1)
        made[name] = blocks.flatten(1)
    return made


def _out_of_halves(bytes_: torch.Tensor) -> torch.Tensor:
    """Return the numbers that `_in_halves` was given, float32."""
    return torch.stack([bytes_ & 15, bytes_ >> 4], -1).flatten(1).float()


def round_all(model: nn.Module) -> None:
    """Round all weights of a model that are kept in 4 bits."""
    with torch.no_grad():
        for one in model.parameters():
            if is_coarse(one):
                one.copy_(rounded(one.float()))
