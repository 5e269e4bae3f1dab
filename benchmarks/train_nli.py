"""Train the bundled NLI model anew from ../shared, on the stories that splits.py gives for it.

    python benchmarks/train_nli.py BASE OUTPUT [--minutes 76.5]

Stopped runs go on where the last checkpoint was. What follows training is in
calibrate_nli.py (temperature), nli.py (figures) and nli_card.py (the card).
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path

import splits
from nli_ingredients import digest, ingredients

from consist import wiring
from consist.training.card import data_table
from consist.training.nli import Step, train
from consist.training.recipe import Recipe

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
SEED = 20


def shown(step: Step) -> None:
    """Print how far the run is."""
    print(
        f"{step.steps:6} steps {step.pairs:7} pairs {step.minutes:6.1f} min "
        f"{step.progress:6.1%} loss {step.loss:.4f}",
        flush=True,
    )


def main() -> None:
    """Train on everything that may be learned from."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("base")
    parser.add_argument("output", type=Path)
    parser.add_argument("--minutes", type=float, default=76.5)
    parser.add_argument("--rate", type=float, default=2e-4, help="peak of the learning rate")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED, help="another one for another sitting")
    arguments = parser.parse_args()
    made = ingredients(SHARED, splits.TRAINING, wiring.encoder().encode, seed=arguments.seed)
    for one in made:
        print(f"{one.name:24} {len(one.pairs):7}")
    print(f"digest of all pairs {digest(made)}")
    recipe = Recipe(
        minutes=arguments.minutes,
        pairs=400_000,
        seed=arguments.seed,
        learning_rate=arguments.rate,
        threads=arguments.threads,
    )
    last = train(arguments.base, made, arguments.output, recipe=recipe, report=shown)
    record = {"last": asdict(last), "recipe": asdict(recipe), "data": data_table(made)}
    record["digest"] = digest(made)
    (arguments.output / "training.json").write_text(json.dumps(record, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
