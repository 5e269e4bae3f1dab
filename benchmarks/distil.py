"""Distil the bundled NLI model from a larger teacher, on one GPU without a network.

    python distil.py FOLDER OUTPUT

It needs torch, numpy and safetensors alone. To be carried to the GPU together, into one folder:
arguments.py, distil.py, distil_four_bits.py, distil_learning.py, distil_loading.py,
distil_machine.py, distil_measure.py, distil_model.py, distil_neighbours.py, distil_pairs.py,
distil_prune.py, distil_telling.py, distil_texts.py.

FOLDER holds what distil_pack.py and distil_weights.py write: pack.xz, the teacher's base in 8 bits
(mpnet_a.safetensors, mpnet_b.safetensors) and student.safetensors; and plan.json, an object:

    teacher   seconds in which the teacher learns
    label     seconds in which it says what it thinks of pairs without a label, after all labelled
              ones; the first 100,000 are told even if that takes longer
    large     seconds in which the large model learns; without it, or at 0, it is left out
    student   seconds in which the student learns; without it, or at 0, it is left out
    apart     seconds in which the student learns to keep the texts apart, for each of the depths
              2, 3 and 4; without it, or at 0, that is left out
    teacher_rate, large_rate, student_rate   the highest learning rates, if not 5e-5, 5e-5 and 4e-4
    slice     for a rehearsal: only so many rows of every set

The plan may be rewritten while this runs: a part reads it as it begins. The student may come later
than the rest: it is loaded once there is a file student.ready in FOLDER, which is waited for.

OUTPUT, made if need be, gets soft.npz (what the teacher said of the labelled pairs there and back,
in 255ths), large.safetensors (matrices in 4 bits, distil_four_bits.py), student.safetensors
(float16), both by the names of transformers, and figures.json; an empty file large.done or
student.done follows each. figures.json is written again after each part, and all.done at the end.

The teacher (all-mpnet-base-v2 with a head for three labels) learns from all labelled pairs, then
says what it thinks of them and of unlabelled neighbours, both ways; the student learns from that. A
label that is known still counts: the target is the mean of what the teacher says and of what it
says of the allowed labels alone. Contradiction has no direction, so the target has the same share
of it both ways. The large model is the teacher without the two layers that are least needed; it
learns the same, its weights rounded to 4 bits all along. At the end the student is trained on a
little with its lower layers blind to the other sentence (Milbauer et al. 2023, LAIT), for several
depths.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from arguments import described
from distil_four_bits import packed
from distil_learning import Course, distil, teach
from distil_loading import as_bert, as_mpnet, student, teacher
from distil_machine import TOKENS, say
from distil_measure import Figures, measure
from distil_model import Model
from distil_neighbours import neighbours
from distil_pairs import Pack, Stream
from distil_prune import leave_out
from distil_telling import Told, both_ways, targets, unlabelled
from distil_texts import Integers
from safetensors.torch import save_file

DEPTHS = (2, 3, 4)
LEFT_OUT = 2
"""Layers of the teacher that the large model does without, so that it stays below 50 MB."""


def plan(folder: Path) -> dict[str, float]:
    """Return the plan as it is now."""
    told: dict[str, float] = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return told


def main() -> None:
    """Teach, label, distil, measure; write what came out after each part."""
    parser = described(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    folder, output = arguments.folder, arguments.output
    output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    most = plan(folder).get("slice")
    pack = Pack.read(folder / "pack.xz", most=None if most is None else int(most))
    sizes = {name: len(rows) for name, rows in pack.learn.items()}
    say("pack", len(pack.texts.lengths), "texts", sizes)
    figures: dict[str, Figures] = {}
    large, told = tell(folder, output, pack, figures)
    if plan(folder).get("large", 0) > 0:
        shrink(large, folder, output, pack, told, figures)
    del large
    if plan(folder).get("student", 0) > 0:
        learn(folder, output, pack, told, figures)
    (output / "all.done").touch()


def tell(folder: Path, output: Path, pack: Pack, figures: dict[str, Figures]) -> tuple[Model, Told]:
    """Teach the teacher, measure it, write what it says, and return it with that."""
    pairs = near_pairs(folder, pack)
    large = teacher(folder)
    stream = Stream(pack.learn, pack.shares, seed=5, pairs=1_200_000, passes=3)
    wanted = plan(folder)
    rate = wanted.get("teacher_rate", 5e-5)
    teach(large, pack.texts, stream, Course(wanted["teacher"], rate, TOKENS // 2, seed=1))
    figures["teacher"] = measure(large, pack, "teacher")
    there, back = both_ways(large, pack.texts, stream.rows)
    np.savez(output / "soft.npz", there=in_255ths(there), back=in_255ths(back))
    labelled = targets(there, back, stream)
    say("labelled", len(labelled))
    others = unlabelled(large, pack.texts, pairs, time.monotonic() + plan(folder)["label"])
    return large, Told(labelled, pairs[: len(others)], others)


def shrink(
    large: Model, folder: Path, output: Path, pack: Pack, told: Told, figures: dict[str, Figures]
) -> None:
    """Make the large model of the teacher and train it in 4 bits on what that said; write it."""
    stream = Stream(pack.learn, pack.shares, seed=7, pairs=2_000_000, passes=4)
    leave_out(large, pack.texts, stream, LEFT_OUT)
    large.float()
    wanted = plan(folder)
    rate = wanted.get("large_rate", 5e-5)
    course = Course(wanted["large"], rate, TOKENS // 2, seed=4, four_bits=True)
    distil(large, pack.texts, stream, told, course)
    save_file(packed(as_mpnet(large)), output / "large.safetensors")
    (output / "large.done").touch()
    figures["large"] = measure(large, pack, "large")
    write(figures, output)


def near_pairs(folder: Path, pack: Pack) -> Integers:
    """Return pairs without a label, (pairs, 2), that are near by the teacher's untrained base."""
    base = teacher(folder)
    base.to(torch.bfloat16)
    base.eval()
    return neighbours(base, pack.texts, pack.groups, TOKENS * 4)


