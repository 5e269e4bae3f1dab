"""A BERT encoder written as an ONNX graph, node by node.

Writing it ourselves instead of tracing a torch module keeps torch out of the export, uses
onnxruntime's fused operators directly, and leaves out what no batch of ours needs: all texts of a
batch have the same number of tokens, so there is neither padding nor an attention mask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from consist.models.blockwise import Floats, by_row
from consist.models.graph import MICROSOFT, Graph, Precision
from consist.models.nibbles import Nibbles

OPSET = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a BERT's config.json the graph needs."""

    layers: int
    heads: int
    hidden: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Bert:
    """A BERT's weights by their names in transformers, without a leading ``bert.``."""

    shape: Shape
    weights: Mapping[str, Floats]

    def embedded(self, graph: Graph, *, types: bool) -> str:
        """Add the embedding of ``input_ids``, and of ``token_type_ids`` if `types`."""
        tables = {
            kind: self.weights[f"embeddings.{kind}_embeddings.weight"]
            for kind in ("word", "position", "token_type")
        }
        words = _words(graph, tables["word"])
        places = tables["position"] if types else tables["position"] + tables["token_type"][0]
        total = graph.node("Add", [words, _places(graph, places)], "embeddings.placed")
        if types:
            held = graph.constant("embeddings.types", tables["token_type"])
            kinds = graph.node("Gather", [held, "token_type_ids"], "embeddings.kinds")
            total = graph.node("Add", [total, kinds], "embeddings.total")
        return self._normed(graph, total, "embeddings")

    def layer(self, graph: Graph, entry: str, number: int, *, first_only: bool) -> str:
        """Add a layer; `first_only` computes its output at the first token alone.

        A classifier reads nothing but the first token, so that the last layer needs the others
        only as keys and values.
        """
        name = f"encoder.layer.{number}"
        asking = entry
        if first_only:
            first = graph.constant(f"{name}.first", np.array([0], dtype=np.int64))
            asking = graph.node("Gather", [entry, first], f"{name}.asking", axis=1)
        attended = self._attended(graph, entry, asking, name)
        return self._widened(
            graph, self._closed(graph, attended, asking, f"{name}.attention"), name
        )

    def _attended(self, graph: Graph, entry: str, asking: str, name: str) -> str:
        parts = [
            graph.linear(
                asking if part == "query" else entry,
                f"{name}.attention.self.{part}",
                self.weights[f"{name}.attention.self.{part}.weight"],
                self.weights[f"{name}.attention.self.{part}.bias"],
            )
            for part in ("query", "key", "value")
        ]
        return graph.node(
            "MultiHeadAttention",
            parts,
            f"{name}.attention.heads",
            domain=MICROSOFT,
            num_heads=self.shape.heads,
        )

    def _widened(self, graph: Graph, entry: str, name: str) -> str:
        wide = graph.linear(
            entry,
            f"{name}.intermediate.dense",
            self.weights[f"{name}.intermediate.dense.weight"],
            self.weights[f"{name}.intermediate.dense.bias"],
        )
        curved = graph.node("Gelu", [wide], f"{name}.intermediate", domain=MICROSOFT)
        return self._closed(graph, curved, entry, name)

    def _closed(self, graph: Graph, entry: str, past: str, name: str) -> str:
        dense = graph.linear(
            entry,
            f"{name}.output.dense",
            self.weights[f"{name}.output.dense.weight"],
            self.weights[f"{name}.output.dense.bias"],
        )
        total = graph.node("Add", [dense, past], f"{name}.output.total")
        return self._normed(graph, total, f"{name}.output")

    def _normed(self, graph: Graph, entry: str, name: str) -> str:
        parts = (f"{name}.LayerNorm.{part}" for part in ("weight", "bias"))
        held = [graph.constant(part, self.weights[part]) for part in parts]
        return graph.node("LayerNormalization", [entry, *held], name, epsilon=self.shape.epsilon)


