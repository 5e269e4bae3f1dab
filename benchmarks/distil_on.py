"""Go on from the distilled NLI model without its teacher: pairs of ours that came later.

    python distil_on.py PACK.xz SOFT.npz STUDENT OUTPUT [--minutes 50] [--rate 1e-4] [--seed 1]

PACK.xz and SOFT.npz are what distil_pack.py wrote and what the teacher of distil.py said of its
pairs; STUDENT is a folder with the model.safetensors to begin from. Contrasts, passages and stories
that the pack does not have are new: they teach by their labels, the pairs of the pack by what the
teacher said, so that the model keeps what it knew. Word embeddings stay as they are.

OUTPUT gets model.safetensors (by the names of transformers, float32) and run.json, which says what
was asked for and the share of every set.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from distil_learning import TURNED, Course, Lesson, Loss, follow
from distil_loading import as_bert, student
from distil_machine import TOKENS, on_device, say
from distil_model import LABELS
from distil_pack import MOST_PIECES, rows_of, tokenizer
from distil_pairs import Pack, Sets, Stream, allowed, either_way, turned
from distil_telling import targets
from distil_texts import Integers, Texts
from nli_ingredients import of_our_own
from safetensors.torch import save_file

from consist import wiring
from consist.evaluation.labelled import LabelledPair

SHARES = {
    "new_contrasts_contradiction": 0.18,
    "new_contrasts_other": 0.18,
    "new_passages": 0.07,
    "new_own_contradiction": 0.05,
    "new_own_other": 0.05,
    "new_own_natural": 0.08,
}
"""Shares of the new pairs in what is learned from; the others keep theirs among the rest."""

AT_ONCE = 4000  # pairs that are drawn and laid out together
SMOOTHING = 0.05
"""How much of the target of a pair without a teacher is spread over all labels."""


def ours(seed: int) -> dict[str, list[LabelledPair]]:
    """Return the pairs of our own that may be learned from, by set."""
    made = of_our_own(wiring.encoder().encode, random.Random(f"{seed}:own"))
    return {f"new_{name}": pairs for name, pairs in made.items()}


class Growing:
    """The texts of a pack, by their word pieces, to which others may be added."""

    def __init__(self, texts: Texts) -> None:
        ids = texts.ids.cpu().numpy()
        ends = np.cumsum(texts.lengths)
        self._pieces = [
            ids[end - size : end] for end, size in zip(ends, texts.lengths, strict=True)
        ]
        self._numbers = {pieces.tobytes(): n for n, pieces in enumerate(self._pieces)}
        self._known = len(self._pieces)
        self._tokenizer = tokenizer()

    def number(self, text: str, group: str | None = None) -> int:
        """Return the number of a text, a new one if need be."""
        del group  # only what is packed is grouped
        coded = self._tokenizer.encode(text, add_special_tokens=False).ids[:MOST_PIECES]
        pieces = np.array(coded, np.int32)
        found = self._numbers.setdefault(pieces.tobytes(), len(self._pieces))
        if found == len(self._pieces):
            self._pieces.append(pieces)
        return found

    def is_new(self, row: Integers) -> bool:
        """Whether the pack lacks a text of the pair."""
        return bool(max(row[:2]) >= self._known)

    def texts(self) -> Texts:
        """Return all of them, the pack's under their old numbers."""
        starts = np.cumsum([0, *map(len, self._pieces)])
        return Texts(np.concatenate(self._pieces), starts)


def with_new(pack: Pack, pairs: Mapping[str, Sequence[LabelledPair]]) -> tuple[Texts, Sets]:
    """Return all texts, and those pairs that the pack does not have, as rows of a Pack."""
    growing = Growing(pack.texts)
    rows = {name: rows_of(growing, ones).astype(np.int64) for name, ones in pairs.items()}
    new = {
        name: np.array([row for row in ones if growing.is_new(row)]) for name, ones in rows.items()
    }
    return growing.texts(), {name: ones for name, ones in new.items() if len(ones)}


def shares(pack: Pack, new: Sets) -> dict[str, float]:
    """Return the share of every set: the new ones theirs, those of the pack what is left."""
    whole = sum(pack.shares.values())
    left = 1 - sum(SHARES[name] for name in new)
    return {name: share / whole * left for name, share in pack.shares.items()} | {
        name: SHARES[name] for name in new
    }


def lessons(stream: Stream, told: torch.Tensor, rng: np.random.Generator) -> Iterator[Lesson]:
    """Yield pairs either way round; `told` are the targets of the first rows of the stream."""
    while True:
        drawn = stream.draw(AT_ONCE)
        back = rng.random(len(drawn)) < TURNED
        rows = stream.rows[drawn]
        one, other = either_way(rows, back)
        bits = np.where(back, turned(rows[:, 2]), rows[:, 2])
        known = drawn < len(told)
        wanted = told[np.where(known, drawn, 0), back.astype(np.int64)].float()
        yield Lesson(one, other, _loss(wanted, bits, known))


def _loss(wanted: torch.Tensor, bits: Integers, known: npt.NDArray[np.bool_]) -> Loss:
    """Return the loss of what the teacher said, or else of what the label allows.

    Among the labels that are allowed a pair without a teacher keeps the model's own preference.
    """

    def loss(part: Integers, logs: torch.Tensor) -> torch.Tensor:
        own = logs.detach().exp() * allowed(bits[part]) + 1e-6
        own = own / own.sum(-1, keepdim=True)
        own = (1 - SMOOTHING) * own + SMOOTHING / LABELS
        told = torch.where(on_device(known[part])[:, None], wanted[on_device(part)], own)
        return -(told * logs).sum()

    return loss


def main() -> None:
    """Go on for so many minutes and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pack", type=Path)
    parser.add_argument("soft", type=Path)
    parser.add_argument("student", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    given.output.mkdir(parents=True, exist_ok=True)
    pack = Pack.read(given.pack)
    soft = np.load(given.soft)
    there, back = (on_device(soft[way]).float() / 255 for way in ("there", "back"))
    # the teacher told of the pack's rows in their order, whatever their shares were
    told = targets(there, back, Stream(pack.learn, pack.shares, 0, pairs=1, passes=1))
    texts, new = with_new(pack, ours(given.seed))
    say("new", {name: len(rows) for name, rows in new.items()})
    stream = Stream({**pack.learn, **new}, shares(pack, new), given.seed, pairs=200_000, passes=2)
    model = student(given.student / "model.safetensors")
    model.words.weight.requires_grad = False
    rng = np.random.default_rng(given.seed)
    course = Course(given.minutes * 60, given.rate, TOKENS, given.seed)
    follow(model, texts, lessons(stream, told, rng), course, rng)
    weights = {name: one.float() for name, one in as_bert(model).items()}
    save_file(weights, given.output / "model.safetensors", metadata={"format": "pt"})
    names = [*pack.learn, *new]
    drawn = {name: round(float(s), 4) for name, s in zip(names, stream.share, strict=True)}
    record = {"arguments": {k: str(v) for k, v in vars(given).items()}, "shares": drawn}
    (given.output / "run.json").write_text(json.dumps(record, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
