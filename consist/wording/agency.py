"""Who did it: told with a doer, or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from consist.model import Span

# Acts of which it matters who did them; forms by which each is told.
_ACTS = {
    "kill": "killed kills slain murdered massacred",
    "die": "died dead",
    "injure": "injured wounded hurt injures wounds",
    "shoot": "shot shoots",
    "release": "released spilled spilt leaked discharged",
    "arrest": "arrested detained held seized",
    "destroy": "destroyed razed levelled flattened demolished",
    "bomb": "bombed shelled struck hit attacked",
    "fire": "fired sacked dismissed laid",
    "cut": "cut slashed reduced",
    "block": "blocked barred kept stopped prevented",
    "evict": "evicted expelled removed displaced",
    "beat": "beaten beat clubbed",
    "lose": "lost",
    "close": "closed shut chained locked",
    "ignore": "ignored overlooked",
    "raise": "raised increased",
    "delay": "delayed postponed",
}
_ACT_OF = {form: act for act, forms in _ACTS.items() for form in forms.split()}
_FORM = "|".join(sorted(_ACT_OF))
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|been|being|be|got)\s+(?:\w+ly\s+)?(?P<act>{_FORM})\b"
    r"(?P<rest>(?:\s+[\w’'-]+){0,8}?\s+by\s+(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|then|the\s+time)\w+)?",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?P<act>lost\s+their\s+lives|died|perished|were\s+dead)\b", re.IGNORECASE)
_ACTIVE = re.compile(
    rf"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )\b(?P<act>{_FORM})\s+"
    r"(?:the|a|an|two|three|four|five|six|seven|eight|nine|ten|several|dozens|his|her|their|its|at\s+least|\d|[A-Z])",
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
    found = [
        Telling(_act(match["act"]), match["rest"] is not None, match.span("act"))
        for match in _PASSIVE.finditer(text)
    ]
    taken = {telling.span for telling in found}
    found += [
        Telling(_act(match["act"]), agent=True, span=match.span("act"))
        for match in _ACTIVE.finditer(text)
        if match.span("act") not in taken
    ]
    found += [
        Telling("kill", agent=False, span=match.span("act")) for match in _EVENT.finditer(text)
    ]
    return tuple(sorted(found, key=lambda telling: (telling.span, telling.act)))


def _act(form: str) -> str:
    return _ACT_OF.get(form.lower(), "kill")


def agency_differs(one: str, other: str) -> tuple[Span, Span] | None:
    """Return where two texts tell one act, the first without and the other with its doer, or None.

    The spans come in the order of the arguments, whichever side names the doer.
    """
    for mine in tellings(one):
        for theirs in tellings(other):
            if mine.act == theirs.act and mine.agent != theirs.agent:
                return (mine.span, theirs.span)
    return None
