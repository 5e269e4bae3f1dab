"""The decider on annotated stories of which only a few outlets are at hand, as users have them.

    python benchmarks/few_outlets.py [--ours]

From each held-out story (splits.py), or with --ours from each of our own that taught nobody, sets
of three, four and six outlets are drawn and run as stories of their own. Each is judged by a
decider fitted on other stories (held_out.py): by its first opinion alone, by the second where any
third account was (as it was until record 0027), and between the two, as shipped. Average precision
is over the candidate pairs of all draws together.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import held_out
import numpy as np
import own_stories

from consist import wiring
from consist.config import Settings
from consist.decide import company
from consist.decide.asked import asked
from consist.decide.decider import Decider
from consist.evaluation.figures import average_precision
from consist.model import Kind
from consist.training.annotated import AnnotatedStory, annotated_story

OUTLETS = (3, 4, 6)
DRAWS = 4
SEED = 7


def cut(story: Path, outlets: int, folder: Path, draw: random.Random) -> Path:
    """Write a story of some of the outlets of another one, and return its folder."""
    lines = (story / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    chosen = set(draw.sample(sorted({row["outlet"] for row in rows}), outlets))
    kept = [row for row in rows if row["outlet"] in chosen]
    ids = {row["id"] for row in kept}
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    pairs = [pair for pair in gold if {pair[side]["article_id"] for side in "ab"} <= ids]
    folder.mkdir(parents=True)
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in kept))
    (folder / "gold.json").write_text(json.dumps(pairs))
    return folder


def judged(story: AnnotatedStory, decider: Decider) -> Iterator[tuple[bool, float]]:
    """Yield whether each candidate pair contradicts, and how probable the decider finds it."""
    opinions, _ = decider.opinions(*asked(story.evidence))
    for item, opinion in zip(story.evidence, opinions, strict=True):
        label = story.gold.label(item.judgement.pair)
        yield label == Kind.CONTRADICTION, opinion.get(Kind.CONTRADICTION, 0.0)


def report(name: str, found: list[tuple[bool, float]]) -> None:
    """Print the figures of one way to decide."""
    right = np.array([contradicts for contradicts, _ in found])
    sure = np.array([confidence for _, confidence in found])
    first = right[np.argsort(-sure, kind="stable")]
    flagged = right[sure >= 0.5]
    print(
        f"  {name:28} average precision {average_precision(right, sure):.3f}  first 20 "
        f"{first[:20].mean():.2f}  first 50 {first[:50].mean():.2f}  at 0.5 {len(flagged)}, "
        f"right {flagged.mean() if len(flagged) else 0:.2f}  of {right.sum()}"
    )


def main() -> None:
    """Print the figures for each number of outlets."""
    parser = argparse.ArgumentParser(description="The decider on stories of few outlets.")
    parser.add_argument("--ours", action="store_true", help="Our own stories that taught nobody.")
    ours = parser.parse_args().ours
    settings, as_shipped = Settings(), company.FULL
    encoder = wiring.kept_encoder(settings.encoder, kept=wiring.cache())
    scorer = wiring.kept_scorer(settings.scorer, kept=wiring.cache())
    teaching = own_stories.teaching_decider()
    names = [name for name in own_stories.names(unseen=True) if name not in teaching]
    with tempfile.TemporaryDirectory() as place, own_stories.laid_out(names) as own:
        if ours:
            shipped = wiring.decider(settings.decider)
            stories = [(own / name, shipped) for name in names]
        else:
            by_folds = held_out.judged(settings, training=False)
            stories = [(held_out.STORIES / story.name, decider) for story, decider in by_folds]
        for outlets in OUTLETS:
            draw = random.Random(SEED)
            ways: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
            for number, (path, decider) in enumerate(stories * DRAWS):
                folder = cut(path, outlets, Path(place, f"{outlets}-{number}"), draw)
                story = annotated_story(folder, encoder=encoder, scorer=scorer, settings=settings)
                ways["first opinion"] += judged(story, replace(decider, together=None))
                for way, full in (("second, if anybody is there", 1), ("as shipped", as_shipped)):
                    company.FULL = full
                    ways[way] += judged(story, decider)
            print(f"{outlets} outlets, {DRAWS} draws from each of {len(stories)} stories")
            for way, found in ways.items():
                report(way, found)


if __name__ == "__main__":
    main()
