"""The bundled models, and what becomes of their files when something is wrong with them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from consist.errors import ModelError
from consist.model import Scores
from consist.models import bundled
from consist.models.folder import (
    DESCRIPTION,
    ENCODER,
    SCORER,
    TOKENIZER,
    WEIGHTS,
    checksum,
    read_description,
    write_description,
)
from consist.models.onnx_encoder import OnnxEncoder
from consist.models.onnx_scorer import OnnxScorer
from consist.ports import Scorer

pytestmark = pytest.mark.model

TEXTS = [f"The dam of {place} broke on day {day}" + " of May" * (day % 4) for day in range(1, 9)
         for place in ("Halm", "Upper Tarn", "the old town")]  # fmt: skip
LIMIT = 50_000_000


@pytest.fixture
def encoder_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled.folder(ENCODER), tmp_path / ENCODER))


@pytest.fixture
def scorer_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled.folder(bundled.SMALL), tmp_path / SCORER))


def sign(folder: Path, kind: str) -> None:
    """Make the description agree with the files, as if they had been exported so."""
    described = replace(
        read_description(folder, kind),
        sha256=checksum(folder / WEIGHTS),
        tokenizer_sha256=checksum(folder / TOKENIZER),
    )
    write_description(folder, described)


def describe(folder: Path, **changes: Any) -> None:
    said = json.loads((folder / DESCRIPTION).read_text())
    (folder / DESCRIPTION).write_text(json.dumps(said | changes))


@pytest.mark.parametrize("name", [bundled.ENCODER, bundled.SMALL, bundled.LARGE])
def test_every_bundled_file_is_small(name: str) -> None:
    assert max(path.stat().st_size for path in bundled.folder(name).iterdir()) < LIMIT


@pytest.mark.parametrize(("threads", "tokens"), [(1, 1), (2, 100_000), (3, 64)])
def test_vectors_are_the_same_bytes_for_any_batch_and_threads(threads: int, tokens: int) -> None:
    other = OnnxEncoder.load(bundled.folder(ENCODER), threads=threads, tokens_a_batch=tokens)
    assert other.encode(TEXTS).tobytes() == bundled.encoder().encode(TEXTS).tobytes()


@pytest.mark.parametrize("name", [bundled.SMALL, bundled.LARGE])
@pytest.mark.parametrize(("threads", "tokens"), [(1, 1), (2, 100_000), (3, 64)])
def test_scores_are_the_same_for_any_batch_and_threads(
    name: str, threads: int, tokens: int
) -> None:
    pairs = list(pairwise(TEXTS))
    other = OnnxScorer.load(bundled.folder(name), threads=threads, tokens_a_batch=tokens)
    assert other.score(pairs) == OnnxScorer.load(bundled.folder(name)).score(pairs)


def test_the_bundled_scorer_is_the_large_model_where_the_small_one_leaves_a_pair_open() -> None:
    pairs = [
        ("The dam broke on Monday.", "The dam held."),
        ("The council will vote on the budget next week.", "The river rose by two metres."),
    ]
    small, large = bundled.small_scorer().score(pairs), bundled.large_scorer().score(pairs)
    assert small[0].entailment > bundled.LEAST_ENTAILMENT
    assert small[1].contradiction < bundled.LEAST_CONTRADICTION
    assert small[1] != large[1]
    assert bundled.scorer().score(pairs) == [large[0], small[1]]


def test_a_paraphrase_is_nearer_than_another_matter() -> None:
    asked, paraphrase, other = bundled.encoder().encode(
        ["The mayor stepped down.", "The mayor resigned.", "Wheat prices rose again."]
    )
    assert asked @ paraphrase > 0.6
    assert asked @ other < 0.3


def test_a_long_text_is_cut_at_its_end() -> None:
    words = "The dam broke. " * 100
    cut, longer = bundled.encoder().encode([words, words + "Nothing of this is true."])
    assert np.array_equal(cut, longer)


@pytest.mark.parametrize("load", [bundled.scorer, bundled.small_scorer, bundled.large_scorer])
def test_the_bundled_scorers_tell_the_labels_apart(load: Callable[[], Scorer]) -> None:
    same, opposite = load().score(
        [
            ("A man is sleeping in his bed.", "A man is asleep."),
            ("A man is sleeping in his bed.", "The man is awake and running."),
        ]
    )
    assert same.entailment > 0.5
    assert opposite.contradiction > 0.5


def test_a_file_that_changed_is_refused(encoder_folder: Path) -> None:
    data = bytearray((encoder_folder / WEIGHTS).read_bytes())
    data[len(data) // 2] ^= 1
    (encoder_folder / WEIGHTS).write_bytes(data)
    with pytest.raises(ModelError, match="SHA-256"):
        OnnxEncoder.load(encoder_folder)


def test_a_cut_file_is_refused(encoder_folder: Path) -> None:
    data = (encoder_folder / WEIGHTS).read_bytes()
    (encoder_folder / WEIGHTS).write_bytes(data[: len(data) // 2])
    sign(encoder_folder, ENCODER)
    with pytest.raises(ModelError, match=r"damaged or no ONNX model"):
        OnnxEncoder.load(encoder_folder)


def test_a_tokenizer_that_is_none_is_refused(encoder_folder: Path) -> None:
    (encoder_folder / TOKENIZER).write_text("{}")
    sign(encoder_folder, ENCODER)
    with pytest.raises(ModelError, match=r"damaged or no tokenizer"):
        OnnxEncoder.load(encoder_folder)


@pytest.mark.parametrize("missing", [WEIGHTS, TOKENIZER, DESCRIPTION])
def test_a_missing_file_is_named(encoder_folder: Path, missing: str) -> None:
    (encoder_folder / missing).unlink()
    with pytest.raises(ModelError, match=missing):
        OnnxEncoder.load(encoder_folder)


def test_a_foreign_model_is_refused_with_its_inputs(
    encoder_folder: Path, scorer_folder: Path
) -> None:
    shutil.copy(scorer_folder / WEIGHTS, encoder_folder / WEIGHTS)
    sign(encoder_folder, ENCODER)
    with pytest.raises(ModelError, match=r"takes input_ids, token_type_ids and gives .*logits"):
        OnnxEncoder.load(encoder_folder)


def test_a_folder_of_another_kind_is_refused(encoder_folder: Path) -> None:
    with pytest.raises(ModelError, match="'scorer' is needed"):
        OnnxScorer.load(encoder_folder)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"labels": ["LABEL_0", "LABEL_1", "LABEL_2"]}, "LABEL_0"),
        ({"labels": ["entailment", "not_entailment"]}, "not_entailment"),
        ({"temperature": 0}, "temperature"),
        ({"max_length": 1}, "max_length"),
        ({"max_length": "long"}, "describes no model"),
    ],
)
def test_a_description_of_nonsense_is_refused(
    scorer_folder: Path, changes: dict[str, Any], said: str
) -> None:
    describe(scorer_folder, **changes)
    with pytest.raises(ModelError, match=said):
        OnnxScorer.load(scorer_folder)


def test_labels_are_read_by_meaning(scorer_folder: Path) -> None:
    pair = ("A man is sleeping.", "The man is awake.")
    before = OnnxScorer.load(scorer_folder)
    turned = ["neutral", "entailment", "contradiction"]
    kept = json.loads((scorer_folder / DESCRIPTION).read_text())["labels"]
    describe(scorer_folder, labels=turned)
    after = OnnxScorer.load(scorer_folder)
    for place, label in enumerate(kept):
        one, other = before.score([pair])[0], after.score([pair])[0]
        assert getattr(other, turned[place]) == getattr(one, label)
    assert after.identity.revision != before.identity.revision


def test_a_higher_temperature_flattens_and_is_another_model(scorer_folder: Path) -> None:
    pair = ("A man is sleeping.", "The man is awake.")
    before = OnnxScorer.load(scorer_folder)
    warm = read_description(scorer_folder, SCORER).temperature * 10
    describe(scorer_folder, temperature=warm)
    after = OnnxScorer.load(scorer_folder)
    assert spread(after.score([pair])[0]) < spread(before.score([pair])[0])
    assert after.identity != before.identity


def spread(scores: Scores) -> float:
    each = (scores.entailment, scores.neutral, scores.contradiction)
    return max(each) - min(each)


def test_no_number_is_never_passed_on(scorer_folder: Path) -> None:
    data = (scorer_folder / WEIGHTS).read_bytes()
    stored = b"logits.bias\x4a\x0c"  # protobuf: a name, then the tag and length of twelve bytes
    assert data.count(stored) == 1
    start = data.index(stored) + len(stored)
    spoiled = data[:start] + np.float32("nan").tobytes() + data[start + 4 :]
    (scorer_folder / WEIGHTS).write_bytes(spoiled)
    sign(scorer_folder, SCORER)
    with pytest.raises(ModelError, match="no number"):
        OnnxScorer.load(scorer_folder).score([("A man is sleeping.", "The man is awake.")])
