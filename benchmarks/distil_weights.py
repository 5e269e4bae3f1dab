"""Write the weights that distil.py begins from, small enough to be carried in pieces.

    python benchmarks/distil_weights.py BASE STUDENT FOLDER

BASE is the teacher's folder (all-mpnet-base-v2), STUDENT that of a trained NLI model. Matrices of
the base become whole numbers of 8 bits with a scale for each 64; the student is halved.
"""

from __future__ import annotations

import sys
from pathlib import Path

GROUP = 64
PIECE = 60 * 2**20


def main() -> None:
    """Write mpnet_a, mpnet_b and student into the folder."""
    import torch
    from safetensors.torch import load_file, save_file

    base, student, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    small: dict[str, torch.Tensor] = {}
    for name, weight in sorted(load_file(base / "model.safetensors").items()):
        if name.startswith("pooler") or name.endswith("position_ids"):
            continue
        if weight.ndim == 2 and weight.shape[1] % GROUP == 0:
            groups = weight.view(len(weight), -1, GROUP)
            scale = (groups.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-8)
            small[name] = (groups / scale).round().to(torch.int8)
            small[f"{name}.scale"] = scale.half()
        else:
            small[name] = weight.half()
    pieces: tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]] = ({}, {})
    size = 0
    for name, value in small.items():
        size += value.numel() * value.element_size()
        pieces[size > PIECE][name] = value
    for letter, piece in zip("ab", pieces, strict=True):
        save_file(piece, folder / f"mpnet_{letter}.safetensors")
    halved = {name: value.half() for name, value in load_file(student / "model.safetensors").items()}
    save_file(halved, folder / "student.safetensors")


if __name__ == "__main__":
    main()
