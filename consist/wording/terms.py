"""Words of which an outlet chooses one where another outlet chooses the other.

Each line names one thing in several lights, parted by commas; none of them is the right one. Words
parted by a slash are of one light: to choose among them says nothing. The list is our own, from
general knowledge of disputed naming in the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

_COMPOUNDS = re.compile(
    r"\b(?:riot[ -](?:act|control|cops?|gear|laws?|officers?|police(?:man|men)?|shields?|squads?"
    r"|troops|units?|vans?)"
    r"|regime[ -]change"
    r"|(?:gun|hate|knife|organi[sz]ed|street|violent|war)[ -]crimes?"
    r"|crimes? (?:against humanity|boss(?:es)?|figures|gangs?|novels?|prevention|rates?"
    r"|rings?|scenes?|squads?|statistics|syndicates?|waves?|writers?)"
    r"|(?:air|airborne|drone|hunger|lightning|missile|retaliatory|rocket)[ -]strikes?"
    r"|(?:fire|prize)[ -]?fighters?|fighter[ -](?:aircraft|bombers?|jets?|pilots?|planes?)"
    r"|rescue (?:boats?|crews?|dogs?|helicopters?|services?|teams?|work|workers?)"
    r"|(?:anti|counter)[ -]?terrorist|government[ -]bonds?|supply and demand|crowd[ -]?funding"
    r"|mob[ -]boss(?:es)?|flash mobs?|patriot missiles?|plots? of land)\b",
    re.IGNORECASE,
)
"""What is called so whoever speaks: in "riot police" nobody calls the event a riot."""

_RULERS = frozenset(("regime", "junta", "government", "administration"))
"""They are told with a name before them, and are none of its words: "the Assad regime"."""

_BEFORE = re.compile(r"([^\W\d_]+)[ -]\Z")
_AFTER = re.compile(r"[ -]([^\W\d_]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


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
    compounds = [match.span() for match in _COMPOUNDS.finditer(text)]
    headline = _is_headline(text)
    for match in _WORD.finditer(text):
        if _within(match.span(), compounds) or (not headline and _is_of_name(match, text)):
            continue
        for number, place in _PLACES[match.group(1).lower()]:
            found.setdefault(number, {}).setdefault(place, match.span())
    return found


def _within(span: Span, places: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)


def _is_of_name(match: re.Match[str], text: str) -> bool:
    """Whether a word is part of a name ("Martyrs Brigade", "Riot Act"), or the month of March."""
    word: str = match.group(1)
    if not word.istitle() or word.lower() in _RULERS:
        return False
    if word == "March" and match.group() == word:
        return match.start() > 0 or text[match.end() : match.end() + 2].strip().isdigit()
    before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
    after = _AFTER.match(text, match.end())
    opens = before is not None and before.start() == 0
    named = bool(before and not opens and before[1].istitle())
    return named or bool(after and after[1].istitle())


def _is_headline(text: str) -> bool:
    """Whether most words of a text begin with a capital, so that none tells a name."""
    words: list[str] = _LONG_WORD.findall(text)
    return 3 * sum(word.istitle() for word in words) > 2 * len(words)
