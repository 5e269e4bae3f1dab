"""Deeds that are announced, offered, planned or possible rather than done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consist.cues.model import Modality, Mood
from consist.cues.tokens import Token, is_empty, stand, stem
from consist.cues.words.polarity import Undone

_CUES = {
    phrase: mood
    for mood, phrases in {
        Mood.WILL: "will|would|shall|is to|are to|was to|were to|is going to|are going to|"
        "is due to|"
        "are due to|is set to|are set to|is expected to|are expected to|vowed to|pledged to|"
        "promised to|promises to|agreed to|agreement to|deal to|undertook to|"
        "has decided to|decided to",
        Mood.MAY: "may|might|could|is considering|are considering|considering|possibly|perhaps|"
        "is likely to|likely to|is weighing|weighing|mulling|threatened to|threatens to|"
        "is thinking of|has not decided|open to|"
        "threatening to|threaten to",
        Mood.OFFERED: "offered to|offers to|offered|ready to|is prepared to|prepared to|willing to|"
        "is willing to|proposed to|proposed|proposes to|proposes|invited",
        Mood.PLANNED: "plans to|planned to|plan to|planning to|planned|intends to|intended to|"
        "scheduled to|scheduled|hopes to|hoped to|aims to|wants to|wanted to|meant to|"
        "tried to|attempted to",
        Mood.DONE: "has already|have already|had already|did",
    }.items()
    for phrase in phrases.split("|")
}
_CUES |= {
    f"{verb} {rest}": Mood.MAY
    for verb in "left leave leaves leaving kept keep keeps keeping".split()
    for rest in (
        "the door open to", "the door open for", "open the door to", "open the possibility of",
        "open the possibility that", "open the option of",
    )
}  # fmt: skip
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Mood]]] = {}
for _cue, _mood in sorted(_CUES.items(), key=lambda item: -len(item[0].split())):
    _BY_FIRST.setdefault(_cue.split()[0], []).append((tuple(_cue.split()), _mood))
_AUXILIARIES = frozenset(
    "did does do would will could can has have had is are was were may might".split()
)


def modalities(tokens: Sequence[Token], pairs: Sequence[Undone] = ()) -> tuple[Modality, ...]:
    """Return the modal cues, each with the stem of the first word of matter behind it.

    A double negation of `pairs` that excludes nothing leaves the deed possible.
    """
    twice = {first: (last, mood) for first, last, mood in _denied_twice(tokens, pairs)}
    found: list[Modality] = []
    for at, token in enumerate(tokens):
        if token.text == "May" or (found and token.start < found[-1].end):  # "May" is a month
            continue
        cue = twice.get(at) or _phrase(tokens, at)
        if cue is None:
            continue
        last, mood = cue
        deed = _deed(tokens, last)
        if deed:
            found.append(Modality(token.start, tokens[last - 1].end, mood, deed))
    return tuple(found)


def _denied_twice(
    tokens: Sequence[Token], pairs: Sequence[Undone]
) -> Iterator[tuple[int, int, Mood]]:
    """Yield where a double negation begins, at its auxiliary, and ends, and how far that is.

    What was not rejected or denied may be done or not, and so can clash with neither.
    """
    for pair in pairs:
        helped = pair.first > 0 and tokens[pair.first - 1].lower in _AUXILIARIES
        yield pair.first - helped, pair.last, Mood.MAY if pair.is_open else Mood.DONE


def _phrase(tokens: Sequence[Token], at: int) -> tuple[int, Mood] | None:
    for phrase, mood in _BY_FIRST.get(tokens[at].lower, ()):
        last = at + len(phrase)
        if stand(tokens, at, phrase):
            return None if phrase == ("open", "to") and _is_public(tokens, last) else (last, mood)
    return None


_WEIGHED = frozenset(
    (
        "a an any further talks talk negotiations negotiation dialogue discussion discussions "
        "compromise change changes idea possibility"
    ).split()
)


def _is_public(tokens: Sequence[Token], at: int) -> bool:
    """Whether "open to" names those whom a place lets in rather than a deed someone may do."""
    return not any(
        token.lower in _WEIGHED or token.lower.endswith("ing") for token in tokens[at : at + 2]
    )


def _deed(tokens: Sequence[Token], at: int) -> str:
    for token in tokens[at : at + 5]:
        if token.kind != "word":
            return ""
        if not is_empty(token.lower):
            return stem(token.lower)
    return ""
