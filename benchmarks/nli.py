"""The table of the NLI model: every dev set, the annotated stories, beside the usual recipe.

    python benchmarks/nli.py [--scorer NAME_OR_DIR] [--limit N] [--json]

The stories are those that the bundled model was not trained on (splits.py): annotated ones, and
ours. Over all cross-outlet pairs whose sentences are among each other's three nearest, the pairs
are ranked by the mean contradiction score of both directions; the usual recipe ranks those with a
cosine of 0.5 or more by the score of one direction and leaves out the rest.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import own_stories
import splits
from natural_pairs import read_articles

from consist import wiring
from consist.evaluation.figures import Bin, Booleans, Floats, average_precision, reliability
from consist.evaluation.labelled import read_pairs
from consist.evaluation.nli import NliFigures, as_matrix, evaluate
from consist.evaluation.tables import table
from consist.model import Article, Pair, Sentence
from consist.ports import Encoder, Scorer
from consist.sentences import split
from consist.training.gold import GoldStory

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
NEAREST = 3
USUAL_MIN_COSINE = 0.5
BALANCED = ("mnli_matched", "lingnli", "fever", "snli")
BALANCED_PAIRS = 800


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scored candidate pairs of several stories: rows of gold, both directions' scores, cosines."""

    contradicts: Booleans
    forward: Floats
    backward: Floats
    cosine: Floats


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """How well the contradictions of the stories come first."""

    pairs: int
    contradictions: int
    average_precision: float | None
    precision_at_20: float
    precision_at_50: float
    usual_average_precision: float | None
    usual_precision_at_20: float
    reliability: list[Bin]


def mutual_pairs(articles: Sequence[Article], encoder: Encoder) -> list[Pair]:
    """Return the pairs of sentences that are among each other's nearest in the other's article."""
    sentences: list[Sentence] = [
        one for article in articles for one in split(article) if one.comparable
    ]
    vectors = encoder.encode([one.text for one in sentences])
    cosine = vectors @ vectors.T
    rows_of = {
        article.id: [i for i, one in enumerate(sentences) if one.article_id == article.id]
        for article in articles
    }
    nearest: set[tuple[int, int]] = set()
    for row, one in enumerate(sentences):
        for rows in rows_of.values():
            if rows and sentences[rows[0]].outlet != one.outlet:
                order = np.argsort(-cosine[row, rows], kind="stable")[:NEAREST]
                nearest |= {(row, rows[k]) for k in order}
    return [
        Pair.of(sentences[i], sentences[j], similarity=float(cosine[i, j]), rank=NEAREST)
        for i, j in sorted(nearest)
        if i < j and (j, i) in nearest
    ]


def ranked_pairs(folder: Path, stories: Sequence[str], encoder: Encoder) -> list[tuple[Pair, bool]]:
    """Return the candidate pairs of stories, and whether each is a contradiction."""
    found: list[tuple[Pair, bool]] = []
    for story in stories:
        articles = read_articles(folder / story / "articles.jsonl")
        known = GoldStory.read(folder / story, articles)
        pairs = mutual_pairs(articles, encoder)
        found += [(pair, known.label(pair) == "contradiction") for pair in pairs]
    return found


def ranking(folder: Path, stories: Sequence[str], encoder: Encoder, scorer: Scorer) -> Ranking:
    """Score the candidate pairs of stories in both directions."""
    found = ranked_pairs(folder, stories, encoder)
    texts = [(pair.left.text, pair.right.text) for pair, _ in found]
    forward = [one.contradiction for one in scorer.score(texts)]
    backward = [one.contradiction for one in scorer.score([(b, a) for a, b in texts])]
    return Ranking(
        np.array([contradicts for _, contradicts in found], dtype=bool),
        np.array(forward, dtype=np.float64),
        np.array(backward, dtype=np.float64),
        np.array([pair.similarity for pair, _ in found], dtype=np.float64),
    )


def our_ranking(encoder: Encoder, scorer: Scorer) -> Ranking:
    """Score the candidate pairs of those of our own stories that the model was not trained on."""
    names = own_stories.names(unseen=True)
    with own_stories.laid_out(names) as folder:
        return ranking(folder, names, encoder, scorer)


def story_figures(ranked: Ranking) -> StoryFigures:
    """Return how well the contradictions come first, ours beside the usual recipe."""
    ours = (ranked.forward + ranked.backward) / 2
    usual = np.where(ranked.cosine >= USUAL_MIN_COSINE, ranked.forward, -1.0)
    return StoryFigures(
        len(ours),
        int(ranked.contradicts.sum()),
        average_precision(ranked.contradicts, ours),
        precision_at(20, ranked.contradicts, ours),
        precision_at(50, ranked.contradicts, ours),
        average_precision(ranked.contradicts, usual),
        precision_at(20, ranked.contradicts, usual),
        reliability(ours, ranked.contradicts),
    )


def precision_at(count: int, gold: Booleans, scores: Floats) -> float:
    """Return the share of contradictions among the first so many."""
    return float(gold[np.argsort(-scores, kind="stable")[:count]].mean())


def dev_figures(scorer: Scorer, *, limit: int | None) -> dict[str, NliFigures]:
    """Measure a scorer on every dev set and on the quadruples kept back."""
    files = sorted((SHARED / "data/nli/dev").glob("*.jsonl.gz"))
    return {
        path.name.removesuffix(".jsonl.gz"): evaluate(scorer, read_pairs(path)[:limit])
        for path in files
    }


def balanced_reliability(scorer: Scorer) -> list[Bin]:
    """Return what contradiction scores are worth on dev sets, a third of whose pairs contradict."""
    rng = random.Random(0)  # the files are not shuffled
    pairs = [
        pair
        for name in BALANCED
        for pair in rng.sample(read_pairs(SHARED / f"data/nli/dev/{name}.jsonl.gz"), BALANCED_PAIRS)
    ]
    scores = as_matrix(scorer.score([(pair.premise, pair.hypothesis) for pair in pairs]))
    return reliability(scores[:, 0], np.array([pair.contradicts for pair in pairs]))


def main() -> None:
    """Print the table, or its figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scorer", default="bundled")
    parser.add_argument("--limit", type=int, help="score only so many pairs of each set")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    scorer = wiring.scorer(arguments.scorer)
    encoder = wiring.encoder()
    ranked = ranking(SHARED / "stories", splits.HELD_OUT, encoder, scorer)
    stories, ours = story_figures(ranked), story_figures(our_ranking(encoder, scorer))
    sets = dev_figures(scorer, limit=arguments.limit)
    if arguments.json:
        figures = {name: one.as_dict() for name, one in sets.items()}
        balanced = [asdict(one) for one in balanced_reliability(scorer)]
        told = {
            "sets": figures,
            "stories": asdict(stories),
            "our_stories": asdict(ours),
            "balanced": balanced,
        }
        print(json.dumps(told, indent=1))
        return
    print(table(sets))
    for title, figures_of in (("annotated stories", stories), ("stories of our own", ours)):
        print(title)
        for name, value in asdict(figures_of).items():
            if name != "reliability":
                shown = f"{value:.3f}" if isinstance(value, float) else value
                print(f"  {name:24} {shown}")


if __name__ == "__main__":
    main()
