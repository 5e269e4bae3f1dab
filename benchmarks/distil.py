"""Distil the bundled NLI model from a larger teacher, on one GPU without a network.

    python distil.py FOLDER OUTPUT

It needs torch, numpy and safetensors alone, and in FOLDER what distil_pack.py and distil_weights.py
write: the pack, the teacher's base in 8 bits, the student's weights; and plan.json, the seconds for
each part. The teacher (all-mpnet-base-v2 with a head for three labels) learns from all labelled
pairs, then says what it thinks of them and of unlabelled neighbours, both ways; the student learns
from that. A label that is known still counts: the target is the mean of what the teacher says and
of what it says of the allowed labels alone. Contradiction has no direction, so the target has the
same share of it both ways. At the end the student is trained on a little with its lower layers
blind to the other sentence (Milbauer et al. 2023, LAIT), for several depths.

Layers are written out here rather than taken from transformers, so that one class serves both
models, keeps its weights in bfloat16 beside a float32 master copy, and can blind layers.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
BEGAN = time.monotonic()
CONTRADICTION = 0
SMOOTHING = 0.03
NOISY = ("fever", "conjnli_auto", "semi_automatic_wiki", "neighbours", "company_general")
TRUST = {True: 0.4, False: 0.7}
"""How much of the target is told by the label, for noisy sets and for others."""
NEIGHBOURS = {"essays": 6, "captions": 3, "wiki": 4, "real": 12, "news": 12}


def say(*what: object) -> None:
    """Print with the seconds since the start."""
    print(f"{time.monotonic() - BEGAN:7.1f}", *what, flush=True)


@dataclass(frozen=True)
class Shape:
    """What tells the two models apart."""

    width: int
    heads: int
    layers: int
    epsilon: float
    begin: int
    end: int
    padding: int
    ends: int  # how many end marks stand between the texts
    shift: int  # added to the ids of word pieces
    first_position: int
    sides: bool  # whether there are embeddings for the side
    relative: bool  # whether attention is biased by distance


TEACHER = Shape(768, 12, 12, 1e-5, 0, 2, 1, 2, 4, 2, sides=False, relative=True)
STUDENT = Shape(384, 12, 6, 1e-12, 101, 102, 0, 1, 0, 0, sides=True, relative=False)


@dataclass
class Batch:
    """Rows of equal width: ids, sides, whether there is a token, and the place in its own text."""

    ids: torch.Tensor
    sides: torch.Tensor
    real: torch.Tensor
    places: torch.Tensor


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.dropout = shape.heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.last_norm = nn.LayerNorm(width, eps=shape.epsilon)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Transform (batch, tokens, width); the mask is added to the attention, or boolean."""
        rows, tokens, width = x.shape
        parts = self.qkv(x).view(rows, tokens, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(rows, tokens, width))
        x = self.norm(x + functional.dropout(seen, self.dropout, self.training))
        made = self.down(functional.gelu(self.up(x)))
        return self.last_norm(x + functional.dropout(made, self.dropout, self.training))


