"""An ONNX graph as it is written, and the three ways a linear layer can stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from consist.models.blockwise import BLOCK, Floats, by_row, packed

MICROSOFT = "com.microsoft"


class Precision(StrEnum):
    """How the weights are kept and multiplied.

    INT8_TOKENS keeps 8-bit weights with a scale an output, and multiplies them in whole numbers
    with activations that are rounded to 8 bits token by token: the fastest, and the coarsest.
    INT8 keeps 8-bit weights in blocks and multiplies them with activations that are rounded to 8
    bits block by block within their own token. So with neither of them a text depends on another
    of its batch. INT8_WEIGHTS keeps the weights of INT8 but multiplies in 32-bit floats. FLOAT32
    rounds nothing.
    """

    INT8_TOKENS = "int8-tokens"
    INT8 = "int8"
    INT8_WEIGHTS = "int8-weights"
    FLOAT32 = "float32"


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added; a name stands for one value only."""

    precision: Precision
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)
    _added: dict[str, object] = field(default_factory=dict)

    def constant(self, name: str, value: np.ndarray[Any, Any]) -> str:
        """Add a constant, once, and return its name."""
        from onnx import numpy_helper

        if self._is_new(name, value.tobytes()):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], name: str, **attributes: Any) -> str:
        """Add an operator with one output, once, and return the output's name."""
        from onnx import helper

        if self._is_new(name, (kind, *inputs)):
            self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def _is_new(self, name: str, value: object) -> bool:
        """Remember what a name stands for, and refuse to let it stand for two things."""
        known = name in self._added
        if self._added.setdefault(name, value) != value:
            raise ValueError(f"two parts of the graph are named {name!r}")
        return not known

    def linear(self, entry: str, name: str, weight: Floats, bias: Floats | None = None) -> str:
        """Multiply by a weight of shape (outputs, inputs); add the bias if there is one."""
        extra = [] if bias is None else [self.constant(f"{name}.bias", bias)]
        if self.precision in {Precision.INT8, Precision.INT8_WEIGHTS}:
            return self._by_block(entry, name, weight, extra)
        if self.precision is Precision.INT8_TOKENS:
            product = self._by_token(entry, name, weight)
        else:
            matrix = self.constant(f"{name}.weight", weight.T)
            product = self.node("MatMul", [entry, matrix], f"{name}.product")
        return self.node("Add", [product, *extra], name) if extra else product

    def _by_block(self, entry: str, name: str, weight: Floats, extra: Sequence[str]) -> str:
        data, scales = packed(weight)
        held = [
            self.constant(f"{name}.weight", data),
            self.constant(f"{name}.scales", scales.reshape(-1)),
        ]
        outputs, inputs = weight.shape
        return self.node(
            "MatMulNBits",
            [entry, *held, *(["", "", *extra] if extra else [])],
            name,
            domain=MICROSOFT,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=BLOCK,
            accuracy_level=4 if self.precision is Precision.INT8 else 1,
        )

    def _by_token(self, entry: str, name: str, weight: Floats) -> str:
        """Multiply in whole numbers; the sums are exact, and then the two scales are put back."""
        rows, scales = by_row(weight)
        held = self.constant(f"{name}.weight", rows.T)
        steps = self.constant(f"{name}.scales", scales[:, 0])
        one = self.constant("rounding.one", np.array(1, dtype=np.float32))
        width = self.constant(f"rounding.width.{len(rows)}", np.array([len(rows)]))
        data, step, places = self._rounded(entry, weight.shape[1])
        product = self.node(
            "MatMulIntegerToFloat",
            [data, held, one, steps, "rounding.middle"],
            f"{name}.whole",
            domain=MICROSOFT,
        )
        scaled = self.node("Mul", [product, step], f"{name}.scaled")
        shape = self.node("Concat", [places, width], f"{name}.shape", axis=0)
        return self.node("Reshape", [scaled, shape], f"{name}.product")

    def _rounded(self, entry: str, width: int) -> tuple[str, str, str]:
        """Round each token to 8 bits, its largest number to 127; layers that share it do so once.

        Returns:
            The names of the bytes, shape (tokens of all texts, width), centred on 128, of their
            scales, shape (tokens of all texts, 1), and of the shape (texts, tokens).
        """
        rows = self.constant(f"rounding.rows.{width}", np.array([-1, width]))
        axis = self.constant("rounding.axis", np.array([1]))
        step = self.constant("rounding.step", np.array(1 / 127, dtype=np.float32))
        least = self.constant("rounding.least", np.array(1e-9, dtype=np.float32))
        middle = self.constant("rounding.middle", np.array(128, dtype=np.uint8))
        flat = self.node("Reshape", [entry, rows], f"{entry}.rounded.flat")
        sizes = self.node("Abs", [flat], f"{entry}.rounded.sizes")
        largest = self.node("ReduceMax", [sizes, axis], f"{entry}.rounded.largest", keepdims=0)
        scale = self.node("Mul", [largest, step], f"{entry}.rounded.step")
        scale = self.node("Max", [scale, least], f"{entry}.rounded.scale")
        count = self.node("Shape", [scale], f"{entry}.rounded.count")
        middles = self.node("Expand", [middle, count], f"{entry}.rounded.middles")
        data = self.node("QuantizeLinear", [flat, scale, middles], f"{entry}.rounded.bytes", axis=0)
        column = self.node("Unsqueeze", [scale, axis], f"{entry}.rounded.column")
        return data, column, self.node("Shape", [entry], f"{entry}.rounded.places", start=0, end=2)
