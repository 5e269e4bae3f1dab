"""Words of which an outlet chooses one where another outlet chooses the other.

Each line names one thing in several lights; none of them is the right one. The list is our own,
from general knowledge of disputed naming in the news.
"""

from __future__ import annotations

import re
from functools import lru_cache

from consist.model import Span

_TABLE = """
terrorist, militant, insurgent, rebel, fighter, gunman, separatist, guerrilla, freedom fighter
protester, demonstrator, rioter, mob, marcher, agitator
protest, demonstration, riot, rally, unrest, uprising
migrant, refugee, asylum seeker, illegal immigrant
regime, government, junta, administration
invasion, incursion, special operation, intervention, liberation
occupied, liberated, captured, disputed, annexed
annexation, reunification
execution, assassination, targeted killing
massacre, incident, clash
strike, walkout, industrial action, disruption
cut, saving, austerity, reform
tax cut, tax relief, giveaway
bailout, rescue, support package, handout
compromise, climbdown, concession, surrender, cave-in
plan, ploy, scheme
victory, triumph, success
defeat, setback, humiliation, rout
accident, disaster, catastrophe, tragedy, incident
spill, leak, release, discharge
evacuated, displaced, expelled, driven out
looter, survivor, scavenger
torture, abuse, ill-treatment, enhanced interrogation
settler, colonist, resident
settlement, colony, neighbourhood
security fence, separation wall, barrier
mercenary, contractor, volunteer
coup, takeover, revolution, transition
reservist, conscript, volunteer
adviser, crony, confidant
boss, manager, chief, fat cat
watchdog, regulator, quango
whistleblower, leaker, traitor
"""


# For each word the sets it belongs to, by number, with its place in the set.
_PLACES: dict[str, list[tuple[int, int]]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _place, _word in enumerate(_line.split(",")):
        _PLACES.setdefault(_word.strip(), []).append((_number, _place))
_WORD = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _PLACES), key=lambda w: (-len(w), w))) + r")(?:e?s)?\b",
    re.IGNORECASE,
)


def terms_differ(one: str, other: str) -> tuple[Span, Span] | None:
    """Return where two texts name one thing by different words, in the order given, or None.

    A set of which both texts have a word in common tells nothing.
    """
    mine, theirs = _terms(one), _terms(other)
    for number in sorted(mine.keys() & theirs.keys()):
        if not mine[number].keys() & theirs[number].keys():
            return (min(mine[number].values()), min(theirs[number].values()))
    return None


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _terms(text: str) -> dict[int, dict[int, Span]]:
    """Return the words of each set that occur, by their place in it, with their first span."""
    found: dict[int, dict[int, Span]] = {}
    for match in _WORD.finditer(text):
        for number, place in _PLACES[match.group(1).lower()]:
            found.setdefault(number, {}).setdefault(place, match.span())
    return found
