"""Go on from the large model of distil.py on labelled pairs, on one GPU without a network.

    python distil_further.py FOLDER OUTPUT SECONDS

To be carried together, into one folder: this file and those that distil.py names. FOLDER holds
pack.xz, as distil_pack.py wrote it, and before.safetensors, the large model to begin from. OUTPUT,
made if need be, gets large.safetensors, of the same form, and figures.json.

The model is taught by labels, and by what it thought of the very pair when it began: the target is
the mean of that and of the same limited to what the label allows. So what it knew in general stays
while it learns of pairs that came later. With the labels alone, for as long, it learned those as
well and lost 0.8 points on MultiNLI, 4 on SummEdits (docs/decisions/0023).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from arguments import described
from distil_four_bits import packed
from distil_learning import Course, Lesson, cross_entropy, follow
from distil_loading import as_mpnet, large
from distil_machine import TOKENS, on_device, say
from distil_measure import measure
from distil_model import Model
from distil_pairs import NOISY, Pack, Sets, Stream, at_random, either_way, turned
from distil_telling import said, target
from distil_texts import Texts
from safetensors.torch import save_file
from torch import nn

OURS = (
    "quads",
    "neighbours",
    "mistaken",
    "stories_",
    "own_",
    "contrasts_",
    "passages",
    "company_news",
)
"""How the names of sets begin that look like the product's pairs."""

OTHERS_SHARE = 0.7
"""What is left of the share of other people's sets and of their edits: they were learned before."""

OURS_TRUST, NOISY_TRUST, TRUST = 0.8, 0.4, 0.5
"""How much of the target is told by the label."""

RATE = 4e-5
AT_ONCE = 120_000  # pairs that are drawn together
TURNED, CLASH_TURNED = 0.25, 0.5
"""How often a pair is shown the other way round, and one that can but contradict."""


def shares(pack: Pack) -> dict[str, float]:
    """Return the share of each set; they need not sum to one."""
    return {
        name: share * (1 if name.startswith(OURS) else OTHERS_SHARE)
        for name, share in pack.shares.items()
    }


def trust(name: str) -> float:
    """Return how much of the target is told by the labels of a set."""
    if name in NOISY:
        return NOISY_TRUST
    return OURS_TRUST if name.startswith(OURS) else TRUST


def lessons(
    before: nn.Module, texts: Texts, stream: Stream, trusts: torch.Tensor, rng: np.random.Generator
) -> Iterator[Lesson]:
    """Yield pairs with what is to be said of them; `trusts`, (pairs,), are of the stream's rows."""
    while True:
        drawn = stream.draw(AT_ONCE)
        rows = stream.rows[drawn]
        bits = rows[:, 2]
        back = at_random(bits, rng, clashes=CLASH_TURNED, others=TURNED)
        one, other = either_way(rows, back)
        told = said(before, texts, one, other, tokens=TOKENS * 2).float()
        allowed = np.where(back, turned(bits), bits)
        yield Lesson(one, other, cross_entropy(target(told, allowed, trusts[on_device(drawn)])))


def go_on(
    model: Model, before: nn.Module, texts: Texts, sets: Sets, stream: Stream, course: Course
) -> None:
    """Teach a model by the labels of a stream of sets and by what `before` says of the pairs."""
    say({name: round(float(one), 4) for name, one in zip(sets, stream.share, strict=True)})
    trusts = on_device(np.repeat([trust(name) for name in sets], stream.sizes)).float()
    rng = np.random.default_rng(course.seed)
    follow(model, texts, lessons(before, texts, stream, trusts, rng), course, rng)


def main() -> None:
    """Learn, write, measure."""
    parser = described(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("seconds", type=float)
    arguments = parser.parse_args()
    folder, output = arguments.folder, arguments.output
    output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    pack = Pack.read(folder / "pack.xz")
    stream = Stream(pack.learn, shares(pack), seed=9, pairs=2_300_000, passes=5)
    before = large(folder / "before.safetensors")
    before.to(torch.bfloat16)
    before.eval()
    model = large(folder / "before.safetensors")
    course = Course(arguments.seconds, RATE, TOKENS // 2, seed=8, four_bits=True)
    go_on(model, before, pack.texts, pack.learn, stream, course)
    save_file(packed(as_mpnet(model)), output / "large.safetensors")
    figures = measure(model, pack, "further")
    (output / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
