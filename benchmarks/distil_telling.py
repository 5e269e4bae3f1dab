"""What the teacher of distil.py says of pairs, and what the student is to say of them."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import torch
from distil_machine import DEVICE, TOKENS, on_device, say
from distil_model import LABELS, Model
from distil_pairs import CONTRADICTION, Stream, allowed, turned
from distil_texts import LONGEST, Integers, Texts

TRUST = {True: 0.4, False: 0.7}
"""How much of the target is told by the label, for noisy sets and for others."""

SORTED_AT_ONCE = 200_000  # pairs
TIMED_AT_ONCE = 100_000  # pairs without a label


@dataclass(frozen=True, slots=True)
class Told:
    """What the student learns from: probabilities (pairs, direction, label), float16."""

    labelled: torch.Tensor  # of the rows of a Stream
    pairs: Integers  # those without a label, (pairs, 2)
    unlabelled: torch.Tensor  # of those pairs


def said(
    model: Model,
    texts: Texts,
    one: Integers,
    other: Integers,
    *,
    tokens: int,
    apart: int = 0,
) -> torch.Tensor:
    """Return what a model says of pairs, (pairs, labels) float16; so many tokens at once."""
    made = torch.empty((len(one), LABELS), dtype=torch.float16, device=DEVICE)
    with torch.no_grad():
        for begin in range(0, len(one), SORTED_AT_ONCE):
            a, b = one[begin : begin + SORTED_AT_ONCE], other[begin : begin + SORTED_AT_ONCE]
            for part in texts.portions(a, b, tokens, None):
                logits = model(texts.batch(a[part], b[part], model.shape, LONGEST), apart)
                made[begin + on_device(part)] = logits.softmax(-1).half()
    return made


def both_ways(model: Model, texts: Texts, pairs: Integers) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what the teacher says of pairs there and back, (pairs, labels) float16 twice."""
    one, other = pairs[:, 0], pairs[:, 1]
    return (
        said(model, texts, one, other, tokens=TOKENS * 2),
        said(model, texts, other, one, tokens=TOKENS * 2),
    )


def agreed(there: torch.Tensor, back: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Give both directions the mean share of contradiction, the rest as each had it.

    All are (pairs, labels); float32 is returned.
    """
    clash = (there[:, CONTRADICTION] + back[:, CONTRADICTION]).float() / 2
    return _with_clash(there.float(), clash), _with_clash(back.float(), clash)


def _with_clash(told: torch.Tensor, clash: torch.Tensor) -> torch.Tensor:
    made = told.clone()
    made[:, CONTRADICTION] = 0
    made *= ((1 - clash) / made.sum(-1).clamp(min=1e-6))[:, None]
    made[:, CONTRADICTION] = clash
    return made


def target(told: torch.Tensor, bits: Integers, trust: torch.Tensor) -> torch.Tensor:
    """Mix what the teacher says with what it says of the allowed labels alone.

    `told` is (pairs, labels); `trust`, (pairs,), is the share of the latter.
    """
    kept = (told + 1e-4) * allowed(bits)
    kept /= kept.sum(-1, keepdim=True)
    return (1 - trust[:, None]) * told + trust[:, None] * kept


def targets(there: torch.Tensor, back: torch.Tensor, stream: Stream) -> torch.Tensor:
    """Return what the student is to say of labelled pairs, (pairs, direction, label) float16."""
    one, other = agreed(there, back)
    bits = stream.rows[:, 2]
    trust = on_device(np.where(stream.noisy, TRUST[True], TRUST[False])).float()
    return torch.stack([target(one, bits, trust), target(other, turned(bits), trust)], 1).half()


def unlabelled(model: Model, texts: Texts, pairs: Integers, until: float) -> torch.Tensor:
    """Return what the student is to say of pairs without a label, until a time on the clock.

    (pairs, direction, label) float16; time or not, for the first 100,000 pairs at least.
    """
    kept: list[torch.Tensor] = []
    for begin in range(0, len(pairs), TIMED_AT_ONCE):
        if begin and time.monotonic() > until:
            break
        ways = both_ways(model, texts, pairs[begin : begin + TIMED_AT_ONCE])
        kept.append(torch.stack(agreed(*ways), 1).half())
    made = torch.cat(kept)
    clashes = float((made[:, 0, CONTRADICTION] > 0.5).float().mean())
    say("unlabelled", len(made), "of them contradictions", clashes)
    return made
