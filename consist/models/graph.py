"""An ONNX graph as it is written, and the ways a linear layer can stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from consist.models.blockwise import BLOCK, Floats, by_row, packed
from consist.models.nibbles import BLOCK as NIBBLES_A_FACTOR
from consist.models.nibbles import ZERO, Nibbles

MICROSOFT = "com.microsoft"

_FLOAT, _INT8 = 1, 3  # of onnx.TensorProto


class Precision(StrEnum):
    """How the weights are kept and multiplied.

    INT8_TOKENS keeps 8-bit weights with a scale an output, and multiplies them in whole numbers
    with activations that are rounded to 8 bits token by token: the fastest. INT4_TOKENS keeps
    weights in 4 bits (`nibbles`), of which a session makes 8 as it opens, and multiplies alike: the
    smallest, and the coarsest.
    INT8 keeps 8-bit weights in blocks and multiplies them with activations that are rounded to 8
    bits block by block within their own token. So with neither of them a text depends on another
    of its batch. INT8_WEIGHTS keeps the weights of INT8 but multiplies in 32-bit floats. FLOAT32
    rounds nothing.
    """

    INT4_TOKENS = "int4-tokens"
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
            self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
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

    def linear(
        self, entry: str, name: str, weight: Floats | Nibbles, bias: Floats | None = None
    ) -> str:
        """Multiply by a weight of shape (outputs, inputs); add the bias if there is one."""
        extra = [] if bias is None else [self.constant(f"{name}.bias", bias)]
        if self.precision is Precision.INT4_TOKENS and not isinstance(weight, Nibbles):
            weight = Nibbles.of(weight)
        if isinstance(weight, Nibbles):
            held = self._widened(name, weight)
            product = self._by_token(entry, name, weight.shape[1], held, weight.scales)
            return self.node("Add", [product, *extra], name) if extra else product
        if self.precision in {Precision.INT8, Precision.INT8_WEIGHTS}:
            return self._by_block(entry, name, weight, extra)
        if self.precision is Precision.INT8_TOKENS:
            rows, scales = by_row(weight)
            held = self.constant(f"{name}.weight", rows.T)
            product = self._by_token(entry, name, weight.shape[1], held, scales[:, 0])
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

    def rows(self, table: Nibbles, name: str, kind: str, chosen: Sequence[str]) -> str:
        """Add the rows of a table that Gather or Slice chooses, made floats only when chosen."""
        whole, factors = table.split()
        kept: dict[str, np.ndarray[Any, Any]] = {
            "whole": whole,
            "factors": factors,
            "scales": table.scales[:, None],
        }
        found = {
            part: self.node(
                kind, [self.constant(f"{name}.{part}", held), *chosen], f"{name}.{part}.chosen"
            )
            for part, held in kept.items()
        }
        numbers, times = (
            self.node(
                "Cast",
                [self._halves(found[part], f"{name}.{part}", axis=-1)],
                f"{name}.{part}.floats",
                to=_FLOAT,
            )
            for part in ("whole", "factors")
        )
        zero = self.constant("nibbles.zero.float", np.array(ZERO, dtype=np.float32))
        one = self.constant("nibbles.one.float", np.array(1, dtype=np.float32))
        last = self.constant("nibbles.last", np.array([-1]))
        lead = [0, 0] if kind == "Gather" else [0]  # the axes before that of the columns
        blocks = self.constant(f"{name}.blocks", np.array([*lead, -1, NIBBLES_A_FACTOR]))
        flat = self.constant(f"{name}.flat", np.array([*lead, table.shape[1]]))
        numbers = self.node("Sub", [numbers, zero], f"{name}.centred")
        numbers = self.node("Reshape", [numbers, blocks], f"{name}.numbers")
        times = self.node("Add", [times, one], f"{name}.times")
        times = self.node("Unsqueeze", [times, last], f"{name}.times.blocks")
        product = self.node("Mul", [numbers, times], f"{name}.product")
        product = self.node("Reshape", [product, flat], f"{name}.product.flat")
        return self.node("Mul", [product, found["scales"]], name)

    def _halves(self, entry: str, name: str, *, axis: int) -> str:
        """Add the numbers that bytes hold two of: their lower halves, then the upper ones."""
        low_bits = self.constant("nibbles.low", np.array(15, dtype=np.uint8))
        by = self.constant("nibbles.by", np.array(4, dtype=np.uint8))
        low = self.node("BitwiseAnd", [entry, low_bits], f"{name}.low")
        high = self.node("BitShift", [entry, by], f"{name}.high", direction="RIGHT")
        return self.node("Concat", [low, high], f"{name}.halves", axis=axis)

    def _widened(self, name: str, weight: Nibbles) -> str:
        """Add what makes bytes, (inputs, outputs), of 4 bits; a session does it as it opens."""
        outputs, inputs = weight.shape
        whole, factors = (
            self._halves(self.constant(f"{name}.{part}", held), f"{name}.{part}", axis=1)
            for part, held in zip(("nibbles", "factors"), weight.split(), strict=True)
        )
        rows = self._multiplied(whole, factors, weight.factors.size, f"{name}.wide")
        shape = self.constant(f"nibbles.shape.{outputs}.{inputs}", np.array([outputs, inputs]))
        table = self.node("Reshape", [rows, shape], f"{name}.rows")
        return self.node("Transpose", [table], f"{name}.weight", perm=[1, 0])

    def _multiplied(self, whole: str, factors: str, count: int, name: str) -> str:
        """Multiply each of so many blocks by its factor, without widening their bytes first.

        Each block is a channel of one convolution, whose kernels have one number. Of the operators
        that multiply bytes it is the one that onnxruntime folds: what is not folded as a session
        opens is done again in each run.
        """
        unit = self.constant("nibbles.unit", np.array(1, dtype=np.float32))
        sides = []
        for part, entry, zero, shape in (
            ("blocks", whole, ZERO, [1, count, NIBBLES_A_FACTOR]),
            ("times", factors, -1, [count, 1, 1]),
        ):
            places = self.constant(f"nibbles.{part}.{count}", np.array(shape))
            held = self.node("Cast", [entry], f"{name}.{part}.bytes", to=_INT8)
            held = self.node("Reshape", [held, places], f"{name}.{part}")
            stands = self.constant(f"nibbles.{part}.zero", np.array(zero, dtype=np.int8))
            sides += [held, unit, stands]
        none = self.constant("nibbles.none", np.array(0, dtype=np.int8))
        return self.node("QLinearConv", [*sides, unit, none], name, group=count)

    def _by_token(self, entry: str, name: str, inputs: int, held: str, scales: Floats) -> str:
        """Multiply in whole numbers; the sums are exact, and then the two scales are put back.

        `held` is the name of the weight's bytes, (inputs, outputs); the scales are (outputs,).
        """
        steps = self.constant(f"{name}.scales", scales)
        one = self.constant("rounding.one", np.array(1, dtype=np.float32))
        width = self.constant(f"rounding.width.{len(scales)}", np.array([len(scales)]))
        data, step, places = self._rounded(entry, inputs)
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
