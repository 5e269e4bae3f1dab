"""The NLI model's speed beside the same weights in a CrossEncoder on torch, and its start-up.

    PYTHONPATH=.:benchmarks python benchmarks/scorer_speed.py FOLDER [--pairs 400] [--repeats 5]

FOLDER holds a trained classifier with model.safetensors. It is exported, and both score the same
pairs of sentences of real articles (fa_kes in ../shared or $CONSIST_SHARED) in turn, with two
threads each: read the ratio, not the pairs a second. Start-up is a new process that scores one pair
with the bundled model, or with the folder in a CrossEncoder. Needs consist[train].
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple
from pathlib import Path

import numpy as np
from real_sentences import drawn_pairs, print_turns, turns

from consist.models.export import export_scorer
from consist.models.graph import Precision
from consist.models.onnx_scorer import OnnxScorer
from consist.models.sentence_transformers import CrossEncoderScorer
from consist.ports import Scorer

THREADS = 2
TORCH = "torch float32"
OURS = "from consist.models import bundled; bundled.scorer().score([('a', 'b')])"
THEIRS = "from sentence_transformers import CrossEncoder; CrossEncoder({!r}).predict([('a', 'b')])"


def main() -> None:
    """Print speed, then how near the scores are to torch's, then start-up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    import torch

    torch.set_num_threads(THREADS)
    pairs = drawn_pairs(asked.pairs)
    scorers: dict[str, Scorer] = {TORCH: CrossEncoderScorer.load(str(asked.folder))}
    with tempfile.TemporaryDirectory() as home:
        for precision in (Precision.INT8_TOKENS, Precision.INT8, Precision.FLOAT32):
            export_scorer(asked.folder, Path(home) / precision, precision=precision)
            name = f"onnx {precision}"
            scorers[name] = OnnxScorer.load(Path(home) / precision, threads=THREADS)
    print(f"{len(pairs)} pairs, {asked.repeats} turns, {THREADS} threads, {os.cpu_count()} cores\n")
    ways = {name: (lambda one=one: one.score(pairs)) for name, one in scorers.items()}
    print_turns(turns(ways, asked.repeats), base=TORCH, items=len(pairs), unit="pairs")
    theirs = matrix(scorers.pop(TORCH), pairs)
    print("\n| way | same answer as torch | score differs: mean | highest | moved by company |")
    print("|---|---|---|---|---|")
    for name, scorer in scorers.items():
        print(f"| {name} | {nearness(scorer, pairs, theirs)} |")
    print()
    start_up("bundled", OURS, asked.repeats)
    start_up("CrossEncoder", THEIRS.format(str(asked.folder)), asked.repeats)


def matrix(scorer: Scorer, pairs: list[tuple[str, str]]) -> np.ndarray:
    """Return the scores, shape (pairs, 3)."""
    return np.array([astuple(scores) for scores in scorer.score(pairs)])


def nearness(scorer: Scorer, pairs: list[tuple[str, str]], theirs: np.ndarray) -> str:
    """Return how the scores compare with torch's, and how they move when scored alone."""
    ours = matrix(scorer, pairs)
    agreeing = (ours.argmax(axis=1) == theirs.argmax(axis=1)).mean()
    differences = np.abs(ours - theirs)
    few = list(range(0, len(pairs), 6))
    alone = np.concatenate([matrix(scorer, [pairs[index]]) for index in few])
    moved = float(np.abs(alone - ours[few]).max())
    return (
        f"{agreeing:.1%} | {differences.mean():.4f} | {differences.max():.4f} | "
        f"{moved:.1e} (n={len(few)})"
    )


def start_up(name: str, program: str, repeats: int) -> None:
    """Print what a new process needs for its first pair."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603 - our own program
        times.append(time.perf_counter() - began)
    print(
        f"first pair of a new process, {name}: median {statistics.median(times):.2f} s "
        f"({min(times):.2f} to {max(times):.2f}, n={repeats})"
    )


if __name__ == "__main__":
    main()
