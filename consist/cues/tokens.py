"""Words with their places and stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)

CLAUSE_ENDS = re.compile(r"[,;:—–“”\"()]")
"""The marks that divide a sentence into its clauses, as far as marks do."""

_EMPTY = frozenset(
    (
        "a about above after again against ago all almost already also although am an and "
        "another any anyone "
        "are around as at back be because become been before behind being below between both "
        "but by "
        "can cannot come could day did do does doing done down during each either else enough "
        "even ever "
        "every everyone few fewer first for former found from further gave get give given go "
        "going gone got "
        "had has have having he her here hers him his how however i if in including into is it "
        "its itself "
        "just last late later least left less like made make many may me might more most much "
        "must my near "
        "nearly never next night no nobody none nor not nothing now of off on once one only "
        "onto or other others our "
        "out over own part people per put rather said same saw say says see set shall she "
        "should since so "
        "some something still such take taken taking tell than that the their them then there "
        "these they "
        "thing this those though through time to today told took too toward towards two under "
        "until up upon us "
        "very was way we week well went were what when where whether which while who whom whose "
        "why will with "
        "within without would year yesterday yet you your according report reported spokesman "
        "spokeswoman "
        "mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday morning evening "
        "afternoon shortly"
    ).split()
)

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "fell:fall fallen:fall rose:rise risen:rise won:win lost:lose held:hold began:begin "
        "begun:begin "
        "left:leave sank:sink sunk:sink shot:shoot broke:break broken:break struck:strike hit:hit "
        "caught:catch burnt:burn spread:spread sent:send paid:pay sold:sell bought:buy met:meet "
        "led:lead spoke:speak spoken:speak flew:fly flown:fly drove:drive driven:drive stole:steal "
        "stolen:steal chose:choose chosen:choose wrote:write written:write knew:know known:know "
        "men:man women:woman children:child lives:life wives:wife feet:foot people:people "
        "died:die dying:die dies:die dead:die death:die deaths:die killed:die killing:die "
        "kills:die kill:die "
        "fatalities:die fatality:die killings:die perished:die victims:victim lay:lie laid:lay "
        "injured:injure injuries:injure injury:injure hurt:injure wounded:injure wounds:injure "
        "signed:sign signature:sign ran:run came:come kept:keep sat:sit stood:stand "
        "withdrew:withdraw withdrawn:withdraw forbade:forbid forbidden:forbid swore:swear "
        "swept:sweep built:build rebuilt:rebuild felt:feel dealt:deal meant:mean "
        "shut:clos shuts:clos shutting:clos closure:clos closures:clos started:begin start:begin "
        "starts:begin starting:begin "
        "arrested:arrest arrests:arrest detained:arrest detentions:arrest "
        "elected:elect election:election seized:seize evacuated:evacuate evacuees:evacuate "
        "evacuation:evacuate "
        "carriages:wagon carriage:wagon coaches:wagon coach:wagon troops:soldier troop:soldier "
        "blaze:fire inferno:fire fires:fire flames:fire quake:earthquake tremor:earthquake "
        "jobs:job posts:job positions:job job:job redundancies:job layoffs:job "
        "firm:company group:company firms:company groups:company "
        "pupils:pupil students:pupil student:pupil schoolchildren:pupil kids:child "
        "homes:home houses:home house:home dwellings:home households:home household:home "
        "officers:officer policemen:officer policeman:officer "
        "ceasefire:truce armistice:truce cease:cease demonstrators:protester protestors:protester "
        "protesters:protester demonstrator:protester marchers:protester "
        "ballots:vote ballot:vote votes:vote vehicle:car vehicles:car cars:car "
        "hostages:hostage captives:hostage captive:hostage prisoners:prisoner inmates:prisoner "
        "passengers:passenger travellers:passenger traveller:passenger clients:customer "
        "client:customer "
        "flights:flight aircraft:flight planes:flight plane:flight trucks:lorry truck:lorry"
    ).split()
)


class Token(NamedTuple):
    """A word, number or mark; `kind` is the group of the pattern that found it."""

    start: int
    end: int
    text: str
    lower: str
    kind: str


def tokens_of(text: str) -> list[Token]:
    """Split a text into words, numbers and marks."""
    return [
        Token(m.start(), m.end(), m.group(), m.group().lower(), m.lastgroup or "mark")
        for m in TOKEN.finditer(text)
    ]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a lower-case word, by endings and a table of irregular and like words.

    Words that reports use for one another (dead, killed, died) share a stem.
    """
    word = word.removesuffix("'s").removesuffix("’s")
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = _without_s(word)
    return _IRREGULAR.get(word) or _without_ending(word)


def stems(words: str) -> frozenset[str]:
    """Return the stems of lower-case words that blanks part."""
    return frozenset(map(stem, words.split()))


def word_set(text: str) -> frozenset[str]:
    """Return all words and numbers of a text in lower case."""
    return frozenset(re.findall(r"\w+", text.lower()))


def _without_s(word: str) -> str:
    if word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def _without_ending(word: str) -> str:
    for ending, shortest in (
        ("ingly", 4),
        ("edly", 4),
        ("ing", 3),
        ("ied", 3),
        ("ed", 3),
        ("ly", 4),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)] + ("y" if ending == "ied" else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsze":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def is_empty(lower: str) -> bool:
    """Whether a word carries no matter of its own."""
    return lower in _EMPTY or len(lower) < 2


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the stems of the words that carry matter."""
    return frozenset(
        stem(token.lower)
        for token in tokens
        if token.kind == "word" and token.lower not in _EMPTY and len(token.lower) > 1
    )


def lower_at(tokens: Sequence[Token], at: int) -> str:
    """Return the token at a place in lower case, "" where there is none."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def stand(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Return whether the words, in lower case, stand from tokens[at] on."""
    return tuple(token.lower for token in tokens[at : at + len(words)]) == words


def around(tokens: Sequence[Token], first: int, last: int, *, reach: int = 6) -> frozenset[str]:
    """Return the stems of matter near tokens[first:last], within their clause and `reach` words."""
    left = first
    while left > 0 and first - left < reach and tokens[left - 1].lower not in (";", ":"):
        left -= 1
    right = last
    while right < len(tokens) and right - last < reach and tokens[right].lower not in (";", ":"):
        right += 1
    return content(tokens[left:first]) | content(tokens[last:right])
