"""Sentences of real articles to time models on, and the ratios of two ways over several turns."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from consist.model import Article
from consist.sentences import split
from consist.sources import read

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS = SHARED / "data" / "articles" / "fa_kes.jsonl.gz"


def drawn_sentences(count: int, seed: int = 0) -> list[str]:
    """Return sentences drawn from the 804 articles of fa_kes."""
    articles = [item for item in read([str(CORPUS)]) if isinstance(item, Article)]
    found = [one.text for article in articles for one in split(article) if one.comparable]
    return random.Random(seed).sample(found, count)


def drawn_pairs(count: int) -> list[tuple[str, str]]:
    """Return pairs of such sentences."""
    texts = drawn_sentences(2 * count)
    return list(zip(texts[::2], texts[1::2], strict=True))


def turns(ways: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, list[float]]:
    """Time every way once a turn, each turn in another order; the first turn warms up.

    Returns:
        Seconds a way, turn by turn, so that a ratio compares what ran side by side.
    """
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    order = list(ways)
    for turn in range(repeats + 1):
        random.Random(turn).shuffle(order)
        for name in order:
            began = time.perf_counter()
            ways[name]()
            if turn > 0:
                seconds[name].append(time.perf_counter() - began)
    return seconds


def print_turns(seconds: Mapping[str, list[float]], *, base: str, items: int, unit: str) -> None:
    """Print a line a way: items a second, and how many times as fast as `base`, turn by turn."""
    print(f"| way | {unit}/s, median | times as fast as {base}: median (lowest to highest) |")
    print("|---|---|---|")
    for name, spent in seconds.items():
        ratios = [theirs / ours for theirs, ours in zip(seconds[base], spent, strict=True)]
        print(
            f"| {name} | {items / statistics.median(spent):.0f} | {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f}) |"
        )
