"""What decides that a pair is one of framing: the same fact, told in another light.

The annotated stories list few pairs of framing and not all there are, too few to learn from them
what the same fact is. So two layers decide: one says whether two sentences speak of the same thing
at all, which every agreeing and contradicting pair teaches; the other reads that beside the
charges of the sentences. What they find is taken from the share that the decider leaves to
agreement or nothing: a contradiction is never the less one for being told in charged words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from consist.model import Kind

OF_SAMENESS = "near_"
"""The features that tell whether two sentences speak of the same thing begin so."""

SAME = "same"
HALF = -1.5
"""The log-odds of speaking of the same thing at which a difference in wording counts half; half
of the annotated framing pairs lie below it, since another light takes other words."""

GATE = -2.0
"""The same, at which a framing finding is halved: editors ask for one fact, and below it even
sentences that the annotators paired share a subject at most."""

STEEPNESS = 2.0

NAME_DOUBTED = 2.0
"""The log-odds that framing gains where one side calls in doubt a name that the other uses. It is
set, not fitted, for such pairs are rare: "the so-called peace plan" beside "the peace plan" is a
judgement, whatever else the two say."""

NAMED = {"swapped": 0.8, "name_doubted": 0.75, "verb_one_sided": 0.65}
"""How often a pair that surely tells one fact frames it where one of these is seen: a loaded word
in the place of another, a name called in doubt, "claimed" for "said". Set after reading such pairs
of real articles, for the annotated ones have next to none (docs/decisions/0016-framing.md)."""

OF_WORDS = ("swapped", "name_doubted")
"""Those of them that can be all that makes two claims differ."""

ONE_FACT = 1.5
"""The log-odds of one fact at which these count half: the words are nearly the same."""

SOBRIETY = 1.6
"""The power that a probability of framing is raised to. Of the 69 pairs of real articles that were
given from 0.4 to 0.6 by layers fitted on other topics 10 frame one fact, of the 25 above 16
(docs/decisions/0032-read-again.md)."""

CALM = ("agreement", "none")
LEAST = 1e-6
_SIGNS = (
    "agency_differs",
    "doubt_one_sided",
    "framing_one_sided",
    "scare_quotes_one_sided",
    "stance_differs",
    "terms_differ",
)
WORDED = tuple(f"light_{name}" for name in _SIGNS)
"""What the second layer reads of signs that the two are worded in another light."""


def row(features: Mapping[str, float], same: float) -> dict[str, float]:
    """Return what the second of the two layers reads of a pair.

    Args:
        features: The pair's features, by name.
        same: The probability that its sentences speak of the same thing.
    """
    odds = math.log((same + LEAST) / (1.0 - same + LEAST))
    weight = 1.0 / (1.0 + math.exp(HALF - odds))
    return {
        "light_same": odds,
        "light_charge_more": features["charge_more"],
        "light_charge_less": features["charge_less"],
        "light_charged": weight * max(0.0, features["charge_more"]),
        **{f"light_{name}": weight * features[name] for name in _SIGNS},
    }


def gate(odds: float) -> float:
    """Return what a probability of framing is multiplied by, given the log-odds of one fact."""
    return _share(odds, half=GATE)


def lifted(framing: float, row: Mapping[str, float]) -> float:
    """Return a probability of framing with what a name called in doubt adds to it.

    Args:
        framing: In [0, 1].
        row: The pair's features, by name.
    """
    factor = math.exp(NAME_DOUBTED * row["name_doubted"])
    return framing * factor / (1.0 - framing + framing * factor)


def named(framing: float, row: Mapping[str, float], odds: float) -> float:
    """Return a probability of framing with what a difference that has a name of its own adds.

    Either of two independent causes makes the pair one of framing.

    Args:
        framing: In [0, 1].
        row: The pair's features, by name.
        odds: The log-odds of its sentences telling one fact.
    """
    strongest = max(share * row[name] for name, share in NAMED.items())
    return 1.0 - (1.0 - framing) * (1.0 - strongest * _share(odds, half=ONE_FACT))


def sobered(framing: float) -> float:
    """Return a probability of framing as far as it was found to hold (`SOBRIETY`)."""
    return math.pow(framing, SOBRIETY)


def _share(odds: float, *, half: float) -> float:
    """Return how far log-odds of one fact count that count half at `half`."""
    return 1.0 / (1.0 + math.exp(STEEPNESS * (half - odds)))


def disputable(row: Mapping[str, float]) -> float:
    """Return how much of a contradiction may be framing instead, in [0, 1].

    "A ploy" beside "the peace plan" reads like a contradiction to the NLI model. Where a difference
    in wording has a name of its own and no typed cue clashes, that is all there is to it. Not so
    where somebody "said" one thing and "conceded" the opposite: a verb says nothing of the claim.
    """
    return max(row[name] for name in OF_WORDS) * (1.0 - row["cue_clash"])


def with_framing(
    shares: Mapping[str, float], framing: float, disputable: float = 0.0
) -> dict[str, float]:
    """Return the probabilities with those of framing, agreement and nothing divided anew.

    The other classes keep theirs, but for what a contradiction yields, and all still sum to one.

    Args:
        shares: The probability of each class.
        framing: The probability that the pair is one of framing if it is none of those others.
        disputable: How much of a contradiction is divided as well.
    """
    calm = sum(shares.get(name, 0.0) for name in CALM)
    free = calm + shares.get(Kind.FRAMING, 0.0)
    rest = {
        name: share / calm * ((1.0 - framing) * free) if name in CALM and calm else share
        for name, share in shares.items()
    }
    if not calm:  # framing was all that was left
        rest["none"] = (1.0 - framing) * free
    yielded = framing * disputable * shares.get(Kind.CONTRADICTION, 0.0)
    if yielded:
        rest[Kind.CONTRADICTION.value] -= yielded
    return rest | {Kind.FRAMING.value: framing * free + yielded}
