"""How much each sign counts that two cues speak of the same thing, as log-odds.

Fitted by `benchmarks/cues.py --fit` on the training stories and quads: cues that clash in a pair
whose sentences contradict, update or dispute each other, against clashing cues of all other pairs.
The names are those of `Alignment`; `match` is how well the counted things match, `measured` whether
the number has a unit, `apart` by how much one is the other's multiple, `alone` whether each
sentence has one number, `alike` whether two moments are told equally finely, `clock` whether they
are times of day, `explicit` whether both causes are marked beyond doubt, `others` whether the two
numbers are told of bearers of other names, `deed` whether two names are of who did one deed (set by
hand). `past` was fitted after the rest, which stayed as it
was; `others` was set by hand after the shares of right clashes with and without it, on stories,
quads and real sentences (benchmarks/readings).
"""

from __future__ import annotations

from typing import Final

QUANTITY: Final = {
    "bias": -3.44,
    "alone": 0.66,
    "apart": -2.64,
    "denied": -0.55,
    "elsewhen": -0.43,
    "every": 0.62,
    "match": 1.48,
    "measured": 0.59,
    "named": 0.51,
    "near": 0.25,
    "opposed": -0.01,
    "others": -0.7,
    "past": -1.74,
    "replaced": 0.14,
    "strangers": 0.10,
    "wide": 2.31,
}

MOMENT: Final = {
    "bias": -4.59,
    "alike": 0.65,
    "clock": 0.36,
    "denied": 0.36,
    "elsewhen": -0.17,
    "every": 1.48,
    "named": 0.83,
    "near": 0.21,
    "opposed": 0.05,
    "past": -0.80,
    "replaced": 0.40,
    "strangers": -0.24,
    "wide": 1.72,
}

NAME: Final = {
    "bias": -2.42,
    "deed": 2.5,
    "denied": -1.03,
    "elsewhen": -0.44,
    "every": 0.88,
    "named": 0.46,
    "near": 0.93,
    "opposed": -0.10,
    "past": -0.13,
    "place": 0.44,
    "replaced": -1.19,
    "strangers": -0.90,
    "wide": 1.50,
}

POLARITY: Final = {
    "bias": -5.29,
    "denied": 0.76,
    "elsewhen": -0.86,
    "every": 1.57,
    "named": 0.41,
    "near": 0.37,
    "opposed": 0.60,
    "past": -1.22,
    "replaced": 1.43,
    "strangers": -0.19,
    "wide": 3.29,
}

OUTCOME: Final = {
    "bias": -3.16,
    "denied": 0.25,
    "elsewhen": -0.54,
    "every": 0.87,
    "flips": 0.77,
    "named": 1.16,
    "near": -0.09,
    "opposed": -0.01,
    "past": -0.69,
    "replaced": 0.06,
    "strangers": -0.15,
    "wide": 2.17,
}

MODALITY: Final = {
    "bias": -4.32,
    "denied": 0.86,
    "elsewhen": -0.91,
    "every": 1.44,
    "named": 0.38,
    "near": 1.04,
    "opposed": 1.12,
    "past": -0.23,
    "replaced": 0.80,
    "strangers": 0.72,
    "wide": 1.88,
    "will": -0.07,
}

CAUSE: Final = {
    "bias": -2.32,
    "denied": 0.47,
    "elsewhen": -0.86,
    "every": -0.22,
    "explicit": 0.20,
    "named": 0.99,
    "near": 0.81,
    "opposed": -0.19,
    "past": -0.14,
    "replaced": -0.10,
    "strangers": -0.04,
    "wide": -0.04,
}
