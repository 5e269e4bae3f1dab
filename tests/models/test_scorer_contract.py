"""What every NLI model owes its users, asked of each adapter and of the tests' fake."""

from __future__ import annotations

import json
from dataclasses import astuple
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from consist.cached import CachedScorer
from consist.models import bundled
from consist.ports import Scorer
from consist.store.cache import SqliteCache
from tests.fakes import OverlapScorer
from tests.models.odd_texts import ODD

PLAIN = [
    ("The dam broke on Monday.", "The dam held on Monday."),
    ("Nine people died in the town.", "Twelve people died in the town."),
    ("The river rose.", "The river rose, and nine people in the town lost their houses to it."),
    ("The dam broke on Monday and the river rose.", "The river rose."),
]


@pytest.fixture(
    scope="module",
    params=[
        "fake",
        pytest.param("bundled", marks=pytest.mark.model),
        pytest.param("bundled-large", marks=pytest.mark.model),
        "sentence-transformers",
    ],
)
def scorer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    match request.param:
        case "fake":
            return OverlapScorer()
        case "bundled":
            return bundled.scorer()
        case "bundled-large":
            return bundled.large_scorer()
        case _:
            return _tiny(tmp_path_factory.mktemp("tiny"))


def _tiny(folder: Path) -> Scorer:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed")
    from tests.models.tiny_nli import tiny_classifier

    return _opened(tiny_classifier(folder))


def _opened(model: Path) -> Scorer:
    from consist.models.sentence_transformers import CrossEncoderScorer

    return CrossEncoderScorer.load(str(model))


def matrix(scorer: Scorer, pairs: list[tuple[str, str]]) -> np.ndarray:
    return np.array([astuple(scores) for scores in scorer.score(pairs)])


def test_scores_are_probabilities(scorer: Scorer) -> None:
    found = matrix(scorer, PLAIN)
    assert found.shape == (len(PLAIN), 3)
    assert (found >= 0).all()
    assert found.sum(axis=1) == pytest.approx(1, abs=1e-6)


def test_no_pair_gives_no_scores(scorer: Scorer) -> None:
    assert scorer.score([]) == []


def test_scores_come_in_the_pairs_order_and_depend_on_no_company(scorer: Scorer) -> None:
    together = matrix(scorer, PLAIN)
    assert np.abs(together - matrix(scorer, PLAIN[::-1])[::-1]).max() < 1e-5
    alone = np.concatenate([matrix(scorer, [pair]) for pair in PLAIN])
    assert np.abs(together - alone).max() < 1e-5
    assert np.ptp(together, axis=0).max() > 1e-4


def test_odd_pairs_are_answered(scorer: Scorer) -> None:
    pairs = [(text, PLAIN[0][0]) for text in ODD] + [(PLAIN[0][0], text) for text in ODD]
    found = matrix(scorer, pairs)
    assert np.isfinite(found).all()
    assert found.sum(axis=1) == pytest.approx(1, abs=1e-6)


def test_the_identity_stays(scorer: Scorer) -> None:
    before = scorer.identity
    scorer.score(PLAIN)
    assert scorer.identity == before
    assert before.name
    assert before.revision


@pytest.mark.parametrize(
    "corrected",
    [
        {"id2label": {"0": "entailment", "1": "contradiction", "2": "neutral"}},
        {"consist_temperature": 2.0},
    ],
    ids=["labels", "temperature"],
)
def test_what_a_corrected_config_scores_is_not_taken_from_the_cache(
    tmp_path: Path, corrected: dict[str, object]
) -> None:
    before = CachedScorer(_tiny(tmp_path), SqliteCache.open(tmp_path / "cache.db"))
    before.score(PLAIN)
    config = tmp_path / "classifier" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | corrected))
    fresh = _opened(tmp_path / "classifier")
    after = CachedScorer(fresh, SqliteCache.open(tmp_path / "cache.db"))
    assert after.score(PLAIN) == fresh.score(PLAIN)
