"""What attribution says about a pair, as numbers for the decider."""

from __future__ import annotations

from consist.attribution.matching import same_speaker
from consist.attribution.model import Attribution, SpeakerKind, Stance, Voice

FEATURES = (
    "both_own",
    "one_attributed",
    "both_attributed",
    "same_speaker",
    "different_speaker",
    "speaker_unknown_any",
    "direct_quote_any",
    "both_direct",
    "denial_any",
    "doubt_any",
    "endorse_any",
    "contested_any",
    "contested_both",
    "hedge_any",
    "hedge_one_sided",
    "party_any",
    "party_both",
    "nested_any",
    "verb_one_sided",
)
# Verbs that mark a claim as somebody's own view or charge, though they take no stance to it.
_OPINION = frozenset(
    "accuse believe blame blast complain demand doubt fear hope promise repeat stress suspect think"
    " vow warn".split()
) | {"be sure"}
# Verbs that put a weight on what is said, for or against it, and those that put none.
_WEIGHING = frozenset("admit allege boast claim concede confess".split())
_PLAIN = frozenset("add announce declare report say state tell write".split())


def features(one: Attribution, other: Attribution) -> dict[str, float]:
    """Return the fixed features of a pair by name, each in [0, 1]; they have no direction.

    `different_speaker` is 1 - `same_speaker` where both sides name a speaker and 0 otherwise.
    `party_*` counts someone who is named, holds an office or speaks for a country: who may have an
    interest, where "officials said" is the source of a plain fact. `contested_*` counts verbs that
    mark a claim as somebody's own: doubt and denial, belief, accusation. `verb_one_sided` is
    how surely one speaker "said" on one side what they "claimed" or "admitted" on the other.
    """
    sides = (one, other)
    attributed = sum(side.attributed for side in sides)
    told = attributed == 2 and one.who is not None and other.who is not None
    same = same_speaker(one, other) if told else 0.0
    hedges = sum(side.hedge is not None for side in sides)
    contested = sum(_contested(side) for side in sides)
    parties = sum(_party(side) for side in sides)
    values = {
        "both_own": attributed == 0,
        "one_attributed": attributed == 1,
        "both_attributed": attributed == 2,
        "same_speaker": same,
        "different_speaker": 1.0 - same if told else 0.0,
        "speaker_unknown_any": any(side.attributed and side.who is None for side in sides),
        "direct_quote_any": any(_quotes(side) for side in sides),
        "both_direct": all(_quotes(side) for side in sides),
        "denial_any": any(side.stance is Stance.DENIAL for side in sides),
        "doubt_any": any(side.stance is Stance.DOUBT for side in sides),
        "endorse_any": any(side.stance is Stance.ENDORSE for side in sides),
        "contested_any": contested > 0,
        "contested_both": contested == 2,
        "hedge_any": hedges > 0,
        "hedge_one_sided": hedges == 1,
        "party_any": parties > 0,
        "party_both": parties == 2,
        "nested_any": any(side.nested is not None for side in sides),
        "verb_one_sided": same * _weighed_once({one.verb, other.verb}),
    }
    return {name: float(values[name]) for name in FEATURES}


def _quotes(side: Attribution) -> bool:
    return side.voice in {Voice.DIRECT, Voice.MIXED}


def _contested(side: Attribution) -> bool:
    return side.attributed and (
        side.stance in {Stance.DOUBT, Stance.DENIAL} or side.verb in _OPINION
    )


def _weighed_once(verbs: set[str | None]) -> bool:
    return bool(verbs & _WEIGHING) and bool(verbs & _PLAIN)


def _party(side: Attribution) -> bool:
    who = side.who
    if not side.attributed or who is None or who.kind is SpeakerKind.PRONOUN:
        return False
    return bool(who.names or who.of) or who.kind is SpeakerKind.ROLE
