"""Evidence of two sentences, one of either of two articles, and opinions for property tests."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from consist.decide.evidence import Evidence, gather
from consist.model import Article, Judgement, Pair, Scores, Story
from consist.ports import Vector
from consist.sentences import split
from consist.wording.tone_weights import INTERCEPT, UNIT, WEIGHTS

UNSURE = Scores(0.1, 0.1, 0.8)
CLASSES = ("agreement", "contradiction", "disputed", "framing", "none", "superseded")


def evidence_of(
    one: Article, other: Article, *, scores: Scores = UNSURE, tones: Sequence[float] = ()
) -> Evidence:
    """Return the evidence of the first sentences of two articles; `tones` are theirs, if known."""
    articles = [one, other]
    sentences = [sentence for article in articles for sentence in split(article)]
    pair = Pair.of(sentences[0], sentences[1], similarity=0.8, rank=1)
    return gather(
        articles,
        sentences,
        [Judgement(pair, scores, scores)],
        stories=[Story("s", (one.id, other.id))],
        vectors=dict(zip(sentences, map(vector_of, tones), strict=True)) if tones else None,
    )[0]


def vector_of(tone: float) -> Vector:
    """Return a vector that has this tone; it is no unit vector."""
    weights = np.array(WEIGHTS) * UNIT
    return (weights * (tone - INTERCEPT) / (weights @ weights)).astype(np.float32)


@st.composite
def opinions(draw: st.DrawFn) -> dict[str, float]:
    """Draw the probability of each class of the decider."""
    weights = [draw(st.floats(0, 1)) for _ in CLASSES]
    total = sum(weights) or 1.0
    return {name: weight / total for name, weight in zip(CLASSES, weights, strict=True)}