def _words(graph: Graph, table: Floats) -> str:
    if graph.precision is Precision.FLOAT32:
        held = graph.constant("embeddings.words", table)
        return graph.node("Gather", [held, "input_ids"], "embeddings.found")
    if graph.precision is Precision.INT4_TOKENS:
        return graph.rows(Nibbles.of(table), "embeddings.words", "Gather", ["input_ids"])
    rows, scales = by_row(table)
    held = graph.constant("embeddings.words", rows)
    found = graph.node("Gather", [held, "input_ids"], "embeddings.bytes")
    floats = graph.node("Cast", [found], "embeddings.floats", to=1)
    sizes = graph.constant("embeddings.scales", scales)
    scale = graph.node("Gather", [sizes, "input_ids"], "embeddings.scale")
    return graph.node("Mul", [floats, scale], "embeddings.found")


def _places(graph: Graph, table: Floats) -> str:
    held = graph.constant("embeddings.places", table)
    start = graph.constant("embeddings.start", np.array([0], dtype=np.int64))
    length = graph.node("Shape", ["input_ids"], "embeddings.length", start=1, end=2)
    return graph.node("Slice", [held, start, length], "embeddings.placing")


def _sums(graph: Graph, state: str) -> str:
    """Add up each text's tokens; once normalised, the sum is the mean.

    A product with ones takes text by text. ReduceMean adds in another order for a batch than for
    one text, so that a vector would depend on its company in the last bit.
    """
    from onnx import numpy_helper

    one = graph.constant("pooling.one", np.array([1], dtype=np.int64))
    shape = graph.node("Concat", [one, "embeddings.length"], "pooling.shape", axis=0)
    value = numpy_helper.from_array(np.array([1], dtype=np.float32))
    ones = graph.node("ConstantOfShape", [shape], "pooling.ones", value=value)
    total = graph.node("MatMul", [ones, state], "pooling.total")
    return graph.node("Squeeze", [total, one], "pooling")


def encoder_graph(bert: Bert, precision: Precision) -> Any:
    """Return the ONNX model from ``input_ids`` to unit ``vectors``, the mean over all tokens."""
    graph = Graph(precision)
    state = bert.embedded(graph, types=False)
    for number in range(bert.shape.layers):
        state = bert.layer(graph, state, number, first_only=False)
    graph.node("LpNormalization", [_sums(graph, state)], "vectors", axis=1, p=2)
    return model_of(graph, inputs=["input_ids"], output="vectors", width=bert.shape.hidden)


def classifier_graph(bert: Bert, head: tuple[Floats, Floats], precision: Precision) -> Any:
    """Return the ONNX model from ``input_ids`` and ``token_type_ids`` to ``logits``.

    Args:
        bert: With its pooler.
        head: Weight, shape (labels, hidden), and bias of the last linear layer.
        precision: Of everything but pooler and head, which stay in 32-bit floats.
    """
    graph = Graph(precision)
    state = bert.embedded(graph, types=True)
    last = bert.shape.layers - 1
    for number in range(bert.shape.layers):
        state = bert.layer(graph, state, number, first_only=number == last)
    axis = graph.constant("pooler.axis", np.array([1], dtype=np.int64))
    first = graph.node("Squeeze", [state, axis], "pooler.first")
    pooler = (bert.weights["pooler.dense.weight"], bert.weights["pooler.dense.bias"])
    dense = _gemm(graph, first, "pooler.dense", pooler)
    _gemm(graph, graph.node("Tanh", [dense], "pooler"), "logits", head)
    inputs = ["input_ids", "token_type_ids"]
    return model_of(graph, inputs=inputs, output="logits", width=len(head[1]))


def _gemm(graph: Graph, entry: str, name: str, layer: tuple[Floats, Floats]) -> str:
    held = [
        graph.constant(f"{name}.{part}", value)
        for part, value in zip(("weight", "bias"), layer, strict=True)
    ]
    return graph.node("Gemm", [entry, *held], name, transB=1)


def model_of(graph: Graph, *, inputs: Sequence[str], output: str, width: int) -> Any:
    """Return the ONNX model of a graph: its inputs are whole numbers, its output (texts, width)."""
    from onnx import TensorProto, checker, helper

    body = helper.make_graph(
        graph.nodes,
        "consist",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
            for name in inputs
        ],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", width])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(body, opset_imports=opsets, producer_name="consist", ir_version=9)
    checker.check_model(model)
    return model
