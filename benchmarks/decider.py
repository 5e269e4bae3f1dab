"""The decider on annotated stories, folds by story, beside three baselines and an ablation.

    python benchmarks/decider.py [--stories FOLDER] [--ablation]

Reported are the ten stories that the NLI model was not trained on (splits.py). Each is judged by a
decider fitted on the other folds' stories, beside the fifteen that the NLI model has seen and what
was read of real articles (readings.py). The findings go through ../shared/tools/score_stories.py.
Baselines over the same candidate pairs: the usual recipe (a cosine and a contradiction score in one
direction of at least 0.5), NLI in both directions, and the clashes of typed cues alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import held_out
import readings
import splits

from consist.config import Settings
from consist.cues import Verdict
from consist.decide.decider import Decider
from consist.decide.evidence import Evidence
from consist.decide.findings import find
from consist.training.annotated import AnnotatedStory
from consist.training.decider import Example, fit

FOLDS = 5
SHOWN = (
    "flagged", "precision", "pair_recall", "fact_recall", "average_precision", "p_at_20",
    "false_on", "framing_flagged", "framing_pair_recall", "framing_precision_on_gold",
)  # fmt: skip

Row = dict[str, Any]


def folds(stories: Sequence[AnnotatedStory]) -> Iterable[tuple[list[AnnotatedStory], list[str]]]:
    """Yield each fold's training stories and the names of those it is measured on."""
    names = sorted(story.name for story in stories)
    for fold in range(min(FOLDS, len(names))):
        held = names[fold::FOLDS]
        yield [story for story in stories if story.name not in held], held


def decided(
    stories: Sequence[AnnotatedStory],
    seen: Sequence[AnnotatedStory],
    read: Sequence[Example],
    wanted: Callable[[str], bool] = lambda _: True,
) -> list[Row]:
    """Return the findings of every story by a decider that was not fitted on it.

    The stories that the NLI model was trained on, what was read of real articles, and the types of
    our own stories take part in every fold's training.
    """
    by_name = {story.name: story for story in stories}
    examples = {story.name: [_kept(e, wanted) for e in story.examples()] for story in stories}
    known = [example for story in seen for example in story.examples(seen=True)]
    always = [_kept(example, wanted) for example in (*known, *read)]
    rows: list[Row] = []
    for training, held in folds(stories):
        taught = [example for story in training for example in examples[story.name]]
        decider = Decider.from_json(fit([*taught, *always], name="fold"), revision="fold")
        for name in held:
            story = by_name[name]
            found = find(
                story.evidence,
                decider=decider,
                stories=story.prepared.stories,
                copies=story.prepared.copies,
                min_confidence=0.0,
            )
            rows += [
                _row(f.kind.value, f.confidence, (f.a.article_id, f.a.start, f.a.end),
                     (f.b.article_id, f.b.start, f.b.end), f.type)
                for f in found
            ]  # fmt: skip
    return rows


def _kept(example: Example, wanted: Callable[[str], bool]) -> Example:
    kept = {name: value for name, value in example.features.items() if wanted(name)}
    return replace(example, features=kept)


def _all_but(group: str) -> Callable[[str], bool]:
    return lambda name: name.split("_")[0] != group


def usual_recipe(item: Evidence) -> float:
    """The baseline of the field: a cosine cut, then one direction of NLI."""
    near = item.judgement.pair.similarity >= 0.5
    return item.judgement.forward.contradiction if near else 0.0


def both_directions(item: Evidence) -> float:
    """NLI alone, the weaker direction."""
    return min(item.judgement.forward.contradiction, item.judgement.backward.contradiction)


def cues_alone(item: Evidence) -> float:
    """The strongest clash of typed cues."""
    return max((c.strength for c in item.comparisons if c.verdict is Verdict.CLASH), default=0.0)


def by_score(stories: Sequence[AnnotatedStory], score: Callable[[Evidence], float]) -> list[Row]:
    """Return every candidate pair as a contradiction with that score."""
    return [
        _row("contradiction", score(item), _span(item, "left"), _span(item, "right"), None)
        for story in stories
        for item in story.evidence
    ]


def _span(item: Evidence, side: str) -> tuple[str, int, int]:
    sentence = getattr(item.judgement.pair, side)
    return (sentence.article_id, sentence.start, sentence.end)


def _row(
    kind: str, confidence: float, a: tuple[str, int, int], b: tuple[str, int, int], clash: Any
) -> Row:
    sides = [{"article_id": i, "start": s, "end": e} for i, s, e in (a, b)]
    return {"kind": kind, "confidence": confidence, "type": clash, "a": sides[0], "b": sides[1]}


