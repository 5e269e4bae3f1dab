"""Readings of the weather: what two stations measure differs, and neither is wrong."""

from __future__ import annotations

import re

from consist.cues.circumstances.scopes import apart
from consist.cues.model import Cues, Dimension, Name, Quantity


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_WEATHER = {
    Dimension.SPEED: _words("winds?|gusts?|gusting|gusted|blew|blowing"),
    Dimension.LENGTH: _words("rain|rains|rainfall|rained|snow|snowfall|snowed|hail|precipitation"),
    Dimension.TEMPERATURE: _words(
        "temperatures?|heat|heatwave|hottest|coldest|frost|thermometers?|mercury|weather"
    ),
}
_REGION = re.compile(
    r"\b(?:the|this) (?:whole |entire )?(?P<noun>region|city|town|capital|island|valley|country|"
    r"province|district|area|state|village|county|airport)\b",
    re.IGNORECASE,
)
_MAY_BE = dict.fromkeys(("town", "capital"), "city") | dict.fromkeys(
    ("area", "district", "province", "state", "county"), "region"
)
_NAMED_LIKE_A_STORM = re.compile(
    r"\b(?:storm|hurricane|typhoon|cyclone|depression) (?:the )?$", re.IGNORECASE
)
_STORM = re.compile(r"\w*(?:storm|hurricane)", re.IGNORECASE)


def of_other_stations(one: Cues, first: Quantity, other: Cues, second: Quantity) -> bool:
    """Whether both are readings of the weather and no place in common tells that they are one.

    Degrees without a place on either side are taken for those of one.
    """
    weather = _WEATHER.get(first.dimension)
    if weather is None or first.dimension is not second.dimension:
        return False
    if not (weather.search(one.text) and weather.search(other.text)):
        return first.dimension is Dimension.TEMPERATURE and apart(_where(one), _where(other))
    mine, theirs = _places(one), _places(other)
    if mine or theirs:
        return not mine & theirs
    if first.dimension is Dimension.TEMPERATURE:
        return apart(_regions(one.text), _regions(other.text))
    return not _regions(one.text) & _regions(other.text)


def _where(cues: Cues) -> set[str]:
    """Return the keys of the names that tell where: "it was 46 degrees in Cestra"."""
    return {name.key for name in cues.names if name.slot in ("in", "at", "near", "on")}


def _regions(text: str) -> frozenset[str]:
    """Return the nouns by which a sentence calls the only place that it has.

    Nouns that may be of one place count as one: the capital is a city, a province a region.
    """
    nouns = (match["noun"].lower() for match in _REGION.finditer(text))
    return frozenset(_MAY_BE.get(noun, noun) for noun in nouns)


def _places(cues: Cues) -> set[str]:
    """Return the keys of the names, but for those of storms."""
    return {name.key for name in cues.names if not _is_storm(cues.text, name)}


def _is_storm(text: str, name: Name) -> bool:
    before = text[max(0, name.start - 30) : name.start]
    return bool(_NAMED_LIKE_A_STORM.search(before) or _STORM.match(text, name.start, name.end))
