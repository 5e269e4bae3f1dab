"""The teacher and the student of distil.py as one class.

Layers are written out here rather than taken from transformers, so that one class serves both
models, keeps its weights in bfloat16 beside a float32 master copy, and can blind layers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

LABELS = 3
FORBIDDEN = -1e4
"""Added to the attention of tokens that are not there, where attention is biased."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What tells the two models apart."""

    width: int
    heads: int
    layers: int
    epsilon: float
    begin: int  # the ids of the marks
    end: int
    padding: int
    shift: int  # added to the ids of word pieces
    first_position: int
    sides: bool  # whether there are embeddings for the side
    relative: bool  # whether attention is biased by distance


TEACHER = Shape(768, 12, 12, 1e-5, 0, 2, 1, 4, 2, sides=False, relative=True)
STUDENT = Shape(384, 12, 6, 1e-12, 101, 102, 0, 0, 0, sides=True, relative=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of texts (or texts alone) as rows of equal width: four tensors (rows, tokens)."""

    ids: torch.Tensor  # int64
    sides: torch.Tensor  # int64: 1 from the second text to its end mark, else 0
    real: torch.Tensor  # bool: whether there is a token
    places: torch.Tensor  # int64: the place among those of the same side


class Layer(nn.Module):  # type: ignore[misc]  # torch is Any to mypy: CI checks without it
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
        """Transform (rows, tokens, width); the mask is added to the attention, or boolean."""
        rows, tokens, width = x.shape
        parts = self.qkv(x).view(rows, tokens, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(rows, tokens, width))
        x = self.norm(x + functional.dropout(seen, self.dropout, self.training))
        made = self.down(functional.gelu(self.up(x)))
        return self.last_norm(x + functional.dropout(made, self.dropout, self.training))


class Model(nn.Module):  # type: ignore[misc]  # torch is Any to mypy: CI checks without it
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
            self.bias.weight.requires_grad = False
        self.pooler = nn.Linear(shape.width * (2 if shape.relative else 1), shape.width)
        self.classifier = nn.Linear(shape.width, LABELS)

    def forward(self, batch: Batch, apart: int = 0) -> torch.Tensor:
        """Return logits, (rows, labels) float32; the first `apart` layers keep the texts apart."""
        x = self.encode(batch, apart)
        if self.shape.relative:
            read = torch.cat([x[:, 0], mean_of(x, batch.real)], dim=-1)
            pooled = functional.gelu(self.pooler(read))
        else:
            pooled = torch.tanh(self.pooler(x[:, 0]))
        pooled = functional.dropout(pooled, self.dropout, self.training)
        return self.classifier(pooled).float()

    def encode(self, batch: Batch, apart: int = 0) -> torch.Tensor:
        """Return the last states, (rows, tokens, width)."""
        x = self._embedded(batch, apart)
        mask = self._mask(batch.real)
        own = mask & _of_one_side(batch.sides) if apart else mask
        for depth, layer in enumerate(self.layers):
            x = layer(x, own if depth < apart else mask)
        return x

    def _embedded(self, batch: Batch, apart: int) -> torch.Tensor:
        """Return what the first layer reads; texts that are kept apart both begin at place 0."""
        places = torch.arange(batch.ids.shape[1], device=batch.ids.device)
        at = batch.places if apart else places[None]
        x = self.words(batch.ids) + self.positions(at + self.shape.first_position)
        if self.sides is not None:
            x = x + self.sides(batch.sides)
        return functional.dropout(self.norm(x), self.dropout, self.training)

    def _mask(self, real: torch.Tensor) -> torch.Tensor:
        """Return the mask of attention: boolean (rows, 1, 1, tokens), or with the bias added."""
        mask = real[:, None, None, :]
        if self.bias is None:
            return mask
        places = torch.arange(real.shape[1], device=real.device)
        with torch.no_grad():
            told = self.bias(buckets(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
            return told.masked_fill(~mask, FORBIDDEN).contiguous()


def mean_of(x: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Return the mean state of the real tokens, (rows, width)."""
    there = real.to(x.dtype)[..., None]
    return (x * there).sum(1) / there.sum(1)


def buckets(distance: torch.Tensor) -> torch.Tensor:
    """Return the bucket of a distance, as T5 and MPNet count them: 32 of them, far ones wider.

    The distance is that from the token that attends to the token attended to, in tokens.
    """
    away = -distance
    side = (away < 0).long() * 16
    away = away.abs()
    far = 8 + (torch.log(away.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return side + torch.where(away < 8, away, far.clamp(max=15))


def _of_one_side(sides: torch.Tensor) -> torch.Tensor:
    """Return whether two tokens are of one side, (rows, 1, tokens, tokens)."""
    return sides[:, None, :, None] == sides[:, None, None, :]
