"""The models of a run that needs no weights."""

from __future__ import annotations

from consist.engines import Here
from consist.pipeline import Tools
from tests.deciders import by_weaker_contradiction
from tests.fakes import HashEncoder, OverlapScorer


def light_tools() -> Tools:
    """Return the fakes, and a decider that believes the weaker contradiction score."""
    return Tools(
        encoder=HashEncoder(),
        scorer=OverlapScorer(),
        decider=by_weaker_contradiction(),
        engine=Here(),
    )
