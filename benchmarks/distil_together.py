"""Make the large model of distil.py anew, from what it and a second model think, on one GPU.

    python distil_together.py FOLDER OUTPUT TEACHER_SECONDS LARGE_SECONDS [ROWS]

To be carried together, into one folder: this file, distil_further.py and those that distil.py
names. FOLDER holds pack.xz, as distil_pack.py wrote it, the teacher's base as distil_weights.py
wrote it (mpnet_a.safetensors, mpnet_b.safetensors) and before.safetensors, the large model of
before. OUTPUT, made if need be, gets large.safetensors, of the same form, and figures.json.
ROWS, for a rehearsal, is how many of every set are read.

A new teacher learns from the labelled pairs alone: another seed, another head, all twelve layers.
The new large model is that teacher without the two layers that are least needed, its weights held
to 4 bits from then on. It learns as in distil_further.py, but what a pair's target is made of is
the mean of what the large model of before says and of what the teacher says. Two models that
learned apart err apart, so their mean knows more than either (Lakshminarayanan et al. 2017). A
quarter of the pairs are near ones without a label, of which that mean is the whole target.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path

import numpy as np
import torch
from arguments import described
from distil import LEFT_OUT, near_pairs
from distil_four_bits import packed
from distil_further import go_on, shares
from distil_learning import Course, teach
from distil_loading import as_mpnet, large, teacher
from distil_machine import TOKENS
from distil_measure import measure
from distil_model import Batch, Model
from distil_pairs import ANYTHING, Pack, Sets, Stream
from distil_prune import leave_out
from distil_texts import Integers
from safetensors.torch import save_file
from torch import nn

NEAR = "near"
NEAR_SHARE = 0.25

TEACHER_RATE, LARGE_RATE = 5e-5, 7e-5


class Mean(nn.Module):  # type: ignore[misc]  # torch is Any to mypy: CI checks without it
    """Several models of one layout of texts, whose probabilities are averaged."""

    def __init__(self, *models: Model) -> None:
        super().__init__()
        self.models, self.shape = nn.ModuleList(models), models[0].shape

    def forward(self, batch: Batch, apart: int = 0) -> torch.Tensor:
        """Return the logarithms of mean probabilities, (rows, labels) float32."""
        told = [one(batch, apart).log_softmax(-1) for one in self.models]
        return torch.logsumexp(torch.stack(told), 0) - np.log(len(told))


def with_near(pack: Pack, pairs: Integers) -> tuple[Sets, dict[str, float]]:
    """Return what is learned from, near pairs among it, and the share of each set."""
    anything = np.full(len(pairs), ANYTHING)
    rows = np.column_stack([pairs, anything, np.full(len(pairs), 100)]).astype(np.uint32)
    share = shares(pack)
    share[NEAR] = sum(share.values()) * NEAR_SHARE / (1 - NEAR_SHARE)
    return {**pack.learn, NEAR: rows}, share


def taught(folder: Path, pack: Pack, seconds: float) -> Model:
    """Return a teacher that has learned from the labelled pairs for so many seconds."""
    made = teacher(folder)
    stream = Stream(pack.learn, pack.shares, seed=15, pairs=2_000_000, passes=3)
    teach(made, pack.texts, stream, Course(seconds, TEACHER_RATE, TOKENS // 2, seed=11))
    return made


def main() -> None:
    """Teach a second model, learn from both, write, measure."""
    parser = described(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("teacher_seconds", type=float)
    parser.add_argument("large_seconds", type=float)
    parser.add_argument("rows", type=int, nargs="?")
    arguments = parser.parse_args()
    folder, output = arguments.folder, arguments.output
    output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    pack = Pack.read(folder / "pack.xz", most=arguments.rows)
    pairs = near_pairs(folder, pack)
    second = taught(folder, pack, arguments.teacher_seconds)
    figures = {"teacher": measure(second, pack, "teacher")}
    before = large(folder / "before.safetensors")
    both = Mean(second, before)
    both.eval()
    figures["both"] = measure(both, pack, "both")
    sets, share = with_near(pack, pairs)
    stream = Stream(sets, share, seed=17, pairs=2_000_000, passes=5)
    model = copy.deepcopy(second)
    leave_out(model, pack.texts, stream, LEFT_OUT)
    model.float()
    course = Course(arguments.large_seconds, LARGE_RATE, TOKENS // 2, seed=18, four_bits=True)
    go_on(model, both, pack.texts, sets, stream, course)
    save_file(packed(as_mpnet(model)), output / "large.safetensors")
    (output / "large.done").touch()
    figures["large"] = measure(model, pack, "large")
    (output / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    (output / "all.done").touch()


if __name__ == "__main__":
    main()
