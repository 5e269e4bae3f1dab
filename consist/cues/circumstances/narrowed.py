"""Measures of the economy and of health that one word narrows: core inflation, real wages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from consist.cues.model import Cues, Dimension, Quantity
from consist.cues.tokens import content, stem, stems, tokens_of


class _Family(NamedTuple):
    """Names of one measure, what narrows it, and what it is by without more words."""

    heads: str
    narrower: dict[str, str]
    plain: str = ""


_CORE = {"core": "core", "underlying": "core"}
_YOUNG = {"youth": "youth", "young": "youth", "under-25": "youth"}
_FAMILIES = {
    "prices": _Family(
        "inflation|(?:consumer |producer )?prices?|price growth|CPI",
        {**_CORE, "headline": "headline", "food": "food", "energy": "energy",
         "services": "services", "producer": "producer", "wholesale": "producer",
         "factory-gate": "producer", "house": "house", "housing": "house", "home": "house",
         "property": "house", "grocery": "food"},
        "headline",
    ),
    "pay": _Family(
        "wages?|pay|salar(?:y|ies)|earnings|incomes?",
        {"real": "real", "inflation-adjusted": "real", "nominal": "nominal", "gross": "gross",
         "net": "net", "disposable": "net", "take-home": "net", "minimum": "minimum",
         "starting": "starting", "basic": "basic"},
        "nominal",
    ),
    "output": _Family(
        "GDP|gross domestic product|output",
        {"nominal": "nominal", "real": "real", "industrial": "industrial",
         "manufacturing": "industrial", "factory": "industrial", "farm": "farm"},
        "real",
    ),
    "joblessness": _Family(
        "unemployment|joblessness|jobless",
        {**_YOUNG, "long-term": "long-term", "adjusted": "adjusted", "unadjusted": "unadjusted",
         "female": "female", "male": "male", "graduate": "graduate", "harmonised": "adjusted",
         "harmonized": "adjusted"},
    ),
    "mortality": _Family(
        "mortality|death rates?",
        {"infant": "infant", "child": "child", "maternal": "maternal", "neonatal": "infant",
         "excess": "excess"},
    ),
    "migration": _Family("migration|immigration", {"net": "net"}),
    "debt": _Family(
        "debts?|borrowing|emissions",
        {"net": "net", "gross": "gross", "household": "household", "corporate": "corporate",
         "foreign": "foreign", "external": "foreign"},
    ),
}  # fmt: skip
_FILLER = (
    "average|median|mean|consumer|price|weekly|hourly|monthly|annual|quarterly|household|public|"
    "private|sector|regular|total|rate|seasonally|and"
)
_NAMED = {
    name: re.compile(
        rf"\b(?P<words>(?:(?:{'|'.join([*family.narrower, _FILLER])})[ -]){{0,5}})"
        rf"(?:{family.heads})\b",
        re.IGNORECASE,
    )
    for name, family in _FAMILIES.items()
}
_LEFT_OUT = re.compile(r"\b(?:exclud\w+|stripp?\w*|without|leav\w+|volatile) [^.;]{0,40}$")
_PER_HEAD = re.compile(r" (?:per (?:capita|person|head|inhabitant)|a head)\b")
_OF_THE_YOUNG = re.compile(
    r" (?:rate )?(?:among|for|of) (?:the )?(?:young|youth|under-\d\d|people under|\d\d- to)"
)
_WITHOUT = re.compile(
    r"[^.;]{0,30}\b(?:exclud|stripp?|without)\w* [^.;]{0,30}\b(?:energy|fuel|food)"
)
_OF_WHAT = re.compile(r" (?:of|for) (?:an? |the )?(?P<what>[\w-]+?)s?\b", re.IGNORECASE)
_IT = re.compile(r"\bit (?:was|is|had|has|stood|stayed|remained|rose|fell|came|dropped|slowed)\b")
_PROTECTS = re.compile(
    r"\b(?:efficacy|effective(?:ness)?|protect(?:s|ed|ion|ive)?)\b[^.;]{0,80}?\bagainst "
    r"(?P<what>[\w-]+(?: (?!in|with|after|from|for|and|when|by|was|is|among)[\w-]+){0,3})",
    re.IGNORECASE,
)
_ILLNESS = stems("virus coronavirus disease illness covid")
_OUTCOMES = stems(
    "infection transmission spread hospitalisation hospitalization admission death dying severe "
    "serious critical symptomatic asymptomatic mild moderate variant strain"
)
_MEASURED = frozenset((Dimension.SHARE, Dimension.MONEY, Dimension.COUNT))


class _Told(NamedTuple):
    family: str
    kinds: frozenset[str]


def of_narrower_measures(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether one number is of a measure by a narrower name than the other's: core inflation.

    What narrows it may be told in the sentence before, and then both may be of one.
    """
    if first.dimension not in _MEASURED or second.dimension not in _MEASURED:
        return False
    if _against_others(one.text, other.text):
        return True
    mine, theirs = _told(one.text, first.start), _told(other.text, second.start)
    if mine is not None and theirs is not None:
        return (
            mine.family == theirs.family
            and mine.kinds != theirs.kinds
            and not (mine.kinds - theirs.kinds) & _named_before(other)
            and not (theirs.kinds - mine.kinds) & _named_before(one)
        )
    return _of_unnamed(mine, other) or _of_unnamed(theirs, one)


