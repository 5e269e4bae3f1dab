"""How much each sign counts that two cues speak of the same thing, as log-odds.

Fitted by `benchmarks/cues.py --fit` on the training stories and quads: cues that clash in a pair
whose sentences contradict, update or dispute each other, against clashing cues of all other pairs.
The names are those of `Alignment`; `match` is how well the counted things match, `measured` whether
the number has a unit, `alone` whether each sentence has one number, `alike` whether two moments are
told equally finely, `clock` whether they are times of day, `explicit` whether both causes are
marked beyond doubt.
"""

from __future__ import annotations

from typing import Final

QUANTITY: Final = {
    "bias": -4.40,
    "alone": 0.49,
    "denied": -0.39,
    "elsewhen": -0.53,
    "every": 1.04,
    "match": 1.37,
    "measured": 0.50,
    "named": 0.64,
    "near": 0.33,
    "opposed": 0.21,
    "replaced": 0.29,
    "strangers": 0.34,
    "wide": 2.38,
}

MOMENT: Final = {
    "bias": -4.57,
    "alike": 0.75,
    "clock": 0.41,
    "denied": 0.42,
    "elsewhen": -0.21,
    "every": 1.46,
    "named": 0.78,
    "near": 0.25,
    "opposed": 0.05,
    "replaced": 0.28,
    "strangers": -0.21,
    "wide": 1.67,
}

NAME: Final = {
    "bias": -2.40,
    "denied": -1.04,
    "elsewhen": -0.44,
    "every": 0.87,
    "named": 0.47,
    "near": 0.93,
    "opposed": -0.10,
    "place": 0.44,
    "replaced": -1.19,
    "strangers": -0.90,
    "wide": 1.48,
}

POLARITY: Final = {
    "bias": -5.28,
    "denied": 0.77,
    "elsewhen": -0.86,
    "every": 1.58,
    "named": 0.42,
    "near": 0.36,
    "opposed": 0.49,
    "replaced": 1.42,
    "strangers": -0.17,
    "wide": 3.28,
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
    "replaced": 0.05,
    "strangers": -0.14,
    "wide": 2.17,
}

MODALITY: Final = {
    "bias": -4.20,
    "denied": 0.85,
    "elsewhen": -1.00,
    "every": 1.41,
    "named": 0.34,
    "near": 1.17,
    "opposed": 1.03,
    "replaced": 0.79,
    "strangers": 0.62,
    "wide": 1.84,
    "will": -0.15,
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
    "replaced": -0.10,
    "strangers": -0.04,
    "wide": -0.04,
}
