"""What every NLI model owes its users, asked of each adapter and of the tests' fake."""

from __future__ import annotations

from dataclasses import astuple
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from consist.models import bundled
from consist.ports import Scorer
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
    from consist.models.sentence_transformers import CrossEncoderScorer
    from tests.models.tiny_nli import tiny_classifier

    return CrossEncoderScorer.load(str(tiny_classifier(folder)))


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
