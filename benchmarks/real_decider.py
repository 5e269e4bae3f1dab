"""The decider on real articles that were read pair by pair, folds by story.

    python benchmarks/real_decider.py [--without-readings]

Every story that was found among the articles of benchmarks/readings.py is judged by a decider that
was fitted on the annotated stories and on what was read of the other folds' stories; with
`--without-readings` on the annotated stories alone. One story in three is one that the NLI model
learned nothing from either (splits.py); these are shown by themselves too. The pairs that were read
are mostly those that earlier deciders were surest of, so shares of them say how right the top of a
list is, and nothing of recall. "Right" counts what readers call a contradiction, a dispute or an
update, whichever of the three it is given as; "as such" wants the kind too. Framing is told by
itself: right is what readers of framing call so. Earlier readers did not look for it, so that a few
of the pairs that count as wrong may be right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

import held_out
import readings
import splits

from consist.config import Settings
from consist.decide.asked import asked
from consist.decide.decider import Decider
from consist.model import Kind
from consist.training.annotated import AnnotatedStory
from consist.training.decider import Example, fit

FOLDS = 5
FOUND = (Kind.CONTRADICTION, Kind.DISPUTED, Kind.SUPERSEDED)


class Judged(NamedTuple):
    """A pair that was read: how sure the decider is of which kind, and what the reader said.

    `unseen` is whether the NLI model learned nothing from its story; `framing` how surely the pair
    is one of framing.
    """

    confidence: float
    kind: str
    said: str
    unseen: bool
    framing: float


def without(examples: Sequence[Example], fold: int) -> list[Example]:
    """Return the pairs of the stories of all other folds."""
    return [example for example in examples if _fold(example) != fold]


def judged(
    corpus: AnnotatedStory, examples: Sequence[Example], fold: int, decider: Decider
) -> Iterator[Judged]:
    """Yield the pairs of a fold's stories that were read."""
    chosen = [
        (example, item)
        for example, item in zip(examples, corpus.evidence, strict=True)
        if _fold(example) == fold
    ]
    opinions, _ = decider.opinions(*asked([item for _, item in chosen]))
    for (example, _), said in zip(chosen, opinions, strict=True):
        if example.label is not None:
            kind = max(FOUND, key=lambda kind: said.get(kind, 0.0))
            unseen = splits.is_measured(example.story.removeprefix(f"{corpus.name} "))
            framing = said.get(Kind.FRAMING, 0.0)
            yield Judged(said.get(kind, 0.0), kind, example.label, unseen, framing)


def _fold(example: Example) -> int:
    return crc32(example.story.encode()) % FOLDS


def surest(right: Sequence[bool], *counts: int) -> str:
    """Tell how many of the first so many are right."""
    return ", ".join(f"{sum(right[:most])} of {most}" for most in counts)


def shown(name: str, rows: Sequence[Judged]) -> None:
    """Print how right the top of the list is, and how far confidences mean what they say."""
    ordered = sorted(rows, reverse=True)
    right = [row.said in FOUND for row in ordered]
    print(f"{name}: {len(rows)} pairs read, {sum(right)} of them right in some kind")
    print("  right among the surest:", surest(right, 10, 20, 50, 100))
    for least in (0.5, 0.4, 0.3):
        flagged = [row for row in ordered if row.confidence >= least]
        such = sum(row.said == row.kind for row in flagged)
        print(
            f"  at {least}: {len(flagged)} flagged, {sum(right[: len(flagged)])} right, "
            f"{such} as such"
        )


def framing_shown(name: str, rows: Sequence[Judged]) -> None:
    """Print how right the surest framing is."""
    ordered = sorted(rows, key=lambda row: -row.framing)
    right = [row.said == Kind.FRAMING for row in ordered]
    print(f"{name}: {sum(right)} pairs read as framing")
    print("  right among the surest:", surest(right, 10, 20, 50))
    for least in (0.5, 0.3):
        flagged = sum(row.framing >= least for row in ordered)
        print(f"  at {least}: {flagged} flagged, {sum(right[:flagged])} right")


def main() -> None:
    """Print the figures of each corpus."""
    parser = argparse.ArgumentParser(description="The decider on real articles, folds by story.")
    parser.add_argument("--without-readings", action="store_true")
    parser.add_argument("--scorer", default="bundled")
    arguments = parser.parse_args()
    settings = Settings(scorer=arguments.scorer)
    taught = [
        example
        for names, seen in ((splits.HELD_OUT, False), (splits.TRAINING, True))
        for story in held_out.read(names, settings)
        for example in story.examples(seen=seen)
    ]
    taught += held_out.taught_by_ours(settings)
    corpora = [readings.annotated(name, settings) for name in readings.CORPORA]
    read = {corpus.name: list(corpus.examples()) for corpus in corpora}
    rows: dict[str, list[Judged]] = {corpus.name: [] for corpus in corpora}
    for fold in range(FOLDS):
        others = [example for examples in read.values() for example in without(examples, fold)]
        examples = taught if arguments.without_readings else [*taught, *others]
        decider = Decider.from_json(fit(examples, name="fold"), revision="fold")
        for corpus in corpora:
            rows[corpus.name] += judged(corpus, read[corpus.name], fold, decider)
    for name, found in rows.items():
        shown(name, found)
        shown(f"{name}, unseen by the NLI model", [row for row in found if row.unseen])
        framing_shown(f"{name}, framing", found)


if __name__ == "__main__":
    main()