def _of_unnamed(told: _Told | None, cues: Cues) -> bool:
    """Whether a sentence calls its measure "it", and nothing tells that the narrower is meant."""
    return (
        told is not None
        and bool(told.kinds)
        and _told(cues.text, len(cues.text)) is None
        and _IT.search(cues.text) is not None
        and not told.kinds & _named_before(cues)
    )


def _named_before(cues: Cues) -> frozenset[str]:
    """Return the narrower kinds that the words before a sentence name."""
    return frozenset(
        kind
        for family in _FAMILIES.values()
        for word, kind in family.narrower.items()
        if stem(word) in cues.context
    )


@lru_cache(maxsize=16384)  # a number is compared with many
def _told(text: str, start: int) -> _Told | None:
    """Return the measure last named before a place, or else the first behind it."""
    found = [
        (match.start(), name, match)
        for name, pattern in _NAMED.items()
        for match in pattern.finditer(text)
        if not _LEFT_OUT.search(text[max(0, match.start() - 60) : match.start()])
    ]
    if not found:
        return None
    before = [told for told in found if told[0] < start]
    _, name, match = max(before) if before else min(found)
    return _Told(name, _kinds(_FAMILIES[name], match, text))


def _kinds(family: _Family, match: re.Match[str], text: str) -> frozenset[str]:
    words = match.group().lower().split()
    of_what = _OF_WHAT.match(text, match.end())
    if of_what is not None:
        what = of_what["what"].lower()
        words += (what, f"{what}s")
    kinds = {family.narrower[word] for word in words if word in family.narrower}
    if _PER_HEAD.match(text, match.end()):
        kinds.add("per head")
    if "youth" in family.narrower and _OF_THE_YOUNG.match(text, match.end()):
        kinds.add("youth")
    if "core" in family.narrower and _WITHOUT.match(text, match.end()):
        kinds.add("core")
    return frozenset(kinds - {family.plain})


def _against_others(one: str, other: str) -> bool:
    """Whether both tell how well something protects, and against other things.

    "The virus" or "the disease" is any illness by its name, and no single outcome of it.
    """
    sides = _protected_from(one), _protected_from(other)
    if not all(sides) or sides[0] & sides[1]:
        return False
    return not any(side <= _ILLNESS for side in sides) or any(side & _OUTCOMES for side in sides)


@lru_cache(maxsize=16384)  # a sentence is compared with many
def _protected_from(text: str) -> frozenset[str]:
    """Return the stems of what a text tells protection from; none where it tells of none."""
    match = _PROTECTS.search(text)
    return frozenset() if match is None else content(tokens_of(match["what"]))
