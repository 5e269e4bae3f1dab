"""One quotation that both sides print, from a speaker who may be one.

"A resident told AP" and "Bensu Elianita said" read as two speakers, and the NLI model finds a
contradiction in it; but one outlet names whom the other describes.
"""

from __future__ import annotations

from consist.attribution import Attribution, Speaker, same_speaker
from consist.decide.evidence import Evidence
from consist.decide.whose import are_two, share_quotation

SAME_SPEAKER = 0.5


def from_one_mouth(item: Evidence) -> bool:
    """Return whether one quotation is a good part of both sides, and may be of one speaker."""
    if not share_quotation(item.left.sentence.text, item.right.sentence.text):
        return False
    return _may_be_one(item.left.attribution, item.right.attribution)


def _may_be_one(one: Attribution, other: Attribution) -> bool:
    """Whether two speakers are one, or one of them is described as anybody: "a Halm resident"."""
    if one.who is None or other.who is None:
        return True
    if same_speaker(one, other) >= SAME_SPEAKER:
        return True
    if set(one.who.names) & set(other.who.names):
        return not are_two(one.who, other.who)
    if one.who.of and other.who.of and not set(one.who.of) & set(other.who.of):
        return False
    return _is_anybody(one.who) != _is_anybody(other.who)


def _is_anybody(who: Speaker) -> bool:
    return who.text.lower().startswith(("a ", "an ", "one "))
