"""The weights of distil.py's models by the names that transformers gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from distil_four_bits import unpacked
from distil_machine import DEVICE
from distil_model import STUDENT, TEACHER, Layer, Model
from safetensors.torch import load_file
from torch import nn

Weights = Mapping[str, torch.Tensor]

SCALE = ".scale"
"""Added to the name of a matrix in 8 bits: its scales, (rows, groups, 1)."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a published model calls the parts that both models have."""

    prefix: str
    qkv: tuple[str, str, str]  # query, key, value of the attention
    out: str
    norm: str


MPNET = Names(
    "",
    ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "attention.attn.o",
    "attention.LayerNorm",
)
BERT = Names(
    "bert.",
    ("attention.self.query", "attention.self.key", "attention.self.value"),
    "attention.output.dense",
    "attention.output.LayerNorm",
)


def teacher(folder: Path) -> Model:
    """Load the teacher's base out of 8 bits; its head is new."""
    pieces = [load_file(folder / f"mpnet_{letter}.safetensors") for letter in "ab"]
    model = Model(TEACHER, 30_527, 514, dropout=0.1)
    from_mpnet(model, restored({name: one for piece in pieces for name, one in piece.items()}))
    model.to(DEVICE)
    return model


def large(weights: Path) -> Model:
    """Load a large model that distil.py wrote, head and all; it has as many layers as are there."""
    state = unpacked(load_file(weights))
    words, positions = (
        len(state[f"embeddings.{kind}_embeddings.weight"]) for kind in ("word", "position")
    )
    model = Model(replace(TEACHER, layers=layers_of(state)), words, positions, dropout=0.1)
    _copy(as_mpnet(model), state)
    model.to(DEVICE)
    return model


def layers_of(named: Iterable[str]) -> int:
    """Return how many layers a model like the teacher has, by the names of its matrices."""
    return sum(name.endswith(f"{MPNET.out}.weight") for name in named)


def student(weights: Path) -> Model:
    """Load the student out of a file of safetensors."""
    model = Model(STUDENT, 30_522, 512, dropout=0.0)
    from_bert(model, restored(load_file(weights)))
    model.to(DEVICE)
    return model


def restored(raw: Weights) -> dict[str, torch.Tensor]:
    """Return weights in float32, those in 8 bits times their scales."""
    return {
        name: (value.float() * raw[name + SCALE].float()).flatten(1)
        if name + SCALE in raw
        else value.float()
        for name, value in raw.items()
        if not name.endswith(SCALE)
    }


def from_mpnet(model: Model, state: Weights) -> None:
    """Copy an MPNetModel into the model; the head stays as it is."""
    _copy(_base(model, MPNET) | _of_mpnet_alone(model), state)


def from_bert(model: Model, state: Weights) -> None:
    """Copy a BertForSequenceClassification into the model."""
    _copy(_base(model, BERT) | _of_bert_alone(model), state)


def as_bert(model: Model) -> dict[str, torch.Tensor]:
    """Return the student's weights by the names of transformers, float16 on the host."""
    named = _base(model, BERT) | _of_bert_alone(model)
    return {name: value.half().cpu().contiguous() for name, value in named.items()}


def as_mpnet(model: Model) -> dict[str, torch.Tensor]:
    """Return the weights of a model like the teacher by the names of transformers, with its head.

    They share memory with the model's.
    """
    head = {**_of_part(model.pooler, "pooler.dense"), **_of_part(model.classifier, "classifier")}
    return _base(model, MPNET) | _of_mpnet_alone(model) | head


def _copy(parts: Weights, state: Weights) -> None:
    for name, part in parts.items():
        part.copy_(state[name])


def _base(model: Model, names: Names) -> dict[str, torch.Tensor]:
    """Return the weights that both models have, by their published names; they share memory."""
    at = f"{names.prefix}embeddings."
    named = {
        f"{at}word_embeddings.weight": model.words.weight.detach(),
        f"{at}position_embeddings.weight": model.positions.weight.detach(),
        **_of_part(model.norm, f"{at}LayerNorm"),
    }
    for depth, layer in enumerate(model.layers):
        named |= _of_layer(layer, f"{names.prefix}encoder.layer.{depth}.", names)
    return named


def _of_layer(layer: Layer, at: str, names: Names) -> dict[str, torch.Tensor]:
    named: dict[str, torch.Tensor] = {}
    for kind in ("weight", "bias"):
        cut = getattr(layer.qkv, kind).detach().chunk(3)
        named |= {f"{at}{name}.{kind}": part for name, part in zip(names.qkv, cut, strict=True)}
    for part, name in (
        (layer.out, names.out),
        (layer.norm, names.norm),
        (layer.up, "intermediate.dense"),
        (layer.down, "output.dense"),
        (layer.last_norm, "output.LayerNorm"),
    ):
        named |= _of_part(part, f"{at}{name}")
    return named


def _of_bert_alone(model: Model) -> dict[str, torch.Tensor]:
    assert model.sides is not None
    return {
        "bert.embeddings.token_type_embeddings.weight": model.sides.weight.detach(),
        **_of_part(model.pooler, "bert.pooler.dense"),
        **_of_part(model.classifier, "classifier"),
    }


def _of_mpnet_alone(model: Model) -> dict[str, torch.Tensor]:
    assert model.bias is not None
    return {"encoder.relative_attention_bias.weight": model.bias.weight.detach()}


def _of_part(part: nn.Module, name: str) -> dict[str, torch.Tensor]:
    return {f"{name}.{kind}": getattr(part, kind).detach() for kind in ("weight", "bias")}
