"""How the teacher and the student of distil.py learn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from distil_four_bits import is_coarse, round_all, rounded
from distil_machine import DEVICE, on_device, say
from distil_model import Model
from distil_pairs import Stream, allowed, at_random, either_way, turned
from distil_telling import Told
from distil_texts import LONGEST, Integers, Texts
from torch import nn

SMOOTHING = 0.03
USUAL_LENGTH = 48
"""Tokens of a usual pair: a loss is divided by how many of those a step would hold."""

LABELLED_AT_ONCE, UNLABELLED_AT_ONCE = 54_000, 66_000  # pairs that the student is given in turn
TEACHERS_AT_ONCE = 20_000

TURNED = 0.35
"""How often the student is shown a labelled pair the other way round."""

Loss = Callable[[Integers, torch.Tensor], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast a model learns."""

    seconds: float
    rate: float  # the highest
    tokens: int  # a step
    seed: int
    apart: int = 0  # how many layers keep the texts apart
    four_bits: bool = False  # whether the weights are to be kept in 4 bits


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs, as two arrays (pairs,) of texts' numbers, and what answers to them cost.

    `loss` takes the rows of some of the pairs and the logarithms of what a model says of them,
    (rows, labels), and returns the sum over them.
    """

    one: Integers
    other: Integers
    loss: Loss


class Learner:
    """A model in bfloat16 with its float32 master copy and optimiser."""

    def __init__(
        self, model: Model, rate: float, head_rate: float, *, four_bits: bool = False
    ) -> None:
        self.model, self.four_bits = model, four_bits
        trained = [one for one in model.parameters() if one.requires_grad]
        self.masters = [one.detach().clone().float() for one in trained]
        head = {id(one) for part in (model.pooler, model.classifier) for one in part.parameters()}
        groups: dict[tuple[bool, bool], list[torch.Tensor]] = {}
        for one, master in zip(trained, self.masters, strict=True):
            groups.setdefault((id(one) in head, one.ndim > 1), []).append(master)
        self.rates = [head_rate if of_head else rate for of_head, _ in groups]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": ones, "weight_decay": 0.01 if matrix else 0.0}
                for (_, matrix), ones in groups.items()
            ],
            fused=DEVICE == "cuda",
        )
        model.to(torch.bfloat16)
        self.trained = [one for one in model.parameters() if one.requires_grad]

    def learn(self, loss: torch.Tensor, progress: float) -> None:
        """Take one step down a loss; the rate rises over the first 4 %, then falls to nothing."""
        loss.backward()
        for master in self.masters:
            if master.grad is None:
                master.grad = torch.empty_like(master)
        _copy([one.grad for one in self.trained], [one.grad for one in self.masters])
        self.model.zero_grad(set_to_none=True)
        nn.utils.clip_grad_norm_(self.masters, 1.0)
        scale = min(1.0, progress / 0.04 + 1e-3, (1 - progress) / 0.96 + 1e-4)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        self.optimiser.step()
        self._show()

    def _show(self) -> None:
        """Give the model what the master copy holds, in 4 bits if it is to be kept in so few.

        The gradient of a rounded weight is taken for that of the master (straight through).
        """
        with torch.no_grad():
            shown = self.masters
            if self.four_bits:
                shown = [rounded(one) if is_coarse(one) else one for one in self.masters]
            _copy(shown, self.trained)

    def finish(self) -> None:
        """Leave the master copy in the model, float32: rounded to 4 bits or not at all."""
        with torch.no_grad():
            self.model.float()
            trained = [one for one in self.model.parameters() if one.requires_grad]
            for one, master in zip(trained, self.masters, strict=True):
                one.copy_(master)
        if self.four_bits:
            round_all(self.model)


def _copy(source: list[torch.Tensor], to: list[torch.Tensor]) -> None:
    """Copy tensors of any type in one go."""
    torch._foreach_copy_(to, source)


def teach(model: Model, texts: Texts, stream: Stream, course: Course) -> None:
    """Train the teacher on labelled pairs; its new head learns five times as fast."""
    rng = np.random.default_rng(course.seed)
    learner = Learner(model, course.rate, course.rate * 5)
    _learn("teacher", learner, texts, _labelled(stream, rng), course, rng)


def distil(model: Model, texts: Texts, stream: Stream, told: Told, course: Course) -> None:
    """Train a student on what the teacher said; it is in float32 afterwards."""
    rng = np.random.default_rng(course.seed)
    follow(model, texts, _told(stream, told, rng), course, rng)


def follow(
    model: Model,
    texts: Texts,
    lessons: Iterator[Lesson],
    course: Course,
    rng: np.random.Generator,
) -> None:
    """Train a student on lessons; it is in float32 afterwards."""
    learner = Learner(model, course.rate, course.rate, four_bits=course.four_bits)
    _learn("student", learner, texts, lessons, course, rng)
    learner.finish()


def _labelled(stream: Stream, rng: np.random.Generator) -> Iterator[Lesson]:
    """Yield labelled pairs, some of them the other way round."""
    while True:
        rows = stream.rows[stream.draw(TEACHERS_AT_ONCE)]
        bits = rows[:, 2]
        back = at_random(bits, rng, clashes=0.5, others=0.1)
        one, other = either_way(rows, back)
        yield Lesson(one, other, _missed(np.where(back, turned(bits), bits), rows[:, 3]))


def _missed(bits: Integers, weight: Integers) -> Loss:
    """Return the smoothed loss of what the labels do not allow; weights are in hundredths."""

    def loss(part: Integers, logs: torch.Tensor) -> torch.Tensor:
        forbidden = (1 - allowed(bits[part])) * -1e9
        missed = -torch.logsumexp(logs + forbidden, -1)
        smoothed = (1 - SMOOTHING) * missed - SMOOTHING * logs.mean(-1)
        return (smoothed * on_device(weight[part] / 100).float()).sum()

    return loss


def _told(stream: Stream, told: Told, rng: np.random.Generator) -> Iterator[Lesson]:
    """Yield pairs with and without a label; those without are gone through, then shuffled anew."""
    turn, order = 0, rng.permutation(len(told.pairs))
    while True:
        drawn = stream.draw(LABELLED_AT_ONCE)
        if turn + UNLABELLED_AT_ONCE > len(order):
            turn, order = 0, rng.permutation(len(told.pairs))
        others = order[turn : turn + UNLABELLED_AT_ONCE]
        turn += UNLABELLED_AT_ONCE
        back = np.concatenate([rng.random(len(drawn)) < TURNED, rng.random(len(others)) < 0.5])
        pairs = np.concatenate([stream.rows[drawn, :2], told.pairs[others]])
        wanted = torch.cat([told.labelled[on_device(drawn)], told.unlabelled[on_device(others)]])
        way = on_device(back.astype(np.int64))
        wanted = wanted[torch.arange(len(way), device=DEVICE), way].float()
        one, other = either_way(pairs, back)
        yield Lesson(one, other, cross_entropy(wanted))


def cross_entropy(wanted: torch.Tensor) -> Loss:
    """Return the loss of answers that are not the probabilities wanted, (pairs, labels)."""

    def loss(part: Integers, logs: torch.Tensor) -> torch.Tensor:
        return -(wanted[on_device(part)] * logs).sum()

    return loss


def _learn(
    name: str,
    learner: Learner,
    texts: Texts,
    lessons: Iterator[Lesson],
    course: Course,
    rng: np.random.Generator,
) -> None:
    """Learn until the time is up."""
    model = learner.model
    model.train()
    began, progress, pairs, steps = time.monotonic(), 0.0, 0, 0
    while progress < 1:
        lesson, total, shown = next(lessons), torch.zeros((), device=DEVICE), steps
        for part in texts.portions(lesson.one, lesson.other, course.tokens, rng):
            progress = min(1.0, (time.monotonic() - began) / course.seconds)
            if progress >= 1:
                break
            batch = texts.batch(lesson.one[part], lesson.other[part], model.shape, LONGEST)
            logs = model(batch, course.apart).log_softmax(-1)
            loss = lesson.loss(part, logs) * USUAL_LENGTH / course.tokens
            learner.learn(loss, progress)
            total += loss.detach()
            pairs, steps = pairs + len(part), steps + 1
        mean = float(total) / max(1, steps - shown)
        say(f"{name} {progress:6.1%} pairs {pairs} steps {steps} loss {mean:.4f}")
    model.eval()
