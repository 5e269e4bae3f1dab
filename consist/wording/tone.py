"""How charged a sentence is: whether it sounds like a plain report or like one that takes sides.

The tone is read from the sentence's vector by a logistic regression that was fitted on our own
tellings of invented facts, plain ones and charged ones (`benchmarks/train_tone.py`). It says of
a wording that it differs, not that it is wrong, and is only ever compared with that of another
passage.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from consist.attribution.quotes import quotations
from consist.model import Sentence
from consist.ports import Vector
from consist.wording.loaded import loaded
from consist.wording.tone_weights import INTERCEPT, PLAIN, UNIT, WEIGHTS

CHARGED = 1.0
"""From here on a sentence is called charged; one plain sentence in fifty of the tellings is."""

SHORT = 3
"""A quotation with fewer spaces is a borrowed or doubted word: the outlet's choice all the same."""

MOST_COUNTED = 2
"""More loaded words than so many make a sentence no more charged."""

_WEIGHTS = np.array(WEIGHTS) * UNIT


def tone(vector: Vector) -> float:
    """Return the log-odds that a sentence is charged, from its unit vector.

    The vector must be of the encoder that the regression was fitted on (`tone_weights.ENCODER`):
    others mean nothing to it.
    """
    return float(vector.astype(np.float64) @ _WEIGHTS) + INTERCEPT


def charge(sentence: Sentence, vector: Vector | None) -> float:
    """Return the tone and one for each loaded word, at most two, of what the outlet itself says.

    In log-odds: about -1.3 for plain reports, above 1 for sentences that take sides. What is
    quoted is the speaker's wording: it counts as plain, by its share of the text. A tone that is
    not known, for there is no vector, counts as plain too.
    """
    quoted, words = _own(sentence.text)
    heard = PLAIN if vector is None else tone(vector)
    return quoted * PLAIN + (1 - quoted) * heard + min(words, MOST_COUNTED)


def features(charges: tuple[float, float]) -> dict[str, float]:
    """Return the fixed features of a pair's charges by name, in log-odds; without direction."""
    less, more = sorted(charges)
    return {"charge_more": more, "charge_less": less, "charge_difference": more - less}


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _own(text: str) -> tuple[float, int]:
    """Return the share of the text that is quoted, and the loaded words outside of quotations."""
    spans = [
        (quote.start, quote.end)
        for quote in quotations([text])[0]
        if text.count(" ", quote.start, quote.end) >= SHORT
    ]
    quoted = sum(end - start for start, end in spans) / max(len(text), 1)
    outside = sum(
        not any(start <= word.start < end for start, end in spans) for word in loaded(text)
    )
    return min(quoted, 1.0), outside
