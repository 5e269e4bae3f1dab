"""The machine that distil.py runs on: its device, how much fits on it, and its clock."""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt
import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
TOKENS = 32_768 if DEVICE == "cuda" else 2048
"""How many tokens the student takes at once; the teacher takes half in training."""

BEGAN = time.monotonic()


def say(*what: object) -> None:
    """Print with the seconds since the start."""
    print(f"{time.monotonic() - BEGAN:7.1f}", *what, flush=True)


def on_device(array: npt.NDArray[np.generic]) -> torch.Tensor:
    """Return an array as a tensor of its shape and type on the device."""
    return torch.from_numpy(array).to(DEVICE)
