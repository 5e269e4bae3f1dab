"""Weights in 4 bits: what is packed comes back, and a graph multiplies by it as by its floats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

from consist.models.graph import Graph, Precision
from consist.models.nibbles import BLOCK, Nibbles

ROWS, COLUMNS = 5, 4 * BLOCK


@pytest.fixture(scope="module")
def weight() -> Nibbles:
    rng = np.random.default_rng(3)
    return Nibbles(
        whole=rng.integers(-7, 8, (ROWS, COLUMNS)).astype(np.int8),
        factors=rng.integers(1, 17, (ROWS, COLUMNS // BLOCK)).astype(np.uint8),
        scales=rng.uniform(1e-3, 2e-3, ROWS).astype(np.float32),
    )


def test_the_floats_are_the_product_of_the_three_parts(weight: Nibbles) -> None:
    found = weight.floats()
    assert weight.shape == found.shape == (ROWS, COLUMNS)
    for row, column in ((0, 0), (2, BLOCK - 1), (2, BLOCK), (4, COLUMNS - 1)):
        wanted = (
            int(weight.whole[row, column])
            * int(weight.factors[row, column // BLOCK])
            * float(weight.scales[row])
        )
        assert found[row, column] == pytest.approx(wanted)


def test_neighbours_that_share_a_byte_are_unpacked(weight: Nibbles) -> None:
    whole = (weight.whole + 8).astype(np.uint8)
    factors = weight.factors - np.uint8(1)
    found = Nibbles.unpacked(
        whole[:, 0::2] | (whole[:, 1::2] << np.uint8(4)),
        factors[:, 0::2] | (factors[:, 1::2] << np.uint8(4)),
        weight.scales,
    )
    assert np.array_equal(found.whole, weight.whole)
    assert np.array_equal(found.factors, weight.factors)


def test_the_halves_of_a_split_row_are_its_halves(weight: Nibbles) -> None:
    whole, factors = weight.split()
    assert np.array_equal(np.hstack([whole & 15, whole >> 4]).astype(int) - 8, weight.whole)
    assert np.array_equal(np.hstack([factors & 15, factors >> 4]) + 1, weight.factors)


def test_what_was_split_is_joined_again(weight: Nibbles) -> None:
    again = Nibbles.joined(*weight.split(), weight.scales)
    assert np.array_equal(again.whole, weight.whole)
    assert np.array_equal(again.factors, weight.factors)
    assert np.array_equal(again.scales, weight.scales)


def model(weight: Nibbles) -> bytes:
    from onnx import TensorProto, helper

    graph = Graph(Precision.INT4_TOKENS)
    graph.linear("entry", "dense", weight, np.arange(ROWS, dtype=np.float32))
    body = helper.make_graph(
        graph.nodes,
        "test",
        [helper.make_tensor_value_info("entry", TensorProto.FLOAT, ["a", "b", COLUMNS])],
        [helper.make_tensor_value_info("dense", TensorProto.FLOAT, ["a", "b", ROWS])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    made: bytes = helper.make_model(body, opset_imports=opsets, ir_version=9).SerializeToString()
    return made


def run(weight: Nibbles, entry: Any) -> Any:
    return onnxruntime.InferenceSession(model(weight)).run(None, {"entry": entry})[0]


def test_a_graph_multiplies_by_the_floats(weight: Nibbles) -> None:
    pytest.importorskip("onnx", reason="needs the extra consist[dev]")
    entry = np.random.default_rng(4).standard_normal((2, 3, COLUMNS)).astype(np.float32)
    wanted = entry @ weight.floats().T + np.arange(ROWS)
    # each token is rounded to 8 bits by its largest number
    steps = np.abs(entry).max(-1, keepdims=True) / 127
    room = 0.5 * steps * np.abs(weight.floats()).sum(-1)
    assert (np.abs(run(weight, entry) - wanted) <= room + 1e-4).all()
    assert np.abs(run(weight, entry) - wanted).max() < 0.05 * np.abs(wanted).max()


def test_a_session_makes_the_bytes_as_it_opens_and_not_in_each_run(
    weight: Nibbles, tmp_path: Path
) -> None:
    onnx = pytest.importorskip("onnx", reason="needs the extra consist[dev]")
    options = onnxruntime.SessionOptions()
    options.optimized_model_filepath = str(tmp_path / "opened.onnx")
    onnxruntime.InferenceSession(model(weight), options)
    opened = onnx.load(options.optimized_model_filepath).graph
    assert "dense.weight" in {held.name for held in opened.initializer}
