"""Readings of the weather: what two stations measure differs, and neither is wrong."""

from __future__ import annotations

import re

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
        return False
    mine, theirs = _places(one), _places(other)
    if not mine and not theirs:
        return first.dimension is not Dimension.TEMPERATURE
    return not mine & theirs


def _places(cues: Cues) -> set[str]:
    """Return the keys of the names, but for those of storms."""
    return {name.key for name in cues.names if not _is_storm(cues.text, name)}


def _is_storm(text: str, name: Name) -> bool:
    before = text[max(0, name.start - 30) : name.start]
    return bool(_NAMED_LIKE_A_STORM.search(before) or _STORM.match(text, name.start, name.end))
