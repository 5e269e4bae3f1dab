"""Write the card of the bundled NLI model from measured figures.

    python benchmarks/nli.py --scorer FOLDER --json > figures.json
    python benchmarks/nli_card.py FOLDER figures.json training.json > FOLDER/CARD.md

`training.json` was left by train_nli.py. The failures shown are the pairs of probes.py that the
model gets wrong, so that the card claims nothing that the file does not do.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from probes import PROBES
from splits import HELD_OUT

from consist import wiring
from consist.ports import Scorer


@dataclass(frozen=True, slots=True)
class Probe:
    """A small pair with the model's mean contradiction score of both directions."""

    kind: str
    one: str
    other: str
    clash: bool
    score: float

    @property
    def right(self) -> bool:
        """Whether the score is on the right side of a half."""
        return (self.score >= 0.5) is self.clash


def probed(scorer: Scorer) -> list[Probe]:
    """Score the small pairs in both directions."""
    ahead = scorer.score([(one, other) for _, one, other, _ in PROBES])
    back = scorer.score([(other, one) for _, one, other, _ in PROBES])
    return [
        Probe(*probe, (a.contradiction + b.contradiction) / 2)
        for probe, a, b in zip(PROBES, ahead, back, strict=True)
    ]


def by_kind(probes: Sequence[Probe]) -> dict[str, tuple[int, int]]:
    """Return how many of each kind are right, and how many there are."""
    kinds: dict[str, tuple[int, int]] = {}
    for probe in probes:
        right, asked = kinds.get(probe.kind, (0, 0))
        kinds[probe.kind] = (right + probe.right, asked + 1)
    return kinds


def card(
    folder: Path, figures: Mapping[str, Any], training: Mapping[str, Any], probes: Sequence[Probe]
) -> str:
    """Return the card as Markdown."""
    weights = (folder / "model.onnx").read_bytes()
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    accuracy = {name: row["accuracy"] for name, row in figures["sets"].items()}
    last_bin = figures["stories"]["reliability"][-1]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown from our own figures, no page
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["three"] = lambda value: "" if value is None else f"{value:.3f}"
    return environment.get_template("nli_card.md.jinja").render(
        **training,
        **figures,
        sha256=sha256(weights).hexdigest(),
        megabytes=f"{len(weights) / 1e6:.1f}",
        temperature=config["consist_temperature"],
        held_out=HELD_OUT,
        mean=sum(accuracy.values()) / len(accuracy),
        worst=min(accuracy, key=accuracy.__getitem__),
        top=last_bin if last_bin["low"] >= 0.9 else None,
        probes=probes,
        kinds=by_kind(probes),
    )


def main() -> None:
    """Print the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("training", type=Path)
    arguments = parser.parse_args()
    figures, training = (
        json.loads(path.read_text(encoding="utf-8"))
        for path in (arguments.figures, arguments.training)
    )
    probes = probed(wiring.scorer(str(arguments.folder)))
    print(card(arguments.folder, figures, {"notes": [], **training}, probes), end="")


if __name__ == "__main__":
    main()
