"""Fit the temperature of a trained NLI model and keep it in its config.json.

    python benchmarks/calibrate_nli.py FOLDER

The pairs are the quadruples kept back (../shared/quads/dev.jsonl) and 800 of each of four dev sets
that are made of whole sentences: no captions, no documents, and none of the held-out stories. One
number is fitted, so the figures of those sets are hardly flattered.
"""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

from natural_pairs import quad_pairs

from consist import wiring
from consist.evaluation.labelled import LabelledPair, read_pairs
from consist.training.calibration import calibrate

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
SETS = ("mnli_matched", "lingnli", "fever", "semi_automatic_wiki")
SEED = 20


def calibration_pairs(shared: Path) -> list[LabelledPair]:
    """Return the pairs that the temperature is fitted on."""
    rng = random.Random(SEED)
    pairs = list(quad_pairs(shared / "quads/dev.jsonl", rng))
    for name in SETS:
        dev = read_pairs(shared / f"data/nli/dev/{name}.jsonl.gz")
        pairs += rng.sample(dev, min(len(dev), 800))
    return pairs


def main() -> None:
    """Fit, write, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    pairs = calibration_pairs(SHARED)
    temperature = calibrate(arguments.folder, wiring.scorer, pairs)
    print(f"temperature {temperature:.3f}, fitted on {len(pairs)} pairs")


if __name__ == "__main__":
    main()