def report(name: str, rows: list[Row], gold: Path, *, least: float) -> None:
    """Print the scorer's figures of the rows at or above the least confidence."""
    kept = [row for row in rows if row["confidence"] >= least]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"findings": kept}, file)
        file.flush()
        scorer = held_out.SHARED / "tools" / "score_stories.py"
        done = subprocess.run(  # noqa: S603 - the scorer that was handed to us
            [sys.executable, scorer, gold, file.name, "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    figures = json.loads(done.stdout)
    print(f"\n{name} (confidence >= {least}); kinds {figures['kinds']}")
    print("  " + "  ".join(f"{key} {figures[key]}" for key in SHOWN))


def calibration(stories: Sequence[AnnotatedStory], rows: list[Row]) -> None:
    """Print how often a contradiction of each confidence is one, and the calibration error."""
    gold = {
        (_span(item, "left"), _span(item, "right")): story.gold.label(item.judgement.pair)
        for story in stories
        for item in story.evidence
    }
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        if row["kind"] == "contradiction":
            sides = [(s["article_id"], s["start"], s["end"]) for s in (row["a"], row["b"])]
            right = gold[sides[0], sides[1]] == "contradiction"
            bins.setdefault(min(9, int(row["confidence"] * 10)), []).append(
                (row["confidence"], right)
            )
    total = sum(len(found) for found in bins.values())
    error = 0.0
    for _, found in sorted(bins.items()):
        said = sum(confidence for confidence, _ in found) / len(found)
        true = sum(right for _, right in found) / len(found)
        error += len(found) / total * abs(said - true)
        print(f"  said {said:.2f}  was {true:.2f}  n={len(found)}")
    print(f"  expected calibration error {error:.3f}")


def kinds_and_types(stories: Sequence[AnnotatedStory], rows: list[Row]) -> None:
    """Print what becomes of the pairs of each label, and how often a type is named rightly."""
    found = {
        tuple((s["article_id"], s["start"], s["end"]) for s in (row["a"], row["b"])): row
        for row in rows
    }
    named: list[tuple[float, bool]] = []
    by_label: dict[str, list[tuple[str, float]]] = {}
    for story in stories:
        for item in story.evidence:
            row = found[_span(item, "left"), _span(item, "right")]
            label = story.gold.label(item.judgement.pair)
            by_label.setdefault(label, []).append((row["kind"], row["confidence"]))
            if label == row["kind"] == "contradiction":
                right = row["type"] == story.gold.clash(item.judgement.pair)
                named.append((row["confidence"], right))
    for label, told in sorted(by_label.items()):
        flagged = sum(kind == "contradiction" and sure >= 0.5 for kind, sure in told)
        print(f"  {label}: n={len(told)}, contradiction at 0.5 {flagged / len(told):.3f}", end="")
        for least in (0.0, 0.2, 0.5):
            as_such = sum(kind == label and sure >= least for kind, sure in told)
            print(f", as such at {least} {as_such / len(told):.2f}", end="")
        print()
    for least in (0.0, 0.3, 0.5):
        some = [right for sure, right in named if sure >= least]
        print(f"  type named rightly at {least}: {sum(some)}/{len(some)}")


def main() -> None:
    """Print every figure of the split."""
    parser = argparse.ArgumentParser(description="The decider on annotated stories.")
    parser.add_argument("--stories", type=Path, default=held_out.STORIES)
    parser.add_argument("--scorer", default="bundled")
    parser.add_argument("--ablation", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(scorer=arguments.scorer)
    stories, seen = (
        held_out.read(names, settings, stories=arguments.stories)
        for names in (splits.HELD_OUT, splits.TRAINING)
    )
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        for name in splits.HELD_OUT:
            (gold / name).symlink_to((arguments.stories / name).resolve())
        labels = Counter(e.label for story in stories for e in story.examples())
        print(f"{len(stories)} held-out stories, candidate pairs {dict(labels)}")
        report("usual recipe", by_score(stories, usual_recipe), gold, least=0.5)
        report("NLI, both directions", by_score(stories, both_directions), gold, least=0.5)
        report("cues alone", by_score(stories, cues_alone), gold, least=0.5)
        corpora = (readings.annotated(name, settings) for name in readings.CORPORA)
        read = [example for corpus in corpora for example in corpus.examples()]
        read += held_out.taught_by_ours(settings)
        read += held_out.types_of_ours(settings)
        rows = decided(stories, seen, read)
        for least in (0.0, 0.3, 0.4, 0.5, 0.7):
            report("decider", rows, gold, least=least)
        calibration(stories, rows)
        kinds_and_types(stories, rows)
        if arguments.ablation:
            groups = sorted({name.split("_")[0] for name in next(stories[0].examples()).features})
            for group in groups:
                kept = decided(stories, seen, read, _all_but(group))
                report(f"decider without {group}", kept, gold, least=0.5)


if __name__ == "__main__":
    main()
