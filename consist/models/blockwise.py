"""Weights as 8-bit integers with a scale for every few of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BLOCK = 32
"""Weights that share a scale; the smallest block that onnxruntime's MatMulNBits knows is 16."""

_ZERO = 128
"""What MatMulNBits takes for zero where no zero points are given at 8 bits."""

Floats = npt.NDArray[np.float32]


def packed(weight: Floats) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Return a linear layer's weight as MatMulNBits wants it: bytes and their scales.

    Args:
        weight: Shape (outputs, inputs); the inputs are a multiple of `BLOCK`.

    Returns:
        Bytes of shape (outputs, blocks, BLOCK), centred on 128, and scales of shape
        (outputs, blocks): ``weight == (bytes - 128) * scale`` up to half a scale.
    """
    outputs, inputs = weight.shape
    blocks = weight.reshape(outputs, inputs // BLOCK, BLOCK)
    scales = _scales(blocks)
    whole = np.rint(blocks / scales[..., None]) + _ZERO
    return whole.astype(np.uint8), scales


def by_row(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return a table's rows as signed bytes and one scale a row, shape (rows, 1)."""
    scales = _scales(table)[:, None]
    return np.rint(table / scales).astype(np.int8), scales


def _scales(weights: Floats) -> Floats:
    largest = np.abs(weights).max(axis=-1)
    return np.where(largest > 0, largest / 127, 1).astype(np.float32)
