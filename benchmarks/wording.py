"""What finds framing pairs, on annotated stories: baselines, the charge, the layers.

    PYTHONPATH=.:benchmarks python benchmarks/wording.py [--shown 20]

Every candidate pair of a story gets a score of framing. Reported on the training stories by folds
and on the held-out ones, judged by layers that were fitted on all others: the share of the gold
framing pairs found among the first pairs, as far down as framing holds 80 % of what the annotators
labelled there; and of all pairs from 0.5 on how many are framing, labelled otherwise, unlisted,
with the share flagged of each other label. Beside it stands the area under the ROC curve of
framing against other labels. The gold list of framing is not exhaustive: what it does not list
counts neither way.

Baselines: the cosine; the difference in sentiment (VADER, where vaderSentiment is installed), and
that times the cosine. The decider's share of contradictions plays no part here;
benchmarks/decider.py measures all kinds together.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import held_out
import numpy as np
import numpy.typing as npt
import splits

from consist.config import Settings
from consist.decide.decider import Decider, Layer
from consist.decide.evidence import Evidence
from consist.decide.features import features
from consist.model import ModelIdentity, Pair
from consist.training import framing
from consist.training.gold import NONE, GoldStory

FOLDS = 5
WANTED = 0.8
DECOY = "decoy"
OTHERS = ("contradiction", "agreement", DECOY, NONE)

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate pair with its features and gold label."""

    story: str
    item: Evidence
    features: dict[str, float]
    label: str


def read(names: Sequence[str]) -> tuple[list[Judged], Counter[str]]:
    """Return the candidate pairs of the stories, and the number of gold pairs by label."""
    found: list[Judged] = []
    gold: Counter[str] = Counter()
    for story in held_out.read(names, Settings()):
        gold.update(pair.label for pairs in story.gold.pairs.values() for pair in pairs)
        found += [
            Judged(story.name, item, features(item), label(story.gold, item.judgement.pair))
            for item in story.evidence
        ]
    return found, gold


def label(gold: GoldStory, pair: Pair) -> str:
    """Return the pair's class, of which the product has none for a decoy."""
    found = gold.label(pair)
    if found != NONE:
        return found
    decoys = {
        key: tuple(replace(one, label="agreement") for one in pairs if one.label == DECOY)
        for key, pairs in gold.pairs.items()
    }
    return NONE if GoldStory(gold.name, decoys).label(pair) == NONE else DECOY


def by_layers(taught: Sequence[Judged], asked: Sequence[Judged]) -> list[float]:
    """Return the probability of framing by layers fitted on other stories."""
    labels = [NONE if one.label == DECOY else one.label for one in taught]
    fitted = framing.fit([one.features for one in taught], labels, in_part=[False] * len(taught))
    if fitted is None:
        raise SystemExit("the stories hold too few pairs of framing")
    decider = Decider(
        identity=ModelIdentity("fold", "fold"),
        alone=Layer.from_json(fitted["same"]),  # not asked
        same=Layer.from_json(fitted["same"]),
        light=Layer.from_json(fitted["light"]),
    )
    return decider.framed([one.features for one in asked]) or []


def in_folds(always: Sequence[Judged], stories: Sequence[Judged]) -> Numbers:
    """Return the layers' probabilities, each story judged by layers that do not know it."""
    names = sorted({one.story for one in stories})
    scores = np.zeros(len(stories))
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        places = [place for place, one in enumerate(stories) if one.story in held]
        taught = [*always, *(one for one in stories if one.story not in held)]
        scores[places] = by_layers(taught, [stories[place] for place in places])
    return scores


def sentiment() -> Callable[[str], float] | None:
    """Return VADER's compound score, where it is installed."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    analyzer = SentimentIntensityAnalyzer()
    return lambda text: float(analyzer.polarity_scores(text)["compound"])


def baselines(stories: Sequence[Judged]) -> dict[str, Numbers]:
    """Return the scores of what needs no fitting, by name."""
    cosine = np.array([one.features["near_similarity"] for one in stories])
    found = {"cosine": cosine}
    feels = sentiment()
    if feels is not None:
        pairs = [(one.item.left.sentence.text, one.item.right.sentence.text) for one in stories]
        apart = np.array([abs(feels(left) - feels(right)) for left, right in pairs])
        found |= {"sentiment difference": apart, "that times the cosine": apart * cosine}
    charge = np.array([one.features["charge_more"] for one in stories])
    return found | {"charge": charge, "charge times cosine": charge * cosine}


def area(ours: Numbers, theirs: Numbers) -> float:
    """Return how often one of ours is above one of theirs; a tie counts half."""
    difference = np.subtract.outer(ours, theirs)
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def show(name: str, scores: Numbers, stories: Sequence[Judged], gold: Counter[str]) -> None:
    """Print one line of the table."""
    labels = np.array([one.label for one in stories])
    order = np.argsort(-scores, kind="stable")
    right, listed = labels[order] == "framing", labels[order] != NONE
    precision = np.cumsum(right) / np.maximum(np.cumsum(listed), 1)
    good = np.flatnonzero((precision >= WANTED) & listed)
    depth = int(good[-1]) + 1 if len(good) else 0
    recall = right[:depth].sum() / gold["framing"]
    areas = [area(scores[labels == "framing"], scores[labels == other]) for other in OTHERS]
    print(
        f"{name:24} recall {recall:.2f} in the first {depth:4}   areas "
        + "  ".join(f"{other} {value:.2f}" for other, value in zip(OTHERS, areas, strict=True))
    )


def flagged(scores: Numbers, stories: Sequence[Judged], gold: Counter[str]) -> None:
    """Print what is flagged from 0.5 on."""
    labels = Counter(one.label for one, score in zip(stories, scores, strict=True) if score >= 0.5)
    shares = {
        label: f"{labels[label] / gold[label]:.1%}"
        for label in ("framing", "contradiction", "agreement", DECOY)
    }
    print(f"  from 0.5 on: {dict(labels)}; of the gold pairs: {shares}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="What finds framing pairs.")
    parser.add_argument("--shown", type=int, default=0, help="print so many held-out findings")
    shown = parser.parse_args().shown
    training, training_gold = read(splits.TRAINING)
    held, held_gold = read(splits.HELD_OUT)
    for name, stories, always, gold in (
        ("training, by folds", training, [], training_gold),
        ("held out", held, training, held_gold),
    ):
        candidates = sum(one.label == "framing" for one in stories)
        print(f"\n{name}: {gold['framing']} framing pairs, {candidates} of them candidates")
        for baseline, scores in baselines(stories).items():
            show(baseline, scores, stories, gold)
        scores = in_folds(always, stories)
        show("layers", scores, stories, gold)
        flagged(scores, stories, gold)
        if stories is held:
            for place in np.argsort(-scores, kind="stable")[:shown]:
                one = stories[place]
                print(f"\n{scores[place]:.2f} {one.label}\n  {one.item.left.sentence.text}")
                print(f"  {one.item.right.sentence.text}")


if __name__ == "__main__":
    main()
