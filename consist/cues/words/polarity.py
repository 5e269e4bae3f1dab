"""Negations of a sentence and what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consist.cues.model import Polarity
from consist.cues.tokens import Token, is_empty, stand, stem, stems

_PLAIN = frozenset(
    (
        "no not never none nobody nothing nowhere neither nor cannot without hardly scarcely "
        "n't unable "
        # as hasty typists and scrapers leave them
        "cant dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt"
    ).split()
)
_LEXICAL: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        "refused to|refuses to|refusing to|declined to|declines to|failed to|fails to|failing to|"
        "deny|denied|denies|denying|ruled out|rules out|ruling out|rejected|stopped short of|"
        "refrained from|far from|free of|lack of|lacks|lacked|absence of|nor did|has yet to|"
        "had yet to|have yet to|yet to be|prevented from|barred from|instead of|rather than|"
        "dismissed as|dismisses as|dismissing as|dismissed the claims|dismissed the reports|"
        "dismissed the allegations|dismissed the accusations|dismissed the suggestion|"
        "dismissed the idea|dismissed the charges|dismissed the case|dismissed the appeal|"
        "dismissed the complaint|dismissed the request|dismissed the lawsuit|dismissed the report|"
        "dismissed the claim|dismissed claims|dismissed reports|"
        "dismissed allegations|dismissed accusations|dismissed suggestions|discounted|refuted|"
        "refutes|rubbished"
    ).split("|")
)
_LEXICAL_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _LEXICAL:
    _LEXICAL_BY_FIRST.setdefault(_phrase[0], []).append(_phrase)

# before these a negation says how much or who, not that nothing: "not only", "none other than"
_HOW_MUCH = frozenset(
    "only just least fewer less more than later sooner doubt longer one's".split()
)
_NOT_DENYING = {
    "no": _HOW_MUCH,
    "not": _HOW_MUCH,
    "nothing": frozenset(("less", "short", "but")),
    "none": frozenset(("other",)),
}
# these deny what stands before them: "the reports are false"
_UNTRUE = frozenset("false untrue unfounded baseless groundless".split())

_ALWAYS_OF_CLAIMS = frozenset(
    "deny denied denies denying refuted refutes rubbished discounted".split()
)
_OF_CLAIMS = _ALWAYS_OF_CLAIMS | frozenset("dismissed dismisses dismissing rejected".split())
_CLAIMS = stems(
    "claims reports allegations accusations suggestions rumours rumors charges accounts "
    "false untrue unfounded baseless groundless lies fabricated propaganda"
)
_TRUTH = stems("truth true basis substance foundation")
_BE = frozenset("was were been is are being be".split())

# a negation right before one of these undoes it: "did not rule out", "no objection to"
_OPEN_TO = "exclude|excluded|excluding|preclude|precluded|rule out|ruled out|ruling out"
_UNDOABLE: tuple[tuple[str, ...], ...] = tuple(
    tuple(phrase.split())
    for phrase in (
        f"{_OPEN_TO}|deny|denied|denying|reject|rejected|rejecting|oppose|opposed|opposing|refuse|"
        "refused|refusing|object|objected|objecting|objection|objections|dismiss|dismissed|"
        "dismissing|disputed|disputing|" + "|".join(sorted(_UNTRUE))
    ).split("|")
)
_LEAVES_OPEN = frozenset(_OPEN_TO.split("|"))
_BETWEEN = frozenset(
    (
        "be been being have has did do does would could can he she they it yet even entirely "
        "completely fully immediately explicitly categorically directly outright"
    ).split()
)

_ENDS = frozenset((",", ";", ":", ".", "but", "although", "though", "because", "while", "”", "—"))
_REACH = 7


class Undone(NamedTuple):
    """Two negations that undo each other, as token places; `is_open`: nothing was excluded."""

    first: int
    last: int
    is_open: bool


def undone(tokens: Sequence[Token]) -> tuple[Undone, ...]:
    """Return the double negations, which deny nothing: "did not rule out", "never denied"."""
    found: list[Undone] = []
    for at, token in enumerate(tokens):
        inner = _cue_end(tokens, at, token)
        if inner is None:
            continue
        while inner < len(tokens) and tokens[inner].lower in _BETWEEN:
            inner += 1
        for phrase in _UNDOABLE:
            last = inner + len(phrase)
            if not stand(tokens, inner, phrase):
                continue
            if phrase[0] not in _UNTRUE or is_plain(token.lower):  # not "dismissed as unfounded"
                found.append(Undone(at, last, " ".join(phrase) in _LEAVES_OPEN))
                break
    return tuple(found)


def polarities(tokens: Sequence[Token], pairs: Sequence[Undone] = ()) -> tuple[Polarity, ...]:
    """Return the negations, each with the stems of matter up to the end of its clause.

    What is called untrue stands before or after: "reports are false", "dismissed as false reports".
    Negations inside `pairs` undo each other and are left out.
    """
    found: list[Polarity] = []
    for at, token in enumerate(tokens):
        last = _cue_end(tokens, at, token)
        if last is None or any(pair.first <= at < pair.last for pair in pairs):
            continue
        scope = _denied(tokens, at, last)
        claim = _is_of_claim(token.lower, scope)
        found.append(Polarity(token.start, tokens[last - 1].end, scope, of_claim=claim))
    return tuple(found)


def _denied(tokens: Sequence[Token], at: int, last: int) -> tuple[str, ...]:
    """Return the stems that the negation in tokens[at:last] denies."""
    if tokens[at].lower in _UNTRUE:
        return (*_scope(tokens[:at][::-1]), *_scope(tokens[last:]))
    return _scope(tokens[:at][::-1] if _is_passive(tokens, at, last) else tokens[last:])


def _is_passive(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether what is denied stands before: "the reports were denied by the ministry"."""
    if tokens[at].lower not in _OF_CLAIMS or at == 0 or last == len(tokens):
        return False
    return tokens[at - 1].lower in _BE and tokens[last].lower in ("by", ".")


