"""Weights in 4 bits that become whole numbers of 8 bits when they are used.

A weight is a whole number from -7 to 7, times a whole number from 1 to 16 for each block of 64 of
its row, times a scale for each row. The first two together are at most 112, so that a matrix is
kept in half the room of 8 bits and multiplied as fast. The weights of the large bundled model were
rounded like this all through their training, so that it costs them nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from consist.models.blockwise import Floats

BLOCK = 64

ZERO = 8
"""What stands for zero among the halves of bytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Nibbles:
    """A matrix of shape (rows, columns), the columns a multiple of `2 * BLOCK`.

    Attributes:
        whole: int8, shape (rows, columns), from -7 to 7.
        factors: uint8, shape (rows, columns / BLOCK), from 1 to 16.
        scales: float32, shape (rows,).
    """

    whole: npt.NDArray[np.int8]
    factors: npt.NDArray[np.uint8]
    scales: Floats

    @classmethod
    def of(cls, weight: Floats) -> Nibbles:
        """Return what is near a weight; it is off by about a tenth of a block's largest number.

        The rule is that of benchmarks/distil_four_bits.py.
        """
        blocks = weight.reshape(len(weight), -1, BLOCK)
        largest = np.abs(blocks).max(axis=-1, keepdims=True)
        scales = np.maximum(largest.max(axis=1, keepdims=True) / (7 * 16), 1e-9)
        factors = np.clip(np.rint(largest / (7 * scales)), 1, 16)
        whole = np.clip(np.rint(blocks / (factors * scales)), -7, 7)
        return cls(
            whole.reshape(weight.shape).astype(np.int8),
            factors[..., 0].astype(np.uint8),
            scales.reshape(-1).astype(np.float32),
        )

    @classmethod
    def unpacked(
        cls,
        whole: npt.NDArray[np.uint8],
        factors: npt.NDArray[np.uint8],
        scales: Floats,
    ) -> Nibbles:
        """Read what benchmarks/distil_four_bits.py packed: neighbours share a byte, low half first.

        Args:
            whole: Shape (rows, columns / 2), each half 8 more than the number.
            factors: Shape (rows, columns / BLOCK / 2), each half 1 less than the factor.
            scales: Shape (rows,).
        """
        return cls._decoded(_halves(whole), _halves(factors), scales)

    @classmethod
    def joined(
        cls,
        whole: npt.NDArray[np.uint8],
        factors: npt.NDArray[np.uint8],
        scales: Floats,
    ) -> Nibbles:
        """Put together again what `split` gave; scales are of shape (rows,)."""
        numbers, times = (np.hstack([held & 15, held >> 4]) for held in (whole, factors))
        return cls._decoded(numbers, times, scales)

    @classmethod
    def _decoded(
        cls, numbers: npt.NDArray[np.uint8], times: npt.NDArray[np.uint8], scales: Floats
    ) -> Nibbles:
        return cls(numbers.astype(np.int8) - np.int8(ZERO), times + np.uint8(1), scales)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.whole.shape[0], self.whole.shape[1]

    def floats(self) -> Floats:
        """Return the matrix itself."""
        bytes_ = self.whole * np.repeat(self.factors, BLOCK, axis=1).astype(np.int8)
        return bytes_ * self.scales[:, None]

    def split(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
        """Return whole numbers and factors, two a byte, a row's first half in the lower halves.

        Shapes (rows, columns / 2) and (rows, columns / BLOCK / 2).
        """
        whole = (self.whole + np.int8(ZERO)).astype(np.uint8)
        return _two_a_byte(whole), _two_a_byte(self.factors - np.uint8(1))


def _halves(bytes_: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    both: npt.NDArray[np.uint8] = np.stack([bytes_ & 15, bytes_ >> 4], axis=-1)
    return both.reshape(len(bytes_), -1)


def _two_a_byte(numbers: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    half = numbers.shape[1] // 2
    made: npt.NDArray[np.uint8] = numbers[:, :half] | (numbers[:, half:] << np.uint8(4))
    return made
