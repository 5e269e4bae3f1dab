"""What the bundled NLI model learns from, and in which shares: others' sets and our own."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import own_stories
import readings
from contrasts import contrasts
from natural_pairs import (
    Encode,
    mistaken,
    neighbours,
    places,
    quad_pairs,
    read_articles,
    story_pairs,
)
from passages import passages

from consist.evaluation.labelled import LabelledPair, read_pairs
from consist.training.edited_pairs import (
    edited_entailed,
    edited_sentences,
    harmless_edits,
    rounded_counts,
)
from consist.training.mixing import Ingredient

SETS = {
    "mnli_part": (0.30, 0.28),
    "snli_part": (0.16, 0.15),
    "lingnli": (0.18, 0.16),
    "cad": (0.06, 0.06),
    "breaking_nli": (0.02, 0.02),
    "fever": (0.26, 0.28),
    "semi_automatic_wiki": (0.035, 0.03),
    "conjnli_auto": (0.02, 0.015),
    "cb": (0.003, 0.002),
}
"""Sets of other people, with their share at the start and at the end of the run."""

OWN = {
    "edited_entailed": (0.06, 0.06),
    "rounded": (0.015, 0.015),
    "edited_sentences": (0.03, 0.03),
    "harmless_edits": (0.05, 0.05),
    "quads": (0.04, 0.07),
    "neighbours": (0.03, 0.06),
    "mistaken": (0.08, 0.15),
    "stories_contradiction": (0.006, 0.02),
    "stories_other": (0.015, 0.03),
    "stories_natural": (0.02, 0.05),
    "contrasts_contradiction": (0.05, 0.06),
    "contrasts_other": (0.05, 0.06),
    "passages": (0.04, 0.05),
    "own_contradiction": (0.03, 0.06),
    "own_other": (0.04, 0.06),
    "own_natural": (0.03, 0.06),
}
"""Sets made here; those that look like the product's pairs grow towards the end."""

EDITED_FEVER = 90_000
"""Pairs of FEVER, an equal number of each label, that may be edited."""

ARTICLES = {"fa_kes": "location", "ecbplus": "topic"}
"""Real articles, with the field by which they are grouped for neighbours."""


def ingredients(
    shared: Path, stories: Sequence[str], encode: Encode, *, seed: int
) -> list[Ingredient]:
    """Return every ingredient; `stories` are those that may be learned from."""

    def rng(name: str) -> random.Random:
        return random.Random(f"{seed}:{name}")

    sets = {name: read_pairs(shared / f"data/nli/train/{name}.jsonl.gz") for name in SETS}
    edited = sets | {"fever": short_fever(sets["fever"], rng("fever"))}
    kept = ("fever", "mnli_part", "lingnli", "semi_automatic_wiki", "conjnli_auto", "snli_part")
    true = [pair for name in kept for pair in edited[name]]
    counted = [p for name in kept if name not in {"lingnli", "snli_part"} for p in edited[name]]
    sets["fever"] = lighter_fever(sets["fever"])
    articles = {name: shared / f"data/articles/{name}.jsonl.gz" for name in ARTICLES}
    found = [place for path in articles.values() for place in places(read_articles(path))]
    texts = [place.text for place in found]
    near = [
        pair
        for name, path in articles.items()
        for pair in neighbours(path, ARTICLES[name], encode, rng(name))
    ]
    made = {
        "edited_entailed": list(edited_entailed(true, rng("edited_entailed"))),
        "rounded": list(rounded_counts(counted, rng("rounded"))),
        "edited_sentences": list(edited_sentences(texts, rng("edited_sentences"))),
        "harmless_edits": list(
            harmless_edits([(place.before, place.text) for place in found], rng("harmless_edits"))
        ),
        "quads": list(quad_pairs(shared / "quads/train.jsonl", rng("quads"))),
        "neighbours": near,
        "mistaken": [pair for name in readings.CORPORA for pair in mistaken(readings.read(name))],
        **story_pairs(shared / "stories", stories, encode, rng("stories"), name="stories"),
        **of_our_own(encode, rng("own")),
    }
    shares = SETS | OWN
    return [Ingredient(name, pairs, *shares[name]) for name, pairs in (sets | made).items()]


def of_our_own(encode: Encode, rng: random.Random) -> dict[str, list[LabelledPair]]:
    """Return the pairs of our stories that may be learned from, of our contrasts and passages."""
    names = own_stories.names(unseen=False)
    with own_stories.laid_out(names) as folder:
        stories = story_pairs(folder, names, encode, rng, name="own")
    told = [pair for passage in passages() for pair in passage.pairs()]
    return {**stories, **_contrasts(), "passages": told}


def _contrasts() -> dict[str, list[LabelledPair]]:
    pairs = [pair for contrast in contrasts() for pair in contrast.pairs()]
    return {
        "contrasts_contradiction": [pair for pair in pairs if pair.label == "contradiction"],
        "contrasts_other": [pair for pair in pairs if pair.label != "contradiction"],
    }


def short_fever(pairs: Sequence[LabelledPair], rng: random.Random) -> list[LabelledPair]:
    """Sample FEVER evenly by label, mostly short evidence."""
    by_label: defaultdict[str, list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        if len(pair.premise.split()) <= 60 or rng.random() < 0.15:
            by_label[pair.label].append(pair)
    most = EDITED_FEVER // 3
    return [p for group in by_label.values() for p in rng.sample(group, min(len(group), most))]


def lighter_fever(pairs: Sequence[LabelledPair]) -> list[LabelledPair]:
    """Return FEVER with less weight for its neutrals, some of which are none."""
    return [
        LabelledPair(p.premise, p.hypothesis, p.label, 0.6 if p.label == "neutral" else 1.0)
        for p in pairs
    ]


def digest(made: Sequence[Ingredient]) -> str:
    """Return a hash over all ingredients: it tells whether two runs were given the same pairs."""
    sha = sha256()
    for one in made:
        for pair in one.pairs:
            row = (one.name, pair.premise, pair.hypothesis, pair.label, str(pair.weight))
            sha.update("\t".join(row).encode() + b"\n")
    return sha.hexdigest()