def _is_of_claim(lower: str, scope: Sequence[str]) -> bool:
    """Whether a negation calls a claim untrue."""
    if lower in _UNTRUE or lower in _ALWAYS_OF_CLAIMS:
        return True
    if lower in _OF_CLAIMS:
        return bool(_CLAIMS & set(scope))
    return lower in ("no", "not") and bool(_TRUTH & set(scope[:1]))


def is_plain(lower: str) -> bool:
    """Whether a word denies by itself, as "not" and "no" do; "refused" tells a deed as well."""
    return lower in _PLAIN or lower.endswith(("n't", "n’t"))


def _cue_end(tokens: Sequence[Token], at: int, token: Token) -> int | None:
    lower = token.lower
    if token.kind != "word":
        return None
    if is_plain(lower):
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if following in _NOT_DENYING.get(lower, ()):
            return None
        return None if lower == "no" and _is_numbered(tokens, at + 1) else at + 1
    if lower in _UNTRUE:
        return at + 1
    for phrase in _LEXICAL_BY_FIRST.get(lower, ()):
        last = at + len(phrase)
        if not stand(tokens, at, phrase):
            continue
        if phrase != ("far", "from") or not _is_distance(tokens, last):
            return last
    return None


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "no" stands before a number: "No 10 said", "the world No. 1"."""
    marks = [token.kind for token in tokens[at : at + 2] if token.text != "."]
    return marks[:1] == ["number"]


def _is_distance(tokens: Sequence[Token], at: int) -> bool:
    """Whether "far from", which ends before tokens[at], tells where something is."""
    if at >= len(tokens):
        return True
    following = [token.lower for token in tokens[at : at + 2]]
    named = tokens[at].text[:1].isupper()
    return (following[0] in _PLACED or named) and "truth" not in following


_PLACED = frozenset("the a an his her its their our my this that here there where home".split())


def _scope(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the stems of the first few words of matter, up to the end of the clause."""
    scope: list[str] = []
    for token in tokens[:_REACH]:
        if token.lower in _ENDS:
            break
        if token.kind == "word" and not is_empty(token.lower):
            scope.append(stem(token.lower))
    return tuple(scope)
