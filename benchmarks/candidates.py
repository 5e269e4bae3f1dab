"""Which pairs that matter become candidates, stage by stage and against the budget.

    python benchmarks/candidates.py

On ECB+ (each text its own outlet) the share of the sentence pairs about the same events that are
among the first so many candidates, beside plain nearest neighbours over the whole corpus. On the
annotated stories, mixed together, the share of the gold contradictions that are left after each
stage.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import corpora
import numpy as np
from arguments import described
from corpora import Corpus

from consist.candidates import Candidates, find_candidates
from consist.config import Settings
from consist.copies import CopyGroups, copy_groups
from consist.model import Sentence, Story
from consist.stories import find_stories

BUDGETS = (2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)
PLAIN_NEIGHBOURS = 60
BLOCK = 1_000

Key = frozenset[Sentence]
Place = tuple[str, int, int]


def main() -> None:
    """Print both tables."""
    parser = described(__doc__)
    parser.parse_args()
    same_events()
    contradictions()


def same_events() -> None:
    """Print the curve over the budget on ECB+."""
    corpus = corpora.ecbplus()
    gold = list(corpora.ecbplus_pairs())
    pairs = _found(gold, corpus)
    print(f"ECB+: {len(gold)} same-event pairs, {len(pairs)} found in the sentences")
    stories, copies = _prepared(corpus)
    kept = _one_voice(pairs, copies)
    print(f"  prints of one text, no pairs: {len(pairs) - kept.total()}")
    print(f"  in one story: {_share(_in_one_story(kept, stories), kept):.3f}")
    print(f"{'budget':>34}  " + "".join(f"{budget:>9,}" for budget in BUDGETS))
    for neighbours in (1, 3, 5):
        settings = Settings(neighbours=neighbours, pair_budget=5_000_000)
        began = time.perf_counter()
        found = _candidates(corpus, stories, copies, settings)
        seconds = time.perf_counter() - began
        print(_row(f"nearest {neighbours}", _keys(found, copies), kept))
        print(
            f"{'':36}{found.considered:,} candidates of {found.possible:,} cross-outlet pairs "
            f"in stories, {seconds:.1f} s"
        )
    plain = list(_plain(corpus))
    print(_row("whole corpus", plain, Counter(pairs)))
    collapsed = list(dict.fromkeys(_voices(pair, copies) for pair in plain))
    print(_row("whole corpus, copies as one", collapsed, kept))


def contradictions() -> None:
    """Print what is left of the gold contradictions after each stage."""
    corpus = corpora.annotated()
    gold = set(_gold(corpus))
    pairs = _found(gold, corpus)
    stories, copies = _prepared(corpus)
    kept = _one_voice(pairs, copies)
    print(f"annotated stories: {len(gold)} contradictions, in the sentences {len(pairs)}")
    print(f"  not taken for prints of one text: {kept.total() / len(pairs):.3f}")
    print(f"  in one story: {_share(_in_one_story(kept, stories), kept):.3f}")
    for neighbours in (1, 2, 3, 5, 8):
        settings = Settings(neighbours=neighbours, pair_budget=5_000_000)
        found = _candidates(corpus, stories, copies, settings)
        recall = _share(_keys(found, copies), kept)
        print(f"  nearest {neighbours}: {recall:.3f} in {found.considered:,} pairs")
    found = _candidates(corpus, stories, copies, Settings(pair_budget=5_000_000))
    print(f"{'budget':>34}  " + "".join(f"{budget:>9,}" for budget in BUDGETS))
    print(_row(f"nearest {Settings().neighbours}", _keys(found, copies), kept))


def _found(gold: Iterable[tuple[Place, Place]], corpus: Corpus) -> set[Key]:
    """Return the pairs of the sentences that the gold's stretches are, where both are found."""
    find = Finder(corpus.sentences)
    pairs = set()
    for one, other in gold:
        left, right = find(one), find(other)
        if left is not None and right is not None:
            pairs.add(frozenset((left, right)))
    return pairs


