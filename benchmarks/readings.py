"""What readers said of pairs of real sentences, and the runs that these pairs come from.

    python benchmarks/readings.py FOLDER

writes a folder a corpus for `consist train decider --in-part`. A file of readings
(benchmarks/readings) holds one pair a line: the article, start and end of either sentence and a
letter, with tabs between. The letters are those of `LABELS`; "?" was not decided. The articles
themselves are in ../shared/data/articles.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import splits
from arguments import described

from consist import sources, wiring
from consist.config import Settings
from consist.decide.evidence import gather
from consist.model import Article, Judgement, Pair, Sentence
from consist.pipeline import Prepared, Silent, judge, prepare
from consist.store.codec import article_object
from consist.training.annotated import AnnotatedStory
from consist.training.gold import GoldPair, GoldStory

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
FOLDER = Path(__file__).parent / "readings"
CORPORA = ("fa_kes", "ecbplus")

LABELS: Mapping[str, str] = {
    "C": "contradiction",
    "D": "disputed_by_speakers",
    "U": "superseded",
    "F": "framing",
    "A": "agreement",
    "E": "decoy",  # another event of the kind
    "P": "decoy",  # a part and its whole
    "N": "decoy",
}

Place = tuple[str, int, int]


@dataclass(frozen=True)
class Read:
    """A corpus run up to the scores, with the letters of the pairs that were read."""

    prepared: Prepared
    judgements: tuple[Judgement, ...]
    letters: Mapping[frozenset[Place], str]

    def letter(self, pair: Pair) -> str | None:
        """Return what the reader said of the pair; None where nobody read it."""
        return self.letters.get(frozenset((_place(pair.left), _place(pair.right))))

    def is_measured(self, pair: Pair) -> bool:
        """Whether the pair is of a topic that only measures (splits.py)."""
        return self.measures(pair.left.article_id)

    def measures(self, article_id: str) -> bool:
        """Whether the article is of such a topic."""
        return splits.is_measured(self._topic_of[article_id])

    @cached_property
    def _topic_of(self) -> dict[str, str]:
        stories = self.prepared.stories
        return {name: story.topic_or_id for story in stories for name in story.article_ids}


def letters(corpus: str) -> dict[frozenset[Place], str]:
    """Read a corpus's file of readings."""
    found = {}
    for line in (FOLDER / f"{corpus}.tsv").read_text(encoding="utf-8").splitlines():
        one, start, end, other, other_start, other_end, letter = line.split("\t")
        sides = ((one, int(start), int(end)), (other, int(other_start), int(other_end)))
        found[frozenset(sides)] = letter
    return found


def articles(corpus: str) -> tuple[Article, ...]:
    """Read a corpus's articles, in the order of their ids."""
    path = SHARED / f"data/articles/{corpus}.jsonl.gz"
    found = [item for item in sources.read([str(path)]) if isinstance(item, Article)]
    return tuple(sorted(found, key=lambda article: article.id))


@cache
def read(corpus: str, settings: Settings | None = None) -> Read:
    """Run a corpus up to the scores, with cached vectors and scores."""
    chosen = Settings() if settings is None else settings
    encoder = wiring.kept_encoder(chosen.encoder, kept=wiring.cache())
    scorer = wiring.kept_scorer(chosen.scorer, kept=wiring.cache())
    prepared = prepare(
        articles(corpus), encoder=encoder, settings=chosen, focus=None, progress=Silent()
    )
    judgements = judge(prepared, scorer=scorer, progress=Silent())
    return Read(prepared, tuple(judgements), letters(corpus))


def _place(sentence: Sentence) -> Place:
    return (sentence.article_id, sentence.start, sentence.end)


def annotated(corpus: str, settings: Settings) -> AnnotatedStory:
    """Return a corpus as `consist train decider --in-part` reads it."""
    run = read(corpus, settings)
    by_articles: defaultdict[frozenset[str], list[GoldPair]] = defaultdict(list)
    for sides, letter in run.letters.items():
        if letter in LABELS:
            (one, *span), (other, *other_span) = sides
            a, b = (one, (span[0], span[1])), (other, (other_span[0], other_span[1]))
            by_articles[frozenset((one, other))].append(GoldPair(LABELS[letter], None, a, b))
    gold = GoldStory(corpus, {key: tuple(pairs) for key, pairs in by_articles.items()})
    evidence = gather(
        run.prepared.articles,
        run.prepared.sentences,
        run.judgements,
        stories=run.prepared.stories,
        vectors=run.prepared.vectors_of(judgement.pair for judgement in run.judgements),
    )
    return AnnotatedStory(corpus, run.prepared, evidence, gold, in_part=True)


def write(corpus: str, folder: Path) -> Path:
    """Write a corpus, its stories named, with what was read of it; return its folder."""
    run = read(corpus)
    target = folder / corpus
    target.mkdir(parents=True, exist_ok=True)
    known = {article.id: article for article in run.prepared.articles}
    lines = [
        json.dumps(article_object(replace(known[article_id], story=story.id))) + "\n"
        for story in run.prepared.stories
        for article_id in story.article_ids
    ]
    gold = [
        {"label": LABELS[letter], "a": _side(pair.left), "b": _side(pair.right)}
        for pair in (judgement.pair for judgement in run.judgements)
        if (letter := run.letter(pair) or "") in LABELS
    ]
    (target / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    (target / "gold.json").write_text(json.dumps(gold, indent=1), encoding="utf-8")
    return target


def _side(sentence: Sentence) -> dict[str, str]:
    return {"article_id": sentence.article_id, "sentence": sentence.text}


def main() -> None:
    """Write a folder for each corpus."""
    parser = described(__doc__)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    for name in CORPORA:
        print(write(name, arguments.folder))


if __name__ == "__main__":
    main()
