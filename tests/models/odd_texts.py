"""Texts that a model must answer for like any other."""

ODD = [
    "",
    " ",
    "\x00\x07\x1b",
    "😀🏳️‍🌈",
    "half a pair: \ud83d",
    "Плотина прорвалась в понедельник.",
    "水坝在星期一决堤。",
    "word " * 10_000,
    "x" * 50_000,
]
