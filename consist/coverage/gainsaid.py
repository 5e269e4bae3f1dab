"""What keeps a text from stating what another states, though it uses the same words.

Who calls a claim a lie repeats it, and an NLI model may take that for agreement. Of what lies ahead
two days are rarely of two things where either text tells one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from consist.attribution import Stance, same_speaker
from consist.cues import Granularity, Moment
from consist.decide.denials import matter
from consist.decide.evidence import Evidence, Reading
from consist.decide.quotations import SAME_SPEAKER

LEAST_SHARED = 2
"""What is called untrue has so many words of matter in common with what the other tells: "denied
robbery" is a plea, and who "was charged with robbery" does not gainsay it."""

_LIE = (
    r"(?:\b(?:is|was|are|were)|['’]s) (?:all |just |simply |nothing but )?(?:an? )?"
    r"(?:(?:absolute|bald|barefaced|blatant|brazen|complete|deliberate|downright|malicious|outright"
    r"|pure|sheer|total|utter|vicious) )?"
    r"(?:lies?|falsehoods?|fabrications?|fiction|nonsense|untruths?|fake|made up)\b"
)
_THAT_FOLLOWS = re.compile(rf"{_LIE} (?:to say )?that\b")
_CLAIM_BEFORE = re.compile(
    r"\b(?:accounts?|accusations?|allegations?|assertions?|claims?|reports?|rumou?rs?|statements?|"
    rf"stories|story|suggestions?)\b([^.;:–—]{{1,200}}?){_LIE}",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:(?:all|any|both|the|these|those|his|her|their) ){0,2}charges?\b"
)
"""Who denies the charges pleads, and the report of them stands."""

_TOLD_FINELY = frozenset((Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR))


def denies(item: Evidence) -> bool:
    """Return whether one side calls untrue what the other tells, and the other denies nothing.

    What one speaker denies he does not affirm elsewhere: then the two sentences tell other things,
    or the same the other way round. So do two who tell what the denial leaves ("not closed": open).
    """
    left, right = item.left, item.right
    sides = [(own, other) for own, other in ((left, right), (right, left)) if any(_denied(own))]
    if len(sides) != 1 or same_speaker(left.attribution, right.attribution) >= SAME_SPEAKER:
        return False
    own, other = sides[0]
    if other.cues.polarities or _left_standing(own, other):
        return False
    told = matter(other.sentence.text)
    return any(len(stems & told) >= LEAST_SHARED for stems in _denied(own))


def _denied(side: Reading) -> Iterator[set[str]]:
    """Yield the stems of each thing that a side calls untrue or reports as denied."""
    text = side.sentence.text
    if _PLEA.search(text):
        return
    yield from (set(cue.scope) for cue in side.cues.polarities if cue.of_claim)
    if side.attribution.stance is Stance.DENIAL:
        yield matter(text[slice(*side.attribution.content)])
    follows = _THAT_FOLLOWS.search(text)
    if follows:
        yield matter(text[follows.end() :])
    elif before := _CLAIM_BEFORE.search(text):
        yield matter(before[1])


def _left_standing(own: Reading, other: Reading) -> bool:
    told = {(outcome.concept, outcome.side) for outcome in other.cues.outcomes}
    leaves = [left for cue in own.cues.polarities for left in cue.leaves]
    return any((concept, side) in told for concept, side, _ in leaves)


def of_other_days(item: Evidence) -> bool:
    """Return whether either side tells one day, month or year ahead, and they do not meet."""
    one, other = _ahead(item.left), _ahead(item.right)
    if one is None or other is None or one.bound != other.bound:
        return False
    return not _meet(one, other)


def _ahead(side: Reading) -> Moment | None:
    """Return the only moment that a text tells, if it lies ahead."""
    moments, now = side.cues.moments, side.published_at
    if len(moments) != 1 or now is None or moments[0].granularity not in _TOLD_FINELY:
        return None
    latest = moments[0].latest
    return moments[0] if latest is not None and _plain(latest) > _plain(now) else None


def _meet(one: Moment, other: Moment) -> bool:
    if one.earliest is None or other.earliest is None or not one.latest or not other.latest:
        return True
    start = max(_plain(one.earliest), _plain(other.earliest))
    return start < min(_plain(one.latest), _plain(other.latest))


def _plain(when: datetime) -> datetime:
    return when.replace(tzinfo=None)
