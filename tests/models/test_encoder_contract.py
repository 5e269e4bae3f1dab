"""What every encoder owes its users, asked of each adapter and of the tests' fake."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from consist.models import bundled
from consist.ports import Encoder
from tests.fakes import HashEncoder
from tests.models.odd_texts import ODD

PLAIN = [
    "The dam broke on Monday.",
    "The dam held on Monday.",
    "Nine people died in the town, the mayor said, and twelve are still looked for in the river.",
    "The river rose.",
]


@pytest.fixture(
    scope="module",
    params=["fake", pytest.param("bundled", marks=pytest.mark.model), "sentence-transformers"],
)
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    match request.param:
        case "fake":
            return HashEncoder()
        case "bundled":
            return bundled.encoder()
        case _:
            return _tiny(tmp_path_factory.mktemp("tiny"))


def _tiny(folder: Path) -> Encoder:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed")
    from tests.models.tiny_nli import tiny_encoder

    return _opened(tiny_encoder(folder))


def _opened(model: Path) -> Encoder:
    from consist.models.sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder.load(str(model))


def test_vectors_are_unit_vectors_of_the_dimension_it_says(encoder: Encoder) -> None:
    vectors = encoder.encode(PLAIN)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(PLAIN), encoder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_vectors_come_in_the_texts_order_and_depend_on_no_company(encoder: Encoder) -> None:
    together = encoder.encode(PLAIN)
    turned = encoder.encode(PLAIN[::-1])[::-1]
    alone = np.concatenate([encoder.encode([text]) for text in PLAIN])
    assert np.abs(together - turned).max() < 1e-5
    assert np.abs(together - alone).max() < 1e-5
    assert np.unique(together.round(4), axis=0).shape[0] == len(PLAIN)


def test_equal_texts_have_equal_vectors(encoder: Encoder) -> None:
    first, _, last = encoder.encode([PLAIN[0], PLAIN[2], PLAIN[0]])
    assert np.abs(first - last).max() < 1e-6


def test_odd_texts_are_answered(encoder: Encoder) -> None:
    vectors = encoder.encode(ODD)
    assert np.isfinite(vectors).all()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_identity_stays(encoder: Encoder) -> None:
    before = encoder.identity
    encoder.encode(PLAIN)
    assert encoder.identity == before
    assert before.name
    assert before.revision


def _pool_the_first_token(model: Path) -> None:
    pooling = {"word_embedding_dimension": 32, "pooling_mode_cls_token": True}
    (model / "1_Pooling" / "config.json").write_text(json.dumps(pooling))


def _put_a_prompt_first(model: Path) -> None:
    prompts = {"prompts": {"news": "the town: "}, "default_prompt_name": "news"}
    (model / "config_sentence_transformers.json").write_text(json.dumps(prompts))


@pytest.mark.parametrize("change", [_pool_the_first_token, _put_a_prompt_first])
def test_the_same_weights_in_another_setting_are_another_encoder(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    before = _tiny(tmp_path)
    again = _opened(tmp_path / "encoder")
    change(tmp_path / "encoder")
    after = _opened(tmp_path / "encoder")
    assert before.identity == again.identity != after.identity
