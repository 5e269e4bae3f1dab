"""Who did it: told with a doer, or left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from consist.model import Span

# Acts of which it matters who did them; forms by which each is told. Who arrests is the police.
_ACTS = {
    "kill": "killed kills slain murdered massacred",
    "injure": "injured wounded hurt injures wounds",
    "shoot": "shot shoots fired",
    "release": "released spilled spilt leaked discharged",
    "seize": "seized",
    "destroy": "destroyed razed levelled flattened demolished",
    "bomb": "bombed shelled struck hit attacked",
    "dismiss": "sacked dismissed",
    "cut": "cut slashed reduced",
    "block": "blocked barred stopped halted prevented held",
    "evict": "evicted expelled removed displaced",
    "beat": "beaten beat clubbed",
    "close": "closed shut chained locked",
    "ignore": "ignored overlooked",
    "raise": "raised increased",
    "delay": "delayed postponed",
}
_ACT_OF = {form: act for act, forms in _ACTS.items() for form in forms.split()}
_FORM = "|".join(sorted(_ACT_OF))

# Nouns of persons and bodies that act. A quake or a fire that kills is nobody's doing, and who is
# behind a bomb is left open: they are not among them.
_DOERS = frozenset(
    "police policeman policemen policewoman officer officers constable constables cop cops"
    " soldier soldiers troops army navy force forces guard guards coastguard marines snipers"
    " sniper gunman gunmen gunners gunner artillery guns jets warplanes militant militants militia"
    " militias militiamen rebel rebels fighters fighter insurgents insurgent terrorists terrorist"
    " separatists settlers settler protesters protester demonstrators demonstrator rioters crowd"
    " mob stewards steward agents agent authorities government regime ministry minister ministers"
    " council councillors mayor president premier court judge judges company firm operator owner"
    " owners management managers boss bosses employer employers bank airline railway union unions"
    " strikers doctors nurses hospital school university club board crew crews captain driver"
    " pilot man men woman women boy girl youths teenager attacker attackers assailants looters"
    " lawmakers senators parliament party coalition opposition commission regulator inspectors"
    " customs invaders occupiers insurgency battalion brigade regiment squad squads patrol he she"
    " they we".split()
)
_NO_DOERS = frozenset(
    "hurricane storm typhoon cyclone tornado earthquake quake monday tuesday wednesday thursday"
    " friday saturday sunday january february march april may june july august september october"
    " november december the a an then it".split()
)
_REACH = 4  # words before a verb among which its subject is looked for
_WORD = re.compile(r"[^\W\d_]+")
# Attacks whose doer stands right before them: "regime air strikes", "the army's shelling".
_ATTACK = re.compile(
    r"\b(?:air\s?-?(?:strikes?|raids?)|strikes?|raids?|bombings?|bombs?|bombardments?|shelling|shells?"
    r"|gunfire|fire|attacks?|missiles?|rockets?|jets|(?:war)?planes|helicopters|artillery|mortars?"
    r"|offensives?|sieges?|baton)\b",
    re.IGNORECASE,
)
_BEFORE_ATTACK = 2  # words
_BY_WHOM = r"by\s+(?P<by>(?:[\w’'-]+\s*){1,4})"
_BY = re.compile(rf"\b{_BY_WHOM}")
_SAME_ACT = {frozenset({"shoot", "kill"}), frozenset({"shoot", "injure"})}
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|been|being|be|got)\s+(?:\w+ly\s+)?(?P<act>{_FORM})\b"
    rf"(?P<rest>(?:\s+[\w’'-]+){{0,8}}?\s+{_BY_WHOM})?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?P<act>lost\s+(?:their|his|her)\s+(?:lives|life)|died|perished|were\s+dead)\b",
    re.IGNORECASE,
)
_FIRE = re.compile(r"\b(?P<act>gunfire\s+(?:broke\s+out|erupted)|opened\s+fire)\b", re.IGNORECASE)
_FROM_POST = re.compile(
    r"\s+from (?:his|her|their|its|a|the) (?:jobs?|posts?|positions?|roles?|work)\b", re.IGNORECASE
)
_SHOTS = re.compile(
    r"\b(?:shots?|rounds?|bullets?|gas|rockets?|missiles?|shells?|mortars?|guns?|rifles?|weapons?|"
    r"fired (?:on|at|into|upon|from))\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )\b(?P<act>{_FORM})\s+"
    r"(?:the|a|an|two|three|four|five|six|seven|eight|nine|ten|several|dozens|his|her|their|its|"
    r"some|about|people|at\s+least|\d|[A-Z])",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One act as a text tells it; `agent` is whether the doer is said."""

    act: str
    agent: bool
    span: Span


