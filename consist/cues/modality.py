"""Deeds that are announced, offered, planned or possible rather than done."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Modality, Mood
from consist.cues.tokens import Token, is_empty, stem

_CUES = {
    phrase: mood
    for mood, phrases in {
        Mood.WILL: "will|would|shall|is to|are to|was to|were to|is going to|are going to|"
        "is due to|"
        "are due to|is set to|are set to|is expected to|are expected to|vowed to|pledged to|"
        "promised to|promises to|agreed to|undertook to|has decided to|decided to",
        Mood.MAY: "may|might|could|is considering|are considering|considering|possibly|perhaps|"
        "is likely to|likely to|is weighing|weighing|mulling|threatened to|threatens to|"
        "is thinking of|has not decided|open to",
        Mood.OFFERED: "offered to|offers to|offered|ready to|is prepared to|prepared to|willing to|"
        "is willing to|proposed to|proposed|proposes to|proposes|invited",
        Mood.PLANNED: "plans to|planned to|plan to|planning to|planned|intends to|intended to|"
        "scheduled to|scheduled|hopes to|hoped to|aims to|wants to|wanted to|meant to|"
        "tried to|attempted to",
        Mood.DONE: "has already|have already|had already|did",
    }.items()
    for phrase in phrases.split("|")
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Mood]]] = {}
for _cue, _mood in sorted(_CUES.items(), key=lambda item: -len(item[0].split())):
    _BY_FIRST.setdefault(_cue.split()[0], []).append((tuple(_cue.split()), _mood))


def modalities(tokens: Sequence[Token]) -> tuple[Modality, ...]:
    """Return the modal cues, each with the stem of the first word of matter behind it."""
    found: list[Modality] = []
    for at, token in enumerate(tokens):
        if token.text == "May" or (found and token.start < found[-1].end):  # "May" is a month
            continue
        for phrase, mood in _BY_FIRST.get(token.lower, ()):
            last = at + len(phrase)
            if tuple(part.lower for part in tokens[at:last]) != phrase:
                continue
            deed = _deed(tokens, last)
            if deed:
                found.append(Modality(token.start, tokens[last - 1].end, mood, deed))
            break
    return tuple(found)


def _deed(tokens: Sequence[Token], at: int) -> str:
    for token in tokens[at : at + 5]:
        if token.kind != "word":
            return ""
        if not is_empty(token.lower):
            return stem(token.lower)
    return ""
