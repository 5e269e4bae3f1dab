"""Of which part of a business, or which of its wares, a measure is told: "revenue from cloud"."""

from __future__ import annotations

import re
from itertools import takewhile

from consist.calendar import MONTHS
from consist.cues.circumstances.yardsticks import Yardstick, yardstick
from consist.cues.model import Cues, Quantity
from consist.cues.tokens import is_empty, stem

_PARTS_OF = (
    r"(?:unit|division|segment|business|arm|subsidiary|branch|department|operations|brand|"
    r"sector|side|market)"
)
_OF_UNIT = re.compile(rf"\b{_PARTS_OF}\b")
_UNIT = re.compile(
    r"(?:\b(?:the|its|their|group's|company's)|\w['’]s) "
    rf"(?P<name>(?:[\w-]+ ){{1,3}}?){_PARTS_OF}\b",
    re.IGNORECASE,
)
_LINK = (
    r"(?:,? (?:of )?(?:[€$£¥]?[\d.,]+ ?(?:million|billion|trillion|m|bn)?(?: (?:euros|dollars|"
    r"pounds|crowns|percent))?)?)?(?: (?:was|were|came|comes|coming|made|earned|generated))?"
)
_FROM = re.compile(
    rf"{_LINK} (?P<how>from|at|in|of|with|on) (?:(?:the|its|their|a) )?"
    r"(?P<name>(?:[\w&’'-]+ ){0,3}[\w&’'-]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:(?P<opens>^\W*)|\b)(?P<name>[\w-]+) $")
_STOPS = frozenset(
    "was were is are had has have rose fell grew climbed dropped came reached stood totalled "
    "amounted jumped slipped increased declined to by and or but in on at for from with after "
    "before while when which that than of as also would will".split()
)
# what a business as a whole, a time or a manner is told by
_NEUTRAL = frozenset(
    "company group firm business whole total overall continuing operations operation operating "
    "period year quarter half month months weeks days first second third fourth last past same "
    "previous current full fiscal financial three six nine twelve annual quarterly monthly yearly "
    "record early late line addition part result fact average course consolidated global "
    "worldwide bank airline retailer manufacturer maker chain concern corporation club hospital "
    "home mill plant consensus share stock day week time today its their the this these "
    "reported net gross combined group's company's firm's new strong weak higher lower rising "
    "falling expected forecast better more less".split()
    + list(MONTHS)
)
_NEUTRAL_BEFORE = _NEUTRAL | frozenset(
    "adjusted underlying core organic comparable recurring of in a an profit loss and for with "
    "made posted recorded saw had on any no that our his her half-year full-year first-quarter "
    "second-quarter third-quarter fourth-quarter all said tax pre-tax pretax small large huge "
    "healthy slight big best-ever bumper pre".split()
)
# lower-case words alone tell a ware before "revenue"; at an opening they may be a firm's name
_WARES = frozenset(
    "cloud licence license licensing software hardware advertising ad retail online services "
    "service subscription subscriptions ticket data mobile consumer wholesale automotive energy "
    "export domestic foreign digital print food fuel store".split()
)
_ADJECTIVE = re.compile(r"\b[A-Z][a-z]+(?:an|ese|ish)\b")
_SOLD = frozenset(("sales", "revenue", "revenues", "orders", "turnover"))


def of_other_segments(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether the numbers are of two parts of a business, or one of a part and one of the whole.

    A part that the other side names too, or the words before it, may be what both tell of.
    """
    mine, theirs = yardstick(one, first), yardstick(other, second)
    if mine is None or theirs is None:
        return False
    parts = _part(one, first, mine), _part(other, second, theirs)
    if parts[0] and parts[1]:
        return not parts[0] & parts[1]
    if parts[0]:
        return not _tells(other, parts[0])
    return bool(parts[1]) and not _tells(one, parts[1])


def _tells(cues: Cues, part: frozenset[str]) -> bool:
    """Whether a sentence or what stands before it names a part, or a country by its adjective."""
    if part & (cues.content | cues.context):
        return True
    adjectives = {word[:4].lower() for word in _ADJECTIVE.findall(cues.text)}
    return any(name[:4] in adjectives for name in part)


def _part(cues: Cues, quantity: Quantity, told: Yardstick) -> frozenset[str]:
    """Return the stems of the part that a measure is told of; none where it is of the whole."""
    text = cues.text
    found = _FROM.match(text, told.end)
    if found is not None and _names_part(text, found, told):
        stems = _stems(found["name"])
        if stems:
            return stems
    before = _BEFORE.search(text[max(0, told.start - 40) : told.start])
    if before is not None:
        name = before["name"]
        start = max(0, told.start - 40) + before.start("name")
        if name.lower() in _WARES or (
            start > 0
            and name.islower()
            and name not in _NEUTRAL_BEFORE
            and not is_empty(name)
            and _is_noun(text, start)
        ):
            return frozenset((stem(name.lower()),))
    unit = [match for match in _UNIT.finditer(text) if match.start() < quantity.start]
    return _stems(unit[-1]["name"]) if unit else frozenset()


def _is_noun(text: str, start: int) -> bool:
    """Whether a word before a measure is a thing with a word of its own before it: "its car"."""
    return re.search(r"\b(?:the|its|their|in|from)\s$", text[max(0, start - 6) : start]) is not None


def _names_part(text: str, found: re.Match[str], told: Yardstick) -> bool:
    how = found["how"].lower()
    name = found["name"]
    whole = text[found.start("name") : found.end("name") + 20]
    of_unit = _OF_UNIT.search(whole) is not None
    if how == "at" and not of_unit and _describes_firm(found):
        return False
    if how == "from" and not of_unit and text[told.start : told.end].lower().startswith("loss"):
        return False
    if how in ("of", "with", "on"):
        return how == "of" and text[told.start : told.end].lower().split()[-1] in _SOLD
    if how == "in":
        return name[0].isupper() or of_unit
    return True


def _describes_firm(found: re.Match[str]) -> bool:
    """Whether the whole firm is called by what it is: "at the toymaker", "at the Danish brewer"."""
    words = list(takewhile(lambda word: word.lower() not in _STOPS, found["name"].split()))
    one = words != [] and words[-1].islower() and not words[-1].endswith("s")
    return one and re.search(r" (?:the|an?) $", found.group()[: -len(found["name"])]) is not None


def _stems(name: str) -> frozenset[str]:
    words: list[str] = []
    for word in re.split(r"[ -]", name.lower().strip()):
        if word in _STOPS or word.isdigit():
            break
        words.append(word)
    return frozenset(
        stem(word)
        for word in words
        if word not in _NEUTRAL
        and not is_empty(word)
        and not re.fullmatch(_PARTS_OF, word)
        and not word[0].isdigit()
    )
