"""The large NLI model's speed beside the same weights on torch in float32, and how near it is.

    PYTHONPATH=.:benchmarks python benchmarks/large_scorer_speed.py [--pairs 200] [--repeats 5]

The weights are read out of the bundled ONNX file and put into transformers' MPNetModel, which reads
padded batches of 32 pairs of like length, as a CrossEncoder of sentence-transformers does. Both
score the same pairs of sentences of real articles (scorer_speed.py) with two threads each: read the
ratio, not the pairs a second. Needs consist[train].
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from distil_export import CLS, LABELS, SEP
from distil_model import TEACHER, buckets
from real_sentences import drawn_pairs, print_turns, turns
from scorer_speed import THREADS, TORCH, nearness
from torch.nn import functional
from transformers import MPNetConfig, MPNetModel

from consist.model import ModelIdentity, Scores
from consist.models import bundled
from consist.models.folder import SCORER, TOKENIZER, WEIGHTS, read_description
from consist.models.nibbles import Nibbles
from consist.models.onnx_scorer import OnnxScorer
from consist.models.softmax import scores_of
from consist.models.wordpiece import WordPiece

AT_ONCE = 32


class TorchLarge:
    """The large model in transformers' own classes."""

    identity = ModelIdentity("torch", "float32")

    def __init__(self) -> None:
        held = _held()
        self._classifier = [torch.tensor(held[f"classifier.{part}"]) for part in ("weight", "bias")]
        self._pooler = [_matrix(held, "pooler.dense").T, torch.tensor(held["pooler.dense.bias"])]
        self._base = _base(held)
        folder = bundled.folder(bundled.LARGE)
        self._described = read_description(folder, SCORER)
        length = self._described.max_length
        self._tokenizer = WordPiece.load(folder / TOKENIZER, max_length=length)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Score pairs in batches of like length."""
        tokens = [self._tokenizer.encode(pair).ids for pair in pairs]
        order = sorted(range(len(pairs)), key=lambda row: len(tokens[row]))
        logits = np.empty((len(pairs), len(LABELS)), np.float32)
        for begin in range(0, len(order), AT_ONCE):
            rows = order[begin : begin + AT_ONCE]
            logits[rows] = self._logits([tokens[row] for row in rows])
        return scores_of(logits, labels=LABELS, temperature=self._described.temperature)

    def _logits(self, tokens: list[list[int]]) -> Any:
        longest = max(map(len, tokens))
        ids = torch.full((len(tokens), longest), MPNetConfig().pad_token_id)
        real = torch.zeros(len(tokens), longest)
        for row, one in enumerate(tokens):
            ids[row, : len(one)] = _theirs(torch.tensor(one))
            real[row, : len(one)] = 1
        with torch.no_grad():
            state = self._base(input_ids=ids, attention_mask=real).last_hidden_state
            mean = (state * real[..., None]).sum(1) / real.sum(1, keepdim=True)
            read = torch.cat([state[:, 0], mean], -1)
            pooled = functional.gelu(read @ self._pooler[0] + self._pooler[1])
            return functional.linear(pooled, *self._classifier).numpy()


def _theirs(ids: Any) -> Any:
    """Return the ids in the teacher's vocabulary."""
    moved = ids + TEACHER.shift
    moved[ids == CLS], moved[ids == SEP] = TEACHER.begin, TEACHER.end
    return moved


def _held() -> dict[str, Any]:
    """Return the constants of the bundled file by their names."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load(str(bundled.folder(bundled.LARGE) / WEIGHTS))
    return {one.name: np.array(numpy_helper.to_array(one)) for one in model.graph.initializer}


def _matrix(held: dict[str, Any], name: str) -> Any:
    """Return a layer's weight, (outputs, inputs)."""
    whole, factors = (held[f"{name}.{part}"] for part in ("nibbles", "factors"))
    return torch.tensor(Nibbles.joined(whole, factors, held[f"{name}.scales"]).floats())


def _table(held: dict[str, Any], name: str) -> Any:
    whole, factors, scales = (held[f"{name}.{part}"] for part in ("whole", "factors", "scales"))
    return torch.tensor(Nibbles.joined(whole, factors, scales[:, 0]).floats())


def _base(held: dict[str, Any]) -> Any:
    """Return transformers' MPNet with the weights of the bundled file."""
    layers = sum(name.endswith("attention.attn.q.nibbles") for name in held)
    words, places = _table(held, "embeddings.words"), _table(held, "embeddings.places")
    first = TEACHER.first_position
    shape = MPNetConfig(
        vocab_size=len(words) + TEACHER.shift + 1,
        max_position_embeddings=len(places) + first,
        num_hidden_layers=layers,
        layer_norm_eps=TEACHER.epsilon,
    )
    model = MPNetModel(shape, add_pooling_layer=False).eval()
    state = model.state_dict()
    for name in state:
        plain = name.removesuffix(".weight")
        if f"{plain}.nibbles" in held:
            state[name] = _matrix(held, plain)
        elif name in held:
            state[name] = torch.tensor(held[name])
    table = state["embeddings.word_embeddings.weight"]
    table[_theirs(torch.arange(len(words)))] = words
    state["embeddings.position_embeddings.weight"][first:] = places
    bias = state["encoder.relative_attention_bias.weight"]
    half = len(held["distance.table"]) // 2
    bias[buckets(torch.arange(-half, half + 1))] = torch.tensor(held["distance.table"])
    model.load_state_dict(state)
    return model


def main() -> None:
    """Print speed, then how near the scores are to torch's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    torch.set_num_threads(THREADS)
    pairs = drawn_pairs(asked.pairs)
    ours, theirs = OnnxScorer.load(bundled.folder(bundled.LARGE), threads=THREADS), TorchLarge()
    print(f"{len(pairs)} pairs, {asked.repeats} turns, {THREADS} threads, {os.cpu_count()} cores\n")
    ways = {TORCH: lambda: theirs.score(pairs), "onnx int4-tokens": lambda: ours.score(pairs)}
    print_turns(turns(ways, asked.repeats), base=TORCH, items=len(pairs), unit="pairs")
    told = np.array(
        [[one.entailment, one.neutral, one.contradiction] for one in theirs.score(pairs)]
    )
    print("\n| way | same answer as torch | score differs: mean | highest | moved by company |")
    print("|---|---|---|---|---|")
    print(f"| onnx int4-tokens | {nearness(ours, pairs, told)} |")


if __name__ == "__main__":
    main()
