"""An attributing phrase as a value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from consist.attribution.model import Stance
from consist.attribution.phrases import Range

BY_ACCOUNT = "by account"
"""What stands for a verb where it is somebody's own: "in the minister's view"."""


class TagKind(StrEnum):
    """How a phrase attributes."""

    VERB = "verb"  # Brandvik said
    INVERTED = "inverted"  # said Brandvik
    PARTICIPLE = "participle"  # …, adding that
    SOURCE = "source"  # according to Brandvik
    HEARSAY = "hearsay"  # it is understood that
    NOUN = "noun"  # Brandvik's claim that
    COLON = "colon"  # Brandvik shrugged: "…"


class Tag(NamedTuple):
    """An attributing phrase by token numbers.

    `phrase` spans subject and verb. `speaker` is None for hearsay; `verb` is a lemma, and None
    where a colon alone attributes.
    """

    phrase: Range
    speaker: Range | None
    verb: str | None
    stance: Stance
    kind: TagKind
