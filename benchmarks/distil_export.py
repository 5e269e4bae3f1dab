"""Write the large model that distil.py made as a folder that consist opens.

    python benchmarks/distil_export.py LARGE.safetensors TARGET

LARGE is what distil.py wrote; TARGET gets model.onnx, tokenizer.json and model.json. The tokenizer
is that of the small model: its pieces stand four places on in the teacher's vocabulary, and its
marks, [CLS] and [SEP], get the vectors of the teacher's own. The temperature is 1 until
calibrate_nli.py fits it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from arguments import described
from distil_four_bits import FACTORS, SCALE, WHOLE
from distil_loading import MPNET, layers_of
from distil_model import TEACHER, buckets
from distil_texts import LONGEST

from consist.models import bundled
from consist.models.bert_graph import model_of
from consist.models.folder import (
    SCORER,
    TOKENIZER,
    WEIGHTS,
    Description,
    checksum,
    write_description,
)
from consist.models.graph import MICROSOFT, Graph, Precision
from consist.models.nibbles import Nibbles

BASE = "all-mpnet-base-v2"
LABELS = ("contradiction", "entailment", "neutral")
"""In the order of distil_pairs.py's bits."""

CLS, SEP = 101, 102
"""The marks in the small model's vocabulary."""

FLOAT = 1


@dataclass(frozen=True, slots=True)
class Large:
    """The large model's weights by their names in transformers."""

    matrices: Mapping[str, Nibbles]
    rest: Mapping[str, Any]  # float32 arrays

    @classmethod
    def read(cls, path: Path) -> Large:
        """Read what `distil_four_bits.packed` made of them."""
        from safetensors.numpy import load_file

        raw = load_file(str(path))
        names = [name.removesuffix(WHOLE) for name in raw if name.endswith(WHOLE)]
        matrices = {
            name: Nibbles.unpacked(*(raw.pop(name + part) for part in (WHOLE, FACTORS, SCALE)))
            for name in names
        }
        return cls(matrices, raw)

    def words(self) -> Nibbles:
        """Return the vectors of the word pieces as the small model counts them."""
        table = self.matrices["embeddings.word_embeddings.weight"]
        rows = np.arange(len(table.scales) - 1 - TEACHER.shift) + TEACHER.shift  # without <mask>
        rows[[CLS, SEP]] = TEACHER.begin, TEACHER.end
        return _rows(table, rows)

    def places(self) -> Nibbles:
        """Return the vectors of the places from the first on."""
        table = self.matrices["embeddings.position_embeddings.weight"]
        return _rows(table, np.arange(TEACHER.first_position, TEACHER.first_position + LONGEST))


def _rows(table: Nibbles, rows: Any) -> Nibbles:
    return Nibbles(table.whole[rows], table.factors[rows], table.scales[rows])