def in_255ths(probabilities: torch.Tensor) -> Integers:
    """Return probabilities as whole numbers of 8 bits."""
    made: Integers = (probabilities.float() * 255).round().byte().cpu().numpy()
    return made


def learn(folder: Path, output: Path, pack: Pack, told: Told, figures: dict[str, Figures]) -> None:
    """Distil the student, write it, then try how well it keeps the texts apart."""
    while not (folder / "student.ready").exists():
        time.sleep(0.5)
    base = folder / "student.safetensors"
    figures["before"] = measure(student(base), pack, "student before")
    small = student(base)
    stream = Stream(pack.learn, pack.shares, seed=6, pairs=5_000_000, passes=8)
    wanted = plan(folder)
    rate = wanted.get("student_rate", 4e-4)
    distil(small, pack.texts, stream, told, Course(wanted["student"], rate, TOKENS, seed=3))
    save_file(as_bert(small), output / "student.safetensors")
    state = {name: value.clone() for name, value in small.state_dict().items()}
    figures["student"] = measure(small, pack, "student")
    write(figures, output)
    (output / "student.done").touch()
    for apart in DEPTHS:
        seconds = plan(folder).get("apart", 0)
        if seconds <= 0:
            break
        small.float()
        small.load_state_dict(state)  # each depth begins from the same student
        course = Course(seconds, 2e-4, TOKENS, seed=10 + apart, apart=apart)
        distil(small, pack.texts, stream, told, course)
        figures[f"apart {apart}"] = measure(small, pack, f"apart {apart}", apart)
        write(figures, output)


def write(figures: Mapping[str, Figures], output: Path) -> None:
    """Write the figures so far."""
    (output / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
