"""Annotated stories with the deciders that judge them: never one fitted on the story itself."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import own_stories
import splits

from consist import wiring
from consist.config import Settings
from consist.decide.decider import Decider
from consist.ports import Scorer
from consist.training.annotated import AnnotatedStory, Unasked, annotated_story
from consist.training.decider import Example, fit

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
STORIES = SHARED / "stories"
FOLDS = 5


def read(
    names: Sequence[str],
    settings: Settings,
    *,
    stories: Path = STORIES,
    scorer: Scorer | None = None,
) -> list[AnnotatedStory]:
    """Run the stories up to the decision, with cached vectors and scores."""
    encoder = wiring.kept_encoder(settings.encoder, kept=wiring.cache())
    if scorer is None:
        scorer = wiring.kept_scorer(settings.scorer, kept=wiring.cache())
    return [
        annotated_story(stories / name, encoder=encoder, scorer=scorer, settings=settings)
        for name in names
    ]


def taught_by_ours(settings: Settings) -> list[Example]:
    """Return the pairs of the half of our own unseen stories that teaches the decider."""
    names = own_stories.teaching_decider()
    with own_stories.laid_out(names) as folder:
        stories = read(names, settings, stories=folder)
    return [example for story in stories for example in story.examples(invented=True)]


def types_of_ours(settings: Settings) -> list[Example]:
    """Return the contradictions of our own stories, to teach types alone."""
    names = [name for unseen in (True, False) for name in own_stories.names(unseen=unseen)]
    with own_stories.laid_out(names) as folder:
        stories = read(names, settings, stories=folder, scorer=Unasked())
    return [example for story in stories for example in story.examples(types_alone=True)]


def judged(
    settings: Settings, *, training: bool, folds: int = FOLDS
) -> Iterator[tuple[AnnotatedStory, Decider]]:
    """Yield stories with a decider fitted on the other folds' and on those of the other split.

    Args:
        settings: Which models run.
        training: Yield the training stories, to choose by, rather than the held-out ones.
        folds: Into how many parts the yielded stories are split.
    """
    unseen, seen = read(splits.HELD_OUT, settings), read(splits.TRAINING, settings)
    wanted, others = (seen, unseen) if training else (unseen, seen)
    examples = {
        story.name: list(story.examples(seen=story.name in splits.TRAINING))
        for story in (*unseen, *seen)
    }
    order = sorted(wanted, key=lambda story: story.name)
    for fold in range(folds):
        held = order[fold::folds]
        taught = [*(story for story in order if story not in held), *others]
        rows = [example for story in taught for example in examples[story.name]]
        decider = Decider.from_json(_fitted(rows), revision=f"fold-{fold}")
        for story in held:
            yield story, decider


def _fitted(rows: Sequence[Example]) -> dict[str, Any]:
    """Fit, or take what was fitted on the very same examples before: it takes minutes."""
    digest = sha256()
    for row in rows:
        said = [row.label, row.seen, row.story, sorted(row.features.items())]
        digest.update(json.dumps(said).encode())
    path = wiring.cache_folder() / "fitted" / f"{digest.hexdigest()[:24]}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(fit(rows, name="fold")), encoding="utf-8")
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept
