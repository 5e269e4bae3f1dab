"""Pack what a GPU without a network needs to distil the NLI model, for distil.py.

    python benchmarks/distil_pack.py OUTPUT.xz [--seed 31]

Texts travel once, as ids of word pieces: the teacher's vocabulary is the student's, four places
on. Pairs are two numbers of texts, with what their label allows; the shares are those of
nli_ingredients.py, and one text in company (`in_company`) is added, since others' articles come as
paragraphs. Sentences that may be learned from are grouped for neighbours without a label. Held-out
stories, and real stories that only measure (splits.py), are left out of both.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import nli
import numpy as np
import own_stories
import readings
import splits
from natural_pairs import places, quad_pairs, read_articles
from nli_ingredients import ingredients

import consist
from consist import wiring
from consist.evaluation.labelled import ALLOWED, LABELS, LabelledPair, read_pairs
from consist.model import Article, Pair
from consist.sentences import split
from consist.training import edits
from consist.training.mixing import ONE_WAY, Ingredient

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
TOKENIZER = Path(consist.__file__).parent / "models/bundled/small_scorer/tokenizer.json"
MOST_PIECES = 250
"""Texts are cut here, in word pieces; the student is trained on pairs of up to 256."""

IN_COMPANY = {"company_general": 0.07, "company_news": 0.05}
"""Shares of what is learned from."""

GENERAL = ("mnli_part", "lingnli", "fever")
"""Whose pairs are put in company."""

GROUPS = {
    "mnli_part": "essays",
    "lingnli": "essays",
    "cb": "essays",
    "snli_part": "captions",
    "cad": "captions",
    "fever": "wiki",
    "semi_automatic_wiki": "wiki",
    "conjnli_auto": "wiki",
    "breaking_nli": "captions",
    "quads": "news",
    "contrasts_contradiction": "news",
    "contrasts_other": "news",
}
"""Among which sentences the neighbours of an ingredient's are looked for."""

LONGEST_NEIGHBOUR = 60  # word pieces
MOST_WORDS = 190
"""Words of a premise out of an article."""


class Numbered(Protocol):
    """Texts that have numbers."""

    def number(self, text: str, group: str | None = None) -> int:
        """Return the number of a text, a new one if need be."""
        ...


@dataclass
class Texts:
    """Every text once, with its word pieces and the groups that it looks for neighbours in."""

    tokenizer: Any
    known: dict[str, int] = field(default_factory=dict)
    groups: dict[str, set[int]] = field(default_factory=dict)

    def number(self, text: str, group: str | None = None) -> int:
        """Return the number of a text, a new one if need be."""
        found = self.known.setdefault(text, len(self.known))
        if group is not None:
            self.groups.setdefault(group, set()).add(found)
        return found

    def pieces(self) -> tuple[Any, Any]:
        """Return the ids of all texts end to end, uint16, and where each begins, uint32.

        The last of the latter, one more than there are texts, is where the last text ends.
        """
        coded = self.tokenizer.encode_batch(list(self.known), add_special_tokens=False)
        ids = [one.ids[:MOST_PIECES] for one in coded]
        starts = np.cumsum([0, *map(len, ids)])
        return np.array([i for row in ids for i in row], np.uint16), starts.astype(np.uint32)


def in_company(pairs: Sequence[LabelledPair], rng: random.Random) -> Iterator[LabelledPair]:
    """Put premises among one to four others of their set: what they say of the hypothesis stays.

    Only short premises with a clear label; the others are drawn at random.
    """
    short = [pair for pair in pairs if len(pair.premise.split()) <= 40]
    for pair in short:
        if pair.label not in LABELS or rng.random() < 0.5:
            continue
        others = [rng.choice(short).premise for _ in range(rng.randint(1, 4))]
        others.insert(rng.randint(0, len(others)), pair.premise)
        yield LabelledPair(" ".join(others), pair.hypothesis, pair.label, pair.weight)


def in_article(articles: Sequence[Article], rng: random.Random) -> Iterator[LabelledPair]:
    """Pair three to seven sentences of an article with one of them: edited, cut, told otherwise."""
    told = [[one.text for one in split(article) if one.comparable] for article in articles]
    names = sorted({name for texts in told for text in texts for name in edits.names_in(text)})
    for texts in told:
        for place in range(0, len(texts), 2):
            yield from _around(texts, place, names, rng)


def _around(
    texts: Sequence[str], place: int, names: Sequence[str], rng: random.Random
) -> Iterator[LabelledPair]:
    """Yield pairs of a sentence with those around it, which hold it; at times with them alone."""
    text = texts[place]
    if not 8 <= len(text.split()) <= 45:
        return
    first = max(0, place - rng.randint(0, 4))
    around = texts[first : max(place + 1, first + rng.randint(3, 7))]
    premise = " ".join(" ".join(around).split()[:MOST_WORDS])
    if text not in premise:
        return
    for label, copy in _copies(text, names, rng).items():
        if copy is not None:
            yield LabelledPair(premise, copy, label, 0.8)
    without = " ".join(one for one in around if one != text)
    if without and rng.random() < 0.4:
        yield LabelledPair(without, text, "not_entailment", 0.5)


def _copies(text: str, names: Sequence[str], rng: random.Random) -> dict[str, str | None]:
    """Return what a sentence becomes, by the label that this has after the sentence."""
    return {
        "contradiction": rng.choice(
            (
                edits.changed_value(text, rng),
                edits.changed_name(text, rng, names=names, shared_with=text),
                edits.opposite(text, rng),
                edits.negated(text) if rng.random() < 0.3 else None,
            )
        ),
        "entailment": edits.cut(text, rng) or (text if rng.random() < 0.2 else None),
        "not_contradiction": edits.harmless(text, rng),
    }


