"""A decider by hand, so that tests of the run depend on no trained coefficients."""

import numpy as np

from consist.decide.decider import Decider, Layer
from consist.model import ModelIdentity


def by_weaker_contradiction() -> Decider:
    """Return a decider that believes the weaker direction's contradiction score, and it alone."""
    return Decider(
        identity=ModelIdentity("by hand", "0"),
        alone=Layer(
            classes=("none", "contradiction"),
            features=("nli_contradiction_weaker",),
            mean=np.zeros(1),
            scale=np.ones(1),
            coefficients=np.array([[0.0], [1.0]]),
            intercepts=np.zeros(2),
        ),
    )


def by_weaker_scores() -> Decider:
    """Return a decider that believes the weaker direction's contradiction and entailment."""
    return Decider(
        identity=ModelIdentity("by hand", "1"),
        alone=Layer(
            classes=("none", "contradiction", "agreement"),
            features=("nli_contradiction_weaker", "nli_entailment_weaker"),
            mean=np.zeros(2),
            scale=np.ones(2),
            coefficients=np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]),
            intercepts=np.zeros(3),
        ),
    )
