"""The exported models agree with sentence-transformers on the same weights."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest

from consist.errors import ModelError
from consist.models.blockwise import by_row, packed
from consist.models.folder import TEMPERATURE
from consist.models.graph import Precision
from consist.models.nibbles import Nibbles
from consist.models.onnx_encoder import OnnxEncoder
from consist.models.onnx_scorer import OnnxScorer

TEXTS = [
    "the dam broke",
    "a river rose on friday",
    "nine died on monday not twelve died on friday and the dam held",
    "",
    "the river " * 40,
]
PAIRS = [(one, other) for one in TEXTS for other in TEXTS]


def test_packed_weights_are_within_half_a_step() -> None:
    weight = np.random.default_rng(0).normal(size=(6, 64)).astype(np.float32)
    weight[2, :32] = 0
    data, scales = packed(weight)
    back = (data.astype(np.float32) - 128) * scales[..., None]
    assert (np.abs(back - weight.reshape(6, 2, 32)) <= scales[..., None] * 0.5001).all()
    rows, steps = by_row(weight)
    assert (np.abs(rows * steps - weight) <= steps * 0.5001).all()


@pytest.fixture(scope="module")
def packages() -> None:
    for package in ("onnx", "sentence_transformers"):
        pytest.importorskip(package)


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("precision", "cosine"), [("float32", 0.999999), ("int8", 0.99), ("int8-tokens", 0.99)]
)
def test_an_exported_encoder_agrees(tmp_path: Path, precision: str, cosine: float) -> None:
    from consist.models.export import export_encoder
    from consist.models.sentence_transformers import SentenceTransformersEncoder
    from tests.models.tiny_nli import tiny_encoder

    source = tiny_encoder(tmp_path)
    export_encoder(source, tmp_path / "onnx", precision=Precision(precision))
    ours = OnnxEncoder.load(tmp_path / "onnx").encode(TEXTS)
    theirs = SentenceTransformersEncoder.load(str(source)).encode(TEXTS)
    assert (ours * theirs).sum(axis=1).min() > cosine
    assert (ours[0] * theirs[1]).sum() < cosine


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    ("precision", "tolerance"), [("float32", 1e-5), ("int8", 0.05), ("int8-tokens", 0.05)]
)
def test_an_exported_scorer_agrees(tmp_path: Path, precision: str, tolerance: float) -> None:
    from consist.models.export import export_scorer
    from consist.models.sentence_transformers import CrossEncoderScorer
    from tests.models.tiny_nli import tiny_classifier

    source = tiny_classifier(tmp_path)
    config = json.loads((source / "config.json").read_text())
    (source / "config.json").write_text(json.dumps(config | {TEMPERATURE: 0.5}))
    export_scorer(source, source, precision=Precision(precision))
    ours = np.array([astuple(one) for one in OnnxScorer.load(source).score(PAIRS)])
    theirs = np.array([astuple(one) for one in CrossEncoderScorer.load(str(source)).score(PAIRS)])
    assert np.abs(ours - theirs).max() < tolerance
    assert np.ptp(theirs, axis=0).max() > 0.2


@pytest.mark.usefixtures("packages")
def test_a_scorer_in_4_bits_agrees_with_the_weights_as_they_are_rounded(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    from consist.models.export import export_scorer
    from consist.models.sentence_transformers import CrossEncoderScorer
    from tests.models.tiny_nli import tiny_classifier

    source = tiny_classifier(tmp_path, width=128)
    export_scorer(source, tmp_path / "onnx", precision=Precision.INT4_TOKENS)
    weights = load_file(source / "model.safetensors")
    for name, weight in weights.items():
        if weight.ndim == 2 and (".layer." in name or "word_embeddings" in name):
            weights[name] = Nibbles.of(weight).floats()
    save_file(weights, source / "model.safetensors", {"format": "pt"})
    ours = np.array([astuple(one) for one in OnnxScorer.load(tmp_path / "onnx").score(PAIRS)])
    theirs = np.array([astuple(one) for one in CrossEncoderScorer.load(str(source)).score(PAIRS)])
    assert np.abs(ours - theirs).mean() < 0.02  # what is left is the rounding of activations
    assert np.ptp(theirs, axis=0).max() > 0.2


@pytest.mark.usefixtures("packages")
def test_widths_that_4_bits_cannot_hold_are_refused(tmp_path: Path) -> None:
    from consist.models.export import export_scorer
    from tests.models.tiny_nli import tiny_classifier

    with pytest.raises(ModelError, match="no multiple of 128"):
        export_scorer(tiny_classifier(tmp_path), tmp_path / "onnx", precision=Precision.INT4_TOKENS)


@pytest.mark.usefixtures("packages")
def test_labels_without_meaning_are_refused_everywhere(tmp_path: Path) -> None:
    from consist.models.export import export_scorer
    from consist.models.sentence_transformers import CrossEncoderScorer
    from tests.models.tiny_nli import tiny_classifier

    source = tiny_classifier(tmp_path, {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"})
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1, LABEL_2"):
        export_scorer(source, tmp_path / "onnx")
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1, LABEL_2"):
        CrossEncoderScorer.load(str(source))


@pytest.mark.usefixtures("packages")
def test_another_architecture_is_refused(tmp_path: Path) -> None:
    from consist.models.export import export_scorer
    from tests.models.tiny_nli import tiny_classifier

    source = tiny_classifier(tmp_path)
    config = json.loads((source / "config.json").read_text())
    (source / "config.json").write_text(json.dumps(config | {"model_type": "deberta-v2"}))
    with pytest.raises(ModelError, match="'deberta-v2'"):
        export_scorer(source, tmp_path / "onnx")


@pytest.mark.usefixtures("packages")
def test_a_name_that_is_no_model_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    from consist.models.sentence_transformers import CrossEncoderScorer, SentenceTransformersEncoder

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    (tmp_path / "empty").mkdir()
    for name in ("no-such-owner/no-such-model", str(tmp_path / "empty")):
        with pytest.raises(ModelError, match="cannot be loaded"):
            SentenceTransformersEncoder.load(name)
        with pytest.raises(ModelError, match="cannot be loaded"):
            CrossEncoderScorer.load(name)