def news() -> tuple[list[Article], list[Article]]:
    """Return real articles, and those of annotated stories, that may be learned from."""
    runs = [readings.read(name) for name in readings.CORPORA]
    real = [one for run in runs for one in run.prepared.articles if not run.measures(one.id)]
    told = [
        one
        for story in splits.TRAINING
        for one in read_articles(SHARED / "stories" / story / "articles.jsonl")
    ]
    names = own_stories.names(unseen=False)
    with own_stories.laid_out(names) as folder:
        told += [one for name in names for one in read_articles(folder / name / "articles.jsonl")]
    return real, told


def measured(texts: Texts) -> dict[str, Any]:
    """Return what is measured on the spot: dev sets, stories and real pairs that taught nobody."""
    made: dict[str, Any] = {}
    for path in sorted((SHARED / "data/nli/dev").glob("*.jsonl.gz")):
        made[path.name.removesuffix(".jsonl.gz")] = rows_of(texts, read_pairs(path))
    dev = list(quad_pairs(SHARED / "quads/dev.jsonl", random.Random(0)))
    made["quads_dev"] = rows_of(texts, dev)
    encoder = wiring.encoder()
    names = own_stories.names(unseen=True)
    with own_stories.laid_out(names) as folder:
        for name, root, stories in (
            ("rank_stories", SHARED / "stories", splits.HELD_OUT),
            ("rank_own", folder, names),
        ):
            found = nli.ranked_pairs(root, stories, encoder)
            made[name] = rows_of(
                texts, [_clash_or_not(pair, contradicts=clash) for pair, clash in found]
            )
    made["rank_real"] = rows_of(texts, list(_read_pairs()))
    return made


def _read_pairs() -> Iterator[LabelledPair]:
    for corpus in readings.CORPORA:
        run = readings.read(corpus)
        for judgement in run.judgements:
            letter = run.letter(judgement.pair)
            if letter not in (None, "?", "D", "U") and run.is_measured(judgement.pair):
                yield _clash_or_not(judgement.pair, contradicts=letter == "C")


def _clash_or_not(pair: Pair, *, contradicts: bool) -> LabelledPair:
    label = "contradiction" if contradicts else "not_contradiction"
    return LabelledPair(pair.left.text, pair.right.text, label)


def rows_of(texts: Numbered, pairs: Sequence[LabelledPair], group: str | None = None) -> Any:
    """Return pairs as rows: premise, hypothesis, what is allowed as bits, weight in hundredths."""
    return np.array(
        [
            (
                texts.number(pair.premise, group),
                texts.number(pair.hypothesis, group),
                sum(1 << bit for bit, label in enumerate(LABELS) if label in ALLOWED[pair.label])
                + (8 if pair.label in ONE_WAY else 0),
                round(100 * pair.weight),
            )
            for pair in pairs
        ],
        dtype=np.uint32,
    )


def packed(seed: int) -> dict[str, Any]:
    """Return everything as arrays by name."""
    texts = Texts(tokenizer())
    made = ingredients(SHARED, splits.TRAINING, wiring.encoder().encode, seed=seed)
    real, told = news()
    made += company(made, [*real, *told], random.Random(f"{seed}:company"))
    arrays: dict[str, Any] = {}
    for one in made:
        print(f"{one.name:24} {len(one.pairs):7}", flush=True)
        arrays[f"learn.{one.name}"] = rows_of(texts, one.pairs, GROUPS.get(one.name))
    for articles, group in ((real, "real"), (told, "news")):
        for place in places(articles):
            texts.number(place.text, group)
    arrays |= {f"dev.{name}": rows for name, rows in measured(texts).items()}
    ids, starts = texts.pieces()
    arrays |= _groups(texts, np.diff(starts.astype(np.int64)))
    shares = {one.name: one.end for one in made}
    arrays["shares"] = np.frombuffer(json.dumps(shares).encode(), np.uint8)
    return arrays | {"ids": ids, "starts": starts}


def tokenizer() -> Any:
    """Return the bundled model's tokenizer, which neither cuts nor pads."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(TOKENIZER))
    made.no_truncation()
    made.no_padding()
    return made


def company(
    made: Sequence[Ingredient], articles: Sequence[Article], rng: random.Random
) -> list[Ingredient]:
    """Return the two ingredients in which one of the texts is in company."""
    general = [pair for one in made if one.name in GENERAL for pair in one.pairs]
    pairs = {
        "company_general": list(in_company(general, rng)),
        "company_news": list(in_article(articles, rng)),
    }
    return [Ingredient(name, pairs[name], share, share) for name, share in IN_COMPANY.items()]


def _groups(texts: Texts, lengths: Any) -> dict[str, Any]:
    """Return the numbers of each group's texts that are short enough, by the name in the pack."""
    arrays = {}
    for group, numbers in texts.groups.items():
        chosen = np.array(sorted(numbers), np.uint32)
        arrays[f"group.{group}"] = chosen[lengths[chosen] <= LONGEST_NEIGHBOUR]
        print(f"group {group:18} {len(arrays[f'group.{group}']):7}")
    return arrays


def main() -> None:
    """Write the pack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=31)
    arguments = parser.parse_args()
    raw = io.BytesIO()
    np.savez(raw, **packed(arguments.seed))
    arguments.output.write_bytes(lzma.compress(raw.getvalue(), preset=6))
    print(f"{arguments.output.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
