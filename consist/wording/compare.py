"""How two wordings of the same thing diverge, always shown as the two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from consist.attribution.hedges import hedge_in, scare_quote_in
from consist.attribution.model import Hedge, Stance
from consist.attribution.quotes import quotations
from consist.attribution.reading import read, span_of
from consist.model import Span
from consist.wording.agency import agency_differs
from consist.wording.doubted import doubts_a_name
from consist.wording.loaded import LoadedWord, loaded
from consist.wording.swapped import swapped
from consist.wording.terms import terms_differ
from consist.wording.words import stem

FEATURES = (
    "loaded_any",
    "loaded_both",
    "loaded_one_sided",
    "loaded_difference",
    "loaded_most",
    "leanings_opposed",
    "label_any",
    "event_any",
    "modifier_any",
    "verb_any",
    "euphemism_any",
    "emphasis_any",
    "shouting_any",
    "charged_any",
    "stance_differs",
    "doubt_one_sided",
    "scare_quotes_one_sided",
    "agency_differs",
    "terms_differ",
    "name_doubted",
    "swapped",
)
_TEXTS = {
    "label": "a loaded name for those involved",
    "event": "a loaded name for what happened",
    "modifier": "a loaded description",
    "verb": "a loaded verb",
    "euphemism": "a veiling expression",
    "emphasis": "emphasis",
    "shouting": "a word in capitals",
    "charged": "a charged word",
}
_STANCES = {
    Stance.NEUTRAL: "reports it plainly",
    Stance.DOUBT: "holds it at arm's length",
    Stance.ENDORSE: "takes it as true",
    Stance.DENIAL: "reports a denial",
}
_WORDS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """One way in which two wordings diverge, with the words to light up on each side.

    `reason` is a stable code; a side's span is None where the difference is that it has nothing of
    the kind.
    """

    reason: str
    text: str
    one_span: Span | None
    other_span: Span | None


def compare_wording(one: str, other: str) -> tuple[WordingDifference, ...]:
    """Return how two wordings of the same thing diverge; swapping swaps the spans alone.

    It does not ask whether the two tell the same thing: that is for the caller to know.
    """
    found = [
        *_loaded_differences(one, other),
        *_hedge_differences(one, other),
        *_stance_difference(one, other),
    ]
    agency = agency_differs(one, other)
    if agency is not None:
        found.append(
            WordingDifference("agency", "one tells who did it, the other leaves it open", *agency)
        )
    terms = terms_differ(one, other) or swapped(one, other)
    if terms is not None:
        words = sorted((one[slice(*terms[0])], other[slice(*terms[1])]))
        text = " / ".join(f"“{word}”" for word in words)
        found.append(WordingDifference("term", f"another word for the same: {text}", *terms))
    return tuple(sorted(found, key=_order))


def _order(difference: WordingDifference) -> tuple[str, list[Span]]:
    spans = (difference.one_span, difference.other_span)
    return (difference.reason, sorted(span for span in spans if span is not None))


def _loaded_differences(one: str, other: str) -> list[WordingDifference]:
    """A loaded word counts unless the other text has the same word."""
    mine, theirs = loaded(one), loaded(other)
    mine_only = _not_in(mine, other)
    theirs_only = _not_in(theirs, one)
    found: list[WordingDifference] = []
    for reason, text in _TEXTS.items():
        left = [word for word in mine_only if word.reason == reason]
        right = [word for word in theirs_only if word.reason == reason]
        for place in range(max(len(left), len(right))):
            one_word = left[place] if place < len(left) else None
            other_word = right[place] if place < len(right) else None
            found.append(
                WordingDifference(
                    reason, _told(text, one_word, other_word), _span(one_word), _span(other_word)
                )
            )
    return found


def _told(text: str, one: LoadedWord | None, other: LoadedWord | None) -> str:
    words = sorted(word.word for word in (one, other) if word is not None)
    return f"{text}: " + " / ".join(f"“{word}”" for word in words)


def _span(word: LoadedWord | None) -> Span | None:
    return None if word is None else (word.start, word.end)


def _not_in(words: Iterable[LoadedWord], text: str) -> list[LoadedWord]:
    """Leave out what the text has as well, in any form or as it stands ("anti-regime")."""
    there, found = _stems(text), list(words)
    missing = {
        word
        for word in {each.word for each in found}
        if stem(word) not in there and not _has(text, word)
    }
    return [each for each in found if each.word in missing]


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, _WORDS.findall(text)))


def _hedge_differences(one: str, other: str) -> list[WordingDifference]:
    found: list[WordingDifference] = []
    for reason, look in (("hedge", hedge_in), ("scare_quotes", scare_quote_in)):
        mine, theirs = look(one), look(other)
        if (mine is None) != (theirs is None):
            told = mine or theirs
            text = f"only one marks doubt: “{told.word}”" if told is not None else ""
            found.append(WordingDifference(reason, text, _hedge_span(mine), _hedge_span(theirs)))
    return found


def _hedge_span(hedge: Hedge | None) -> Span | None:
    return None if hedge is None else (hedge.start, hedge.end)


def _stance_difference(one: str, other: str) -> list[WordingDifference]:
    mine, theirs = _stance(one), _stance(other)
    if mine is None or theirs is None or mine[0] is theirs[0]:
        return []
    if Stance.DENIAL in {mine[0], theirs[0]}:
        return []  # a denial is another claim, not another light on the same
    texts = sorted((_STANCES[mine[0]], _STANCES[theirs[0]]))
    text = f"one {texts[0]}, the other {texts[1]}"
    return [WordingDifference("attribution_verb", text, mine[1], theirs[1])]


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _stance(text: str) -> tuple[Stance, Span] | None:
    reading = read(text, quotations([text])[0])
    if reading.outer is None:
        return None
    return reading.outer.stance, span_of(reading.tokens, reading.outer.phrase)


def features(one: str, other: str) -> dict[str, float]:
    """Return the fixed features of a pair of wordings by name, each in [0, 1]; without direction.

    `loaded_difference` is the difference in the number of loaded words over their number, and
    `loaded_most` the greater number over four.
    """
    mine, theirs = loaded(one), loaded(other)
    counts = sorted((len(mine), len(theirs)))
    reasons = {word.reason for word in (*mine, *theirs)}
    doubts = {difference.reason for difference in _hedge_differences(one, other)}
    leanings = _leaning(mine) * _leaning(theirs)
    values = {
        "loaded_any": counts[1] > 0,
        "loaded_both": counts[0] > 0,
        "loaded_one_sided": counts[0] == 0 < counts[1],
        "loaded_difference": (counts[1] - counts[0]) / max(sum(counts), 1),
        "loaded_most": min(counts[1] / 4.0, 1.0),
        "leanings_opposed": leanings < 0,
        "stance_differs": bool(_stance_difference(one, other)),
        "doubt_one_sided": "hedge" in doubts,
        "scare_quotes_one_sided": "scare_quotes" in doubts,
        "agency_differs": agency_differs(one, other) is not None,
        "terms_differ": terms_differ(one, other) is not None,
        "name_doubted": doubts_a_name(one, other),
        "swapped": swapped(one, other) is not None,
        **{f"{reason}_any": reason in reasons for reason in _TEXTS},
    }
    return {name: float(values[name]) for name in FEATURES}


def _leaning(words: Iterable[LoadedWord]) -> int:
    return sum(word.leaning for word in words)
