"""The named features of a pair, each a plain number with a stated range."""

from __future__ import annotations

import math
import re

from consist import attribution, chronology, cues, wording
from consist.attribution import SpeakerKind
from consist.decide import course, framing
from consist.decide.evidence import Evidence, Reading
from consist.model import Judgement

LEAST = 1e-4

DISPUTING = ("denial_any", "contested_any", "contested_both")
"""Signs of attribution that speak for a dispute, unless both sides deny."""


def features(item: Evidence) -> dict[str, float]:
    """Return every feature of the pair; none changes when its two sides are swapped.

    The parts: what the NLI model reads (`nli_*`, log-odds, clipped at 1e-4), how near the two are
    (`near_*`), how the pair stands among its neighbours (`around_*`), and the features of cues,
    attribution, time and wording under the names that their modules document.
    """
    left, right = item.left, item.right
    plain = {
        **_nli(item.judgement),
        **_nli_of_claims(item.judgement),
        **_nearness(item),
        **cues.features(left.cues, right.cues, item.comparisons),
        **attribution.features(left.attribution, right.attribution),
        "told_of_speaker": float(_tells_of(left, right) or _tells_of(right, left)),
        **chronology.features(
            left.sentence.text, left.published_at, right.sentence.text, right.published_at
        ),
        **course.features(item),
        **wording.features(left.sentence.text, right.sentence.text),
        **wording.tone_features((left.charge, right.charge)),
    }
    if cues.both_deny(left.cues, right.cues):
        plain |= dict.fromkeys(DISPUTING, 0.0)
    return plain | framing.features(plain)


def _tells_of(own: Reading, quoting: Reading) -> bool:
    """Whether an outlet tells in its own voice of the very person whom the other quotes.

    "Oran ruled out a vote" and "Oran said he would hold one" are two accounts of one man's words,
    not an outlet and a speaker who disagree.
    """
    who = quoting.attribution.who
    if own.attribution.attributed or who is None or who.kind is not SpeakerKind.NAMED:
        return False
    return who.names[-1] in re.findall(r"\w+", own.sentence.text.lower())


def _nli(judgement: Judgement) -> dict[str, float]:
    one, other = judgement.forward, judgement.backward
    weak, strong = sorted((one.contradiction, other.contradiction))
    less, more = sorted((one.entailment, other.entailment))
    return {
        "nli_contradiction_weaker": _log_odds(weak),
        "nli_contradiction_stronger": _log_odds(strong),
        "nli_contradiction_product": weak * strong,
        "nli_entailment_weaker": _log_odds(less),
        "nli_entailment_stronger": _log_odds(more),
        "nli_neutral_mean": (one.neutral + other.neutral) / 2,
    }


def _nli_of_claims(judgement: Judgement) -> dict[str, float]:
    """Return how much more the NLI model reads without the words that tell who says it.

    The features are differences of log-odds; zero where the claims were not read.
    """
    mine = _nli(judgement)
    theirs = (
        mine if judgement.claims is None else _nli(Judgement(judgement.pair, *judgement.claims))
    )
    return {
        "nli_claims_contradiction": theirs[_WEAKER] - mine[_WEAKER],
        "nli_claims_entailment": theirs[_LESS] - mine[_LESS],
    }


_WEAKER, _LESS = "nli_contradiction_weaker", "nli_entailment_weaker"


def _nearness(item: Evidence) -> dict[str, float]:
    pair, around = item.judgement.pair, item.surroundings
    lengths = sorted(len(side.text.split()) for side in (pair.left, pair.right))
    return {
        "near_similarity": pair.similarity,
        "near_similarity_squared": max(0.0, pair.similarity) ** 2,
        "near_rank": 1.0 / pair.rank,
        "near_closest": float(around.closest),
        "near_margin": around.margin,
        "near_telling": around.telling,
        "near_place": around.place,
        "near_shorter": math.log1p(lengths[0]),
        "near_longer": math.log1p(lengths[1]),
        "around_entailed": around.entailed_elsewhere,
        "around_contradicted": around.contradicted_elsewhere,
    }


def _log_odds(probability: float) -> float:
    clipped = min(1 - LEAST, max(LEAST, probability))
    return math.log(clipped / (1 - clipped))
