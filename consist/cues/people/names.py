"""Names of people, organisations and places, by capitals, titles and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consist.calendar import MONTHS, WEEKDAYS
from consist.cues.model import Name, NameKind
from consist.cues.times.zones import ABBREVIATIONS
from consist.cues.tokens import Token, around, is_empty

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir lord lady dame president premier minister chancellor king queen "
        "prince "
        "princess senator governor mayor general colonel captain major lieutenant sergeant "
        "inspector "
        "superintendent commissioner chief judge justice professor prof father sister bishop pope "
        "secretary ambassador spokesman spokeswoman chairman chairwoman director officer commander "
        "admiral boss leader coach striker goalkeeper midfielder defender nurse engineer executive"
    ).split()
)
ORGANISATIONS = frozenset(
    (
        "ministry council commission party union league office bank group company corp inc ltd plc "
        "university institute agency authority board court police army navy parliament senate "
        "congress committee association federation foundation club united fc radio news times post "
        "gazette herald department bureau service brigade hospital clinic airlines airways energy "
        "industries holdings partners rail railways assembly"
    ).split()
)
_PLACES = frozenset(
    (
        "street road avenue lane square bridge river lake mount mountain island islands bay valley "
        "hills port airport station park province county region district town city village harbour "
        "harbor strait pass beach forest canal row gate"
    ).split()
)
_LINKS = frozenset("of de van von der den la le al el bin the and".split())
_SLOTS = frozenset(
    "in at near from to outside into around off towards toward across inside".split()
)
_FIRST_NAMES = frozenset("jan mar apr jun jul".split())
_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS, "i")) - _FIRST_NAMES
_PEOPLE_TOO = frozenset(("may's", "may’s"))


def _is_no_name(token: Token) -> bool:
    """Whether a word is a day, a month or a zone, also as in "Sunday's" and "Sundays"."""
    if token.lower in _NO_NAMES or token.text in ABBREVIATIONS:
        return token.text not in ("CT", "MT", "PT")
    bare = _bare(token.lower)
    return (bare in _NO_NAMES or bare.removesuffix("s") in WEEKDAYS) and (
        token.lower not in _PEOPLE_TOO
    )


class _Run(NamedTuple):
    first: int
    last: int


def names(text: str, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """Return the names of a sentence; a text all in capitals has none that could be told."""
    words = [token for token in tokens if token.kind == "word"]
    if sum(_capital(token) for token in words) > max(4, 0.8 * len(words)):
        return ()
    return tuple(_name(text, tokens, run) for run in _runs(tokens) if _worthy(tokens, run))


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _runs(tokens: Sequence[Token]) -> Iterator[_Run]:
    at = 0
    while at < len(tokens):
        if not _capital(tokens[at]) or _is_no_name(tokens[at]):
            at += 1
            continue
        last = _run_end(tokens, at)
        yield _Run(at, last)
        at = last


def _run_end(tokens: Sequence[Token], at: int) -> int:
    last = at + 1
    while last < len(tokens) and not _owner(tokens, last):
        token = tokens[last]
        if _capital(token) and not _is_no_name(token):
            last += 1
        elif (
            (
                token.text == "-"
                and last + 1 < len(tokens)
                and _capital_at(tokens, last + 1)
                and (token.end == tokens[last + 1].start)
            )
            or (
                token.text == "."
                and len(tokens[last - 1].text) <= 2
                and _capital_at(tokens, last + 1)
            )
            or (token.lower in ("of", "de", "van", "von", "der") and _capital_at(tokens, last + 1))
        ):
            last += 2
        else:
            break
    return last


def _owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before is a name in the genitive that ends there: not "Cooper's Row"."""
    return tokens[at - 1].lower.endswith(("'s", "’s")) and tokens[at].lower not in _PLACES


def _capital_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and _capital(tokens[at]) and not _is_no_name(tokens[at])


def _worthy(tokens: Sequence[Token], run: _Run) -> bool:
    """Whether a run is a name rather than the first word of a sentence or an outcry."""
    lowers = [token.lower for token in tokens[run.first : run.last]]
    if all(is_empty(lower) or lower in TITLES or lower in _LINKS for lower in lowers):
        return False
    if run.last - run.first == 1 and _opens(tokens, run.first):
        following = tokens[run.last] if run.last < len(tokens) else None
        return tokens[run.first].lower.endswith(("'s", "’s")) or (
            following is not None and following.lower in _VERBS
        )
    return True


_VERBS = frozenset("said says told has was had is will added denied announced won lost".split())


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in ".!?:;“”\"‘'(—–-…"


def _name(text: str, tokens: Sequence[Token], run: _Run) -> Name:
    first, last = run
    initial = last - first > 1 and tokens[first + 1].text == "."
    opens = _opens(tokens, first) and last - first > 1 and not initial
    if opens and is_empty(tokens[first].lower):
        first += 1
    role = ""
    while first < last - 1 and tokens[first].lower in TITLES:
        role, first = tokens[first].lower, first + 1
        if tokens[first].text == "." and first < last - 1:
            first += 1
    before = tokens[first - 1].lower if first else ""
    if not role and before in TITLES:
        role = before
    slot = before if before in _SLOTS else ""
    if before == "the" and first > 1 and tokens[first - 2].lower in _SLOTS:
        slot = tokens[first - 2].lower
    end = tokens[last - 1].end
    if tokens[last - 1].lower.endswith(("'s", "’s")):
        end -= 2
    surface = text[tokens[first].start : end]
    kind = _kind(tokens, run, role=role, slot=slot)
    key = _key(surface, kind)
    return Name(
        tokens[first].start, end, surface, kind, key, role, slot, around(tokens, first, last)
    )


def _kind(tokens: Sequence[Token], run: _Run, *, role: str, slot: str) -> NameKind:
    lowers = [_bare(token.lower) for token in tokens[run.first : run.last]]
    following = tokens[run.last].lower if run.last < len(tokens) else ""
    if any(lower in ORGANISATIONS for lower in lowers):
        return NameKind.ORGANISATION
    if role:
        return NameKind.PERSON
    if any(lower in _PLACES for lower in lowers) or slot in ("in", "near", "outside", "at"):
        return NameKind.PLACE
    if len(lowers) in (2, 3) and (
        following in (",", "said", "says", "told") or following in _VERBS
    ):
        return NameKind.PERSON
    return NameKind.UNKNOWN


def _bare(lower: str) -> str:
    return lower.removesuffix("'s").removesuffix("’s")


_SPACES = re.compile(r"\s+")


def _key(surface: str, kind: NameKind) -> str:
    words = _SPACES.split(surface.lower())
    if kind is NameKind.PERSON or (kind is NameKind.UNKNOWN and len(words) in (2, 3)):
        return words[-1]
    return " ".join(word for word in words if word != "the")
