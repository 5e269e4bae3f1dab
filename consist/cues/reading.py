"""The reading of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from consist.cues.model import Cues, Granularity, Moment
from consist.cues.numbers.parts import with_wholes
from consist.cues.numbers.quantities import quantities
from consist.cues.people.names import names
from consist.cues.times.moments import moments
from consist.cues.tokens import content, tokens_of
from consist.cues.words.causes import causes
from consist.cues.words.modality import modalities
from consist.cues.words.outcomes import outcomes, with_leaves
from consist.cues.words.polarity import polarities, undone

# A longer "sentence" is a table or a list that was not split; what it counts cannot be told.
LONGEST = 1200


def read_cues(text: str, *, published_at: datetime | None = None, context: str = "") -> Cues:
    """Read the typed cues of a sentence.

    Args:
        text: the sentence; all offsets are into it.
        published_at: when its article came out; without it relative days stay unresolved.
        context: the title or the sentence before, which names what a bare number counts.
    """
    tokens = tokens_of(text)
    words = content(tokens)
    around = content(tokens_of(context)) if context else frozenset()
    if len(text) > LONGEST or _is_table(text):
        return Cues(text, content=words, context=around)
    opening = _dateline(text)
    told = tuple(m for m in moments(text, tokens, published_at) if m.start >= opening)
    taken = [(moment.start, moment.end) for moment in told if _dates(moment)]
    pairs = undone(tokens)
    denied = polarities(tokens, pairs)
    modal = modalities(tokens, pairs)
    return Cues(
        text,
        quantities=with_wholes(text, [q for q in quantities(tokens, taken) if q.start >= opening]),
        moments=told,
        names=tuple(name for name in names(text, tokens) if name.start >= opening),
        polarities=with_leaves(tokens, denied, modal),
        outcomes=outcomes(tokens, denied, pairs, modal),
        modalities=modal,
        causes=causes(text, tokens),
        content=words,
        context=around,
        looks_back=_looks_back(text, told, published_at),
        published_in=published_at.year if published_at is not None else None,
    )


_LONG_BEFORE = timedelta(days=28)
_EARLIER = re.compile(
    r"\b(?:an?|the|its|their|his|her|several|two|three|one|any) (?:earlier|previous|prior|past)"
    r" (?!on\b|than\b|in\b|and\b)[a-z]+",
    re.IGNORECASE,
)


def _looks_back(text: str, told: Sequence[Moment], published_at: datetime | None) -> bool:
    """Whether a sentence tells of something long before its article: "an earlier truce"."""
    if _EARLIER.search(text):
        return True
    if published_at is None:
        return False
    today = published_at.replace(tzinfo=None)
    ends = [moment.latest.replace(tzinfo=None) for moment in told if moment.latest is not None]
    return bool(ends) and today - max(ends) >= _LONG_BEFORE


_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,5}(?:,? \d{1,2}(?: [A-Z][a-z]+)?)?"
    r"(?: \([^)]{2,30}\) ?[-–—]+| [-–—]+) "
)


def _dateline(text: str) -> int:
    """Return where a wire report's "PORT SABLE, March 12 (Agency) - " ends: it tells no fact."""
    found = _DATELINE.match(text)
    return found.end() if found and text[:2].isupper() else 0


def _dates(moment: Moment) -> bool:
    return moment.granularity is not Granularity.PART


def _is_table(text: str) -> bool:
    """Whether a text is a table of figures or code rather than a sentence."""
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    marks = sum(char in "{}[]<>=_|\\;#*" for char in text)
    return digits > letters or marks * 8 > max(8, letters)