class Model(nn.Module):
    """An encoder with a head for three labels."""

    def __init__(self, shape: Shape, words: int, positions: int, dropout: float) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.words = nn.Embedding(words, shape.width)
        self.positions = nn.Embedding(positions, shape.width)
        self.sides = nn.Embedding(2, shape.width) if shape.sides else None
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.bias = nn.Embedding(32, shape.heads) if shape.relative else None
        if self.bias is not None:
            self.bias.weight.requires_grad_(False)
        self.pooler = nn.Linear(shape.width * (2 if shape.relative else 1), shape.width)
        self.classifier = nn.Linear(shape.width, 3)

    def encode(self, batch: Batch, apart: int = 0) -> torch.Tensor:
        """Return the last states; the first `apart` layers keep the texts apart."""
        shape = self.shape
        places = torch.arange(batch.ids.shape[1], device=batch.ids.device)
        at = batch.places if apart else places[None]
        x = self.words(batch.ids) + self.positions(at + shape.first_position)
        if self.sides is not None:
            x = x + self.sides(batch.sides)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        mask = batch.real[:, None, None, :]
        if self.bias is not None:
            with torch.no_grad():
                told = self.bias(_buckets(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
                mask = told.masked_fill(~mask, -1e4).contiguous()
        own = mask & (batch.sides[:, None, :, None] == batch.sides[:, None, None, :]) if apart else None
        for depth, layer in enumerate(self.layers):
            x = layer(x, own if depth < apart else mask)
        return x

    def forward(self, batch: Batch, apart: int = 0) -> torch.Tensor:
        """Return logits, float32."""
        x = self.encode(batch, apart)
        if self.shape.relative:
            read = torch.cat([x[:, 0], mean_of(x, batch.real)], dim=-1)
            pooled = functional.gelu(self.pooler(read))
        else:
            pooled = torch.tanh(self.pooler(x[:, 0]))
        pooled = functional.dropout(pooled, self.dropout, self.training)
        return self.classifier(pooled).float()


def mean_of(x: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Return the mean state of the real tokens."""
    there = real.to(x.dtype)[..., None]
    return (x * there).sum(1) / there.sum(1)


def _buckets(distance: torch.Tensor) -> torch.Tensor:
    """Return the bucket of a distance, as T5 and MPNet count them: 32 of them, far ones wider."""
    away = -distance
    side = (away < 0).long() * 16
    away = away.abs()
    far = 8 + (torch.log(away.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return side + torch.where(away < 8, away, far.clamp(max=15))


def teacher(folder: Path) -> Model:
    """Load the teacher's base out of 8 bits; its head is new."""
    raw = {k: v for name in ("mpnet_a", "mpnet_b") for k, v in load_file(folder / f"{name}.safetensors").items()}
    state = {
        name: (value.float() * raw[f"{name}.scale"].float()).flatten(1) if f"{name}.scale" in raw else value.float()
        for name, value in raw.items()
        if not name.endswith(".scale")
    }
    model = Model(TEACHER, 30527, 514, dropout=0.1)
    load(model, state, "", "attention.attn.{}", ("q", "k", "v"), "attention.attn.o", "attention.LayerNorm")
    model.bias.weight.data.copy_(state["encoder.relative_attention_bias.weight"])
    return model.to(DEVICE)


def student(folder: Path) -> Model:
    """Load the student."""
    state = {k: v.float() for k, v in load_file(folder / "student.safetensors").items()}
    model = Model(STUDENT, 30522, 512, dropout=0.0)
    load(model, state, "bert.", "attention.self.{}", ("query", "key", "value"), "attention.output.dense", "attention.output.LayerNorm")
    model.sides.weight.data.copy_(state["bert.embeddings.token_type_embeddings.weight"])
    for name, part in (("bert.pooler.dense", model.pooler), ("classifier", model.classifier)):
        part.weight.data.copy_(state[f"{name}.weight"])
        part.bias.data.copy_(state[f"{name}.bias"])
    return model.to(DEVICE)


def load(model: Model, state: dict[str, torch.Tensor], prefix: str, attention: str, qkv: tuple[str, ...], out: str, norm: str) -> None:
    """Copy the weights that both models have."""
    model.words.weight.data.copy_(state[f"{prefix}embeddings.word_embeddings.weight"])
    model.positions.weight.data.copy_(state[f"{prefix}embeddings.position_embeddings.weight"])
    for kind in ("weight", "bias"):
        getattr(model.norm, kind).data.copy_(state[f"{prefix}embeddings.LayerNorm.{kind}"])
        for depth, layer in enumerate(model.layers):
            at = f"{prefix}encoder.layer.{depth}."
            parts = [state[f"{at}{attention.format(one)}.{kind}"] for one in qkv]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
            for part, name in _parts(layer, out, norm):
                getattr(part, kind).data.copy_(state[f"{at}{name}.{kind}"])


def _parts(layer: Layer, out: str, norm: str) -> list[tuple[nn.Module, str]]:
    return [
        (layer.out, out),
        (layer.norm, norm),
        (layer.up, "intermediate.dense"),
        (layer.down, "output.dense"),
        (layer.last_norm, "output.LayerNorm"),
    ]


def as_bert(model: Model) -> dict[str, torch.Tensor]:
    """Return the student's weights by the names of transformers, float16."""
    made = {
        "bert.embeddings.word_embeddings.weight": model.words.weight,
        "bert.embeddings.position_embeddings.weight": model.positions.weight,
        "bert.embeddings.token_type_embeddings.weight": model.sides.weight,
        "bert.pooler.dense.weight": model.pooler.weight,
        "bert.pooler.dense.bias": model.pooler.bias,
        "classifier.weight": model.classifier.weight,
        "classifier.bias": model.classifier.bias,
    }
    for kind in ("weight", "bias"):
        made[f"bert.embeddings.LayerNorm.{kind}"] = getattr(model.norm, kind)
        for depth, layer in enumerate(model.layers):
            at = f"bert.encoder.layer.{depth}."
            cut = getattr(layer.qkv, kind).chunk(3)
            for name, part in zip(("query", "key", "value"), cut, strict=True):
                made[f"{at}attention.self.{name}.{kind}"] = part
            for part, name in _parts(layer, "attention.output.dense", "attention.output.LayerNorm"):
                made[f"{at}{name}.{kind}"] = getattr(part, kind)
    return {name: value.detach().half().cpu().contiguous() for name, value in made.items()}


class Texts:
    """The word pieces of all texts, on the device, with their lengths on the host."""

    def __init__(self, ids: np.ndarray, starts: np.ndarray) -> None:
        self.ids = torch.from_numpy(ids.astype(np.int32)).to(DEVICE)
        self.starts = torch.from_numpy(starts.astype(np.int64)).to(DEVICE)
        self.lengths = np.diff(starts.astype(np.int64))

    def batch(self, one: np.ndarray, other: np.ndarray | None, shape: Shape, longest: int) -> Batch:
        """Lay out pairs (or texts alone) in rows; the longer text of a long pair is cut first."""
        marks = 1 + shape.ends + 1 if other is not None else 2
        room = longest - marks
        a = self.lengths[one]
        if other is None:
            a, b = np.minimum(a, room), np.zeros_like(a)
        else:
            b = np.minimum(self.lengths[other], np.maximum(room // 2, room - a))
            a = np.minimum(a, room - b)
        tokens = int((a + b).max()) + marks
        tokens += -tokens % 8
        la, lb = (torch.from_numpy(x).to(DEVICE)[:, None] for x in (a, b))
        begins = [self.starts[torch.from_numpy(x.astype(np.int64)).to(DEVICE)][:, None] for x in (one, other if other is not None else one)]
        place = torch.arange(tokens, device=DEVICE)[None]
        second = 1 + la + shape.ends  # where the second text begins
        whole = second + lb + 1 if other is not None else la + 2
        in_a, in_b = (place >= 1) & (place <= la), (place >= second) & (place < second + lb)
        at = torch.where(in_a, begins[0] + place - 1, begins[1] + place - second)
        ids = self.ids[at.clamp(0, len(self.ids) - 1)].long() + shape.shift
        ids = torch.where(in_a | in_b, ids, shape.end)
        ids = torch.where(place == 0, shape.begin, ids)
        real = place < whole
        sides = ((place >= second) & real).long()
        places = torch.where(sides == 1, place - second + 1, place.expand_as(sides))
        return Batch(torch.where(real, ids, shape.padding), sides, real, places)

    def portions(self, one: np.ndarray, other: np.ndarray | None, tokens: int, rng: np.random.Generator | None) -> Iterator[np.ndarray]:
        """Yield rows of like length, about so many tokens each; shuffled if there is a generator."""
        whole = self.lengths[one] + (self.lengths[other] if other is not None else 0) + 4
        whole = np.minimum(whole, 256)
        order = np.argsort(whole, kind="stable")
        cuts, begin = [], 0
        while begin < len(order):
            size = max(1, tokens // int(whole[order[begin]]))
            size = max(1, tokens // int(whole[order[min(begin + size, len(order)) - 1]]))
            cuts.append(order[begin : begin + size])
            begin += size
        if rng is not None:
            rng.shuffle(cuts)
        yield from cuts


class Stream:
    """Labelled pairs by their shares; each set is gone through without repeats, then again."""

    def __init__(self, sets: dict[str, np.ndarray], shares: dict[str, float], seed: int, *, pairs: int, passes: int) -> None:
        self.rows = np.concatenate(list(sets.values())).astype(np.int64)
        sizes = [len(rows) for rows in sets.values()]
        self.noisy = np.repeat([name in NOISY for name in sets], sizes)
        self.first = np.cumsum([0, *sizes[:-1]])
        self.sizes = sizes
        share = np.array([shares[name] for name in sets])
        # no set is gone through more than so many times in so many pairs
        share = np.minimum(share / share.sum() * pairs, passes * np.array(sizes))
        self.share = share / share.sum()
        self.rng = np.random.default_rng(seed)
        self.orders = [self.rng.permutation(size) for size in sizes]
        self.taken = [0] * len(sizes)

    def draw(self, size: int) -> np.ndarray:
        """Return the next numbers of pairs."""
        made = []
        for one, share in enumerate(self.share):
            for _ in range(int(size * share + self.rng.random())):
                if self.taken[one] == self.sizes[one]:
                    self.orders[one] = self.rng.permutation(self.sizes[one])
                    self.taken[one] = 0
                made.append(self.first[one] + self.orders[one][self.taken[one]])
                self.taken[one] += 1
        return np.array(made)


class Learner:
    """A model in bfloat16 with its float32 master copy and optimiser."""

    def __init__(self, model: Model, rate: float, head_rate: float) -> None:
        self.model = model
        self.trained = [one for one in model.parameters() if one.requires_grad]
        self.masters = [one.detach().clone().float() for one in self.trained]
        head = {id(one) for part in (model.pooler, model.classifier) for one in part.parameters()}
        groups: dict[tuple[bool, bool], list[torch.Tensor]] = {}
        for one, master in zip(self.trained, self.masters, strict=True):
            groups.setdefault((id(one) in head, one.ndim > 1), []).append(master)
        self.rates = [head_rate if of_head else rate for of_head, _ in groups]
        self.optimiser = torch.optim.AdamW(
            [{"params": ones, "weight_decay": 0.01 if matrix else 0.0} for (_, matrix), ones in groups.items()],
            fused=DEVICE == "cuda",
        )
        model.to(torch.bfloat16)
        self.trained = [one for one in model.parameters() if one.requires_grad]

    def learn(self, value: torch.Tensor, progress: float) -> None:
        """Take one step down a loss; the rate rises over the first 4 %, then falls to nothing."""
        value.backward()
        for master in self.masters:
            if master.grad is None:
                master.grad = torch.empty_like(master)
        torch._foreach_copy_([one.grad for one in self.masters], [one.grad for one in self.trained])
        self.model.zero_grad(set_to_none=True)
        nn.utils.clip_grad_norm_(self.masters, 1.0)
        scale = min(1.0, progress / 0.04 + 1e-3, (1 - progress) / 0.96 + 1e-4)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        self.optimiser.step()
        with torch.no_grad():
            torch._foreach_copy_(self.trained, self.masters)


def allowed_of(bits: np.ndarray) -> torch.Tensor:
    """Return (pairs, 3): 1 where the label allows it."""
    return torch.from_numpy(np.stack([(bits >> k) & 1 for k in range(3)], 1).astype(np.float32)).to(DEVICE)


def turned_bits(bits: np.ndarray) -> np.ndarray:
    """Return what is allowed the other way round: contradiction stays, else its absence, or all."""
    plain = bits & 7
    back = np.where(plain == 1, 1, np.where(plain & 1, 7, 6))
    return np.where(bits & 8, 7, back)


def teach(model: Model, texts: Texts, stream: Stream, *, seconds: float, tokens: int, rate: float) -> None:
    """Train the teacher on labelled pairs."""
    learner = Learner(model, rate, rate * 5)
    model.train()
    began, pairs, steps = time.monotonic(), 0, 0
    rng = np.random.default_rng(1)
    total, progress, shown = torch.zeros((), device=DEVICE), 0.0, 0
    while progress < 1:
        drawn = stream.draw(20_000)
        rows = stream.rows[drawn]
        swap = rng.random(len(rows)) < np.where((rows[:, 2] & 7) == 1, 0.5, 0.1)
        swap &= (rows[:, 2] & 8) == 0
        one, other = np.where(swap, rows[:, 1], rows[:, 0]), np.where(swap, rows[:, 0], rows[:, 1])
        bits = np.where(swap, turned_bits(rows[:, 2]), rows[:, 2])
        for part in texts.portions(one, other, tokens, rng):
            progress = min(1.0, (time.monotonic() - began) / seconds)
            if progress >= 1:
                break
            logs = model(texts.batch(one[part], other[part], model.shape, 256)).log_softmax(-1)
            forbidden = (1 - allowed_of(bits[part])) * -1e9
            weight = torch.from_numpy(rows[part, 3] / 100).float().to(DEVICE)
            missed = -torch.logsumexp(logs + forbidden, -1)
            value = (((1 - SMOOTHING) * missed - SMOOTHING * logs.mean(-1)) * weight).sum() * 48 / tokens
            learner.learn(value, progress)
            total += value.detach()
            pairs, steps = pairs + len(part), steps + 1
        say(f"teacher {progress:6.1%} pairs {pairs} steps {steps} loss {float(total) / max(1, steps - shown):.4f}")
        total.zero_()
        shown = steps
    model.eval()


@torch.no_grad()
def said(model: Model, texts: Texts, one: np.ndarray, other: np.ndarray, *, tokens: int, apart: int = 0, until: float = math.inf) -> torch.Tensor:
    """Return the probabilities of pairs, (pairs, 3) float16; NaN where time ran out."""
    made = torch.full((len(one), 3), math.nan, dtype=torch.float16, device=DEVICE)
    for begin in range(0, len(one), 200_000):
        a, b = one[begin : begin + 200_000], other[begin : begin + 200_000]
        for part in texts.portions(a, b, tokens, None):
            if time.monotonic() > until:
                return made
            probabilities = model(texts.batch(a[part], b[part], model.shape, 256), apart).softmax(-1)
            made[begin + torch.from_numpy(part).to(DEVICE)] = probabilities.half()
    return made


def agreed(there: torch.Tensor, back: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Give both directions the mean share of contradiction, the rest as each had it."""
    clash = (there[:, CONTRADICTION] + back[:, CONTRADICTION]).float() / 2
    made = []
    for one in (there.float(), back.float()):
        rest = one.clone()
        rest[:, CONTRADICTION] = 0
        rest *= ((1 - clash) / rest.sum(-1).clamp(min=1e-6))[:, None]
        rest[:, CONTRADICTION] = clash
        made.append(rest)
    return made[0], made[1]


def target(told: torch.Tensor, bits: np.ndarray, trust: torch.Tensor) -> torch.Tensor:
    """Mix what the teacher says with what it says of the allowed labels alone."""
    kept = (told + 1e-4) * allowed_of(bits)
    kept /= kept.sum(-1, keepdim=True)
    return (1 - trust[:, None]) * told + trust[:, None] * kept


@torch.no_grad()
def neighbours(model: Model, texts: Texts, groups: dict[str, np.ndarray], tokens: int) -> np.ndarray:
    """Return pairs of near texts of each group, by the mean states of the teacher's base."""
    found = []
    for name, numbers in groups.items():
        vectors = torch.empty(len(numbers), model.shape.width, dtype=torch.bfloat16, device=DEVICE)
        for part in texts.portions(numbers, None, tokens, None):
            batch = texts.batch(numbers[part], None, model.shape, 80)
            mean = mean_of(model.encode(batch), batch.real)
            vectors[torch.from_numpy(part).to(DEVICE)] = functional.normalize(mean.float(), dim=-1).bfloat16()
        nearest = min(NEIGHBOURS[name] + 1, len(numbers))
        pairs = []
        for begin in range(0, len(numbers), 4096):
            cosine = vectors[begin : begin + 4096] @ vectors.T
            near = cosine.topk(nearest, dim=-1).indices
            rows = torch.arange(begin, begin + len(near), device=DEVICE)[:, None].expand_as(near)
            both = torch.stack([torch.minimum(rows, near), torch.maximum(rows, near)], -1).reshape(-1, 2)
            pairs.append(both[both[:, 0] != both[:, 1]].cpu())
        unique = np.unique(torch.cat(pairs).numpy(), axis=0)
        found.append(numbers[unique])
        say("neighbours", name, len(numbers), len(unique))
    made = np.concatenate(found).astype(np.int64)
    rng = np.random.default_rng(2)
    rng.shuffle(made)
    turn = rng.random(len(made)) < 0.5
    return np.where(turn[:, None], made[:, ::-1], made)


def distil(model: Model, texts: Texts, stream: Stream, soft: torch.Tensor, free: np.ndarray, free_soft: torch.Tensor, *, seconds: float, tokens: int, rate: float, apart: int = 0, seed: int = 3) -> None:
    """Train the student on what the teacher said: (pairs, direction, label)."""
    learner = Learner(model, rate, rate)
    model.train()
    rng = np.random.default_rng(seed)
    began, pairs, steps, shown, progress = time.monotonic(), 0, 0, 0, 0.0
    total = torch.zeros((), device=DEVICE)
    turn, order = 0, rng.permutation(len(free))
    while progress < 1:
        drawn = stream.draw(54_000)
        if turn + 66_000 > len(order):
            turn, order = 0, rng.permutation(len(free))
        others = order[turn : turn + 66_000]
        turn += 66_000
        rows = np.concatenate([stream.rows[drawn, :2], free[others]])
        back = np.concatenate([rng.random(len(drawn)) < 0.35, rng.random(len(others)) < 0.5])
        one, other = np.where(back, rows[:, 1], rows[:, 0]), np.where(back, rows[:, 0], rows[:, 1])
        way = torch.from_numpy(back.astype(np.int64)).to(DEVICE)
        wanted = torch.cat([soft[torch.from_numpy(drawn).to(DEVICE)], free_soft[torch.from_numpy(others).to(DEVICE)]])
        wanted = wanted[torch.arange(len(way), device=DEVICE), way].float()
        for part in texts.portions(one, other, tokens, rng):
            progress = min(1.0, (time.monotonic() - began) / seconds)
            if progress >= 1:
                break
            logs = model(texts.batch(one[part], other[part], model.shape, 256), apart).log_softmax(-1)
            value = -(wanted[torch.from_numpy(part).to(DEVICE)] * logs).sum() * 48 / tokens
            learner.learn(value, progress)
            total += value.detach()
            pairs, steps = pairs + len(part), steps + 1
        say(f"student {progress:6.1%} pairs {pairs} steps {steps} loss {float(total) / max(1, steps - shown):.4f}")
        total.zero_()
        shown = steps
    # the rounding of the last step's copy is not that of the masters
    with torch.no_grad():
        model.float()
        for one, master in zip([p for p in model.parameters() if p.requires_grad], learner.masters, strict=True):
            one.copy_(master)
    model.eval()


def measure(model: Model, texts: Texts, dev: dict[str, np.ndarray], name: str, apart: int = 0) -> dict[str, float]:
    """Return the accuracy on every dev set, and average precision where pairs are ranked."""
    model.to(torch.bfloat16)
    figures = {}
    for set_name, rows in dev.items():
        rows = rows.astype(np.int64)
        told = said(model, texts, rows[:, 0], rows[:, 1], tokens=TOKENS, apart=apart).float()
        if set_name.startswith("rank_"):
            back = said(model, texts, rows[:, 1], rows[:, 0], tokens=TOKENS, apart=apart).float()
            scores = ((told + back)[:, CONTRADICTION] / 2).cpu().numpy()
            truth = (rows[:, 2] & 7) == 1
            ranked = truth[np.argsort(-scores, kind="stable")]
            precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
            figures[set_name] = float(precision[ranked].mean())
            figures[f"{set_name}.first20"] = float(ranked[:20].mean())
            figures[f"{set_name}.others_at_half"] = float((scores[~truth] >= 0.5).mean())
        else:
            bits = rows[:, 2] & 7
            kinds = np.unique(bits)
            weight = torch.stack([(told * allowed_of(np.full(1, kind))).sum(-1) for kind in kinds], -1)
            figures[set_name] = float((kinds[weight.argmax(-1).cpu().numpy()] == bits).mean())
    say(name, {key: round(value, 4) for key, value in figures.items()})
    return figures


TOKENS = 32_768 if DEVICE == "cuda" else 2048


def main() -> None:
    """Teach, label, distil, measure; write what came out after each part."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)

    def plan() -> dict[str, float]:
        told: dict[str, float] = json.loads((folder / "plan.json").read_text())
        return told

    torch.manual_seed(0)
    pack = np.load(BytesIO(lzma.decompress((folder / "pack.xz").read_bytes())))
    texts = Texts(pack["ids"], pack["starts"])
    by_kind: dict[str, dict[str, np.ndarray]] = {"learn": {}, "dev": {}, "group": {}}
    for key in pack.files:
        kind, _, name = key.partition(".")
        if kind in by_kind:
            by_kind[kind][name] = pack[key]
    shares = json.loads(pack["shares"].tobytes())
    dev = by_kind["dev"]
    if "slice" in plan():  # a rehearsal
        size = int(plan()["slice"])
        by_kind = {kind: {name: rows[:size] for name, rows in sets.items()} for kind, sets in by_kind.items()}
        dev = by_kind["dev"]
    say("pack", len(texts.lengths), "texts", {name: len(rows) for name, rows in by_kind["learn"].items()})
    large = teacher(folder).to(torch.bfloat16).eval()
    free = neighbours(large, texts, by_kind["group"], TOKENS * 4)
    large = teacher(folder)
    stream = Stream(by_kind["learn"], shares, seed=5, pairs=1_200_000, passes=3)
    teach(large, texts, stream, seconds=plan()["teacher"], tokens=TOKENS // 2, rate=plan().get("teacher_rate", 5e-5))
    figures = {"teacher": measure(large, texts, dev, "teacher")}
    rows, until = stream.rows, time.monotonic() + plan()["label"]
    there = said(large, texts, rows[:, 0], rows[:, 1], tokens=TOKENS * 2)
    back = said(large, texts, rows[:, 1], rows[:, 0], tokens=TOKENS * 2)
    np.savez(output / "soft.npz", there=(there.float() * 255).round().byte().cpu().numpy(), back=(back.float() * 255).round().byte().cpu().numpy())
    one, other = agreed(there, back)
    trust = torch.from_numpy(np.where(stream.noisy, TRUST[True], TRUST[False])).float().to(DEVICE)
    soft = torch.stack([target(one, rows[:, 2], trust), target(other, turned_bits(rows[:, 2]), trust)], 1).half()
    say("labelled", len(rows))
    kept = []
    for begin in range(0, len(free), 100_000):
        if begin and time.monotonic() > until:
            break
        part = free[begin : begin + 100_000]
        ways = [said(large, texts, part[:, k], part[:, 1 - k], tokens=TOKENS * 2) for k in (0, 1)]
        kept.append(torch.stack(agreed(*ways), 1).half())
    free_soft = torch.cat(kept)
    free = free[: len(free_soft)]
    say("unlabelled", len(free), "of them contradictions", float((free_soft[:, 0, CONTRADICTION] > 0.5).float().mean()))
    del large
    while not (folder / "student.ready").exists():
        time.sleep(0.5)
    small = student(folder)
    figures["before"] = measure(small, texts, dev, "student before")
    small = student(folder)
    stream = Stream(by_kind["learn"], shares, seed=6, pairs=5_000_000, passes=8)
    distil(small, texts, stream, soft, free, free_soft, seconds=plan()["student"], tokens=TOKENS, rate=plan().get("student_rate", 4e-4))
    save_file(as_bert(small), output / "student.safetensors")
    state = {name: value.clone() for name, value in small.state_dict().items()}
    figures["student"] = measure(small, texts, dev, "student")
    (output / "figures.json").write_text(json.dumps(figures, indent=1))
    (output / "student.done").touch()
    for apart in (2, 3, 4):
        if plan().get("apart", 0) <= 0:
            break
        blind = Model(STUDENT, 30522, 512, dropout=0.0).to(DEVICE)
        blind.load_state_dict(state)
        distil(blind, texts, stream, soft, free, free_soft, seconds=plan()["apart"], tokens=TOKENS, rate=2e-4, apart=apart, seed=10 + apart)
        figures[f"apart {apart}"] = measure(blind, texts, dev, f"apart {apart}", apart)
        (output / "figures.json").write_text(json.dumps(figures, indent=1))
    (output / "all.done").touch()


if __name__ == "__main__":
    main()
