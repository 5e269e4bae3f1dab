"""Words of which an outlet chooses one where another outlet chooses the other.

Each line names one thing in several lights, parted by commas; none of them is the right one. Words
parted by a slash are of one light: to choose among them says nothing. The list is our own, from
general knowledge of disputed naming in the news.
"""

from __future__ import annotations

import re
from functools import lru_cache

from consist.model import Span

_TABLE = """
terrorist, militant/insurgent, rebel/fighter/guerrilla/separatist, gunman/gunmen, freedom fighter
armed group/armed men/militia, gunman/gunmen, self-defence volunteer, death squad
protester/demonstrator/marcher, rioter, mob/rabble/horde, agitator, patriot
crowd, mob/rabble/horde
protest/demonstration/march/rally/vigil, riot/siege/rampage, uprising
migrant, refugee/asylum seeker, illegal immigrant/illegal
regime/junta, government/administration
invasion, incursion/offensive/intervention, special operation, liberation
occupied, liberated, captured, annexed
annexation, reunification
execution, assassination/murder, targeted killing
massacre, incident, clash
strike/walkout/industrial action, disruption, blackmail
cut/saving, austerity, reform
tax cut, tax relief, giveaway
bailout, rescue, support package, handout
spending/investment, splurge, handout
subsidy/grant, handout, giveaway
compromise/concession, climbdown/surrender/cave-in/capitulation/sell-out, triumph/victory
plan/proposal, ploy/scheme/plot
victory, triumph, narrow win
defeat/loss, setback, humiliation/rout
accident/incident, disaster/catastrophe, tragedy
spill/leak/release/discharge, catastrophe/disaster
evacuated, displaced, expelled, driven out/driven from
looter, survivor, scavenger
torture, abuse/ill-treatment, enhanced interrogation
settler, colonist, resident
settlement, colony, neighbourhood
security fence, separation wall, barrier
mercenary, contractor, volunteer
coup, takeover, revolution, transition
adviser/aide, crony, confidant
boss/fat cat, manager/chief/executive/director
union boss/union baron, union leader/union negotiator
watchdog/regulator, quango
whistleblower, leaker, traitor
landlord/owner, slumlord/speculator
investor, speculator, vulture fund
detained/arrested, abducted/kidnapped
prisoner/detainee/captive, hostage
attacker/bomber, martyr
civilian casualty, collateral damage
withdrawal, retreat, redeployment
speech/address/statement, rant/tirade/outburst
accusation/allegation/claim, smear, revelation/bombshell
mistake/error, blunder, crime
precaution, panic/overreaction, cover-up
demand, ultimatum/blackmail
offer, bribe
reprisal/retaliation, revenge
police operation, crackdown
declined/refused/turned down, snubbed/spurned
approved/passed, rubber-stamped/waved through/rammed through
agreed/accepted, caved in/capitulated/backed down/climbed down
walked out, stormed out/flounced out
criticised, slammed/blasted/lambasted/lashed out
pro-life, anti-abortion
pro-choice, pro-abortion
climate sceptic, climate denier
inheritance tax/estate tax, death tax
undocumented migrant, illegal alien
global warming/climate change, climate crisis/climate emergency
homeless/rough sleeper, vagrant
pioneer, gambler/cowboy
inquiry/investigation, witch-hunt/witch hunt, whitewash
"""


# For each word the sets it belongs to, by number, with the place of its light in the set.
_PLACES: dict[str, list[tuple[int, int]]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _place, _light in enumerate(_line.split(",")):
        for _word in _light.split("/"):
            _PLACES.setdefault(_word.strip(), []).append((_number, _place))
_WORD = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _PLACES), key=lambda w: (-len(w), w))) + r")(?:e?s)?\b",
    re.IGNORECASE,
)


def terms_differ(one: str, other: str) -> tuple[Span, Span] | None:
    """Return where two texts name one thing in different lights, in the order given, or None.

    A set of which both texts have a light in common tells nothing.
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