@lru_cache(maxsize=16384)  # a sentence is compared with many
def tellings(text: str) -> tuple[Telling, ...]:
    """Return the acts of a text, in order, with whether their doer is told."""
    found = [*_passive(text), *_active(text), *_events(text)]
    if _attacker(text):
        found = [replace(telling, agent=True) for telling in found]
    return tuple(sorted(found, key=lambda telling: (telling.span, telling.act)))


def _attacker(text: str) -> bool:
    """Whether the text tells of an attack and whose it was."""
    attacks = list(_ATTACK.finditer(text))
    if any(_subject(text, match.start(), _BEFORE_ATTACK) for match in attacks):
        return True
    return bool(attacks) and any(_acts(match["by"]) for match in _BY.finditer(text))


def _acts(words: str) -> bool:
    """Whether the words begin with a name or hold a noun of somebody who acts."""
    found = _WORD.findall(words)
    return bool(found) and (_names(found[0]) or not _DOERS.isdisjoint(map(str.lower, found)))


def _passive(text: str) -> Iterator[Telling]:
    for match in _PASSIVE.finditer(text):
        if _is_dismissal(text, match):
            continue
        yield Telling(_act(match["act"]), _acts(match["by"] or ""), match.span("act"))


def _is_dismissal(text: str, act: re.Match[str]) -> bool:
    """Whether somebody, not a shot, was fired."""
    if act["act"].lower() != "fired":
        return False
    return _FROM_POST.match(text, act.end("act")) is not None or not _SHOTS.search(text)


def _active(text: str) -> Iterator[Telling]:
    """Yield the acts whose subject does something; another subject leaves open who did it."""
    passive = {match.span("act") for match in _PASSIVE.finditer(text)}
    for match in _ACTIVE.finditer(text):
        if _is_dismissal(text, match):
            continue
        if match.span("act") not in passive and _subject(text, match.start("act")):
            yield Telling(_act(match["act"]), agent=True, span=match.span("act"))


def _events(text: str) -> Iterator[Telling]:
    for match in _EVENT.finditer(text):
        yield Telling("kill", agent=False, span=match.span("act"))
    for match in _FIRE.finditer(text):
        yield Telling("shoot", _subject(text, match.start()), match.span("act"))


def _subject(text: str, end: int, reach: int = _REACH) -> bool:
    """Whether the words before the place end in somebody who acts, by a noun or by a name."""
    words = _WORD.findall(text[max(0, end - 80) : end])[-reach:]
    lowered = {word.lower() for word in words}
    if not _DOERS.isdisjoint(lowered):
        return True
    return bool(words) and _names(words[-1]) and _NO_DOERS.isdisjoint(lowered)


def _names(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _NO_DOERS


def _one_act(one: str, other: str) -> bool:
    return one == other or {one, other} in _SAME_ACT


def _act(form: str) -> str:
    return _ACT_OF[form.lower()]


def _distinct(told: Iterable[Telling]) -> list[Telling]:
    """Return the first telling of each act with its doer, and the first without."""
    found: dict[tuple[str, bool], Telling] = {}
    for telling in told:
        found.setdefault((telling.act, telling.agent), telling)
    return list(found.values())


def agency_differs(one: str, other: str) -> tuple[Span, Span] | None:
    """Return where two texts tell one act, one without its doer and the other with it, or None.

    Where both texts tell who did such a thing, nobody leaves it open. The spans come in the order
    of the arguments, whichever side names the doer.
    """
    first, second = _distinct(tellings(one)), _distinct(tellings(other))
    for mine in first:
        for theirs in second:
            if mine.agent == theirs.agent or not _one_act(mine.act, theirs.act):
                continue
            side, without = (second, theirs) if mine.agent else (first, mine)
            if not any(t.agent and _one_act(t.act, without.act) for t in side):
                return (mine.span, theirs.span)
    return None
