"""Write the weights that distil.py begins from, small enough to be carried in pieces.

    python benchmarks/distil_weights.py BASE STUDENT FOLDER

BASE is the teacher's folder (all-mpnet-base-v2), STUDENT that of a trained NLI model. Matrices of
the base become whole numbers of 8 bits with a scale for each 64; the student is halved.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from arguments import described

if TYPE_CHECKING:
    import torch

GROUP = 64
PIECE = 60 * 2**20


def small(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the base's weights by name, matrices in 8 bits beside `NAME.scale`, the rest halved.

    The base's own pooler is left out: the teacher has a head of its own.
    """
    made: dict[str, torch.Tensor] = {}
    for name, weight in sorted(weights.items()):
        if name.startswith("pooler") or name.endswith("position_ids"):
            continue
        if weight.ndim == 2 and weight.shape[1] % GROUP == 0:
            made[name], scale = in_8_bits(weight)
            made[f"{name}.scale"] = scale.half()
        else:
            made[name] = weight.half()
    return made


def in_8_bits(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a matrix as whole numbers, and how much one of them is in each group.

    They are int8, (rows, groups, 64), and float32, (rows, groups, 1): their product is off by half
    a step at most.
    """
    import torch

    groups = weight.view(len(weight), -1, GROUP)
    scale = (groups.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-8)
    return (groups / scale).round().to(torch.int8), scale


def in_pieces(
    weights: Mapping[str, torch.Tensor],
) -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    """Return the weights in two pieces; the first is of 60 MiB at most."""
    pieces: tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]] = ({}, {})
    size = 0
    for name, value in weights.items():
        size += value.numel() * value.element_size()
        pieces[size > PIECE][name] = value
    return pieces


def main() -> None:
    """Write mpnet_a, mpnet_b and student into the folder."""
    from safetensors.torch import load_file, save_file

    parser = described(__doc__)
    for name in ("base", "student", "folder"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    base, student, folder = arguments.base, arguments.student, arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    pieces = in_pieces(small(load_file(base / "model.safetensors")))
    for letter, piece in zip("ab", pieces, strict=True):
        save_file(piece, folder / f"mpnet_{letter}.safetensors")
    weights = load_file(student / "model.safetensors")
    halved = {name: value.half() for name, value in weights.items()}
    save_file(halved, folder / "student.safetensors")


if __name__ == "__main__":
    main()