def _prepared(corpus: Corpus) -> tuple[tuple[Story, ...], CopyGroups]:
    settings = Settings()
    stories = find_stories(corpus.articles, corpus.article_vectors(), settings=settings)
    copies = copy_groups(corpus.sentences, articles=corpus.articles, overlap=settings.copy_overlap)
    return stories, copies


def _candidates(
    corpus: Corpus, stories: Sequence[Story], copies: CopyGroups, settings: Settings
) -> Candidates:
    return find_candidates(
        corpus.sentences, corpus.vectors, stories=stories, copies=copies, settings=settings
    )


def _keys(found: Candidates, copies: CopyGroups) -> list[Key]:
    return [_voices(frozenset((pair.left, pair.right)), copies) for pair in found.pairs]


def _voices(pair: Key, copies: CopyGroups) -> Key:
    return frozenset(copies.representative(side) for side in pair)


def _one_voice(pairs: Iterable[Key], copies: CopyGroups) -> Counter[Key]:
    """Count the gold pairs by the texts they are prints of; those of one text are dropped."""
    voices = (_voices(pair, copies) for pair in pairs)
    return Counter(pair for pair in voices if len(pair) == 2)


def _in_one_story(pairs: Iterable[Key], stories: Sequence[Story]) -> Iterator[Key]:
    story_of = {article_id: story.id for story in stories for article_id in story.article_ids}
    for pair in pairs:
        if len({story_of[side.article_id] for side in pair}) == 1:
            yield pair


def _share(found: Iterable[Key], gold: Counter[Key]) -> float:
    return sum(gold[pair] for pair in set(found)) / gold.total()


def _row(name: str, found: Sequence[Key], gold: Counter[Key]) -> str:
    hits = np.cumsum([gold[pair] for pair in found]) / gold.total()
    cells = (
        f"{hits[budget - 1]:9.3f}" if budget <= len(hits) else "        -" for budget in BUDGETS
    )
    return f"{name:>34}  {''.join(cells)}  all {hits[-1]:.3f}"


def _plain(corpus: Corpus) -> Iterator[Key]:
    """Yield the nearest pairs of different outlets over the whole corpus, the nearest first."""
    sentences, vectors = corpus.sentences, corpus.vectors
    outlets = np.unique([sentence.outlet for sentence in sentences], return_inverse=True)[1]
    best: dict[tuple[int, int], float] = {}
    for start in range(0, len(sentences), BLOCK):
        cosine = vectors[start : start + BLOCK] @ vectors.T
        cosine[outlets[start : start + BLOCK, None] == outlets] = -np.inf
        nearest = np.argpartition(-cosine, PLAIN_NEIGHBOURS, axis=1)[:, :PLAIN_NEIGHBOURS]
        for row, columns in enumerate(nearest):
            for column in columns.tolist():
                pair = (min(start + row, column), max(start + row, column))
                best[pair] = float(cosine[row, column])
    for one, other in sorted(best, key=lambda pair: (-best[pair], pair)):
        yield frozenset((sentences[one], sentences[other]))


class Finder:
    """Finds the sentence that covers most of a stretch of an article."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            self._sentences[sentence.article_id].append(sentence)

    def __call__(self, place: Place) -> Sentence | None:
        """Return the sentence, or None where none covers more than half of the shorter one."""
        article_id, start, end = place

        def shared(sentence: Sentence) -> int:
            return min(end, sentence.end) - max(start, sentence.start)

        best = max(self._sentences[article_id], key=shared, default=None)
        if best is None or shared(best) * 2 <= min(end - start, best.end - best.start):
            return None
        return best


def _gold(corpus: Corpus) -> Iterator[tuple[Place, Place]]:
    texts: Mapping[str, str] = {article.id: article.text for article in corpus.articles}
    for path in sorted(corpora.STORIES.glob("*/gold.json")):
        for pair in json.loads(path.read_text(encoding="utf-8")):
            if pair["label"] == "contradiction":
                one, other = (_place(texts, pair[side]) for side in "ab")
                yield one, other


def _place(texts: Mapping[str, str], side: Mapping[str, str]) -> Place:
    start = texts[side["article_id"]].index(side["sentence"])
    return side["article_id"], start, start + len(side["sentence"])


if __name__ == "__main__":
    main()
