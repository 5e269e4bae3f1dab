"""Write the card of the bundled NLI model from measured figures.

    python benchmarks/nli.py --scorer FOLDER --json > figures.json
    python benchmarks/nli_card.py FOLDER figures.json training.json runtime.md > FOLDER/CARD.md

`training.json` was left by train_nli.py, or written beside what distil.py prints; `runtime.md`
tells of speed and rounding in words, after scorer_speed.py. The failures shown are the pairs of
probes.py that the model gets wrong, so that the card claims nothing that the file does not do.
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
from consist.models.folder import SCORER, read_description
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


@dataclass(frozen=True, slots=True)
class Tenth:
    """Scores within a tenth: how many there are, and how many of them contradict."""

    low: float
    count: int
    held: int

    @property
    def range(self) -> str:
        """The scores' bounds."""
        return f"{self.low:.1f}-{self.low + 0.1:.1f}"

    @property
    def share(self) -> float:
        """The share that contradicts; zero where there is none."""
        return self.held / self.count if self.count else 0.0

    @property
    def bar(self) -> str:
        """The share as a bar of up to twenty."""
        return "#" * round(20 * self.share)


def ten_bins(found: Sequence[Mapping[str, float]]) -> list[Tenth]:
    """Return all ten bins, the empty ones too."""
    known = {round(10 * one["low"]): one for one in found}
    nothing = {"count": 0, "share": 0.0}
    return [
        Tenth(
            place / 10,
            int(known.get(place, nothing)["count"]),
            round(known.get(place, nothing)["count"] * known.get(place, nothing)["share"]),
        )
        for place in range(10)
    ]


def probed(scorer: Scorer) -> list[Probe]:
    """Score the small pairs in both directions."""
    ahead = scorer.score([(one, other) for _, one, other, _ in PROBES])
    back = scorer.score([(other, one) for _, one, other, _ in PROBES])
    return [
        Probe(*probe, (a.contradiction + b.contradiction) / 2)
        for probe, a, b in zip(PROBES, ahead, back, strict=True)
    ]


SMALL = {
    "title": "The small bundled NLI model",
    "base": "all-MiniLM-L6-v2 (6 layers, 384 wide, 22.7 M weights, Apache-2.0) with a new head for "
    "three labels",
    "use": "the training folder is a CrossEncoder; this file is its export",
    "measured": "On the whole sets.",
    "place": "It reads every pair; the large model reads anew what it leaves open (record 0022).",
    "notes": [],
}
"""What is said of the small model, where `training.json` does not say otherwise."""


def in_words(training: Mapping[str, Any]) -> dict[str, Any]:
    """Tell of a run of train_nli.py what the card says of any training; little of another."""
    if "last" not in training:
        return SMALL
    last, recipe = training["last"], training["recipe"]
    return SMALL | {
        "trained": f"{last['pairs']:,} pairs in {last['steps']:,} steps, "
        f"{last['minutes']:.0f} minutes on two CPU cores",
        "how": f"AdamW, peak rate {recipe['learning_rate']}, seed {recipe['seed']}, bfloat16, no "
        f"dropout, label smoothing {recipe['smoothing']} (benchmarks/train_nli.py)",
        "most_tokens": recipe["max_tokens"],
        "shares": "A set's share of the stream moves from start to end on a straight line.",
    }


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
    accuracy = {name: row["accuracy"] for name, row in figures["sets"].items()}
    natural, balanced = ten_bins(figures["stories"]["reliability"]), ten_bins(figures["balanced"])
    upper = [one for one in natural if one.low >= 0.6]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown from our own figures, no page
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["two"] = lambda value: f"{value:.2f}"
    environment.filters["three"] = lambda value: "" if value is None else f"{value:.3f}"
    return environment.get_template("nli_card.md.jinja").render(
        **training,
        **figures,
        sha256=sha256(weights).hexdigest(),
        megabytes=f"{len(weights) / 1e6:.1f}",
        temperature=read_description(folder, SCORER).temperature,
        held_out=HELD_OUT,
        mean=sum(accuracy.values()) / len(accuracy),
        worst=min(accuracy, key=accuracy.__getitem__),
        rows=list(zip(natural, balanced, strict=True)),
        sure=balanced[-1],
        few=natural[-1].count,
        upper={
            "count": sum(one.count for one in upper),
            "held": sum(one.held for one in upper),
        },
        probes=probes,
        kinds=by_kind(probes),
    )


def main() -> None:
    """Print the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("training", type=Path)
    parser.add_argument("runtime", type=Path)
    arguments = parser.parse_args()
    figures, training = (
        json.loads(path.read_text(encoding="utf-8"))
        for path in (arguments.figures, arguments.training)
    )
    figures["runtime"] = arguments.runtime.read_text(encoding="utf-8")
    probes = probed(wiring.scorer(str(arguments.folder)))
    print(card(arguments.folder, figures, in_words(training) | training, probes), end="")


if __name__ == "__main__":
    main()