class Writer:
    """Adds the parts of the model to a graph."""

    def __init__(self, large: Large) -> None:
        self.large = large
        self.graph = Graph(Precision.INT4_TOKENS)

    def model(self) -> Any:
        """Return the ONNX model from ``input_ids`` to ``logits``."""
        graph = self.graph
        state = self.embedded()
        bias = self.bias()
        for number in range(layers_of(self.large.matrices)):
            state = self.layer(state, f"encoder.layer.{number}.", bias)
        pooled = self.linear(self.read(state), "pooler.dense")
        curved = graph.node("Gelu", [pooled], "pooler", domain=MICROSOFT)
        axis = graph.constant("pooler.axis", np.array([1]))
        flat = graph.node("Squeeze", [curved, axis], "pooler.flat")
        head = [self.constant(f"classifier.{part}") for part in ("weight", "bias")]
        graph.node("Gemm", [flat, *head], "logits", transB=1)
        inputs = ["input_ids", "token_type_ids"]  # the latter is read by nothing
        return model_of(graph, inputs=inputs, output="logits", width=len(LABELS))

    def constant(self, name: str) -> str:
        """Add one of the weights that are not in 4 bits."""
        return self.graph.constant(name, self.large.rest[name].astype(np.float32))

    def linear(self, entry: str, name: str) -> str:
        """Add a layer of the model by its name."""
        bias = self.large.rest[f"{name}.bias"].astype(np.float32)
        return self.graph.linear(entry, name, self.large.matrices[f"{name}.weight"], bias)

    def embedded(self) -> str:
        """Add the embedding of ``input_ids``."""
        graph = self.graph
        start = graph.constant("embeddings.start", np.array([0]))
        length = graph.node("Shape", ["input_ids"], "embeddings.length", start=1, end=2)
        words = graph.rows(self.large.words(), "embeddings.words", "Gather", ["input_ids"])
        places = graph.rows(self.large.places(), "embeddings.places", "Slice", [start, length])
        total = graph.node("Add", [words, places], "embeddings.total")
        return self.norm(total, "embeddings.LayerNorm")

    def bias(self) -> str:
        """Add what the distance of two tokens adds to attention, (1, heads, tokens, tokens)."""
        graph = self.graph
        told = self.large.rest["encoder.relative_attention_bias.weight"].astype(np.float32)
        away = buckets(torch.arange(-LONGEST + 1, LONGEST)).numpy()
        table = graph.constant("distance.table", told[away])
        zero, one, axes = (
            graph.constant(f"distance.{name}", np.array(value))
            for name, value in (("zero", 0), ("one", 1), ("axes", [0]))
        )
        middle = graph.constant("distance.middle", np.array(LONGEST - 1))
        length = graph.node("Squeeze", ["embeddings.length", axes], "distance.length")
        to = graph.node("Range", [zero, length, one], "distance.to")
        column = graph.constant("distance.column", np.array([1]))
        asking = graph.node("Unsqueeze", [to, column], "distance.from")
        away_ = graph.node("Sub", [to, asking], "distance.away")
        place = graph.node("Add", [away_, middle], "distance.place")
        found = graph.node("Gather", [table, place], "distance.found")
        turned = graph.node("Transpose", [found], "distance.turned", perm=[2, 0, 1])
        return graph.node("Unsqueeze", [turned, axes], "distance")

    def layer(self, entry: str, at: str, bias: str) -> str:
        """Add a layer."""
        graph = self.graph
        parts = [self.linear(entry, at + name) for name in MPNET.qkv]
        heads = graph.node(
            "MultiHeadAttention",
            [*parts, "", "", bias],
            f"{at}heads",
            domain=MICROSOFT,
            num_heads=TEACHER.heads,
        )
        attended = self.closed(self.linear(heads, at + MPNET.out), entry, at + MPNET.norm)
        wide = self.linear(attended, f"{at}intermediate.dense")
        curved = graph.node("Gelu", [wide], f"{at}intermediate", domain=MICROSOFT)
        return self.closed(
            self.linear(curved, f"{at}output.dense"), attended, f"{at}output.LayerNorm"
        )

    def closed(self, made: str, past: str, name: str) -> str:
        """Add what was before, and a norm."""
        total = self.graph.node("Add", [made, past], f"{name}.total")
        return self.norm(total, name)

    def norm(self, entry: str, name: str) -> str:
        """Add a norm by its name."""
        held = [self.constant(f"{name}.{part}") for part in ("weight", "bias")]
        return self.graph.node("LayerNormalization", [entry, *held], name, epsilon=TEACHER.epsilon)

    def read(self, state: str) -> str:
        """Add what the head reads, (texts, 1, 2 * width): the first token beside the mean.

        The mean is a product with ones, as in `bert_graph`.
        """
        graph = self.graph
        first = graph.node(
            "Gather", [state, graph.constant("pooling.first", np.array([0]))], "first", axis=1
        )
        one = graph.constant("pooling.one", np.array([1]))
        shape = graph.node("Concat", [one, "embeddings.length"], "pooling.shape", axis=0)
        ones = graph.node("ConstantOfShape", [shape], "pooling.ones", value=_float_one())
        total = graph.node("MatMul", [ones, state], "pooling.total")
        length = graph.node("Cast", ["embeddings.length"], "pooling.length", to=FLOAT)
        mean = graph.node("Div", [total, length], "pooling.mean")
        return graph.node("Concat", [first, mean], "pooling", axis=2)


def _float_one() -> Any:
    from onnx import numpy_helper

    return numpy_helper.from_array(np.array([1], dtype=np.float32))


def export(source: Path, target: Path) -> Description:
    """Write the folder and return what it says of itself."""
    target.mkdir(parents=True, exist_ok=True)
    model = Writer(Large.read(source)).model()
    (target / WEIGHTS).write_bytes(model.SerializeToString(deterministic=True))
    shutil.copyfile(bundled.folder(bundled.SMALL) / TOKENIZER, target / TOKENIZER)
    description = Description(
        kind=SCORER,
        name="consist-nli-large",
        base=BASE,
        precision=Precision.INT4_TOKENS,
        max_length=LONGEST,
        sha256=checksum(target / WEIGHTS),
        tokenizer_sha256=checksum(target / TOKENIZER),
        labels=LABELS,
    )
    write_description(target, description)
    return description


def main() -> None:
    """Write the folder and print its description."""
    parser = described(__doc__)
    parser.add_argument("large", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    print(export(arguments.large, arguments.target))


if __name__ == "__main__":
    main()
