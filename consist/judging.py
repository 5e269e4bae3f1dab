"""The NLI model's reading of candidate pairs: pairs in, judgements out.

Where both sides report what somebody says, what they report may be read as well: beside "X said" a
clash is hardly read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from consist.attribution import Claim, claims
from consist.batches import batches
from consist.legible import legible
from consist.model import Judgement, Pair, Scores, Sentence
from consist.ports import Progress, Scorer

PAIRS_A_STEP = 512
"""So many that the large NLI model, which reads a part of them, still fills its batches: with the
open ones of 128 it read 36 pairs a second, with five times as many 59."""

MOST_OF_A_SENTENCE = 0.75
"""Claims that are so much of their sentences, in characters, are not scored by themselves."""


def judged(
    pairs: Sequence[Pair], sentences: Iterable[Sentence], *, scorer: Scorer, progress: Progress
) -> list[Judgement]:
    """Score each pair in both directions, and what both sides report; the answer keeps the order.

    Args:
        pairs: What is scored.
        sentences: All those of the pairs' articles: who says something may stand before it.
        scorer: The NLI model.
        progress: Who is told how far it is.
    """
    claimed = _claims(pairs, sentences)
    order = sorted(range(len(pairs)), key=lambda row: (_length(pairs[row]), row))
    made: dict[int, Judgement] = {}
    progress.begin("comparing pairs", len(pairs))
    for batch in batches(order, PAIRS_A_STEP):
        texts = [(pairs[row].left.text, pairs[row].right.text) for row in batch]
        reported = {row: claim for row in batch if (claim := _reported(pairs[row], claimed))}
        both = _both_ways([*texts, *reported.values()], scorer)
        of_claims = dict(zip(reported, both[len(batch) :], strict=True))
        for row, (forward, backward) in zip(batch, both, strict=False):
            made[row] = Judgement(pairs[row], forward, backward, of_claims.get(row))
        progress.advance(len(batch))
    return [made[row] for row in range(len(pairs))]


def _both_ways(texts: Sequence[tuple[str, str]], scorer: Scorer) -> list[tuple[Scores, Scores]]:
    asked = [legible(left, right) for left, right in texts]
    scores = scorer.score([*asked, *((right, left) for left, right in asked)])
    return list(zip(scores[: len(texts)], scores[len(texts) :], strict=True))


def _claims(pairs: Iterable[Pair], sentences: Iterable[Sentence]) -> dict[Sentence, Claim]:
    """Return what the sentences report, of those articles that have a pair."""
    wanted = {side.article_id for pair in pairs for side in (pair.left, pair.right)}
    by_article: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.article_id in wanted:
            by_article[sentence.article_id].append(sentence)
    return {
        sentence: claim
        for members in by_article.values()
        for sentence, claim in zip(members, claims([s.text for s in members]), strict=True)
        if claim is not None
    }


def _reported(pair: Pair, claimed: Mapping[Sentence, Claim]) -> tuple[str, str] | None:
    """Return what both sides report, or None where either asserts it or it need not be read."""
    left, right = claimed.get(pair.left), claimed.get(pair.right)
    if left is None or right is None or not is_buried(pair, left, right):
        return None
    return left.text, right.text


def is_buried(pair: Pair, left: Claim, right: Claim) -> bool:
    """Whether the other words of the pair's sentences may hide how their claims stand together.

    Claims that are most of their sentences are read there already: on real articles these are half
    of them. A denial hides its claim however short it is; two denials stand together as what they
    deny, which is read as well with them as without (record 0030).
    """
    if left.denied or right.denied:
        return left.denied != right.denied
    whole = len(pair.left.text) + len(pair.right.text)
    return len(left.text) + len(right.text) < MOST_OF_A_SENTENCE * whole


def _length(pair: Pair) -> int:
    return len(pair.left.text) + len(pair.right.text)
