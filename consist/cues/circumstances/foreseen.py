"""What was foreseen and what came: "50 mm are expected" and "38 mm fell" may both be so."""

from __future__ import annotations

import re

from consist.cues.model import Cues, Quantity
from consist.cues.tokens import CLAUSE_ENDS

_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|expect(?:s|ed|ing)?|forecasts?|forecasters|"
    r"predict(?:s|ed|ing)?|project(?:s|ed)|likely|plan(?:s|ned)|due to|set to|"
    r"(?:is|are|was|were) to)\b",
    re.IGNORECASE,
)
# a past tense that tells what came about and not what somebody says
_CAME = re.compile(
    r"\b(?:was|were|had|did|rose|fell|came|went|made|gave|left|lost|won|stood|began|broke|found|"
    r"brought|struck|[a-z]{2,}(?<!estimat)(?<!announc)(?<!add)(?<!claim)(?<!warn)ed)\b"
)


def foreseen_and_come(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one number is told of what is to come, in its clause, and the other of what came."""
    clauses = _clause(one.text, first), _clause(other.text, second)
    ahead = [_AHEAD.search(clause) is not None for clause in clauses]
    came = [_CAME.search(clause) is not None for clause in clauses]
    return (ahead[0] and not ahead[1] and came[1]) or (ahead[1] and not ahead[0] and came[0])


def _clause(text: str, quantity: Quantity) -> str:
    """Return the words around a number up to the marks that divide its sentence."""
    before = CLAUSE_ENDS.split(text[: quantity.start])[-1]
    return before + CLAUSE_ENDS.split(text[quantity.start :])[0]
