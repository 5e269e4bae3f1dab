"""What the decider learns from decisions, where annotated stories stand for an editor.

    python benchmarks/refit.py [--stories FOLDER] [--least 0.2]

The ten stories that the NLI model was not trained on (splits.py) are halved. A decider is fitted on
one half, beside the fifteen other stories; what it reports of the other half from the least
confidence on is decided by the gold: a finding of the annotated kind is confirmed, any other
dismissed. Then it is refitted on these decisions, judged by folds over their stories, and so the
other way round. An editor who decides on what is surest alone, as most will, is --least 0.5.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import held_out
import splits

from consist.config import Settings
from consist.decide.asked import asked
from consist.decide.decider import Decider
from consist.decide.findings import decide
from consist.errors import InputError
from consist.training.annotated import AnnotatedStory
from consist.training.decided import DecidedStory, Said
from consist.training.decider import fit
from consist.training.refit import refit
from consist.training.refit_report import report


def decided(story: AnnotatedStory, decider: dict[str, Any], least: float) -> DecidedStory:
    """Return the story with decisions, by the gold, on what the decider reports of it."""
    read = asked(story.evidence)
    shares, _ = Decider.from_json(decider, revision="0").opinions(*read)
    said = {}
    for number, (pair, share) in enumerate(zip(read.pairs, shares, strict=True)):
        kind, confidence = decide(share)
        if kind is not None and confidence >= least:
            said[number] = Said(kind.value, story.gold.label(pair) == kind.value)
    return DecidedStory(story.name, read, said)


def measure(
    taught: Sequence[AnnotatedStory],
    seen: Sequence[AnnotatedStory],
    desk: Sequence[AnnotatedStory],
    least: float,
) -> None:
    """Print what a decider of some stories learns from decisions on others."""
    examples = [e for story in taught for e in story.examples()]
    examples += [e for story in seen for e in story.examples(seen=True)]
    base = fit(examples, name="base")
    stories = [decided(story, base, least) for story in desk]
    right = sum(said.right for story in stories for said in story.said.values())
    total = sum(len(story.said) for story in stories)
    print(
        f"\nfitted on {len(taught)} stories; on {len(desk)} others {total} decisions, {right} right"
    )
    try:
        made = refit(base, stories, name="desk")
    except InputError as error:
        print(error)
        return
    print(f"penalty {made.penalty}")
    print(report(made))


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description="What the decider learns from decisions.")
    parser.add_argument("--stories", type=Path, default=held_out.STORIES)
    parser.add_argument("--least", type=float, default=0.2)
    arguments = parser.parse_args()
    settings = Settings()
    unseen, seen = (
        held_out.read(names, settings, stories=arguments.stories)
        for names in (sorted(splits.HELD_OUT), sorted(splits.TRAINING))
    )
    for half in (0, 1):
        measure(unseen[half::2], seen, unseen[1 - half :: 2], arguments.least)


if __name__ == "__main__":
    main()
